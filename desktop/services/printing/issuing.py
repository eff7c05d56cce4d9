"""Issuing a printed paper: it takes its number, and is kept with its PDF and the numbers that it gives."""

from dataclasses import replace
from datetime import date, datetime

from desktop.domain.assessments import Period
from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.domain.frozen import Drift, Frozen, FrozenFigure, FrozenTask, drift
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.meetings import reviewed_year
from desktop.papers.blocks import Letterhead, Paper
from desktop.papers.headlines import Headlines
from desktop.papers.layout_parts import Layout
from desktop.services import issued
from desktop.services.changes import Changed
from desktop.services.figures import totals
from desktop.services.numbers import take_number
from desktop.services.printing.frozen_text import from_text, to_text
from desktop.services.printing.registry import Subject, spec_of
from desktop.services.printing.rendering import made, paper_pdf
from desktop.services.printing.requests import Desk, PaperRequest
from desktop.services.summaries import usual_day
from desktop.storage import task_lists
from desktop.storage.database import Ledger

#: Papers that are issued where they are signed or sent: :mod:`desktop.services.signing`, ``services.reminders``.
_ISSUED_ELSEWHERE = (PaperKind.MINUTES, PaperKind.REMINDERS)

#: Papers that give counts of the plan and sums of figures.
_COUNTING = (
    *(PaperKind.MINUTES, PaperKind.NOTICE, PaperKind.PLAN),
    *(PaperKind.PROGRESS, PaperKind.ANNUAL_REPORT, PaperKind.PERIOD_REPORT),
)


def issue_paper(ledger: Ledger, request: PaperRequest, now: datetime) -> Changed[IssuedPaper]:
    """Print a paper and keep it as issued, with its day (today unless one is given) and its number.

    A signed paper without a number takes the next one of its series. Refused as ``issued-elsewhere`` for minutes and
    reminders, and while an earlier version is in force. All of it is done, or nothing: what can't be printed takes no
    number.
    """
    if request.kind in _ISSUED_ELSEWHERE:
        raise RefusedValue("issued-paper", "issued-elsewhere")
    request = replace(request, dated=request.dated or now.date())
    with ledger.transaction():
        request = _numbered(ledger, request)
        found = made(ledger, request)
        owner, owner_id = owner_of(ledger, request)
        paper = IssuedPaper(
            id=0,
            kind=request.kind,
            owner=owner,
            owner_id=owner_id,
            version=0,
            dated=request.dated or now.date(),
            title=found.paper.title,
            sha256="",
            number=request.number,
            symbol=_symbol(found.paper, found.layout),
            frozen=frozen_numbers(ledger, request),
        )
        return issued.issue(ledger, paper, paper_pdf(ledger, request), now)


def _numbered(ledger: Ledger, request: PaperRequest) -> PaperRequest:
    if request.number is not None or request.dated is None or not spec_of(request.kind).signed:
        return request
    return replace(request, number=take_number(ledger, request.kind, request.dated))


def _symbol(paper: Paper, layout: Layout) -> str:
    """Return number and symbol as they are printed: "05/BC-BCĐ"; empty for a paper that has none."""
    heads = (block for block in paper.main.blocks if isinstance(block, Letterhead))
    symbol = next((head.symbol for head in heads if head.symbol), None)
    return "" if symbol is None or symbol.number is None else Headlines(layout).symbol(symbol)


def owner_of(ledger: Ledger, request: PaperRequest) -> tuple[Owner, int]:
    """Return the record for which a paper is issued.

    A meeting, a unit, or a year by its number; a stretch of days by the numbers of its first and last day
    ("2021010120210331"), so that each quarter and each half-year has its own report.
    """
    desk = Desk(ledger, request)
    subject = spec_of(request.kind).subject
    if subject is Subject.MEETING:
        return Owner.MEETING, desk.meeting.id
    if request.unit_id is not None:
        return Owner.UNIT, request.unit_id
    if subject is Subject.DAY:
        return Owner.YEAR, _day_number(request.as_of or request.today)
    return Owner.YEAR, desk.year if request.period is None else _span_number(request.period)


def _day_number(day: date) -> int:
    return int(f"{day:%Y%m%d}")


def _span_number(period: Period) -> int:
    return int(f"{period.start:%Y%m%d}{period.end:%Y%m%d}")


def frozen_numbers(ledger: Ledger, request: PaperRequest) -> str:
    """Return the numbers of a paper as text; empty for one that gives none."""
    if request.kind not in _COUNTING:
        return ""
    desk = Desk(ledger, request)
    if spec_of(request.kind).subject is Subject.MEETING:
        year = reviewed_year(desk.meeting.head)
        day = usual_day(year, desk.held)
        return to_text(counted(ledger, Frozen(year, day, date(year, 1, 1), day)))
    period = desk.period
    return to_text(counted(ledger, Frozen(period.end.year, desk.as_of, period.start, period.end)))


def counted(ledger: Ledger, asked: Frozen) -> Frozen:
    """Return the numbers for the years and the days of ``asked``, counted from the records as they are now."""
    years = range(asked.start.year, asked.year + 1)
    rows = [row for year in years for row in task_lists.counted(ledger, year, usual_day(year, asked.as_of))]
    sums = totals(ledger, asked.start, asked.end)
    return replace(
        asked,
        tasks=tuple(FrozenTask(*row) for row in rows),
        figures=tuple(
            FrozenFigure(one.indicator, one.measure, one.quantity) for one in sums if one.quantity is not None
        ),
    )


def drift_since_issue(ledger: Ledger, paper: IssuedPaper) -> Drift:
    """Return in what the numbers of an issued paper are others now, for the same days, and why."""
    if not paper.frozen:
        return Drift()
    then = from_text(paper.frozen)
    return drift(then, counted(ledger, then))

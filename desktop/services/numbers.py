"""The numbers of papers: per year or per term, which one is next, and where an office goes on from its old register."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date

from desktop.domain.errors import RefusedValue
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.numbering import Numbering
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import issued, meetings, offices, paper_settings
from desktop.storage.database import Ledger

_SETTING = "numbering"

#: The kinds of papers that are numbered, in the order in which they are listed.
NUMBERED = (
    PaperKind.MINUTES,
    PaperKind.NOTICE,
    PaperKind.INVITATIONS,
    PaperKind.REMINDERS,
    PaperKind.PLAN,
    PaperKind.ANNUAL_REPORT,
    PaperKind.PERIOD_REPORT,
    PaperKind.ASSESSMENT,
    PaperKind.PROGRAMME,
)

#: A register of one year or term holds no more papers.
_HIGHEST = 99_999


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """The series of one kind of paper: from the year ``begins`` to ``ends``; ``next_number`` is given next."""

    kind: PaperKind
    begins: int
    ends: int
    next_number: int


def numbering(ledger: Ledger) -> Numbering:
    """Return how the office numbers its papers."""
    kept = paper_settings.load(ledger, _SETTING)
    return Numbering(**json.loads(kept)) if kept else Numbering()


def keep_numbering(ledger: Ledger, chosen: Numbering) -> Changed[Numbering]:
    """Number papers like this from now on; the new series go on after what papers of their years have already."""
    with ledger.transaction():
        paper_settings.save(ledger, _SETTING, json.dumps(asdict(chosen)))
    return changed(chosen, Noun.OFFICE)


def all_series(ledger: Ledger, day: date) -> tuple[NumberSeries, ...]:
    """Return the series of ``day``, one for each kind of paper that is numbered."""
    return tuple(_series(ledger, kind, day) for kind in NUMBERED)


def _series(ledger: Ledger, kind: PaperKind, day: date) -> NumberSeries:
    rule = numbering(ledger)
    begins = rule.begins(day.year)
    last = offices.last_number(ledger, kind.value, begins)
    series = NumberSeries(kind, begins, rule.ends(day.year), last + 1)
    return replace(series, next_number=max(last, _highest_used(ledger, series)) + 1)


def take_number(ledger: Ledger, kind: PaperKind, dated: date) -> int:
    """Take the next number of a kind of paper in its year or term; a number taken is never given again.

    Papers that quote their number are made after this, in the same transaction as
    :func:`desktop.services.issued.issue`.
    """
    with ledger.transaction():
        series = _series(ledger, kind, dated)
        offices.set_last_number(ledger, kind.value, series.begins, series.next_number)
        return series.next_number


def reserve_number(ledger: Ledger, paper: IssuedPaper) -> None:
    """Count the number that a person gave a paper as taken: its series goes on after it.

    Raises :class:`RefusedValue` ``number-given`` where a paper of another record has it; versions of one may share it.
    """
    if paper.number is None:
        return
    series = _series(ledger, paper.kind, paper.dated)
    bearing = issued.numbered(ledger, paper.kind, paper.number, series.begins, series.ends)
    if any((other.owner, other.owner_id) != (paper.owner, paper.owner_id) for other in bearing):
        raise RefusedValue("paper-number", "number-given", str(paper.number))
    offices.reserve_number(ledger, paper.kind.value, series.begins, paper.number)


def set_next_number(ledger: Ledger, kind: PaperKind, day: date, number: int) -> Changed[NumberSeries]:
    """Give ``number`` to the next paper of the kind, as the office's register on paper goes on.

    Raises :class:`RefusedValue` ``outside-range`` for what is no number, ``number-taken`` for one that is not above
    the highest that a paper of the series has.
    """
    if not 1 <= number <= _HIGHEST:
        raise RefusedValue("next-number", "outside-range", f"1–{_HIGHEST}")
    with ledger.transaction():
        found = _series(ledger, kind, day)
        highest = _highest_used(ledger, found)
        if number <= highest:
            raise RefusedValue("next-number", "number-taken", str(highest))
        offices.set_last_number(ledger, kind.value, found.begins, number - 1)
    return changed(_series(ledger, kind, day), Noun.OFFICE)


def _highest_used(ledger: Ledger, series: NumberSeries) -> int:
    """Return the highest number that a paper of the series has; 0 where there is none."""
    highest = issued.highest_number(ledger, series.kind, series.begins, series.ends)
    if series.kind is not PaperKind.MINUTES:
        return highest
    years = range(series.begins, series.ends + 1)
    return max([highest, *(head.number or 0 for _, head in meetings.heads(ledger) if head.start.year in years)])

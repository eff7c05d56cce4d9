"""The numbers of papers: per year or per term, which one is next, and where an office goes on from its old register."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from desktop.domain.errors import RefusedValue
from desktop.domain.issued import PaperKind
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
    """Number papers like this from now on; the series that were begun go on where they are asked for again."""
    with ledger.transaction():
        paper_settings.save(ledger, _SETTING, json.dumps(asdict(chosen)))
    return changed(chosen, Noun.OFFICE)


def series_year(ledger: Ledger, dated: date) -> int:
    """Return the year by which the series is known that a paper of this day belongs to."""
    return numbering(ledger).begins(dated.year)


def all_series(ledger: Ledger, day: date) -> tuple[NumberSeries, ...]:
    """Return the series of ``day``, one for each kind of paper that is numbered."""
    return tuple(_series(ledger, kind, day) for kind in NUMBERED)


def _series(ledger: Ledger, kind: PaperKind, day: date) -> NumberSeries:
    rule = numbering(ledger)
    begins = rule.begins(day.year)
    return NumberSeries(kind, begins, rule.ends(day.year), offices.last_number(ledger, kind.value, begins) + 1)


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
    years = range(series.begins, series.ends + 1)
    given = [one.number for one in issued.everything(ledger) if one.kind is series.kind and one.dated.year in years]
    if series.kind is PaperKind.MINUTES:
        given += [head.number for _, head in meetings.heads(ledger) if head.start.year in years]
    return max((number for number in given if number is not None), default=0)

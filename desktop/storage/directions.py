"""Which meeting gave a direction, in which conclusion, and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.deadlines import Deadline
from desktop.storage import tables
from desktop.storage.database import Ledger, Row, among
from desktop.storage.kept_values import read_day


@dataclass(frozen=True, slots=True)
class GivenIn:
    """The conclusion that a direction came of, with its meeting."""

    conclusion_id: int
    number: int
    text: str
    meeting_id: int
    meeting: str
    given_on: date
    report_back: Deadline | None = None


def count(ledger: Ledger) -> int:
    """Return of how many conclusions directions came."""
    return int(ledger.sql("SELECT count(DISTINCT conclusion_id) FROM task WHERE conclusion_id IS NOT NULL")[0][0])


def recent_or_open(ledger: Ledger, as_of: date) -> set[int]:
    """Return the conclusions whose directions are open on a day, or were given in its year, the one before, or later.

    Where tasks stand is taken from the cache of :mod:`desktop.storage.standings`, which must be fresh.
    """
    found = ledger.sql(
        "SELECT conclusion_id FROM standing_span WHERE kind = 'direction' AND state = 'open-in-time'"
        " AND from_on <= ?1 AND until_on >= ?1 AND conclusion_id IS NOT NULL"
        " UNION SELECT conclusion_id FROM task WHERE year >= ?2 AND kind = 'direction' AND conclusion_id IS NOT NULL",
        (as_of.isoformat(), as_of.year - 1),
    )
    return {row[0] for row in found}


def open_on(ledger: Ledger, as_of: date) -> set[int]:
    """Return the conclusions of all years of whose directions something is open on a day; from the same cache."""
    found = ledger.sql(
        "SELECT conclusion_id FROM standing_span WHERE kind = 'direction' AND state = 'open-in-time'"
        " AND from_on <= ?1 AND until_on >= ?1 AND conclusion_id IS NOT NULL",
        (as_of.isoformat(),),
    )
    return {row[0] for row in found}


def given(ledger: Ledger, conclusion_ids: Collection[int] | None = None) -> list[GivenIn]:
    """Return these conclusions, or all, in the order in which they were given."""
    one, meeting = tables.Conclusion, tables.Meeting
    back = (one.report_text, one.report_from, one.report_to, one.report_ongoing)
    query = (
        one.select(one.id, one.number, one.text, meeting.id, meeting.title, meeting.start, *back)
        .join(meeting, on=(one.meeting_id == meeting.id))
        .order_by(meeting.start, meeting.id, one.place)
    )
    if conclusion_ids is not None:
        query = query.where(among(one.id, conclusion_ids))
    return list(map(_given_in, ledger.plain(query)))


def _given_in(row: Row) -> GivenIn:
    id_, number, text, meeting_id, title, start, *back = row
    report_text, first, last, ongoing = back
    report_back = None if report_text is None else Deadline(report_text, read_day(first), read_day(last), bool(ongoing))
    return GivenIn(id_, number, text, meeting_id, title, datetime.fromisoformat(start).date(), report_back)

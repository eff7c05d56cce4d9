"""Who owes a report: on which tasks nothing was heard that should have been heard by a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.deadlines import Deadline
from desktop.domain.tasks import Standing


class Owed(StrEnum):
    """Why a unit is to be reminded of a task, what weighs most first."""

    OVERDUE = "overdue"
    REPORT_BACK = "report-back"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Period:
    """The days for which units are to report, both inclusive; ``due_on`` is the day by which they were to do so."""

    start: date
    end: date
    due_on: date


def owed(where: Standing, period: Period, as_of: date, report_back: Deadline | None = None) -> Owed | None:
    """Return why a report on something that stands so on ``as_of`` is owed; ``None`` where none is.

    What is done, withdrawn or waits for a confirmation owes nothing. An answer of "nothing to report" is a report.
    """
    if not where.is_open or where.waits:
        return None
    if where.overdue:
        return Owed.OVERDUE
    heard_on = where.heard_on or date.min
    if report_back is not None and report_back.end is not None and report_back.end < as_of:
        asked_since = report_back.start or report_back.end
        if heard_on < min(asked_since, period.start):
            return Owed.REPORT_BACK
    return Owed.PERIOD if period.due_on < as_of and heard_on < period.start else None


def quarter_of(day: date) -> Period:
    """Return the last whole quarter before ``day``, to be reported on by the day before it at the latest."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    end = date.fromordinal(first.toordinal() - 1)
    return Period(date(end.year, end.month - 2, 1), end, end)

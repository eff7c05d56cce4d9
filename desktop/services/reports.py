"""What a report on a stretch of days says, counted from the records: a quarter, half a year, a year, five years.

The same engine feeds the printed report (:mod:`desktop.services.printing.year_papers`) and the page of reports.
"""

from dataclasses import dataclass
from datetime import date

from desktop.domain.assessments import AssessmentSection, Period
from desktop.domain.counts import Count, Counts
from desktop.domain.matters import Matter
from desktop.domain.tasks import TaskKind
from desktop.papers.assessments import Texts
from desktop.papers.periods import following, period_name
from desktop.papers.report_figures import FigureLine
from desktop.papers.task_tables import UnitLine
from desktop.papers.year_words import YearResult
from desktop.services.assessments import assessment_of_period
from desktop.services.directions import DirectionRow, register
from desktop.services.matters import matters
from desktop.services.meetings import MeetingRow, meetings
from desktop.services.summaries import summary, usual_day
from desktop.services.task_lists import TaskOrder, TaskSearch, all_rows
from desktop.services.tasks import TaskRow
from desktop.services.year_results import figure_lines, planned_of, unit_lines
from desktop.storage import task_lists
from desktop.storage.database import Ledger

__all__ = [
    "AssessmentSection",
    "FigureLine",
    "Report",
    "UnitLine",
    "YearResult",
    "last_day",
    "period_name",
    "report_on",
]


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of ``period`` on ``as_of``, its last day or an earlier one.

    ``results`` has the counts of each year's plan, ``units`` those of the lead units of the last one. The lists are of
    that last year's plan: ``done_late``, ``overdue``, ``withdrawn``. ``directions`` were given, ``meetings`` held and
    ``matters`` raised within the period. ``ahead`` are the key tasks still to be done in the year of ``next_period``.
    """

    period: Period
    as_of: date
    results: tuple[YearResult, ...]
    units: tuple[UnitLine, ...]
    done_late: tuple[TaskRow, ...]
    overdue: tuple[TaskRow, ...]
    withdrawn: tuple[TaskRow, ...]
    directions: tuple[DirectionRow, ...]
    meetings: tuple[MeetingRow, ...]
    matters: tuple[Matter, ...]
    figures: tuple[FigureLine, ...]
    texts: Texts
    next_period: Period | None
    ahead: tuple[TaskRow, ...]

    @property
    def year(self) -> int:
        """The last year that the period looks at: whose lists these are."""
        return self.period.end.year

    @property
    def counts(self) -> Counts:
        """All results together."""
        return sum((result.all for result in self.results), Counts())


def last_day(period: Period, today: date) -> date:
    """Return the day for which a report speaks when none is asked for: the period's last day, or today before it."""
    return min(period.end, today)


def report_on(ledger: Ledger, period: Period, as_of: date) -> Report:
    """Return the report on a period as of a day."""
    found = summary(ledger, period.end.year, usual_day(period.end.year, as_of))
    ahead = following(period)
    return Report(
        period=period,
        as_of=as_of,
        results=_results(ledger, period, as_of),
        units=unit_lines(found),
        done_late=_listed(ledger, found.year, as_of, Count.DONE_LATE),
        overdue=_listed(ledger, found.year, as_of, Count.OPEN_OVERDUE),
        withdrawn=_listed(ledger, found.year, as_of, Count.WITHDRAWN),
        directions=tuple(row for row in register(ledger, as_of).rows if row.direction.given_on >= period.start),
        meetings=tuple(row for row in meetings(ledger) if period.start <= row.head.start.date() <= as_of),
        matters=tuple(one for one in matters(ledger) if period.start <= one.raised_on <= as_of),
        figures=figure_lines(ledger, period),
        texts=assessment_of_period(ledger, period).texts,
        next_period=ahead,
        ahead=_ahead(ledger, ahead, as_of),
    )


def _results(ledger: Ledger, period: Period, as_of: date) -> tuple[YearResult, ...]:
    years = range(period.start.year, period.end.year + 1)
    return tuple(planned_of(summary(ledger, year, usual_day(year, as_of))) for year in years)


def _listed(ledger: Ledger, year: int, as_of: date, count: Count) -> tuple[TaskRow, ...]:
    """Return the tasks of the plan that count so, without directions, the one that falls due first first."""
    search = TaskSearch(year, as_of, count=count, planned=True)
    return tuple(all_rows(ledger, task_lists.ids(ledger, search, TaskOrder.DUE), as_of))


def _ahead(ledger: Ledger, ahead: Period | None, as_of: date) -> tuple[TaskRow, ...]:
    if ahead is None:
        return ()
    search = TaskSearch(ahead.start.year, as_of, TaskKind.KEY)
    rows = all_rows(ledger, task_lists.ids(ledger, search), as_of)
    return tuple(row for row in rows if row.standing.is_open)

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
from desktop.storage import task_lists, unit_links
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
    that last year's plan: ``done_late``, ``overdue``, ``withdrawn``. ``directions`` were given and ``meetings``
    held within the period, ``matters`` raised in it or still to be settled then. ``ahead`` are the key tasks still to
    be done in the year of ``next_period``. ``has_successors`` says whether any unit has gone on under another.
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
    has_successors: bool = False

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


def report_on(ledger: Ledger, period: Period, as_of: date, units_on: date | None = None) -> Report:
    """Return the report on a period as of a day; tasks are led by the units of that day, or of ``units_on``."""
    found = summary(ledger, period.end.year, usual_day(period.end.year, as_of), units_on)
    ahead = following(period)
    lists = _Lists(ledger, as_of, units_on)
    return Report(
        period=period,
        as_of=as_of,
        results=_results(ledger, period, as_of),
        units=unit_lines(found),
        done_late=lists.counted(found.year, Count.DONE_LATE),
        overdue=lists.counted(found.year, Count.OPEN_OVERDUE),
        withdrawn=lists.counted(found.year, Count.WITHDRAWN),
        directions=tuple(row for row in register(ledger, as_of).rows if row.direction.given_on >= period.start),
        meetings=tuple(row for row in meetings(ledger) if period.start <= row.head.start.date() <= as_of),
        matters=tuple(one for one in matters(ledger) if one.was_open(period.start, as_of)),
        figures=figure_lines(ledger, period),
        texts=assessment_of_period(ledger, period).texts,
        next_period=ahead,
        ahead=lists.ahead(ahead),
        has_successors=not unit_links.through_time(ledger).is_plain,
    )


def _results(ledger: Ledger, period: Period, as_of: date) -> tuple[YearResult, ...]:
    years = range(period.start.year, period.end.year + 1)
    return tuple(planned_of(summary(ledger, year, usual_day(year, as_of))) for year in years)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of tasks as of a day, led by the units of that day or of ``units_on``."""

    ledger: Ledger
    as_of: date
    units_on: date | None

    def counted(self, year: int, count: Count) -> tuple[TaskRow, ...]:
        """Return the tasks of the plan that count so, without directions, the one that falls due first first."""
        return self._rows(TaskSearch(year, self.as_of, count=count, planned=True), TaskOrder.DUE)

    def ahead(self, period: Period | None) -> tuple[TaskRow, ...]:
        """Return the key tasks of the year of a period that are still to be done."""
        if period is None:
            return ()
        rows = self._rows(TaskSearch(period.start.year, self.as_of, TaskKind.KEY), TaskOrder.PLAN)
        return tuple(row for row in rows if row.standing.is_open)

    def _rows(self, search: TaskSearch, order: TaskOrder) -> tuple[TaskRow, ...]:
        return tuple(all_rows(self.ledger, task_lists.ids(self.ledger, search, order), self.as_of, self.units_on))

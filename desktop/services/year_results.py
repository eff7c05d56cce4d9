"""Counts and figures of a year or a period as reports and charts show them.

Every number is that of the summary and of the sums of figures.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from desktop.domain.assessments import Period
from desktop.domain.counts import Counts
from desktop.domain.quantities import MONEY
from desktop.domain.tasks import TaskKind
from desktop.domain.text import spelling_key
from desktop.papers.periods import year_before
from desktop.papers.report_figures import FigureLine
from desktop.papers.result_charts import MonthCounts
from desktop.papers.task_tables import UnitLine
from desktop.papers.year_words import YearResult
from desktop.services.figures import totals
from desktop.services.summaries import Summary, summary
from desktop.storage import task_lists
from desktop.storage.database import Ledger

#: The kinds of tasks of a plan; directions are counted apart.
PLANNED = (TaskKind.COMMON, TaskKind.REGISTERED, TaskKind.KEY)

_MEASURE_WORDS: Mapping[str, str] = {MONEY: "đồng"}


def year_result(ledger: Ledger, year: int, as_of: date) -> YearResult:
    """Return the counts of the plan of a year: those of the summary."""
    return planned_of(summary(ledger, year, as_of))


def planned_of(found: Summary) -> YearResult:
    """Return the counts of the plan, without directions."""
    return YearResult(found.year, {kind: found.kinds[kind] for kind in PLANNED})


def unit_result(found: Summary, unit_id: int) -> YearResult:
    """Return the counts of the plan of one lead unit."""
    own = next((unit.kinds for unit in found.units if unit.unit_id == unit_id), {})
    return YearResult(found.year, {kind: own.get(kind, Counts()) for kind in PLANNED})


def unit_lines(found: Summary) -> tuple[UnitLine, ...]:
    """Return the counts of the plan by lead unit; their sum is that of :func:`planned_of`."""
    lines = (UnitLine(unit.name, _planned(unit.kinds), unit.unit_id) for unit in found.units)
    return tuple(line for line in lines if line.counts.total or line.counts.withdrawn)


def _planned(kinds: Mapping[TaskKind, Counts]) -> Counts:
    return sum((kinds[kind] for kind in PLANNED), Counts())


def figure_lines(ledger: Ledger, period: Period) -> tuple[FigureLine, ...]:
    """Return the sums by indicator of a period beside those of the same days of the year before."""
    before = year_before(period)
    earlier: dict[tuple[str, str], Decimal | None] = {
        (spelling_key(one.indicator), one.measure): one.quantity for one in totals(ledger, before.start, before.end)
    }
    return tuple(
        FigureLine(
            one.indicator,
            _MEASURE_WORDS.get(one.measure, one.measure),
            one.quantity,
            one.approximate,
            earlier.get((spelling_key(one.indicator), one.measure)),
        )
        for one in totals(ledger, period.start, period.end)
    )


def month_counts(ledger: Ledger, year: int, as_of: date) -> tuple[MonthCounts, ...]:
    """Return what of the plan of a year falls due and was done in each month, as lists of tasks show it."""
    months = task_lists.months(ledger, year, as_of)
    return tuple(MonthCounts(month, due, done) for month, (due, done) in enumerate(months, start=1))

"""A task's history as spans of days: within a span nothing changes but that an open task falls overdue.

Lists and counts of a large ledger are taken from spans that storage keeps as a cache. They follow from the records
alone: for every day, the span that holds it says what :func:`~desktop.domain.tasks.standing` says.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.counts import Count, count_of
from desktop.domain.tasks import ProgressReport, Standing, Task, counts_on, standing

_FIRST_DAY = date.min
_LAST_DAY = date.max
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a task stands from the day ``start`` through ``end``, both included.

    ``where`` is its standing, ``overdue`` left out; it is overdue after ``overdue_after``, where that is a day.
    """

    start: date
    end: date
    where: Standing
    overdue_after: date | None = None

    def on(self, day: date) -> Standing:
        """Return where the task stands on a day of this span."""
        overdue = self.overdue_after is not None and self.overdue_after < day
        return replace(self.where, overdue=True) if overdue else self.where

    @property
    def count(self) -> Count:
        """The count in which the task is while it is not overdue."""
        return count_of(self.where)


def spans(task: Task, reports: Iterable[ProgressReport]) -> tuple[Span, ...]:
    """Return the spans of a task's history, without a gap from the first day there is to the last."""
    told = tuple(reports)
    starts = sorted({_FIRST_DAY, *_days_of_change(task, told)})
    ends = [*(start - _DAY for start in starts[1:]), _LAST_DAY]
    return _joined(_span(task, told, start, end) for start, end in zip(starts, ends, strict=True))


def _days_of_change(task: Task, reports: Iterable[ProgressReport]) -> Iterable[date]:
    yield from (counts_on(task, report) for report in reports)
    yield from (event.day for event in task.events)
    if task.withdrawn_on is not None:
        yield task.withdrawn_on


def _span(task: Task, reports: Iterable[ProgressReport], start: date, end: date) -> Span:
    where = replace(standing(task, reports, start), overdue=False)
    return Span(start, end, where, where.due_on if where.is_open else None)


def _joined(found: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours that say the same."""
    kept: list[Span] = []
    for span in found:
        if kept and (kept[-1].where, kept[-1].overdue_after) == (span.where, span.overdue_after):
            kept[-1] = replace(kept[-1], end=span.end)
        else:
            kept.append(span)
    return tuple(kept)

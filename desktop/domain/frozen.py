"""The numbers that an issued paper gives, kept as they were, and what has become of them since.

"37 → 36 since issue, because …": the tasks that count otherwise now, were added, or are gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.counts import Count, Counts
from desktop.domain.tasks import TaskKind
from desktop.domain.text import spelling_key


@dataclass(frozen=True, slots=True)
class FrozenTask:
    """A task and the count in which it was."""

    task_id: int
    kind: TaskKind
    title: str
    count: Count


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """The sum of an indicator in its base measure."""

    indicator: str
    measure: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a paper counts: plans as of a day, and the figures of the days from ``start`` to ``end``.

    The plans are those of the years from that of ``start`` to ``year``.
    """

    year: int
    as_of: date
    start: date
    end: date
    tasks: tuple[FrozenTask, ...] = ()
    figures: tuple[FrozenFigure, ...] = ()

    def counts(self, kind: TaskKind) -> Counts:
        """Return the counts of the tasks of one kind."""
        found = [task.count for task in self.tasks if task.kind is kind]
        return Counts(*(found.count(count) for count in Count))


@dataclass(frozen=True, slots=True)
class MovedTask:
    """A task that counts otherwise now; ``before`` is ``None`` where it was added, ``now`` where it is gone."""

    task_id: int
    title: str
    before: Count | None
    now: Count | None


@dataclass(frozen=True, slots=True)
class CountDrift:
    """The counts of a kind of task then and now, and the tasks that make the difference."""

    kind: TaskKind
    before: Counts
    now: Counts
    because: tuple[MovedTask, ...]


@dataclass(frozen=True, slots=True)
class FigureDrift:
    """A sum then and now; ``None`` where there was, or is, none."""

    indicator: str
    measure: str
    before: Decimal | None
    now: Decimal | None


@dataclass(frozen=True, slots=True)
class Drift:
    """Everything in which a paper's numbers are others now."""

    counts: tuple[CountDrift, ...] = ()
    figures: tuple[FigureDrift, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether the numbers are still those that were issued."""
        return not self.counts and not self.figures


def drift(then: Frozen, now: Frozen) -> Drift:
    """Return what differs between the numbers as issued and those counted now for the same days."""
    found = (_count_drift(kind, then, now) for kind in TaskKind)
    return Drift(tuple(one for one in found if one.because), tuple(_figure_drifts(then.figures, now.figures)))


def _count_drift(kind: TaskKind, then: Frozen, now: Frozen) -> CountDrift:
    before = {task.task_id: task for task in then.tasks if task.kind is kind}
    after = {task.task_id: task for task in now.tasks if task.kind is kind}
    moved = (_moved(task_id, before.get(task_id), after.get(task_id)) for task_id in before | after)
    return CountDrift(kind, then.counts(kind), now.counts(kind), tuple(one for one in moved if one.before != one.now))


def _moved(task_id: int, before: FrozenTask | None, now: FrozenTask | None) -> MovedTask:
    title = now.title if now else before.title if before else ""
    return MovedTask(task_id, title, before.count if before else None, now.count if now else None)


def _figure_drifts(then: Iterable[FrozenFigure], now: Iterable[FrozenFigure]) -> Iterable[FigureDrift]:
    before = {(spelling_key(one.indicator), one.measure): one for one in then}
    after = {(spelling_key(one.indicator), one.measure): one for one in now}
    for key in before | after:
        old, new = before.get(key), after.get(key)
        named = new or old
        quantities = (old.quantity if old else None, new.quantity if new else None)
        if named and quantities[0] != quantities[1]:
            yield FigureDrift(named.indicator, named.measure, *quantities)

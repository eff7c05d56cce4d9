"""How much of a task's target was reached: quantities that can be held against it, and those that can't."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.quantities import Measure, base_measure, parse_target
from desktop.domain.tasks import ProgressReport, Target, Task, counts_on
from desktop.domain.text import fold

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Reached:
    """A quantity that was reached, in the measure of the target where that has one."""

    quantity: Decimal
    measure: str | None


class NotAddable(ValueError):
    """A quantity in a measure that can't be held against the target's: 5 km of 500 suất quà."""


def read_reached(text: str, target: Target | None) -> Reached | None:
    """Return the quantity typed, in the measure of ``target``; ``None`` where it is none.

    Without a measure it is in the target's. Raises :class:`NotAddable`.
    """
    said = parse_target(text)
    if said.quantity is None:
        return None
    if target is None or not target.measure or not said.measure:
        return Reached(said.quantity, said.measure or (target.measure if target else None))
    own, wanted = base_measure(said.measure), base_measure(target.measure)
    if own is None or wanted is None or not _same(own, wanted):
        raise NotAddable(said.measure)
    return Reached(said.quantity * own.factor / wanted.factor, target.measure)


def _same(left: Measure, right: Measure) -> bool:
    return fold(left.unit) == fold(right.unit)


def reached(task: Task, reports: Iterable[ProgressReport], as_of: date) -> Reached | None:
    """Return what was reached by ``as_of``: the last report that gives a quantity tells of all until then."""
    told = [one for one in reports if one.quantity is not None and counts_on(task, one) <= as_of]
    if not told:
        return None
    last = max(told, key=lambda one: (counts_on(task, one), one.id))
    return Reached(last.quantity or Decimal(0), last.measure)


def share(target: Target | None, done: Reached) -> Decimal | None:
    """Return what percent of the target was reached, to a tenth; it may be over 100."""
    if target is None or not target.quantity or target.measure != done.measure:
        return None
    return (100 * done.quantity / target.quantity).quantize(_TENTH, ROUND_HALF_UP)

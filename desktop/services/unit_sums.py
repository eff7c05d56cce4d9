"""Sums by unit through time: under which unit the counts of tasks and the figures of each unit stand on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop.domain.counts import Counts
from desktop.domain.figures import Figure
from desktop.domain.tasks import TaskKind
from desktop.domain.unit_links import UnitsThroughTime
from desktop.storage import standings, unit_links, units
from desktop.storage.database import Ledger

KindCounts = dict[TaskKind, Counts]


def counts_under(
    ledger: Ledger, year: int, as_of: date, units_on: date, *, gathered: bool = False
) -> dict[int | None, KindCounts]:
    """Return the counts of the plan of ``year`` as of a day by the unit under which they stand on ``units_on``.

    ``None`` is for tasks that no unit leads. A direction to two units that are one now counts once under that.
    """
    found = standings.unit_counts(ledger, year, as_of)
    time = unit_links.through_time(ledger)
    groups: dict[int | None, list[int | None]] = defaultdict(list)
    for unit_id in found:
        groups[_holder(time, unit_id, units_on, gathered)].append(unit_id)
    return {holder: _together(ledger, year, as_of, found, ids) for holder, ids in groups.items()}


def _holder(time: UnitsThroughTime, unit_id: int | None, day: date, gathered: bool) -> int | None:
    if unit_id is None:
        return None
    holder = time.resolve(unit_id, day)
    return time.top(holder, day) if gathered else holder


def _together(
    ledger: Ledger, year: int, as_of: date, found: Mapping[int | None, KindCounts], ids: list[int | None]
) -> KindCounts:
    if len(ids) == 1:
        return found[ids[0]]
    kinds = {kind: sum((found[one][kind] for one in ids), Counts()) for kind in TaskKind}
    if kinds[TaskKind.DIRECTION] != Counts():
        directed = [one for one in ids if one is not None]
        kinds[TaskKind.DIRECTION] = standings.direction_counts(ledger, year, as_of, directed)
    return kinds


@dataclass(frozen=True, slots=True)
class LeadName:
    """Who leads a task on a day; ``passed_from`` is the unit that registered it, where that has passed into this."""

    name: str
    passed_from: str = ""


def lead_names(ledger: Ledger, unit_ids: Collection[int], day: date) -> dict[int, LeadName]:
    """Return who leads the tasks of these units on a day, by the unit that registered them."""
    time = unit_links.after(ledger, unit_ids)
    holders = {unit_id: time.resolve(unit_id, day) for unit_id in unit_ids}
    known = units.of_ids(ledger, {*holders, *holders.values()})
    return {
        unit_id: LeadName(known[holder].name_on(day), known[unit_id].name_on(day) if holder != unit_id else "")
        for unit_id, holder in holders.items()
    }


def figures_under(
    time: UnitsThroughTime, figures: Iterable[Figure], day: date, *, adds: bool
) -> Iterator[tuple[int | None, Figure]]:
    """Yield figures with the unit under which each stands on ``day``, a split unit's once for each of its shares.

    What a split unit reported stays with it, but for the shares that a clerk has given: the sum of all is always that
    of what was reported, exactly. A figure that can't be added is never shared out: it goes on whole, or stays with
    the unit that reported it.
    """
    for figure in figures:
        if figure.unit_id is not None and not adds:
            yield time.resolve(figure.unit_id, day), figure
            continue
        for holder, share in _shares(time, figure.unit_id, day):
            yield holder, figure if share == 1 else _part(figure, share)


def _part(figure: Figure, share: Fraction) -> Figure:
    return replace(figure, quantity=_decimal(Fraction(figure.quantity) * share), is_share=True)


def _shares(time: UnitsThroughTime, unit_id: int | None, day: date) -> Iterable[tuple[int | None, Fraction]]:
    return ((None, Fraction(1)),) if unit_id is None else time.shares(unit_id, day).items()


def _decimal(quantity: Fraction) -> Decimal:
    """Return a quantity exactly: its denominator has only 2 and 5, for shares are percents in decimals."""
    places = 0
    while quantity * 10**places % 1:
        places += 1
    return Decimal(int(quantity * 10**places)).scaleb(-places) if places else Decimal(int(quantity))

"""Which figures count, and that their sums are the same however they are taken."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figures import Aspect, Figure, add_up, counting
from desktop.domain.year_parts import PartKind, YearPart, columns

YEAR = (date(2021, 1, 1), date(2021, 12, 31))
PARTS = [*columns(2021, PartKind.MONTH), *columns(2021, PartKind.QUARTER)[:-1], *columns(2021, PartKind.HALF)[:-1]]


def figure(part: YearPart, quantity: int | str, id_: int = 1, unit: int = 1, **more) -> Figure:
    return Figure(id_, unit, "Số suất quà", Decimal(quantity), "suất", part.start, part.end, indicator_id=1, **more)


def month(number: int) -> YearPart:
    return YearPart(2021, PartKind.MONTH, number)


def quarter(number: int) -> YearPart:
    return YearPart(2021, PartKind.QUARTER, number)


def total(*figures: Figure) -> Decimal | None:
    found = add_up(counting(figures, *YEAR))
    return found.quantity if found else None


def test_figures_of_days_that_follow_each_other_are_added():
    assert total(figure(month(1), 5, 1), figure(month(2), "0.1", 2), figure(month(3), "0.2", 3)) == Decimal("5.3")


def test_what_is_told_for_a_quarter_takes_the_place_of_its_months():
    months = [figure(month(number), 10, number) for number in (1, 2, 3, 4)]
    assert total(*months, figure(quarter(1), 35, 9)) == 45


def test_a_cumulative_figure_takes_the_place_of_the_earlier_ones_of_its_year():
    half = YearPart(2021, PartKind.HALF)
    earlier = figure(quarter(1), 10, 1), figure(quarter(2), 10, 2)
    assert total(*earlier, figure(half, 25, 3, cumulative=True), figure(quarter(3), 5, 4)) == 30


def test_units_do_not_take_each_others_place():
    assert total(figure(quarter(1), 10, 1), figure(month(1), 3, 2, unit=2)) == 13


def test_a_sum_with_a_part_that_is_approximate_is_approximate():
    parts = [figure(month(1), 5, 1), figure(month(2), 7, 2, approximate=True)]
    found = add_up(counting(parts, *YEAR))
    assert found is not None
    assert (found.quantity, found.approximate) == (Decimal(12), True)


def test_nothing_reported_is_no_sum_and_not_zero():
    assert add_up([]) is None


QUANTITIES = st.decimals(0, 10**12, places=3)
FIGURES = st.lists(
    st.builds(
        lambda part, quantity, unit, cumulative, about: (part, quantity, unit, cumulative, about),
        st.sampled_from(PARTS),
        QUANTITIES,
        st.integers(1, 4),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: (one[0].start, one[0].end, one[2]),
).map(
    lambda many: [
        figure(part, quantity, place, unit, cumulative=cumulative, approximate=about)
        for place, (part, quantity, unit, cumulative, about) in enumerate(many, start=1)
    ]
)


@given(FIGURES, st.randoms())
def test_sums_are_the_same_in_any_order(figures, chance):
    shuffled = list(figures)
    chance.shuffle(shuffled)
    assert total(*shuffled) == total(*figures)


@given(FIGURES)
def test_sums_are_the_same_through_any_grouping_of_units(figures):
    groups = defaultdict(list)
    for one in figures:
        groups[one.unit_id].append(one)
    parts = [total(*own) for own in groups.values()]
    assert sum((part for part in parts if part is not None), Decimal()) == (total(*figures) or 0)


@given(FIGURES)
def test_no_day_of_a_unit_is_counted_twice(figures):
    """But for spans that only overlap: neither of them speaks for all the days of the other."""
    for unit in {one.unit_id for one in figures}:
        spans = [(one.start, one.end) for one in counting(figures, *YEAR) if one.unit_id == unit]
        inside = [(a, b) for a in spans for b in spans if a != b and b[0] <= a[0] and a[1] <= b[1]]
        assert inside == []
        assert len(set(spans)) == len(spans)


def test_a_plan_is_another_figure_than_what_was_done():
    assert figure(quarter(1), 5, aspect=Aspect.PLAN).aspect is Aspect.PLAN

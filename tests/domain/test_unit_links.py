"""What became of units: nothing is counted twice, whatever was merged into what."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import RefusedValue
from desktop.domain.unit_links import (
    LinkKind,
    UnitLink,
    UnitParent,
    UnitsThroughTime,
    checked_links,
    checked_parents,
)

DAY = date(2025, 7, 1)
BEFORE = DAY - timedelta(days=1)
FARMERS, WOMEN, VETERANS, YOUTH = 1, 2, 3, 4


def merged(old: int, new: int, day: date = DAY) -> UnitLink:
    return UnitLink(0, old, LinkKind.MERGED, day, new)


def split(old: int, *new: int, shares: tuple[int | None, ...] = (), day: date = DAY) -> list[UnitLink]:
    given_shares = (*shares, *[None] * len(new))
    return [
        UnitLink(0, old, LinkKind.SPLIT, day, one, None if share is None else Decimal(share))
        for one, share in zip(new, given_shares, strict=False)
    ]


# ── Under which unit a unit counts ──


def test_a_merged_unit_counts_under_its_successor_from_the_day_on():
    time = UnitsThroughTime([merged(FARMERS, WOMEN)])
    assert time.resolve(FARMERS, BEFORE) == FARMERS
    assert time.resolve(FARMERS, DAY) == WOMEN
    assert time.origins(WOMEN, DAY) == (WOMEN, FARMERS)
    assert time.origins(WOMEN, BEFORE) == (WOMEN,)


def test_a_chain_of_mergers_is_followed_as_far_as_the_day_goes():
    later = DAY + timedelta(days=100)
    time = UnitsThroughTime([merged(FARMERS, WOMEN), merged(WOMEN, VETERANS, later)])
    assert [time.resolve(FARMERS, day) for day in (BEFORE, DAY, later)] == [FARMERS, WOMEN, VETERANS]


def test_a_split_stays_a_row_of_its_own():
    time = UnitsThroughTime(split(FARMERS, WOMEN, VETERANS))
    assert time.resolve(FARMERS, DAY) == FARMERS
    assert time.shares(FARMERS, DAY) == {FARMERS: 1}


def test_a_split_is_divided_by_the_shares_that_a_clerk_gives():
    time = UnitsThroughTime([*split(FARMERS, WOMEN, VETERANS, shares=(60, 30)), merged(VETERANS, YOUTH)])
    expected = {WOMEN: Fraction(6, 10), YOUTH: Fraction(3, 10), FARMERS: Fraction(1, 10)}
    assert time.shares(FARMERS, DAY) == expected
    assert time.shares(FARMERS, BEFORE) == {FARMERS: 1}


def test_two_units_that_gave_each_other_a_part_do_not_go_round_in_circles():
    exchanged = [
        UnitLink(0, FARMERS, LinkKind.PART, DAY, WOMEN, Decimal(20)),
        UnitLink(0, WOMEN, LinkKind.PART, DAY, FARMERS, Decimal(10)),
    ]
    assert sum(UnitsThroughTime(exchanged).shares(FARMERS, DAY).values()) == 1


# ── What can't be ──


@pytest.mark.parametrize(
    ("links", "reason"),
    [
        ([merged(FARMERS, FARMERS)], "into-itself"),
        ([merged(FARMERS, WOMEN), merged(WOMEN, FARMERS)], "circle"),
        ([merged(FARMERS, WOMEN), merged(WOMEN, VETERANS), merged(VETERANS, FARMERS)], "circle"),
        ([merged(FARMERS, WOMEN), merged(FARMERS, VETERANS)], "already-ended"),
        ([merged(FARMERS, WOMEN), UnitLink(0, FARMERS, LinkKind.DISSOLVED, DAY)], "already-ended"),
        (split(FARMERS, WOMEN, WOMEN), "named-twice"),
        (split(FARMERS, WOMEN, VETERANS, shares=(60, 50)), "over-whole"),
        (split(FARMERS, WOMEN, VETERANS, shares=(101,)), "not-a-percent"),
        ([UnitLink(0, FARMERS, LinkKind.MERGED, DAY)], "missing"),
    ],
)
def test_a_link_that_makes_no_sense_is_refused(links, reason):
    with pytest.raises(RefusedValue) as refused:
        checked_links(links, ())
    assert refused.value.reason == reason


def test_what_is_there_already_counts_against_a_new_link():
    with pytest.raises(RefusedValue):
        checked_links([merged(WOMEN, FARMERS)], [merged(FARMERS, WOMEN)])


@pytest.mark.parametrize(
    ("given_parents", "reason"),
    [
        ([UnitParent(FARMERS, WOMEN), UnitParent(WOMEN, FARMERS)], "circle"),
        ([UnitParent(FARMERS, WOMEN), UnitParent(FARMERS, VETERANS, DAY)], "two-at-once"),
    ],
)
def test_a_unit_counts_under_one_other_at_a_time(given_parents, reason):
    with pytest.raises(RefusedValue) as refused:
        checked_parents(given_parents, ())
    assert refused.value.reason == reason


def test_a_unit_counts_under_another_while_that_holds():
    parents = [UnitParent(FARMERS, WOMEN, DAY), UnitParent(WOMEN, YOUTH)]
    time = UnitsThroughTime((), checked_parents(parents, ()))
    assert (time.top(FARMERS, BEFORE), time.top(FARMERS, DAY)) == (FARMERS, YOUTH)


# ── Any history ──

UNITS = st.integers(1, 8)
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@st.composite
def histories(draw: st.DrawFn) -> list[UnitLink]:
    """Links as the ledger would take them, one after another; what is refused is left out."""
    kept: list[UnitLink] = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(LinkKind))
        day, old = draw(DAYS), draw(UNITS)
        ways = 2 if kind is LinkKind.SPLIT else 1
        wanted = [
            UnitLink(
                number,
                old,
                kind,
                day,
                None if kind is LinkKind.DISSOLVED else draw(UNITS),
                draw(st.none() | st.integers(0, 60).map(Decimal)),
            )
            for _ in range(ways)
        ]
        try:
            kept += checked_links(wanted, kept)
        except RefusedValue:
            continue
    return kept


@given(histories(), UNITS, DAYS)
def test_the_shares_of_a_unit_are_always_the_whole(links, unit, day):
    shares = UnitsThroughTime(links).shares(unit, day)
    assert sum(shares.values()) == 1
    assert all(share >= 0 for share in shares.values())


@given(histories(), DAYS)
def test_every_unit_counts_under_exactly_one(links, day):
    time = UnitsThroughTime(links)
    for unit in range(1, 9):
        holder = time.resolve(unit, day)
        assert time.resolve(holder, day) == holder
        assert unit in time.origins(holder, day)


@given(histories(), DAYS)
def test_the_origins_of_all_units_overlap_nowhere(links, day):
    time = UnitsThroughTime(links)
    tops = {time.resolve(unit, day) for unit in range(1, 9)}
    gathered = [one for top in tops for one in time.origins(top, day)]
    assert sorted(gathered) == list(range(1, 9))

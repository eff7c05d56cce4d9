"""What becomes of units: sums run on under the successor, nothing is counted twice, and every step can be undone."""

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.counts import Counts
from desktop.domain.errors import RefusedValue
from desktop.domain.figures import Figure
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.reminders import Period
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.unit_histories import HistoryKind
from desktop.domain.unit_links import NO_DISTRICTS_FROM, LinkKind, UnitParent, UnitsThroughTime
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.services import deeds, reorganisation, summaries, tasks, unit_history, units
from desktop.services.meetings import save_conclusion, save_head
from desktop.services.owed_reports import owing_units
from desktop.services.task_lists import TaskSearch, listed_rows, listing
from desktop.services.unit_history import Successor, UnitChange
from desktop.services.unit_sums import figures_under
from tests.domain.test_unit_links import merged, split

FARMERS, WOMEN, YOUTH = "Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh đoàn"
DAY = date(2021, 7, 1)
LATER = date(2021, 10, 1)
NOW = datetime(2021, 12, 1, 9)


def unit(ledger, name):
    found = units.directory(ledger).exact(name)
    assert found is not None, name
    return found


def plan_task(ledger, name, title="Vận động dồn điền"):
    task = Task(0, 2021, TaskKind.KEY, title, lead_unit_id=unit(ledger, name).id)
    return tasks.save_task(ledger, task).value


def merge(ledger, old, new, day=DAY):
    change = UnitChange(unit(ledger, old).id, LinkKind.MERGED, day, (Successor(new),), "NQ 15-NQ/TU")
    return unit_history.record_change(ledger, change, NOW).value


def by_unit(ledger, as_of, **options):
    return {row.name: row.all.total for row in summaries.summary(ledger, 2021, as_of, **options).units}


# ── Tasks pass on ──


def test_a_task_passes_to_the_successor_from_the_day_on_and_says_where_it_came_from(ledger):
    plan_task(ledger, FARMERS)
    plan_task(ledger, YOUTH, "Trồng cây")
    merge(ledger, FARMERS, YOUTH)
    assert by_unit(ledger, date(2021, 6, 30)) == {FARMERS: 1, YOUTH: 1}
    assert by_unit(ledger, DAY) == {YOUTH: 2}
    assert by_unit(ledger, date(2021, 6, 30), units_on=DAY) == {YOUTH: 2}
    search = TaskSearch(2021, DAY, unit_id=unit(ledger, YOUTH).id)
    rows = listed_rows(ledger, listing(ledger, search).ids, DAY)
    assert [(row.lead_unit, row.passed_from) for row in rows] == [(YOUTH, FARMERS), (YOUTH, "")]
    assert rows[0].task.lead_unit_id == unit(ledger, FARMERS).id
    before = listed_rows(ledger, [rows[0].task.id], date(2021, 6, 30))[0]
    assert (before.lead_unit, before.passed_from) == (FARMERS, "")


def test_a_direction_to_two_units_that_became_one_counts_once_under_that(ledger):
    meeting_id = save_head(ledger, 0, MeetingHead(MeetingKind.QUARTERLY, "Hội nghị", datetime(2021, 2, 5, 8))).value
    leads = (unit(ledger, FARMERS).id, unit(ledger, YOUTH).id)
    save_conclusion(ledger, meeting_id, Conclusion(0, "Rà soát", lead_unit_ids=leads))
    merge(ledger, FARMERS, YOUTH)
    found = summaries.summary(ledger, 2021, DAY)
    assert [(row.name, row.kinds[TaskKind.DIRECTION].total) for row in found.units] == [(YOUTH, 1)]
    assert found.all.total == 1


def test_grouped_sums_count_a_unit_under_the_one_above_it(ledger):
    plan_task(ledger, FARMERS)
    plan_task(ledger, YOUTH)
    parent = UnitParent(unit(ledger, FARMERS).id, unit(ledger, YOUTH).id, DAY)
    unit_history.set_parents(ledger, parent.unit_id, [parent], NOW)
    assert by_unit(ledger, DAY, gathered=True) == {YOUTH: 2}
    assert by_unit(ledger, DAY) == {FARMERS: 1, YOUTH: 1}
    assert by_unit(ledger, date(2021, 6, 30), gathered=True) == {FARMERS: 1, YOUTH: 1}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    order=st.permutations([(FARMERS, WOMEN, DAY), (WOMEN, YOUTH, LATER)]),
    as_of=st.dates(date(2021, 1, 1), date(2021, 12, 31)),
)
def test_the_units_add_up_to_the_whole_on_any_day_through_any_chain(ledger, order, as_of):
    if summaries.summary(ledger, 2021, DAY).all.total == 0:
        for name in (FARMERS, WOMEN, YOUTH):
            plan_task(ledger, name)
    done = [merge(ledger, *link) for link in order]
    try:
        found = summaries.summary(ledger, 2021, as_of)
        assert sum((row.all for row in found.units), Counts()) == found.all
        assert len(found.units) == 3 - (as_of >= DAY) - (as_of >= LATER)
    finally:
        for deed in reversed(done):
            deeds.undo(ledger, deed.id, NOW)


def test_what_a_unit_that_is_no_more_would_owe_its_successor_owes(ledger):
    plan_task(ledger, FARMERS)
    merge(ledger, FARMERS, YOUTH)
    quarter = Period(date(2021, 10, 1), date(2021, 12, 31), date(2021, 12, 31))
    assert [one.unit for one in owing_units(ledger, quarter, date(2022, 1, 5))] == [YOUTH]


# ── Quantities ──


def quantities_under(time, reported, *, adds=True):
    """The sum of what was reported by the unit under which it stands on the day."""
    said = [Figure(0, unit_id, "Gạo", quantity, "kg", DAY, DAY) for unit_id, quantity in reported]
    sums = defaultdict(Decimal)
    for unit_id, figure in figures_under(time, said, DAY, adds=adds):
        sums[unit_id] += figure.quantity
    return sums


def test_a_split_is_never_counted_twice():
    reported = [(1, Decimal(350000000)), (2, Decimal("0.5")), (None, Decimal(7))]
    plain = quantities_under(UnitsThroughTime(split(1, 2, 3, day=DAY)), reported)
    assert plain == {1: Decimal(350000000), 2: Decimal("0.5"), None: Decimal(7)}
    shared = quantities_under(UnitsThroughTime(split(1, 2, 3, shares=(60, 40), day=DAY)), reported)
    assert shared == {2: Decimal("210000000.5"), 3: Decimal(140000000), None: Decimal(7)}


def test_what_cannot_be_added_is_not_shared_out_either():
    time = UnitsThroughTime([*split(1, 2, 3, shares=(60, 40), day=DAY), merged(4, 2, DAY)])
    found = quantities_under(time, [(1, Decimal(85)), (4, Decimal(90)), (None, Decimal(7))], adds=False)
    assert found == {1: Decimal(85), 2: Decimal(90), None: Decimal(7)}


def test_sums_are_the_same_in_any_order():
    time = UnitsThroughTime([*split(1, 2, 3, shares=(33, 33), day=DAY), merged(3, 4, DAY)])
    reported = [(1, Decimal("0.1")), (2, Decimal("0.2")), (3, Decimal("1000000000000.01"))]
    sums = [quantities_under(time, order) for order in permutations(reported)]
    assert all(one == sums[0] for one in sums)
    assert sum(sums[0].values()) == Decimal("1000000000000.31")


# ── History and undo ──


def test_a_unit_shows_what_it_was_and_what_it_became(ledger):
    merge(ledger, FARMERS, YOUTH)
    old = [(line.kind, line.about) for line in unit_history.unit_lines(ledger, unit(ledger, FARMERS).id)]
    new = [(line.kind, line.about, line.basis) for line in unit_history.unit_lines(ledger, unit(ledger, YOUTH).id)]
    assert old == [(HistoryKind.NAME, FARMERS), (HistoryKind.INTO_MERGED, YOUTH)]
    assert new[1] == (HistoryKind.FROM_MERGED, FARMERS, "NQ 15-NQ/TU")


def test_a_renamed_unit_keeps_the_name_of_each_day(ledger):
    change = UnitChange(unit(ledger, FARMERS).id, LinkKind.RENAMED, DAY, (Successor("Hội Nông dân mới"),), "QĐ 7")
    deed = unit_history.record_change(ledger, change, NOW).value
    renamed = units.directory(ledger)[change.unit_id]
    assert (renamed.name_on(date(2021, 6, 30)), renamed.name_on(DAY)) == (FARMERS, "Hội Nông dân mới")
    assert renamed.names[-1].basis == "QĐ 7"
    deeds.undo(ledger, deed.id, NOW)
    assert [name.name for name in units.directory(ledger)[change.unit_id].names] == [FARMERS]


def test_a_split_makes_the_units_that_are_not_there_and_undo_takes_them_out(ledger):
    before = units.directory(ledger).units()
    successors = (Successor("Hội Nông dân A"), Successor(FARMERS))
    change = UnitChange(unit(ledger, FARMERS).id, LinkKind.SPLIT, DAY, successors)
    deed = unit_history.record_change(ledger, change, NOW).value
    after = units.directory(ledger)
    assert len(after) == len(before) + 2
    assert after.find(FARMERS, date(2021, 6, 30)).id == change.unit_id
    assert after.find(FARMERS, DAY).id != change.unit_id
    deeds.undo(ledger, deed.id, NOW)
    assert units.directory(ledger).units() == before


def test_what_is_used_since_is_not_undone(ledger):
    change = UnitChange(unit(ledger, FARMERS).id, LinkKind.MERGED, DAY, (Successor("Hội Mới"),))
    deed = unit_history.record_change(ledger, change, NOW).value
    plan_task(ledger, "Hội Mới")
    before = units.directory(ledger).units()
    with pytest.raises(RefusedValue) as refused:
        deeds.undo(ledger, deed.id, NOW)
    assert refused.value.reason == "changed-since"
    assert units.directory(ledger).units() == before


@pytest.mark.parametrize(
    ("kind", "names", "reason"),
    [
        (LinkKind.MERGED, (FARMERS,), "into-itself"),
        (LinkKind.MERGED, (), "missing"),
        (LinkKind.MERGED, (YOUTH, WOMEN), "one-only"),
        (LinkKind.SPLIT, (YOUTH,), "two-or-more"),
        (LinkKind.RENAMED, (FARMERS,), "same-name"),
        (LinkKind.PART, ("Đơn vị Cũ",), "ended-then"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_changes(ledger, kind, names, reason):
    units.save_unit(ledger, Unit(0, (UnitName("Đơn vị Cũ", None, date(2020, 1, 1)),)))
    before = units.directory(ledger).units()
    change = UnitChange(unit(ledger, FARMERS).id, kind, DAY, tuple(map(Successor, names)))
    with pytest.raises(RefusedValue) as refused:
        unit_history.record_change(ledger, change, NOW)
    assert refused.value.reason == reason
    assert units.directory(ledger).units() == before


# ── The reorganisation of 2025 ──


def test_a_province_is_taken_over_at_once_and_taken_back_exactly(ledger):
    for name in ("Xã Thanh Hải", "Xã Thanh Nghị", "Phường Châu Sơn"):
        units.save_unit(ledger, Unit(0, (UnitName(name),), (), UnitLevel.COMMUNE))
    before = units.directory(ledger).units()
    province = next(one for one in reorganisation.provinces() if one.name == "Tỉnh Hà Nam")
    assert len(reorganisation.preview(ledger, province).rows) == 3
    deed = reorganisation.take_over(ledger, province, reorganisation.Choices(), NOW).value
    after = units.directory(ledger)
    day = NO_DISTRICTS_FROM
    time = unit_history.through_time(ledger)
    successor = time.resolve(unit(ledger, "Xã Thanh Hải").id, day)
    assert after[successor].name == "Xã Thanh Lâm"
    assert time.resolve(unit(ledger, "Xã Thanh Nghị").id, day) == successor
    old, new = (after.find("Phường Châu Sơn", on) for on in (date(2025, 6, 30), day))
    assert time.resolve(old.id, day) == new.id != old.id
    assert not any(one.existed_on(day) for one in after.units() if one.level is UnitLevel.DISTRICT)
    deeds.undo(ledger, deed.id, NOW)
    assert units.directory(ledger).units() == before


def test_a_unit_of_the_same_name_in_another_time_can_be_edited(ledger):
    units.save_unit(ledger, Unit(0, (UnitName("Phường Châu Sơn"),), (), UnitLevel.COMMUNE))
    province = next(one for one in reorganisation.provinces() if one.name == "Tỉnh Hà Nam")
    reorganisation.take_over(ledger, province, reorganisation.Choices(), NOW)
    old = units.directory(ledger).find("Phường Châu Sơn", date(2025, 6, 30))
    assert old is not None
    assert units.save_unit(ledger, old).value == old

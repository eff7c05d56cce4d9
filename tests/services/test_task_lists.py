"""Lists of tasks that the ledger itself filters, counts and sorts."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.domain.counts import Count, Counts
from desktop.domain.deadlines import Deadline
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.services import tasks, units
from desktop.services.task_lists import TaskOrder, TaskSearch, listed_rows, listing, rows_of_year, words
from desktop.storage.task_lists import counted

DAY = date(2021, 9, 30)
NOW = datetime(2021, 9, 30, 8)
YEAR = TaskSearch(2021, DAY)


@pytest.fixture
def plan(ledger):
    """Four tasks of two units; one done late, one overdue, one withdrawn, one of another year besides."""
    known = {unit.name: unit.id for unit in units.directory(ledger).units()}
    farmers, women = known["Hội Nông dân tỉnh"], known["Hội Liên hiệp Phụ nữ tỉnh"]
    june = Deadline("30/6", None, date(2021, 6, 30))
    made = [
        Task(0, 2021, TaskKind.REGISTERED, "Trồng cây Đồng Tâm", "10", farmers, due=june),
        Task(
            0, 2021, TaskKind.REGISTERED, "Ấm lòng mùa đông", "2", women, due=Deadline("2021", None, date(2021, 12, 31))
        ),
        Task(0, 2021, TaskKind.COMMON, "Hiến máu", "1", women, due=june),
        Task(0, 2021, TaskKind.COMMON, "Đối thoại", "", None, withdrawn_on=date(2021, 3, 1), withdrawn_reason="x"),
        Task(0, 2020, TaskKind.COMMON, "Trồng cây", "1", farmers, due=june),
    ]
    kept = [tasks.save_task(ledger, task).value for task in made]
    late = ProgressReport(
        0, kept[0].id, "", DAY, ReportSource.LETTER, ReportedStatus.DONE, None, date(2021, 7, 5), confirmed=True
    )
    tasks.save_report(ledger, late, NOW)
    return kept


def titles(ledger, search, order=TaskOrder.PLAN, *, descending=False):
    found = listing(ledger, search, order, descending=descending)
    return [row.task.title for row in listed_rows(ledger, found.ids, DAY)]


def test_the_plan_of_a_year_in_the_order_in_which_it_was_made(ledger, plan):
    assert titles(ledger, YEAR) == ["Trồng cây Đồng Tâm", "Ấm lòng mùa đông", "Hiến máu", "Đối thoại"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count.DONE_LATE, ["Trồng cây Đồng Tâm"]),
        (Count.OPEN_OVERDUE, ["Hiến máu"]),
        (Count.OPEN_IN_TIME, ["Ấm lòng mùa đông"]),
        (Count.WITHDRAWN, ["Đối thoại"]),
        (Count.DONE_ON_TIME, []),
    ],
)
def test_each_count_opens_its_rows(ledger, plan, count, expected):
    assert titles(ledger, replace(YEAR, count=count)) == expected
    rows = listed_rows(ledger, listing(ledger, replace(YEAR, count=count)).ids, DAY)
    assert {row.count for row in rows} <= {count}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cay dong", ["Trồng cây Đồng Tâm"]),
        ("hoi phu", ["Ấm lòng mùa đông", "Hiến máu"]),
        ("phu nu hien", ["Hiến máu"]),
        ('"', []),
        ("khong co", []),
    ],
)
def test_words_are_found_in_the_task_and_in_the_names_of_its_lead_unit(ledger, plan, typed, expected):
    assert titles(ledger, replace(YEAR, words=words(ledger, typed, 2021))) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (TaskOrder.TITLE, ["Ấm lòng mùa đông", "Đối thoại", "Hiến máu", "Trồng cây Đồng Tâm"]),
        (TaskOrder.NUMBER, ["Hiến máu", "Ấm lòng mùa đông", "Trồng cây Đồng Tâm", "Đối thoại"]),
        (TaskOrder.STATE, ["Hiến máu", "Ấm lòng mùa đông", "Trồng cây Đồng Tâm", "Đối thoại"]),
        (TaskOrder.DUE, ["Trồng cây Đồng Tâm", "Hiến máu", "Ấm lòng mùa đông", "Đối thoại"]),
        (TaskOrder.UNIT, ["Đối thoại", "Ấm lòng mùa đông", "Hiến máu", "Trồng cây Đồng Tâm"]),
    ],
)
def test_lists_sort_by_what_the_words_mean(ledger, plan, order, expected):
    assert titles(ledger, YEAR, order) == expected


@pytest.mark.parametrize("order", TaskOrder)
def test_every_order_holds_every_task_both_ways(ledger, plan, order):
    up, down = titles(ledger, YEAR, order), titles(ledger, YEAR, order, descending=True)
    assert sorted(up) == sorted(down) == sorted(titles(ledger, YEAR))


def test_numbers_say_what_a_click_on_them_opens(ledger, plan):
    found = listing(ledger, replace(YEAR, kind=TaskKind.COMMON, count=Count.WITHDRAWN))
    assert len(found.ids) == 1
    assert found.counts == Counts(open_overdue=1, withdrawn=1)
    assert found.kinds[TaskKind.REGISTERED] == Counts(done_late=1, open_in_time=1)


def test_a_renamed_task_is_found_under_its_new_words(ledger, plan):
    tasks.save_task(ledger, replace(plan[2], title="Ngày hội nhân ái"))
    assert titles(ledger, replace(YEAR, words=words(ledger, "nhan ai", 2021))) == ["Ngày hội nhân ái"]
    assert titles(ledger, replace(YEAR, words=words(ledger, "hien mau", 2021))) == []


def test_the_rows_of_a_list_stand_as_the_history_of_each_task_says(ledger, plan):
    for day in (date(2021, 6, 30), date(2021, 7, 1), date(2021, 7, 5), DAY):
        found = listing(ledger, TaskSearch(2021, day))
        for row in listed_rows(ledger, found.ids, day):
            assert row.standing == tasks.history(ledger, row.task.id, day).row.standing


@pytest.mark.parametrize("day", [date(2021, 6, 30), date(2021, 7, 5), DAY, date(2021, 12, 31)])
def test_what_is_counted_for_an_issued_paper_is_what_the_rows_say(ledger, plan, day):
    rows = rows_of_year(ledger, 2021, day)
    assert counted(ledger, 2021, day) == [(row.task.id, row.task.kind, row.task.title, row.count) for row in rows]

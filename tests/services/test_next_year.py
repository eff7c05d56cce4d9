"""Next year's plan out of this year's: carried over, every year, proposed; nothing twice."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.domain.deadlines import Deadline, read_deadline
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.tasks import Task, TaskKind
from desktop.services import meetings, next_year, task_lists, tasks, units
from desktop.services.next_year import Reason
from desktop.services.task_lists import TaskOrder

DAY = date(2021, 12, 31)
NOW = datetime(2021, 12, 31, 8)


def due(text: str, year: int = 2021) -> Deadline:
    return read_deadline(text, year).deadline


@pytest.fixture
def farmers(ledger):
    return units.directory(ledger).exact("Hội Nông dân tỉnh").id


@pytest.fixture
def plan(ledger, farmers):
    """A plan with an open task, one that is done, one of every year, an ongoing one, a withdrawn one, a direction."""

    def keep(title: str, year: int = 2021, kind: TaskKind = TaskKind.REGISTERED, **more) -> Task:
        return tasks.save_task(ledger, Task(0, year, kind, title, lead_unit_id=farmers, **more)).value

    keep("Tặng quà Tết", 2020)
    keep("Dồn điền đổi thửa", number="1", due=due("30/6/2021"), coordinating_units=("Tỉnh đoàn",))
    done = keep("Xây nhà văn hóa", number="2", due=due("Quý III/2021"))
    yearly = keep("Tặng quà Tết", number="3", due=due("Quý I/2021"))
    keep("Tuyên truyền biên giới", number="4", due=due("Thường xuyên"))
    keep("Việc đã rút", withdrawn_on=date(2021, 3, 1), withdrawn_reason="Trùng")
    for task in (done, yearly):
        tasks.confirm(ledger, task.id, date(2021, 3, 1), NOW)
    head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban", datetime(2021, 10, 5, 8))
    meeting_id = meetings.save_head(ledger, 0, head).value
    said = Conclusion(0, "Sơ kết mô hình dân vận khéo", lead_unit_ids=(farmers,), due=due("31/3/2022"))
    meetings.save_conclusion(ledger, meeting_id, said)


def offered(ledger) -> dict[str, next_year.Candidate]:
    found = next_year.candidates(ledger, 2021, DAY)
    return {one.planned.title: one for one in next_year.candidate_rows(ledger, found, found.ids)}


def test_each_task_is_offered_for_its_reason(ledger, plan):
    assert {title: one.reason for title, one in offered(ledger).items()} == {
        "Dồn điền đổi thửa": Reason.CARRIED,
        "Tặng quà Tết": Reason.RECURRING,
        "Tuyên truyền biên giới": Reason.RECURRING,
        "Sơ kết mô hình dân vận khéo": Reason.PROPOSED,
    }


def test_deadlines_are_those_of_the_next_year(ledger, plan):
    planned = {title: one.planned.due for title, one in offered(ledger).items()}
    assert planned["Dồn điền đổi thửa"] is None
    assert (planned["Tặng quà Tết"].text, planned["Tặng quà Tết"].end) == ("Quý I/2022", date(2022, 3, 31))
    assert planned["Tuyên truyền biên giới"].ongoing
    assert planned["Sơ kết mô hình dân vận khéo"].end == date(2022, 3, 31)


def test_what_is_chosen_becomes_numbered_tasks_and_is_not_offered_again(ledger, plan, farmers):
    tasks.save_task(ledger, Task(0, 2022, TaskKind.REGISTERED, "Việc khác", "7"))
    found = next_year.candidates(ledger, 2021, DAY)
    made = next_year.plan(ledger, found, found.ids).value
    rows = {row.task.title: row.task for row in task_lists.rows_of_year(ledger, 2022, DAY) if row.task.id in made}
    assert sorted((task.kind, task.number) for task in rows.values()) == [
        (TaskKind.KEY, "1"),
        (TaskKind.REGISTERED, "10"),
        (TaskKind.REGISTERED, "8"),
        (TaskKind.REGISTERED, "9"),
    ]
    assert rows["Dồn điền đổi thửa"].coordinating_units == ("Tỉnh đoàn",)
    again = next_year.candidates(ledger, 2021, DAY)
    assert (len(again.ids), again.there) == (0, 4)
    next_year.take_back(ledger, made)
    assert next_year.candidates(ledger, 2021, DAY) == found


def test_a_task_that_a_unit_has_registered_itself_is_not_offered(ledger, plan, farmers):
    known = offered(ledger)["Dồn điền đổi thửa"].planned
    tasks.save_task(ledger, replace(known, title="Dồn điền  đổi thửa"))
    assert "Dồn điền đổi thửa" not in offered(ledger)


def test_a_new_task_is_numbered_after_the_highest_of_its_kind(ledger, plan):
    assert tasks.add_numbered(ledger, Task(0, 2021, TaskKind.REGISTERED, "Việc")).value.number == "5"
    assert tasks.add_numbered(ledger, Task(0, 2021, TaskKind.COMMON, "Việc")).value.number == "1"
    assert tasks.add_numbered(ledger, Task(0, 2021, TaskKind.COMMON, "Việc", "3a")).value.number == "3a"


@pytest.mark.parametrize(
    ("typed", "order", "titles"),
    [
        ("don dien", TaskOrder.PLAN, ["Dồn điền đổi thửa"]),
        ("hoi nong dan quy", TaskOrder.PLAN, []),
        ("", TaskOrder.DUE, ["Tặng quà Tết", "Dồn điền đổi thửa"]),
        ("", None, ["Dồn điền đổi thửa", "Tặng quà Tết"]),
        ("", TaskOrder.TITLE, ["Dồn điền đổi thửa", "Sơ kết mô hình dân vận khéo"]),
    ],
)
def test_what_is_offered_is_narrowed_and_sorted_by_the_ledger(ledger, plan, typed, order, titles):
    found = next_year.candidates(ledger, 2021, DAY)
    ids = next_year.narrowed(ledger, found, typed, order)
    assert set(ids) <= set(found.ids)
    assert [one.planned.title for one in next_year.candidate_rows(ledger, found, ids)][:2] == titles

"""Tasks and progress by hand: what is kept, what is refused, and what the page of tasks is handed."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline, day_deadline
from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.services import finding, meetings, task_lists, tasks, units
from desktop.services.changes import Noun

NOW = datetime(2021, 7, 15, 9)
TODAY = NOW.date()
DUE = date(2021, 6, 30)


@pytest.fixture
def task(ledger):
    lead = units.directory(ledger).exact("Hội Nông dân tỉnh")
    given = Task(0, 2021, TaskKind.REGISTERED, "  Tặng  quà ", lead_unit_id=lead.id, due=day_deadline(DUE))
    return tasks.save_task(ledger, given).value


def told(task_id, **more) -> ProgressReport:
    return ProgressReport(0, task_id, "", more.pop("as_of", DUE), ReportSource.PHONE, **more)


def count(ledger, day=TODAY) -> Count:
    return task_lists.rows_of_year(ledger, 2021, day)[0].count


def test_a_task_is_kept_clean_and_is_found(ledger, task):
    assert tasks.get_task(ledger, task.id).title == "Tặng quà"
    assert [hit.id for hit in finding.find(ledger, "tang qua")] == [task.id]
    row = task_lists.rows_of_year(ledger, 2021, TODAY)[0]
    assert (row.lead_unit, row.count, row.origin) == ("Hội Nông dân tỉnh", Count.OPEN_OVERDUE, None)


def test_an_edited_task_is_found_under_its_new_title_only(ledger, task):
    done = tasks.save_task(ledger, replace(task, title="Thăm hỏi"))
    assert done.nouns == {Noun.TASKS}
    assert finding.find(ledger, "tang qua") == []
    assert [hit.title for hit in finding.find(ledger, "tham hoi")] == ["Thăm hỏi"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": " "}, "missing"),
        ({"due": Deadline("từ 30/9 đến 1/4", date(2021, 9, 30), date(2021, 4, 1))}, "before-start"),
    ],
)
def test_what_is_refused_changes_nothing(ledger, task, change, reason):
    with pytest.raises(RefusedValue) as refused:
        tasks.save_task(ledger, replace(task, **change))
    assert refused.value.reason == reason
    assert tasks.get_task(ledger, task.id) == task


def test_a_told_result_waits_until_it_is_confirmed(ledger, task):
    tasks.save_report(ledger, told(task.id, percent=Decimal(100)), NOW)
    assert count(ledger) is Count.OPEN_OVERDUE
    tasks.confirm(ledger, task.id, DUE, NOW)
    assert count(ledger) is Count.DONE_ON_TIME
    assert len(tasks.history(ledger, task.id, TODAY).reports) == 1


def test_confirming_without_a_report_writes_one_down(ledger, task):
    tasks.confirm(ledger, task.id, date(2021, 7, 1), NOW)
    assert count(ledger) is Count.DONE_LATE
    assert count(ledger, DUE) is Count.OPEN_IN_TIME


@pytest.mark.parametrize(
    ("percent", "status"),
    [(0, ReportedStatus.NOT_STARTED), (1, ReportedStatus.IN_PROGRESS), (100, ReportedStatus.DONE)],
)
def test_a_percent_by_itself_says_how_far_it_is(ledger, task, percent, status):
    assert tasks.save_report(ledger, told(task.id, percent=Decimal(percent)), NOW).value.status is status


@pytest.mark.parametrize("percent", [Decimal(-1), Decimal("100.1")])
def test_a_percent_that_is_none_is_refused(ledger, task, percent):
    with pytest.raises(RefusedValue):
        tasks.save_report(ledger, told(task.id, percent=percent), NOW)


def test_a_deleted_task_goes_with_its_reports(ledger, task):
    tasks.save_report(ledger, told(task.id, percent=Decimal(5)), NOW)
    tasks.delete_task(ledger, task.id)
    assert finding.find(ledger, "tang qua") == []
    assert tasks.loose_reports(ledger) == []
    with pytest.raises(NotFound):
        tasks.get_task(ledger, task.id)


def test_a_direction_is_deleted_with_its_conclusion_only(ledger):
    meeting = meetings.save_head(ledger, 0, MeetingHead(MeetingKind.QUARTERLY, "Giao ban", datetime(2021, 4, 5))).value
    meetings.save_conclusion(ledger, meeting, Conclusion(0, "Khẩn trương giải ngân"))
    row = tasks.directions(ledger, TODAY)[0]
    assert (row.meeting_id, row.meeting) == (meeting, "Giao ban")
    with pytest.raises(RefusedValue):
        tasks.delete_task(ledger, row.task.id)


def test_a_result_without_a_task_is_listed_until_it_has_one(ledger, task):
    lead = task.lead_unit_id
    kept = tasks.save_report(ledger, replace(told(None, result="500 suất", unit_id=lead), title="Quà Tết"), NOW).value
    assert [(loose.report.title, loose.unit) for loose in tasks.loose_reports(ledger)] == [
        ("Quà Tết", "Hội Nông dân tỉnh")
    ]
    tasks.save_report(ledger, replace(kept, task_id=task.id), NOW)
    assert tasks.loose_reports(ledger) == []


def test_the_usual_year_is_this_one_or_the_newest_with_tasks(ledger, task):
    assert tasks.usual_year(ledger, date(2021, 1, 1)) == 2021
    assert tasks.usual_year(ledger, date(2023, 1, 1)) == 2021


def test_what_stands_around_the_list_of_a_page(ledger, task):
    usual = task_lists.head(ledger, date(2023, 2, 1))
    assert (usual.year, usual.as_of, usual.years) == (2021, date(2021, 12, 31), (2023, 2021))
    assert usual.leading == {task.lead_unit_id}
    other = task_lists.head(ledger, date(2023, 2, 1), 2022, date(2022, 3, 1))
    assert (other.year, other.as_of, other.leading, other.years) == (
        2022,
        date(2022, 3, 1),
        frozenset(),
        (2023, 2022, 2021),
    )

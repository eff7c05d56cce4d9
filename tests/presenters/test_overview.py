"""The first page: which year it shows, and the rows that each number opens."""

from datetime import date, datetime

import pytest

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.presenters.navigation import MeetingFilter, PageKey, TaskFilter, UnitFilter
from desktop.presenters.overview import OverviewPresenter, kinds_in_use, silent_units
from desktop.services import meetings, task_lists, tasks, units

TODAY = date(2021, 1, 20)
NOW = datetime(2021, 1, 20, 8, 0)


class View:
    """Keeps what it is told to show."""

    def __init__(self) -> None:
        self.beginning = None
        self.year = None

    def show_beginning(self, shown):
        self.beginning, self.year = shown, None

    def show_year(self, shown):
        self.beginning, self.year = None, shown


@pytest.fixture
def view():
    return View()


@pytest.fixture
def opened():
    return []


@pytest.fixture
def presenter(session, view, opened):
    made = OverviewPresenter(session, view, lambda page, wanted=None: opened.append((page, wanted)), lambda: TODAY)
    made.refresh()
    return made


def farmers(session):
    return units.directory(session.ledger).find("Hội Nông dân tỉnh")


def add_task(session, year=2020, kind=TaskKind.REGISTERED, title="Giúp hộ nghèo", lead=None):
    due = Deadline("31/12", date(year, 12, 1), date(year, 12, 31))
    session.change(lambda ledger: tasks.save_task(ledger, Task(0, year, kind, title, lead_unit_id=lead, due=due)))


def hold_review(session):
    """Hold a review in January 2021 that gives one direction."""
    head = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Tổng kết năm 2020", datetime(2021, 1, 15, 8, 0))
    session.change(lambda ledger: meetings.save_head(ledger, 0, head))
    meeting = meetings.meetings(session.ledger)[0]
    session.change(lambda ledger: meetings.save_conclusion(ledger, meeting.id, Conclusion(0, "Rà soát mô hình")))
    return meeting


def test_an_empty_ledger_says_how_to_begin(presenter, view, opened):
    assert view.year is None
    assert view.beginning.unit_count > 0
    presenter.add_units()
    presenter.read_workbooks()
    presenter.begin_meeting()
    assert opened == [
        (PageKey.UNITS, UnitFilter()),
        (PageKey.IMPORTS, None),
        (PageKey.MEETINGS, MeetingFilter()),
    ]


def test_it_shows_the_newest_year_where_this_one_has_no_plan(presenter, view, session):
    add_task(session, 2019)
    add_task(session, 2020)
    assert view.year.summary.year == 2020
    assert view.year.summary.as_of == date(2020, 12, 31)


def test_directions_of_january_do_not_hide_the_year_that_was_reviewed(presenter, view, session):
    add_task(session, 2020)
    hold_review(session)
    assert view.year.summary.year == 2020
    assert [row.task.title for row in view.year.open_directions] == ["Rà soát mô hình"]


def test_a_year_with_nothing_but_directions_can_be_chosen(presenter, view, session):
    add_task(session, 2020)
    hold_review(session)
    presenter.choose_year(2021)
    assert view.year.summary.year == 2021


def test_it_follows_every_change(presenter, view, session):
    add_task(session, 2020, lead=farmers(session).id)
    assert view.year.summary.kinds[TaskKind.REGISTERED].ratio == "0/1"
    assert [unit.name for unit in silent_units(view.year)] == ["Hội Nông dân tỉnh"]
    task = (
        view.year.overdue[0].task if view.year.overdue else task_lists.rows_of_year(session.ledger, 2020, TODAY)[0].task
    )
    done = ProgressReport(
        0, task.id, "", date(2020, 12, 20), ReportSource.LETTER, ReportedStatus.DONE, confirmed=True,
        completed_on=date(2020, 12, 20),
    )  # fmt: skip
    session.change(lambda ledger: tasks.save_report(ledger, done, NOW))
    assert view.year.summary.kinds[TaskKind.REGISTERED].ratio == "1/1"
    assert silent_units(view.year) == []


def test_only_kinds_with_tasks_are_shown_and_all_together_when_there_are_several(presenter, view, session):
    add_task(session, kind=TaskKind.COMMON, title="Chung")
    assert [kind for kind, _ in kinds_in_use(view.year)] == [TaskKind.COMMON]
    add_task(session, kind=TaskKind.REGISTERED, title="Đăng ký")
    assert [(kind, counts.total) for kind, counts in kinds_in_use(view.year)] == [
        (TaskKind.COMMON, 1),
        (TaskKind.REGISTERED, 1),
        (None, 2),
    ]


def test_every_number_opens_its_rows(presenter, view, session, opened):
    lead = farmers(session)
    add_task(session, 2020, lead=lead.id)
    meeting = hold_review(session)
    presenter.open_count(TaskKind.REGISTERED, Count.OPEN_IN_TIME)
    presenter.open_count(None, None)
    presenter.open_loose_results()
    presenter.open_unit(view.year.summary.units[0])
    presenter.open_task(view.year.open_directions[0])
    presenter.open_meeting(view.year.meetings[0])
    assert opened == [
        (PageKey.TASKS, TaskFilter(2020, kind=TaskKind.REGISTERED, count=Count.OPEN_IN_TIME)),
        (PageKey.TASKS, TaskFilter(2020)),
        (PageKey.TASKS, TaskFilter(2020, loose=True)),
        (PageKey.TASKS, TaskFilter(2020, unit_id=lead.id)),
        (PageKey.TASKS, TaskFilter(2021, kind=TaskKind.DIRECTION, text="Rà soát mô hình")),
        (PageKey.MEETINGS, MeetingFilter(meeting.id)),
    ]

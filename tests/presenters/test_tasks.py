"""The page of tasks without a window: what is shown and counted, what a form reads, what can be taken back."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline, day_deadline
from desktop.domain.errors import RefusedValue
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.presenters.forms import Fault, FieldFault
from desktop.presenters.navigation import TaskFilter
from desktop.presenters.task_forms import (
    DeadlineSense,
    ReportDraft,
    TaskDraft,
    echo_deadline,
    read_done_day,
    read_report,
    read_task,
    read_withdrawal,
    report_draft,
    task_draft,
)
from desktop.presenters.tasks import TaskEvent, TasksPresenter, suggested_day
from desktop.services import tasks, units

NOW = datetime(2021, 7, 15, 9, 0)
TODAY = NOW.date()
FARMERS, VETERANS = "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"


@dataclass
class View:
    """Remembers what was said, and how to take the last of it back."""

    told: list[TaskEvent] = field(default_factory=list)
    undo: object = None

    def show_rows(self):
        """The presenter is looked at directly."""

    def show_history(self):
        """The presenter is looked at directly."""

    def show_loose(self):
        """The presenter is looked at directly."""

    def tell(self, event, undo):
        self.told.append(event)
        self.undo = undo


def unit_id(session, name: str) -> int:
    found = units.directory(session.ledger).exact(name)
    assert found is not None
    return found.id


def add(session, title: str, unit: str = FARMERS, due: date | None = date(2021, 6, 30), **more) -> Task:
    task = Task(
        0,
        2021,
        more.pop("kind", TaskKind.REGISTERED),
        title,
        lead_unit_id=unit_id(session, unit),
        due=day_deadline(due) if due else None,
        **more,
    )
    return tasks.save_task(session.ledger, task).value


@pytest.fixture
def plan(session):
    """Four tasks of 2021 due on 30 June: done on that day, done in July, nothing reported, and one due in autumn."""
    in_time = add(session, "Tặng quà hộ nghèo dịp Tết", kind=TaskKind.COMMON)
    late = add(session, "Vận động nông dân dồn điền đổi thửa")
    overdue = add(session, "Tuyên truyền Luật Biên giới", VETERANS)
    later = add(session, "Giám sát chi trả hỗ trợ", VETERANS, date(2021, 10, 31))
    tasks.confirm(session.ledger, in_time.id, date(2021, 6, 30), NOW)
    tasks.confirm(session.ledger, late.id, date(2021, 7, 1), NOW)
    return in_time, late, overdue, later


@pytest.fixture
def view():
    return View()


@pytest.fixture
def page(session, plan, view):
    shown = TasksPresenter(session, view, lambda: NOW)
    shown.reload()
    return shown


def titles(page: TasksPresenter) -> list[str]:
    return [row.task.title for row in page.shown]


class TestWhatIsShown:
    """Rows and counts."""

    def test_all_tasks_of_this_year_as_of_today(self, page):
        assert (page.wanted.year, page.as_of, page.years) == (2021, TODAY, (2021,))
        assert len(page.shown) == 4
        assert not page.is_filtered

    def test_the_four_counts(self, page):
        counts = page.counts
        assert (counts.done_on_time, counts.done_late, counts.open_overdue, counts.open_in_time) == (1, 1, 1, 1)
        assert (counts.ratio, counts.percent) == ("2/4", Decimal("50.0"))

    def test_a_count_opens_its_rows_and_the_counts_stay(self, page):
        page.refine(replace(page.wanted, count=Count.OPEN_OVERDUE))
        assert titles(page) == ["Tuyên truyền Luật Biên giới"]
        assert page.counts.ratio == "2/4"

    def test_each_count_opens_as_many_rows_as_it_says(self, page):
        shown = {}
        for count in Count:
            page.refine(TaskFilter(2021, count=count))
            shown[count] = len(page.shown)
        assert list(shown.values()) == [1, 1, 1, 1, 0]

    def test_a_kind_narrows_rows_and_counts_but_not_the_other_kinds(self, page):
        page.refine(replace(page.wanted, kind=TaskKind.COMMON))
        assert titles(page) == ["Tặng quà hộ nghèo dịp Tết"]
        assert page.counts.ratio == "1/1"
        assert page.kinds[TaskKind.REGISTERED].ratio == "1/3"

    def test_words_without_marks_in_any_order(self, page):
        page.refine(replace(page.wanted, text="thua nong dan"))
        assert titles(page) == ["Vận động nông dân dồn điền đổi thửa"]
        assert page.counts.ratio == "1/1"

    def test_a_lead_unit_is_found_by_its_name(self, page):
        page.refine(replace(page.wanted, text="cuu chien binh"))
        assert titles(page) == ["Tuyên truyền Luật Biên giới", "Giám sát chi trả hỗ trợ"]

    def test_typed_marks_put_exact_matches_first(self, page, session):
        add(session, "Van dong nhan dan hien mau")
        add(session, "Vận động nhân dân hiến đất")
        page.reload()
        page.refine(replace(page.wanted, text="vận động nhân"))
        assert titles(page) == ["Vận động nhân dân hiến đất", "Van dong nhan dan hien mau"]

    def test_units_to_choose_from_lead_a_task_of_the_year(self, page):
        assert {unit.name for unit in page.leaders} == {FARMERS, VETERANS}

    def test_an_earlier_day_shows_how_it_stood_then(self, page):
        page.choose_day(date(2021, 6, 30))
        assert page.counts.ratio == "1/4"
        assert page.counts.open_overdue == 0

    def test_another_year_is_shown_as_of_its_end(self, page, session):
        tasks.save_task(session.ledger, Task(0, 2020, TaskKind.COMMON, "Việc năm trước"))
        page.choose_year(2020)
        assert (titles(page), page.as_of) == (["Việc năm trước"], date(2020, 12, 31))
        assert page.years == (2021, 2020)

    def test_what_another_screen_asks_for(self, page, plan):
        page.open(TaskFilter(2021, unit_id=plan[2].lead_unit_id, task_id=plan[3].id))
        assert len(page.shown) == 2
        assert page.history is not None
        assert page.history.row.task.title == "Giám sát chi trả hỗ trợ"

    def test_clearing_shows_everything(self, page):
        page.refine(TaskFilter(2021, TaskKind.KEY, 1, Count.WITHDRAWN, "xyz"))
        assert page.shown == ()
        page.clear()
        assert len(page.shown) == 4

    def test_an_empty_ledger_shows_this_year(self, session, view):
        page = TasksPresenter(session, view, lambda: NOW)
        page.reload()
        assert (page.wanted.year, page.shown, page.counts.ratio) == (2021, (), "0/0")


class TestCommands:
    """What can be done, and taken back."""

    def test_a_new_task_is_shown_whatever_the_filters_were(self, page, view):
        page.refine(replace(page.wanted, text="xyz"))
        page.save_task(Task(0, 2021, TaskKind.KEY, "Việc mới"), lambda: None, pytest.fail)
        assert "Việc mới" in titles(page)
        assert page.history is not None
        assert page.history.row.task.title == "Việc mới"
        view.undo()
        assert "Việc mới" not in titles(page)

    def test_an_edit_can_be_taken_back(self, page, plan, view):
        page.save_task(replace(plan[0], title="Tên khác"), lambda: None, pytest.fail)
        assert "Tên khác" in titles(page)
        view.undo()
        assert "Tên khác" not in titles(page)

    def test_a_task_without_a_title_is_refused_and_nothing_is_said(self, page, view):
        refused = []
        page.save_task(Task(0, 2021, TaskKind.KEY, "  "), pytest.fail, refused.append)
        assert isinstance(refused[0], RefusedValue)
        assert view.told == []

    def test_a_progress_entry_shows_in_the_list_and_the_timeline(self, page, plan, view):
        page.choose(plan[2].id)
        report = ProgressReport(0, plan[2].id, "", TODAY, ReportSource.PHONE, percent=Decimal(40))
        page.save_report(report, lambda: None, pytest.fail)
        assert [entry.percent for entry in page.history.reports] == [Decimal(40)]
        assert page.history.row.standing.reported is ReportedStatus.IN_PROGRESS
        view.undo()
        assert page.history.reports == ()

    def test_a_changed_entry_can_be_taken_back(self, page, plan, view):
        page.choose(plan[0].id)
        entry = page.history.reports[0]
        page.save_report(replace(entry, result="Đã tặng 500 suất"), lambda: None, pytest.fail)
        view.undo()
        assert page.history.reports[0].result == entry.result

    def test_a_deleted_entry_can_be_taken_back(self, page, plan, view):
        page.choose(plan[0].id)
        page.delete_report(page.history.reports[0])
        assert page.counts.ratio == "1/4"
        view.undo()
        assert page.counts.ratio == "2/4"

    def test_confirming_changes_the_counts_and_can_be_taken_back(self, page, plan, view):
        page.choose(plan[3].id)
        page.confirm(plan[3].id, TODAY, lambda: None, pytest.fail)
        assert page.counts.ratio == "3/4"
        view.undo()
        assert page.counts.ratio == "2/4"

    def test_confirming_a_waiting_result_taken_back_leaves_it_waiting(self, page, plan, view):
        page.choose(plan[3].id)
        told = ProgressReport(0, plan[3].id, "", date(2021, 7, 10), ReportSource.PHONE, ReportedStatus.DONE)
        page.save_report(told, lambda: None, pytest.fail)
        assert suggested_day(page.history, TODAY) == date(2021, 7, 10)
        page.confirm(plan[3].id, date(2021, 7, 10), lambda: None, pytest.fail)
        view.undo()
        assert [(entry.status, entry.confirmed) for entry in page.history.reports] == [(ReportedStatus.DONE, False)]

    def test_a_withdrawn_task_counts_nowhere_until_it_is_reinstated(self, page, plan, view):
        page.withdraw(plan[2].id, date(2021, 7, 1), "Tỉnh dừng chương trình", lambda: None, pytest.fail)
        assert (page.counts.ratio, page.counts.withdrawn) == ("2/3", 1)
        page.reinstate(plan[2].id)
        assert (page.counts.ratio, page.counts.withdrawn) == ("2/4", 0)
        view.undo()
        assert page.counts.withdrawn == 1

    def test_a_deleted_task_is_gone(self, page, plan, view):
        page.choose(plan[2].id)
        page.delete_task(plan[2].id)
        assert len(page.shown) == 3
        assert page.history is None
        assert view.told == [TaskEvent.DELETED]

    def test_a_result_without_a_task_is_attached_to_the_likeliest(self, page, plan, session, view):
        report = ProgressReport(
            0, None, "Tuyên truyền về Luật Biên giới quốc gia", date(2021, 6, 20), ReportSource.LETTER,
            ReportedStatus.DONE, unit_id=unit_id(session, VETERANS), confirmed=True,
        )  # fmt: skip
        tasks.save_report(session.ledger, report, NOW)
        page.reload()
        loose = page.loose[0]
        assert loose.unit == VETERANS
        offered = []
        page.rows_for(loose.report, offered.extend)
        assert offered[0].task.id == plan[2].id
        page.attach(loose.report, plan[2].id, lambda: None, pytest.fail)
        assert (page.loose, page.counts.ratio) == ((), "3/4")
        view.undo()
        assert (len(page.loose), page.counts.ratio) == (1, "2/4")


class TestDeadlineEcho:
    """A deadline is said back while it is typed."""

    @pytest.mark.parametrize(
        ("typed", "sense", "start", "end"),
        [
            ("Quý II/2021", DeadlineSense.SPAN, date(2021, 4, 1), date(2021, 6, 30)),
            ("trước 30/6", DeadlineSense.UNTIL, None, date(2021, 6, 30)),
            ("15/10/2021", DeadlineSense.DAY, date(2021, 10, 15), date(2021, 10, 15)),
            ("Thường xuyên", DeadlineSense.ONGOING, None, None),
            ("theo kế hoạch của tỉnh", DeadlineSense.NO_DAY_NAMED, None, None),
            ("", DeadlineSense.NONE, None, None),
        ],
    )
    def test_says_back_the_days(self, typed, sense, start, end):
        echo = echo_deadline(typed, 2021)
        assert (echo.sense, echo.start, echo.end, echo.fault) == (sense, start, end, None)

    @pytest.mark.parametrize(
        ("typed", "fault"),
        [("31/6", Fault.NO_SUCH_DAY), ("từ 30/9 đến 1/4", Fault.ENDS_BEFORE_START)],
    )
    def test_says_what_is_wrong(self, typed, fault):
        assert echo_deadline(typed, 2021).fault is fault

    def test_a_month_above_twelve_is_doubted(self):
        echo = echo_deadline("10/25/2021", 2021)
        assert (echo.end, echo.month_first) == (date(2021, 10, 25), True)


class TestTaskForm:
    """From fields to a task."""

    def test_reads_what_is_typed(self, session):
        draft = TaskDraft(
            2021,
            TaskKind.KEY,
            "7",
            " Tặng  quà ",
            "hoi nong dan tinh",
            "Tỉnh đoàn; Công an tỉnh;",
            "Quý II",
            "500 suất",
        )
        read = read_task(draft, Task(0, 2021, TaskKind.KEY, ""), units.directory(session.ledger)).value
        assert read is not None
        assert (read.title, read.number, read.lead_unit_id) == ("Tặng quà", "7", unit_id(session, FARMERS))
        assert read.coordinating_units == ("Tỉnh đoàn", "Công an tỉnh")
        assert read.due == Deadline("Quý II", date(2021, 4, 1), date(2021, 6, 30))
        assert read.target is not None
        assert read.target.quantity == Decimal(500)

    def test_each_fault_is_at_its_field(self, session):
        draft = TaskDraft(2021, title=" ", lead_unit="Hội Gì Đó", due="31/6")
        read = read_task(draft, Task(0, 2021, TaskKind.KEY, ""), units.directory(session.ledger))
        assert read.value is None
        assert [(found.field, found.fault) for found in read.faults] == [
            ("title", Fault.MISSING),
            ("lead_unit", Fault.UNKNOWN_UNIT),
            ("due", Fault.NO_SUCH_DAY),
        ]

    def test_opening_and_saving_changes_nothing(self, session, plan):
        directory = units.directory(session.ledger)
        read_elsewhere = Deadline("theo Công văn 12", date(2021, 3, 1), date(2021, 3, 31))
        for task in (*plan, replace(plan[0], due=read_elsewhere)):
            assert read_task(task_draft(task, directory), task, directory).value == task

    def test_moving_it_to_another_year_moves_a_deadline_without_a_year(self, session):
        task = Task(1, 2021, TaskKind.KEY, "Việc", due=Deadline("trước 30/6", None, date(2021, 6, 30)))
        directory = units.directory(session.ledger)
        moved = read_task(replace(task_draft(task, directory), year=2022), task, directory).value
        assert moved is not None
        assert moved.due == Deadline("trước 30/6", None, date(2022, 6, 30))


class TestReportForm:
    """From fields to a progress entry."""

    REPORT = ProgressReport(0, 1, "Việc", TODAY, ReportSource.PHONE)

    def test_reads_what_is_typed(self):
        draft = ReportDraft("30/6", ReportSource.LETTER, ReportedStatus.IN_PROGRESS, "62,5%", result=" Đã xong 5 xã ")
        read = read_report(draft, self.REPORT, TODAY).value
        assert read is not None
        assert (read.as_of, read.source, read.percent) == (date(2021, 6, 30), ReportSource.LETTER, Decimal("62.5"))
        assert read.result == "Đã xong 5 xã"

    def test_a_day_of_completion_alone_says_that_it_is_done(self):
        read = read_report(ReportDraft("15/7/2021", completed_on="1/7"), self.REPORT, TODAY).value
        assert read is not None
        assert (read.status, read.completed_on, read.confirmed) == (ReportedStatus.DONE, date(2021, 7, 1), False)

    @pytest.mark.parametrize(
        ("draft", "fault"),
        [
            (ReportDraft(""), FieldFault("as_of", Fault.MISSING)),
            (ReportDraft("abc", result="x"), FieldFault("as_of", Fault.NOT_A_DAY, "abc")),
            (ReportDraft("16/7/2021", result="x"), FieldFault("as_of", Fault.IN_THE_FUTURE, "16/7/2021")),
            (ReportDraft("15/7", percent="101"), FieldFault("percent", Fault.NOT_A_PERCENT, "101")),
            (ReportDraft("15/7", percent="nửa"), FieldFault("percent", Fault.NOT_A_PERCENT, "nửa")),
            (ReportDraft("15/7"), FieldFault("status", Fault.NOTHING_SAID)),
            (
                ReportDraft("15/7", status=ReportedStatus.NOT_STARTED, completed_on="1/7"),
                FieldFault("completed_on", Fault.NOT_DONE, "1/7"),
            ),
        ],
    )
    def test_each_fault_is_at_its_field(self, draft, fault):
        read = read_report(draft, self.REPORT, TODAY)
        assert read.value is None
        assert fault in read.faults

    def test_opening_and_saving_changes_nothing(self):
        kept = replace(
            self.REPORT, id=3, status=ReportedStatus.DONE, percent=Decimal("62.50"), completed_on=TODAY, confirmed=True
        )
        assert read_report(report_draft(kept), kept, TODAY).value == kept


class TestConfirmingAndWithdrawing:
    """The two small forms."""

    def test_the_day_on_which_it_was_done(self):
        assert read_done_day("1/7", TODAY).value == date(2021, 7, 1)

    @pytest.mark.parametrize(
        ("typed", "fault"), [("", Fault.MISSING), ("mai", Fault.NOT_A_DAY), ("16/7", Fault.IN_THE_FUTURE)]
    )
    def test_a_day_that_it_can_not_be(self, typed, fault):
        assert [found.fault for found in read_done_day(typed, TODAY).faults] == [fault]

    def test_a_withdrawal_needs_a_reason(self):
        assert read_withdrawal("1/7", " ", TODAY).faults == (FieldFault("reason", Fault.MISSING),)
        read = read_withdrawal("1/7", "Tỉnh dừng  chương trình", TODAY).value
        assert read is not None
        assert (read.day, read.reason) == (date(2021, 7, 1), "Tỉnh dừng chương trình")

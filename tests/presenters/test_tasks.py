"""The page of tasks without a window: what is shown and counted, what a form reads, what can be taken back."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline, day_deadline
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.errors import RefusedValue
from desktop.domain.quantities import parse_target
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.presenters.decision_forms import DecisionDraft, read_decision, read_extension
from desktop.presenters.document_choices import DocumentChoices
from desktop.presenters.forms import Fault, FieldFault
from desktop.presenters.many_tasks import ManyDone
from desktop.presenters.navigation import TaskFilter
from desktop.presenters.task_commands import Confirmation, TaskChange
from desktop.presenters.task_forms import (
    DeadlineSense,
    ReportDraft,
    TaskDraft,
    echo_deadline,
    read_done_day,
    read_report,
    read_task,
    report_draft,
    task_draft,
)
from desktop.presenters.tasks import TasksPresenter, suggested_day
from desktop.services import tasks, units
from desktop.services.extensions import Decision
from desktop.services.tasks import TaskRow

NOW = datetime(2021, 7, 15, 9, 0)
TODAY = NOW.date()
FARMERS, VETERANS = "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"


@dataclass
class View:
    """Remembers what was said, and how to take the last of it back."""

    told: list[TaskChange] = field(default_factory=list)
    undo: object = None
    many: ManyDone | None = None

    def show_rows(self):
        """The presenter is looked at directly."""

    def show_history(self):
        """The presenter is looked at directly."""

    def show_loose(self):
        """The presenter is looked at directly."""

    def tell(self, event, undo):
        self.told.append(event)
        self.undo = undo

    def tell_many(self, done, undo):
        self.many = done
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


def shown(page: TasksPresenter) -> list[TaskRow | None]:
    return [page.list.pages.row(place) for place in range(len(page.list.pages.ids))]


def titles(page: TasksPresenter) -> list[str]:
    return [row.task.title for row in shown(page)]


class TestWhatIsShown:
    """Rows and counts."""

    def test_all_tasks_of_this_year_as_of_today(self, page):
        assert (page.list.wanted.year, page.list.as_of, page.list.years) == (2021, TODAY, (2021,))
        assert len(shown(page)) == 4
        assert not page.list.is_filtered

    def test_the_four_counts(self, page):
        counts = page.list.counts
        assert (counts.done_on_time, counts.done_late, counts.open_overdue, counts.open_in_time) == (1, 1, 1, 1)
        assert (counts.ratio, counts.percent) == ("2/4", Decimal("50.0"))

    def test_a_count_opens_its_rows_and_the_counts_stay(self, page):
        page.list.refine(replace(page.list.wanted, count=Count.OPEN_OVERDUE))
        assert titles(page) == ["Tuyên truyền Luật Biên giới"]
        assert page.list.counts.ratio == "2/4"

    def test_each_count_opens_as_many_rows_as_it_says(self, page):
        opened = {}
        for count in Count:
            page.list.refine(TaskFilter(2021, count=count))
            opened[count] = len(shown(page))
        assert list(opened.values()) == [1, 1, 1, 1, 0]

    def test_a_kind_narrows_rows_and_counts_but_not_the_other_kinds(self, page):
        page.list.refine(replace(page.list.wanted, kind=TaskKind.COMMON))
        assert titles(page) == ["Tặng quà hộ nghèo dịp Tết"]
        assert page.list.counts.ratio == "1/1"
        assert page.list.kinds[TaskKind.REGISTERED].ratio == "1/3"

    def test_words_without_marks_in_any_order(self, page):
        page.list.refine(replace(page.list.wanted, text="thua nong dan"))
        assert titles(page) == ["Vận động nông dân dồn điền đổi thửa"]
        assert page.list.counts.ratio == "1/1"

    def test_a_lead_unit_is_found_by_its_name(self, page):
        page.list.refine(replace(page.list.wanted, text="cuu chien binh"))
        assert titles(page) == ["Tuyên truyền Luật Biên giới", "Giám sát chi trả hỗ trợ"]

    def test_typed_marks_put_exact_matches_first(self, page, session):
        add(session, "Van dong nhan dan hien mau")
        add(session, "Vận động nhân dân hiến đất")
        page.reload()
        page.list.refine(replace(page.list.wanted, text="vận động nhân"))
        assert titles(page) == ["Vận động nhân dân hiến đất", "Van dong nhan dan hien mau"]

    def test_units_to_choose_from_lead_a_task_of_the_year(self, page):
        assert {unit.name for unit in page.list.leaders} == {FARMERS, VETERANS}

    def test_an_earlier_day_shows_how_it_stood_then(self, page):
        page.list.choose_day(date(2021, 6, 30))
        assert page.list.counts.ratio == "1/4"
        assert page.list.counts.open_overdue == 0

    def test_another_year_is_shown_as_of_its_end(self, page, session):
        tasks.save_task(session.ledger, Task(0, 2020, TaskKind.COMMON, "Việc năm trước"))
        page.list.choose_year(2020)
        assert (titles(page), page.list.as_of) == (["Việc năm trước"], date(2020, 12, 31))
        assert page.list.years == (2021, 2020)

    def test_what_another_screen_asks_for(self, page, plan):
        page.open(TaskFilter(2021, unit_id=plan[2].lead_unit_id, task_id=plan[3].id))
        assert len(shown(page)) == 2
        assert page.history is not None
        assert page.history.row.task.title == "Giám sát chi trả hỗ trợ"

    def test_clearing_shows_everything(self, page):
        page.list.refine(TaskFilter(2021, TaskKind.KEY, 1, Count.WITHDRAWN, "xyz"))
        assert shown(page) == []
        page.clear()
        assert len(shown(page)) == 4

    def test_an_empty_ledger_shows_this_year(self, session, view):
        page = TasksPresenter(session, view, lambda: NOW)
        page.reload()
        assert (page.list.wanted.year, shown(page), page.list.counts.ratio) == (2021, [], "0/0")


class TestCommands:
    """What can be done, and taken back."""

    def test_a_new_task_is_shown_whatever_the_filters_were(self, page, view):
        page.list.refine(replace(page.list.wanted, text="xyz"))
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
        assert page.list.counts.ratio == "1/4"
        view.undo()
        assert page.list.counts.ratio == "2/4"

    def test_confirming_changes_the_counts_and_can_be_taken_back(self, page, plan, view):
        page.choose(plan[3].id)
        page.confirm(plan[3].id, Confirmation(TODAY), lambda: None, pytest.fail)
        assert page.list.counts.ratio == "3/4"
        view.undo()
        assert page.list.counts.ratio == "2/4"

    def test_the_day_offered_is_one_on_which_the_confirmation_is_seen(self, page):
        assert page.day_shown == TODAY
        page.list.choose_day(date(2021, 6, 30))
        assert page.day_shown == date(2021, 6, 30)

    def test_confirming_a_waiting_result_taken_back_leaves_it_waiting(self, page, plan, view):
        page.choose(plan[3].id)
        told = ProgressReport(0, plan[3].id, "", date(2021, 7, 10), ReportSource.PHONE, ReportedStatus.DONE)
        page.save_report(told, lambda: None, pytest.fail)
        assert suggested_day(page.history, TODAY) == date(2021, 7, 10)
        page.confirm(plan[3].id, Confirmation(date(2021, 7, 10), "Chánh Văn phòng"), lambda: None, pytest.fail)
        view.undo()
        assert [(entry.status, entry.confirmed) for entry in page.history.reports] == [(ReportedStatus.DONE, False)]

    def test_a_withdrawn_task_counts_nowhere_until_it_is_reinstated(self, page, plan, view):
        decision = Decision(date(2021, 7, 1), "Tỉnh dừng chương trình", "Trưởng Ban")
        page.withdraw(plan[2].id, decision, lambda: None, pytest.fail)
        assert (page.list.counts.ratio, page.list.counts.withdrawn) == ("2/3", 1)
        page.reinstate(plan[2].id, replace(decision, day=TODAY), lambda: None, pytest.fail)
        assert (page.list.counts.ratio, page.list.counts.withdrawn) == ("2/4", 0)
        assert page.list.decider == "Trưởng Ban"
        view.undo()
        assert page.list.counts.withdrawn == 1

    def test_an_extended_task_is_overdue_no_more_until_the_extension_is_taken_back(self, page, plan, view):
        decision = Decision(date(2021, 7, 5), "Mưa lũ", "Trưởng Ban")
        page.extend(plan[2].id, day_deadline(date(2021, 9, 30)), decision, lambda: None, pytest.fail)
        assert page.list.counts.open_overdue == 0
        page.list.refine(replace(page.list.wanted, text="30/09"))
        assert titles(page) == ["Tuyên truyền Luật Biên giới"]
        page.clear()
        page.list.choose_day(date(2021, 7, 4))
        assert page.list.counts.open_overdue == 1
        page.list.choose_day(TODAY)
        page.undo_last()
        assert page.list.counts.open_overdue == 1
        page.undo_last()
        assert view.told == [TaskChange.EXTENDED]

    def test_a_decision_taken_out_of_the_history_can_be_put_back(self, page, plan, view):
        page.choose(plan[2].id)
        decision = Decision(date(2021, 7, 5), "Mưa lũ", "Trưởng Ban")
        page.extend(plan[2].id, day_deadline(date(2021, 9, 30)), decision, lambda: None, pytest.fail)
        page.take_back(page.history.entries[0].event)
        assert page.history.entries == []
        view.undo()
        assert [entry.event.reason for entry in page.history.entries] == ["Mưa lũ"]

    def test_an_extension_of_what_is_done_is_refused(self, page, plan):
        refused = []
        decision = Decision(TODAY, "Mưa lũ", "Trưởng Ban")
        page.extend(plan[0].id, day_deadline(date(2021, 9, 30)), decision, pytest.fail, refused.append)
        assert [error.reason for error in refused] == ["already-done"]

    def test_a_deleted_task_is_gone(self, page, plan, view):
        page.choose(plan[2].id)
        page.delete_task(plan[2].id)
        assert len(shown(page)) == 3
        assert page.history is None
        assert view.told == [TaskChange.DELETED]

    def test_a_result_without_a_task_is_attached_to_the_likeliest(self, page, plan, session, view):
        report = ProgressReport(
            0, None, "Tuyên truyền về Luật Biên giới quốc gia", date(2021, 6, 20), ReportSource.LETTER,
            ReportedStatus.DONE, unit_id=unit_id(session, VETERANS), confirmed=True,
        )  # fmt: skip
        tasks.save_report(session.ledger, report, NOW)
        page.reload()
        loose = page.list.loose[0]
        assert loose.unit == VETERANS
        offered = page.candidates(loose.report)
        offered.refine()
        assert offered.pages.row(0).task.id == plan[2].id
        offered.refine("giam sat")
        assert [row.task.id for row in offered.pages.at_hand()] == [plan[3].id]
        page.attach(loose.report, plan[2].id, lambda: None, pytest.fail)
        assert (page.list.loose, page.list.counts.ratio) == ((), "3/4")
        view.undo()
        assert (len(page.list.loose), page.list.counts.ratio) == (1, "2/4")


#: A number that stands alone, and one that two years have.
DOCUMENTS = DocumentChoices(
    (
        ReferenceDocument(1, DocumentKind.RESOLUTION, "25-NQ/TW", date(2013, 6, 3), "Trung ương", "Công tác dân vận"),
        ReferenceDocument(2, DocumentKind.PLAN, "12/KH-TU", date(2021, 3, 5), "Tỉnh ủy", "Dân vận năm 2021"),
        ReferenceDocument(3, DocumentKind.PLAN, "12/KH-TU", date(2022, 3, 5), "Tỉnh ủy", "Dân vận năm 2022"),
    )
)


class TestDeadlineBeforeThePlan:
    """A deadline that is over before the year of the plan begins."""

    def test_it_is_said_at_the_field(self, session):
        task = Task(0, 2021, TaskKind.KEY, "Việc")
        known = units.directory(session.ledger)
        draft = replace(task_draft(task, known, DOCUMENTS), due="30/11/2020")
        read = read_task(draft, task, known, DOCUMENTS)
        assert read.faults == (FieldFault("due", Fault.BEFORE_PLAN, "30/11/2020"),)

    def test_one_that_was_taken_over_so_stays(self, session):
        task = Task(3, 2021, TaskKind.KEY, "Việc", due=day_deadline(date(2020, 11, 30)))
        known = units.directory(session.ledger)
        assert read_task(task_draft(task, known, DOCUMENTS), task, known, DOCUMENTS).value == task


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
        read = read_task(draft, Task(0, 2021, TaskKind.KEY, ""), units.directory(session.ledger), DOCUMENTS).value
        assert read is not None
        assert (read.title, read.number, read.lead_unit_id) == ("Tặng quà", "7", unit_id(session, FARMERS))
        assert read.coordinating_units == ("Tỉnh đoàn", "Công an tỉnh")
        assert read.due == Deadline("Quý II", date(2021, 4, 1), date(2021, 6, 30))
        assert read.target is not None
        assert read.target.quantity == Decimal(500)

    def test_each_fault_is_at_its_field(self, session):
        draft = TaskDraft(2021, title=" ", lead_unit="Hội Gì Đó", due="31/6")
        read = read_task(draft, Task(0, 2021, TaskKind.KEY, ""), units.directory(session.ledger), DOCUMENTS)
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
            assert read_task(task_draft(task, directory, DOCUMENTS), task, directory, DOCUMENTS).value == task

    def test_moving_it_to_another_year_moves_a_deadline_without_a_year(self, session):
        task = Task(1, 2021, TaskKind.KEY, "Việc", due=Deadline("trước 30/6", None, date(2021, 6, 30)))
        directory = units.directory(session.ledger)
        draft = replace(task_draft(task, directory, DOCUMENTS), year=2022)
        moved = read_task(draft, task, directory, DOCUMENTS).value
        assert moved is not None
        assert moved.due == Deadline("trước 30/6", None, date(2022, 6, 30))

    @pytest.mark.parametrize(
        ("typed", "id_"),
        [("12/KH-TU, 05/03/2021, Tỉnh ủy", 2), ("12/kh-tu, 05/03/2021, tỉnh uỷ", 2), ("25-NQ/TW", 1), ("", None)],
    )
    def test_the_document_that_it_carries_out(self, session, plan, typed, id_):
        directory = units.directory(session.ledger)
        draft = replace(task_draft(plan[0], directory, DOCUMENTS), document=typed)
        read = read_task(draft, plan[0], directory, DOCUMENTS).value
        assert read is not None
        assert read.document_id == id_
        assert task_draft(read, directory, DOCUMENTS).document == DOCUMENTS.name(id_)

    @pytest.mark.parametrize("typed", ["12/KH-TU", "99/KH-TU"], ids=["of two years", "not there"])
    def test_a_document_that_is_not_the_only_one_meant_is_a_fault(self, session, plan, typed):
        directory = units.directory(session.ledger)
        draft = replace(task_draft(plan[0], directory, DOCUMENTS), document=typed)
        read = read_task(draft, plan[0], directory, DOCUMENTS)
        assert read.faults == (FieldFault("document", Fault.UNKNOWN_DOCUMENT, typed),)


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

    def test_a_quantity_is_read_in_the_measure_of_the_target(self):
        read = read_report(ReportDraft("15/7/2021", quantity="500 kg"), self.REPORT, TODAY, parse_target("2 tấn")).value
        assert read is not None
        assert (read.quantity, read.measure) == (Decimal("0.5"), "tấn")
        assert report_draft(read).quantity == "0,5 tấn"
        assert read_report(report_draft(read), read, TODAY, parse_target("2 km")).value == read

    @pytest.mark.parametrize(("typed", "fault"), [("nhiều", Fault.NOT_A_QUANTITY), ("5 km", Fault.NOT_ADDABLE)])
    def test_a_quantity_that_can_not_be_added_is_said_at_its_field(self, typed, fault):
        read = read_report(ReportDraft("15/7", quantity=typed), self.REPORT, TODAY, parse_target("500 suất quà"))
        assert read.faults == (FieldFault("quantity", fault, typed),)

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

    def test_a_decision_needs_a_reason_and_somebody_who_decided(self):
        read = read_decision(DecisionDraft("1/7", " "), TODAY)
        assert read.faults == (FieldFault("reason", Fault.MISSING), FieldFault("decided_by", Fault.MISSING))
        read = read_decision(DecisionDraft("1/7", "Tỉnh dừng  chương trình", "Trưởng Ban"), TODAY)
        assert read.value == Decision(date(2021, 7, 1), "Tỉnh dừng chương trình", "Trưởng Ban")

    @pytest.mark.parametrize(
        ("due", "fault"),
        [
            ("", Fault.MISSING),
            ("31/9", Fault.NO_SUCH_DAY),
            ("theo kế hoạch", Fault.NOT_A_DAY),
            ("30/6", Fault.BEFORE_DECISION),
        ],
    )
    def test_a_new_deadline_ends_after_it_was_decided(self, due, fault):
        read = read_extension(due, DecisionDraft("1/7", "Mưa lũ", "Trưởng Ban"), TODAY)
        assert [found.fault for found in read.faults] == [fault]

    def test_a_new_deadline_in_words(self):
        read = read_extension("Quý III", DecisionDraft("1/7", "Mưa lũ", "Trưởng Ban"), TODAY).value
        assert read is not None
        assert read.deadline.end == date(2021, 9, 30)

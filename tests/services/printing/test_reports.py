"""A report on any stretch of days; and what became of an issued one, with the records that made it so."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from desktop.domain.assessments import Period
from desktop.domain.counts import Count
from desktop.domain.deadlines import day_deadline
from desktop.domain.figures import Figure
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.matters import Matter, MatterState
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.papers.report_lists import ReportLists
from desktop.services import matters, task_lists, tasks
from desktop.services.drifts import drifted
from desktop.services.extensions import Decision, withdraw
from desktop.services.ledgers import Ledger
from desktop.services.printing import PaperRequest, issue_paper, year_papers
from desktop.services.printing.requests import Desk
from desktop.services.reports import Report, report_on
from desktop.storage import figures

YEAR = Period(date(2020, 1, 1), date(2020, 12, 31))
NOW, LATER = datetime(2021, 2, 8, 9, 0), datetime(2021, 3, 1, 9, 0)


def year(ledger: Ledger) -> Report:
    return report_on(ledger, YEAR, YEAR.end)


def task_called(ledger: Ledger, title: str) -> Task:
    return next(row.task for row in task_lists.rows_of_year(ledger, 2020, NOW.date()) if row.task.title == title)


def issue(ledger: Ledger) -> IssuedPaper:
    return issue_paper(ledger, PaperRequest(PaperKind.ANNUAL_REPORT, NOW.date(), year=2020), NOW).value


class TestReport:
    """What is counted and listed."""

    def test_counts_and_lists_are_of_the_same_rows(self, ledger: Ledger):
        found = year(ledger)
        assert (found.counts.ratio, found.counts.done_late, found.counts.open_overdue) == ("3/5", 1, 1)
        assert [row.task.title for row in found.done_late] == ["Xây nhà tình nghĩa"]
        assert [row.task.title for row in found.overdue] == ["Tập huấn nghiệp vụ"]
        assert sum(line.counts.total for line in found.units) == 5

    def test_a_quarter_speaks_as_of_its_last_day(self, ledger: Ledger):
        quarter = Period(date(2020, 1, 1), date(2020, 3, 31))
        found = report_on(ledger, quarter, quarter.end)
        assert (found.counts.ratio, found.overdue, found.done_late) == ("1/5", (), ())
        assert {(line.indicator, line.before) for line in found.figures if line.measure == "suất"} == {
            ("Quà tặng", Decimal(800))
        }

    def test_several_years_have_the_counts_of_each(self, ledger: Ledger):
        found = report_on(ledger, Period(date(2016, 1, 1), date(2020, 12, 31)), date(2020, 12, 31))
        assert [(result.year, result.all.total) for result in found.results] == [
            (2016, 0), (2017, 0), (2018, 0), (2019, 0), (2020, 5),
        ]  # fmt: skip

    def test_key_tasks_still_open_stand_ahead(self, ledger: Ledger):
        tasks.save_task(ledger, Task(0, 2021, TaskKind.KEY, "Chuyển đổi số"))
        assert [row.task.title for row in year(ledger).ahead] == ["Chuyển đổi số"]

    def test_what_was_withdrawn_is_listed_apart(self, ledger: Ledger):
        withdraw(ledger, task_called(ledger, "Tập huấn nghiệp vụ").id, Decision(date(2020, 11, 1), "thôi tổ chức"), NOW)
        found = year(ledger)
        assert (found.counts.total, [row.task.title for row in found.withdrawn]) == (4, ["Tập huấn nghiệp vụ"])


class TestPrintedLists:
    """The lists that stand in the report itself, each counted from the same rows as the numbers."""

    def record(self, ledger: Ledger) -> ReportLists:
        half = Period(date(2020, 7, 1), YEAR.end)
        return year_papers.report(Desk(ledger, PaperRequest(PaperKind.PERIOD_REPORT, NOW.date(), period=half))).lists

    def test_late_overdue_and_withdrawn_tasks(self, ledger: Ledger):
        decision = Decision(date(2020, 11, 1), "Trùng nội dung", "Trưởng Ban", "15/CV-BCĐ")
        withdraw(ledger, task_called(ledger, "Kiểm tra quy chế dân chủ").id, decision, NOW)
        found = self.record(ledger)
        assert [one.title for one in found.done_late] == ["Xây nhà tình nghĩa"]
        assert [one.title for one in found.overdue] == ["Tập huấn nghiệp vụ"]
        (gone,) = found.withdrawn
        assert (gone.task.title, gone.day) == ("Kiểm tra quy chế dân chủ", date(2020, 11, 1))
        assert (gone.reason, gone.decided_by) == ("Trùng nội dung", "Trưởng Ban; 15/CV-BCĐ")

    def test_matters_of_the_period_and_those_that_were_still_to_be_settled_in_it(self, ledger: Ledger):
        settled = Matter(0, "", "Xã Thanh Hải", date(2020, 2, 1), None, None, MatterState.SETTLED, outcome="Đã xong")
        late = day_deadline(date(2020, 3, 31))
        raised = replace(settled, state=MatterState.HANDLED, due=late, outcome="")
        august = replace(settled, raised_on=date(2020, 8, 1))
        given = (
            raised,
            replace(settled, settled_on=date(2020, 5, 1)),
            replace(august, settled_on=date(2020, 9, 1)),
            replace(august, settled_on=date(2021, 2, 1)),
            replace(raised, raised_on=date(2021, 1, 5), due=None),
        )
        for number, matter in enumerate(given, start=1):
            matters.save_matter(ledger, replace(matter, summary=f"Vụ việc {number}"))
        said = [(one.summary, one.said, one.outcome) for one in self.record(ledger).matters]
        assert said == [
            ("Vụ việc 1", "Đang giải quyết, quá hạn", ""),
            ("Vụ việc 3", "Đã giải quyết (01/9/2020)", "Đã xong"),
            ("Vụ việc 4", "Đang giải quyết", ""),
        ]


class TestDrift:
    """The records that made a difference since a report was issued."""

    def test_a_letter_that_came_later(self, ledger: Ledger):
        paper = issue(ledger)
        task = task_called(ledger, "Tập huấn nghiệp vụ")
        done = date(2020, 10, 30)
        tasks.save_report(
            ledger,
            ProgressReport(
                0, task.id, "", done, ReportSource.LETTER, ReportedStatus.DONE, completed_on=done, confirmed=True
            ),
            LATER,
        )
        (reason,) = drifted(ledger, paper).tasks
        assert (reason.moved.before, reason.moved.now) == (Count.OPEN_OVERDUE, Count.DONE_ON_TIME)
        (entry,) = reason.entries
        assert entry.report is not None
        assert entry.report.completed_on == done

    def test_a_withdrawal_written_down_later(self, ledger: Ledger):
        paper = issue(ledger)
        task = task_called(ledger, "Tặng quà hộ nghèo")
        withdraw(ledger, task.id, Decision(date(2020, 1, 10), "đơn vị khác làm"), LATER)
        (reason,) = drifted(ledger, paper).tasks
        assert reason.moved.now is Count.WITHDRAWN
        assert [entry.event.reason for entry in reason.entries if entry.event] == ["đơn vị khác làm"]

    def test_a_task_changed_by_hand_names_no_record(self, ledger: Ledger):
        paper = issue(ledger)
        task = task_called(ledger, "Tập huấn nghiệp vụ")
        tasks.save_task(ledger, replace(task, due=None))
        (reason,) = drifted(ledger, paper).tasks
        assert (reason.entries, reason.origin) == ((), None)

    def test_a_figure_that_came_later(self, ledger: Ledger):
        paper = issue(ledger)
        late = Figure(0, None, "Quà tặng", Decimal(50), "suất", date(2020, 4, 1), date(2020, 6, 30), recorded_at=LATER)
        with ledger.transaction():
            figures.add(ledger, [late])
        ((drift, rows),) = drifted(ledger, paper).figures
        assert (drift.before, drift.now) == (Decimal(1200), Decimal(1250))
        assert [row.figure.quantity for row in rows] == [Decimal(50)]

    def test_the_years_of_a_report_over_several_are_all_watched(self, ledger: Ledger):
        tasks.save_task(ledger, Task(0, 2019, TaskKind.COMMON, "Năm trước"))
        years = PaperRequest(PaperKind.PERIOD_REPORT, NOW.date(), period=Period(date(2016, 1, 1), date(2020, 12, 31)))
        paper = issue_paper(ledger, years, NOW).value
        tasks.save_task(ledger, Task(0, 2019, TaskKind.COMMON, "Ghi sót"))
        (reason,) = drifted(ledger, paper).tasks
        assert reason.moved.title == "Ghi sót"

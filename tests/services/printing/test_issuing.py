"""A paper is issued once, with its number and the numbers that it gives; what changes later is said with its reason."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.domain.assessments import Period
from desktop.domain.attachments import Owner
from desktop.domain.counts import Count
from desktop.domain.errors import PaperRefused, RefusedValue
from desktop.domain.figures import Figure
from desktop.domain.frozen import CountDrift, FigureDrift
from desktop.domain.issued import PaperKind
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.services import issued, numbers, printing, task_lists, tasks
from desktop.services.ledgers import Ledger
from desktop.services.printing.frozen_text import from_text, to_text
from desktop.storage import figures

NOW = datetime(2021, 2, 8, 9, 0)
REPORT = printing.PaperRequest(PaperKind.ANNUAL_REPORT, NOW.date(), year=2020)


def issue(ledger: Ledger, request: printing.PaperRequest = REPORT):
    return printing.issue_paper(ledger, request, NOW).value


def done(ledger: Ledger, title: str, on: date) -> None:
    task = next(row.task for row in task_lists.rows_of_year(ledger, 2020, NOW.date()) if row.task.title == title)
    report = ProgressReport(
        0, task.id, "", on, ReportSource.LETTER, ReportedStatus.DONE, completed_on=on, confirmed=True
    )
    tasks.save_report(ledger, report, NOW)


def moved(found: CountDrift) -> set[tuple[str, Count | None, Count | None]]:
    """Return the tasks that make a difference, without their ids."""
    return {(one.title, one.before, one.now) for one in found.because}


class TestIssue:
    """Number, day, symbol and PDF."""

    def test_it_takes_the_next_number_of_its_series_and_the_day(self, ledger: Ledger):
        paper = issue(ledger)
        assert (paper.number, paper.symbol, paper.dated) == (1, "01/BC-BCĐ", NOW.date())
        assert (paper.owner, paper.owner_id, paper.version) == (Owner.YEAR, 2020, 1)
        printed = issued.issued_pdf(ledger, paper.id)
        assert printed == printing.paper_pdf(ledger, replace(REPORT, number=1, dated=NOW.date()))

    def test_a_number_that_was_typed_is_kept(self, ledger: Ledger):
        assert issue(ledger, replace(REPORT, number=12)).symbol == "12/BC-BCĐ"

    def test_not_twice_while_it_is_in_force(self, ledger: Ledger):
        issue(ledger)
        with pytest.raises(RefusedValue) as refused:
            issue(ledger)
        assert refused.value.reason == "already-issued"

    def test_each_quarter_has_a_report_of_its_own(self, ledger: Ledger):
        quarters = (Period(date(2020, 1, 1), date(2020, 3, 31)), Period(date(2020, 4, 1), date(2020, 6, 30)))
        papers = [
            issue(ledger, printing.PaperRequest(PaperKind.PERIOD_REPORT, NOW.date(), period=quarter))
            for quarter in quarters
        ]
        assert [(paper.number, paper.owner_id) for paper in papers] == [
            (1, 2020010120200331),
            (2, 2020040120200630),
        ]

    @pytest.mark.parametrize("kind", [PaperKind.MINUTES, PaperKind.REMINDERS])
    def test_what_is_signed_or_sent_is_issued_there(self, ledger: Ledger, kind: PaperKind):
        with pytest.raises(RefusedValue) as refused:
            issue(ledger, replace(REPORT, kind=kind))
        assert refused.value.reason == "issued-elsewhere"

    def test_what_cannot_be_printed_takes_no_number(self, ledger: Ledger):
        with pytest.raises(PaperRefused):
            issue(ledger, replace(REPORT, kind=PaperKind.ASSESSMENT))
        assert numbers.take_number(ledger, PaperKind.ASSESSMENT, NOW.date()) == 1

    def test_a_list_has_no_number_and_no_frozen_figures(self, ledger: Ledger):
        paper = issue(ledger, printing.PaperRequest(PaperKind.ATTENDANCE, NOW.date()))
        assert (paper.number, paper.symbol, paper.frozen, paper.owner) == (None, "", "", Owner.MEETING)


class TestDrift:
    """What became of the numbers that were issued, and why."""

    def test_nothing_changed(self, ledger: Ledger):
        assert printing.drift_since_issue(ledger, issue(ledger)).is_none

    def test_a_result_that_came_in_later_for_the_same_days(self, ledger: Ledger):
        paper = issue(ledger)
        done(ledger, "Tập huấn nghiệp vụ", date(2020, 10, 30))
        (found,) = printing.drift_since_issue(ledger, paper).counts
        assert (found.kind, found.before.done, found.now.done) == (TaskKind.REGISTERED, 2, 3)
        assert moved(found) == {("Tập huấn nghiệp vụ", Count.OPEN_OVERDUE, Count.DONE_ON_TIME)}

    def test_what_happened_after_those_days_changes_nothing(self, ledger: Ledger):
        paper = issue(ledger)
        done(ledger, "Tập huấn nghiệp vụ", date(2021, 1, 15))
        assert printing.drift_since_issue(ledger, paper).is_none

    def test_tasks_added_and_taken_out(self, ledger: Ledger):
        paper = issue(ledger)
        rows = task_lists.rows_of_year(ledger, 2020, NOW.date())
        tasks.delete_task(ledger, next(row.task.id for row in rows if row.task.title.startswith("Kiểm")))
        tasks.save_task(ledger, Task(0, 2020, TaskKind.REGISTERED, "Thăm hỏi"))
        (found,) = printing.drift_since_issue(ledger, paper).counts
        assert moved(found) == {
            ("Kiểm tra quy chế dân chủ", Count.OPEN_IN_TIME, None),
            ("Thăm hỏi", None, Count.OPEN_IN_TIME),
        }

    def test_a_figure_that_was_corrected(self, ledger: Ledger):
        paper = issue(ledger)
        with ledger.transaction():
            figures.add(
                ledger, [Figure(0, None, "quà tặng", Decimal("0.5"), "suất", date(2020, 4, 1), date(2020, 6, 30))]
            )
        found = printing.drift_since_issue(ledger, paper)
        assert found.figures == (FigureDrift("Quà tặng", "suất", Decimal(1200), Decimal("1200.5")),)

    def test_the_text_that_is_kept_says_all_of_it(self, ledger: Ledger):
        frozen = from_text(issue(ledger).frozen)
        assert from_text(to_text(frozen)) == frozen
        assert len(frozen.tasks) == 5
        assert {figure.quantity for figure in frozen.figures} == {Decimal(1200), Decimal(33_500_000_000)}

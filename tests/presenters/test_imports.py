"""The import page without a window: from files read to rows written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import Cancelled, RefusalCode, ThuKyError
from desktop.domain.import_plans import RowState
from desktop.domain.imports import (
    WRONG_KEY,
    FileReading,
    Problem,
    ProblemCode,
    Refusal,
    Registration,
    RowReading,
    SheetKind,
    SheetReading,
)
from desktop.domain.tasks import TaskKind
from desktop.domain.units import Unit, UnitDirectory, UnitName
from desktop.presenters.import_view import Busy, Written
from desktop.presenters.imports import Imports, WorkTitles
from desktop.presenters.review import Review
from desktop.presenters.review_decisions import Decisions
from desktop.presenters.review_fields import Field, differences
from desktop.presenters.review_rows import ReviewRow
from desktop.presenters.review_tree import FileNode, Scope, SheetNode, Tally
from desktop.presenters.session import Session
from desktop.services import task_lists, tasks, units
from desktop.services.progress import Progress
from desktop.services.readings import CellPlace, Given, Options
from desktop.services.suggestions import Likeness
from desktop.storage import batches
from desktop.storage.batches import BatchSummary

NOW = datetime(2020, 2, 5, 8, 30)
FARMERS, VETERANS = "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"


def registration(row: int, title: str, lead: str | None, due: str = "30/6/2020") -> RowReading:
    """Return a row as the reader gives it: the title in column B, the unit in D, the deadline in E."""
    end = date(2020, 6, 30) if due == "30/6/2020" else date(2020, 9, 30)
    values = Registration(title, TaskKind.REGISTERED, lead, (), Deadline(due, end, end), None, None)
    return RowReading(row, values, (), {"title": f"B{row}", "lead_unit": f"D{row}", "due": f"E{row}"})


def doubted(row: RowReading, code: ProblemCode, column: str, found: str = "") -> RowReading:
    """Return ``row`` with a problem in one of its cells."""
    return row._replace(problems=(Problem(code, f"{column}{row.row}", found),))


def workbook(name: str, *rows: RowReading, sender: str | None = FARMERS) -> FileReading:
    """Return a workbook of one sheet."""
    sheet = SheetReading("Sheet1", SheetKind.REGISTRATIONS, 6, 2020, sender=sender, rows=rows)
    return FileReading(name, sha256=name, size=1, sheets=(sheet,))


@dataclass
class Workbooks:
    """Workbooks that were read: a corrected cell of column D names the unit, one of column E is a good date."""

    files: Sequence[FileReading]

    @property
    def contents(self) -> Sequence[bytes | None]:
        return [file.name.encode() for file in self.files]

    def reopened(self, place: int, password: str) -> "Workbooks":
        """Give the file in place of the one that a good password opens."""
        locked = self.files[place]
        right = workbook(locked.name, registration(8, "Tặng quà", FARMERS))
        opened = right if password == "đúng" else replace(locked, refused=Refusal(RefusalCode.ENCRYPTED, WRONG_KEY))
        return Workbooks([*self.files[:place], opened, *self.files[place + 1 :]])

    def keys(self, ledger: str) -> dict[tuple[int, str, int], int]:
        return {}

    def readings(self, corrections: Mapping[CellPlace, str], options: Options | None = None) -> tuple[FileReading, ...]:
        return tuple(
            replace(
                file,
                sheets=tuple(
                    self._told(self._sheet(place, sheet, corrections), (options or {}).get((place, sheet.sheet)))
                    for sheet in file.sheets
                ),
            )
            for place, file in enumerate(self.files)
        )

    @staticmethod
    def _told(sheet: SheetReading, said: Given | None) -> SheetReading:
        if said is None:
            return sheet
        return replace(sheet, period=said.year or sheet.period, sender=said.sender or sheet.sender)

    def _sheet(self, file: int, sheet: SheetReading, corrections: Mapping[CellPlace, str]) -> SheetReading:
        return replace(sheet, rows=tuple(self._row(file, sheet.sheet, row, corrections) for row in sheet.rows))

    @staticmethod
    def _row(file: int, sheet: str, row: RowReading, corrections: Mapping[CellPlace, str]) -> RowReading:
        said = {cell: text for (f, s, cell), text in corrections.items() if (f, s) == (file, sheet)}
        values = row.values
        assert isinstance(values, Registration)
        if f"D{row.row}" in said:
            values = values._replace(lead_unit=said[f"D{row.row}"])
        if f"E{row.row}" in said:
            values = values._replace(due=Deadline(said[f"E{row.row}"], None, date(2020, 9, 30)))
        return row._replace(values=values, problems=tuple(p for p in row.problems if p.cell not in said))


@dataclass
class Page:
    """What the person sees, and the files that are there to be chosen."""

    history: Sequence[BatchSummary] = ()
    review: Review | None = None
    rows: Sequence[ReviewRow] = ()
    written_last: Written | None = None
    errors: list[ThuKyError] = field(default_factory=list)
    busy: list[Busy] = field(default_factory=list)
    empty: bool = False
    files: Sequence[FileReading] = ()
    stop: bool = False
    asked_again: list[str] = field(default_factory=list)

    def open(self, paths: Sequence[Path], options: Given, progress: Progress) -> Workbooks:
        if self.stop:
            raise Cancelled
        return Workbooks(self.files)

    def show_start(self, history: Sequence[BatchSummary]) -> None:
        self.history, self.review, self.rows = history, None, ()

    def show_review(self, review: Review) -> None:
        self.review = review

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        self.rows = rows

    def show_busy(self, busy: Busy) -> None:
        self.busy.append(busy)

    def found_nothing(self) -> None:
        self.empty = True

    def wrong_password(self, file: FileNode) -> None:
        self.asked_again.append(file.name)

    def written(self, written: Written) -> None:
        self.written_last = written

    def failed(self, error: ThuKyError) -> None:
        self.errors.append(error)

    @property
    def states(self) -> list[RowState]:
        return [row.state for row in self.rows]


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def presenter(session: Session, page: Page) -> Imports:
    """The page on a ledger that holds the sample's units."""
    made = Imports(session, page, WorkTitles("đọc", "ghi"), page.open, lambda: NOW)
    made.start()
    return made


def read(presenter: Imports, page: Page, *files: FileReading) -> Review:
    page.files = files
    presenter.read([Path("thư mục")])
    assert page.review is not None
    return page.review


def directory(session: Session) -> UnitDirectory:
    answers: list[UnitDirectory] = []
    session.ask(units.directory, answers.append)
    return answers[0]


def unit(session: Session, name: str) -> Unit:
    found = directory(session).exact(name)
    assert found is not None
    return found


def due_texts(session: Session) -> dict[str, str]:
    """Return the deadline of every task of the year, by title."""
    answers: list[list[tasks.TaskRow]] = []
    session.ask(lambda ledger: task_lists.rows_of_year(ledger, 2020, date(2020, 12, 31)), answers.append)
    return {row.task.title: row.task.due.text if row.task.due else "" for row in answers[0]}


def test_a_review_shows_what_would_change_and_writing_makes_it_so(session, presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", FARMERS), registration(9, "Thăm hỏi", None)))
    assert page.states == [RowState.NEW, RowState.NEW]
    assert page.review.forecast.tally.taken == 2
    presenter.write()
    assert page.written_last.result.new == 2
    assert sorted(due_texts(session)) == ["Thăm hỏi", "Tặng quà"]
    assert [batch.new for batch in page.history] == [2]
    assert page.review is None


def test_the_same_file_again_says_nothing_new_and_when_it_was_read(presenter, page):
    file = workbook("a.xlsx", registration(8, "Tặng quà", FARMERS))
    read(presenter, page, file)
    presenter.write()
    again = read(presenter, page, file)
    assert page.states == [RowState.SAME]
    assert again.forecast.nothing
    assert again.files[0].last_read == NOW.date()
    assert not presenter.can_write


def test_writing_when_there_is_nothing_to_write_does_nothing(presenter, page):
    file = workbook("a.xlsx", registration(8, "Tặng quà", FARMERS))
    read(presenter, page, file)
    presenter.write()
    read(presenter, page, file)
    page.written_last = None
    presenter.write()
    assert page.written_last is None
    assert page.review is not None


def test_one_answer_settles_every_row_that_names_the_unit_alike_and_is_remembered(session, presenter, page):
    wrong = "Hội Cựu chiến bình"
    rows = [registration(8, "Tặng quà", wrong), registration(9, "Thăm hỏi", wrong.upper())]
    read(presenter, page, workbook("a.xlsx", *rows), workbook("b.xlsx", registration(8, "Trồng cây", wrong)))
    assert page.states == [RowState.PROBLEM] * 3
    assert page.review.alike(page.rows[0]) == 3
    presenter.settle_unit(page.rows[0], unit(session, VETERANS))
    assert page.states == [RowState.NEW] * 3
    assert {row.unit for row in page.rows} == {VETERANS}
    presenter.write()
    assert directory(session).exact(wrong) == unit(session, VETERANS)


def test_near_spellings_are_offered_first_with_the_reason(presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", "Hội Cựu chiến bình")))
    first, *others = presenter.candidates("Hội Cựu chiến bình", "")
    assert (first.unit.name, first.reason) == (VETERANS, Likeness.NEAR)
    assert FARMERS in [other.unit.name for other in others]
    assert [found.unit.name for found in presenter.candidates("Hội Cựu chiến bình", "nong dan tinh")] == [FARMERS]
    assert presenter.candidates("hội nông dan tỉnh", "")[0].reason is Likeness.SAME_LETTERS


def test_a_new_unit_is_made_for_all_its_rows(session, presenter, page):
    rows = [registration(8, "Tặng quà", "Công ty Cao su"), registration(9, "Thăm hỏi", "Công ty Cao su")]
    read(presenter, page, workbook("a.xlsx", *rows))
    presenter.add_unit(page.rows[0])
    assert page.review.forecast.new_units == ("Công ty Cao su",)
    presenter.leave_out(page.rows)
    assert page.review.forecast.new_units == ()
    presenter.leave_out(page.rows)
    presenter.write()
    assert directory(session).exact("Công ty Cao su") is not None


def test_an_unknown_sender_is_settled_for_the_rows_that_name_no_unit(session, presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", None), sender="HND Thanh Bình"))
    sheet = page.review.files[0].sheets[0]
    assert not sheet.sender_known
    presenter.settle_sender(sheet, unit(session, FARMERS))
    assert page.review.files[0].sheets[0].sender_known
    assert page.rows[0].unit == FARMERS


def test_a_corrected_cell_is_read_anew(session, presenter, page):
    row = doubted(registration(8, "Tặng quà", FARMERS, "31/6/2020"), ProblemCode.BAD_DATE, "E", "31/6/2020")
    read(presenter, page, workbook("a.xlsx", row))
    assert page.rows[0].blocked
    assert not presenter.can_write
    presenter.correct(page.rows[0], "E8", "30/9/2020")
    assert page.states == [RowState.NEW]
    presenter.write()
    assert due_texts(session) == {"Tặng quà": "30/9/2020"}


def test_an_empty_unit_cell_gets_the_name_of_the_unit_picked(session, presenter, page):
    row = doubted(registration(8, "Tặng quà", None), ProblemCode.MISSING_LEAD_UNIT, "D")
    read(presenter, page, workbook("a.xlsx", row))
    presenter.settle_unit(page.rows[0], unit(session, VETERANS))
    assert page.review.decisions.corrections == {(0, "Sheet1", "D8"): VETERANS}
    assert page.rows[0].unit == VETERANS


def test_the_year_and_the_sender_of_a_sheet_are_said_and_taken_back(session, presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", None), sender=None))
    sheet = page.review.files[0].sheets[0]
    presenter.say(sheet.place, Given(2019, None, VETERANS))
    assert page.review.plan.files[0].reading.sheets[0].period == 2019
    assert page.rows[0].unit == VETERANS
    assert page.review.decisions.said_of(sheet.place).sender == VETERANS
    presenter.undo()
    assert page.review.plan.files[0].reading.sheets[0].period == 2020
    assert not page.review.touched


def test_what_is_said_of_a_file_holds_for_its_sheets_until_one_says_else():
    file, sheet = Given(2019), Given(2020)
    said = Decisions().say((0, "A"), sheet).say((0, None), file)
    assert said.options == {(0, None): file}
    assert said.said_of((0, "A")) == file
    assert said.say((0, "A"), Given()).said_of((0, "A")) == Given()
    assert said.say((0, None), Given()) == Decisions()


def test_a_file_with_a_password_is_read_once_it_is_typed_right(session, presenter, page):
    locked = FileReading("kín.xlsx", "x", 1, Refusal(RefusalCode.ENCRYPTED))
    review = read(presenter, page, workbook("a.xlsx", registration(8, "Thăm hỏi", None)), locked)
    assert review.files[1].locked
    presenter.leave_out(page.rows)
    presenter.unlock(review.files[1], "sai")
    assert page.asked_again == ["kín.xlsx"]
    assert page.review.files[1].refused.wrong_key
    presenter.unlock(review.files[1], "đúng")
    assert page.asked_again == ["kín.xlsx"]
    assert [(row.title, row.left_out) for row in page.rows] == [("Thăm hỏi", True), ("Tặng quà", False)]
    presenter.write()
    assert list(due_texts(session)) == ["Tặng quà"]


def test_a_pasted_table_is_reviewed_like_a_file(presenter, page):
    presenter.paste("STT\tNội dung công việc\tĐơn vị chủ trì\tThời hạn\n1\tTặng quà\tHội Nông dân tỉnh\tQuý II", "Dán")
    assert [(row.file, row.title, row.unit, row.state) for row in page.rows] == [
        ("Dán", "Tặng quà", FARMERS, RowState.NEW)
    ]


def test_the_files_themselves_are_kept_for_copies_that_go_back(session, presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", FARMERS)))
    presenter.write()
    ((row_id,),) = session.ledger.sql("SELECT id FROM import_row")
    assert batches.workbook_of_row(session.ledger, row_id) == ("a.xlsx", b"a.xlsx")


def test_rows_left_out_are_not_written_and_can_be_taken_in_again(session, presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", FARMERS), registration(9, "Thăm hỏi", None)))
    presenter.leave_out(page.rows)
    assert page.review.forecast.nothing
    presenter.leave_out([page.rows[1]])
    assert page.review.forecast.tally.left_out == 1
    presenter.write()
    assert list(due_texts(session)) == ["Thăm hỏi"]


def test_every_decision_is_undone_and_redone_in_turn(session, presenter, page):
    row = doubted(registration(8, "Tặng quà", "HND"), ProblemCode.BAD_DATE, "E", "31/6/2020")
    first = read(presenter, page, workbook("a.xlsx", row))
    presenter.settle_unit(page.rows[0], unit(session, FARMERS))
    presenter.correct(page.rows[0], "E8", "30/9/2020")
    presenter.leave_out(page.rows)
    settled = page.rows
    for _ in range(3):
        presenter.undo()
    assert page.rows == first.rows
    assert not page.review.touched
    presenter.undo()
    for _ in range(3):
        presenter.redo()
    assert page.rows == settled


def test_only_what_needs_a_person_is_shown_when_asked_for(presenter, page):
    good, bad = registration(8, "Tặng quà", FARMERS), registration(9, "Thăm hỏi", "Không rõ")
    odd = doubted(registration(10, "Trồng cây", FARMERS), ProblemCode.AMBIGUOUS_DATE, "E", "3/4/2020")
    read(presenter, page, workbook("a.xlsx", good, bad, odd))
    presenter.show_only_open(True)
    assert [row.number for row in page.rows] == [9, 10]
    presenter.look_at([page.rows[1]])
    assert [row.number for row in page.rows] == [9]
    assert page.review.forecast.tally.taken == 2


def test_a_file_or_a_sheet_is_shown_alone(presenter, page):
    one, two = workbook("a.xlsx", registration(8, "Tặng quà", None)), workbook("b.xlsx", registration(9, "Thăm", None))
    read(presenter, page, one, two)
    presenter.choose(Scope(1))
    assert [row.file for row in page.rows] == ["b.xlsx"]
    presenter.choose(Scope(0, 0))
    assert [row.file for row in page.rows] == ["a.xlsx"]


def test_a_changed_row_shows_what_the_ledger_says_now(session, presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", FARMERS)))
    presenter.write()
    read(presenter, page, workbook("b.xlsx", registration(8, "Tặng quà", FARMERS.upper(), "30/9/2020")))
    assert page.states == [RowState.CHANGED]
    (difference,) = differences(page.rows[0])
    assert (difference.field, difference.cell) == (Field.DUE, "E8")
    assert difference.before == Deadline("30/6/2020", date(2020, 6, 30), date(2020, 6, 30))
    assert difference.value == Deadline("30/9/2020", date(2020, 9, 30), date(2020, 9, 30))
    presenter.write()
    assert due_texts(session) == {"Tặng quà": "30/9/2020"}


def test_a_task_that_a_corrected_workbook_lists_no_more_is_withdrawn_only_when_said(session, presenter, page):
    kept, gone = registration(8, "Tặng quà", FARMERS), registration(9, "Thăm hỏi", FARMERS)
    read(presenter, page, workbook("a.xlsx", kept, gone))
    presenter.write()
    review = read(presenter, page, workbook("b.xlsx", kept))
    assert (review.forecast.missing, review.forecast.nothing) == (1, True)
    presenter.withdraw_missing(True)
    presenter.write()
    assert page.written_last.result.withdrawn == 1


def test_a_refused_file_stands_in_the_tree_with_its_reason(presenter, page):
    refused = FileReading("ảnh.xlsx", "x", 1, Refusal(RefusalCode.NOT_A_WORKBOOK))
    review = read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", FARMERS)), refused)
    assert [file.refused for file in review.files] == [None, refused.refused]
    assert review.forecast.refused == 1
    presenter.write()
    assert page.written_last.refused == 1


def test_rows_that_wait_are_counted_when_the_others_are_written(presenter, page):
    rows = [registration(8, "Tặng quà", FARMERS), registration(9, "Thăm hỏi", "Không rõ")]
    read(presenter, page, workbook("a.xlsx", *rows))
    presenter.write()
    assert (page.written_last.result.new, page.written_last.waiting) == (1, 1)
    assert page.history[0].problem == 1


def test_reading_that_is_stopped_leaves_things_as_they_were(presenter, page):
    page.stop = True
    presenter.read([Path("a.xlsx")])
    assert [type(error) for error in page.errors] == [Cancelled]
    assert presenter.review is None
    assert page.busy[-1] is Busy.IDLE


def test_a_folder_without_workbooks_is_said(presenter, page):
    presenter.read([Path("trống")])
    assert page.empty
    assert presenter.review is None


def test_discarding_writes_nothing(session, presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", FARMERS)))
    presenter.discard()
    assert (page.review, list(page.history)) == (None, [])
    assert due_texts(session) == {}


def test_a_unit_added_elsewhere_meanwhile_settles_its_rows(session, presenter, page):
    read(presenter, page, workbook("a.xlsx", registration(8, "Tặng quà", "Công ty Cao su")))
    assert page.states == [RowState.PROBLEM]
    session.change(lambda ledger: units.save_unit(ledger, Unit(0, (UnitName("Công ty Cao su"),))))
    assert page.states == [RowState.NEW]


@pytest.mark.parametrize(("part", "name"), [("", "Biểu 1"), ("A–D", "Biểu 1 · A–D"), ("Xã A", "Biểu 1 · Xã A")])
def test_a_sheet_that_is_read_in_parts_is_called_by_them(part, name):
    node = SheetNode(Scope(0, 0), SheetReading("Biểu 1", SheetKind.FIGURES, part=part), Tally())
    assert node.name == name

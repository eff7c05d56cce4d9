"""Results under titles that no task has: the near ones are offered, a person says which is meant, once a sender."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.deadlines import Deadline
from desktop.domain.import_plans import RowState
from desktop.domain.imports import (
    FileReading,
    Outcome,
    ProblemCode,
    Registration,
    RowReading,
    RowValues,
    SheetKind,
    SheetReading,
)
from desktop.domain.tasks import Task, TaskKind
from desktop.presenters.imports import Imports, WorkTitles
from desktop.presenters.session import Session
from desktop.services import task_lists, tasks
from desktop.services.progress import Progress
from desktop.services.readings import CellPlace, Given, Options
from desktop.services.suggestions import Likeness, TaskChoices
from tests.presenters.test_imports import Page

FARMERS, VETERANS = "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"
GIFTS, ROADS = "Thăm, tặng quà hộ nghèo dịp Tết Nguyên đán", "Vận động Nhân dân hiến đất làm đường nông thôn"
OTHER_GIFTS = "Tặng quà các hộ nghèo dịp Tết"


@dataclass
class Sheets:
    """Workbooks that were read, and can't be corrected."""

    files: Sequence[FileReading]

    @property
    def contents(self) -> Sequence[bytes | None]:
        return [None for _ in self.files]

    def keys(self, ledger: str) -> Mapping[tuple[int, str, int], int]:
        return {}

    def reopened(self, place: int, password: str) -> "Sheets":
        return self

    def readings(self, corrections: Mapping[CellPlace, str], options: Options | None = None) -> tuple[FileReading, ...]:
        return tuple(self.files)


def workbook(name: str, kind: SheetKind, sender: str, *said: RowValues, as_of: date | None = None) -> FileReading:
    """Return a workbook of one sheet whose titles stand in column B from row 8 on."""
    rows = tuple(RowReading(row, values, cells={"title": f"B{row}"}) for row, values in enumerate(said, start=8))
    sheet = SheetReading("Sheet1", kind, 6, 2020, sender=sender, as_of=as_of, rows=rows)
    return FileReading(name, sha256=name, size=1, sheets=(sheet,))


def plan_of(sender: str, *titles: str) -> FileReading:
    due = Deadline("30/6/2020", date(2020, 6, 30), date(2020, 6, 30))
    said = (Registration(title, TaskKind.REGISTERED, sender, (), due, None, None) for title in titles)
    return workbook(f"đăng ký {sender}", SheetKind.REGISTRATIONS, sender, *said)


def results(sender: str, *titles: str, month: int = 6) -> FileReading:
    said = (Outcome(title, None, Decimal(10 * month), None, None, None, None) for title in titles)
    name, day = f"kết quả {sender} tháng {month}", date(2020, month, 28)
    return workbook(name, SheetKind.OUTCOMES, sender, *said, as_of=day)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def files() -> list[FileReading]:
    """What is there to be chosen."""
    return []


@pytest.fixture
def presenter(session: Session, page: Page, files: list[FileReading]) -> Imports:
    """The page of imports on a ledger with two tasks of the farmers' and one of the veterans'."""

    def opened(_paths: Sequence[Path], _options: Given, _progress: Progress) -> Sheets:
        return Sheets(tuple(files))

    made = Imports(session, page, WorkTitles("đọc", "ghi"), opened, lambda: datetime(2020, 7, 1, 8, 0))
    made.start()
    files[:] = [plan_of(FARMERS, GIFTS, ROADS), plan_of(VETERANS, "Chăm sóc nghĩa trang liệt sĩ")]
    made.read([])
    made.write()
    return made


def read(presenter: Imports, files: list[FileReading], *said: FileReading) -> None:
    files[:] = said
    presenter.read([])


def reported(session: Session) -> dict[str, list[str]]:
    """Return the titles under which results of each task were told."""
    found: list[dict[str, list[str]]] = []

    def ask(ledger) -> dict[str, list[str]]:
        rows = task_lists.rows_of_year(ledger, 2020, date(2020, 12, 31))
        return {
            row.task.title: [r.title for r in tasks.history(ledger, row.task.id, date(2020, 12, 31)).reports]
            for row in rows
        }

    session.ask(ask, found.append)
    return {title: told for title, told in found[0].items() if told}


def test_near_titles_are_offered_with_the_reason_and_none_is_taken_by_itself(presenter, page, files):
    read(presenter, files, results(FARMERS, OTHER_GIFTS))
    (row,) = page.rows
    assert [problem.code for problem in row.planned.problems] == [ProblemCode.NO_MATCH]
    assert row.planned.task is None
    first, *others = presenter.task_candidates(row, "")
    assert (first.task.title, first.lead_unit, first.reason) == (GIFTS, FARMERS, Likeness.NEAR)
    assert {candidate.task.title for candidate in others} == {ROADS, "Chăm sóc nghĩa trang liệt sĩ"}
    assert [candidate.task.title for candidate in presenter.task_candidates(row, "hien dat")] == [ROADS]


def test_one_answer_settles_all_rows_alike_and_can_be_undone(presenter, page, files, session):
    read(presenter, files, results(FARMERS, OTHER_GIFTS), results(FARMERS, OTHER_GIFTS, month=5))
    row = page.rows[0]
    assert page.review.alike_titles(row) == 2
    presenter.settle_task(row, presenter.task_candidates(row, "")[0].task)
    assert [row.planned.problems for row in page.rows] == [(), ()]
    presenter.undo()
    assert all(row.planned.problems for row in page.rows)
    presenter.redo()
    presenter.write()
    assert reported(session) == {GIFTS: [OTHER_GIFTS, OTHER_GIFTS]}


def test_the_same_title_of_another_sender_is_asked_anew(presenter, page, files):
    read(presenter, files, results(FARMERS, OTHER_GIFTS), results(VETERANS, OTHER_GIFTS))
    presenter.settle_task(page.rows[0], presenter.task_candidates(page.rows[0], "")[0].task)
    assert [bool(row.planned.problems) for row in page.rows] == [False, True]


def test_an_answer_is_remembered_for_the_next_workbook_of_that_sender(presenter, page, files, session):
    read(presenter, files, results(FARMERS, OTHER_GIFTS))
    presenter.settle_task(page.rows[0], presenter.task_candidates(page.rows[0], "")[0].task)
    presenter.write()
    read(presenter, files, results(FARMERS, OTHER_GIFTS, month=9), results(VETERANS, OTHER_GIFTS, month=9))
    own, other = page.rows
    assert (own.planned.problems, own.state) == ((), RowState.NEW)
    assert [problem.code for problem in other.planned.problems] == [ProblemCode.NO_MATCH]
    presenter.write()
    assert reported(session) == {GIFTS: [OTHER_GIFTS, OTHER_GIFTS]}


def test_titles_that_differ_in_marks_only_come_first_and_the_teller_s_own_before_equals():
    known = [
        Task(n, 2020, TaskKind.REGISTERED, title, lead_unit_id=n) for n, title in enumerate((ROADS, GIFTS, GIFTS), 1)
    ]
    found = TaskChoices(known).closest("Tham, tang qua ho ngheo dip Tet Nguyen dan", unit_id=3)
    assert [(one.task.id, one.reason) for one in found] == [(3, Likeness.SAME_LETTERS), (2, Likeness.SAME_LETTERS)]

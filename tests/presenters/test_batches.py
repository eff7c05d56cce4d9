"""The commands of the list of batches, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.domain.errors import CannotWrite
from desktop.domain.imports import SheetKind
from desktop.domain.units import UnitDirectory
from desktop.presenters.batches import Batches, BatchWork
from desktop.services import imports, readings
from desktop.services.exports import Table
from desktop.services.imports import USUAL, BatchSummary, Undone

NOW = datetime(2020, 2, 5, 8, 30)
WORKBOOKS = Path(__file__).parents[1] / "workbooks"


@dataclass
class Page:
    """What the person is told."""

    results: list[Undone] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    years: list[int] = field(default_factory=list)

    def undone(self, undone: Undone) -> None:
        self.results.append(undone)

    def returned(self, copies: Sequence[Path], folder: Path) -> None:
        self.copies += [str(copy.relative_to(folder)) for copy in copies]

    def saved(self, path: Path) -> None:
        self.files.append(path)

    def ask_for_template(self, directory: UnitDirectory, year: int) -> None:
        self.years.append(year)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def presenter(session, page) -> Batches:
    return Batches(session, page, BatchWork("hoàn tác", "trả lại", "xuất"), lambda: NOW)


@pytest.fixture
def batch(session) -> BatchSummary:
    """A batch of one workbook, in which some rows have problems."""
    books = readings.open_workbooks([WORKBOOKS / "values" / "ngay-thang.xlsx"])
    plan = imports.plan(session.ledger, books.readings({}), date(2020, 2, 5), {})
    imports.take_over(session.ledger, plan, USUAL, {}, NOW, contents=books.contents)
    return imports.history(session.ledger)[0]


def test_a_batch_is_taken_back(session, presenter, page, batch):
    presenter.undo(batch)
    assert (page.results[0].batch, page.results[0].kept) == (batch.id, ())
    assert imports.history(session.ledger)[0].undone
    assert session.titles == ["hoàn tác"]


def test_taking_back_that_is_stopped_changes_nothing(session, presenter, page, batch):
    session.cancelled = True
    presenter.undo(batch)
    assert page.results == []
    assert not imports.history(session.ledger)[0].undone
    session.failures.clear()


def test_the_workbook_goes_back_with_its_problems(presenter, page, batch, tmp_path):
    presenter.return_copies(batch, tmp_path, lambda problem: problem.code)
    assert page.copies == ["ngay-thang (trả lại).xlsx"]


def test_a_template_is_asked_for_and_written(presenter, page, tmp_path):
    presenter.prepare_template()
    assert page.years == [2020]
    presenter.write_template(SheetKind.OUTCOMES, "Hội Nông dân tỉnh", 2020, tmp_path / "biểu.xlsx")
    assert page.files == [tmp_path / "biểu.xlsx"]
    assert page.files[0].exists()


def test_a_list_is_exported_or_the_person_is_told_why_not(session, presenter, page, tmp_path):
    table = Table("Danh sách", ["Số"], [[1]])
    presenter.export(lambda _: table, tmp_path / "x.xlsx")
    assert page.files == [tmp_path / "x.xlsx"]
    presenter.export(lambda _: table, tmp_path)
    assert [type(error) for error in session.failures] == [CannotWrite]
    session.failures.clear()

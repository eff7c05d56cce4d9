"""The template of a unit lists what the ledger knows: its tasks of the year, or those that may carry over."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.errors import CannotWrite, NotFound, RefusedValue
from desktop.domain.import_plans import RowState
from desktop.domain.imports import SheetKind
from desktop.domain.office import Office
from desktop.services import imports
from desktop.services.ledgers import new_ledger
from desktop.services.readings import open_workbooks
from desktop.services.templates import write_template
from desktop.spreadsheets.opening import read_workbook
from desktop.spreadsheets.template_keys import keys_of
from desktop.storage import tasks as task_store
from desktop.storage.identity import ledger_key

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
NOW = datetime(2020, 1, 20, 8, 0)
BDV = "Ban Dân vận Tỉnh ủy"


@pytest.fixture
def registered(ledger):
    """A ledger with the registrations of 2020 of two units: one leads the common tasks."""
    paths = [WORKBOOKS / "2020" / f"dang-ky-2020-{name}.xlsx" for name in ("ban-dan-van", "tinh-doan")]
    plan = imports.plan(ledger, open_workbooks(paths).readings({}), NOW.date(), {})
    imports.take_over(ledger, plan, imports.USUAL, {}, NOW)
    return ledger


def titles(path: Path) -> list[str]:
    """The titles in the table of a template."""
    rows = load_workbook(path).worksheets[0].iter_rows(min_row=9, min_col=2, max_col=2, values_only=True)
    return [str(title) for (title,) in rows if title]


def test_outcomes_list_the_units_own_tasks_of_the_year(registered, tmp_path):
    path = write_template(registered, SheetKind.OUTCOMES, "Tỉnh đoàn", 2020, tmp_path / "mẫu.xlsx")
    assert titles(path) == [
        "Chiến dịch Thanh niên tình nguyện hè",
        "Xây dựng cầu, đường giao thông nông thôn thanh niên",
        "Hiến máu tình nguyện trong đoàn viên, thanh niên",
        "Tuyên truyền Luật Nghĩa vụ quân sự cho thanh niên trong độ tuổi",
    ]


def test_its_keys_are_those_of_this_ledgers_tasks(registered, tmp_path):
    path = write_template(registered, SheetKind.OUTCOMES, "Tỉnh đoàn", 2020, tmp_path / "mẫu.xlsx")
    found = keys_of(read_workbook(path), ledger_key(registered)).values()
    assert [task_store.get(registered, task).title for task in found] == titles(path)


def test_registrations_of_a_new_year_propose_the_common_tasks_of_the_last(registered, tmp_path):
    path = write_template(registered, SheetKind.REGISTRATIONS, BDV, 2021, tmp_path / "mẫu.xlsx")
    common = [task for task in task_store.of_year(registered, 2020) if task.kind == "common"]
    led = [task.title for task in common if task.title in titles(path)]
    assert titles(path) == led != []
    assert keys_of(read_workbook(path), ledger_key(registered)) == {}


def test_registrations_of_a_year_with_tasks_list_these_and_read_back_as_the_same(registered, tmp_path):
    path = write_template(registered, SheetKind.REGISTRATIONS, "Tỉnh đoàn", 2020, tmp_path / "mẫu.xlsx")
    plan = imports.plan(registered, open_workbooks([path]).readings({}), NOW.date(), {})
    assert [row.state for row in plan.rows()] == [RowState.SAME] * 4


def test_an_unknown_unit_and_a_kind_without_a_template_are_refused(ledger, tmp_path):
    with pytest.raises(NotFound):
        write_template(ledger, SheetKind.OUTCOMES, "Hội Làm vườn", 2020, tmp_path / "mẫu.xlsx")
    with pytest.raises(RefusedValue):
        write_template(ledger, SheetKind.FIGURES, "Tỉnh đoàn", 2020, tmp_path / "mẫu.xlsx")


def test_a_place_that_cannot_be_written_is_said(ledger, tmp_path):
    (tmp_path / "tệp").write_text("không phải thư mục")
    with pytest.raises(CannotWrite):
        write_template(ledger, SheetKind.OUTCOMES, "Tỉnh đoàn", 2020, tmp_path / "tệp" / "mẫu.xlsx")


def test_a_ledger_keeps_its_key_and_another_has_its_own(ledger, tmp_path):
    with new_ledger(tmp_path / "khác.thuky", Office("Ban Chỉ đạo huyện")) as other:
        assert ledger_key(ledger) == ledger_key(ledger) != ledger_key(other)


def filled_in(path: Path, *cells: tuple[str, str | int]) -> Path:
    """The template at ``path`` as a unit sends it back, with these cells filled in."""
    book = load_workbook(path)
    for cell, value in cells:
        book.worksheets[0][cell] = value
    book.save(path)
    return path


def test_a_row_that_comes_back_finds_its_task_whatever_became_of_its_title(registered, tmp_path):
    path = write_template(registered, SheetKind.OUTCOMES, "Tỉnh đoàn", 2020, tmp_path / "mẫu.xlsx")
    edited = "Hiến máu (hai đợt)"
    place = 9 + titles(path).index("Hiến máu tình nguyện trong đoàn viên, thanh niên")
    headings = {str(cell.value): cell.column_letter for cell in load_workbook(path).worksheets[0][8] if cell.value}
    status = next(letter for heading, letter in headings.items() if "rạng thái" in heading or "ình trạng" in heading)
    filled_in(path, (f"B{place}", edited), (f"{status}{place}", "Hoàn thành"))
    workbooks = open_workbooks([path])
    keys = imports.returned_keys(registered, workbooks)
    plan = imports.plan(registered, workbooks.readings({}), NOW.date(), {}, keys)
    reported = {row.state: row for row in plan.rows()}
    assert [row.problems for row in plan.rows()] == [()] * 4
    assert task_store.get(registered, reported[RowState.NEW].task or 0).title.startswith("Hiến máu tình nguyện")
    assert plan.count(RowState.SAME) == 3, "a row that only names its task reports nothing"


def test_a_table_that_a_unit_has_put_beside_its_rows_does_not_take_their_tasks(registered, tmp_path):
    path = write_template(registered, SheetKind.OUTCOMES, "Tỉnh đoàn", 2020, tmp_path / "mẫu.xlsx")
    beside: tuple[tuple[str | int, ...], ...] = (
        ("STT", "Nội dung nhiệm vụ", "Kết quả thực hiện"),
        (1, "Ngày hội hiến máu", "Đã tổ chức"),
    )
    cells = (
        (f"{column}{8 + row}", said)
        for row, line in enumerate(beside)
        for column, said in zip("NOP", line, strict=True)
    )
    filled_in(path, *cells)
    workbooks = open_workbooks([path])
    keys = imports.returned_keys(registered, workbooks)
    plan = imports.plan(registered, workbooks.readings({}), NOW.date(), {}, keys)
    own, other = (sheet.rows for sheet in plan.sheets() if sheet.rows)
    assert set(own.tasks) == set(keys.values())
    assert [(row.reading.values.title, row.task) for row in other] == [("Ngày hội hiến máu", None)]

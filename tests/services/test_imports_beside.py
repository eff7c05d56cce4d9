"""Several tables on one sheet, side by side or a unit a column, from the file to the ledger and back to its sender."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from desktop.domain.imports import Problem
from desktop.domain.text import spelling_key
from desktop.services import imports, units
from desktop.services.readings import Workbooks, open_workbooks
from desktop.services.return_copies import return_copies
from desktop.storage import batches, figures
from desktop.storage import tasks as task_store
from desktop.storage.units import directory

NOW = datetime(2021, 10, 4, 8, 0)
SHEET = """
HỘI NÔNG DÂN TỈNH
ĐĂNG KÝ NHIỆM VỤ NĂM 2021||||||SỐ LIỆU AN SINH QUÝ II NĂM 2021
STT|Nội dung|Đơn vị chủ trì|Thời hạn|||TT|Chỉ tiêu|ĐVT|Xã Hòa Khê|Xã Lạ Hoắc|Tổng
1|Trồng cây|Hội Nông dân tỉnh|Quý I|||1|Quà|suất|10|20|30
2|Hiến máu|Hội Không Có|Quý II|||2|Gạo|tấn|1|ba|4
3|Gặp mặt|Hội Nông dân tỉnh|Quý III
"""


def written(path: Path) -> Path:
    book = Workbook()
    for row, line in enumerate(SHEET.strip().splitlines(), 1):
        for column, text in enumerate(line.split("|"), 1):
            if text:
                book.active.cell(row, column, int(text) if text.isdecimal() else text)
    book.save(path)
    return path


def taken_over(ledger, files: Workbooks, corrections=None, answers=None) -> int:
    plan = imports.plan(ledger, files.readings(corrections or {}), NOW.date(), answers or {})
    batch = imports.take_over(ledger, plan, imports.USUAL, answers or {}, NOW, contents=files.contents).value.batch
    assert batch is not None
    return batch


def known(ledger) -> None:
    units.add_named_units(ledger, ("Xã Hòa Khê", "Xã Cẩm Sa"))


def told(ledger) -> list[tuple[str, str, int]]:
    names = directory(ledger)
    return [
        (names[figure.unit_id or 0].name, figure.indicator, int(figure.quantity))
        for figure in figures.everything(ledger)
    ]


def test_every_table_of_the_sheet_is_taken_over(ledger, tmp_path):
    known(ledger)
    batch = taken_over(ledger, open_workbooks([written(tmp_path / "a.xlsx")]))
    assert [task.title for task in task_store.of_year(ledger, 2021)] == ["Trồng cây", "Gặp mặt"]
    assert told(ledger) == [("Xã Hòa Khê", "Quà", 10), ("Xã Hòa Khê", "Gạo", 1000)]
    assert {(one.start, one.end) for one in figures.everything(ledger)} == {(date(2021, 4, 1), date(2021, 6, 30))}
    rows = batches.origins(ledger, [one.import_row_id or 0 for one in figures.everything(ledger)])
    assert sorted(origin.row for origin in rows.values()) == [4, 5]
    imports.undo(ledger, batch, NOW)
    assert (figures.everything(ledger), task_store.of_year(ledger, 2021)) == ([], [])


def test_one_answer_settles_a_unit_s_whole_column(ledger, tmp_path):
    known(ledger)
    unit = directory(ledger).exact("Xã Cẩm Sa")
    files = open_workbooks([written(tmp_path / "a.xlsx")])
    taken_over(ledger, files, {(0, "Sheet", "K5"): "3"}, {spelling_key("Xã Lạ Hoắc"): unit.id})
    assert told(ledger)[2:] == [("Xã Cẩm Sa", "Quà", 20), ("Xã Cẩm Sa", "Gạo", 3000)]


def test_the_copy_that_goes_back_has_each_comment_once_at_its_own_cell(ledger, tmp_path):
    known(ledger)
    batch = taken_over(ledger, open_workbooks([written(tmp_path / "a.xlsx")]))
    (path,) = return_copies(ledger, batch, tmp_path, sentence)
    rows = load_workbook(BytesIO(path.read_bytes())).worksheets[0].iter_rows()
    said = {cell.coordinate: cell.comment.text for row in rows for cell in row if cell.comment}
    assert said == {"C5": "unknown-unit C5", "K3": "unknown-unit K3", "K5": "bad-number K5"}


def sentence(problem: Problem) -> str:
    return f"{problem.code} {problem.cell}"

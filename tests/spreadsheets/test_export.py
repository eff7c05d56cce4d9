"""A list leaves the program as it was shown: values as values, texts as texts, never a formula."""

import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop.spreadsheets import export
from desktop.spreadsheets.export import Table, export_table

DANGEROUS = [
    "=1+1",
    "+84 903 111",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\x00=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    '=HYPERLINK("http://x")',
]


def rows_of(content: bytes) -> list[tuple[object, ...]]:
    """The rows under the heading, of all sheets."""
    sheets = load_workbook(BytesIO(content)).worksheets
    return [row for sheet in sheets for row in sheet.iter_rows(min_row=4, values_only=True)]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_never_becomes_a_formula(text: str):
    content = export_table(Table("Nhiệm vụ", ["Tên", text], [(text, "sau")]))
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    cell = load_workbook(BytesIO(content)).worksheets[0]["A4"]
    assert not any(b"<f>" in part or b"<hyperlink" in part for part in parts.values())
    assert (cell.data_type, cell.value) == ("s", text.replace("\r", "\n").replace("\x00", ""))
    assert cell.quotePrefix


def test_values_keep_their_kind_and_an_empty_one_is_empty():
    day, time = date(2021, 6, 30), datetime(2021, 6, 30, 8, 5)
    row = ("Trồng cây\nở xã", 2021, Decimal(350_000_000), Decimal("62.5"), day, time, None, True)
    content = export_table(Table("Nhiệm vụ", [str(n) for n in range(8)], [row]))
    assert rows_of(content) == [("Trồng cây\nở xã", 2021, 350_000_000, 62.5, datetime(2021, 6, 30), time, None, "x")]
    assert load_workbook(BytesIO(content)).worksheets[0]["E4"].number_format == "dd/mm/yyyy"


def test_title_and_headings_stand_above_and_stay_in_sight():
    sheet = load_workbook(BytesIO(export_table(Table("Nhiệm vụ: năm 2021", ["STT", "Tên"], [])))).worksheets[0]
    assert (sheet.title, sheet["A1"].value) == ("Nhiệm vụ  năm 2021", "Nhiệm vụ: năm 2021")
    assert [cell.value for cell in sheet[3]] == ["STT", "Tên"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so():
    ((text,),) = rows_of(export_table(Table("Dài", ["Tên"], [("á" * 40_000,)])))
    assert len(str(text)) == 32_767
    assert str(text).endswith("…")


@pytest.mark.parametrize(("count", "sheets"), [(0, 1), (3, 1), (4, 2), (7, 3)])
def test_what_does_not_fit_on_a_sheet_goes_on_on_the_next(count: int, sheets: int, monkeypatch):
    monkeypatch.setattr(export, "_MOST_ROWS", 3)
    content = export_table(Table("Danh sách", ["Số"], ((n,) for n in range(count))))
    assert len(load_workbook(BytesIO(content)).sheetnames) == sheets
    assert [row for row in rows_of(content) if row] == [(n,) for n in range(count)]

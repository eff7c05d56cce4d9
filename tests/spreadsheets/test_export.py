"""A list leaves the program as it was shown: values as values, texts as texts, never a formula."""

import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

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


@pytest.mark.parametrize("value", [0, -7, 2**53, 10**20, 0.1, -1.5e-9, 1e300, Decimal("12345678901.5")])
def test_numbers_are_those_of_a_cell(value: float | Decimal):
    assert rows_of(export_table(Table("Số", ["Số"], [(value,)]))) == [(pytest.approx(float(value), rel=1e-15),)]


@pytest.mark.parametrize("text", ["  hai đầu  ", "a\nb", 'a & b < c > d "e"', "a_x và _x", "‘’“”–…", "😀", ""])
def test_texts_are_read_back_as_they_were(text: str):
    assert rows_of(export_table(Table("Chữ", ["Chữ", "Sau"], [(text, "sau")]))) == [(text or None, "sau")]


def test_what_reads_as_the_code_of_a_character_stays_what_it_says():
    with zipfile.ZipFile(BytesIO(export_table(Table("Chữ", ["Chữ"], [("_x000D_ và _x",)])))) as package:
        assert b"<t>_x005F_x000D_ v\xc3\xa0 _x</t>" in package.read("xl/worksheets/sheet1.xml")


def test_days_before_a_spreadsheet_s_own_are_texts():
    row = (date(1900, 2, 28), date(1900, 3, 1), datetime(1890, 5, 19, 6, 30))
    content = export_table(Table("Ngày", ["A", "B", "C"], [row]))
    assert rows_of(content) == [("28/02/1900", datetime(1900, 3, 1), "19/05/1890 06:30")]


def test_other_readers_see_the_same():
    rows = [(n, f"Việc {n}", date(2021, 1, 1 + n % 28), n / 4) for n in range(1, 500)]
    content = export_table(Table("Danh sách", ["Số", "Tên", "Ngày", "Tỷ lệ"], rows))
    found = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [tuple(row) for row in found[3:]] == rows
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert (sheet.auto_filter.ref, sheet.dimensions) == ("A3:D502", "A1:D502")


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

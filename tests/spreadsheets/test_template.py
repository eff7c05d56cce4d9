"""A template goes out with what is known, and reads back without a question, also with titles that were edited."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.deadlines import Deadline
from desktop.domain.imports import Outcome, Registration, SheetKind, SheetReading
from desktop.domain.tasks import ReportedStatus, TaskKind
from desktop.spreadsheets.opening import read_workbook
from desktop.spreadsheets.reading import interpret
from desktop.spreadsheets.template import Template, TemplateTask, make_template
from desktop.spreadsheets.template_keys import keys_of, row_key

Cells = Mapping[str, str | int | datetime]

UNIT = "Hội Nông dân tỉnh"
PLANTING = TemplateTask(
    "=Trồng cây", TaskKind.COMMON, UNIT, ("Tỉnh đoàn", "Hội Cựu chiến binh tỉnh"), "Quý II/2021", "1.250 cây", id=7
)
HOUSES = TemplateTask("Xây nhà tình nghĩa", TaskKind.REGISTERED, UNIT, (), "30/6/2021", "15 căn", id=8)
OUTCOMES = Template(
    SheetKind.OUTCOMES,
    2021,
    UNIT,
    ("Tỉnh ủy Thanh Bình", "Ban Chỉ đạo tỉnh Thanh Bình"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    (UNIT, "Tỉnh đoàn", "Sở Lao động - Thương binh và Xã hội"),
    (PLANTING, HOUSES),
    "sổ-1",
)
REGISTRATIONS = replace(OUTCOMES, kind=SheetKind.REGISTRATIONS)


def filled_in(wanted: Template, folder: Path, cells: Cells | None = None) -> Path:
    """The template as a unit sends it back, with something typed into cells."""
    path = folder / "mẫu.xlsx"
    book = load_workbook(BytesIO(make_template(wanted)))
    for cell, value in (cells or {}).items():
        book.worksheets[0][cell] = value
    book.save(path)
    return path


def read_back(path: Path) -> SheetReading:
    """What the first sheet says; the hidden one says nothing."""
    table, hidden = interpret(read_workbook(path))
    assert hidden.kind is SheetKind.NONE
    return table


@pytest.mark.parametrize("wanted", [OUTCOMES, REGISTRATIONS, replace(REGISTRATIONS, tasks=())], ids=lambda t: t.kind)
def test_an_untouched_template_says_whose_it_is_and_for_when(wanted: Template, tmp_path):
    table = read_back(filled_in(wanted, tmp_path))
    assert (table.kind, table.period, table.sender) == (wanted.kind, 2021, UNIT)
    assert (table.revision, table.as_of, table.cumulative) == (0, None, False)
    assert [row.problems for row in table.rows] == [()] * len(wanted.tasks)


def test_known_tasks_and_new_ones_read_back_as_registrations(tmp_path):
    typed = {"B11": "Việc mới", "C11": "Nhiệm vụ trọng tâm", "D11": "Tỉnh đoàn", "E11": UNIT, "F11": "Thường xuyên"}
    planting, houses, new = read_back(filled_in(REGISTRATIONS, tmp_path, typed)).rows
    assert isinstance(planting.values, Registration)
    assert planting.values.title == "=Trồng cây"
    assert planting.values.kind is TaskKind.COMMON
    assert planting.values.coordinating_units == ("Tỉnh đoàn", "Hội Cựu chiến binh tỉnh")
    assert isinstance(houses.values, Registration)
    assert houses.values.due == Deadline("30/6/2021", date(2021, 6, 30), date(2021, 6, 30))
    assert new.values == Registration(
        "Việc mới", TaskKind.KEY, "Tỉnh đoàn", (UNIT,), Deadline("Thường xuyên", ongoing=True), None, None, "3"
    )


def test_results_that_are_typed_in_read_back_as_outcomes(tmp_path):
    typed: Cells = {
        "F9": "1.300 cây",
        "G9": 100,
        "H9": "Hoàn thành",
        "I9": datetime(2021, 6, 5),
        "H10": "Đang thực hiện",
    }
    planting, houses = read_back(filled_in(OUTCOMES, tmp_path, typed)).rows
    assert isinstance(planting.values, Outcome)
    assert (planting.values.percent, planting.values.status) == (Decimal(100), ReportedStatus.DONE)
    assert (planting.values.completed_on, planting.values.result) == (date(2021, 6, 5), "1.300 cây")
    assert isinstance(houses.values, Outcome)
    assert houses.values.status is ReportedStatus.IN_PROGRESS


# ── Hidden keys ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_are_matched_by_their_keys_when_titles_were_edited(tmp_path):
    path = filled_in(OUTCOMES, tmp_path, {"B9": "Trồng và chăm sóc cây", "B11": "Việc mới", "H11": "Hoàn thành"})
    assert keys_of(read_workbook(path), "sổ-1") == {("Kết quả 2021", 9): 7, ("Kết quả 2021", 10): 8}


def test_the_keys_of_another_ledger_and_typed_ones_are_none(tmp_path):
    path = filled_in(OUTCOMES, tmp_path, {"B11": "TK-7-00000000"})
    assert keys_of(read_workbook(path), "sổ-2") == {}
    assert ("Kết quả 2021", 11) not in keys_of(read_workbook(path), "sổ-1")


def test_the_key_of_a_row_that_was_copied_counts_for_neither(tmp_path):
    path = filled_in(OUTCOMES, tmp_path, {"B11": "Việc chép", "K11": row_key("sổ-1", 7)})
    assert keys_of(read_workbook(path), "sổ-1") == {("Kết quả 2021", 10): 8}


def test_a_task_that_is_only_proposed_has_no_key(tmp_path):
    proposed = replace(REGISTRATIONS, tasks=(replace(PLANTING, id=0),))
    assert keys_of(read_workbook(filled_in(proposed, tmp_path)), "sổ-1") == {}


# ── As a workbook ───────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_typed_into_can_be_and_headings_and_keys_are_guarded():
    sheet = load_workbook(BytesIO(make_template(OUTCOMES))).worksheets[0]
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    locked = {cell.coordinate for row in sheet["A4:K23"] for cell in row if cell.protection.locked}
    assert {"A4", "A5", *(f"{letter}8" for letter in "ABCDEFGHIJ"), "K9"} <= locked
    assert not {f"{letter}{row}" for letter in "ABCDEFGHIJ" for row in (9, 23)} & locked
    assert sheet.column_dimensions["K"].hidden


def test_columns_offer_what_can_be_chosen():
    book = load_workbook(BytesIO(make_template(OUTCOMES)))
    rules = {
        str(rule.sqref): (rule.type, rule.formula1, rule.errorStyle)
        for rule in book.worksheets[0].data_validations.dataValidation
    }
    assert rules["C9:C23"] == ("list", "ThuKy!$A$1:$A$3", "warning")
    assert rules["H9:H23"] == ("list", "ThuKy!$B$1:$B$3", "stop")
    assert rules["G9:G23"][:2] == ("decimal", "0")
    assert rules["I9:I23"][:2] == ("date", "36526")
    assert [cell.value for cell in book["ThuKy"]["B"]] == ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"]
    assert book["ThuKy"].sheet_state == "veryHidden"


def test_it_prints_on_landscape_a4_with_its_heading_on_every_page():
    sheet = load_workbook(BytesIO(make_template(OUTCOMES))).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$8:$8", "C9")
    assert (sheet["I9"].number_format, sheet["D9"].number_format) == ("dd/mm/yyyy", "@")


def test_rows_to_fill_in_grow_with_what_is_written_and_long_titles_have_room():
    long = replace(HOUSES, title="Vận động hội viên nông dân " * 10)
    with zipfile.ZipFile(BytesIO(make_template(replace(OUTCOMES, tasks=(long, PLANTING))))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    heights = {
        int(row): (float(ht), fixed)
        for row, ht, fixed in re.findall(r'<row r="(\d+)"[^>]*? ht="([\d.]+)"([^>]*)>', sheet)
    }
    assert heights[9][0] > 3 * heights[10][0]
    assert "customHeight" in heights[8][1]
    assert not any("customHeight" in fixed for row, (_, fixed) in heights.items() if row > 8)


def test_no_cell_is_a_formula():
    book = load_workbook(BytesIO(make_template(REGISTRATIONS)))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

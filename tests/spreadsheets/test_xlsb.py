"""Binary workbooks: the same cells, and the same reading, as of any other format."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.encodings import Encoding
from desktop.domain.errors import RefusalCode, WorkbookRefused
from desktop.domain.imports import Outcome, Registration, SheetKind
from desktop.spreadsheets.legacy import unicode_sheet
from desktop.spreadsheets.opening import read_workbook
from desktop.spreadsheets.reading import interpret
from desktop.spreadsheets.workbook import Area, Mark
from tests.spreadsheets.binary import (
    DAY,
    LEGACY,
    MONTH_FIRST,
    PERCENT,
    BinarySheet,
    Cell,
    Error,
    Pieces,
    Styled,
    make_xlsb,
)
from tests.spreadsheets.files import make_zip

#: The heading has two rows; the lead unit is merged over two tasks; row 8 is hidden, and so is the column of notes.
REGISTRATION = BinarySheet(
    "Đăng ký",
    [
        ["HỘI NÔNG DÂN TỈNH THANH BÌNH"],
        ["BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021"],
        [],
        ["STT", "Nội dung nhiệm vụ", "Đơn vị", None, "Thời hạn", "Ghi chú"],
        [None, None, "Chủ trì", "Phối hợp", None, None],
        [1.0, "Tặng quà hộ nghèo", "Hội Nông dân tỉnh", "Tỉnh Đoàn", date(2021, 6, 30), "Tết"],
        [2.0, "Làm đường giao thông", None, None, "Quý II/2021", None],
        [3.0, "Khám bệnh miễn phí", "Sở Y tế", None, date(2021, 12, 15), None],
    ],
    merges=[
        *(Area(4, 1, 5, 1), Area(4, 2, 5, 2), Area(4, 3, 4, 4), Area(4, 5, 5, 5), Area(4, 6, 5, 6)),
        Area(6, 3, 7, 3),
    ],
    hidden_rows=[8],
    hidden_columns=[6],
)
HIDDEN = BinarySheet("Danh mục", [["x"]], hidden=True)


def test_the_records_tell_what_the_values_do_not(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        [Styled(0.85, PERCENT), Styled(date(2021, 6, 5), MONTH_FIRST), Styled("Héi", LEGACY)],
        [Error(), Styled(44377.0, DAY), None],
    ]
    sheet, hidden = read_workbook(make_xlsb(tmp_path / "x.xls", BinarySheet("S", rows), HIDDEN)).sheets
    assert sheet.rows[0] == (0.85, date(2021, 6, 5), "Héi")
    assert sheet.rows[1][:2] == (None, date(2021, 6, 30))
    assert sheet.marks == {(1, 1): Mark.PERCENT, (1, 2): Mark.MONTH_FIRST, (2, 1): Mark.ERROR}
    assert sheet.fonts == {(1, 3): ".VnTime"}
    assert sheet.formats_known
    assert hidden.hidden


def test_a_registration_is_read_with_its_merged_cells_and_what_is_hidden_is_said(tmp_path: Path) -> None:
    reading, hidden = interpret(read_workbook(make_xlsb(tmp_path / "biểu.xlsb", REGISTRATION, HIDDEN)))
    assert (reading.kind, reading.header_row, reading.period) == (SheetKind.REGISTRATIONS, 5, 2021)
    assert reading.sender == "HỘI NÔNG DÂN TỈNH THANH BÌNH"
    assert reading.hidden_columns == ("F",)
    tasks = [row.values for row in reading.rows if isinstance(row.values, Registration)]
    assert [task.lead_unit for task in tasks] == ["Hội Nông dân tỉnh", "Hội Nông dân tỉnh", "Sở Y tế"]
    assert [task.due and task.due.end for task in tasks] == [date(2021, 6, 30), date(2021, 6, 30), date(2021, 12, 15)]
    assert [row.hidden for row in reading.rows] == [False, False, True]
    assert (hidden.kind, hidden.hidden) == (SheetKind.NONE, True)


def test_percents_and_legacy_text_are_read_by_format_and_font(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        [Styled("KÕt qu¶ thùc hiÖn nhiÖm vô n¨m 2021", LEGACY)],
        ["STT", Styled("Néi dung nhiÖm vô", LEGACY), Styled("Tû lÖ hoµn thµnh", LEGACY), "Ghi chú"],
        [1.0, Styled("TÆng quµ hé nghÌo", LEGACY), Styled(1.0, PERCENT)],
        [2.0, Styled("Kh¸m bÖnh miÔn phÝ", LEGACY), Styled(0.85, PERCENT)],
    ]
    (reading,) = interpret(read_workbook(make_xlsb(tmp_path / "x.xlsb", BinarySheet("S", rows))))
    outcomes = [row.values for row in reading.rows if isinstance(row.values, Outcome)]
    assert reading.encoding is not Encoding.UNICODE
    assert [(said.title, said.percent) for said in outcomes] == [
        ("Tặng quà hộ nghèo", Decimal(100)),
        ("Khám bệnh miễn phí", Decimal(85)),
    ]


def test_pieces_of_a_text_are_read_each_in_its_font(tmp_path: Path) -> None:
    texts = [Pieces("Nông dân Héi", [(9, 1)]), Pieces("Héi nghị", [(4, 0)], LEGACY)]
    book = read_workbook(make_xlsb(tmp_path / "x.xlsb", BinarySheet("S", [texts])))
    sheet, encoding = unicode_sheet(book.sheets[0])
    assert sheet.rows == (("Nông dân Hội", "Hội nghị"),)
    assert encoding is Encoding.MIXED


def refused(path: Path) -> RefusalCode:
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(path)
    return refusal.value.code


def test_cells_too_far_apart_are_refused(tmp_path: Path) -> None:
    far = BinarySheet("S", [["x", *[None] * 5000, "y"], *[[]] * 1200, ["z"]])
    assert refused(make_xlsb(tmp_path / "x.xlsb", far)) is RefusalCode.TOO_LARGE


@pytest.mark.parametrize("part", ["workbook", "styles", "sheet1"])
def test_a_part_that_is_cut_off_is_refused(part: str, tmp_path: Path) -> None:
    whole = make_xlsb(tmp_path / "x.xlsb", REGISTRATION)
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cut = {name: content[: len(content) // 2 + 2] for name, content in parts.items() if Path(name).stem == part}
    assert refused(make_zip(tmp_path / "y.xlsb", parts | cut)) is RefusalCode.DAMAGED

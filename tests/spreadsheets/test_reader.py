"""The door of the spreadsheets: files in, readings out."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import RefusalCode
from desktop.domain.imports import Registration, SheetKind
from desktop.spreadsheets.given import Given
from desktop.spreadsheets.reader import OpenedFile, WorkbookReader, list_workbooks, read_pasted
from tests.spreadsheets.files import make_xlsx, row_xml, sheet_xml

PLAN = sheet_xml(
    row_xml(1, "BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021")
    + row_xml(2, "STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn")
    + row_xml(3, "1", "Một", "Hội A", "31/6/2021")
    + row_xml(4, "2", "Hai", "Hội A", "Quý II")
)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as opened:
        yield opened


def due_days(opened: OpenedFile) -> list[str]:
    rows = opened.reading.sheets[0].rows
    dues = [row.values.due for row in rows if isinstance(row.values, Registration)]
    return [str(due.end) if due else "" for due in dues]


def test_a_reading_names_its_file_by_content(reader: WorkbookReader, tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "đăng ký.xlsx", PLAN)
    reading = reader.read(path)
    assert reading.name == "đăng ký.xlsx"
    assert reading.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert reading.size == path.stat().st_size
    assert [sheet.kind for sheet in reading.sheets] == [SheetKind.REGISTRATIONS]


def test_a_corrected_cell_is_interpreted_anew_without_the_file(reader: WorkbookReader, tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "x.xlsx", PLAN)
    opened = reader.open(path)
    path.unlink()
    assert due_days(opened) == ["None", "2021-06-30"]
    corrected = opened.interpreted({("S", "D3"): "30/6/2021"})
    assert due_days(corrected) == ["2021-06-30", "2021-06-30"]
    assert corrected.reading.sheets[0].rows[0].problems == ()
    assert opened.interpreted() == opened


def test_a_correction_may_fill_a_cell_beyond_the_sheet(reader: WorkbookReader, tmp_path: Path) -> None:
    opened = reader.open(make_xlsx(tmp_path / "x.xlsx", PLAN), corrections={("S", "E9"): "x", ("T", "A1"): "y"})
    assert [row.row for row in opened.reading.sheets[0].rows] == [3, 4]


def test_a_person_s_year_kind_and_sender_go_before_the_sheet(reader: WorkbookReader, tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "x.xlsx", PLAN)
    (sheet,) = reader.read(path, year=2022, kind=SheetKind.OUTCOMES, sender="Hội A").sheets
    assert (sheet.period, sheet.kind, sheet.sender) == (2022, SheetKind.OUTCOMES, "Hội A")
    assert due_days(reader.open(path).interpreted(given=Given(year=2020))) == ["None", "2020-06-30"]


def test_a_file_without_a_table_is_refused_but_may_be_corrected(reader: WorkbookReader, tmp_path: Path) -> None:
    opened = reader.open(make_xlsx(tmp_path / "x.xlsx"))
    assert opened.reading.refused is not None
    assert opened.reading.refused.code is RefusalCode.NO_TABLE
    labels = {("S", f"{letter}1"): label for letter, label in zip("ABC", ("STT", "Nội dung", "Chủ trì"), strict=True)}
    assert opened.interpreted(labels).reading.refused is None


def test_what_can_t_be_read_says_why(reader: WorkbookReader, tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").touch()
    codes = {"gone.xlsx": RefusalCode.DAMAGED, "empty.xlsx": RefusalCode.EMPTY}
    for name, code in codes.items():
        reading = reader.read(tmp_path / name)
        assert reading.refused is not None
        assert (reading.name, reading.refused.code, reading.sheets) == (name, code, ())


def test_a_pasted_table_is_read_like_a_file() -> None:
    text = "ĐĂNG KÝ NHIỆM VỤ NĂM 2021\r\nSTT\tNội dung\tChủ trì\tThời hạn\r\n1\tMột\tHội A\tQuý II\r\n"
    opened = read_pasted(text, "Bảng dán")
    assert due_days(opened) == ["2021-06-30"]
    assert opened.reading.name == "Bảng dán"
    assert read_pasted("chỉ vài chữ", "x").reading.refused is not None


def test_a_folder_gives_its_workbooks_sorted_and_a_named_file_is_always_tried(tmp_path: Path) -> None:
    names = ("b.xlsx", "a.XLS", "sub/c.ods", "sub/~$c.ods", "x.expected.json", "notes.txt", ".hidden.xlsx", "d.csv")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = list_workbooks([tmp_path / "notes.txt", tmp_path, tmp_path / "b.xlsx"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "notes.txt",
        "a.XLS",
        "b.xlsx",
        "d.csv",
        "sub/c.ods",
    ]

"""Reading a batch of files, and reading again what a person says more of."""

from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import RefusalCode
from desktop.domain.imports import SheetKind
from desktop.services.readings import Given, open_workbooks, pasted

LOCKED = Path(__file__).parents[1] / "workbooks" / "broken" / "dang-ky-2021-co-mat-khau.xlsx"
HEADINGS = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn")


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    """A workbook that names neither year nor sender."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "A"
    for sheet in (book.worksheets[0], book.create_sheet("B")):
        sheet.append(HEADINGS)
        sheet.append((1, "Tặng quà", None, "30/6"))
    book.save(tmp_path / "x.xlsx")
    return tmp_path / "x.xlsx"


def test_what_is_said_of_a_sheet_goes_before_what_is_said_of_its_file(two_sheets):
    books = open_workbooks([two_sheets])
    options = {(0, None): Given(2019, sender="Hội A"), (0, "B"): Given(2021)}
    (reading,) = books.readings({}, options)
    assert [(sheet.period, sheet.sender) for sheet in reading.sheets] == [(2019, "Hội A"), (2021, None)]
    assert [sheet.period for sheet in books.readings({})[0].sheets] == [None, None]


def test_a_sheet_that_is_not_to_be_read_is_not(two_sheets):
    (reading,) = open_workbooks([two_sheets]).readings({}, {(0, "A"): Given(kind=SheetKind.NONE)})
    assert [sheet.kind for sheet in reading.sheets] == [SheetKind.NONE, SheetKind.REGISTRATIONS]


def test_a_correction_and_what_is_said_of_the_sheet_hold_both(two_sheets):
    books = open_workbooks([two_sheets])
    (reading,) = books.readings({(0, "A", "B2"): "Thăm hỏi"}, {(0, "A"): Given(2021)})
    assert (reading.sheets[0].rows[0].values.title, reading.sheets[0].period) == ("Thăm hỏi", 2021)


def test_a_file_is_reopened_by_its_password_and_the_others_stay(two_sheets):
    books = open_workbooks([two_sheets, LOCKED])
    assert books.contents[1] is None
    wrong = books.reopened(1, "hoalam")
    assert [reading.refused.code if reading.refused else None for reading in wrong.readings({})] == [
        None,
        RefusalCode.ENCRYPTED,
    ]
    right = wrong.reopened(1, "HoaLam@2021")
    assert right.readings({})[1].refused is None
    assert right.readings({})[0] is books.readings({})[0]
    assert right.contents[1]


def test_a_pasted_table_is_kept_as_the_text_that_it_was():
    text = "TT\tNội dung công việc\tCơ quan chủ trì\n1\tTặng quà\tHội A\n"
    books = pasted(text, "Bảng đã dán")
    (reading,) = books.readings({})
    assert (reading.name, reading.sheets[0].rows[0].values.lead_unit) == ("Bảng đã dán", "Hội A")
    assert books.contents == (text.encode(),)

"""A column that is not understood is asked for once and remembered for that sender and that layout."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.imports import ColumnSense, DoubtedColumn, UnknownColumn
from desktop.services import layouts
from desktop.services.readings import Given, Options, Workbooks, open_workbooks

HEADINGS = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Xong vào lúc", "Màu sắc")
SAID = Given(columns=(("Xong vào lúc", "due"), ("Màu sắc", "")))


@pytest.fixture
def sent(tmp_path: Path):
    """Makes the workbook of a sender."""

    def made(sender: str, headings: tuple[str, ...] = HEADINGS) -> Workbooks:
        book = openpyxl.Workbook()
        book.worksheets[0].append([f"Đơn vị đăng ký: {sender}"])
        book.worksheets[0].append(headings)
        book.worksheets[0].append((1, "Tặng quà", "Hội A", "30/6/2020", "xanh"))
        book.save(tmp_path / "x.xlsx")
        return open_workbooks([tmp_path / "x.xlsx"])

    return made


def sheet(ledger, books, options=None):
    return layouts.readings(ledger, books, {}, options or {})[0].sheets[0]


def test_columns_that_are_not_understood_are_listed(ledger, sent):
    assert sheet(ledger, sent("Hội A")).unknown == (UnknownColumn("D", "Xong vào lúc"), UnknownColumn("E", "Màu sắc"))


def test_what_a_person_says_of_a_column_is_read_and_remembered(ledger, sent):
    books = sent("Hội A")
    options: Options = {(0, "Sheet"): SAID}
    assert sheet(ledger, books, options).rows[0].values.due.text == "30/6/2020"
    layouts.remember(ledger, layouts.readings(ledger, books, {}, options), options)
    again = sheet(ledger, sent("HỘI A"))
    assert again.rows[0].values.due.text == "30/6/2020"
    assert [column.field for column in again.unknown] == ["due", ""]


def test_another_sender_and_another_layout_are_asked_again(ledger, sent):
    books = sent("Hội A")
    layouts.remember(ledger, books.readings({}, {(0, None): SAID}), {(0, None): SAID})
    assert sheet(ledger, sent("Hội B")).rows[0].values.due is None
    assert sheet(ledger, sent("Hội A", (*HEADINGS, "Ghi chú"))).rows[0].values.due is None


def test_what_is_said_now_goes_before_what_is_remembered(ledger, sent):
    books = sent("Hội A")
    layouts.remember(ledger, books.readings({}, {(0, None): SAID}), {(0, None): SAID})
    now: Options = {(0, "Sheet"): Given(columns=(("Xong vào lúc", "note"),))}
    values = sheet(ledger, books, now).rows[0].values
    assert (values.due, values.note) == (None, "30/6/2020")
    layouts.remember(ledger, books.readings({}, now), now)
    assert sheet(ledger, books).rows[0].values.note == "30/6/2020"


def test_a_column_goes_where_a_person_says_even_if_another_is_called_so(ledger, sent):
    headings = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Nơi làm", "Thời hạn")
    said = {(0, None): Given(columns=(("Nơi làm", "due"),))}
    assert sheet(ledger, sent("Hội A", headings), said).rows[0].values.due.text == "30/6/2020"


@pytest.fixture
def damaged(tmp_path: Path) -> Workbooks:
    """The workbook of a sender whose Excel took the days of some dates for months."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Đơn vị đăng ký: Hội A"])
    book.worksheets[0].append(("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"))
    for day in (datetime(2021, 5, 2), "21/12/2021", datetime(2021, 7, 3), "30/6/2021"):
        book.worksheets[0].append((1, f"Việc {day}", "Hội A", day))
    book.save(tmp_path / "ngày tháng.xlsx")
    return open_workbooks([tmp_path / "ngày tháng.xlsx"])


def test_what_a_person_says_of_dates_is_remembered_where_they_are_doubted_again(ledger, sent, damaged):
    said = Given().with_sense("Thời hạn", ColumnSense.EXCHANGE)
    options: Options = {(0, "Sheet"): said}
    assert sheet(ledger, damaged).doubted == (DoubtedColumn("D", "Thời hạn"),)
    layouts.remember(ledger, layouts.readings(ledger, damaged, {}, options), options)
    again = sheet(ledger, damaged)
    assert [row.values.due.end for row in again.rows][::2] == [date(2021, 2, 5), date(2021, 3, 7)]
    assert [row.problems for row in again.rows] == [()] * 4
    sound = sent("Hội A", ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"))
    assert sheet(ledger, sound).doubted == ()

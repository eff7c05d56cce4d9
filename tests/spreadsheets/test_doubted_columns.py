"""Dates whose day and month may be exchanged, numbers whose comma says two things: one answer holds for a column."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.imports import ColumnSense, DoubtedColumn, FigureRow, ProblemCode, Registration, SheetReading
from desktop.spreadsheets.given import Given
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Mark
from tests.spreadsheets.tables import codes, sheet_of

#: As an American Excel leaves a column in which 05/02/2021 and 07/03/2021 were typed: what it understood became dates.
DAMAGED = """
BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021
STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn
1|Việc một|Hội Nông dân|2021-05-02
2|Việc hai|Hội Nông dân|21/12/2021
3|Việc ba|Hội Nông dân|2021-07-03
4|Việc bốn|Hội Nông dân|30/6/2021
5|Việc năm|Hội Nông dân|Quý II/2021
"""


def read(*dates: tuple[str, ColumnSense], table: str = DAMAGED, marks: dict[tuple[int, int], Mark] | None = None):
    (reading,) = read_sheet(sheet_of(table, marks=marks), Given(senses=dates))
    return reading


def ends(reading: SheetReading) -> list[date | None]:
    return [row.values.due.end for row in reading.rows if isinstance(row.values, Registration) and row.values.due]


AS_STORED = [date(2021, 5, 2), date(2021, 12, 21), date(2021, 7, 3), date(2021, 6, 30), date(2021, 6, 30)]
PUT_RIGHT = [date(2021, 2, 5), date(2021, 12, 21), date(2021, 3, 7), date(2021, 6, 30), date(2021, 6, 30)]


def test_without_an_answer_each_date_is_asked_about_and_the_column_is_named():
    reading = read()
    assert codes(reading) == {3: [ProblemCode.AMBIGUOUS_DATE], 5: [ProblemCode.AMBIGUOUS_DATE]}
    assert [(column.column, column.heading, column.sense) for column in reading.doubted] == [("D", "Thời hạn", None)]
    assert ends(reading) == AS_STORED


@pytest.mark.parametrize(("order", "expected"), [(ColumnSense.KEEP, AS_STORED), (ColumnSense.EXCHANGE, PUT_RIGHT)])
def test_one_answer_settles_the_whole_column(order: ColumnSense, expected: list[date]):
    reading = read(("thời hạn", order))
    assert codes(reading) == {}
    assert ends(reading) == expected
    assert [column.sense for column in reading.doubted] == [order]


def test_texts_in_cells_that_show_the_month_first_are_exchanged_as_well():
    table = DAMAGED.replace("2021-07-03", "07/03/2021").replace("30/6/2021", "06/25/2021")
    marks = dict.fromkeys([(3, 4), (5, 4), (6, 4)], Mark.MONTH_FIRST)
    assert len(codes(read(table=table, marks=marks))) == 3
    reading = read(("Thời hạn", ColumnSense.EXCHANGE), table=table, marks=marks)
    assert codes(reading) == {}
    assert ends(reading) == [PUT_RIGHT[0], PUT_RIGHT[1], date(2021, 7, 3), date(2021, 6, 25), PUT_RIGHT[4]]


def test_an_answer_about_another_column_settles_nothing():
    assert codes(read(("Bắt đầu", ColumnSense.EXCHANGE))) == codes(read())


#: Nothing tells what the comma of these numbers parts; "7,25" in the last column would.
COMMAS = """
SỐ LIỆU AN SINH QUÝ I NĂM 2021
STT|Đơn vị|Số suất quà|Gạo (kg)|Trị giá (triệu đồng)
1|Xã A|'1,250|'12,500|'1,200
2|Xã B|'2,000|'8,250|5
"""


def amounts(reading: SheetReading) -> list[list[Decimal | None]]:
    rows = [row.values.amounts for row in reading.rows if isinstance(row.values, FigureRow)]
    return [[amount.quantity for amount in own] for own in rows]


def test_numbers_whose_comma_says_two_things_are_asked_about_column_by_column():
    reading = read(table=COMMAS)
    assert codes(reading) == {3: [ProblemCode.BAD_NUMBER], 4: [ProblemCode.BAD_NUMBER]}
    assert reading.doubted == (DoubtedColumn("D", "Gạo (kg)", None, numbers=True),)
    once = read(("gạo (kg)", ColumnSense.THOUSANDS), table=COMMAS)
    assert [column.column for column in once.doubted] == ["D", "E"]
    twice = read(("Gạo (kg)", ColumnSense.THOUSANDS), ("Trị giá (triệu đồng)", ColumnSense.DECIMALS), table=COMMAS)
    assert codes(twice) == {}
    assert amounts(twice) == [[1250, 12_500, 1_200_000], [2000, 8250, 5_000_000]]

"""Tables with an indicator a row and a unit a column: each unit's column is read as its figures."""

from decimal import Decimal

import pytest

from desktop.domain.imports import ColumnSense, FigureRow, ProblemCode, SheetKind, SheetReading, SkipReason
from desktop.spreadsheets.given import Given
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Area, position
from tests.spreadsheets.tables import codes, read, sheet_of, skipped, values

FIGURES = """
UBND HUYỆN HÒA LÂM
SỐ LIỆU AN SINH XÃ HỘI QUÝ II NĂM 2021
STT|Nội dung|ĐVT|Xã Hòa Khê|Xã Tiên Phước|Thị trấn Cẩm Sa|Tổng cộng
I|Quà tặng
1|Số suất quà|suất|120|80|50|250
2|Trị giá|triệu đồng|'60,5|40|hai mươi|100,5
II|Lương thực
3|Gạo|tấn|1,2||3|4,2
|Tổng cộng||181|120|53|
NGƯỜI LẬP||||TRƯỞNG BAN
"""


def tables(sheet: str, *merges: Area, given: Given | None = None) -> list[SheetReading]:
    return read_sheet(sheet_of(sheet, merges=merges), given or Given())


def said(reading: SheetReading) -> list[tuple[str | None, str, Decimal | None, str | None]]:
    rows = [row for row in values(reading).values() if isinstance(row, FigureRow)]
    return [(row.unit, one.indicator, one.quantity, one.measure) for row in rows for one in row.amounts]


def test_each_column_of_a_unit_is_its_figures() -> None:
    first, second, third = tables(FIGURES)
    assert said(first) == [
        ("Xã Hòa Khê", "Số suất quà", Decimal(120), "suất"),
        ("Xã Hòa Khê", "Trị giá", Decimal(60_500_000), "VND"),
        ("Xã Hòa Khê", "Gạo", Decimal(1200), "kg"),
    ]
    assert said(second)[1:] == [
        ("Xã Tiên Phước", "Trị giá", Decimal(40_000_000), "VND"),
        ("Xã Tiên Phước", "Gạo", None, "kg"),
    ]
    assert [unit for unit, *_ in said(third)] == ["Thị trấn Cẩm Sa"] * 3
    assert {reading.kind for reading in (first, second, third)} == {SheetKind.FIGURES}
    assert {reading.period for reading in (first, second, third)} == {2021}
    assert {reading.sender for reading in (first, second, third)} == {"UBND HUYỆN HÒA LÂM"}
    assert [reading.part for reading in (first, second, third)] == ["Xã Hòa Khê", "Xã Tiên Phước", "Thị trấn Cẩm Sa"]


def test_the_rows_that_are_none_are_told_once() -> None:
    first, *others = tables(FIGURES)
    assert skipped(first) == {
        1: SkipReason.TITLE,
        2: SkipReason.TITLE,
        4: SkipReason.SECTION,
        7: SkipReason.SECTION,
        9: SkipReason.SUBTOTAL,
        10: SkipReason.FOOTER,
    }
    assert [skipped(reading) for reading in others] == [{}, {}]
    assert first.unknown == ()


def test_every_field_names_the_cell_of_the_sheet_from_which_it_was_read() -> None:
    _, second, _ = tables(FIGURES)
    row = second.rows[0]
    assert (row.row, row.cells["unit"], row.cells["title"], row.cells["quantity"]) == (5, "E3", "B5", "E5")
    assert row.cells.get("unit") == "E3"
    assert "unit" in set(row.cells)
    assert second.rows[0] == next(iter(second.rows))


def test_a_problem_names_its_cell_and_is_settled_there() -> None:
    third = tables(FIGURES)[2]
    ((problem,),) = [row.problems for row in third.rows if row.problems]
    assert (problem.code, problem.cell, problem.found) == (ProblemCode.BAD_NUMBER, "F6", "hai mươi")
    settled = read_sheet(sheet_of(FIGURES), corrections={position("F6"): "20"})[2]
    assert codes(settled) == {}


def test_a_unit_s_name_is_corrected_in_its_heading() -> None:
    corrected = read_sheet(sheet_of(FIGURES), corrections={position("D3"): "Hòa Khê"})
    assert [said(reading)[0][0] for reading in corrected] == ["Hòa Khê", "Xã Tiên Phước", "Thị trấn Cẩm Sa"]


def test_the_number_column_is_not_needed() -> None:
    readings = tables("SỐ LIỆU NĂM 2021\nChỉ tiêu|Đơn vị tính|Tổng số|Xã Hòa Khê|Xã Cẩm Sa\nGạo|tấn|3|1|2")
    assert [said(reading) for reading in readings] == [
        [("Xã Hòa Khê", "Gạo", Decimal(1000), "kg")],
        [("Xã Cẩm Sa", "Gạo", Decimal(2000), "kg")],
    ]


def test_units_may_stand_under_a_group() -> None:
    readings = tables(
        """
SỐ LIỆU NĂM 2021
STT|Chỉ tiêu|ĐVT|Chia ra các xã|||Tổng
|||Xã Hòa Khê|Xã Cẩm Sa|Phường An Lợi|
1|Gạo|tấn|1|2|3|6
""",
        *(Area(2, column, 3, column) for column in (1, 2, 3, 7)),
        Area(2, 4, 2, 6),
    )
    assert [said(reading)[0][0] for reading in readings] == ["Xã Hòa Khê", "Xã Cẩm Sa", "Phường An Lợi"]
    assert readings[1].rows[0].cells["unit"] == "E3"


def test_a_unit_whose_column_adds_up_the_others_is_their_total() -> None:
    readings = tables("""
SỐ LIỆU NĂM 2021
STT|Chỉ tiêu|ĐVT|Xã Hòa Khê|Xã Cẩm Sa|Huyện Hòa Lâm
1|Gạo|tấn|1|2|3
2|Quà|suất|10|20|30
""")
    assert [said(reading)[0][0] for reading in readings] == ["Xã Hòa Khê", "Xã Cẩm Sa"]
    assert [column.column for column in readings[0].unknown] == ["F"]


def test_columns_between_that_name_no_unit_are_told() -> None:
    readings = tables("""
SỐ LIỆU NĂM 2021
STT|Chỉ tiêu|ĐVT|Kế hoạch|Xã Hòa Khê|Bình Lâm|Xã Cẩm Sa|Tổng|Ghi chú
1|Gạo|tấn|10|1|2|3|6|gấp
""")
    assert [said(reading)[0][0] for reading in readings] == ["Xã Hòa Khê", "Xã Cẩm Sa"]
    assert [column.column for column in readings[0].unknown] == ["D", "F"]


def test_how_commas_are_meant_is_told_of_each_unit_s_column() -> None:
    sheet = "SỐ LIỆU NĂM 2021\nSTT|Chỉ tiêu|ĐVT|Xã Hòa Khê|Xã Cẩm Sa\n1|Kinh phí|triệu đồng|'12,500|2\n2|Gạo|tấn|1|2"
    first, second = tables(sheet)
    assert codes(first) == {3: ["bad-number"]}
    assert ([column.column for column in first.doubted], second.doubted) == (["D"], ())
    first, second = tables(sheet, given=Given(senses=(("Xã Hòa Khê", ColumnSense.DECIMALS),)))
    assert said(first)[0][2] == Decimal(12_500_000)
    assert second.doubted == ()


def test_a_row_without_a_name_is_a_problem() -> None:
    first, _ = tables("SỐ LIỆU NĂM 2021\nSTT|Chỉ tiêu|ĐVT|Xã Hòa Khê|Xã Cẩm Sa\n1|Gạo|tấn|1|2\n2||tấn|1|2")
    assert codes(first) == {4: ["missing-title"]}


def test_units_as_columns_beside_tasks() -> None:
    tasks, first, second = tables("""
BÁO CÁO KẾT QUẢ NĂM 2021
STT|Nội dung|Chủ trì|Kết quả||STT|Chỉ tiêu|ĐVT|Xã Hòa Khê|Xã Cẩm Sa
1|Một|Hội A|Xong||1|Gạo|tấn|1|2
2|Hai|Hội A|Xong
""")
    assert (tasks.kind, [row.row for row in tasks.rows]) == (SheetKind.OUTCOMES, [3, 4])
    assert [said(reading)[0] for reading in (first, second)] == [
        ("Xã Hòa Khê", "Gạo", Decimal(1000), "kg"),
        ("Xã Cẩm Sa", "Gạo", Decimal(2000), "kg"),
    ]


def test_the_target_given_to_all_names_no_indicator() -> None:
    first, _ = tables("""
SỐ LIỆU NĂM 2021
STT|Nội dung|ĐVT|Chỉ tiêu|Xã Hòa Khê|Xã Cẩm Sa
1|Gạo|tấn|9|1|2
2|Quà|suất|9|3|4
""")
    assert [indicator for _, indicator, *_ in said(first)] == ["Gạo", "Quà"]
    assert [column.column for column in first.unknown] == ["D"]


@pytest.mark.parametrize(
    "sheet",
    [
        "STT|Chỉ tiêu|ĐVT|Xã Hòa Khê|Tổng\n1|Gạo|tấn|1|1",
        "STT|Chỉ tiêu|ĐVT|Ngân sách|Xã hội hóa|Tổng\n1|Nhà|căn|1|2|3",
        "STT|Chỉ tiêu|ĐVT|Xã Hòa Khê|Xã Cẩm Sa\n1|Chợ|loại|tốt|khá\n2|Trạm|loại|khá|khá",
        "STT|Chỉ tiêu|Xã Hòa Khê|Xã Cẩm Sa\n1|Gạo|1|2",
    ],
    ids=["one unit", "sources of money", "words", "no measures"],
)
def test_without_strong_signs_they_are_no_figures(sheet: str) -> None:
    assert read(f"SỐ LIỆU NĂM 2021\n{sheet}").kind is SheetKind.NONE


def test_plan_and_result_of_each_unit_are_not_mixed() -> None:
    reading = read(
        """
SỐ LIỆU NĂM 2021
STT|Chỉ tiêu|ĐVT|Xã Hòa Khê||Xã Cẩm Sa|
|||Kế hoạch|Thực hiện|Kế hoạch|Thực hiện
1|Gạo|tấn|1|2|3|4
""",
        merges=(Area(2, 4, 2, 5), Area(2, 6, 2, 7)),
    )
    assert reading.kind is SheetKind.NONE


def test_tasks_with_a_measure_stay_tasks() -> None:
    reading = read(
        "KẾ HOẠCH NĂM 2021\nSTT|Nội dung|ĐVT|Số lượng|Đơn vị chủ trì|Hội Nông dân|Hội Phụ nữ\n1|Một|lớp|5|Hội A|x|x"
    )
    assert reading.kind is SheetKind.REGISTRATIONS

"""Tables side by side on a sheet are read each for itself, and one table with blank columns in it stays one."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.imports import (
    Delegate,
    FigureRow,
    Outcome,
    ProblemCode,
    Registration,
    SheetKind,
    SheetReading,
    SkipReason,
    Span,
)
from desktop.domain.tasks import TaskKind
from desktop.spreadsheets.given import Given
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Area, position
from tests.spreadsheets.tables import codes, sheet_of, skipped, values

REPEATED = """
BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021
STT|Nội dung|Đơn vị chủ trì|Thời hạn||STT|Nội dung|Đơn vị chủ trì|Thời hạn
1|Một|Hội A|Quý I||4|Bốn|Hội B|Quý IV
2|Hai|Hội A|Quý II||5|Năm|Hội B|Quý IV
3|Ba|Hội A|Quý III||||
"""

TASKS_AND_FIGURES = """
HỘI NÔNG DÂN TỈNH||||||
BIỂU 1: KẾT QUẢ NHIỆM VỤ NĂM 2021||||||BIỂU 2: SỐ LIỆU AN SINH QUÝ II NĂM 2021
||||||Đơn vị tính: triệu đồng
STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Tỷ lệ (%)|Ghi chú||STT|Đơn vị|Số suất quà|Kinh phí
1|Trồng cây|Hội A|100|||1|Xã An|120|30
2|Hiến máu|Hội B|80|||2|Xã Bình|ba mươi|10
3|Gặp mặt|Hội B|50|||Tổng cộng||150|40
4|Tập huấn|Hội B|0|||||
NGƯỜI LẬP||TRƯỞNG BAN||||KẾ TOÁN
"""


def tables(sheet: str, *merges: Area, given: Given | None = None) -> list[SheetReading]:
    return read_sheet(sheet_of(sheet, merges=merges), given or Given())


def titles(reading: SheetReading) -> dict[int, str | None]:
    return {row: said.title for row, said in values(reading).items() if isinstance(said, Registration | Outcome)}


# ── Two tables ──


def test_the_letterhead_of_the_right_table_may_stand_beside_the_heading_of_the_left_one() -> None:
    left, right = tables("""
        KẾ HOẠCH NĂM 2021
        STT|Nội dung|Đơn vị chủ trì|Thời hạn||HỘI PHỤ NỮ TỈNH||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        1|Một|Hội A|Quý I
        2|Hai|Hội A|Quý II||BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021
        3|Ba|Hội A|Quý III
        4|Bốn|Hội A|Quý III||STT|Nội dung|Đơn vị chủ trì|Thời hạn
        5|Năm|Hội A|Quý IV||1|Sáu|Hội B|Quý I
        6|Bảy|Hội A|Quý IV
    """)
    assert list(titles(left).values()) == ["Một", "Hai", "Ba", "Bốn", "Năm", "Bảy"]
    assert list(titles(right).values()) == ["Sáu"]


def test_the_same_heading_again_on_the_right_is_a_table_of_its_own() -> None:
    left, right = tables(REPEATED)
    assert titles(left) == {3: "Một", 4: "Hai", 5: "Ba"}
    assert titles(right) == {3: "Bốn", 4: "Năm"}
    assert [row.cells["lead_unit"] for row in right.rows] == ["H3", "H4"]
    assert (left.kind, left.period, left.header_row) == (right.kind, right.period, right.header_row)
    assert left.unknown == right.unknown == ()
    assert left.headings == right.headings == ("STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn")


def test_a_number_column_that_begins_again_needs_no_blank_column_before_it() -> None:
    left, right = tables(REPEATED.replace("||STT", "|STT").replace("||4", "|4").replace("||5", "|5"))
    assert (titles(left), titles(right)) == ({3: "Một", 4: "Hai", 5: "Ba"}, {3: "Bốn", 4: "Năm"})
    assert right.rows[0].cells["title"] == "F3"


def test_tables_of_different_kinds_have_titles_measures_sums_and_footers_of_their_own() -> None:
    left, right = tables(TASKS_AND_FIGURES)
    assert (left.kind, right.kind) == (SheetKind.OUTCOMES, SheetKind.FIGURES)
    assert left.span == Span(date(2021, 1, 1), date(2021, 12, 31))
    assert right.span == Span(date(2021, 4, 1), date(2021, 6, 30))
    assert left.sender == right.sender == "HỘI NÔNG DÂN TỈNH"
    assert list(titles(left)) == [5, 6, 7, 8]
    figures = [said for said in values(right).values() if isinstance(said, FigureRow)]
    assert [(said.unit, said.amounts[1].quantity) for said in figures] == [
        ("Xã An", Decimal(30_000_000)),
        ("Xã Bình", Decimal(10_000_000)),
    ]
    assert skipped(left) == {1: SkipReason.TITLE, 2: SkipReason.TITLE, 3: SkipReason.TITLE, 9: SkipReason.FOOTER}
    assert skipped(right) == {
        **dict.fromkeys((1, 2, 3), SkipReason.TITLE),
        7: SkipReason.SUBTOTAL,
        9: SkipReason.FOOTER,
    }


def test_a_problem_on_the_right_names_its_own_cell_and_is_settled_there() -> None:
    _, right = tables(TASKS_AND_FIGURES)
    ((problem,),) = [row.problems for row in right.rows if row.problems]
    assert (problem.code, problem.cell, problem.found) == (ProblemCode.BAD_NUMBER, "I6", "ba mươi")
    _, settled = read_sheet(sheet_of(TASKS_AND_FIGURES), corrections={position("I6"): "30"})
    assert codes(settled) == {}


def test_a_title_above_both_belongs_to_both() -> None:
    left, right = tables(
        """
UBND HUYỆN HÒA LÂM
BÁO CÁO KẾT QUẢ QUÝ II NĂM 2021
STT|Nội dung|Chủ trì|Kết quả||STT|Địa phương|Số suất quà
1|Một|Hội A|Xong||1|Xã An|5
""",
        Area(2, 1, 2, 8),
    )
    assert left.span == right.span == Span(date(2021, 4, 1), date(2021, 6, 30))
    assert left.sender == right.sender == "UBND HUYỆN HÒA LÂM"


def test_a_table_without_a_year_of_its_own_has_that_of_the_title_above_both() -> None:
    left, right = tables("""
BÁO CÁO 9 THÁNG NĂM 2021

BIỂU A. KẾT QUẢ NHIỆM VỤ|||||BIỂU B. SỐ LIỆU AN SINH
STT|Nội dung|Chủ trì|Kết quả||STT|Địa phương|Số suất quà
1|Một|Hội A|Xong||1|Xã An|5
""")
    assert left.span == right.span == Span(date(2021, 1, 1), date(2021, 9, 30))
    assert (left.kind, right.kind) == (SheetKind.OUTCOMES, SheetKind.FIGURES)


def test_each_table_may_be_headed_by_its_own_unit() -> None:
    left, right = tables("""
KẾ HOẠCH NHIỆM VỤ NĂM 2021

XÃ HÒA KHÊ|||||XÃ BÌNH LÂM
STT|Nội dung|Thời hạn|||STT|Nội dung|Thời hạn
1|Một|Quý I|||1|Hai|Quý I
""")
    assert (left.sender, right.sender) == ("XÃ HÒA KHÊ", "XÃ BÌNH LÂM")
    assert left.period == right.period == 2021


def test_headings_may_begin_some_rows_apart() -> None:
    left, right = tables("""
KẾ HOẠCH NĂM 2021
STT|Nội dung|Chủ trì|Thời hạn
1|Một|Hội A|Quý I||Danh sách đầu mối
2|Hai|Hội A|Quý I||TT|Họ và tên|Chức vụ|Đơn vị
3|Ba|Hội A|Quý I||1|Nguyễn An|Chủ tịch|Hội A
4|Bốn|Hội A|Quý I||2|Trần Ba|Bí thư|Xã B
""")
    assert list(titles(left)) == [3, 4, 5, 6]
    assert left.rows[1].cells["title"] == "B4"
    assert {row: said.full_name for row, said in values(right).items() if isinstance(said, Delegate)} == {
        5: "Nguyễn An",
        6: "Trần Ba",
    }
    assert (left.header_row, right.header_row) == (2, 4)
    assert (left.period, right.period) == (2021, 2021)


def test_the_right_table_may_begin_higher() -> None:
    left, right = tables("""
KẾ HOẠCH NĂM 2021|||||TT|Họ và tên|Chức vụ|Đơn vị
|||||1|Nguyễn An|Chủ tịch|Hội A
STT|Nội dung|Chủ trì|Thời hạn||2|Trần Ba|Bí thư|Xã B
1|Một|Hội A|Quý I
2|Hai|Hội A|Quý I
""")
    assert titles(left) == {4: "Một", 5: "Hai"}
    assert list(values(right)) == [2, 3]
    assert (left.header_row, right.header_row, left.period) == (3, 1, 2021)


def test_three_tables() -> None:
    head = "STT|Nội dung|Thời hạn"
    readings = tables(f"""
KẾ HOẠCH NĂM 2021
{head}||{head}||{head}
1|Một|Quý I||1|Hai|Quý I||1|Ba|Quý I
||||2|Bốn|Quý I
""")
    assert [titles(reading) for reading in readings] == [{3: "Một"}, {3: "Hai", 4: "Bốn"}, {3: "Ba"}]
    assert [reading.rows[0].cells["title"] for reading in readings] == ["B3", "F3", "J3"]


def test_sections_merged_cells_and_headings_of_two_rows_on_the_right() -> None:
    left, right = tables(
        """
KẾ HOẠCH NĂM 2021
STT|Nội dung|Thời hạn||STT|Nội dung|Đơn vị||Thời hạn
||||||Chủ trì|Phối hợp|
I|NHIỆM VỤ CHUNG|||I|NHIỆM VỤ TRỌNG TÂM
1|Một|Quý I||1|Hai|Hội A|Hội C|Quý I
||||2|Ba|||Quý II
""",
        *(Area(2, column, 3, column) for column in (1, 2, 3, 5, 6, 9)),
        Area(2, 7, 2, 8),
        Area(5, 7, 6, 7),
    )
    assert [said.kind for said in values(left).values() if isinstance(said, Registration)] == [TaskKind.COMMON]
    said = [said for said in values(right).values() if isinstance(said, Registration)]
    assert [(one.title, one.kind, one.lead_unit) for one in said] == [
        ("Hai", TaskKind.KEY, "Hội A"),
        ("Ba", TaskKind.KEY, "Hội A"),
    ]
    assert skipped(left)[4] is skipped(right)[4] is SkipReason.SECTION


def test_a_second_table_may_have_no_numbers_where_its_heading_repeats() -> None:
    left, right = tables("""
KẾ HOẠCH NĂM 2021
Nội dung|Đơn vị chủ trì|Thời hạn||Nội dung|Đơn vị chủ trì|Thời hạn
Một|Hội A|Quý I||Hai|Hội B|Quý II
""")
    assert (titles(left), titles(right)) == ({3: "Một"}, {3: "Hai"})


def test_hidden_columns_are_told_by_the_table_that_has_them() -> None:
    sheet = sheet_of(REPEATED)._replace(hidden_columns=frozenset({4, 9}))
    left, right = read_sheet(sheet)
    assert (left.hidden_columns, right.hidden_columns) == (("D",), ("I",))


def test_tables_side_by_side_may_stand_below_one_that_is_alone() -> None:
    readings = tables(f"""
KẾT QUẢ NĂM 2020
STT|Nội dung|Chủ trì|Kết quả|Tỷ lệ (%)|Ghi chú
1|Không|Hội A|Xong|100|tốt

{REPEATED.strip()}
""")
    assert [list(titles(reading)) for reading in readings] == [[3], [7, 8, 9], [7, 8]]
    assert [reading.period for reading in readings] == [2020, 2021, 2021]


def test_a_table_further_down_on_the_right_is_read_too() -> None:
    readings = tables("""
KẾ HOẠCH NĂM 2021
STT|Nội dung|Thời hạn||STT|Nội dung|Thời hạn
1|Một|Quý I||1|Hai|Quý I
2|Ba|Quý I

3|Bốn|Quý I||STT|Họ và tên|Chức vụ
4|Năm|Quý I||1|Nguyễn An|Chủ tịch
""")
    assert [(reading.kind, [row.row for row in reading.rows]) for reading in readings] == [
        (SheetKind.REGISTRATIONS, [3, 4, 6, 7]),
        (SheetKind.REGISTRATIONS, [3]),
        (SheetKind.PEOPLE, [7]),
    ]


def test_the_left_table_goes_on_beside_one_that_begins_far_down() -> None:
    rows = "\n".join(f"{number}|Việc {number}|Quý I" for number in range(1, 12))
    left, right = tables(f"""
KẾ HOẠCH NĂM 2021
STT|Nội dung|Thời hạn
{rows}
12|Mười hai|Quý I||STT|Họ và tên|Chức vụ
13|Mười ba|Quý I||1|Nguyễn An|Chủ tịch
""")
    assert list(titles(left)) == list(range(3, 16))
    assert (right.kind, [row.row for row in right.rows]) == (SheetKind.PEOPLE, [15])


def test_the_left_table_goes_on_where_the_right_has_another_one_further_down() -> None:
    rows = "\n".join(f"{number}|Việc {number}|Quý I||{number}|Việc R{number}|Quý I" for number in range(1, 12))
    readings = tables(f"""
KẾ HOẠCH NĂM 2021
STT|Nội dung|Thời hạn||STT|Nội dung|Thời hạn
{rows}
12|Mười hai|Quý I
13|Mười ba|Quý I||STT|Họ và tên|Chức vụ
14|Mười bốn|Quý I||1|Nguyễn An|Chủ tịch
""")
    assert [(reading.kind, [row.row for row in reading.rows]) for reading in readings] == [
        (SheetKind.REGISTRATIONS, list(range(3, 17))),
        (SheetKind.REGISTRATIONS, list(range(3, 14))),
        (SheetKind.PEOPLE, [16]),
    ]


def test_a_table_below_and_further_right_has_the_title_above_it_wherever_that_begins() -> None:
    first, second = tables("""
KẾ HOẠCH NĂM 2021
STT|Nội dung|Thời hạn
1|Một|Quý I
2|Hai|Quý I
3|Ba|Quý I
4|Bốn|Quý I

KẾT QUẢ NĂM 2020
||||STT|Nội dung|Chủ trì|Kết quả
||||1|Năm|Hội A|Xong
""")
    assert (first.period, list(titles(first))) == (2021, [3, 4, 5, 6])
    assert (second.period, list(titles(second))) == (2020, [10])


# ── What is not understood ──


def test_a_table_on_the_right_that_is_not_understood_is_told_by_its_columns_and_rows() -> None:
    (reading,) = tables("""
KẾ HOẠCH NĂM 2021
STT|Nội dung|Chủ trì|Thời hạn||STT|Nguồn|Số dư|Ghi chú
1|Một|Hội A|Quý I||1|Quỹ A|5|x
|||||2|Quỹ B|7|y
""")
    (said,) = values(reading).values()
    assert isinstance(said, Registration)
    assert (said.title, said.note) == ("Một", None)
    assert [column.column for column in reading.unknown] == ["G", "H", "I"]
    assert skipped(reading) == {1: SkipReason.TITLE, 4: SkipReason.UNREAD}


def test_figures_take_nothing_from_a_table_on_their_right_that_is_not_understood() -> None:
    (reading,) = tables("""
SỐ LIỆU AN SINH NĂM 2021
STT|Địa phương|Số suất quà||STT|Nguồn|Số dư|Ghi chú
1|Xã An|5||1|Quỹ A|50|x
2|Xã Bình|6||2|Quỹ B|70|y
""")
    said = [said for said in values(reading).values() if isinstance(said, FigureRow)]
    assert [[amount.indicator for amount in one.amounts] for one in said] == [["Số suất quà"]] * 2
    assert [column.column for column in reading.unknown] == ["F", "G", "H"]


def test_a_numbered_list_of_units_beside_tasks_is_no_table_of_figures() -> None:
    (reading,) = tables("""
KẾ HOẠCH NĂM 2021
STT|Nội dung|Chủ trì|Thời hạn||STT|Tên đơn vị|Viết tắt
1|Một|HND|Quý I||1|Hội Nông dân|HND
2|Hai|HPN|Quý I||2|Hội Phụ nữ|HPN
""")
    assert titles(reading) == {3: "Một", 4: "Hai"}
    assert [column.column for column in reading.unknown] == ["G", "H"]


def test_a_table_on_the_left_that_is_not_understood_is_told_too() -> None:
    (reading,) = tables("""
KẾ HOẠCH NĂM 2021
STT|Nguồn|Số dư|Ghi chú||STT|Nội dung|Chủ trì|Thời hạn
1|Quỹ A|5|x||1|Một|Hội A|Quý I
2|Quỹ B|7|y
""")
    assert titles(reading) == {3: "Một"}
    assert reading.rows[0].cells["title"] == "G3"
    assert [column.column for column in reading.unknown] == ["B", "C", "D"]
    assert skipped(reading) == {1: SkipReason.TITLE, 4: SkipReason.UNREAD}


def test_tables_side_by_side_are_told_apart_by_their_columns() -> None:
    assert [reading.part for reading in tables(REPEATED)] == ["A–D", "F–I"]


def test_a_list_of_people_goes_on_in_further_columns() -> None:
    left, right = tables("""
DANH SÁCH ĐẠI BIỂU NĂM 2021
TT|Họ và tên|Chức vụ|TT|Họ và tên|Chức vụ
1|Nguyễn An|Chủ tịch|4|Trần Ba|Bí thư
2|Lê Bình|Chủ tịch|5|Đỗ Năm|Bí thư
3|Vũ Chín|Chủ tịch
""")
    assert [list(values(reading)) for reading in (left, right)] == [[3, 4, 5], [3, 4]]


def test_a_person_s_word_makes_the_table_on_the_right_readable() -> None:
    sheet = "KẾ HOẠCH NĂM 2021\nSTT|Nội dung|Chủ trì|Thời hạn||STT|Điều mong|Hạn\n1|Một|Hội A|Quý I||1|Hai|Quý I"
    left, right = tables(sheet, given=Given(columns=(("Điều mong", "title"),)))
    assert (titles(left), titles(right)) == ({3: "Một"}, {3: "Hai"})


# ── One table ──

ONE_TABLE = {
    "a blank column between tasks and deadlines": """
STT|Nội dung|Đơn vị chủ trì||Thời hạn|Chỉ tiêu|Ghi chú
1|Một|Hội A||Quý I|5 lớp|
2|Hai|Hội B||Quý I||x
""",
    "a blank column before a group of results": """
STT|Nội dung|Chủ trì|Thời hạn||Kết quả thực hiện|
|||||Nội dung|Tỷ lệ (%)
1|Một|Hội A|Quý I||Xong|100
2|Hai|Hội B|Quý I||Chưa|0
""",
    "who is to be asked about each task": """
STT|Nội dung|Chủ trì|Thời hạn||Họ và tên đầu mối|Chức vụ|Điện thoại
1|Một|Hội A|Quý I||Nguyễn An|Chủ tịch|'0905
2|Hai|Hội B|Quý I||||
""",
    "the number and day of a paper": """
STT|Nội dung|Chủ trì|Số|Ngày|Thời hạn
1|Một|Hội A|1|'5/1|Quý I
2|Hai|Hội B|2|'6/1|Quý II
""",
    "counted market towns": """
STT|Đơn vị|Xã|TT|Phường|Tổng số hộ
1|Huyện An|8|1|0|90
2|Huyện Bình|9|2|1|80
""",
    "notes far on the right": """
STT|Nội dung|Chủ trì|Thời hạn||||Ghi chú
1|Một|Hội A|Quý I||||gấp
2|Hai|Hội B|Quý I
""",
    "a legend of two columns": """
STT|Nội dung|Chủ trì|Thời hạn|||Ký hiệu|Ý nghĩa
1|Một|Hội A|Quý I|||x|đã xong
2|Hai|Hội B|Quý I|||o|chưa xong
3|Ba|Hội B|Quý I|||?|chưa rõ
""",
    "sums on the right": """
STT|Nội dung|Chủ trì|Thời hạn||Tổng số|Đã xong|Chưa xong
1|Một|Hội A|Quý I||3|1|2
2|Hai|Hội B|Quý I
""",
    "signers on the right": """
STT|Nội dung|Chủ trì|Thời hạn|Ghi chú
1|Một|Hội A|Quý I|
2|Hai|Hội B|Quý I|
|||||Thanh Bình, ngày 5 tháng 1 năm 2021
NGƯỜI LẬP|||||TRƯỞNG BAN
|||||Nguyễn Văn A
""",
    "a number in the plan": """
STT|Nội dung|Chủ trì|STT theo kế hoạch|Thời hạn|Ghi chú
1|Một|Hội A|4|Quý I|
2|Hai|Hội B|5|Quý I|
""",
    "a title in the middle": """
|||||KẾ HOẠCH NĂM 2021
STT|Nội dung|Chủ trì|Thời hạn||Chỉ tiêu|Ghi chú
1|Một|Hội A|Quý I||5 lớp|
""",
}


@pytest.mark.parametrize("sheet", ONE_TABLE.values(), ids=ONE_TABLE.keys())
def test_one_table_is_not_taken_for_two(sheet: str) -> None:
    (reading,) = tables(sheet)
    assert reading.kind is not SheetKind.NONE
    numbered = [row for row, line in enumerate(sheet.strip("\n").splitlines(), 1) if line[0].isdecimal()]
    assert [row.row for row in reading.rows] == numbered


def test_a_heading_merged_over_a_blank_column_is_one_heading() -> None:
    (reading,) = tables(
        """
STT|Nội dung|Đơn vị|||Thời hạn
||Chủ trì||Phối hợp|
1|Một|Hội A||Hội B|Quý I
2|Hai|Hội B||Hội C|Quý II
""",
        Area(1, 3, 1, 5),
    )
    said = values(reading)[3]
    assert isinstance(said, Registration)
    assert (said.lead_unit, said.coordinating_units) == ("Hội A", ("Hội B",))

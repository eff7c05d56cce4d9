"""Which rows are data: sections, subtotals, footers, numbering of all sorts, tables without any."""

from desktop.domain.imports import Outcome, Registration, SheetKind, SkipReason
from desktop.domain.tasks import TaskKind
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Area
from tests.spreadsheets.tables import codes, read, sheet_of, skipped, values

HEAD = "STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn"


def titles(table: str, **given: object) -> dict[int, str | None]:
    reading = read(table, **given)  # type: ignore[arg-type]
    return {row: said.title for row, said in values(reading).items() if isinstance(said, Registration | Outcome)}


def kinds(table: str) -> list[TaskKind]:
    return [said.kind for said in values(read(table)).values() if isinstance(said, Registration)]


def test_sections_give_the_kind_and_inner_sections_inherit_it() -> None:
    table = f"""
{HEAD}
A|NHIỆM VỤ TRỌNG TÂM
1|Một|Hội A|Quý I
B|NHIỆM VỤ CHUNG
I|Tuyên truyền
2|Hai|Hội A|Quý I
II|Vận động
3|Ba|Hội A|Quý I
C|Nhiệm vụ do các đơn vị chủ trì đăng ký
I|Khối vũ trang
4|Bốn|Hội A|Quý I
"""
    assert kinds(table) == [TaskKind.KEY, TaskKind.COMMON, TaskKind.COMMON, TaskKind.REGISTERED]


def test_a_section_may_have_its_number_in_its_text_or_none_at_all() -> None:
    table = f"""
{HEAD}
I. NHIỆM VỤ CHUNG
1|Một|Hội A|Quý I
|NHIỆM VỤ ĐĂNG KÝ
1|Hai|Hội A|Quý I
"""
    assert kinds(table) == [TaskKind.COMMON, TaskKind.REGISTERED]


def test_the_letter_l_typed_for_roman_one_is_a_section() -> None:
    assert kinds(f"{HEAD}\nl|NHIỆM VỤ CHUNG\n1|Một|Hội A|Quý I") == [TaskKind.COMMON]


def test_a_section_names_the_unit_where_there_is_no_column_for_it() -> None:
    table = """
STT|Nội dung nhiệm vụ|Thời hạn|Tỷ lệ (%)
I|Hội Nông dân tỉnh
1|Một|Quý I|100
II|Khối đoàn thể
1|Hai|Quý I|50
"""
    leads = [said.lead_unit for said in values(read(table)).values() if isinstance(said, Outcome)]
    assert leads == ["Hội Nông dân tỉnh", None]


def test_roman_numbers_number_data_too() -> None:
    assert titles(f"{HEAD}\nI|Một|Hội A|Quý I\nII|Hai|Hội B|Quý II") == {2: "Một", 3: "Hai"}


def test_rows_numbered_under_a_number_stand_in_its_section() -> None:
    table = f"{HEAD}\n'1|Nhiệm vụ chung\n'1.1|Một|Hội A|Quý I\n'1.2|Hai|Hội A|Quý I\n'2|Ba|Hội B|Quý I"
    assert titles(table) == {3: "Một", 4: "Hai", 5: "Ba"}


def test_numbers_may_be_text() -> None:
    assert titles(f"{HEAD}\n'01|Một|Hội A|Quý I\n'2.|Hai|Hội A|Quý I\n'3)|Ba|Hội A|Quý I") == {
        2: "Một",
        3: "Hai",
        4: "Ba",
    }


def test_subtotals_are_told_from_titles_that_begin_alike() -> None:
    table = f"""
{HEAD}
1|Tổng kết 5 năm chương trình|Hội A|Quý IV
2|Cộng đồng dân cư tự quản|Hội A|Quý IV
|Cộng mục I: 2 nhiệm vụ
|Tổng cộng
|Tổng số: 02 nhiệm vụ
|Cộng trang 1
|Toàn huyện
|Hội A: hoàn thành 2/2 nhiệm vụ
Hoàn thành 2/2 nhiệm vụ
"""
    assert titles(table) == {2: "Tổng kết 5 năm chương trình", 3: "Cộng đồng dân cư tự quản"}
    assert set(skipped(read(table)).values()) == {SkipReason.SUBTOTAL}


def test_an_unnumbered_row_among_numbered_ones_is_a_task_without_a_number() -> None:
    assert titles(f"{HEAD}\n1|Một|Hội A|Quý I\n|Hai|Hội B|Quý II\n3|Ba|Hội C|Quý I") == {2: "Một", 3: "Hai", 4: "Ba"}


def test_the_footer_begins_after_the_last_number_even_without_an_empty_line() -> None:
    table = f"""
{HEAD}
1|Một|Hội A|Quý I
||Thanh Bình, ngày 08 tháng 01 năm 2021
Nơi nhận:||TM. BAN THƯỜNG VỤ
- Như trên;||CHỦ TỊCH
||Nguyễn Văn An
"""
    assert titles(table) == {2: "Một"}
    assert set(skipped(read(table)).values()) == {SkipReason.FOOTER}


def test_a_table_without_running_numbers_ends_at_its_footer() -> None:
    table = """
Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn
Một|Hội A|Quý I
Hai|Hội B|Quý II

NGƯỜI LẬP BIỂU||TRƯỞNG BAN
(Ký, ghi rõ họ tên)||(Ký tên, đóng dấu)

Châu Công Chiến|Phó ban|Đỗ Thị Mận
"""
    assert titles(table) == {2: "Một", 3: "Hai"}


def test_a_column_for_running_numbers_may_be_empty() -> None:
    table = f"{HEAD}\n|NHIỆM VỤ CHUNG\n|Một|Hội A|Quý I\n|Hai|Hội B|Quý II\n\n|Người lập||Trưởng ban"
    assert titles(table) == {3: "Một", 4: "Hai"}
    assert kinds(table) == [TaskKind.COMMON] * 2


def test_column_numbers_are_no_data() -> None:
    for numbers in ("1|2|3|4", "(1)|(2)|(3)|(4)=(2)+(3)", "A|B|1|2"):
        reading = read(f"{HEAD}\n{numbers}\n1|Một|Hội A|Quý I")
        assert skipped(reading) == {2: SkipReason.COLUMN_NUMBERS}


def test_a_heading_printed_again_on_the_next_page_is_no_data() -> None:
    table = f"{HEAD}\n(1)|(2)|(3)|(4)\n1|Một|Hội A|Quý I\n{HEAD}\n(1)|(2)|(3)|(4)\n2|Hai|Hội A|Quý I"
    assert titles(table) == {3: "Một", 6: "Hai"}
    assert skipped(read(table))[4] is SkipReason.TITLE


def test_merged_units_are_lent_to_rows_but_make_no_empty_row_data() -> None:
    table = f"{HEAD}\n1|Một|Hội A|Quý I\n2|Hai||Quý I\n3\n4|Bốn|Hội B|Quý I"
    reading = read(table, merges=(Area(2, 3, 4, 3),))
    leads = {row: said.lead_unit for row, said in values(reading).items() if isinstance(said, Registration)}
    assert leads == {2: "Hội A", 3: "Hội A", 5: "Hội B"}
    assert codes(reading) == {}


def test_several_tables_on_a_sheet_are_read_each_for_itself() -> None:
    table = f"""
ĐƠN VỊ: HỘI NÔNG DÂN TỈNH
BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021
{HEAD}
1|Một|Hội A|Quý I
2|Hai|Hội A|Quý I

KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2020

STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Tỷ lệ (%)
1|Ba|Hội A|100
Người lập biểu
"""
    first, second = read_sheet(sheet_of(table))
    assert (first.kind, first.period, [row.row for row in first.rows]) == (SheetKind.REGISTRATIONS, 2021, [4, 5])
    assert (second.kind, second.period, [row.row for row in second.rows]) == (SheetKind.OUTCOMES, 2020, [10])
    assert first.sender == second.sender == "HỘI NÔNG DÂN TỈNH"
    data = [row.row for sheet in (first, second) for row in sheet.rows]
    others = [row.row for sheet in (first, second) for row in sheet.skipped]
    assert sorted([*data, *others, 3, 9]) == list(range(1, 12))


def test_a_hidden_sheet_and_one_without_a_table_are_not_read() -> None:
    for sheet in (sheet_of(HEAD + "\n1|Một|Hội A|Quý I", hidden=True), sheet_of("Danh mục\nHội A\nHội B")):
        (reading,) = read_sheet(sheet)
        assert reading.kind is SheetKind.NONE
        assert reading.rows == ()
        assert reading.skipped == ()

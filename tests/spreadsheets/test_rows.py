"""Which rows are data: sections, subtotals, footers, numbering of all sorts, tables without any."""

from desktop.domain.imports import FigureRow, Outcome, Registration, SheetKind, SkipReason
from desktop.domain.tasks import TaskKind
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Area, Mark
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


def test_the_last_row_of_a_merged_cell_is_no_footer() -> None:
    table = "STT|Chủ trì|Nội dung|Thời hạn\n1|Hội A|Một|Quý I\n2|Hội B|Hai|Quý II\n||Ba|Quý III"
    merged = (Area(3, 1, 4, 1), Area(3, 2, 4, 2))
    assert titles(table, merges=merged) == {2: "Một", 3: "Hai", 4: "Ba"}
    assert titles(table) == {2: "Một", 3: "Hai", 4: "Ba"}
    assert codes(read(table)) == {4: ["missing-lead-unit"]}


def test_notes_in_numbers_below_the_table_are_no_tasks() -> None:
    table = f"{HEAD}\n1|Một|Hội A|Quý I\nGhi chú:\n1|Cột 3 ghi một đơn vị\n2|Cột 4 ghi ngày"
    assert titles(table) == {2: "Một"}


def test_signers_below_a_table_without_numbers_are_no_tasks() -> None:
    table = "Nội dung|Chủ trì|Thời hạn\nMột|Hội A|Quý I\n\nCán bộ tổng hợp|Chủ tịch hội\nNguyễn Văn A|Trần Văn B"
    assert titles(table) == {2: "Một"}


def test_a_row_with_only_dots_is_blank() -> None:
    assert titles(f"{HEAD}\n1|Một|Hội A|Quý I\n2|......|……|....") == {2: "Một"}


def test_a_section_above_the_heading_gives_the_kind() -> None:
    table = f"I. NHIỆM VỤ CHUNG\n{HEAD}\n1|Một|Hội A|Quý I\nII. NHIỆM VỤ ĐĂNG KÍ\n{HEAD}\n1|Hai|Hội A|Quý I"
    assert kinds(table) == [TaskKind.COMMON, TaskKind.REGISTERED]


def test_a_section_that_labels_its_unit_or_names_a_place_gives_the_lead() -> None:
    table = "STT|Nội dung|Thời hạn\nĐơn vị: Hội A\n1|Một|Quý I\nĐơn vị: Xã Hòa Khê\n1|Hai|Quý I"
    said = [row.lead_unit for row in values(read(table)).values() if isinstance(row, Registration)]
    assert said == ["Hội A", "Xã Hòa Khê"]


def test_joining_hands_is_no_common_task() -> None:
    assert kinds(f"{HEAD}\nI|CHUNG TAY VÌ NGƯỜI NGHÈO\n1|Một|Hội A|Quý I") == [TaskKind.REGISTERED]


def test_comparisons_below_figures_are_no_units() -> None:
    reading = read("""
SỐ LIỆU NĂM 2021
STT|Đơn vị|Số suất quà|Trị giá
1|Huyện A|100|50
|So với cùng kỳ|10|5
|Bình quân/huyện|100|50
""")
    assert set(skipped(reading).values()) == {SkipReason.TITLE, SkipReason.SUBTOTAL}


def test_figures_may_stand_under_their_units() -> None:
    reading = read("""
SỐ LIỆU NĂM 2021
STT|Chỉ tiêu|ĐVT|Số lượng
I|Hội Nông dân tỉnh
1|Quà|suất|5
II|Hội Cựu chiến binh tỉnh
1|Quà|suất|7
""")
    assert [row.unit for row in values(reading).values() if isinstance(row, FigureRow)] == [
        "Hội Nông dân tỉnh",
        "Hội Cựu chiến binh tỉnh",
    ]


def test_a_row_that_shares_its_number_with_the_one_above_is_no_section() -> None:
    table = "STT|Nội dung|Chủ trì|Thời hạn\n1|Một|Hội A|Quý I\n|Hai||\n2|Ba|Hội B|Quý II"
    merged = (Area(2, 1, 3, 1), Area(2, 3, 3, 3), Area(2, 4, 3, 4))
    assert titles(table, merges=merged) == {2: "Một", 3: "Hai", 4: "Ba"}
    assert titles(table) == {2: "Một", 4: "Ba"}


def test_a_last_row_whose_title_was_never_calculated_is_no_footer() -> None:
    table = "STT|Nội dung|Chủ trì|Thời hạn\n|Một|Hội A|Quý I\n||Hội B|Quý II"
    reading = read(table, marks={(2, 1): Mark.UNCOMPUTED, (3, 1): Mark.UNCOMPUTED, (3, 2): Mark.UNCOMPUTED})
    assert codes(reading) == {3: ["missing-title"]}


def test_signers_right_below_or_after_an_empty_row_are_no_tasks() -> None:
    table = f"{HEAD}\n1|Một|Hội A|Quý I\n"
    assert titles(f"{table}|CHUYÊN VIÊN|PHÓ BAN|GIÁM ĐỐC\n|Nguyễn A|Trần B|Lê C") == {2: "Một"}
    assert titles(f"{table}\n|Chuyên viên|Phó ban|Giám đốc\n\n|Nguyễn A|Trần B|Lê C") == {2: "Một"}
    assert titles(f"{table}\n|Hai|Hội B|Thường xuyên") == {2: "Một", 4: "Hai"}


def test_a_remark_between_tasks_leaves_their_section_open() -> None:
    table = f"{HEAD}\nNHIỆM VỤ CHUNG\n1|Một|Hội A|Quý I\n(Bổ sung tháng 6)\n2|Hai|Hội A|Quý I"
    assert kinds(table) == [TaskKind.COMMON, TaskKind.COMMON]


def test_a_section_of_tasks_may_tell_how_many_they_are() -> None:
    table = f"{HEAD}|Chỉ tiêu\nA|NHIỆM VỤ CHUNG|||2 nhiệm vụ\n1|Một|Hội A|Quý I|5 lớp\n2|Hai|Hội A|Quý I|"
    assert kinds(table) == [TaskKind.COMMON, TaskKind.COMMON]


def test_column_numbers_may_have_letters_behind_them() -> None:
    assert titles(f"{HEAD}|Ghi chú\n(1)|(2)|(3)|(3a)|(4)\n1|Một|Hội A|Quý I|") == {3: "Một"}


def test_column_numbers_and_numbers_in_brackets_end_no_table() -> None:
    table = "STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn\n1|2|3|4\nA|NHIỆM VỤ CHUNG\n{}|Một|Hội A|Quý I\n|Cộng: 1"
    assert titles(table.format("(1)")) == titles(table.format("")) == {4: "Một"}


def test_a_numbered_section_of_one_cell_names_its_unit() -> None:
    table = "STT|Nội dung|Thời hạn\nI. Hội Nông dân tỉnh\n1|Một|Quý I\nPhần B: Đơn vị khác\n1|Hai|Quý I"
    said = [row.lead_unit for row in values(read(table)).values() if isinstance(row, Registration)]
    assert said[0] == "Hội Nông dân tỉnh"


def test_titles_like_sums_and_footers_are_tasks_where_their_rows_are_full() -> None:
    names = (
        "Lũy kế hiến máu",
        "So sánh, đánh giá mô hình",
        "Tăng, giảm biên chế",
        "Nơi nhận trả kết quả một cửa",
        "Kế toán tài sản",
        "Hoàn thành: 2/3 tiêu chí",
    )
    rows = "\n".join(f"{name}|Hội A|Quý I" for name in names)
    assert list(titles(f"Nội dung|Chủ trì|Thời hạn\n{rows}\nLũy kế||").values()) == list(names)


def test_a_short_row_that_may_be_a_footer_ends_no_table_when_data_goes_on() -> None:
    table = "Nội dung|Chủ trì|Thời hạn\nMột|Hội A|Quý I\nLãnh đạo công tác|Hội A|\nBa|Hội A|Quý I\nXác nhận||'30/6"
    assert list(titles(f"{table}\n\nNgười lập|Thủ trưởng")) == [2, 3, 4, 5]


def test_a_row_that_tells_how_to_fill_the_columns_in_is_no_task() -> None:
    hints = "(số)|(ghi tên nhiệm vụ)|(ghi rõ đơn vị)|(ngày/tháng/năm)"
    assert titles(f"{HEAD}\n{hints}\n1|Một|Hội A|Quý I") == {3: "Một"}

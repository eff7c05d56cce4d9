"""Headings are found wherever they stand, and columns by what their words mean."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.deadlines import Deadline
from desktop.domain.imports import Delegate, FigureRow, Outcome, Registration, SheetKind
from desktop.domain.tasks import Target
from desktop.spreadsheets.columns import meaning_of
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Area
from tests.spreadsheets.tables import read, sheet_of, values

LABELS = {
    Meaning.INDEX: ("STT", "TT", "Số TT", "Số thứ tự"),
    Meaning.TITLE: ("Nội dung công việc", "Tên nhiệm vụ", "NHIỆM VỤ", "Nội dung các nhiệm vụ trọng tâm"),
    Meaning.LEAD: (
        "Cơ quan, đơn vị chủ trì",
        "Chủ trì",
        "Đơn vị\nchủ trì",
        "Đơn vị thực hiện",
        "Đơn vị chủ trì (ghi rõ)",
        "ĐV chủ trì",
        "Đơn vị/cơ quan chủ trì",
        "Phân công thực hiện",
        "Đơn vị (chủ trì)",
    ),
    Meaning.COORDINATING: ("Phối hợp", "Cơ quan phối hợp", "Các đơn vị phối hợp", "Đơn vị cùng phối hợp", "Đvị p/hợp"),
    Meaning.DEADLINE: (
        "Thời hạn",
        "Thời gian thực hiện",
        "Thời hạn hoàn thành",
        "Tiến độ",
        "Thời gian (dự kiến)",
        "Ngày hoàn thành (dự kiến)",
    ),
    Meaning.TARGET: ("Chỉ tiêu/Sản phẩm", "Sản phẩm", "Mục tiêu", "Chỉ tiêu đăng ký năm"),
    Meaning.PERCENT: (
        "Tỷ lệ (%)",
        "Tỉ lệ hoàn thành",
        "% hoàn thành",
        "Mức độ hoàn thành (%)",
        "TL HT",
        "Tiến độ hoàn thành (%)",
    ),
    Meaning.STATUS: ("Trạng thái", "Tình trạng thực hiện", "Tình trạng xử lý", "Kết quả đánh giá"),
    Meaning.RESULT: ("Kết quả", "Kết quả thực hiện nhiệm vụ đến nay", "Kết quả đạt được"),
    Meaning.DONE_ON: ("Ngày hoàn thành", "Thời gian hoàn thành thực tế", "Ngày, tháng hoàn thành"),
    Meaning.MEASURE: ("ĐVT", "Đơn vị tính"),
    Meaning.NOTE: ("Ghi chú", "Ghi chú khác", "Lý do chưa hoàn thành"),
    Meaning.UNIT: ("Đơn vị", "Huyện, thành phố", "Đơn vị công tác", "Cơ quan công tác hiện nay"),
    Meaning.PERSON: ("Họ và tên", "HỌ TÊN"),
}


@pytest.mark.parametrize(("meaning", "label"), [(m, label) for m, labels in LABELS.items() for label in labels])
def test_a_label_has_its_meaning(meaning: Meaning, label: str) -> None:
    assert meaning_of(label) is meaning


@pytest.mark.parametrize("label", ["Mã nhiệm vụ", "Trị giá", "Số suất quà", "Gạo (kg)", "", "Xây dựng nông thôn mới"])
def test_other_words_have_none(label: str) -> None:
    assert meaning_of(label) is None


def test_a_table_may_begin_anywhere() -> None:
    table = "\n" * 12 + "||STT|Nội dung|Chủ trì|Thời hạn\n||1|Một|Hội A|30/6/2021"
    reading = read("x\n" + table)
    assert reading.header_row == 14
    assert reading.rows[0].cells["title"] == "D15"


def test_two_rows_of_labels_are_one_heading_when_merged() -> None:
    table = """
STT|Nội dung|Đơn vị thực hiện||Thời gian||Chỉ tiêu
||Chủ trì|Phối hợp|Bắt đầu|Hoàn thành|Số lượng|ĐVT
1|Một|Hội A|Hội B, Hội C|'01/3|'30/6|15|căn
"""
    merges = (Area(1, 1, 2, 1), Area(1, 2, 2, 2), Area(1, 3, 1, 4), Area(1, 5, 1, 6), Area(1, 7, 1, 8))
    for merged in (merges, ()):
        reading = read(table, merges=merged, year=2021)
        said = values(reading)[3]
        assert isinstance(said, Registration)
        assert reading.header_row == 2
        assert (said.lead_unit, said.coordinating_units) == ("Hội A", ("Hội B", "Hội C"))
        assert said.due == Deadline("30/6", date(2021, 3, 1), date(2021, 6, 30))
        assert said.target == Target("15 căn", Decimal(15), "căn")


def test_a_date_column_of_outcomes_is_the_plan_s_when_another_says_when_it_was_done() -> None:
    table = """
STT|Nội dung|Thời gian hoàn thành|Kết quả|Ngày hoàn thành
1|Một|Quý II|Xong|12/5/2021
"""
    said = values(read(table, year=2021))[2]
    assert isinstance(said, Outcome)
    assert str(said.completed_on) == "2021-05-12"


def test_the_title_column_may_have_a_name_of_its_own() -> None:
    said = values(read("STT|Mô hình Dân vận khéo|Đơn vị chủ trì|Thời hạn\n1|Một|Hội A|Quý I"))[2]
    assert isinstance(said, Registration)
    assert said.title == "Một"


def test_a_group_s_label_counts_where_the_one_under_it_is_taken() -> None:
    table = """
STT|Nội dung|Chủ trì|Kết quả thực hiện|
|||Nội dung|Tỷ lệ (%)
1|Một|Hội A|Xong|100
"""
    said = values(read(table, merges=(Area(1, 4, 1, 5),)))[3]
    assert isinstance(said, Outcome)
    assert (said.title, said.result, said.percent) == ("Một", "Xong", Decimal(100))


def test_a_column_that_only_says_unit_is_the_lead_s() -> None:
    said = values(read("STT|Nội dung|Đơn vị|Thời hạn\n1|Một|Hội A|Quý I"))[2]
    assert isinstance(said, Registration)
    assert said.lead_unit == "Hội A"


def test_the_note_is_under_its_own_word_before_reasons_on_its_left() -> None:
    said = values(read("STT|Nội dung|Đơn vị|Nguyên nhân|Ghi chú\n1|Một|Hội A|chậm vốn|gia hạn"))[2]
    assert isinstance(said, Registration)
    assert said.note == "gia hạn"


def test_people_may_have_their_names_in_two_columns() -> None:
    table = "STT|Họ và tên đệm|Tên|Chức vụ|Đơn vị\n1|Đ/c Nguyễn Văn|An|Chủ tịch|Hội A\n2|Ông: Trần|Ba|Bí thư|Xã B"
    names = [said.full_name for said in values(read(table)).values() if isinstance(said, Delegate)]
    assert names == ["Nguyễn Văn An", "Trần Ba"]


@pytest.mark.parametrize(
    ("title", "labels", "kind"),
    [
        ("ĐĂNG KÝ NHIỆM VỤ", "STT|Nội dung|Chủ trì|Kết quả dự kiến", SheetKind.REGISTRATIONS),
        ("ĐĂNG KÝ NHIỆM VỤ", "STT|Nội dung|Chủ trì|Ngày hoàn thành", SheetKind.REGISTRATIONS),
        ("BÁO CÁO KẾT QUẢ", "STT|Nội dung|Chủ trì|Kết quả", SheetKind.OUTCOMES),
        ("", "STT|Nội dung|Tình trạng|Ghi chú", SheetKind.OUTCOMES),
        ("KẾT QUẢ NHIỆM VỤ", "STT|Nội dung|Chủ trì|Thời gian hoàn thành", SheetKind.OUTCOMES),
        ("KẾ HOẠCH NHIỆM VỤ", "STT|Nội dung|Chủ trì|Thời gian hoàn thành", SheetKind.REGISTRATIONS),
        ("AN SINH XÃ HỘI", "STT|Đơn vị|Số suất quà|Trị giá", SheetKind.FIGURES),
        ("AN SINH XÃ HỘI", "STT|Nội dung|ĐVT|Số lượng", SheetKind.FIGURES),
        ("", "STT|Họ và tên|Chức vụ|Ghi chú", SheetKind.PEOPLE),
    ],
)
def test_the_columns_say_what_a_sheet_holds_and_its_title_decides_between_two(
    title: str, labels: str, kind: SheetKind
) -> None:
    assert read(f"{title}\n{labels}\n1|Một|Hai|5").kind is kind


def test_a_person_s_word_goes_before_the_columns() -> None:
    reading = read("STT|Nội dung|Chủ trì|Kết quả\n1|Một|Hội A|Xong", kind=SheetKind.REGISTRATIONS)
    assert isinstance(reading.rows[0].values, Registration)


def test_from_and_to_under_one_heading_are_a_start_and_a_finish() -> None:
    table = "STT|Nội dung|Chủ trì|Thời gian||Ghi chú\n|||Từ|Đến|\n1|Một|Hội A|'01/3|'30/6|"
    said = values(read(table, merges=(Area(1, 4, 1, 5),), year=2021))[3]
    assert isinstance(said, Registration)
    assert said.due == Deadline("30/6", date(2021, 3, 1), date(2021, 6, 30))


def test_labels_under_groups_are_no_row_of_data() -> None:
    reading = read("""
TỔNG HỢP AN SINH XÃ HỘI QUÝ II/2021
TT|Huyện|Quà||Gạo||Ghi chú
||Suất|Triệu đồng|Tấn|Số hộ|
1|Huyện A|100|50|12|30|
""")
    assert reading.header_row == 3
    (said,) = values(reading).values()
    assert isinstance(said, FigureRow)
    assert [(amount.indicator, amount.quantity) for amount in said.amounts] == [
        ("Quà - Suất", Decimal(100)),
        ("Quà - Triệu đồng", Decimal(50_000_000)),
        ("Gạo - Tấn", Decimal(12_000)),
        ("Gạo - Số hộ", Decimal(30)),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        "Kết quả|Ghi chú",
        "Số liệu|Ghi chú",
        "Quý II|Ghi chú",
        "Thực hiện|Tỷ lệ (%)",
        "Kết quả thực hiện|So với kế hoạch (%)",
    ],
)
def test_a_list_of_indicators_may_call_its_quantities_otherwise(columns: str) -> None:
    reading = read(f"BÁO CÁO SỐ LIỆU QUÝ II NĂM 2021\nSTT|Chỉ tiêu|ĐVT|{columns}\n1|Gạo|tấn|12|80")
    (said,) = values(reading).values()
    assert isinstance(said, FigureRow)
    assert [(amount.indicator, amount.quantity, amount.measure) for amount in said.amounts] == [
        ("Gạo", Decimal(12_000), "kg")
    ]


def test_columns_of_several_units_are_not_added_up_to_one() -> None:
    tables = read_sheet(sheet_of("SỐ LIỆU NĂM 2021\nSTT|Chỉ tiêu|ĐVT|Huyện A|Huyện B\n1|Gạo|tấn|1|2"))
    said = [row for table in tables for row in values(table).values() if isinstance(row, FigureRow)]
    assert [(row.unit, row.amounts[0].quantity) for row in said] == [
        ("Huyện A", Decimal(1000)),
        ("Huyện B", Decimal(2000)),
    ]


def test_indicators_of_several_units_keep_their_names() -> None:
    reading = read("SỐ LIỆU NĂM 2021\nSTT|Đơn vị|Chỉ tiêu|ĐVT|Số lượng\n1|Hội A|Quà|suất|5\n2|Hội A|Gạo|kg|7")
    said = [row for row in values(reading).values() if isinstance(row, FigureRow)]
    assert [(row.unit, row.amounts[0].indicator) for row in said] == [("Hội A", "Quà"), ("Hội A", "Gạo")]


def test_a_second_column_of_a_kind_is_said_to_be_left_out() -> None:
    reading = read("STT|Nội dung|Chủ trì|Kết quả|Tỷ lệ (%)|Kết quả đạt được\n1|Một|Hội A|Xong|100|Tốt")
    assert [column.column for column in reading.unknown] == ["F"]


def test_a_table_further_down_needs_no_numbers() -> None:
    tables = read_sheet(
        sheet_of("""
KẾT QUẢ NĂM 2020
Nội dung|Kết quả|Tỷ lệ (%)
Một|Xong|100

ĐĂNG KÝ NĂM 2021
Nội dung|Đơn vị chủ trì|Thời hạn
Hai|Hội A|Quý I
""")
    )
    assert [(table.kind, len(table.rows)) for table in tables] == [
        (SheetKind.OUTCOMES, 1),
        (SheetKind.REGISTRATIONS, 1),
    ]


def test_of_two_columns_of_a_kind_the_one_that_says_it_outright_is_taken() -> None:
    reading = read(
        "STT|Đơn vị đăng ký|Nội dung|Đơn vị chủ trì|Kế hoạch|Thời hạn\n1|Hội B|Một|Hội A|KH 05|'30/6", year=2021
    )
    (said,) = values(reading).values()
    assert isinstance(said, Registration)
    assert (said.lead_unit, said.due) == ("Hội A", Deadline("30/6", date(2021, 6, 30), date(2021, 6, 30)))
    assert [column.heading for column in reading.unknown] == ["Đơn vị đăng ký", "Kế hoạch"]


def test_what_stands_under_results_tells_what_was_reached() -> None:
    table = """
STT|Nội dung|Chủ trì|Kế hoạch||Kết quả thực hiện|||
|||Thời gian|Chỉ tiêu|Thời gian|Số lượng|Tỷ lệ (%)|Đánh giá
1|Một|Hội A|Quý I|10 lớp|'20/3|9 lớp|90|Đang thực hiện
"""
    said = values(read(table, merges=(Area(1, 4, 1, 5), Area(1, 6, 1, 9)), year=2021))[3]
    assert isinstance(said, Outcome)
    assert (str(said.completed_on), said.result, said.percent) == ("2021-03-20", "9 lớp", Decimal(90))


def test_the_one_day_of_an_outcome_is_when_it_ended() -> None:
    said = values(read("STT|Nội dung|Chủ trì|Kết quả|Ngày kết thúc\n1|Một|Hội A|Xong|'20/3", year=2021))[2]
    assert isinstance(said, Outcome)
    assert str(said.completed_on) == "2021-03-20"

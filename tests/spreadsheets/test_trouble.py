"""Sheets as nobody had foreseen them: other headings, names in two columns, dates and numbers in other dress."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.deadlines import parse_deadline
from desktop.domain.imports import Delegate, FigureRow, Outcome, Registration, SheetKind, SkipReason
from desktop.domain.tasks import ReportedStatus
from desktop.spreadsheets.workbook import Area
from tests.spreadsheets.tables import codes, read, skipped, values


def test_headings_in_other_words_and_without_a_number_column():
    reading = read("""
LIÊN ĐOÀN LAO ĐỘNG TỈNH
PHỤ LỤC 2: DANH MỤC CÔNG VIỆC ĐĂNG KÝ THỰC HIỆN NĂM 2021
Mã số|Tên việc|Cơ quan chịu trách nhiệm|Các đơn vị cùng thực hiện|Hạn chót|Kết quả cần đạt
CV-01|Tuyên truyền pháp luật cho công nhân|LĐLĐ tỉnh|Tỉnh đoàn; Sở Lao động|'30.6.2021|12 cuộc
CV-02|Thăm công nhân khó khăn|LĐLĐ tỉnh||Quý I|200 suất
""")
    first, second = values(reading).values()
    assert isinstance(first, Registration)
    assert isinstance(second, Registration)
    assert (reading.kind, reading.sender, reading.period) == (
        SheetKind.REGISTRATIONS,
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH",
        2021,
    )
    assert (first.title, first.lead_unit, first.coordinating_units) == (
        "Tuyên truyền pháp luật cho công nhân",
        "LĐLĐ tỉnh",
        ("Tỉnh đoàn", "Sở Lao động"),
    )
    assert first.due is not None
    assert first.due.end == date(2021, 6, 30)
    assert second.target is not None
    assert (second.target.quantity, second.target.measure) == (Decimal(200), "suất")


def test_a_name_in_two_columns_under_one_merged_heading_is_one_name():
    reading = read(
        """
DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ TỔNG KẾT NĂM 2020
TT|Họ và tên||Chức vụ, đơn vị công tác|Điện thoại
I|LÃNH ĐẠO HUYỆN
1|Đ/c Nguyễn Văn|Đông|Bí thư Huyện ủy|'0905 123 456
2|Bà H'Loan|Niê|Chủ tịch Hội LHPN|'0905 123 457
|Tổng cộng: 02 đồng chí
""",
        merges=(Area(2, 2, 2, 3),),
    )
    people = [said.full_name for said in values(reading).values() if isinstance(said, Delegate)]
    assert people == ["Nguyễn Văn Đông", "H'Loan Niê"]
    assert skipped(reading)[6] is SkipReason.SUBTOTAL


def test_people_are_counted_whole_also_where_the_column_writes_decimal_commas():
    reading = read("""
SỐ LIỆU AN SINH 6 THÁNG ĐẦU NĂM 2021
STT|Chỉ tiêu|Đơn vị tính|Số lượng
1|Lượt người khám bệnh|lượt người|1,250
2|Kinh phí|triệu đồng|'1.234,5
""")
    amounts = [said.amounts[0] for said in values(reading).values() if isinstance(said, FigureRow)]
    assert [(amount.quantity, amount.measure) for amount in amounts] == [
        (Decimal(1250), "lượt người"),
        (Decimal(1_234_500_000), "VND"),
    ]
    assert codes(reading) == {}


def test_a_sum_is_one_too_where_its_word_stands_in_the_number_column():
    reading = read("""
BÁO CÁO AN SINH XÃ HỘI QUÝ II/2021
TT|Xã, phường|Quà (suất)|Trị giá (triệu đồng)
1|Xã Cẩm Sa|'1,234|'1,234.50
2|Xã Hòa Lâm|'12,500|'1,000,000
Cộng||'13,734|
""")
    assert skipped(reading)[5] is SkipReason.SUBTOTAL


def test_a_form_s_number_under_the_sender_does_not_hide_it():
    reading = read("""
UBND TỈNH THANH BÌNH
SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI
Biểu số 03/ĐK
KẾ HOẠCH NHIỆM VỤ PHỐI HỢP NĂM 2021
STT|Nội dung|Đơn vị chủ trì|Thời hạn
1|Đào tạo nghề|Sở LĐTBXH|Quý I
""")
    assert reading.sender == "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"


def test_done_in_the_main_is_not_done():
    reading = read("""
KẾT QUẢ NHIỆM VỤ NĂM 2021
STT|Nội dung nhiệm vụ|Tỷ lệ (%)|Trạng thái
1|Trồng cây|85|Hoàn thành cơ bản
2|Gặp mặt|'3/4|
3|Hiến máu|Khoảng 75%|Chưa xong
""")
    said = [row for row in values(reading).values() if isinstance(row, Outcome)]
    assert [(row.percent, row.status) for row in said] == [
        (Decimal(85), ReportedStatus.IN_PROGRESS),
        (Decimal(75), ReportedStatus.IN_PROGRESS),
        (Decimal(75), ReportedStatus.IN_PROGRESS),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Tháng Ba năm 2021", date(2021, 3, 1), date(2021, 3, 31)),
        ("tháng Giêng", date(2021, 1, 1), date(2021, 1, 31)),
        ("15 tháng Mười hai", date(2021, 12, 15), date(2021, 12, 15)),
        ("tháng Năm năm 2021", date(2021, 5, 1), date(2021, 5, 31)),
        ("Trước tháng Tư", None, date(2021, 3, 31)),
        ("Từ tháng 3 đến tháng 5", date(2021, 3, 1), date(2021, 5, 31)),
        ("từ quý II đến quý III/2021", date(2021, 4, 1), date(2021, 9, 30)),
        ("từ tháng 3", date(2021, 3, 1), None),
        ("Trước Tết Nguyên đán 2021", None, date(2021, 12, 31)),
        ("trước năm 2022", None, date(2021, 12, 31)),
        ("6 tháng từ ngày 01/3/2021", date(2021, 3, 1), None),
    ],
)
def test_deadlines_in_words(text: str, start: date | None, end: date | None):
    read_as = parse_deadline(text, 2021)
    assert (read_as.start, read_as.end) == (start, end)


def test_a_column_that_adds_up_the_others_is_no_figure_of_its_own():
    reading = read("""
SỐ LIỆU TẶNG QUÀ HẰNG THÁNG NĂM 2021
STT|Tên đơn vị|Tháng 1|Tháng 2|Tháng 3|Cộng
1|Hội Nông dân huyện Hòa Lâm|1.200 suất|300|-|1500
2|Hội Nông dân huyện Cẩm Sa|0|5 (năm) suất|x|5
""")
    said = [row.amounts for row in values(reading).values() if isinstance(row, FigureRow)]
    assert [[amount.indicator for amount in amounts] for amounts in said] == [["Tháng 1", "Tháng 2"]] * 2
    assert (said[1][1].quantity, said[1][1].measure) == (Decimal(5), "suất")


def test_a_section_of_figures_with_its_sums_is_no_unit_and_households_are_no_money():
    reading = read("""
KẾT QUẢ AN SINH 9 THÁNG 2021
Đơn vị tính: triệu đồng
TT|Địa phương|Kinh phí|Số hộ được hỗ trợ|Trong đó: hộ DTTS
I|Khu vực miền núi|500|30|10
1|Huyện Hòa Lâm|200|10 hộ|5
2|Huyện Cẩm Sa|'300,5|20|5
|Cộng I|500.5|30|10
""")
    assert skipped(reading)[4] is SkipReason.SECTION
    first = values(reading)[5]
    assert isinstance(first, FigureRow)
    assert [(amount.quantity, amount.measure) for amount in first.amounts] == [
        (Decimal(200_000_000), "VND"),
        (Decimal(10), "hộ"),
        (Decimal(5), "hộ"),
    ]


def test_a_share_written_as_text_in_a_column_of_shares_is_one_too():
    reading = read("""
BÁO CÁO TIẾN ĐỘ NHIỆM VỤ ĐẾN NGÀY 30/9/2021
STT|Tên nhiệm vụ|Tiến độ (%)
1|A|0.5
2|B|1
3|C|'0,75
4|D|'1%
""")
    assert [row.percent for row in values(reading).values() if isinstance(row, Outcome)] == [50, 100, 75, 1]


def test_nobody_is_no_unit_and_a_week_is_no_day():
    reading = read("""
ĐĂNG KÝ NHIỆM VỤ NĂM 2021
STT|Nội dung nhiệm vụ|Đơn vị phối hợp|Thời hạn
1|Ra quân|Không|Tuần 2 tháng 6
""")
    (said,) = values(reading).values()
    assert isinstance(said, Registration)
    assert said.coordinating_units == ()
    assert said.due is not None
    assert (said.due.start, said.due.end) == (date(2021, 6, 1), date(2021, 6, 30))


def test_states_that_are_ticked_in_columns_of_their_own():
    reading = read(
        """
TÌNH HÌNH THỰC HIỆN NHIỆM VỤ QUÝ III NĂM 2021
STT|Nội dung nhiệm vụ|Kết quả thực hiện|||Ghi chú
||Đã hoàn thành|Đang thực hiện|Chưa thực hiện|
1|Việc A|x|||
2|Việc B||X||vướng
3|Việc C|||x|
4|Việc D||||
""",
        merges=(Area(2, 1, 3, 1), Area(2, 3, 2, 5)),
    )
    said = [row for row in values(reading).values() if isinstance(row, Outcome)]
    assert [row.status for row in said] == [
        ReportedStatus.DONE,
        ReportedStatus.IN_PROGRESS,
        ReportedStatus.NOT_STARTED,
        None,
    ]
    assert said[1].note == "vướng"
    assert codes(reading) == {}
    assert reading.unknown == ()


def test_a_column_of_progress_holds_what_its_cells_say() -> None:
    head = "TIẾN ĐỘ NHIỆM VỤ NĂM 2022\nSTT|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn|Tiến độ"
    (done, open_) = values(read(f"{head}\n1|A|Hội A|Quý I|Hoàn thành\n2|B|Hội A|Quý I|'80%")).values()
    assert isinstance(done, Outcome)
    assert isinstance(open_, Outcome)
    assert (done.status, open_.percent) == (ReportedStatus.DONE, Decimal(80))
    planned = read("KẾ HOẠCH NĂM 2022\nSTT|Nội dung nhiệm vụ|Đơn vị chủ trì|Tiến độ\n1|A|Hội A|Quý I\n2|B|Hội A|30/6")
    assert planned.kind is SheetKind.REGISTRATIONS


def test_a_measure_may_stand_in_a_heading_without_brackets() -> None:
    reading = read("""
SỐ LIỆU NĂM 2022
STT|Đơn vị|Trị giá - triệu đồng|Kinh phí (tính bằng nghìn đồng)|Số tấn gạo|Gạo: tấn|Bình quân (triệu đồng/suất)
1|Xã A|5|1,5|2|3|0,5
""")
    (said,) = values(reading).values()
    assert isinstance(said, FigureRow)
    assert [(amount.quantity, amount.measure) for amount in said.amounts] == [
        (Decimal(5_000_000), "VND"),
        (Decimal(1500), "VND"),
        (Decimal(2000), "kg"),
        (Decimal(3000), "kg"),
        (Decimal("0.5"), "triệu đồng/suất"),
    ]


def test_a_number_with_lettered_rows_under_it_is_their_section() -> None:
    reading = read("""
KẾ HOẠCH NĂM 2022
STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn
[1]|[2]|[3]|[4]
1|Công tác tuyên truyền
a|Việc A|Hội A|Quý I
b|Việc B|Hội A|Quý II
2|Việc C|Hội A|Quý III
""")
    assert [said.title for said in values(reading).values() if isinstance(said, Registration)] == [
        "Việc A",
        "Việc B",
        "Việc C",
    ]
    assert skipped(reading) == {1: SkipReason.TITLE, 3: SkipReason.COLUMN_NUMBERS, 4: SkipReason.SECTION}


def test_numbers_without_a_heading_and_titles_like_a_footer_are_data() -> None:
    reading = read("""
KẾ HOẠCH NĂM 2022
|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn
I|NHIỆM VỤ CHUNG
1|Lãnh đạo, chỉ đạo thực hiện|Hội A|Quý I
2|Ký kết chương trình|Hội A|Quý II
NGƯỜI LẬP BIỂU|||TRƯỞNG BAN
""")
    assert list(values(reading)) == [4, 5]
    assert skipped(reading)[3] is SkipReason.SECTION
    unnumbered = read("""
KẾ HOẠCH NĂM 2022
Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn
Lãnh đạo, chỉ đạo thực hiện|Hội A|Quý I
Ký kết chương trình|Hội A|Quý II
NGƯỜI LẬP|KẾ TOÁN|THỦ TRƯỞNG ĐƠN VỊ
""")
    assert list(values(unnumbered)) == [3, 4]


def test_rows_of_a_table_that_is_not_understood_are_said_to_be_left_out() -> None:
    reading = read("""
KẾ HOẠCH NĂM 2022
STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn
1|Việc A|Hội A|Quý I

STT|Nguồn|Số dư|Ghi chú
1|Quỹ|5|
""")
    assert list(values(reading)) == [3]
    assert skipped(reading)[5] is skipped(reading)[6] is SkipReason.UNREAD


def test_a_list_of_indicators_may_have_no_numbers_and_sums_beside_the_quantities() -> None:
    reading = read("""
SỐ LIỆU AN SINH QUÝ I NĂM 2022
Chỉ tiêu|ĐVT|Số lượng|Đơn giá (đồng)|Thành tiền (triệu đồng)
Tổng số suất quà|suất|500|300000|150
Trong đó: người có công|suất|200|300000|60
Tổng cộng||||210
""")
    said = [
        [(a.indicator, a.quantity) for a in row.amounts]
        for row in values(reading).values()
        if isinstance(row, FigureRow)
    ]
    assert said == [
        [("Tổng số suất quà", Decimal(500)), ("Tổng số suất quà - Thành tiền", Decimal(150_000_000))],
        [("Trong đó: người có công", Decimal(200)), ("Trong đó: người có công - Thành tiền", Decimal(60_000_000))],
    ]
    assert skipped(reading)[5] is SkipReason.SUBTOTAL


def test_figures_of_units_may_have_no_running_numbers() -> None:
    reading = read("""
SỐ LIỆU AN SINH QUÝ I NĂM 2022
Đơn vị|Số suất quà|Trị giá (triệu đồng)
Huyện A|500|20
Huyện B|200|30
Tổng số|700|50
NGƯỜI LẬP||TRƯỞNG BAN
""")
    assert [row.unit for row in values(reading).values() if isinstance(row, FigureRow)] == ["Huyện A", "Huyện B"]
    assert skipped(reading) == {1: SkipReason.TITLE, 5: SkipReason.SUBTOTAL, 6: SkipReason.FOOTER}


def test_one_column_with_ticks_says_what_is_done():
    reading = read("""
KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2022
TT|Nhiệm vụ|Kết quả thực hiện|Hoàn thành|Ghi chú
1|Việc A|12 buổi|x|
2|Việc B|chờ kế hoạch||
3|Việc C|3 buổi|X|
|||TRƯỞNG BAN|
""")
    said = [row for row in values(reading).values() if isinstance(row, Outcome)]
    assert [row.status for row in said] == [ReportedStatus.DONE, None, ReportedStatus.DONE]
    assert codes(reading) == {}


def test_names_with_their_units_before_them_and_honorifics_without_a_space() -> None:
    reading = read("DANH SÁCH\nSTT|Đơn vị, họ và tên|Chức vụ|SĐT\nI|Hội Nông dân tỉnh\n1|Đ/cNguyễn An|Chủ tịch|")
    assert [said.full_name for said in values(reading).values() if isinstance(said, Delegate)] == ["Nguyễn An"]


def test_a_list_of_posts_is_no_table_of_figures() -> None:
    assert read("DANH BẠ\nSTT|Đơn vị|Chức vụ|Số điện thoại\n1|Hội A|Chủ tịch|0905").kind is SheetKind.NONE


def test_ticks_under_states_that_are_split_by_their_deadlines() -> None:
    reading = read(
        """
KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2021
TT|Nhiệm vụ|Đơn vị chủ trì|Hoàn thành||Chưa hoàn thành||Ghi chú
|||Đúng hạn|Quá hạn|Trong hạn|Quá hạn|
1|Một|Hội A|x||||
2|Hai|Hội A||x|||
3|Ba|Hội A||||x|
""",
        merges=(Area(2, 4, 2, 5), Area(2, 6, 2, 7)),
    )
    said = [row.status for row in values(reading).values() if isinstance(row, Outcome)]
    assert said == [ReportedStatus.DONE, ReportedStatus.DONE, ReportedStatus.IN_PROGRESS]


def test_results_in_percent_are_percents() -> None:
    reading = read("KẾT QUẢ NĂM 2021\nSTT|Nội dung|Chủ trì|Kết quả thực hiện (%)\n1|Một|Hội A|60")
    assert [row.percent for row in values(reading).values() if isinstance(row, Outcome)] == [Decimal(60)]

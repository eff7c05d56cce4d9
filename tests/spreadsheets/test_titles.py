"""What the lines around a table say of its sender, its time, its version."""

from datetime import date

import pytest

from desktop.domain.imports import SheetReading, Span
from desktop.spreadsheets.reading import read_sheet
from tests.spreadsheets.tables import read, sheet_of

TABLE = "STT|Nội dung|Chủ trì|Thời hạn\n1|Một|Hội A|Quý I"


def head(lines: str, *, year: int | None = None) -> SheetReading:
    return read(f"{lines}\n{TABLE}", year=year)


SENDERS = {
    "TỈNH ỦY THANH BÌNH|ĐẢNG CỘNG SẢN VIỆT NAM\nBAN DÂN VẬN TỈNH ỦY\n*": "BAN DÂN VẬN TỈNH ỦY",
    "ỦY BAN MTTQ VIỆT NAM TỈNH|CỘNG HÒA\nBAN THƯỜNG TRỰC|Độc lập": "ỦY BAN MTTQ VIỆT NAM TỈNH",
    "QUÂN KHU|CỘNG HÒA\nBỘ CHỈ HUY QUÂN SỰ TỈNH|Độc lập\nSố: 12/BC-BCH": "BỘ CHỈ HUY QUÂN SỰ TỈNH",
    "BAN CHỈ ĐẠO PHỐI HỢP HOẠT ĐỘNG\nVẬN ĐỘNG QUẦN CHÚNG TỈNH": None,
    "ĐƠN VỊ: HỘI CỰU CHIẾN BINH TỈNH": "HỘI CỰU CHIẾN BINH TỈNH",
    "Đơn vị báo cáo: Hội Nông dân tỉnh": "Hội Nông dân tỉnh",
    "Tên đơn vị:|Hội Nông dân tỉnh": "Hội Nông dân tỉnh",
    "(Cơ quan báo cáo: Tỉnh đoàn)": "Tỉnh đoàn",
    "TỈNH THANH BÌNH": None,
    "Đơn vị tính: triệu đồng": None,
    "UBND TỈNH|CỘNG HÒA\nĐơn vị: Sở Nội vụ": "Sở Nội vụ",
    "THANH TRA TỈNH": "THANH TRA TỈNH",
    "BỘ ĐỘI BIÊN PHÒNG\nĐỒN BIÊN PHÒNG CỬA LÁCH": "ĐỒN BIÊN PHÒNG CỬA LÁCH",
    "XÃ HÒA KHÊ": "XÃ HÒA KHÊ",
    "TỈNH ĐOÀN\nNăm 2021": "TỈNH ĐOÀN",
    "UBND TỈNH THANH BÌNH\\nSỞ NỘI VỤ\\n-------|CỘNG HÒA": "SỞ NỘI VỤ",
    "ỦY BAN MTTQ VIỆT NAM TỈNH\\nBAN THƯỜNG TRỰC|CỘNG HÒA\nSố: 5": "ỦY BAN MTTQ VIỆT NAM TỈNH",
    "BỘ CHỈ HUY QUÂN SỰ\\nTỈNH THANH BÌNH": "BỘ CHỈ HUY QUÂN SỰ TỈNH THANH BÌNH",
    "Đơn vị: Hội Nông dân tỉnh     Năm: 2020": "Hội Nông dân tỉnh",
    "Đơn vị: Tỉnh đoàn (ĐT: 0905 123 456)": "Tỉnh đoàn",
    "Đơn vị: ……………": None,
    "TỈNH ĐOÀN\nThanh Bình, ngày 05 tháng 01 năm 2020": "TỈNH ĐOÀN",
}


@pytest.mark.parametrize("lines", SENDERS)
def test_the_sender(lines: str) -> None:
    assert head(f"{lines}\nBIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021").sender == SENDERS[lines]


PERIODS = {
    "BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2020\n(Kèm theo Công văn số 12, ngày 08/01/2021)": 2020,
    "DANH SÁCH NHIỆM VỤ\nTổng kết năm 2020, triển khai nhiệm vụ năm 2021": 2021,
    "BIỂU ĐĂNG KÝ NHIỆM VỤ\n(Gửi trước ngày 15/01/2020)": None,
    "|Thanh Bình, ngày 05 tháng 01 năm 2021\nBIỂU ĐĂNG KÝ NHIỆM VỤ": None,
    "BIỂU TỔNG HỢP QUÝ II/2021": 2021,
    "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ\n(Tính đến ngày 30/9/2021)": 2021,
    "BIỂU TỔNG HỢP\nKẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2021": 2021,
    "Biểu số 02/KQ-2019\nKẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2021": 2021,
    "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT SỐ 25 NĂM 2013\nNăm 2021": 2021,
    "Đơn vị: Hội A|Kỳ báo cáo: Quý I năm 2021\nĐĂNG KÝ NHIỆM VỤ": 2021,
    "Năm:|2021\nĐĂNG KÝ NHIỆM VỤ": 2021,
    "Đơn vị: Hội A     Năm: 2021\nĐĂNG KÝ NHIỆM VỤ": 2021,
    "ĐĂNG KÝ NHIỆM VỤ\\nNĂM 2021\\n(Theo hướng dẫn năm 2020)": 2021,
    "TIẾN ĐỘ NHIỆM VỤ\nThời điểm: 30/9/2021": 2021,
}


@pytest.mark.parametrize("lines", PERIODS)
def test_the_period_is_the_title_s_not_the_day_of_signing(lines: str) -> None:
    assert head(lines).period == PERIODS[lines]


SPANS = {
    "NĂM 2021": ("2021-01-01", "2021-12-31"),
    "QUÝ II NĂM 2021": ("2021-04-01", "2021-06-30"),
    "6 THÁNG ĐẦU NĂM 2021": ("2021-01-01", "2021-06-30"),
    "THÁNG 3/2021": ("2021-03-01", "2021-03-31"),
    "GIAI ĐOẠN 2016 - 2020": ("2016-01-01", "2020-12-31"),
    "9 THÁNG NĂM 2021": ("2021-01-01", "2021-09-30"),
    "6 THÁNG - NĂM 2021": ("2021-01-01", "2021-06-30"),
    "TỪ 15/12/2020 ĐẾN 14/3/2021": ("2020-12-15", "2021-03-14"),
    "TỪ ĐẦU NĂM ĐẾN NAY\nQuý III năm 2021": ("2021-07-01", "2021-09-30"),
}


@pytest.mark.parametrize("words", SPANS)
def test_the_span_of_the_title(words: str) -> None:
    assert head(f"BIỂU TỔNG HỢP {words}").span == Span(*map(date.fromisoformat, SPANS[words]))


def test_a_sheet_may_speak_for_the_days_up_to_one() -> None:
    reading = head("TIẾN ĐỘ NHIỆM VỤ NĂM 2021\n(Tính đến ngày 30/9)")
    assert (reading.as_of, reading.cumulative) == (date(2021, 9, 30), True)
    assert head("BIỂU SỐ LIỆU LŨY KẾ NĂM 2021").cumulative
    assert not head("BIỂU SỐ LIỆU NĂM 2021").cumulative


@pytest.mark.parametrize(
    ("words", "revision"),
    [("(Điều chỉnh, bổ sung lần 2)", 2), ("(Điều chỉnh lần thứ hai)", 2), ("(Bổ sung)", 1), ("(Biểu chung)", 0)],
)
def test_a_corrected_sheet_says_so(words: str, revision: int) -> None:
    assert head(f"BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021\n{words}").revision == revision


def test_the_day_of_signing_stands_above_or_below() -> None:
    assert head("|Thanh Bình, ngày 05 tháng 01 năm 2021\nBIỂU").dated == date(2021, 1, 5)
    assert read(f"{TABLE}\n\n||Thanh Bình, ngày 6 tháng 2 năm 2021").dated == date(2021, 2, 6)
    assert head("|Thanh Bình, ngày 31 tháng 02 năm 2021\nBIỂU").dated is None


def test_a_person_s_year_goes_before_the_sheet_s() -> None:
    assert head("BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2020", year=2021).period == 2021


@pytest.mark.parametrize(
    ("title", "cumulative"),
    [
        ("TỪ 01/01 ĐẾN 30/6/2021", True),
        ("TỪ ĐẦU NĂM ĐẾN NAY, QUÝ II/2021", True),
        ("ĐẾN 30/6/2021", True),
        ("TỪ 01/4 ĐẾN 30/6/2021", False),
    ],
)
def test_what_tells_of_a_stretch_of_days_only_is_not_cumulative(title: str, cumulative: bool) -> None:
    assert head(f"KẾT QUẢ THỰC HIỆN {title}").cumulative is cumulative


def test_a_table_further_down_has_the_first_one_s_year_and_sender_unless_it_says_another() -> None:
    first, second, third = read_sheet(
        sheet_of("""
HỘI NÔNG DÂN TỈNH
ĐĂNG KÝ NHIỆM VỤ NĂM 2021
STT|Nội dung|Thời hạn
1|Một|Quý I

II. NHIỆM VỤ CHUNG
STT|Nội dung|Thời hạn|Ghi chú
1|Hai|Quý I|

Đơn vị: Hội Cựu chiến binh tỉnh
STT|Nội dung|Thời hạn|Phối hợp
1|Ba|Quý I|
""")
    )
    assert [table.period for table in (first, second, third)] == [2021] * 3
    assert [table.sender for table in (first, second)] == ["HỘI NÔNG DÂN TỈNH"] * 2
    assert third.sender == "Hội Cựu chiến binh tỉnh"


def test_forms_of_several_units_one_below_the_other_keep_their_own_heads() -> None:
    tables = read_sheet(
        sheet_of("""
UBND TỈNH|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ|Độc lập - Tự do - Hạnh phúc
ĐĂNG KÝ NHIỆM VỤ NĂM 2021
STT|Nội dung|Thời hạn
1|Một|Quý I
Nơi nhận:|GIÁM ĐỐC

TỈNH ỦY|ĐẢNG CỘNG SẢN VIỆT NAM
BAN DÂN VẬN TỈNH ỦY|Thanh Bình, ngày 5 tháng 1 năm 2021

ĐĂNG KÝ NHIỆM VỤ NĂM 2022
STT|Nội dung|Thời hạn
1|Hai|Quý I
Nơi nhận:|TRƯỞNG BAN

HỘI NÔNG DÂN TỈNH

ĐĂNG KÝ NHIỆM VỤ NĂM 2021

STT|Nội dung|Thời hạn
1|Ba|Quý I
""")
    )
    assert [(table.sender, table.period, len(table.rows)) for table in tables] == [
        ("SỞ NỘI VỤ", 2021, 1),
        ("BAN DÂN VẬN TỈNH ỦY", 2022, 1),
        ("HỘI NÔNG DÂN TỈNH", 2021, 1),
    ]


def test_a_heading_printed_again_after_the_foot_of_a_page_goes_on() -> None:
    table = "ĐĂNG KÝ NĂM 2021\nSTT|Nội dung|Chủ trì|Thời hạn\n1|Một|Hội A|Quý I"
    reading = read(f"{table}\nNgười lập biểu|||\nSTT|Nội dung|Chủ trì|Thời hạn\n2|Hai|Hội A|Quý I")
    assert [row.row for row in reading.rows] == [3, 6]

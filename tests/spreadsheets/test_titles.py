"""What the lines around a table say of its sender, its time, its version."""

from datetime import date

import pytest

from desktop.domain.imports import SheetReading, Span
from tests.spreadsheets.tables import read

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

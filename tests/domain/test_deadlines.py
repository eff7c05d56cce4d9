"""Days and deadlines in words."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import DateDoubt, Deadline, day_deadline, parse_deadline, read_deadline
from desktop.domain.moments import Moment, NoSuchDay, Precision, find_moments
from desktop.domain.text import clean

VECTORS = json.loads((Path(__file__).parent / "vn_test_vectors.json").read_text("utf-8"))["dates"]

WRITTEN = {
    Precision.DAY: "{0.year:04}-{0.first:02}-{0.day:02}",
    Precision.DAY_MONTH: "{0.first:02}-{0.day:02}",
    Precision.MONTH: "{0.year:04}-{0.first:02}",
    Precision.YEAR: "{0.year:04}",
}


def written(moment: Moment) -> str:
    if moment.precision is Precision.QUARTER:
        return f"{moment.year}-Q{moment.last // 3}"
    return WRITTEN[moment.precision].format(moment)


def described(text: str) -> dict[str, str]:
    """Say of ``text`` what the shared vectors say."""
    try:
        moments = find_moments(text)
    except NoSuchDay:
        return {"kind": "invalid"}
    if not moments:
        return {"kind": "unparsed"}
    kind = "date" if moments[0].precision is Precision.DAY else str(moments[0].precision)
    suspect = {"suspect": "mm/dd"} if moments[0].month_first else {}
    return {"kind": kind, "value": written(moments[0])} | suspect


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["in"])
def test_the_shared_vectors(vector: dict[str, object]) -> None:
    assert described(str(vector["in"])) == vector["out"]


SPANS = {
    "30/6/2021": ("2021-06-30", "2021-06-30"),
    "30.6.21": ("2021-06-30", "2021-06-30"),
    "15/8": ("2021-08-15", "2021-08-15"),
    "Ngày 27 tháng 7 năm 2021": ("2021-07-27", "2021-07-27"),
    "ngày 27 tháng 7": ("2021-07-27", "2021-07-27"),
    "2021-02-05 00:00:00": ("2021-02-05", "2021-02-05"),
    "trước 30/6": (None, "2021-06-30"),
    "Trước ngày 22/1/2021": (None, "2021-01-22"),
    "Trước tháng 6": (None, "2021-05-31"),
    "Chậm nhất ngày 15/7": (None, "2021-07-15"),
    "Đến hết tháng 9": (None, "2021-09-30"),
    "Quý II/2021": ("2021-04-01", "2021-06-30"),
    "Quý 3": ("2021-07-01", "2021-09-30"),
    "quí IV năm 2021": ("2021-10-01", "2021-12-31"),
    "Q1/2022": ("2022-01-01", "2022-03-31"),
    "Quý I, II/2021": ("2021-01-01", "2021-06-30"),
    "Quý II và quý III": ("2021-04-01", "2021-09-30"),
    "Tháng 6": ("2021-06-01", "2021-06-30"),
    "Tháng 02/2020": ("2020-02-01", "2020-02-29"),
    "tháng 6 năm 2021": ("2021-06-01", "2021-06-30"),
    "6/2021": ("2021-06-01", "2021-06-30"),
    "tháng 3 - 5/2021": ("2021-03-01", "2021-05-31"),
    "Từ tháng 11/2020 đến tháng 2/2021": ("2020-11-01", "2021-02-28"),
    "01/3 - 31/5/2022": ("2022-03-01", "2022-05-31"),
    "Từ ngày 01/3 đến ngày 15/4": ("2021-03-01", "2021-04-15"),
    "Cuối tháng 6": ("2021-06-21", "2021-06-30"),
    "6 tháng đầu năm": ("2021-01-01", "2021-06-30"),
    "6 tháng cuối năm 2020": ("2020-07-01", "2020-12-31"),
    "9 tháng đầu năm": ("2021-01-01", "2021-09-30"),
    "Cả năm": ("2021-01-01", "2021-12-31"),
    "Cả năm 2020": ("2020-01-01", "2020-12-31"),
    "Trong năm 2021": ("2021-01-01", "2021-12-31"),
    "2021": ("2021-01-01", "2021-12-31"),
    "Giai đoạn 2021 - 2025": ("2021-01-01", "2025-12-31"),
    "Quý III (năm 2020)": ("2020-07-01", "2020-09-30"),
    "15-20/5/2021": ("2021-05-15", "2021-05-20"),
    "15–20/5": ("2021-05-15", "2021-05-20"),
    "Từ ngày 1 đến ngày 15/5": ("2021-05-01", "2021-05-15"),
    "15-Jun-2021": ("2021-06-15", "2021-06-15"),
    "5-6/2021": ("2021-05-01", "2021-06-30"),
    "Từ tháng 3 đến hết năm": ("2021-03-01", "2021-12-31"),
    "Từ tháng 3 đến hết năm 2022": ("2022-03-01", "2022-12-31"),
    "Đến hết năm": (None, "2021-12-31"),
    "6T đầu năm": ("2021-01-01", "2021-06-30"),
    "Trung tuần tháng 5": ("2021-05-11", "2021-05-20"),
    "II/2021": ("2021-04-01", "2021-06-30"),
    "Quý ll/2021": ("2021-04-01", "2021-06-30"),
    "Quý II (tháng 5)": ("2021-05-01", "2021-05-31"),
    "Tháng 5 (quý II)": ("2021-05-01", "2021-05-31"),
    "Quý I và 6 tháng đầu năm": ("2021-01-01", "2021-06-30"),
    "Cả năm, trọng tâm tháng 7": ("2021-01-01", "2021-12-31"),
    "Trước ngày 30/6 và 30/11": (None, "2021-11-30"),
    "Sau ngày 15/5": ("2021-05-15", None),
    "Sau tháng 5": ("2021-06-01", None),
    "Thứ Sáu 25/6/2021": ("2021-06-25", "2021-06-25"),
    "Quý II trở đi": ("2021-04-01", None),
    "Theo kế hoạch": (None, None),
    "Khi có tình huống": (None, None),
    "ngày 30, tháng 6, năm 2021": ("2021-06-30", "2021-06-30"),
    "Từ ngày 15 đến 17 tháng 6": ("2021-06-15", "2021-06-17"),
    "Ngày 5, 15 và 25/6": ("2021-06-05", "2021-06-25"),
    "Thứ 6, ngày 30/6": ("2021-06-30", "2021-06-30"),
    "7h30-11h30 ngày 30/6": ("2021-06-30", "2021-06-30"),
    "20h00, 30/6": ("2021-06-30", "2021-06-30"),
    "30,6,2021": ("2021-06-30", "2021-06-30"),
    "30\\6\\2021": ("2021-06-30", "2021-06-30"),
    "June 30, 2021": ("2021-06-30", "2021-06-30"),
    "30-Jun": ("2021-06-30", "2021-06-30"),
    "Jun-22": ("2022-06-01", "2022-06-30"),
    "05-thg7-2021": ("2021-07-05", "2021-07-05"),
    "thg7-22": ("2022-07-01", "2022-07-31"),
    "05 Tháng Bảy 2022": ("2022-07-05", "2022-07-05"),
    "5 tháng 7, 2022": ("2022-07-05", "2022-07-05"),
    "Tháng Bảy 2022": ("2022-07-01", "2022-07-31"),
    "Theo Công văn số 123/UBND ngày 5/1/2021": (None, None),
    "Quý II, theo Kế hoạch 15-KH/TU ngày 5/1/2020": ("2021-04-01", "2021-06-30"),
    "Theo kế hoạch quý II": ("2021-04-01", "2021-06-30"),
    "T6/22": ("2022-06-01", "2022-06-30"),
    "Quý II/22": ("2022-04-01", "2022-06-30"),
    "Quý Hai": ("2021-04-01", "2021-06-30"),
    "quý ba/2022": ("2022-07-01", "2022-09-30"),
    "9 tháng năm 2021": ("2021-01-01", "2021-09-30"),
    "Tuần 1-2 tháng 6": ("2021-06-01", "2021-06-30"),
    "Đợt 1 tháng 4, đợt 2 tháng 9": ("2021-04-01", "2021-09-30"),
    "Tháng 3, tháng 9": ("2021-03-01", "2021-09-30"),
    "Nửa đầu tháng 6": ("2021-06-01", "2021-06-15"),
    "Nửa cuối tháng 6": ("2021-06-16", "2021-06-30"),
    "20/12 - 10/01": ("2021-12-20", "2022-01-10"),
    "trước 15/01 năm sau": (None, "2022-01-15"),
    "Không quá 30/6": (None, "2021-06-30"),
    "Mồng 10/3 âm lịch": (None, None),
}


@pytest.mark.parametrize("text", SPANS)
def test_the_days_that_a_deadline_spans(text: str) -> None:
    deadline = parse_deadline(text, 2021)
    days = tuple(day.isoformat() if day else None for day in (deadline.start, deadline.end))
    assert days == SPANS[text]
    assert deadline.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Thường xuyên",
        "Hằng quý",
        "Hàng tháng",
        "hằng năm",
        "Định kỳ 6 tháng",
        "02 lần/năm",
        "Liên tục",
        "6 tháng/lần",
        "3 tháng một lần",
        "01 đợt/quý",
        "Hằng tháng, trước ngày 25",
    ],
)
def test_ongoing_work_has_no_days_of_its_own(text: str) -> None:
    assert parse_deadline(text, 2021) == Deadline(text, ongoing=True)


@pytest.mark.parametrize(
    "text",
    ["31/6/2021", "30/02/2021", "Quý 5", "tháng 13", "32/1", "tháng 11 - tháng 2", "Quý IV - Quý I", "30/6/20211"],
)
def test_a_day_that_does_not_exist_gives_no_days(text: str) -> None:
    reading = read_deadline(text, 2021)
    assert reading.doubt is DateDoubt.NO_SUCH_DAY
    assert reading.deadline == Deadline(text)


def test_a_text_that_can_only_be_month_first_is_read_so_and_doubted() -> None:
    reading = read_deadline("06/25/2021", 2021)
    assert reading.deadline.end == date(2021, 6, 25)
    assert reading.doubt is DateDoubt.MONTH_FIRST


def test_without_a_year_the_days_stay_open() -> None:
    assert parse_deadline("Quý II", None) == Deadline("Quý II")
    assert parse_deadline("Quý II/2021", None).end == date(2021, 6, 30)


def test_a_deadline_without_a_day_falls_due_at_the_end_of_its_year() -> None:
    assert Deadline("Thường xuyên", ongoing=True).last_day(2021) == date(2021, 12, 31)
    assert parse_deadline("Quý II", 2021).last_day(2021) == date(2021, 6, 30)


@given(st.dates(date(1971, 1, 1), date(2068, 12, 31)), st.sampled_from("/-."), st.booleans())
def test_every_day_is_read_in_every_way_of_writing_it(day: date, mark: str, padded: bool) -> None:
    width = 2 if padded else 1
    numbers = [f"{day.day:0{width}}", f"{day.month:0{width}}"]
    for year in (f"{day.year}", f"{day:%y}"):
        assert parse_deadline(mark.join([*numbers, year]), None).end == day
    assert parse_deadline(f"ngày {numbers[0]} tháng {numbers[1]} năm {day.year}", None).end == day
    assert parse_deadline(day_deadline(day).text, None) == day_deadline(day)


@given(st.integers(2000, 2030), st.integers(1, 4))
def test_quarters_are_three_months(year: int, quarter: int) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    deadline = parse_deadline(f"Quý {roman}/{year}", 1999)
    months = parse_deadline(f"tháng {3 * quarter - 2} - {3 * quarter}/{year}", 1999)
    assert (deadline.start, deadline.end) == (months.start, months.end)


@given(st.text(), st.integers(1900, 2100))
def test_any_text_can_be_asked(text: str, year: int) -> None:
    deadline = parse_deadline(text, year)
    assert deadline.text == clean(text)

"""The values of a row and what is said of them, to the cell."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.deadlines import Deadline
from desktop.domain.imports import Amount, Delegate, FigureRow, Outcome, Problem, ProblemCode, Registration
from desktop.domain.tasks import ReportedStatus, Target
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Area, Mark, Sheet
from tests.spreadsheets.tables import codes, read, values

TASKS = "KẾ HOẠCH NĂM 2021\nSTT|Nội dung|Chủ trì|Phối hợp|Thời hạn|Chỉ tiêu"
REPORTS = "KẾT QUẢ NĂM 2021\nSTT|Nội dung|Chủ trì|Kết quả|Tỷ lệ (%)|Trạng thái|Ngày hoàn thành"


def task(row: str) -> Registration:
    said = values(read(f"{TASKS}\n1|{row}"))[3]
    assert isinstance(said, Registration)
    return said


def report(row: str, marks: dict[tuple[int, int], Mark] | None = None) -> Outcome:
    said = values(read(f"{REPORTS}\n1|{row}", marks=marks))[3]
    assert isinstance(said, Outcome)
    return said


@pytest.mark.parametrize(
    ("cells", "text", "quantity", "measure"),
    [
        ("5|lớp", "5 lớp", 5, "lớp"),
        ("gần 500|hộ", "gần 500 hộ", 500, "hộ"),
        ("hơn 2 nghìn|suất", "hơn 2 nghìn suất", 2000, "suất"),
        ("10 mô hình|", "10 mô hình", 10, "mô hình"),
        ("3 tỷ 500 triệu|tỷ đồng", "3 tỷ 500 triệu", 3_500_000_000, "VND"),
    ],
)
def test_a_target_and_its_measure_may_stand_in_two_columns(cells: str, text: str, quantity: int, measure: str) -> None:
    said = values(read(f"KẾ HOẠCH NĂM 2021\nSTT|Nội dung|Chủ trì|Thời hạn|Chỉ tiêu|ĐVT\n1|Một|Hội A|Quý I|{cells}"))[3]
    assert isinstance(said, Registration)
    assert said.target == Target(text, Decimal(quantity), measure)


def test_coordinating_units_are_parted_by_commas_semicolons_and_lines_only() -> None:
    said = task("Một|Hội A|Sở Lao động - Thương binh và Xã hội; Tỉnh đoàn\\n- Hội B, Hội C|Quý I")
    assert said.coordinating_units == ("Sở Lao động - Thương binh và Xã hội", "Tỉnh đoàn", "Hội B", "Hội C")


def test_several_jobs_in_one_cell_are_one_task() -> None:
    assert task("- Một;\\n- Hai.|Hội A||Quý I").title == "- Một; - Hai."


def test_what_is_missing_is_said_with_its_cell() -> None:
    reading = read(f"{TASKS}\n1|||Hội B|31/6/2021")
    assert reading.rows[0].problems == (
        Problem(ProblemCode.MISSING_TITLE, "B3"),
        Problem(ProblemCode.MISSING_LEAD_UNIT, "C3"),
        Problem(ProblemCode.BAD_DATE, "E3", "31/6/2021"),
    )


def test_a_day_in_a_month_first_format_is_doubted_up_to_the_twelfth() -> None:
    marks = {(row, 5): Mark.MONTH_FIRST for row in (3, 4, 5)}
    table = f"{TASKS}\n1|A|X||2021-07-04\n2|B|X||2021-07-20\n3|C|X||05/06/2021\n4|D|X||06/25/2021"
    assert codes(read(table, marks=marks)) == {row: ["ambiguous-date"] for row in (3, 5, 6)}


def test_days_that_a_foreign_excel_exchanged_are_found_by_their_column() -> None:
    table = f"{TASKS}\n1|A|X||2021-05-02\n2|B|X||'21/12/2021\n3|C|X||2021-03-04\n4|D|X||'15/10/2021"
    assert codes(read(table)) == {3: ["ambiguous-date"], 5: ["ambiguous-date"]}
    assert codes(read(table.replace("2021-05-02", "2021-05-22"))) == {}


def test_a_cell_that_shows_month_and_year_is_that_month() -> None:
    marks = {(row, 5): Mark.MONTH_YEAR for row in (3, 5)}
    rows = "1|A|X||2021-06-01\n2|B|X||'21/12/2021\n3|C|X||2021-09-01\n4|D|X||'15/10/2021"
    reading = read(f"{TASKS}\n{rows}", marks=marks)
    said = values(reading)[3]
    assert isinstance(said, Registration)
    assert said.due == Deadline("06/2021", date(2021, 6, 1), date(2021, 6, 30))
    assert codes(reading) == {}


def test_a_serial_number_in_a_date_column_is_a_day() -> None:
    due = task("Một|Hội A||44377").due
    assert due is not None
    assert due.end == date(2021, 6, 30)


PERCENTS: dict[str, tuple[Decimal | int | None, ReportedStatus | None]] = {
    "85": (85, ReportedStatus.IN_PROGRESS),
    "'62,5 %": (Decimal("62.5"), ReportedStatus.IN_PROGRESS),
    "100": (100, ReportedStatus.DONE),
    "0": (0, ReportedStatus.NOT_STARTED),
    "9/10": (90, ReportedStatus.IN_PROGRESS),
    "Hoàn thành 100%": (100, ReportedStatus.DONE),
    "Đạt": (None, ReportedStatus.DONE),
    "Chưa HT": (None, ReportedStatus.IN_PROGRESS),
    "chưa triển khai": (None, ReportedStatus.NOT_STARTED),
    "Đang thực hiện": (None, ReportedStatus.IN_PROGRESS),
    "Chưa làm xong": (None, ReportedStatus.IN_PROGRESS),
    "Đạt một phần": (None, ReportedStatus.IN_PROGRESS),
    "Hoàn thành phần lớn": (None, ReportedStatus.IN_PROGRESS),
    "CHT": (None, ReportedStatus.IN_PROGRESS),
    "Vượt kế hoạch": (None, ReportedStatus.DONE),
    "ĐHT": (None, ReportedStatus.DONE),
    "gần 100%": (100, ReportedStatus.IN_PROGRESS),
    "Đã hoàn thành 3/4 báo cáo": (75, ReportedStatus.IN_PROGRESS),
    "3/4 xã": (75, ReportedStatus.IN_PROGRESS),
    "Hoàn thành 4/4": (100, ReportedStatus.DONE),
    "Hoàn thành ngày 5/6": (None, ReportedStatus.DONE),
    "Hoàn thành (20/6)": (None, ReportedStatus.DONE),
    "": (None, None),
}


@pytest.mark.parametrize("cell", PERCENTS)
def test_percent_and_state(cell: str) -> None:
    said = report(f"Một|Hội A||{cell}")
    percent, status = PERCENTS[cell]
    assert said.percent == percent
    assert said.status is status


@pytest.mark.parametrize("cell", ["850%", "rất tốt", "'-5 phần trăm", "120", "80-90%", "Hoàn thành 5/6"])
def test_what_is_no_percent_is_said(cell: str) -> None:
    assert codes(read(f"{REPORTS}\n1|Một|Hội A||{cell}")) == {3: ["bad-percent"]}


def test_a_cell_in_percent_format_counts_hundredfold_and_the_state_column_goes_first() -> None:
    said = report("Một|Hội A||0.85|Hoàn thành", {(3, 5): Mark.PERCENT})
    assert said.percent == 85
    assert said.status is ReportedStatus.DONE


def test_shares_of_one_are_told_by_their_column() -> None:
    table = f"{REPORTS}\n1|A|X||0.5\n2|B|X||1"
    assert [said.percent for said in values(read(table)).values() if isinstance(said, Outcome)] == [50, 100]
    table = f"{REPORTS}\n1|A|X||0.5\n2|B|X||80"
    assert [said.percent for said in values(read(table)).values() if isinstance(said, Outcome)] == [Decimal("0.5"), 80]


def test_formulas_without_a_value_and_errors_are_said_where_they_matter() -> None:
    marks = {(3, 5): Mark.UNCOMPUTED, (4, 5): Mark.ERROR}
    reading = read(f"{REPORTS}\n1|A|X|||Hoàn thành\n2|B|X", marks=marks)
    assert codes(reading) == {3: ["bad-percent"], 4: ["bad-percent"]}
    assert [said.status for said in values(reading).values() if isinstance(said, Outcome)] == [
        ReportedStatus.DONE,
        None,
    ]


def test_an_error_is_never_a_silent_blank() -> None:
    marks = {(3, column): Mark.ERROR for column in range(2, 7)}
    assert codes(read(f"{TASKS}\n1|||Hội A", marks=marks)) == {
        3: ["missing-title", "missing-lead-unit", "bad-date", "bad-number"]
    }


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_none_is_said(number: float) -> None:
    heads = (
        ("STT", "Nội dung", "Chủ trì", "Tỷ lệ (%)", "Ngày hoàn thành"),
        ("STT", "Nội dung", "Chủ trì", "Thời hạn", "Chỉ tiêu"),
        ("STT", "Đơn vị", "Số suất quà", "Trị giá", "Gạo"),
    )
    for head in heads:
        (reading,) = read_sheet(Sheet("S", (head, (1.0, number, number, number, number))))
        assert len(reading.rows) == 1
    assert codes(reading) == {2: ["bad-number"]}


def test_a_ratio_that_excel_made_a_date_is_turned_back() -> None:
    said = report("Một|Hội A|2021-09-09|100", {(3, 4): Mark.DAY_MONTH})
    assert said.result == "9/9"


def test_the_same_task_twice_is_said_of_the_second() -> None:
    assert codes(read(f"{TASKS}\n1|Một|Hội A\n2|MỘT|Hội  A\n3|Một|Hội B")) == {4: ["duplicate-row"]}


def test_two_results_of_one_task_are_two_reports() -> None:
    assert codes(read(f"{REPORTS}\n1|Một|Hội A||50\n2|Một|Hội A||80\n3|Một|Hội A||80")) == {5: ["duplicate-row"]}


def amounts(heading: str, *cells: str, above: str = "SỐ LIỆU NĂM 2021") -> list[Amount]:
    lines = "\n".join(f"{number}|Xã {number}|{cell}" for number, cell in enumerate(cells, 1))
    reading = read(f"{above}\nSTT|Đơn vị|{heading}\n{lines}")
    return [amount for said in values(reading).values() if isinstance(said, FigureRow) for amount in said.amounts]


def test_the_measure_is_the_cell_s_else_the_heading_s() -> None:
    assert amounts("Trị giá (triệu đồng)", "350", "'1,2 tỷ đồng", "'500.000đ", "'gần 5 triệu") == [
        Amount("Trị giá", Decimal(350_000_000), "VND"),
        Amount("Trị giá", Decimal(1_200_000_000), "VND"),
        Amount("Trị giá", Decimal(500_000), "VND"),
        Amount("Trị giá", Decimal(5_000_000), "VND", approximate=True),
    ]
    assert amounts("Gạo hỗ trợ (kg)", "'12 tấn", "'850kg", "'2,5 tạ") == [
        Amount("Gạo hỗ trợ", Decimal(12_000), "kg"),
        Amount("Gạo hỗ trợ", Decimal(850), "kg"),
        Amount("Gạo hỗ trợ", Decimal(250), "kg"),
    ]


def test_the_line_above_the_table_measures_money_only() -> None:
    above = "SỐ LIỆU NĂM 2021\nĐơn vị tính: nghìn đồng"
    assert amounts("Kinh phí", "210", above=above) == [Amount("Kinh phí", Decimal(210_000), "VND")]
    assert amounts("Số suất quà", "210", above=above) == [Amount("Số suất quà", Decimal(210), "suất")]
    assert amounts("Trị giá (tỷ đồng)", "2", above=above) == [Amount("Trị giá", Decimal(2 * 10**9), "VND")]


def test_a_comma_before_three_digits_is_settled_by_its_column_or_asked() -> None:
    assert [amount.quantity for amount in amounts("Gạo (kg)", "'12,500", "'1,250,000")] == [12_500, 1_250_000]
    assert [amount.quantity for amount in amounts("Gạo (kg)", "'12,500", "'7,5")] == [Decimal("12.5"), Decimal("7.5")]
    assert [amount.quantity for amount in amounts("Số suất quà", "'12,500")] == [12_500]
    assert [amount.quantity for amount in amounts("Nhà ở (căn)", "'1,250", "'7,5")] == [1250, Decimal("7.5")]
    assert [amount.quantity for amount in amounts("Gạo (kg)", "'12,500")] == [None]
    assert [amount.quantity for amount in amounts("Gạo (kg)", "'12,500", "'1.250")] == [Decimal("12.5"), 1250]
    assert [amount.quantity for amount in amounts("Gạo (kg)", "'12,500", "'0.75")] == [12_500, Decimal("0.75")]
    assert [amount.quantity for amount in amounts("Trị giá", "'350,000 đồng")] == [350_000]


def test_a_comma_that_its_own_column_leaves_open_is_settled_by_the_columns_beside_it() -> None:
    both = amounts("Gạo (kg)|Trị giá (triệu đồng)", "'12,500|'7,25", "'1|'2,5")
    assert [amount.quantity for amount in both] == [Decimal("12.5"), 7_250_000, 1, 2_500_000]


def test_a_remark_behind_a_number_is_no_measure_of_it() -> None:
    said = ("'300 (ba trăm)", "'300 (*)", "'300 (triệu đồng)", "'300 triệu đồng tiền mặt")
    assert [amount.quantity for amount in amounts("Trị giá (triệu đồng)", *said)] == [300_000_000] * 4
    assert amounts("Gạo (kg)", "'12 tấn gạo", "'1 tấn rưỡi (gạo tẻ)") == [
        Amount("Gạo", Decimal(12_000), "kg"),
        Amount("Gạo", Decimal(1500), "kg"),
    ]
    assert amounts("Số suất quà", "'30 xuất", "'30 phần") == [Amount("Số suất quà", Decimal(30), "suất")] * 2


@pytest.mark.parametrize(
    "cell", ["10 suất x 500.000đ", "10 suất (5.000.000 đồng)", "300 triệu/năm", "300 (triệu) tiền", "300+200", "1'250"]
)
def test_several_numbers_in_a_cell_are_none(cell: str) -> None:
    assert [amount.quantity for amount in amounts("Trị giá (triệu đồng)", f"'{cell}")] == [None]


def test_a_part_of_a_gift_is_a_number_that_excel_has_damaged() -> None:
    assert [amount.quantity for amount in amounts("Số suất quà", "1.25", "980")] == [None, 980]
    assert [amount.quantity for amount in amounts("Số người", "1.25", "1250")] == [None, 1250]
    assert [amount.quantity for amount in amounts("Gạo (kg)", "1.25")] == [Decimal("1.25")]


def test_a_part_has_the_measure_of_its_whole() -> None:
    reading = read(
        "SỐ LIỆU NĂM 2021\nSTT|Đơn vị|Tổng trị giá (triệu đồng)|Trong đó||Trong đó: số hộ\n"
        "|||Tiền mặt|Hiện vật|\n1|Xã A|150|100|50|7",
        merges=(Area(2, 4, 2, 5),),
    )
    (said,) = values(reading).values()
    assert isinstance(said, FigureRow)
    assert [(amount.quantity, amount.measure) for amount in said.amounts] == [
        (Decimal(150_000_000), "VND"),
        (Decimal(100_000_000), "VND"),
        (Decimal(50_000_000), "VND"),
        (Decimal(7), "hộ"),
    ]


@pytest.mark.parametrize(
    ("heading", "quantity"),
    [("Tiền (1.000.000 đồng)", 2_000_000), ("Tiền (x1000đ)", 2000), ("Tiền (tr. VND)", 2_000_000), ("Gạo tấn", 2000)],
)
def test_the_measure_of_a_heading(heading: str, quantity: int) -> None:
    assert [amount.quantity for amount in amounts(heading, "2")] == [quantity]


def test_unreadable_numbers_are_one_problem_a_row() -> None:
    table = "SỐ LIỆU NĂM 2021\nSTT|Đơn vị|Số suất quà|Trị giá\n1|Xã A|x|12.50.000\n2|Xã B|-|…"
    assert codes(read(table)) == {3: ["bad-number"]}


def test_columns_that_add_up_the_groups_beside_them_are_none_of_their_own() -> None:
    reading = read(
        "SỐ LIỆU NĂM 2021\nSTT|Đơn vị|Dịp Tết||Dịp 27/7||Tổng cộng|\n"
        "||Số suất|Gạo (kg)|Số suất|Gạo (kg)|Số suất|Gạo (kg)\n1|Xã A|1|2|3|4|4|6",
        merges=(Area(2, 1, 3, 1), Area(2, 2, 3, 2), Area(2, 3, 2, 4), Area(2, 5, 2, 6), Area(2, 7, 2, 8)),
    )
    (said,) = values(reading).values()
    assert isinstance(said, FigureRow)
    assert [amount.quantity for amount in said.amounts] == [1, 2, 3, 4]


def test_columns_of_words_are_no_indicators() -> None:
    table = "SỐ LIỆU NĂM 2021\nSTT|Đơn vị|Nhà tài trợ|Số suất quà\n1|Xã A|Hội từ thiện|5\n2|Xã Cộng Hòa|Công ty B|6"
    said = [row for row in values(read(table)).values() if isinstance(row, FigureRow)]
    assert [[amount.indicator for amount in row.amounts] for row in said] == [["Số suất quà"]] * 2


def test_a_number_that_is_no_day_is_a_bad_date() -> None:
    rows = "1|A|X||6\n2|B|X||30.6\n3|C|X||20210630\n4|D|X||1899-12-31\n5|E|X||2021"
    assert codes(read(f"{TASKS}\n{rows}")) == {row: ["bad-date"] for row in (3, 4, 5, 6)}


def test_a_phone_s_apostrophe_that_only_kept_it_a_text_is_none_of_it() -> None:
    (said,) = values(read("STT|Họ và tên|Chức vụ|Điện thoại\n1|H'Loan Niê|Bí thư|''0905 123 456")).values()
    assert said == Delegate("H'Loan Niê", "Bí thư", None, "0905 123 456", None)


def test_numbered_lines_of_co_operating_units_lose_their_numbers() -> None:
    assert task("Một|Hội A|1. Hội B\\n2) Hội C").coordinating_units == ("Hội B", "Hội C")


def test_the_heading_of_targets_may_name_their_measure() -> None:
    reading = read("STT|Nội dung|Chủ trì|Thời hạn|Chỉ tiêu (triệu đồng)\n1|Một|Hội A|Quý I|50\n2|Hai|Hội A|Quý I|2 tỷ")
    targets = [said.target for said in values(reading).values() if isinstance(said, Registration)]
    assert [target.quantity for target in targets if target] == [50_000_000, 2_000_000_000]


def test_the_measure_that_a_number_format_writes_counts() -> None:
    marks = {(3, 3): Mark.MILLIONS, (3, 4): Mark.TONNES}
    (said,) = values(read("SỐ LIỆU NĂM 2021\nSTT|Đơn vị|Trị giá|Gạo\n1|Xã A|350.5|2", marks=marks)).values()
    assert isinstance(said, FigureRow)
    assert [amount.quantity for amount in said.amounts] == [350_500_000, 2000]
    aims = values(read("STT|Nội dung|Chủ trì|Chỉ tiêu\n1|Một|Hội A|5", marks={(2, 4): Mark.BILLIONS})).values()
    assert [aim.target for aim in aims if isinstance(aim, Registration)] == [
        Target("5 tỷ đồng", Decimal(5_000_000_000), "VND")
    ]


def test_a_target_in_percent_format_is_one() -> None:
    reading = read("STT|Nội dung|Chủ trì|Thời hạn|Chỉ tiêu\n1|Một|Hội A|Quý I|0.955", marks={(2, 5): Mark.PERCENT})
    (said,) = values(reading).values()
    assert isinstance(said, Registration)
    assert said.target == Target("95,5%", Decimal("95.5"), "%")


def test_results_that_are_all_states_are_both() -> None:
    table = "KẾT QUẢ NĂM 2021\nSTT|Nội dung|Chủ trì|Kết quả\n1|Một|Hội A|Hoàn thành\n2|Hai|Hội A|Chưa thực hiện"
    said = [row for row in values(read(table)).values() if isinstance(row, Outcome)]
    assert [(row.status, row.result) for row in said] == [
        (ReportedStatus.DONE, "Hoàn thành"),
        (ReportedStatus.NOT_STARTED, "Chưa thực hiện"),
    ]
    told = values(read(f"{table}\n3|Ba|Hội A|Đã tập huấn 5 lớp")).values()
    assert [row.status for row in told if isinstance(row, Outcome)] == [None] * 3


def test_ditto_marks_say_what_stands_above_them() -> None:
    table = '{TASKS}\n1|Một|Hội A|Hội B, Hội C|Quý I\n2|Hai|"|-nt-|như trên\n3|Ba|nt|Hội D|Quý II'
    said = [row for row in values(read(table.replace("{TASKS}", TASKS))).values() if isinstance(row, Registration)]
    assert [row.lead_unit for row in said] == ["Hội A"] * 3
    assert [row.coordinating_units for row in said] == [("Hội B", "Hội C"), ("Hội B", "Hội C"), ("Hội D",)]
    assert [row.due and row.due.text for row in said] == ["Quý I", "Quý I", "Quý II"]

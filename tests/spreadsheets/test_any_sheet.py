"""Whatever stands in a sheet: it is read without an error, and each table accounts for each of its rows once."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.imports import SheetKind
from desktop.domain.text import clean
from desktop.spreadsheets.given import Given
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Area, Mark, Sheet, Value

Rows = tuple[tuple[Value, ...], ...]

WORDS = (
    *("STT", "TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Phối hợp", "Thời hạn", "Chỉ tiêu", "Ghi chú", "Kết quả"),
    *(
        "Tỷ lệ (%)",
        "Trạng thái",
        "Ngày hoàn thành",
        "Họ và tên",
        "Chức vụ",
        "Đơn vị",
        "Số suất quà",
        "Trị giá (tỷ đồng)",
    ),
    *(
        "ĐVT",
        "Số lượng",
        "Bắt đầu",
        "Hoàn thành",
        "I",
        "A",
        "II",
        "1",
        "1.1",
        "(1)",
        "NHIỆM VỤ CHUNG",
        "Cộng",
        "Tổng cộng",
    ),
    *("Quý II/2021", "31/6/2021", "trước 30/6", "100%", "HT", "12,500", "gần 5 tấn", "x", "-", "Nơi nhận:", "TM. BAN"),
    *(
        "BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021",
        "Đơn vị: Hội A",
        "Đơn vị tính: triệu đồng",
        "HỘI NÔNG DÂN",
        "ngày 31 tháng 2 năm 1",
    ),
)
CELLS: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=8),
    st.floats(),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
LINES = st.lists(st.lists(CELLS, max_size=7).map(tuple), max_size=6)
LABELS = st.lists(st.sampled_from(WORDS[:19]), min_size=3, max_size=7, unique=True).map(tuple)
ROWS = st.builds(lambda above, labels, below: (*above, labels, *below), LINES, LABELS, LINES)
NUMBERED = st.lists(st.sampled_from(WORDS[2:19]), min_size=2, max_size=4, unique=True).map(lambda it: ("STT", *it))
SIDES = st.builds(lambda above, labels, below: (*above, labels, *below), LINES, NUMBERED, LINES)
OF_UNITS = ("STT", "Chỉ tiêu", "ĐVT", "Xã Hòa Khê", "Xã Cẩm Sa", "Tổng")
MEASURED = st.lists(st.lists(CELLS | st.floats(0, 99), max_size=7).map(tuple), max_size=6)
BY_UNIT = st.builds(lambda above, below: (*above, OF_UNITS, *below), LINES, MEASURED)
BESIDE = st.builds(lambda left, right, gap: tuple(beside(left, right, gap)), SIDES, SIDES | BY_UNIT, st.integers(0, 2))


def beside(left: Rows, right: Rows, gap: int) -> Iterator[tuple[Value, ...]]:
    width = max(map(len, left)) + gap
    for one, other in zip_longest(left, right, fillvalue=()):
        yield (*one, *[None] * (width - len(one)), *other)


PLACES = st.tuples(st.integers(1, 15), st.integers(1, 8))
AREAS = st.tuples(PLACES, PLACES).map(
    lambda ends: Area(min(ends[0][0], ends[1][0]), ends[0][1], max(ends[0][0], ends[1][0]), ends[0][1] + ends[1][1])
)
SHEETS = st.builds(
    lambda rows, merges, marks: Sheet("S", rows, merges=merges, marks=marks),
    ROWS | BESIDE | BY_UNIT,
    merges=st.lists(AREAS, max_size=3).map(tuple),
    marks=st.dictionaries(PLACES, st.sampled_from(Mark), max_size=6),
)
KINDS = st.none() | st.sampled_from([kind for kind in SheetKind if kind is not SheetKind.NONE])


def is_filled(cell: Value) -> bool:
    return bool(clean(cell)) if isinstance(cell, str) else cell is not None


@settings(max_examples=150, deadline=None)
@given(SHEETS, KINDS, st.dictionaries(PLACES, st.sampled_from(WORDS), max_size=4))
def test_every_row_is_a_heading_a_reading_or_skipped(
    sheet: Sheet, kind: SheetKind | None, corrections: dict[tuple[int, int], str]
) -> None:
    readings = read_sheet(sheet, Given(kind=kind), corrections)
    said: set[int] = set()
    for reading in readings:
        own = [*(row.row for row in reading.rows), *(row.row for row in reading.skipped)]
        assert len(own) == len(set(own))
        said.update(own)
    assert said <= set(range(1, max(len(sheet.rows), *(row for row, _ in corrections), 0, 0) + 1))
    if readings[0].kind is not SheetKind.NONE:
        last_rows = [reading.header_row or 0 for reading in readings]
        headings = [row for last in last_rows for row in range(last - 4, last + 1)]
        filled = {number for number, cells in enumerate(sheet.rows, 1) if any(map(is_filled, cells))}
        assert filled <= {*said, *headings}
    for row in (row for reading in readings for row in reading.rows):
        assert all(problem.cell == "" or problem.cell.endswith(str(row.row)) for problem in row.problems)
        assert all(cell.endswith(str(row.row)) for field, cell in row.cells.items() if field != "unit")

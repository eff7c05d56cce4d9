"""Sheets put together at random from what units write: whatever the mixture, what was put in is what is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.deadlines import Deadline, day_deadline
from desktop.domain.imports import Registration, SheetKind, SkipReason
from desktop.domain.tasks import Target, TaskKind
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Sheet, Value

Line = list[Value]

SENDERS = ("HỘI NÔNG DÂN TỈNH", "SỞ NỘI VỤ", "TỈNH ĐOÀN THANH BÌNH", "ỦY BAN MTTQ VIỆT NAM TỈNH")
BLOCKS: Sequence[list[Line]] = (
    [["TỈNH THANH BÌNH", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["{}", None, "Độc lập - Tự do - Hạnh phúc"], []],
    [["TỈNH ỦY THANH BÌNH"], ["{}"], ["*"]],
    [["Đơn vị: {}"]],
    [["{}"], ["Số: 15/BC-VP", None, "Thanh Bình, ngày 05 tháng 01 năm 2023"]],
)
NAMES = ("BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2022", "DANH MỤC NHIỆM VỤ ĐĂNG KÝ NĂM 2022", "KẾ HOẠCH NHIỆM VỤ NĂM 2022")
UNDER: Sequence[Line] = ([], ["(Kèm theo Công văn số 12-CV/BDV ngày 08/01/2019)"], ["(Điều chỉnh, bổ sung lần 2)"])
INDEX = ("STT", "TT", "Số TT", "#", None)
HEADINGS: Mapping[str, Sequence[str]] = {
    "title": ("Nội dung nhiệm vụ", "Tên công việc", "NỘI DUNG", "Nội dung, nhiệm vụ"),
    "lead": ("Đơn vị chủ trì", "Chủ trì", "ĐV chủ trì", "Phân công thực hiện"),
    "due": ("Thời hạn", "Thời gian hoàn thành", "Hạn hoàn thành", "Thời gian thực hiện"),
    "target": ("Chỉ tiêu", "Sản phẩm", "Chỉ tiêu/Sản phẩm", "Kết quả dự kiến"),
    "note": ("Ghi chú", "Ghi chú khác"),
}
SECTIONS: Sequence[tuple[Line, TaskKind]] = (
    (["I", "NHIỆM VỤ CHUNG"], TaskKind.COMMON),
    (["A.", "CÁC NHIỆM VỤ TRỌNG TÂM"], TaskKind.KEY),
    (["II. NHIỆM VỤ ĐĂNG KÝ"], TaskKind.REGISTERED),
)
TITLES = (
    "Ký kết chương trình phối hợp",
    "Lãnh đạo, chỉ đạo",
    "Tổng kết nghị quyết",
    "Cộng đồng tự quản",
    "Tháng Thanh niên",
)
LEADS = ("Hội Nông dân tỉnh", "Sở Lao động - Thương binh và Xã hội", "Hội LHPN huyện Yên Hạ")
DUES: Sequence[tuple[Value, Deadline | None]] = (
    ("Quý II/2022", Deadline("Quý II/2022", date(2022, 4, 1), date(2022, 6, 30))),
    (date(2022, 9, 20), day_deadline(date(2022, 9, 20))),
    ("trước 30/11", Deadline("trước 30/11", None, date(2022, 11, 30))),
    ("15-20/5", Deadline("15-20/5", date(2022, 5, 15), date(2022, 5, 20))),
    ("Thường xuyên", Deadline("Thường xuyên", ongoing=True)),
    (None, None),
)
TARGETS: Sequence[tuple[Value, Target | None]] = (
    ("1.250 suất quà", Target("1.250 suất quà", Decimal(1250), "suất quà")),
    ("12,5 tỷ đồng", Target("12,5 tỷ đồng", Decimal(12_500_000_000), "VND")),
    ("gần 500 hộ", Target("gần 500 hộ", Decimal(500), "hộ")),
    (15.0, Target("15", Decimal(15))),
    (None, None),
)
ENDS: Sequence[tuple[list[Line], list[SkipReason]]] = (
    ([], []),
    ([[None, "Tổng cộng"]], [SkipReason.SUBTOTAL]),
    ([["NGƯỜI LẬP BIỂU", None, "TRƯỞNG BAN"]], [SkipReason.FOOTER]),
    ([["Tổng số: 05 nhiệm vụ"], [], ["Nơi nhận:"]], [SkipReason.SUBTOTAL, SkipReason.BLANK, SkipReason.FOOTER]),
)


@dataclass
class Composed:
    """A sheet, what was put into it, and where."""

    sender: str
    rows: list[Line]
    header: int = 0
    tasks: dict[int, Registration] = field(default_factory=dict)
    skipped: dict[int, SkipReason] = field(default_factory=dict)

    def skip(self, line: Line, why: SkipReason) -> None:
        self.rows.append(line)
        self.skipped[len(self.rows)] = why if line else SkipReason.BLANK


@st.composite
def composed(draw: st.DrawFn) -> Composed:
    """Return a sheet with a title block, a heading in any words and order, sections, tasks and an end."""
    made = Composed(draw(st.sampled_from(SENDERS)), [])
    above: list[Line] = [*draw(st.sampled_from(BLOCKS)), [draw(st.sampled_from(NAMES))], draw(st.sampled_from(UNDER))]
    for line in above:
        filled = [text.format(made.sender) if isinstance(text, str) else text for text in line]
        made.skip(list(filled), SkipReason.TITLE)
    columns = ["title", *draw(st.permutations(["lead", "due", *draw(st.sampled_from((["target", "note"], ["note"])))]))]
    labels: Line = [draw(st.sampled_from(HEADINGS[column])) for column in columns]
    made.rows.append([draw(st.sampled_from(INDEX)), *labels])
    made.header = len(made.rows)
    if draw(st.booleans()):
        made.skip([f"({number})" for number in range(1, len(columns) + 2)], SkipReason.COLUMN_NUMBERS)
    kind = TaskKind.REGISTERED
    for number, name in enumerate(draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=5, unique=True)), 1):
        if draw(st.booleans()):
            section, kind = draw(st.sampled_from(SECTIONS))
            made.skip(list[Value](section), SkipReason.SECTION)
        lead, note = draw(st.sampled_from(LEADS)), draw(st.sampled_from((None, "Bổ sung")))
        (due, deadline), (target, aim) = draw(st.sampled_from(DUES)), draw(st.sampled_from(TARGETS))
        cells: dict[str, Value] = {"title": name, "lead": lead, "due": due, "target": target, "note": note}
        made.rows.append([float(number), *(cells[column] for column in columns)])
        aimed = aim if "target" in columns else None
        made.tasks[len(made.rows)] = Registration(name, kind, lead, (), deadline, aimed, note, str(number))
    lines, reasons = draw(st.sampled_from(ENDS))
    for line, why in zip(lines, reasons, strict=True):
        made.skip(line, why)
    return made


@settings(max_examples=100, deadline=None)
@given(composed(), st.integers(0, 3), st.integers(0, 2))
def test_what_was_put_in_is_what_is_read(made: Composed, down: int, right: int) -> None:
    rows = [()] * down + [(None,) * right + tuple(line) if line else () for line in made.rows]
    (reading,) = read_sheet(Sheet("S", tuple(rows)))
    assert (reading.kind, reading.header_row, reading.period) == (SheetKind.REGISTRATIONS, made.header + down, 2022)
    assert reading.sender == made.sender
    assert {row.row - down: row.values for row in reading.rows} == made.tasks
    assert all(row.problems == () for row in reading.rows)
    assert {row.row - down: row.why for row in reading.skipped if row.row > down} == made.skipped

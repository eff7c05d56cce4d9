"""Every element of printed minutes against the decree's layout (``layout_rules.json``, profile nd30).

Each check takes one :class:`Sheet`: minutes of a meeting of which every part has something in it. :data:`CHECKS` has
all of them, for papers printed in these tests and for those that a clerk saves in the window.
"""

import itertools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.meetings import reviewed_year
from desktop.papers.blocks import LabelLine, NumberedParagraph, Paragraph
from desktop.papers.minutes import MinutesRecord, minutes_blocks
from tests.papers.reading import Line, Print

#: The sides of what may be printed on, mm from the sheet's left and top.
LEFT, RIGHT, TOP, BOTTOM = 30, 190, 20, 277
ROUNDING = 0.05

Rules = dict[str, Any]


def nd30_rules() -> Rules:
    """Return the layout of Nghị định 30/2020/NĐ-CP as data."""
    text = (Path(__file__).parent / "layout_rules.json").read_text(encoding="utf-8")
    nd30: Rules = json.loads(text)["nd30"]
    return nd30


@dataclass(frozen=True)
class Sheet:
    """Minutes as they were printed, what they were to say, and the rules."""

    minutes: Print
    record: MinutesRecord
    rules: Rules

    @property
    def state_title(self) -> Line:
        """The line "CỘNG HÒA XÃ HỘI …"."""
        return self.minutes.find(self.rules["quoc_hieu"]["text"])

    @property
    def number(self) -> Line:
        """The line "Số: …"."""
        return self.minutes.find("Số:", page=1)

    @property
    def left_head(self) -> list[Line]:
        """The lines over the number: superior body and issuer."""
        top = self.minutes.on(1)
        return [line for line in top if line.top < self.number.top - 3 and line.right < LEFT + 65]

    @property
    def issuer(self) -> list[Line]:
        """The lines of the issuing body."""
        return self.left_head[len([line for line in self.left_head if not line.bold]) :]

    @property
    def first_annex_page(self) -> int:
        """The page on which the attendance list begins."""
        return self.minutes.find("Phụ lục").page

    def body(self) -> list[Line]:
        """The lines of the minutes between their heading and their end, but those of the table."""
        lines = [line for line in self.minutes.lines if line.size == 14 and not line.bold and not line.text.isdigit()]
        end = next(index for index, line in enumerate(lines) if line.text.endswith("./."))
        return lines[: end + 1]


def in_range(value: float, rule: Any) -> bool:
    """Return whether ``value`` lies in the range of ``rule``, but for rounding."""
    low, high = rule["range"]
    return bool(low - ROUNDING <= value <= high + ROUNDING)


def of_style(line: Line, rule: Any) -> bool:
    """Return whether ``line`` has the size and weight of ``rule``."""
    return in_range(line.size, rule["size"]) and line.bold == rule["bold"] and line.italic == rule.get("italic", False)


def is_centred(line: Line) -> bool:
    """Return whether ``line`` stands in the middle of the sheet's text."""
    return abs(line.middle - (LEFT + RIGHT) / 2) < 0.5


# ── The sheet, its margins, its fonts (ND30 I) ──


def page_is_a4_portrait(sheet: Sheet) -> None:
    assert all(size == pytest.approx(sheet.rules["page"]["size_mm"], abs=0.2) for size in sheet.minutes.sizes)


def text_stays_within_the_margins(sheet: Sheet) -> None:
    margin = sheet.rules["page"]["margin_mm"]
    text = [line for line in sheet.minutes.lines if line.top > margin["top"]["default"]]
    assert in_range(min(line.left for line in text), margin["left"])
    assert in_range(210 - max(line.right for line in text), margin["right"])
    assert min(line.top for line in text) >= TOP - 1
    assert max(line.bottom for line in text) <= BOTTOM


def drawn_lines_stay_within_the_margins(sheet: Sheet) -> None:
    assert min(rule.left for rule in sheet.minutes.rules) >= LEFT - ROUNDING
    assert max(rule.right for rule in sheet.minutes.rules) <= RIGHT + ROUNDING


def every_letter_is_of_one_times_family(sheet: Sheet) -> None:
    families = {re.sub(r"[-,]?(Bold|Italic|Regular|MT|PS)*$", "", line.font) for line in sheet.minutes.lines}
    assert families <= {"TimesNewRoman", "LiberationSerif", "Tinos"}
    assert len(families) == 1


# ── Page numbers (ND30 I.7) ──


def first_page_shows_no_number(sheet: Sheet) -> None:
    for page in (1, sheet.first_annex_page):
        assert not [line for line in sheet.minutes.on(page) if line.bottom < TOP]


def pages_are_numbered_in_the_middle_of_the_top_margin(sheet: Sheet) -> None:
    annex = sheet.first_annex_page
    numbered = [(page, page) for page in range(2, annex)]
    numbered += [(page, page - annex + 1) for page in range(annex + 1, len(sheet.minutes.sizes) + 1)]
    assert numbered
    for page, expected in numbered:
        number = sheet.minutes.on(page)[0]
        assert number.text == str(expected)
        assert number.bottom < TOP
        assert is_centred(number)
        assert in_range(number.size, sheet.rules["page_number"]["size"])
        assert not number.bold
        assert not number.italic


# ── The letterhead (ND30 II.1 to II.4) ──


def state_title_is_on_one_line_in_the_right_column(sheet: Sheet) -> None:
    title, rule = sheet.state_title, sheet.rules["quoc_hieu"]
    assert title.text == rule["text"]
    assert of_style(title, rule)
    assert title.left > max(line.right for line in sheet.left_head)


def motto_has_a_rule_as_long_as_its_text(sheet: Sheet) -> None:
    motto = sheet.minutes.find(sheet.rules["tieu_ngu"]["text"])
    rule = sheet.minutes.rule_below(motto)
    assert of_style(motto, sheet.rules["tieu_ngu"])
    assert motto.middle == pytest.approx(sheet.state_title.middle, abs=0.5)
    assert rule is not None
    assert rule.width == pytest.approx(motto.width, abs=1)
    assert rule.middle == pytest.approx(motto.middle, abs=0.5)
    assert 0.5 <= rule.weight <= 0.75


def superior_body_stands_above_the_issuer_and_is_not_bold(sheet: Sheet) -> None:
    superior = sheet.left_head[: -len(sheet.issuer)]
    assert " ".join(line.text for line in superior) == sheet.record.office.parent.upper()
    assert all(of_style(line, sheet.rules["co_quan_chu_quan"]) for line in superior)
    assert all(line.bottom <= sheet.issuer[0].top + 1 for line in superior)


def issuer_is_broken_between_words_with_a_rule_of_a_third_to_a_half(sheet: Sheet) -> None:
    rule = sheet.minutes.rule_below(sheet.issuer[-1])
    widest = max(line.width for line in sheet.issuer)
    assert " ".join(line.text for line in sheet.issuer) == sheet.record.office.name.upper()
    assert all(of_style(line, sheet.rules["co_quan_ban_hanh"]) for line in sheet.issuer)
    assert rule is not None
    assert widest / 3 - ROUNDING <= rule.width <= widest / 2 + ROUNDING
    assert rule.middle == pytest.approx(sheet.issuer[-1].middle, abs=0.5)
    assert 0.5 <= rule.weight <= 0.75


def number_and_symbol(sheet: Sheet) -> None:
    number, record = sheet.number, sheet.record
    assert re.match(sheet.rules["so_ky_hieu"]["pattern"], number.text)
    assert number.text == f"Số: {record.meeting.head.number:02}/BB-{record.symbol.code}"
    assert of_style(number, sheet.rules["so_ky_hieu"])
    assert number.middle == pytest.approx(sheet.left_head[0].middle, abs=0.5)


def minutes_have_no_place_and_date(sheet: Sheet) -> None:
    assert not [line for line in sheet.minutes.on(1) if line.italic]


# ── Type and subject (ND30 II.5) ──


def type_name(sheet: Sheet) -> None:
    name = sheet.minutes.find("BIÊN BẢN")
    assert name.text == "BIÊN BẢN"
    assert of_style(name, {**sheet.rules["ten_loai"], "italic": False})
    assert is_centred(name)


def subject_is_bold_centred_and_has_no_rule(sheet: Sheet) -> None:
    top, end = sheet.minutes.find("BIÊN BẢN").bottom, sheet.minutes.find("Thời gian bắt đầu").top
    subject = [line for line in sheet.minutes.on(1) if top < line.bottom and line.bottom <= end]
    assert " ".join(line.text for line in subject) == sheet.record.meeting.head.title
    assert all(of_style(line, sheet.rules["trich_yeu"]) and is_centred(line) for line in subject)
    assert not any(sheet.minutes.rule_below(line) for line in subject)


# ── What it says (ND30 II.6) ──


def body_has_its_size(sheet: Sheet) -> None:
    assert all(in_range(line.size, sheet.rules["noi_dung"]["size"]) for line in sheet.body())


def first_lines_are_indented_and_the_others_begin_at_the_margin(sheet: Sheet) -> None:
    indent = sheet.rules["noi_dung"]["first_line_indent_mm"]["default"]
    assert {round(line.left - LEFT, 1) for line in sheet.body()} == {0, indent}


def lines_that_go_on_are_justified(sheet: Sheet) -> None:
    going_on = [line for line, after in itertools.pairwise(sheet.body()) if after.left < LEFT + 1]
    assert len(going_on) > 10
    assert all(line.right == pytest.approx(RIGHT, abs=0.3) for line in going_on)


def line_and_paragraph_spacing(sheet: Sheet) -> None:
    single = 1.149 * 14 * 25.4 / 72
    spacing, apart = (sheet.rules["noi_dung"][name] for name in ("line_spacing", "space_between_paragraphs_pt"))
    pairs = [(line, after) for line, after in itertools.pairwise(sheet.body()) if line.page == after.page]
    within = {round(after.top - line.top, 2) for line, after in pairs if after.left < LEFT + 1}
    between = [after.top - line.top for line, after in pairs if after.left > LEFT + 1]
    assert max(within) - min(within) < 0.03
    assert spacing["min"] * single <= min(within) <= max(within) <= spacing["max"] * single
    assert min(between) - max(within) >= (apart["min"] - 0.1) * 25.4 / 72


def roman_headings_are_bold_capitals(sheet: Sheet) -> None:
    headings = [line for line in sheet.minutes.lines if re.match(r"[IVX]+\. ", line.text) and line.size == 14]
    assert [line.text for line in headings] == [
        "I. NỘI DUNG TRÌNH BÀY TẠI HỘI NGHỊ",
        "II. Ý KIẾN THẢO LUẬN",
        "III. KẾT LUẬN CỦA CHỦ TRÌ",
    ]
    assert all(of_style(line, sheet.rules["muc_la_ma"]) for line in headings)


def every_word_of_the_record_is_there_in_order(sheet: Sheet) -> None:
    blocks = minutes_blocks(sheet.record).main.blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph | LabelLine | NumberedParagraph)]
    text = " ".join(line.text.strip() for line in sheet.body())
    places = list(itertools.accumulate(said, lambda start, one: text.index(one, start), initial=0))
    assert places == sorted(places)


def ends_with_the_end_mark(sheet: Sheet) -> None:
    assert sheet.body()[-1].text.endswith(sheet.rules["noi_dung"]["ends_with"])


# ── Signatures and recipients (ND30 II.7, II.9 and Mẫu 1.9) ──


def two_signers_stand_side_by_side(sheet: Sheet) -> None:
    secretary, chair = sheet.minutes.find("THƯ KÝ"), sheet.minutes.find("CHỦ TỌA")
    assert secretary.top == chair.top
    assert secretary.right < chair.left
    assert all(of_style(line, sheet.rules["quyen_han_chuc_vu"]) for line in (secretary, chair))


def names_are_centred_below_with_room_for_the_hand(sheet: Sheet) -> None:
    head = sheet.record.meeting.head
    for post, name in (("THƯ KÝ", head.secretary), ("CHỦ TỌA", head.chair)):
        above = sheet.minutes.find(post)
        line = next(line for line in sheet.minutes.on(above.page) if line.text == name and line.top > above.bottom)
        assert of_style(line, sheet.rules["ho_ten_nguoi_ky"])
        assert line.middle == pytest.approx(above.middle, abs=0.3)
        assert line.top - above.bottom >= 20


def recipients_stand_below_the_left_signer(sheet: Sheet) -> None:
    rule = sheet.rules["noi_nhan_item"]
    label = sheet.minutes.find(sheet.rules["noi_nhan_label"]["text"])
    items = [line for line in sheet.minutes.on(label.page) if line.size == rule["size"]["default"]]
    assert label.top > sheet.minutes.find(sheet.record.meeting.head.secretary, page=label.page).bottom
    assert label.left == pytest.approx(LEFT, abs=0.3)
    assert of_style(label, sheet.rules["noi_nhan_label"])
    assert [line.text for line in items] == [
        *(f"- {recipient};" for recipient in sheet.record.recipients),
        f"- Lưu: {sheet.record.filed}.",
    ]
    assert re.match(rule["last_pattern"], items[-1].text)
    assert all(of_style(line, rule) for line in items)


def signatures_are_not_alone_on_their_page(sheet: Sheet) -> None:
    signer = sheet.minutes.find("THƯ KÝ")
    above = [line for line in sheet.minutes.on(signer.page) if line.bottom <= signer.top and not line.text.isdigit()]
    assert len({round(line.top) for line in above}) >= 2


# ── Tables: the conclusions and the attendance list ──


def frame_is_drawn_around_each_cell(sheet: Sheet) -> None:
    head = sheet.minutes.find("STT")
    uprights = {round(rule.left, 1) for rule in sheet.minutes.rules if rule.page == head.page and rule.width < 0.1}
    assert len(uprights) == 6
    assert {min(uprights), max(uprights)} == {LEFT, RIGHT}


def table_head_stands_on_every_page_of_the_list(sheet: Sheet) -> None:
    for page in range(sheet.first_annex_page, len(sheet.minutes.sizes) + 1):
        heads = [line for line in sheet.minutes.on(page) if line.bold and line.text.startswith("STT")]
        rows = [line for line in sheet.minutes.on(page) if line.size == 13 and not line.bold]
        assert len(heads) == 1
        assert all(head.top < row.top for head in heads for row in rows)


# ── The annex (ND30 III.1) ──


def annex_has_its_head(sheet: Sheet) -> None:
    label, title = sheet.minutes.find("Phụ lục"), sheet.minutes.find("DANH SÁCH ĐẠI BIỂU")
    assert label.top < title.top
    assert all(line.bold and is_centred(line) and line.size == 14 for line in (label, title))


def annex_names_the_paper_it_belongs_to(sheet: Sheet) -> None:
    lines = [line for line in sheet.minutes.on(sheet.first_annex_page) if line.italic]
    head, record = sheet.record.meeting.head, sheet.record
    number, day = f"{head.number:02}/BB-{record.symbol.code}", _day(head.start.date())
    assert " ".join(line.text for line in lines) == (f"(Kèm theo Biên bản số {number} {day} của {record.office.name})")
    assert all(in_range(line.size, sheet.rules["phu_luc"]["ref"]["size"]) and is_centred(line) for line in lines)


def _day(day: date) -> str:
    """ND30 II.4: a zero before days below 10 and before months 1 and 2, before no other."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def annex_begins_on_a_page_of_its_own(sheet: Sheet) -> None:
    label = sheet.minutes.find("Phụ lục")
    assert sheet.minutes.on(label.page)[0] == label


def year_is_told_as_a_sentence(sheet: Sheet) -> None:
    year = reviewed_year(sheet.record.meeting.head)
    told = next(line for line in sheet.body() if f"Kết quả thực hiện nhiệm vụ năm {year}" in line.text)
    assert told.left == pytest.approx(LEFT + sheet.rules["noi_dung"]["first_line_indent_mm"]["default"], abs=0.3)


CHECKS: tuple[Callable[[Sheet], None], ...] = (
    page_is_a4_portrait,
    text_stays_within_the_margins,
    drawn_lines_stay_within_the_margins,
    every_letter_is_of_one_times_family,
    first_page_shows_no_number,
    pages_are_numbered_in_the_middle_of_the_top_margin,
    state_title_is_on_one_line_in_the_right_column,
    motto_has_a_rule_as_long_as_its_text,
    superior_body_stands_above_the_issuer_and_is_not_bold,
    issuer_is_broken_between_words_with_a_rule_of_a_third_to_a_half,
    number_and_symbol,
    minutes_have_no_place_and_date,
    type_name,
    subject_is_bold_centred_and_has_no_rule,
    body_has_its_size,
    first_lines_are_indented_and_the_others_begin_at_the_margin,
    lines_that_go_on_are_justified,
    line_and_paragraph_spacing,
    roman_headings_are_bold_capitals,
    every_word_of_the_record_is_there_in_order,
    ends_with_the_end_mark,
    two_signers_stand_side_by_side,
    names_are_centred_below_with_room_for_the_hand,
    recipients_stand_below_the_left_signer,
    signatures_are_not_alone_on_their_page,
    frame_is_drawn_around_each_cell,
    table_head_stands_on_every_page_of_the_list,
    annex_has_its_head,
    annex_names_the_paper_it_belongs_to,
    annex_begins_on_a_page_of_its_own,
    year_is_told_as_a_sentence,
)

"""The printed minutes, element by element, against the decree's layout (``layout_rules.json``, profile nd30)."""

import itertools
import re
from dataclasses import replace

import pytest

from desktop.domain.office import Office
from desktop.papers.blocks import LabelLine, NumberedParagraph, Paragraph
from desktop.papers.minutes import minutes_blocks
from tests.papers.conftest import Printing
from tests.papers.reading import Line, Print
from tests.papers.samples import CONCLUSION, OFFICE, annual_review, delegates, speeches, with_head, with_meeting

LEFT, RIGHT, TOP, BOTTOM = 30, 190, 20, 277
ROUNDING = 0.05


def in_range(value: float, rule) -> bool:
    low, high = rule["range"]
    return bool(low - ROUNDING <= value <= high + ROUNDING)


def of_style(line: Line, rule) -> bool:
    return in_range(line.size, rule["size"]) and line.bold == rule["bold"] and line.italic == rule.get("italic", False)


def is_centred(line: Line) -> bool:
    return abs(line.middle - (LEFT + RIGHT) / 2) < 0.5


def body_lines(minutes: Print) -> list[Line]:
    """The lines of the minutes between their heading and their end, but those of the table."""
    lines = [line for line in minutes.lines if line.size == 14 and not line.bold and not line.text.isdigit()]
    end = next(index for index, line in enumerate(lines) if line.text.endswith("./."))
    return lines[: end + 1]


class TestPage:
    """The sheet, its margins, its fonts."""

    def test_is_a4_portrait(self, minutes: Print, rules):
        assert all(size == pytest.approx(rules["page"]["size_mm"], abs=0.2) for size in minutes.sizes)

    def test_text_stays_within_the_margins(self, minutes: Print, rules):
        margin = rules["page"]["margin_mm"]
        text = [line for line in minutes.lines if line.top > margin["top"]["default"]]
        assert in_range(min(line.left for line in text), margin["left"])
        assert in_range(210 - max(line.right for line in text), margin["right"])
        assert min(line.top for line in text) >= TOP - 1
        assert max(line.bottom for line in text) <= BOTTOM

    def test_drawn_lines_stay_within_the_margins(self, minutes: Print):
        assert min(rule.left for rule in minutes.rules) >= LEFT - ROUNDING
        assert max(rule.right for rule in minutes.rules) <= RIGHT + ROUNDING

    def test_every_letter_is_of_one_times_family(self, minutes: Print):
        families = {re.sub(r"[-,]?(Bold|Italic|Regular|MT|PS)*$", "", line.font) for line in minutes.lines}
        assert families <= {"TimesNewRoman", "LiberationSerif", "Tinos"}
        assert len(families) == 1


class TestPageNumber:
    """ND30 I.7."""

    def test_is_not_shown_on_the_first_page(self, minutes: Print):
        assert not [line for line in minutes.on(1) if line.bottom < TOP]

    def test_is_centred_in_the_top_margin_from_the_second_page(self, minutes: Print, rules):
        number = minutes.on(2)[0]
        assert number.text == "2"
        assert number.bottom < TOP
        assert is_centred(number)
        assert in_range(number.size, rules["page_number"]["size"])
        assert not number.bold
        assert not number.italic

    def test_restarts_in_the_annex(self, printed: Printing):
        long_list = printed(with_meeting(annual_review(), attendees=delegates(80)))
        annex = long_list.find("Phụ lục").page
        assert not [line for line in long_list.on(annex) if line.bottom < TOP]
        assert [long_list.on(annex + offset)[0].text for offset in (1, 2)] == ["2", "3"]


class TestLetterhead:
    """ND30 II.1 to II.4."""

    def test_state_title_is_on_one_line_in_the_right_column(self, minutes: Print, rules):
        title = minutes.find(rules["quoc_hieu"]["text"])
        assert title.text == rules["quoc_hieu"]["text"]
        assert of_style(title, rules["quoc_hieu"])
        assert title.left > minutes.find("BAN CHỈ ĐẠO").right

    def test_motto_has_a_rule_as_long_as_its_text(self, minutes: Print, rules):
        motto = minutes.find(rules["tieu_ngu"]["text"])
        rule = minutes.rule_below(motto)
        assert of_style(motto, rules["tieu_ngu"])
        assert motto.middle == pytest.approx(minutes.find(rules["quoc_hieu"]["text"]).middle, abs=0.5)
        assert rule is not None
        assert rule.width == pytest.approx(motto.width, abs=1)
        assert rule.middle == pytest.approx(motto.middle, abs=0.5)
        assert 0.5 <= rule.weight <= 0.75

    def test_superior_body_stands_above_the_issuer_and_is_not_bold(self, minutes: Print, rules):
        superior = minutes.find("TỈNH ỦY THANH BÌNH")
        assert of_style(superior, rules["co_quan_chu_quan"])
        assert superior.bottom <= minutes.find("BAN CHỈ ĐẠO").top + 1

    @pytest.mark.parametrize(
        "name",
        [
            "Ủy ban nhân dân xã Yên Hạ",
            "Ủy ban Mặt trận Tổ quốc Việt Nam",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thanh Bình",
            "Ban Chỉ đạo phối hợp hoạt động vận động quần chúng",
            "Ban Chỉ đạo phối hợp hoạt động vận động quần chúng tỉnh Thanh Bình",
            "Ban Chỉ đạo Quốc gia phòng, chống dịch bệnh và bảo đảm an sinh xã hội cho Nhân dân thành phố Hồ Chí Minh",
            "BCĐ",
        ],
    )
    def test_issuer_is_broken_between_words_with_a_rule_of_a_third_to_a_half(self, printed: Printing, rules, name: str):
        minutes = printed(replace(annual_review(), office=replace(OFFICE, name=name, parent="")))
        number = minutes.find("Số:")
        issuer = [line for line in minutes.on(1) if line.top < number.top - 3 and line.right < LEFT + 65]
        rule = minutes.rule_below(issuer[-1])
        widest = max(line.width for line in issuer)
        assert " ".join(line.text for line in issuer) == name.upper()
        assert all(of_style(line, rules["co_quan_ban_hanh"]) for line in issuer)
        assert rule is not None
        assert widest / 3 - ROUNDING <= rule.width <= widest / 2 + ROUNDING
        assert rule.middle == pytest.approx(issuer[-1].middle, abs=0.5)
        assert 0.5 <= rule.weight <= 0.75

    def test_number_and_symbol(self, minutes: Print, rules):
        number = minutes.find("Số:")
        assert number.text == "Số: 05/BB-BCĐ"
        assert re.match(rules["so_ky_hieu"]["pattern"], number.text)
        assert of_style(number, rules["so_ky_hieu"])
        assert number.middle == pytest.approx(minutes.find("TỈNH ỦY THANH BÌNH").middle, abs=0.5)

    def test_room_is_left_for_a_number_that_is_not_given_yet(self, printed: Printing, rules):
        number = printed(with_head(annual_review(), number=None)).find("Số:")
        assert re.match(rules["so_ky_hieu"]["pattern"], number.text)
        assert number.width > 30

    def test_minutes_have_no_place_and_date(self, minutes: Print):
        assert not [line for line in minutes.on(1) if line.italic]

    def test_an_office_without_a_superior_body_has_no_empty_line(self, printed: Printing, rules):
        minutes = printed(replace(annual_review(), office=Office("Ban Chỉ đạo tỉnh", code="BCĐ")))
        assert minutes.find("BAN CHỈ ĐẠO TỈNH").top == pytest.approx(
            minutes.find(rules["quoc_hieu"]["text"]).top, abs=0.2
        )


class TestTitle:
    """ND30 II.5."""

    def test_type_name(self, minutes: Print, rules):
        name = minutes.find("BIÊN BẢN")
        assert name.text == "BIÊN BẢN"
        assert of_style(name, {**rules["ten_loai"], "italic": False})
        assert is_centred(name)

    def test_subject_is_bold_centred_and_has_no_rule(self, minutes: Print, rules):
        lines = [minutes.find("Hội nghị tổng kết", page=1), minutes.find("triển khai nhiệm vụ năm 2021", page=1)]
        assert all(of_style(line, rules["trich_yeu"]) and is_centred(line) for line in lines)
        assert not any(minutes.rule_below(line) for line in lines)


class TestBody:
    """ND30 II.6."""

    def test_size_and_weight(self, minutes: Print, rules):
        assert all(in_range(line.size, rules["noi_dung"]["size"]) for line in body_lines(minutes))

    def test_first_lines_are_indented_and_the_others_begin_at_the_margin(self, minutes: Print, rules):
        indent = rules["noi_dung"]["first_line_indent_mm"]["default"]
        starts = {round(line.left - LEFT, 1) for line in body_lines(minutes)}
        assert starts == {0, indent}

    def test_lines_that_go_on_are_justified(self, minutes: Print):
        lines = body_lines(minutes)
        going_on = [line for line, after in itertools.pairwise(lines) if after.left < LEFT + 1]
        assert len(going_on) > 10
        assert all(line.right == pytest.approx(RIGHT, abs=0.3) for line in going_on)

    def test_line_and_paragraph_spacing(self, minutes: Print, rules):
        single = 1.149 * 14 * 25.4 / 72
        spacing = rules["noi_dung"]["line_spacing"]
        lines = body_lines(minutes)
        pairs = [(line, after) for line, after in itertools.pairwise(lines) if line.page == after.page]
        within = {round(after.top - line.top, 2) for line, after in pairs if after.left < LEFT + 1}
        between = [after.top - line.top for line, after in pairs if after.left > LEFT + 1]
        assert max(within) - min(within) < 0.03
        assert spacing["min"] * single <= min(within) <= max(within) <= spacing["max"] * single
        assert min(between) - max(within) >= (rules["noi_dung"]["space_between_paragraphs_pt"]["min"] - 0.1) * 25.4 / 72

    def test_roman_headings_are_bold_capitals(self, minutes: Print, rules):
        headings = [line for line in minutes.lines if re.match(r"[IVX]+\. ", line.text) and line.size == 14]
        assert [line.text for line in headings] == [
            "I. NỘI DUNG TRÌNH BÀY TẠI HỘI NGHỊ",
            "II. Ý KIẾN THẢO LUẬN",
            "III. KẾT LUẬN CỦA CHỦ TRÌ",
        ]
        assert all(of_style(line, rules["muc_la_ma"]) for line in headings)

    def test_every_word_of_the_record_is_there_in_order(self, minutes: Print):
        blocks = minutes_blocks(annual_review()).main.blocks
        said = [block.text for block in blocks if isinstance(block, Paragraph | LabelLine | NumberedParagraph)]
        text = " ".join(line.text.strip() for line in body_lines(minutes))
        places = list(itertools.accumulate(said, lambda start, one: text.index(one, start), initial=0))
        assert places == sorted(places)

    def test_ends_with_the_end_mark(self, minutes: Print, rules):
        assert body_lines(minutes)[-1].text.endswith(rules["noi_dung"]["ends_with"])


class TestEnd:
    """ND30 II.7, II.9 and Mẫu 1.9."""

    def test_two_signers_stand_side_by_side(self, minutes: Print, rules):
        secretary, chair = minutes.find("THƯ KÝ"), minutes.find("CHỦ TỌA")
        assert secretary.top == chair.top
        assert secretary.right < chair.left
        assert all(of_style(line, rules["quyen_han_chuc_vu"]) for line in (secretary, chair))

    def test_names_are_centred_below_with_room_for_the_hand(self, minutes: Print, rules):
        end = minutes.find("THƯ KÝ").page
        for post, name in (("THƯ KÝ", "Lê Thị Hòa"), ("CHỦ TỌA", "Nguyễn Văn Đồng")):
            above = minutes.find(post)
            line = next(line for line in minutes.on(end) if line.text == name)
            assert of_style(line, rules["ho_ten_nguoi_ky"])
            assert line.middle == pytest.approx(above.middle, abs=0.3)
            assert line.top - above.bottom >= 20

    def test_recipients_stand_below_the_left_signer(self, minutes: Print, rules):
        label = minutes.find(rules["noi_nhan_label"]["text"])
        items = [line for line in minutes.on(label.page) if line.size == rules["noi_nhan_item"]["size"]["default"]]
        assert label.top > minutes.find("Lê Thị Hòa", page=label.page).bottom
        assert label.left == pytest.approx(LEFT, abs=0.3)
        assert of_style(label, rules["noi_nhan_label"])
        assert [line.text for line in items] == ["- Như thành phần tham dự;", "- Lưu: VT, Hồ sơ."]
        assert re.match(rules["noi_nhan_item"]["last_pattern"], items[-1].text)
        assert all(of_style(line, rules["noi_nhan_item"]) for line in items)


class TestTables:
    """The conclusions and the attendance list."""

    def test_head_is_repeated_on_every_page(self, printed: Printing):
        minutes = printed(with_meeting(annual_review(), attendees=delegates(80)))
        annex = minutes.find("Phụ lục").page
        pages = range(annex, len(minutes.sizes) + 1)
        assert len(pages) > 2
        for page in pages:
            heads = [line for line in minutes.on(page) if line.bold and line.text.startswith("STT")]
            rows = [line for line in minutes.on(page) if "Đại biểu" in line.text]
            assert len(heads) == 1
            assert all(head.top < row.top for head in heads for row in rows)

    def test_rows_are_not_divided(self, printed: Printing):
        text = " ".join(f"chữ{number}" for number in range(60))
        rows = tuple(replace(CONCLUSION, number=number, text=f"{text} hết{number}.") for number in range(1, 16))
        minutes = printed(with_meeting(annual_review(), conclusions=rows))
        for number in range(1, 16):
            last = minutes.find(f"hết{number}.")
            first = [line for line in minutes.on(last.page) if line.text == str(number) and line.size == 13]
            assert first, f"row {number} ends on a page on which it does not begin"

    def test_a_row_taller_than_a_page_loses_no_word(self, printed: Printing):
        words = [f"chữ{number}" for number in range(1500)]
        row = replace(CONCLUSION, text=" ".join(words))
        minutes = printed(with_meeting(annual_review(), conclusions=(row,), attendees=()))
        found = {word for line in minutes.lines if line.size == 13 for word in line.text.split()}
        assert set(words) <= found
        assert minutes.find("chữ0").page == minutes.find("III. KẾT LUẬN").page

    def test_a_row_that_goes_on_is_closed_at_the_foot_of_the_page(self, printed: Printing):
        row = replace(CONCLUSION, text=" ".join(f"chữ{number}" for number in range(1500)))
        minutes = printed(with_meeting(annual_review(), conclusions=(row,), attendees=()))
        page = minutes.find("chữ700").page
        last = max(line.bottom for line in minutes.on(page))
        assert [rule for rule in minutes.rules if rule.page == page and rule.width > 150 and rule.top >= last - 1]

    def test_frame_is_drawn_around_each_cell(self, minutes: Print):
        head = minutes.find("STT")
        uprights = {round(rule.left, 1) for rule in minutes.rules if rule.page == head.page and rule.width < 0.1}
        assert len(uprights) == 6
        assert {min(uprights), max(uprights)} == {LEFT, RIGHT}


class TestAnnex:
    """ND30 III.1."""

    def test_head(self, minutes: Print, rules):
        label, title = minutes.find("Phụ lục"), minutes.find("DANH SÁCH ĐẠI BIỂU")
        assert label.top < title.top
        assert all(line.bold and is_centred(line) and line.size == 14 for line in (label, title))

    def test_names_the_paper_it_belongs_to(self, minutes: Print, rules):
        lines = [line for line in minutes.on(minutes.find("Phụ lục").page) if line.italic]
        assert " ".join(line.text for line in lines) == (
            "(Kèm theo Biên bản số 05/BB-BCĐ ngày 05 tháng 02 năm 2021 của "
            "Ban Chỉ đạo phối hợp hoạt động vận động quần chúng tỉnh Thanh Bình)"
        )
        assert all(in_range(line.size, rules["phu_luc"]["ref"]["size"]) and is_centred(line) for line in lines)

    def test_begins_on_a_page_of_its_own(self, minutes: Print):
        label = minutes.find("Phụ lục")
        assert minutes.on(label.page)[0] == label


@pytest.mark.parametrize("count", range(61))
def test_signatures_are_never_alone_on_a_page(pages_of, count: int):
    """Whatever the length, at least two lines of the body stand above the signatures on their page."""
    record = with_meeting(annual_review(), contributions=speeches(count), conclusions=(), attendees=())
    page = next(lines for lines in pages_of(record) if "THƯ KÝ" in " ".join(lines))
    body = [line for line in page if not line.isdigit()]
    assert [line.startswith("THƯ KÝ") for line in body].index(True) >= 2


def test_a_minimal_record_is_still_a_paper(printed: Printing, rules):
    record = with_meeting(annual_review(), agenda=(), attendees=(), contributions=(), conclusions=())
    minutes = printed(replace(record, year_result=None))
    assert len(minutes.sizes) == 1
    assert minutes.find("THƯ KÝ").page == 1
    assert not [line for line in minutes.lines if re.match(r"[IVX]+\. ", line.text)]


def test_five_hundred_delegates(pages_of):
    pages = pages_of(with_meeting(annual_review(), attendees=delegates(500)))
    text = "\n".join(line for page in pages for line in page)
    assert re.findall(r"Đại biểu (\d+)", text) == [str(number) for number in range(1, 501)]

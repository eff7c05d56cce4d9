"""The printed minutes, element by element, against the decree's layout (``layout_rules.json``, profile nd30)."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.domain.office import Office
from tests.papers import minutes_checks
from tests.papers.conftest import Printing
from tests.papers.minutes_checks import CHECKS, Sheet
from tests.papers.reading import Print
from tests.papers.samples import CONCLUSION, OFFICE, annual_review, delegates, speeches, with_head, with_meeting


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_element_of_a_whole_review(minutes: Print, rules, check: Callable[[Sheet], None]):
    check(Sheet(minutes, annual_review(), rules))


def test_the_words_of_the_sample_stand_in_its_head(minutes: Print):
    assert minutes.find("Số:").text == "Số: 05/BB-BCĐ"
    assert minutes.find("TỈNH ỦY THANH BÌNH").page == 1
    assert minutes.find("Hội nghị tổng kết", page=1).bold
    assert minutes.find("triển khai nhiệm vụ năm 2021", page=1).bold


class TestLetterhead:
    """ND30 II.2 and II.3: issuers of every length, papers that have no number yet."""

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
        record = replace(annual_review(), office=replace(OFFICE, name=name, parent=""))
        minutes_checks.issuer_is_broken_between_words_with_a_rule_of_a_third_to_a_half(
            Sheet(printed(record), record, rules)
        )

    def test_room_is_left_for_a_number_that_is_not_given_yet(self, printed: Printing, rules):
        number = printed(with_head(annual_review(), number=None)).find("Số:")
        assert re.match(rules["so_ky_hieu"]["pattern"], number.text)
        assert number.width > 30

    def test_an_office_whose_symbol_nobody_was_asked_for_has_one_all_the_same(self, printed: Printing, rules):
        record = replace(annual_review(), office=replace(OFFICE, code=""))
        sheet = Sheet(printed(record), record, rules)
        minutes_checks.number_and_symbol(sheet)
        assert sheet.number.text == "Số: 05/BB-BCĐ"

    def test_an_office_without_a_superior_body_has_no_empty_line(self, printed: Printing, rules):
        minutes = printed(replace(annual_review(), office=Office("Ban Chỉ đạo tỉnh", code="BCĐ")))
        assert minutes.find("BAN CHỈ ĐẠO TỈNH").top == pytest.approx(
            minutes.find(rules["quoc_hieu"]["text"]).top, abs=0.2
        )


@pytest.fixture(scope="module")
def long_annex(printed: Printing, rules) -> Sheet:
    record = with_meeting(annual_review(), attendees=delegates(80))
    return Sheet(printed(record), record, rules)


@pytest.fixture(scope="module")
def tall_row(printed: Printing) -> Print:
    """Minutes with one conclusion of 1500 words."""
    row = replace(CONCLUSION, text=" ".join(f"chữ{number}" for number in range(1500)))
    return printed(with_meeting(annual_review(), conclusions=(row,), attendees=()))


class TestLongLists:
    """Tables and annexes of many pages."""

    @pytest.mark.parametrize(
        "check",
        [
            minutes_checks.pages_are_numbered_in_the_middle_of_the_top_margin,
            minutes_checks.first_page_shows_no_number,
            minutes_checks.table_head_stands_on_every_page_of_the_list,
        ],
    )
    def test_the_annex_is_numbered_anew_and_repeats_the_head(self, long_annex: Sheet, check):
        assert len(long_annex.minutes.sizes) - long_annex.first_annex_page >= 2
        check(long_annex)

    def test_rows_are_not_divided(self, printed: Printing):
        text = " ".join(f"chữ{number}" for number in range(60))
        rows = tuple(replace(CONCLUSION, number=number, text=f"{text} hết{number}.") for number in range(1, 16))
        minutes = printed(with_meeting(annual_review(), conclusions=rows))
        for number in range(1, 16):
            last = minutes.find(f"hết{number}.")
            first = [line for line in minutes.on(last.page) if line.text == str(number) and line.size == 13]
            assert first, f"row {number} ends on a page on which it does not begin"

    def test_a_row_taller_than_a_page_loses_no_word(self, tall_row: Print):
        found = {word for line in tall_row.lines if line.size == 13 for word in line.text.split()}
        assert {f"chữ{number}" for number in range(1500)} <= found
        assert tall_row.find("chữ0").page == tall_row.find("III. KẾT LUẬN").page

    def test_a_row_that_goes_on_is_closed_at_the_foot_of_the_page(self, tall_row: Print):
        page = tall_row.find("chữ700").page
        last = max(line.bottom for line in tall_row.on(page))
        assert [rule for rule in tall_row.rules if rule.page == page and rule.width > 150 and rule.top >= last - 1]

    def test_five_hundred_delegates(self, pages_of):
        pages = pages_of(with_meeting(annual_review(), attendees=delegates(500)))
        text = "\n".join(line for page in pages for line in page)
        assert re.findall(r"Đại biểu (\d+)", text) == [str(number) for number in range(1, 501)]


@pytest.mark.parametrize("count", range(61))
def test_signatures_are_never_alone_on_a_page(pages_of, count: int):
    """Whatever the length, at least two lines of the body stand above the signatures on their page."""
    record = with_meeting(annual_review(), contributions=speeches(count), conclusions=(), attendees=())
    page = next(lines for lines in pages_of(record) if "THƯ KÝ" in " ".join(lines))
    body = [line for line in page if not line.isdigit()]
    assert [line.startswith("THƯ KÝ") for line in body].index(True) >= 2


def test_a_minimal_record_is_still_a_paper(printed: Printing):
    record = with_meeting(annual_review(), agenda=(), attendees=(), contributions=(), conclusions=())
    minutes = printed(replace(record, year_result=None))
    assert len(minutes.sizes) == 1
    assert minutes.find("THƯ KÝ").page == 1
    assert not [line for line in minutes.lines if re.match(r"[IVX]+\. ", line.text)]

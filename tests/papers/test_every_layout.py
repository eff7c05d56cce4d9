"""Every paper in every layout, element by element, against the rules of its family."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop.papers.blocks import ChartKind, Letterhead, Paper, Part, Symbol
from desktop.papers.fonts import FontSet
from desktop.papers.layout import FRONT, ND30, PARTY_2018, PARTY_2026, YOUTH, Layout, profile
from tests.papers import gallery
from tests.papers.layout_checks import CHECKS, Sheet, check_everything, sheet_of
from tests.papers.paper_records import SAMPLES

LAYOUTS = (ND30, PARTY_2018, PARTY_2026, FRONT, YOUTH)


@pytest.fixture(scope="module", params=LAYOUTS, ids=lambda layout: f"{layout.name}-{layout.valid_from.year}")
def report(request: pytest.FixtureRequest, fonts: FontSet) -> Sheet:
    """The report with every block, in one layout."""
    return sheet_of(gallery.report(), request.param, fonts)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_report_with_every_block(report: Sheet, check: Callable[[Sheet], None]):
    check(report)


@pytest.mark.parametrize("layout", ["nd30", "party", "front", "youth"])
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_paper(name: str, layout: str, fonts: FontSet):
    check_everything(sheet_of(SAMPLES[name].make(6), profile(layout, date(2026, 6, 1)), fonts))


@pytest.mark.parametrize("layout", [ND30, PARTY_2026], ids=lambda layout: layout.name)
@pytest.mark.parametrize("count", [1, 30, 300])
def test_lists_of_every_length(count: int, layout: Layout, fonts: FontSet):
    check_everything(sheet_of(gallery.list_of(count), layout, fonts))


@pytest.mark.parametrize("layout", [ND30, PARTY_2026], ids=lambda layout: layout.name)
@pytest.mark.parametrize(("signers", "per_row"), [(1, 2), (2, 2), (5, 2), (12, 2), (7, 3), (12, 3)])
def test_signers_of_a_programme(signers: int, per_row: int, layout: Layout, fonts: FontSet):
    check_everything(sheet_of(gallery.agreement(signers, per_row), layout, fonts))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.name}-{layout.valid_from.year}")
def test_two_hundred_letters_of_everything_lose_no_word_and_leave_no_margin(layout: Layout, fonts: FontSet):
    sheet = sheet_of(gallery.extreme(), layout, fonts)
    for check in CHECKS[:5]:
        check(sheet)
    words = {word for line in sheet.printed.lines for word in line.text.casefold().split()}
    assert set(gallery.LONG_NAME.casefold().split()) <= words
    assert {word.strip(",;.") for word in gallery.LONG_TITLE.casefold().split()} <= {
        word.strip(",;.:") for word in words
    }


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("categories", [1, 6, 40])
def test_charts_of_every_kind_stay_within_the_margins(kind: ChartKind, categories: int, fonts: FontSet):
    paper = Paper("T", "A", Part((gallery.chart(kind, categories),)))
    check_everything(sheet_of(paper, ND30, fonts))


def test_the_party_in_its_own_words(fonts: FontSet):
    printed = sheet_of(gallery.report(), PARTY_2026, fonts).printed
    assert printed.find("Số").text == "Số 05-BC/BCĐ"
    assert printed.find("T/M").text == "T/M BAN CHỈ ĐẠO"
    assert not printed.find("TRƯỞNG BAN").bold
    assert printed.find("- Lưu").text == "- Lưu Văn phòng, TGV."
    assert printed.find("I- KẾT QUẢ").bold
    label = printed.find("Nơi nhận:")
    under = printed.rule_below(label)
    assert under is not None
    assert under.width == pytest.approx(label.width, abs=0.5)


def test_papers_of_the_front_have_the_state_s_head(fonts: FontSet):
    assert sheet_of(gallery.report(), FRONT, fonts).printed.find("CỘNG HÒA XÃ HỘI").bold
    assert FRONT.signatures.collective == "Ban Thường trực"


def test_an_old_paper_takes_the_guide_of_its_day():
    assert profile("party", date(2021, 2, 5)) is PARTY_2018
    assert profile("party", date(2026, 6, 1)) is PARTY_2026


class TestParts:
    """Annexes and sheets of many."""

    def test_a_single_annex_has_no_number(self, fonts: FontSet):
        paper = Paper("T", "A", Part((gallery.letterhead(),)), (gallery.annex("Biểu"),))
        assert sheet_of(paper, ND30, fonts).printed.find("Phụ lục").text == "Phụ lục"

    def test_two_annexes_have_roman_numbers(self, fonts: FontSet):
        printed = sheet_of(gallery.report(), ND30, fonts).printed
        assert [line.text for line in printed.lines if line.text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]

    def test_an_annex_may_lie_across_the_sheet(self, fonts: FontSet):
        sizes = sheet_of(gallery.report(), ND30, fonts).printed.sizes
        assert {round(width) for width, _ in sizes} == {210, 297}


class TestLetterhead:
    """Heads that are out of the ordinary."""

    def test_a_long_symbol_and_a_long_place_do_not_meet(self, fonts: FontSet):
        head = Letterhead("", "Ban Chỉ đạo", Symbol(5, "BC", "BCĐ-" * 9), "Thành phố Hồ Chí Minh, " * 3)
        lines = sheet_of(Paper("T", "A", Part((head,))), ND30, fonts).printed.lines
        left = [line for line in lines if line.left < 90]
        right = [line for line in lines if line.left >= 90]
        assert max(line.right for line in left) <= min(line.left for line in right) + 0.1

    def test_a_letter_has_its_subject_below_the_number(self, fonts: FontSet):
        head = Letterhead(
            "", "Ban Chỉ đạo", Symbol(5, "CV", "BCĐ"), "Thanh Bình, ngày 05 tháng 02 năm 2021", "V/v mời họp"
        )
        printed = sheet_of(Paper("T", "A", Part((head,))), ND30, fonts).printed
        subject, number = printed.find("V/v mời họp"), printed.find("Số:")
        assert subject.size == 12
        assert subject.top > number.bottom
        assert subject.middle == pytest.approx(number.middle, abs=0.5)

"""An office's own numbers: within the rules, refused in words beyond them, back to the profile when taken out."""

import json

import pytest

from desktop.domain.errors import RefusedValue
from desktop.papers.fonts import FontSet
from desktop.papers.layout import FRONT, ND30, PARTY_2026, PROFILES, YOUTH, Layout
from desktop.papers.overrides import Choice, FreeText, Range, Value, editable, layout_with, usable, value_of
from desktop.wording import error_sentence
from desktop.wording.layout_fields import LAYOUT_FIELDS
from tests.papers import gallery
from tests.papers.layout_checks import CHECKS, all_rules, sheet_of

LARGEST: dict[str, Value] = {
    "page.top": 25,
    "page.bottom": 25,
    "page.left": 35,
    "page.right": 20,
    "letterhead.state_title_style.size": 13,
    "letterhead.motto_style.size": 14,
    "letterhead.issuer_style.size": 13,
    "letterhead.place_date_style.size": 14,
    "body.first_line_indent": 12.7,
    "body.line_spacing": 1.5,
    "signatures.lines_kept": 3,
    "annex.numerals": "arabic",
}


def test_an_office_s_numbers_are_printed_and_are_within_the_rules(fonts: FontSet):
    sheet = sheet_of(gallery.report(), layout_with(ND30, LARGEST), fonts)
    for check in CHECKS:
        check(sheet)
    assert sheet.printed.find("CỘNG HÒA").size == 13
    assert sheet.printed.find("Phụ lục 2").bold


def test_what_is_not_changed_is_as_the_profile_has_it():
    assert layout_with(ND30, {}) == ND30
    assert layout_with(ND30, {"page.left": 30}) == ND30


@pytest.mark.parametrize("layout", PROFILES, ids=lambda layout: f"{layout.name}-{layout.valid_from.year}")
def test_every_field_that_can_be_changed_has_a_name_and_a_value_that_it_accepts(layout: Layout):
    for path, accepted in editable(layout).items():
        value = value_of(layout, path)
        assert f"layout:{path}" in LAYOUT_FIELDS
        assert layout_with(layout, {path: value}) == layout
        if isinstance(accepted, Choice):
            assert value in accepted.of


@pytest.mark.parametrize(
    ("path", "element"),
    [
        ("letterhead.state_title_style.size", "quoc_hieu"),
        ("letterhead.motto_style.size", "tieu_ngu"),
        ("letterhead.issuer_style.size", "co_quan_ban_hanh"),
        ("letterhead.place_date_style.size", "dia_danh_ngay"),
        ("body.type_name.size", "ten_loai"),
        ("body.subject.size", "trich_yeu"),
        ("body.text.size", "noi_dung"),
        ("signatures.name.size", "ho_ten_nguoi_ky"),
    ],
)
def test_ranges_are_those_of_the_decree(path: str, element: str):
    accepted = editable(ND30)[path]
    assert isinstance(accepted, Range)
    assert [accepted.low, accepted.high] == all_rules()["nd30"][element]["size"]["range"]


@pytest.mark.parametrize("side", ["top", "bottom", "left", "right"])
def test_margins_are_those_of_the_decree(side: str):
    accepted = editable(ND30)[f"page.{side}"]
    assert isinstance(accepted, Range)
    assert [accepted.low, accepted.high] == all_rules()["nd30"]["page"]["margin_mm"][side]["range"]


@pytest.mark.parametrize(
    ("path", "value", "reason", "words"),
    [
        ("page.left", 40, "outside-range", "30–35"),
        ("page.left", "rộng", "outside-range", "30–35"),
        ("body.first_line_indent", 5, "outside-range", "10–12,7"),
        ("signatures.lines_kept", 2.5, "outside-range", "2–6"),
        ("body.end_mark", "!", "not-a-choice", "./."),
        ("signatures.archive", " ", "missing", "nơi lưu"),
        ("signatures.archive", "x" * 61, "too-long", "60"),
        ("font_family", "Arial", "unknown", "font_family"),
        ("page.height", 100, "unknown", "page.height"),
    ],
)
def test_a_value_beyond_the_rules_is_refused_in_words(path: str, value: Value, reason: str, words: str):
    with pytest.raises(RefusedValue) as refused:
        layout_with(ND30, {path: value})
    assert refused.value.reason == reason
    assert words in error_sentence(refused.value)


def test_the_party_s_lines_may_be_further_apart_and_the_state_s_have_no_exact_distance():
    assert layout_with(PARTY_2026, {"body.exact_line": 20}).body.exact_line == 20
    with pytest.raises(RefusedValue, match="unknown"):
        layout_with(ND30, {"body.exact_line": 20})


def test_what_another_profile_does_not_accept_is_left_behind():
    own: dict[str, Value] = {"body.line_spacing": 1.5, "signatures.archive": "Văn phòng Đảng ủy"}
    assert usable(PARTY_2026, own) == {"signatures.archive": "Văn phòng Đảng ủy"}


def test_overrides_outlive_json():
    assert layout_with(ND30, json.loads(json.dumps(LARGEST))) == layout_with(ND30, LARGEST)


def test_a_free_text_may_be_empty_only_where_it_says_so():
    free = {
        path for path, accepted in editable(FRONT).items() if isinstance(accepted, FreeText) and accepted.may_be_empty
    }
    assert free == {"signatures.collective"}
    assert layout_with(YOUTH, {"signatures.collective": ""}).signatures.collective == ""

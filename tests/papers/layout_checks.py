"""Every element of a printed paper against the rules of its family (``layout_rules.json``), whatever the paper.

A check takes one :class:`Sheet`: the paper as blocks, as it was printed, its layout and the rules; where the paper has
no such element, there is nothing to check. :data:`CHECKS` has all of them, :func:`sheet_of` prints a paper for them.
"""

import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

import pytest

from desktop.papers.blocks import (
    Addressees,
    Align,
    AnnexHead,
    Bases,
    LabelLine,
    Letterhead,
    NumberedHeading,
    NumberedParagraph,
    Paper,
    Paragraph,
    Part,
    Recipients,
    Signatures,
    Signer,
    SignerRows,
    Subject,
    TableBlock,
    TypeName,
)
from desktop.papers.fonts import FontSet
from desktop.papers.headlines import Headlines, closed, subject_text
from desktop.papers.layout import Layout, PageSetup
from desktop.papers.parts import layout_of, numbered_parts
from desktop.papers.pdf import render
from desktop.papers.typesetting import running_text
from tests.papers.reading import Line, Print, read

ROUNDING = 0.05
PT = 25.4 / 72

Rules = dict[str, Any]
_Kind = TypeVar("_Kind")

#: What the rules of each family call an element.
NAMES = {
    "nd30": {
        "state": "quoc_hieu",
        "superior": "co_quan_chu_quan",
        "authority": "quyen_han_chuc_vu",
        "post": "quyen_han_chuc_vu",
    },
    "party": {
        "state": "tieu_de_dang",
        "superior": "co_quan_cap_tren",
        "authority": "quyen_han",
        "post": "chuc_vu",
    },
}
FAMILY = {"nd30": "nd30", "front": "nd30", "party": "party", "youth": "party"}


@cache
def all_rules() -> Rules:
    """Return the rules of both families."""
    rules: Rules = json.loads((Path(__file__).parent / "layout_rules.json").read_text(encoding="utf-8"))
    return rules


@dataclass(frozen=True)
class Sheet:
    """A paper, its layout, and what was printed of it."""

    paper: Paper
    layout: Layout
    printed: Print

    @cached_property
    def rules(self) -> Rules:
        """The rules of the layout's family."""
        rules: Rules = all_rules()[FAMILY[self.layout.name]]
        return rules

    def rule(self, element: str) -> Rules:
        """Return the rule of ``element``."""
        rule: Rules = self.rules[NAMES[FAMILY[self.layout.name]].get(element, element)]
        return rule

    @cached_property
    def parts(self) -> list[tuple[Part, list[int]]]:
        """The parts as they were numbered, each with its pages (from 1): a part begins where no page number stands."""
        pages = range(1, len(self.printed.sizes) + 1)
        starts = [page for page in pages if not self.numbers_on(page)]
        ends = [*starts[1:], len(pages) + 1]
        parts = list(numbered_parts(self.paper, self.layout))
        assert len(parts) == len(starts)
        return [(part, list(range(*span))) for part, span in zip(parts, zip(starts, ends, strict=True), strict=True)]

    def numbers_on(self, page: int) -> list[Line]:
        """Return what stands in the top margin of ``page``."""
        return [line for line in self.printed.on(page) if line.bottom < self.layout.page.top]

    def blocks(self, kind: type[_Kind]) -> Iterator[tuple[_Kind, list[int], PageSetup]]:
        """Yield the blocks of ``kind``, each with the pages of its part and how they lie."""
        for part, pages in self.parts:
            for block in part.blocks:
                if isinstance(block, kind):
                    yield block, pages, layout_of(part, self.layout).page

    def lines(self, pages: list[int]) -> list[Line]:
        """Return the lines of ``pages`` but their numbers."""
        return [line for page in pages for line in self.printed.on(page) if line.bottom >= self.layout.page.top]

    def lines_of(self, text: str, pages: list[int]) -> list[Line]:
        """Return the lines that say ``text`` one after the other."""
        lines, wanted = self.lines(pages), " ".join(text.split())
        for start, line in enumerate(lines):
            if not wanted.startswith(line.text.strip()):
                continue
            said = ""
            for end in range(start, len(lines)):
                said = f"{said} {lines[end].text.strip()}".strip()
                if said == wanted:
                    return lines[start : end + 1]
                if not wanted.startswith(said):
                    break
        pytest.fail(f"not in print: {wanted[:80]!r}")

    def title_lines(self, text: str, pages: list[int], caps: bool) -> list[Line]:
        """Return the lines of a title in a column of its own: between others, one below the other."""
        shown = " ".join((text.upper() if caps else text).split())
        for first in self.lines(pages):
            if not shown.startswith(first.text.strip()):
                continue
            column = [
                line
                for line in self.printed.on(first.page)
                if abs(line.middle - first.middle) < 1 and line.top >= first.top
            ]
            for count in range(1, len(column) + 1):
                if " ".join(line.text.strip() for line in column[:count]) == shown:
                    return column[:count]
        pytest.fail(f"not in print: {shown[:80]!r}")


@cache
def sheet_of(paper: Paper, layout: Layout, fonts: FontSet) -> Sheet:
    """Print ``paper`` and read it back: once for all tests that ask for the same."""
    return Sheet(paper, layout, read(render(paper, layout, fonts)))


def has_size(line: Line, rule: Rules) -> bool:
    """Return whether the size of ``line`` is as ``rule`` has it: a number, or a range."""
    size = rule.get("size", line.size)
    low, high = size["range"] if isinstance(size, dict) else (size, size)
    return bool(low - ROUNDING <= line.size <= high + ROUNDING)


def is_styled(line: Line, rule: Rules) -> bool:
    """Return whether ``line`` has the size, weight and slope of ``rule``, as far as it says."""
    return (
        has_size(line, rule)
        and line.bold == rule.get("bold", line.bold)
        and line.italic == rule.get("italic", line.italic)
    )


def baseline(line: Line) -> float:
    """Return the distance of a line's baseline from the sheet's top."""
    return line.bottom - 0.216 * line.size * PT


def is_centred(line: Line, page: PageSetup) -> bool:
    """Return whether ``line`` stands in the middle between the margins."""
    return abs(line.middle - (page.left + page.width - page.right) / 2) < 0.5


# ── The sheet, its margins, its fonts, its numbers ──


def sheets_are_a4(sheet: Sheet) -> None:
    for part, pages in sheet.parts:
        page = layout_of(part, sheet.layout).page
        assert sorted((page.width, page.height)) == [210, 297]
        for number in pages:
            assert sheet.printed.sizes[number - 1] == pytest.approx((page.width, page.height), abs=0.2)


def margins_are_as_the_rules_have_them(sheet: Sheet) -> None:
    for side, rule in sheet.rules["page"]["margin_mm"].items():
        own = getattr(sheet.layout.page, side)
        low, high = rule["range"] if isinstance(rule, dict) else (rule, rule + (5 if side == "right" else 0))
        assert low <= own <= high, side


def everything_stays_within_the_margins(sheet: Sheet) -> None:
    for part, pages in sheet.parts:
        page = layout_of(part, sheet.layout).page
        for line in sheet.lines(pages):
            assert line.left >= page.left - ROUNDING, line.text
            assert line.right <= page.width - page.right + 0.3, line.text
            assert line.bottom <= page.height - page.bottom + 0.3, line.text
        for rule in sheet.printed.rules:
            if rule.page in pages:
                assert rule.left >= page.left - ROUNDING
                assert rule.right <= page.width - page.right + ROUNDING


def letters_are_of_one_times_family(sheet: Sheet) -> None:
    families = {re.sub(r"[-,]?(Bold|Italic|Regular|MT|PS)*$", "", line.font) for line in sheet.printed.lines}
    assert len(families) == 1
    assert families <= {"TimesNewRoman", "LiberationSerif", "Tinos"}


def pages_are_numbered_from_the_second_in_the_top_margin(sheet: Sheet) -> None:
    rule = sheet.rules["page_number"]
    for part, pages in sheet.parts:
        page = layout_of(part, sheet.layout).page
        assert not sheet.numbers_on(pages[0])
        for number, on in enumerate(pages[1:], start=2):
            (shown,) = sheet.numbers_on(on)
            assert shown.text == str(number)
            assert is_centred(shown, page)
            assert has_size(shown, rule)
            assert not shown.bold
            assert not shown.italic


# ── The head ──


def state_title_is_on_one_line_with_a_rule_as_long_as_the_last_text(sheet: Sheet) -> None:
    words = Headlines(sheet.layout)
    for _, pages, _ in sheet.blocks(Letterhead):
        title = sheet.printed.find(words.state_title, pages[0])
        assert is_styled(title, sheet.rule("state"))
        last = title
        if words.motto:
            last = sheet.printed.find(words.motto, pages[0])
            assert is_styled(last, sheet.rules["tieu_ngu"])
            assert last.middle == pytest.approx(title.middle, abs=0.5)
        rule = sheet.printed.rule_below(last)
        assert rule is not None
        assert rule.width == pytest.approx(last.width, abs=1)
        assert rule.middle == pytest.approx(last.middle, abs=0.5)
        assert 0.5 <= rule.weight <= 0.75


def issuer_stands_below_its_superior(sheet: Sheet) -> None:
    for block, pages, _ in sheet.blocks(Letterhead):
        issuer = sheet.title_lines(block.issuer, pages[:1], caps=True)
        assert all(is_styled(line, sheet.rules["co_quan_ban_hanh"]) for line in issuer)
        if block.superior:
            superior = sheet.title_lines(block.superior, pages[:1], caps=True)
            assert all(is_styled(line, sheet.rule("superior")) for line in superior)
            assert superior[-1].top < issuer[0].top
        _has_below_issuer(sheet, issuer)


def _has_below_issuer(sheet: Sheet, issuer: list[Line]) -> None:
    mark = sheet.rules["co_quan_ban_hanh"].get("below")
    if mark:
        star = next(line for line in sheet.printed.on(issuer[-1].page) if line.text.strip("*") == "")
        assert star.middle == pytest.approx(issuer[-1].middle, abs=0.5)
        assert star.top > issuer[-1].top
        return
    rule, widest = sheet.printed.rule_below(issuer[-1]), max(line.width for line in issuer)
    assert rule is not None
    assert widest / 3 - ROUNDING <= rule.width <= widest / 2 + ROUNDING
    assert rule.middle == pytest.approx(issuer[-1].middle, abs=0.5)


def number_and_day_share_a_baseline(sheet: Sheet) -> None:
    for block, pages, _ in sheet.blocks(Letterhead):
        if block.symbol is None:
            continue
        said = Headlines(sheet.layout).number(block.symbol)
        number = next(line for line in sheet.printed.on(pages[0]) if line.text.strip() == said.strip())
        assert is_styled(number, sheet.rules["so_ky_hieu"])
        if sheet.layout.name != "youth" and block.symbol.code:
            assert re.match(sheet.rules["so_ky_hieu"]["pattern"], number.text)
        if block.place_date:
            day = sheet.printed.find(block.place_date, pages[0])
            assert is_styled(day, sheet.rules["dia_danh_ngay"])
            assert baseline(day) == pytest.approx(baseline(number), abs=0.1)


def days_have_a_zero_before_small_days_and_the_first_two_months_only(sheet: Sheet) -> None:
    for block, _, _ in sheet.blocks(Letterhead):
        for day in re.findall(r"ngày \d.*", block.place_date):
            assert re.fullmatch(r"ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm \d{4}", day)


def type_name_is_centred(sheet: Sheet) -> None:
    for block, pages, page in sheet.blocks(TypeName):
        for line in sheet.title_lines(block.text, pages, caps=True):
            assert is_styled(line, sheet.rules["ten_loai"])
            assert is_centred(line, page)


def subject_is_centred_with_what_stands_below_it(sheet: Sheet) -> None:
    rules = sheet.rules["trich_yeu"]
    for block, pages, page in sheet.blocks(Subject):
        if not block.text.strip():
            continue
        lines = sheet.title_lines(subject_text(block.text, sheet.layout), pages, caps=False)
        assert all(is_styled(line, rules) and is_centred(line, page) for line in lines)
        if block.rule and not rules.get("below"):
            rule, widest = sheet.printed.rule_below(lines[-1]), max(line.width for line in lines)
            assert rule is not None
            assert widest / 3 - ROUNDING <= rule.width <= widest / 2 + ROUNDING
        elif block.rule:
            assert [line for line in sheet.printed.on(lines[-1].page) if line.text == rules["below"]]


def addressees_are_listed(sheet: Sheet) -> None:
    rule = sheet.rules["kinh_gui"]
    for block, pages, _ in sheet.blocks(Addressees):
        label = next(line for line in sheet.lines(pages) if line.text.startswith(block.salutation.value))
        assert label.italic == rule.get("label_italic", False)
        names = Headlines(sheet.layout).addressees(block.names) if len(block.names) > 1 else []
        for name in names:
            assert all(is_styled(line, {"size": rule["size"], "bold": False}) for line in sheet.lines_of(name, pages))
        assert [name[-1] for name in names] == [";"] * (len(names) - 1) + ["."] * bool(names)


def bases_end_as_they_must(sheet: Sheet) -> None:
    for block, pages, _ in sheet.blocks(Bases):
        bases = Headlines(sheet.layout).bases(block.items)
        assert [basis[-1] for basis in bases] == [";"] * (len(bases) - 1) + ["."] * bool(bases)
        for basis in bases:
            assert all(is_styled(line, sheet.rules.get("can_cu", {})) for line in sheet.lines_of(basis, pages))


# ── The body ──


def paragraphs(sheet: Sheet) -> Iterator[tuple[list[Line], PageSetup]]:
    """Yield the justified paragraphs of the body as they were printed."""
    for block, pages, page in sheet.blocks(Paragraph | LabelLine | NumberedParagraph):  # type: ignore[arg-type]
        if isinstance(block, Paragraph):
            if block.align is not Align.JUSTIFY or block.bold or block.italic:
                continue
            text = closed(block.text, sheet.layout) if block.closing else block.text
        else:
            text = running_text(block, sheet.layout)
        if text.strip():
            yield sheet.lines_of(text, pages), page


def body_is_indented_and_justified(sheet: Sheet) -> None:
    indent = sheet.layout.body.first_line_indent
    for lines, page in paragraphs(sheet):
        assert all(is_styled(line, {"size": sheet.rules["noi_dung"]["size"], "bold": False}) for line in lines)
        assert lines[0].left - page.left == pytest.approx(indent, abs=0.3)
        assert all(line.left == pytest.approx(page.left, abs=0.3) for line in lines[1:])
        for line in lines[:-1]:
            assert line.right == pytest.approx(page.width - page.right, abs=0.3) or " " not in line.text.strip()


def lines_are_as_far_apart_as_they_must(sheet: Sheet) -> None:
    rule = sheet.rules["noi_dung"]
    for lines, _ in paragraphs(sheet):
        for line, after in itertools.pairwise(lines):
            apart = (after.top - line.top) / PT
            if line.page != after.page:
                continue
            if "line_spacing_exact_pt" in rule:
                assert apart >= rule["line_spacing_exact_pt"]["min"] - 0.1
            else:
                single = 1.149 * line.size
                low, high = rule["line_spacing"]["min"], rule["line_spacing"]["max"]
                assert low * single - 0.1 <= apart <= high * single + 0.1
    assert sheet.layout.body.space_before >= rule["space_between_paragraphs_pt"]["min"]


def headings_are_marked_and_weighted(sheet: Sheet) -> None:
    for block, pages, _ in sheet.blocks(NumberedHeading):
        mark = Headlines(sheet.layout).heading_mark(block.level, block.ordinal)
        text = mark + (block.text.upper() if block.level == 1 else block.text)
        lines = sheet.lines_of(text, pages)
        assert all(line.bold == (block.level < 3) and not line.italic for line in lines)
        if block.level == 1:
            assert mark.endswith(sheet.rules["muc_la_ma"]["example"].removeprefix("I")[:2])


def the_last_paragraph_has_the_closing_mark(sheet: Sheet) -> None:
    rule = sheet.rules["noi_dung"]
    for block, pages, _ in sheet.blocks(Paragraph):
        if block.closing:
            said = closed(block.text, sheet.layout)
            assert sheet.lines_of(said, pages)
            assert said.endswith((rule["ends_with"], rule.get("ends_with_alternative", rule["ends_with"])))


# ── The end ──


def ends(sheet: Sheet) -> Iterator[tuple[tuple[Signer, ...], Recipients | None, list[int]]]:
    """Yield who signs each part, and its Nơi nhận."""
    for block, pages, _ in sheet.blocks(Signatures):
        yield (*((block.left,) if block.left else ()), block.right), block.recipients, pages
    for many, pages, _ in sheet.blocks(SignerRows):
        yield many.signers, many.recipients, pages


def signers_are_centred_below_each_other(sheet: Sheet) -> None:
    words = Headlines(sheet.layout)
    for signers, _, pages in ends(sheet):
        for signer in signers:
            if not signer.authority or not signer.name.strip():
                continue
            name = sheet.title_lines(signer.name, pages, caps=False)[0]
            column = [line for line in sheet.lines([name.page]) if abs(line.middle - name.middle) < 1]
            above = [line for line in column if line.bottom < name.top]
            said = " ".join(words.authority(text).upper() for text in signer.authority)
            count = next(n for n in range(1, len(above) + 1) if " ".join(one.text for one in above[-n:]) == said)
            assert is_styled(name, sheet.rules["ho_ten_nguoi_ky"])
            assert is_styled(above[-count], sheet.rule("authority"))
            assert is_styled(above[-1], sheet.rule("post" if len(signer.authority) > 1 else "authority"))
            assert name.top - above[-1].bottom >= 15


def prefixes_are_those_of_the_family(sheet: Sheet) -> None:
    for signers, _, pages in ends(sheet):
        for signer in signers:
            for text in signer.authority[:1]:
                if text.startswith(("TM.", "KT.", "TL.")) and sheet.layout.name != "youth":
                    own = Headlines(sheet.layout).authority(text).split()[0]
                    assert own in sheet.rule("authority")["prefixes"]
                    assert [line for line in sheet.lines(pages) if line.text.startswith(own)]


def recipients_are_listed_and_the_last_line_says_where_it_is_filed(sheet: Sheet) -> None:
    rule = sheet.rules["noi_nhan_item"]
    for signers, recipients, pages in ends(sheet):
        if recipients is None:
            continue
        label = next(line for line in sheet.lines(pages) if line.text == sheet.rules["noi_nhan_label"]["text"])
        assert is_styled(label, sheet.rules["noi_nhan_label"])
        items = Headlines(sheet.layout).recipients(recipients)
        below = [line for line in sheet.lines([label.page]) if abs(line.left - label.left) < 1 and line.top > label.top]
        listed = [line for line in below if line.text.startswith("- ")]
        assert all(has_size(line, rule) and not line.bold and not line.italic for line in listed)
        assert listed
        assert items[-1].startswith("- Lưu")
        assert items[-1].endswith(".")
        if "last_pattern" in rule:
            assert re.match(rule["last_pattern"], items[-1])
        if len(signers) == 1 and signers[0].authority and not list(sheet.blocks(SignerRows)):
            first = sheet.title_lines(Headlines(sheet.layout).authority(signers[0].authority[0]), pages, True)[0]
            assert baseline(label) == pytest.approx(baseline(first), abs=0.3)


def signatures_are_never_alone(sheet: Sheet) -> None:
    words = Headlines(sheet.layout)
    for signers, _, pages in ends(sheet):
        if not signers or not signers[0].authority:
            continue
        first = sheet.title_lines(words.authority(signers[0].authority[0]), pages, True)[0]
        above = [line for line in sheet.lines([first.page]) if line.bottom <= first.top + 1]
        assert len({round(line.top) for line in above}) >= sheet.layout.signatures.lines_kept


# ── Tables and annexes ──


def table_heads_are_repeated(sheet: Sheet) -> None:
    for part, pages in sheet.parts:
        tables = [block for block in part.blocks if isinstance(block, TableBlock)]
        if len(tables) != 1 or len(tables[0].rows) < 60:
            continue
        first = tables[0].columns[0].title.split()[0]
        for page in pages[:-1]:
            heads = [line for line in sheet.printed.on(page) if line.bold and line.text.split()[0] == first]
            assert len(heads) == 1


def annexes_are_numbered_and_name_their_paper(sheet: Sheet) -> None:
    rule = sheet.rules.get("phu_luc", {})
    heads = list(sheet.blocks(AnnexHead))
    for ordinal, (block, pages, page) in enumerate(heads, start=1):
        if block.label.startswith("Phụ lục") and len(heads) > 1:
            assert block.label.split()[-1] == Headlines(sheet.layout).annex_number(ordinal)
        label = sheet.title_lines(block.label, pages[:1], caps=False)
        title = sheet.title_lines(block.title, pages[:1], caps=True)
        reference = sheet.title_lines(Headlines(sheet.layout).annex_reference(block), pages[:1], caps=False)
        assert all(line.bold and is_centred(line, page) for line in (*label, *title))
        assert all(line.italic and is_centred(line, page) for line in reference)
        if rule:
            assert all(has_size(line, rule["title"]) for line in title)


def text_is_composed(sheet: Sheet) -> None:
    assert all(unicodedata.is_normalized("NFC", line.text) for line in sheet.printed.lines)


CHECKS: tuple[Callable[[Sheet], None], ...] = (
    sheets_are_a4,
    margins_are_as_the_rules_have_them,
    everything_stays_within_the_margins,
    letters_are_of_one_times_family,
    pages_are_numbered_from_the_second_in_the_top_margin,
    state_title_is_on_one_line_with_a_rule_as_long_as_the_last_text,
    issuer_stands_below_its_superior,
    number_and_day_share_a_baseline,
    days_have_a_zero_before_small_days_and_the_first_two_months_only,
    type_name_is_centred,
    subject_is_centred_with_what_stands_below_it,
    addressees_are_listed,
    bases_end_as_they_must,
    body_is_indented_and_justified,
    lines_are_as_far_apart_as_they_must,
    headings_are_marked_and_weighted,
    the_last_paragraph_has_the_closing_mark,
    signers_are_centred_below_each_other,
    prefixes_are_those_of_the_family,
    recipients_are_listed_and_the_last_line_says_where_it_is_filed,
    signatures_are_never_alone,
    table_heads_are_repeated,
    annexes_are_numbered_and_name_their_paper,
    text_is_composed,
)


def check_everything(sheet: Sheet) -> None:
    """Hold a printed paper against every rule."""
    for check in CHECKS:
        check(sheet)

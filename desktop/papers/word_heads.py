"""The heads of a Word file: letterhead, type and subject, Kính gửi, an annex's head."""

from desktop.papers.blocks import Addressees, AnnexHead, Letterhead, Subject, TypeName
from desktop.papers.headlines import subject_text
from desktop.papers.heads import (
    ADDRESS_INDENT,
    LETTER_SUBJECT_GAP,
    NUMBER_GAP,
    TITLE_GAP,
    TYPE_GAP,
    right_column_width,
)
from desktop.papers.layout_parts import MM, TextStyle
from desktop.papers.setting import printable
from desktop.papers.word_setting import WordSetting
from desktop.papers.word_styles import run_properties
from desktop.papers.wordml import CellForm, Form, TableForm, cell, paragraph, row, run, spacer, table, text_paragraph


def letterhead(block: Letterhead, setting: WordSetting) -> str:
    """Return the head as a table without lines: issuer and state side by side, below them number and day."""
    right = right_column_width(setting.layout, setting.setter)
    left = setting.width - right
    rows = [row((cell(_issuer(block, setting, left), CellForm(left)), cell(_state(setting, right), CellForm(right))))]
    if block.symbol or block.place_date:
        rows.append(_number_row(block, setting, left, right))
    return table(rows, TableForm((left, right))) + spacer(1.0, keep=True)


def _issuer(block: Letterhead, setting: WordSetting, width: float) -> str:
    head = setting.layout.letterhead
    lines = [(line, head.issuer_style) for line in setting.title_lines(block.issuer, head.issuer_style, width)]
    return (
        setting.title("TKSuperior", block.superior, head.superior_style, width)
        + setting.title("TKIssuer", block.issuer, head.issuer_style, width)
        + (setting.below(head.below_issuer, "TKIssuer", lines, width) or spacer(1.0))
    )


def _state(setting: WordSetting, width: float) -> str:
    head, words = setting.layout.letterhead, setting.words
    lines: list[tuple[str, TextStyle]] = [(words.state_title, head.state_title_style)]
    content = text_paragraph("TKStateTitle", words.state_title)
    if head.motto:
        lines = [(words.motto, head.motto_style)]
        content += text_paragraph("TKMotto", words.motto)
    return content + setting.below(head.state_rule, "TKStateTitle", lines, width)


def _number_row(block: Letterhead, setting: WordSetting, left: float, right: float) -> str:
    head, gap = setting.layout.letterhead, Form(before=NUMBER_GAP)
    number = text_paragraph("TKNumber", setting.words.number(block.symbol), gap)
    if block.subject:
        under = Form(before=LETTER_SUBJECT_GAP)
        number += setting.title("TKLetterSubject", block.subject, head.letter_subject_style, left, under)
    place = setting.title("TKPlaceDate", block.place_date, head.place_date_style, right, gap) or spacer(1.0)
    return row((cell(number, CellForm(left)), cell(place, CellForm(right))))


def type_name(block: TypeName, setting: WordSetting, before: float = TYPE_GAP) -> str:
    """Return the paper's type, ``before`` pt below what stands above."""
    form = Form(before=before, keep=True)
    return setting.title("TKTypeName", block.text, setting.layout.body.type_name, setting.width, form)


def subject(block: Subject, setting: WordSetting) -> str:
    """Return the subject with what stands below it."""
    body = setting.layout.body
    text = subject_text(block.text, setting.layout)
    lines = [(line, body.subject) for line in setting.title_lines(text, body.subject, setting.width)]
    under = setting.below(body.below_subject, "TKSubject", lines, setting.width) if block.rule else ""
    return setting.title("TKSubject", text, body.subject, setting.width) + under + spacer(TITLE_GAP, keep=True)


def annex_head(block: AnnexHead, setting: WordSetting) -> str:
    """Return an annex's label, its title and the paper it belongs to."""
    form = setting.layout.annex
    return (
        setting.title("TKAnnexLabel", block.label, form.label, setting.width)
        + setting.title("TKAnnexTitle", block.title, form.title, setting.width)
        + setting.title("TKAnnexReference", setting.words.annex_reference(block), form.reference, setting.width)
        + spacer(2 * TITLE_GAP, keep=True)
    )


def addressees(block: Addressees, setting: WordSetting) -> str:
    """Return Kính gửi, its names hanging below the colon."""
    form = setting.layout.address
    label = f"{setting.words.fixed(block.salutation.value)}:"
    indent = ADDRESS_INDENT * MM
    colon = indent + setting.setter.width(label[:-1], form.label)
    start = run(label, run_properties(form.label))
    if len(block.names) == 1:
        after = colon + setting.setter.width(": ", form.label)
        name = run(f" {printable(block.names[0], form.names)}")
        return paragraph("TKAddress", start + name, Form(left=after, first=indent - after, keep=True))
    items = (
        text_paragraph("TKAddress", item, Form(left=colon, before=0, keep=True))
        for item in setting.words.addressees(block.names)
    )
    return paragraph("TKAddress", start, Form(left=indent, keep=True)) + "".join(items)

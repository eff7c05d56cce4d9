"""The body of a Word file: paragraphs, headings, lists, pictures."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.papers.blocks import (
    Align,
    Bases,
    Bullets,
    Chart,
    Contents,
    KeyValues,
    NamePlate,
    NumberedHeading,
    Paragraph,
    Picture,
)
from desktop.papers.body import aligned_lines, label_text, label_width, paragraph_style
from desktop.papers.charts import ChartLook, chart_scale, draw_chart, pieces, readable
from desktop.papers.headlines import closed
from desktop.papers.illustrations import MOST_HEIGHT, plate_texts
from desktop.papers.layout_parts import MM
from desktop.papers.pictures import fitted, prepared
from desktop.papers.setting import leading, printable
from desktop.papers.strips import Mark
from desktop.papers.word_setting import WordSetting
from desktop.papers.word_styles import run_properties
from desktop.papers.wordml import (
    CellForm,
    Form,
    InlinePicture,
    TableForm,
    cell,
    inline_picture,
    paragraph,
    row,
    run,
    spacer,
    table,
    text_paragraph,
)

_JUSTIFICATION = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}

#: Paragraphs of more letters are not held to what follows: to signatures, or to the list that they announce.
_LONGEST_KEPT, _LONGEST_ANNOUNCEMENT = 1500, 600

#: What the end of a section takes of a page that a plate fills, in pt.
_SECTION_END = 4.0


def text(block: Paragraph, setting: WordSetting, keep: bool) -> str:
    """Return a paragraph as it is aligned; the last of a paper with its closing mark."""
    said = closed(block.text, setting.layout) if block.closing else block.text
    shown = printable(said, setting.layout.body.text)
    aligned = block.align is not Align.JUSTIFY
    form = Form(
        align=_JUSTIFICATION[block.align] if aligned else "",
        first=0 if aligned else None,
        keep=_kept(shown, keep or block.kept),
    )
    if block.align is Align.CENTRE:
        style = paragraph_style(block, setting.layout)
        shown = "\n".join(aligned_lines(said, block.align, style, setting.setter, setting.width))
    emphasis = ("<w:b/>" if block.bold else "") + ("<w:i/>" if block.italic else "")
    return paragraph("TKBody", run(shown, emphasis) if shown else "", form)


def _kept(shown: str, keep: bool) -> bool:
    """Return whether a paragraph stays with what follows: one that is asked to, or announces it.

    Word processors take the whole of it along, which tears a long one from what stands before it.
    """
    return len(shown) <= (_LONGEST_KEPT if keep else _LONGEST_ANNOUNCEMENT) and (keep or shown.endswith(":"))


def running(said: str, setting: WordSetting, keep: bool = False) -> str:
    """Return a paragraph of the body."""
    shown = printable(said, setting.layout.body.text)
    return text_paragraph("TKBody", shown, Form(keep=_kept(shown, keep)))


def heading(block: NumberedHeading, setting: WordSetting) -> str:
    """Return a heading: Word's own of its level, so that its navigation shows it."""
    style = setting.layout.body.headings[block.level - 1]
    title = setting.words.heading_mark(block.level, block.ordinal) + block.text
    return text_paragraph(f"Heading{block.level}", printable(title, style))


def bases(block: Bases, setting: WordSetting) -> str:
    """Return the bases, each a paragraph."""
    style = setting.layout.address.basis
    return "".join(text_paragraph("TKBasis", printable(item, style)) for item in setting.words.bases(block.items))


def bullets(block: Bullets, setting: WordSetting, keep: bool) -> str:
    """Return a list, each item a paragraph with a dash."""
    last = len(block.items) - 1
    return "".join(running(f"- {item}", setting, keep and index == last) for index, item in enumerate(block.items))


def key_values(block: KeyValues, setting: WordSetting, keep: bool) -> str:
    """Return labels and texts as a table without lines."""
    layout = setting.layout
    bold = replace(layout.body.text, bold=True)
    labels = [label_text(item, layout) for item in block.items]
    width = label_width([setting.setter.width(label, bold) for label in labels], layout)
    form = Form(align="left", first=0, keep=keep)
    rows = [
        row(
            (
                cell(paragraph("TKBody", run(label, "<w:b/>"), form), CellForm(width)),
                cell(_value(item.text, setting, form), CellForm(setting.width - width)),
            ),
            whole=False,
        )
        for item, label in zip(block.items, labels, strict=True)
    ]
    return table(rows, TableForm((width, setting.width - width))) + spacer(1.0, keep) if rows else ""


def _value(said: str, setting: WordSetting, form: Form) -> str:
    return text_paragraph("TKBody", printable(said, setting.layout.body.text), form)


def contents(block: Contents, setting: WordSetting, keep: bool) -> str:
    """Return a table of contents with dots up to the page numbers."""
    position = round(setting.width * 20)
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{position}"/></w:tabs>'
    form = Form(align="left", first=0, more=tabs, keep=keep)
    style = setting.layout.body.text
    return "".join(
        paragraph("TKBody", f"{run(printable(entry.title, style))}<w:r><w:tab/></w:r>{run(str(entry.page))}", form)
        for entry in block.entries
    )


def picture(block: Picture, setting: WordSetting) -> str:
    """Return a picture with its caption."""
    page, ready = setting.layout.page, prepared(block.data)
    size = fitted(ready, block.width * MM, (page.text_width, MOST_HEIGHT * page.text_height))
    shown = _pictured(ready.data, size, block.caption, setting, keep=bool(block.caption))
    style = setting.layout.extras.caption
    return shown + setting.title("TKCaption", block.caption, style, setting.width, Form(before=2))


def chart(block: Chart, setting: WordSetting) -> str:
    """Return a chart as a picture, with its title above it."""
    style, page = setting.layout.extras.chart, setting.layout.page
    lines = setting.title_lines(block.title, replace(setting.layout.body.text, bold=True), setting.width)
    title = run("\n".join(lines), "<w:b/>")
    shown = [paragraph("TKSubject", title, Form(before=6, keep=True))] if lines else []
    shaped = readable(block, style, setting.setter, page.text_width)
    for piece in pieces(shaped, style, MOST_HEIGHT * page.text_height):
        drawn = draw_chart(piece, ChartLook(style), setting.setter, page.text_width, chart_scale(block))
        shown.append(_drawn(drawn.marks, (drawn.width, drawn.height), block.title, setting))
    return "".join(shown)


def name_plate(block: NamePlate, setting: WordSetting) -> str:
    """Return a name plate as two cells side by side on a sheet on its side, to be folded between them.

    Their texts are turned by a quarter each, with the tops of the letters at the fold; :meth:`PageSetup.stood_up` is
    the sheet.
    """
    length, half = setting.width - _SECTION_END, setting.layout.page.text_height / 2
    texts = plate_texts(block, setting.layout, setting.setter)
    used = sum(len(lines) * leading(style) for lines, style in texts)
    content = spacer((half - used) / 2) + "".join(
        paragraph(
            "TKPlate" if index == 0 else "TKPlateTitle",
            run("\n".join(lines), run_properties(style)),
            Form(exact=leading(style)),
        )
        for index, (lines, style) in enumerate(texts)
    )
    cells = (cell(content, CellForm(half, direction=direction)) for direction in ("tbRl", "btLr"))
    return table([row(cells, height=length, exact=True)], TableForm((half, half)))


def _drawn(marks: Sequence[Mark], size: tuple[float, float], shows: str, setting: WordSetting) -> str:
    return _pictured(setting.pictures.draw(marks, *size), size, shows, setting)


def _pictured(data: bytes, size: tuple[float, float], shows: str, setting: WordSetting, keep: bool = False) -> str:
    relation, number = setting.pictures.add(data)
    inline = inline_picture(InlinePicture(relation, number, size[0], size[1], shows))
    return paragraph("Normal", inline, Form(align="center", keep=keep))

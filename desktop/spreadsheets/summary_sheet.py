"""The sheet "Tổng hợp lỗi" inside a package: every note in a row, with a link to its cell."""

import re
from collections.abc import Mapping, Sequence

from desktop.spreadsheets.comments import MAIN
from desktop.spreadsheets.markup import (
    Edit,
    Element,
    NotUnderstood,
    appended,
    attribute,
    cell_text,
    children,
    edited,
    first,
    outline,
)
from desktop.spreadsheets.notes import (
    SUMMARY_HEADINGS,
    SUMMARY_NAME,
    SUMMARY_TITLE,
    SUMMARY_WIDTHS,
    CellNote,
    height_of,
    link_to,
    summary_line,
    unused_name,
)
from desktop.spreadsheets.parts import OFFICE, Package, sheet_parts
from desktop.spreadsheets.workbook import reference

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_HEADING_ROW = 4
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
    f'<sheetView workbookViewId="0"><pane ySplit="{_HEADING_ROW}" topLeftCell="A{_HEADING_ROW + 1}"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{cols}</cols><sheetData>{rows}</sheetData>'
    '{links}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
)
_COUNT = re.compile(rb"""\scount=["'](\d+)["']""")
#: Two fonts of our own: the sender's may be one that can't show Unicode.
_FONTS = (
    '<{x}font><{x}sz val="11"/><{x}name val="Times New Roman"/><{x}family val="1"/></{x}font>',
    '<{x}font><{x}b/><{x}sz val="11"/><{x}name val="Times New Roman"/><{x}family val="1"/></{x}font>',
)
#: ``quotePrefix`` keeps a text that begins with "=" a text when somebody edits it.
_FORMAT = (
    '<{x}xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"'
    ' applyAlignment="1"><{x}alignment vertical="top" wrapText="{wrap}"/></{x}xf>'
)


def add_summary(package: Package, notes: Sequence[CellNote], about: str) -> None:
    """Add the sheet as the last one; ``about`` is the line under its title. Raises :class:`NotUnderstood`."""
    names = {name: name for name in sheet_parts(package)}
    plain, bold = _add_formats(package)
    content = _sheet(notes, about, names, (plain, bold))
    part = package.add("xl/worksheets/sheet{}.xml", content.encode(), _TYPE)
    book = package.workbook()
    _list_sheet(package, book, package.relate(book, "worksheet", part))


def _list_sheet(package: Package, book: str, relation: str) -> None:
    content = package.read(book)
    elements = outline(content)
    sheets = first(elements, "sheets")
    if sheets is None:
        raise NotUnderstood("a workbook without sheets")
    listed = list(children(elements, sheets))
    number = 1 + max((int(sheet.attributes.get("sheetId", "0")) for sheet in listed), default=0)
    name = unused_name(SUMMARY_NAME, (sheet.attributes.get("name", "") for sheet in listed))
    tag = f'<{sheets.prefix}sheet name={attribute(name)} sheetId="{number}" xmlns:r="{OFFICE}" r:id="{relation}"/>'
    package.put(book, edited(content, [appended(content, sheets, tag)]))


def _add_formats(package: Package) -> tuple[int, int]:
    """Add two cell formats, plain with wrapped lines and bold, and return their numbers."""
    styles = package.related(package.workbook(), "styles")
    if styles is None:
        return 0, 0
    content = package.read(styles)
    elements = outline(content)
    root = elements[0]
    fonts = next((child for child in children(elements, root) if child.name == "fonts"), None)
    formats = next((child for child in children(elements, root) if child.name == "cellXfs"), None)
    if fonts is None or formats is None:
        raise NotUnderstood(f"{styles}: no fonts or no formats")
    font = sum(1 for _ in children(elements, fonts))
    number = sum(1 for _ in children(elements, formats))
    x = root.prefix
    added = [_FORMAT.format(x=x, font=font, wrap=1), _FORMAT.format(x=x, font=font + 1, wrap=0)]
    edits = [*_more(content, fonts, [text.format(x=x) for text in _FONTS]), *_more(content, formats, added)]
    package.put(styles, edited(content, edits))
    return number, number + 1


def _more(content: bytes, listed: Element, texts: Sequence[str]) -> list[Edit]:
    """Return the edits that add elements to a list which may say how many it has."""
    edits = [appended(content, listed, "".join(texts))]
    if count := _COUNT.search(content, listed.start, listed.inside):
        edits.append(Edit(count.start(1), count.end(1), str(int(count[1]) + len(texts))))
    return edits


def _sheet(notes: Sequence[CellNote], about: str, names: Mapping[str, str], formats: tuple[int, int]) -> str:
    plain, bold = formats
    rows = [_row(1, [SUMMARY_TITLE], bold), _row(2, [about], bold), _row(_HEADING_ROW, SUMMARY_HEADINGS, bold)]
    links = []
    for number, note in enumerate(notes, _HEADING_ROW + 1):
        texts = summary_line(note)
        rows.append(_row(number, texts, plain, height_of(texts, SUMMARY_WIDTHS)))
        if place := link_to(note, names):
            links.append(f'<hyperlink ref="{reference(number, 2)}" location={attribute(place)}/>')
    cols = [f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(SUMMARY_WIDTHS, 1)]
    listed = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return _SHEET.format(cols="".join(cols), rows="".join(rows), links=listed)


def _row(number: int, texts: Sequence[str], style: int, height: float = 16) -> str:
    cells = (_cell(reference(number, column), text, style) for column, text in enumerate(texts, 1))
    return f'<row r="{number}" ht="{height}" customHeight="1">{"".join(cells)}</row>'


def _cell(place: str, text: str, style: int) -> str:
    said = f'<is><t xml:space="preserve">{cell_text(text)}</t></is>'
    return f'<c r="{place}" s="{style}" t="inlineStr">{said}</c>'

"""A new workbook with the values of one that was read, for formats that comments can't be put into."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from desktop.spreadsheets.cells import begins_formula, cell_safe
from desktop.spreadsheets.legacy import unicode_sheet
from desktop.spreadsheets.notes import (
    AUTHOR,
    SUMMARY_HEADINGS,
    SUMMARY_NAME,
    SUMMARY_TITLE,
    SUMMARY_WIDTHS,
    CellNote,
    by_cell,
    height_of,
    link_to,
    summary_line,
    unused_name,
)
from desktop.spreadsheets.workbook import Mark, Sheet, Value, Workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Looks = Mapping[str, "Format"]

_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "text": {"text_wrap": True},
    "quoted": {"text_wrap": True, "quote_prefix": True},
    "number": {},
    "percent": {"num_format": "0.##%"},
    "date": {"num_format": "dd/mm/yyyy"},
    "day-month": {"num_format": "d/m"},
    "bold": {"bold": True},
    "link": {"font_color": "#0563C1", "underline": 1},
}
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("\\/*?:[]", "-"))
_WIDEST = 60
_SAMPLE_ROWS = 200
_COMMENT_CHARACTERS = 45


def copy_cells(book: Workbook, name: str, notes: Sequence[CellNote]) -> bytes:
    """Return an .xlsx file: first the notes with the line that it is a copy of ``name``, then the sheets of ``book``.

    Every value stands in its own cell, texts in Unicode; hidden sheets stay hidden.
    """
    from xlsxwriter import Workbook as NewWorkbook

    names: dict[str, str] = {}
    for sheet in book.sheets:
        plain = sheet.name.translate(_NOT_IN_NAMES).strip("'") or "Sheet"
        names[sheet.name] = unused_name(plain, (*names.values(), SUMMARY_NAME))
    out = BytesIO()
    with NewWorkbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        looks = {kind: made.add_format({**_FONT, **look}) for kind, look in _LOOKS.items()}
        _summarise(made.add_worksheet(SUMMARY_NAME), name, notes, names, looks)
        for sheet in book.sheets:
            _copy_sheet(made.add_worksheet(names[sheet.name]), unicode_sheet(sheet)[0], notes, looks)
        for page in made.worksheets():
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
    return out.getvalue()


def _summarise(into: "Worksheet", name: str, notes: Sequence[CellNote], names: Mapping[str, str], looks: Looks) -> None:
    about = f"Bản chép từ tệp “{name}” để chỉ chỗ cần sửa; hình vẽ và định dạng của tệp gốc không có ở đây."
    for row, text in enumerate((about, SUMMARY_TITLE, f"{len(notes)} chỗ cần xem lại")):
        into.write_string(row, 0, cell_safe(text), looks["bold"])
    for column, (heading, width) in enumerate(zip(SUMMARY_HEADINGS, SUMMARY_WIDTHS, strict=True)):
        into.set_column(column, column, width)
        into.write_string(3, column, heading, looks["bold"])
    for row, note in enumerate(notes, 4):
        into.set_row(row, height_of(summary_line(note), SUMMARY_WIDTHS))
        for column, text in enumerate(summary_line(note)):
            _put(into, (row, column), text, None, looks)
        if place := link_to(note, names):
            into.write_url(row, 1, f"internal:{place}", looks["link"], note.cell)
    into.freeze_panes(4, 0)


def _copy_sheet(into: "Worksheet", sheet: Sheet, notes: Sequence[CellNote], looks: Looks) -> None:
    for column, width in _widths(sheet).items():
        into.set_column(column, column, width)
    _merge(into, sheet, looks)
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            _put(into, (row, column), value, sheet.marks.get((row + 1, column + 1)), looks)
    for (row, column), text in by_cell(notes, sheet.name, sheet.merges).items():
        lines = 2 + len(text) // _COMMENT_CHARACTERS + text.count("\n")
        box = {"author": AUTHOR, "width": 320, "height": 18 * lines, "font_size": 9}
        into.write_comment(row - 1, column - 1, cell_safe(text), box)
    if sheet.hidden:
        into.hide()


def _merge(into: "Worksheet", sheet: Sheet, looks: Looks) -> None:
    """Merge the cells that were merged; areas that lie across each other are damage, and only the first is taken."""
    from xlsxwriter.exceptions import OverlappingRange

    for area in sheet.merges:
        if (area.top, area.left) != (area.bottom, area.right):
            try:
                into.merge_range(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, "", looks["text"])
            except OverlappingRange:
                continue


def _put(into: "Worksheet", place: tuple[int, int], value: Value, mark: Mark | None, looks: Looks) -> None:
    """Write a value as what it was read as; its row, then its column, counted from 0."""
    match value:
        case None:
            return
        case str():
            text = cell_safe(value)
            into.write_string(*place, text, looks["quoted" if begins_formula(text) else "text"])
        case bool():
            into.write_boolean(*place, value, looks["text"])
        case int() | float():
            into.write_number(*place, value, looks["percent" if mark is Mark.PERCENT else "number"])
        case date():
            day = value if isinstance(value, datetime) else datetime.combine(value, time())
            into.write_datetime(*place, day, looks["day-month" if mark is Mark.DAY_MONTH else "date"])


def _widths(sheet: Sheet) -> dict[int, int]:
    """Return widths that let the first rows be read, by column; titles above the table, which run on, do not count."""
    widths: dict[int, int] = {}
    for values in sheet.rows[:_SAMPLE_ROWS]:
        if sum(value is not None for value in values) > 2:
            for column, value in enumerate(values):
                longest = max(map(len, str(value or "").split("\n")))
                widths[column] = min(max(widths.get(column, 8), longest + 2), _WIDEST)
    return widths

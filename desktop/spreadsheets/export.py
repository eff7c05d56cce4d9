"""A list as a screen shows it, as a workbook: values stay values, and no text ever becomes a formula.

XlsxWriter makes the workbook around the rows; the rows are written straight into it (:mod:`.sheet_rows`), by way of a
file, so that a list of any length needs little memory.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop.spreadsheets.cells import cell_safe
from desktop.spreadsheets.notes import unused_name
from desktop.spreadsheets.sheet_rows import LOOKS, CellValue, Row, rows_xml

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["CellValue", "Row", "Table", "export_table"]

Looks = Mapping[str, "Format"]

_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1, "border_color": "#808080"}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "text": {"text_wrap": True},
    "quoted": {"text_wrap": True, "quote_prefix": True},
    "whole": {"num_format": "[>=10000]#,##0;[<=-10000]-#,##0;0"},  # a year is no amount
    "number": {"num_format": "#,##0.##"},
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
    "time": {"num_format": "dd/mm/yyyy hh:mm", "align": "center"},
    "title": {"bold": True, "border": 0},
    "heading": {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#E7EEF7"},
}
_HEADING_ROW = 2
_MOST_ROWS = 1_000_000
_NARROWEST, _WIDEST = 8, 60
_SAMPLE_ROWS = 200

#: The row that stands in place of a sheet's rows, the number of a cell's style, and the last row of what a sheet holds.
_MODEL_ROW = re.compile(rb'<row r="%d".*?</row>' % (_HEADING_ROW + 2), re.DOTALL)
_STYLE = re.compile(rb' s="(\d+)"')
_DIMENSION = re.compile(rb'(<dimension ref="[A-Z]+1:[A-Z]+)\d+')
_CHUNK = 1 << 20

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("\\/*?:[]'", " "))


@dataclass(frozen=True, slots=True)
class Table:
    """A list: its title, the headings of its columns, and its rows, each with one value a column."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet's rows: where they stand in a file of XML, how many they are, and how wide their columns are to be."""

    start: int
    end: int
    count: int
    widths: tuple[int, ...]

    @property
    def last(self) -> int:
        """The last row, from 0."""
        return _HEADING_ROW + self.count


def export_table(table: Table) -> bytes:
    """Return the list as an .xlsx file; what does not fit on one sheet goes on on the next.

    Texts lose control characters and what goes beyond 32,767 characters; numbers and days are those of a cell.
    """
    styles = _style_numbers(table)
    with TemporaryFile() as xml:
        sheets = [_put_rows(rows, table, styles, xml) for rows in _portions(table.rows)]
        return _filled(_shell(table, sheets), sheets, xml)


def _portions(rows: Iterable[Row]) -> Iterator[Iterator[Row]]:
    """Yield the rows in portions that fit on a sheet, at least one; each is used up before the next is asked for."""
    left = iter(rows)
    yield islice(left, _MOST_ROWS)
    for first in left:
        yield chain([first], islice(left, _MOST_ROWS - 1))


def _put_rows(rows: Iterator[Row], table: Table, styles: Mapping[str, int], xml: IO[bytes]) -> _Sheet:
    """Write the rows of a sheet at the end of ``xml``."""
    sample = list(islice(rows, _SAMPLE_ROWS))
    start, count = xml.tell(), 0
    for row in rows_xml(chain(sample, rows), _HEADING_ROW + 2, styles):
        xml.write(row)
        count += 1
    return _Sheet(start, xml.tell(), count, tuple(_widths(table.headings, sample)))


# ── The workbook around the rows ──


def _shell(table: Table, sheets: Sequence[_Sheet]) -> bytes:
    """Return the workbook without its rows: in place of each sheet's there is one that has a cell of every look."""
    from xlsxwriter import Workbook

    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        looks = {name: book.add_format({**_FONT, **look}) for name, look in _LOOKS.items()}
        names: list[str] = []
        for sheet in sheets:
            names.append(unused_name(_sheet_name(table.title), names))
            _put_heads(book.add_worksheet(names[-1]), table, sheet, looks)
    return out.getvalue()


def _sheet_name(title: str) -> str:
    return cell_safe(title).translate(_NOT_IN_NAMES).strip() or "Sheet"


def _put_heads(sheet: "Worksheet", table: Table, rows: _Sheet, looks: Looks) -> None:
    for column, width in enumerate(rows.widths):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, cell_safe(table.title), looks["title"])
    for column, heading in enumerate(table.headings):
        sheet.write_string(_HEADING_ROW, column, cell_safe(heading), looks["heading"])
    for column, look in enumerate(LOOKS):
        sheet.write_blank(_HEADING_ROW + 1, column, None, looks[look])
    sheet.freeze_panes(_HEADING_ROW + 1, 0)
    sheet.autofilter(_HEADING_ROW, 0, rows.last, max(0, len(table.headings) - 1))
    sheet.repeat_rows(_HEADING_ROW)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _style_numbers(table: Table) -> dict[str, int]:
    """Return the numbers under which the workbook will know the looks of values: those that a workbook like it has."""
    with ZipFile(BytesIO(_shell(table, [_Sheet(0, 0, 0, ())]))) as shell:
        found = _MODEL_ROW.search(shell.read("xl/worksheets/sheet1.xml"))
    numbers = _STYLE.findall(found[0]) if found else []
    return dict(zip(LOOKS, map(int, numbers), strict=True))


def _filled(shell: bytes, sheets: Sequence[_Sheet], xml: IO[bytes]) -> bytes:
    """Return the workbook with the rows of ``xml`` in its sheets."""
    out = BytesIO()
    rows = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, start=1)}
    with ZipFile(BytesIO(shell)) as made, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for entry in made.infolist():
            content = made.read(entry)
            info = ZipInfo(entry.filename, entry.date_time)
            info.compress_type = ZIP_DEFLATED
            with archive.open(info, "w") as part:
                if entry.filename in rows:
                    _fill(part, content, rows[entry.filename], xml)
                else:
                    part.write(content)
    return out.getvalue()


def _fill(part: IO[bytes], content: bytes, sheet: _Sheet, xml: IO[bytes]) -> None:
    before, after = _MODEL_ROW.split(content)
    part.write(_DIMENSION.sub(rb"\g<1>%d" % (sheet.last + 1), before))
    xml.seek(sheet.start)
    left = sheet.end - sheet.start
    while chunk := xml.read(min(left, _CHUNK)):
        part.write(chunk)
        left -= len(chunk)
    part.write(after)


def _widths(headings: Sequence[str], rows: Sequence[Row]) -> Iterator[int]:
    """Yield widths in which the values of the first rows can be read."""
    for column, heading in enumerate(headings):
        texts = [heading, *(str(row[column]) for row in rows if column < len(row) and row[column] is not None)]
        yield min(max(_NARROWEST, *(len(line) + 2 for text in texts for line in text.split("\n"))), _WIDEST)

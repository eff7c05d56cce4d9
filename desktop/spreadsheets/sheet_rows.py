"""The rows of a sheet as XML, written straight: a library that makes each cell an object takes thrice as long."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from xml.sax.saxutils import escape

from desktop.spreadsheets.cells import begins_formula, cell_safe

CellValue = str | int | float | Decimal | bool | date | datetime | None
Row = Sequence[CellValue]

#: The looks that values have; a table's styles are their numbers in the workbook.
LOOKS = ("text", "quoted", "whole", "number", "date", "time")

#: What a spreadsheet counts days from; it has a 29 February 1900, so that days before March 1900 are written as text.
_DAY_0 = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)

#: Integers of more digits are no longer exact as the floating point numbers that cells hold.
_EXACT = 10**15

#: What would be read as one character, were it not for its first mark: "_x000D_".
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def rows_xml(rows: Iterable[Row], first: int, styles: Mapping[str, int]) -> Iterator[bytes]:
    """Yield ``rows`` as XML, the first of them in the sheet's row ``first`` (from 1)."""
    letters: list[str] = []
    writer = _CellWriter(styles)
    for number, row in enumerate(rows, first):
        while len(letters) < len(row):
            letters.append(_letters(len(letters)))
        cells = [writer.cell(f"{letter}{number}", value) for letter, value in zip(letters, row, strict=False)]
        yield f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


class _CellWriter:
    """Writes a value as what it is."""

    def __init__(self, styles: Mapping[str, int]) -> None:
        self._looks = {look: f'" s="{styles[look]}"' for look in LOOKS}
        self._text = self._looks["text"]

    def cell(self, place: str, value: CellValue) -> str:
        """Return the cell at ``place`` ("B4")."""
        match value:
            case str():
                return self._string(place, cell_safe(value))
            case None:
                return f'<c r="{place}{self._text}/>'
            case bool():
                return self._string(place, "x" if value else "")
            case int() | float() | Decimal():
                look = self._looks["whole" if value == int(value) else "number"]
                return f'<c r="{place}{look}><v>{_number(value)}</v></c>'
            case date():
                return self._day(place, value)

    def _string(self, place: str, text: str) -> str:
        look = self._looks["quoted"] if begins_formula(text) else self._text
        if not text:
            return f'<c r="{place}{look}/>'
        shown = escape(_CODED.sub("_x005F_", text) if "_x" in text else text)
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f'<c r="{place}{look} t="inlineStr"><is><t{space}>{shown}</t></is></c>'

    def _day(self, place: str, value: date) -> str:
        has_time = isinstance(value, datetime)
        day = value.date() if isinstance(value, datetime) else value
        if day < _FIRST_DAY:
            return self._string(place, f"{value:%d/%m/%Y %H:%M}" if has_time else f"{value:%d/%m/%Y}")
        serial = day.toordinal() - _DAY_0 + (_part_of_day(value.time()) if isinstance(value, datetime) else 0)
        return f'<c r="{place}{self._looks["time" if has_time else "date"]}><v>{_number(serial)}</v></c>'


def _part_of_day(moment: time) -> float:
    return (moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6) / 86400


def _number(value: float | Decimal) -> str:
    """Return a number as a cell keeps it, 16 digits at most."""
    exact = isinstance(value, int) and abs(value) < _EXACT
    return str(value) if exact else f"{float(value):.16G}"

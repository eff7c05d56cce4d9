"""The peer of exported lists: a sheet written as XML by hand into a zip with the fewest parts: ``export_by_hand ROWS``.

Numbers and days are cells of their kind, as in the program's own file; there is a style for days and none else.
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import IO
from xml.sax.saxutils import escape

from desktop.spreadsheets.export import CellValue, Row
from tests.benchmarks.harness import Part
from tests.benchmarks.workbooks import HEAD, tasks

HEADINGS = HEAD[-1]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FIRST_DAY = date(1899, 12, 30)
LETTERS = "ABCDEFGHIJKL"

PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
    'vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETML}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEETML}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{SHEETML}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" '
    'Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill><patternFill/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>",
}


def rows(count: int) -> Iterator[Row]:
    """Yield the rows of so many tasks, twelve values each."""
    for row in tasks(count):
        yield [value if isinstance(value, str | int | float | date) else None for value in row]


def cell(letter: str, number: int, value: CellValue) -> str:
    """Return a cell as XML."""
    if isinstance(value, str):
        return f'<c r="{letter}{number}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    if isinstance(value, date):
        return f'<c r="{letter}{number}" s="1"><v>{value.toordinal() - FIRST_DAY.toordinal()}</v></c>'
    return f'<c r="{letter}{number}"><v>{value}</v></c>'


def write_sheet(out: IO[bytes], count: int) -> None:
    """Write the sheet row by row."""
    out.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
    for number, row in enumerate(rows(count), start=1):
        cells = "".join(cell(letter, number, value) for letter, value in zip(LETTERS, row, strict=True))
        out.write(f'<row r="{number}">{cells}</row>'.encode())
    out.write(b"</sheetData></worksheet>")


def write(count: int) -> bytes:
    """Return the workbook."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as out:
            write_sheet(out, count)
    return buffer.getvalue()


if __name__ == "__main__":
    write(3)
    with Part():
        made = write(int(sys.argv[1]))
    print(f"{len(made)} bytes")

"""The peer of Word files: a table written as XML by hand into a zip with the fewest parts: ``word_by_hand ROWS``."""

import io
import sys
import zipfile
from xml.sax.saxutils import escape

from tests.benchmarks.cases.long_paper import TIMES
from tests.benchmarks.harness import Part
from tests.papers.gallery import task_rows

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


def cell(text: str) -> str:
    """Return a cell of a width, with borders, alignment and size of type: what a table needs that has no styles."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/><w:tcBorders>{sides}</w:tcBorders></w:tcPr>'
        '<w:p><w:pPr><w:jc w:val="left"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def write(count: int) -> bytes:
    """Return a Word file with a table of ``count`` rows."""
    rows = "".join(f"<w:tr>{''.join(map(cell, row.cells))}</w:tr>" for row in task_rows(count))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{RELATIONS}"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        body = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl><w:p/>"
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


if __name__ == "__main__":
    write(3)
    with Part():
        for _ in range(TIMES):
            made = write(int(sys.argv[1]))
    print(f"{len(made)} bytes")

"""Small workbooks made by hand, sound and hostile, for tests of reading."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STRINGS = f'<?xml version="1.0"?><sst {MAIN} count="1" uniqueCount="1"><si><t>Nguyễn Văn A</t></si></sst>'
ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>42</v></c></row>'


def sheet_xml(rows: str = ROW, after: str = "") -> str:
    """Return a worksheet with the given rows."""
    return f'<?xml version="1.0"?><worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>'


def row_xml(number: int, *texts: str) -> str:
    """Return a row of inline texts."""
    cells = (
        f'<c r="{chr(ord("A") + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in enumerate(texts)
        if text
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def relations(*targets: tuple[str, str]) -> str:
    """Return a part of relations: kind and target of each, numbered."""
    items = (
        f'<Relationship Id="rId{number}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(items)}</Relationships>'


def make_xlsx(path: Path, sheet: str | bytes = "", strings: str | bytes = STRINGS, **parts: str) -> Path:
    """Write a workbook of one sheet; ``parts`` go on top, with ``__`` for the slashes and ``_xml`` for the ending."""
    book = (
        f'<workbook {MAIN} xmlns:r="{RELATION}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    targets = (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"))
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(*targets),
        "xl/sharedStrings.xml": strings,
        "xl/worksheets/sheet1.xml": sheet or sheet_xml(),
    }
    content |= {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()}
    return make_zip(path, content)


def make_zip(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


_ODS = """<?xml version="1.0" encoding="UTF-8"?>{types}<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
 <number:number-style style:name="N1"><number:number/><number:text> triệu đồng</number:text></number:number-style>
 <number:number-style style:name="N2"><number:number number:display-factor="1000000"/>
 <number:text> triệu đồng</number:text></number:number-style>
 <style:style style:name="millions" style:family="table-cell" style:data-style-name="N1"/>
 <style:style style:name="scaled" style:family="table-cell" style:data-style-name="N2"/>
 <style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>
 <style:style style:name="old" style:family="table-cell">
 <style:text-properties style:font-name=".VnTime"/></style:style>
 <style:style style:name="piece" style:family="text"><style:text-properties style:font-name=".VnTime"/></style:style>
 <style:style style:name="bold" style:family="text"/>
 </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>
</office:document-content>"""


def make_ods(path: Path, tables: str, types: str = "") -> Path:
    """Write an OpenDocument spreadsheet with the given tables."""
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return make_zip(path, {"mimetype": mimetype, "content.xml": _ODS.format(types=types, tables=tables)})

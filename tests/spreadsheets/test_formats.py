"""Each format gives the same cells, whatever the file's name says."""

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import WorkbookRefused
from desktop.spreadsheets.number_formats import mark_of, mark_of_code
from desktop.spreadsheets.opening import read_workbook
from desktop.spreadsheets.workbook import Area, Mark, Run, Sheet, area, column_letters, position, reference
from tests.spreadsheets.files import MAIN, make_ods, make_xlsx, make_zip, row_xml, sheet_xml

STYLES = f"""<styleSheet {MAIN}>
<numFmts><numFmt numFmtId="170" formatCode="m/d/yyyy"/>
<numFmt numFmtId="171" formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts>
<fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="170" fontId="0"/>
<xf numFmtId="171" fontId="1"/></cellXfs></styleSheet>"""


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_an_xlsx_tells_what_calamine_does_not(tmp_path: Path) -> None:
    rows = (
        '<row r="1" s="1"><c r="A1" s="1"><v>0.85</v></c><c r="B1" s="2"><v>44377</v></c>'
        '<c s="3" r="C1"><v>44377</v></c></row>'
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><f>A1*2</f><v>1.7</v></c>'
        '<c r="C2" s="1"><f>A1</f></c></row>'
        '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3" s="3" t="s"><v>0</v></c>'
        '<c r="C3"><f>""</f><v></v></c></row>'
    )
    sheet = only_sheet(
        make_xlsx(
            tmp_path / "x.xls",
            sheet_xml(rows, after='<mergeCells count="1"><mergeCell ref="A3:C6"/></mergeCells>'),
            xl__styles_xml=STYLES,
        )
    )
    assert sheet.rows[0] == (0.85, date(2021, 6, 30), date(2021, 6, 30))
    assert sheet.rows[1] == (None, 1.7, None)
    assert sheet.marks == {
        (1, 1): Mark.PERCENT,
        (1, 2): Mark.MONTH_FIRST,
        (2, 1): Mark.ERROR,
        (2, 3): Mark.UNCOMPUTED,
        (3, 3): Mark.UNCOMPUTED,
    }
    assert sheet.merges == (Area(3, 1, 6, 3),)
    assert sheet.fonts == {(1, 3): ".VnTime", (3, 2): ".VnTime"}


def test_a_sheet_with_prefixed_tags_is_looked_at_as_well(tmp_path: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN.partition(chr(34))[2].rstrip(chr(34))}"><x:sheetData><x:row r="1">'
        '<x:c r="A1" s="1"><x:v>1</x:v></x:c><x:c r="B1"><x:f>A1</x:f></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    read = only_sheet(make_xlsx(tmp_path / "x.xlsx", sheet, xl__styles_xml=STYLES))
    assert read.marks == {(1, 1): Mark.PERCENT, (1, 2): Mark.UNCOMPUTED}
    assert read.merges == (Area(1, 1, 1, 2),)


def test_pieces_in_a_legacy_font_are_kept_apart(tmp_path: Path) -> None:
    strings = (
        f'<sst {MAIN}><si><r><rPr><rFont val=".VnTime"/></rPr><t xml:space="preserve">Héi </t></r>'
        '<r><rPr><rFont val="Arial"/></rPr>'
        "<t>Nông dân</t></r></si></sst>"
    )
    sheet = only_sheet(make_xlsx(tmp_path / "x.xlsx", strings=strings))
    assert sheet.runs == {"Héi Nông dân": (Run("Héi ", ".VnTime"), Run("Nông dân", "Arial"))}
    assert sheet.rows[0][0] == "Héi Nông dân"


def test_pieces_of_a_text_that_stands_in_its_cell_are_kept_apart_as_well(tmp_path: Path) -> None:
    text = '<is><r><rPr><rFont val=".VnTime"/></rPr><t>Héi</t></r><r><t xml:space="preserve"> Nông dân</t></r></is>'
    sheet = only_sheet(
        make_xlsx(tmp_path / "x.xlsx", sheet_xml(f'<row r="1"><c r="A1" t="inlineStr">{text}</c></row>'))
    )
    assert sheet.runs == {"Héi Nông dân": (Run("Héi", ".VnTime"), Run(" Nông dân", None))}


def test_pieces_are_kept_apart_where_the_cell_s_own_font_may_be_a_legacy_one(tmp_path: Path) -> None:
    strings = f'<sst {MAIN}><si><r><t>Héi</t></r><r><rPr><rFont val="Arial"/></rPr><t>Nông dân</t></r></si></sst>'
    cell = '<row r="1"><c r="A1" s="3" t="s"><v>0</v></c></row>'
    sheet = only_sheet(make_xlsx(tmp_path / "x.xlsx", sheet_xml(cell), strings, xl__styles_xml=STYLES))
    assert sheet.runs == {"HéiNông dân": (Run("Héi", None), Run("Nông dân", "Arial"))}


def test_an_opendocument_with_repeated_and_covered_cells(tmp_path: Path) -> None:
    tables = """
    <table:table table:name="S"><table:table-row table:number-rows-repeated="2"/><table:table-row>
    <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>Một<text:s/>hai</text:p>
    <text:p><text:span>ba</text:span></text:p></table:table-cell><table:covered-table-cell/>
    <table:table-cell office:value-type="percentage" office:value="0.5"/>
    <table:table-cell office:value-type="date" office:date-value="2021-06-30" table:number-columns-repeated="2"/>
    <table:table-cell table:style-name="old"><text:p>Héi</text:p></table:table-cell>
    <table:table-cell table:number-columns-repeated="16000"/></table:table-row>
    <table:table-row table:number-rows-repeated="1048000"/></table:table>
    <table:table table:name="Ẩn" table:style-name="gone"/>"""
    sheet, hidden = read_workbook(make_ods(tmp_path / "x.ods", tables)).sheets
    assert sheet.rows == ((), (), ("Một hai\nba", None, 0.5, date(2021, 6, 30), date(2021, 6, 30), "Héi"))
    assert sheet.merges == (Area(3, 1, 4, 2),)
    assert sheet.marks == {(3, 3): Mark.PERCENT}
    assert sheet.fonts == {(3, 6): ".VnTime"}
    assert (hidden.name, hidden.hidden) == ("Ẩn", True)


def test_what_is_known_of_a_repeated_cell_holds_for_each(tmp_path: Path) -> None:
    tables = """
    <table:table table:name="S"><table:table-row table:number-rows-repeated="2">
    <table:table-cell office:value-type="percentage" office:value="1" table:number-columns-repeated="2"/>
    <table:table-cell table:style-name="old"><text:p>Héi</text:p></table:table-cell></table:table-row></table:table>"""
    sheet = only_sheet(make_ods(tmp_path / "x.ods", tables))
    assert sheet.rows == ((1.0, 1.0, "Héi"),) * 2
    assert sheet.marks == dict.fromkeys([(1, 1), (1, 2), (2, 1), (2, 2)], Mark.PERCENT)
    assert sheet.fonts == {(1, 3): ".VnTime", (2, 3): ".VnTime"}


def test_pieces_of_an_opendocument_cell_are_kept_apart(tmp_path: Path) -> None:
    tables = """<table:table table:name="S"><table:table-row><table:table-cell><text:p><text:span
    text:style-name="piece">Héi</text:span> Nông <text:span text:style-name="bold">dân</text:span></text:p>
    </table:table-cell></table:table-row></table:table>"""
    sheet = only_sheet(make_ods(tmp_path / "x.ods", tables))
    pieces = (Run("Héi", ".VnTime"), Run(" Nông ", None), Run("dân", None))
    assert sheet.runs == {"Héi Nông dân": pieces}


def test_a_text_that_is_one_legacy_piece_keeps_its_font(tmp_path: Path) -> None:
    tables = """<table:table table:name="S"><table:table-row><table:table-cell><text:p><text:span
    text:style-name="piece">Héi</text:span></text:p></table:table-cell></table:table-row></table:table>"""
    assert only_sheet(make_ods(tmp_path / "x.ods", tables)).runs == {"Héi": (Run("Héi", ".VnTime"),)}


def test_an_opendocument_number_may_show_its_measure(tmp_path: Path) -> None:
    cell = '<table:table-cell table:style-name="{}" office:value-type="float" office:value="350"/>'
    cells = cell.format("millions") + cell.format("scaled")
    tables = f'<table:table table:name="S"><table:table-row>{cells}</table:table-row></table:table>'
    assert only_sheet(make_ods(tmp_path / "x.ods", tables)).marks == {(1, 1): Mark.MILLIONS}


@pytest.mark.parametrize(
    ("stored", "mark"), [('office:value-type="float" office:value="1"', None), ("", Mark.UNCOMPUTED)]
)
def test_a_formula_without_a_value_gave_nothing_where_others_gave_something(
    stored: str, mark: Mark | None, tmp_path: Path
) -> None:
    tables = f"""<table:table table:name="S"><table:table-row><table:table-cell table:formula="of:=1" {stored}/>
    <table:table-cell table:formula='of:=""'/><table:table-cell><text:p>x</text:p></table:table-cell>
    </table:table-row></table:table>"""
    assert only_sheet(make_ods(tmp_path / "x.ods", tables)).marks.get((1, 2)) is mark


CSV = "STT;Nội dung\n1;Một, hai\n2;\n"


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        b"\xef\xbb\xbf" + CSV.encode(),
        CSV.encode("utf-16"),
        CSV.replace(";", "\t").encode(),
        CSV.replace("Một, hai", '"Một, hai"').replace(";", ",").encode(),
    ],
)
def test_separated_text_in_every_dress(content: bytes, tmp_path: Path) -> None:
    sheet = only_sheet(written(tmp_path / "đăng ký.xls", content))
    assert sheet.name == "đăng ký"
    assert sheet.rows[:2] == (("STT", "Nội dung"), ("1", "Một, hai"))
    assert sheet.rows[2][0] == "2"


def test_a_page_with_a_table(tmp_path: Path) -> None:
    page = """<html><body><table><tr><td rowspan=2>A&amp;B</td><td colspan="2">C<br>D</td></tr>
    <tr><td>E<td>F</tr><tr><th></th></tr></table></body></html>"""
    sheet = only_sheet(written(tmp_path / "x.xls", page))
    assert sheet.rows == (("A&B", "C\nD"), (None, "E", "F"), (None,))
    assert sheet.merges == (Area(1, 1, 2, 1), Area(1, 2, 1, 3))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_lines_around_a_page_s_table_are_rows(encoding: str, tmp_path: Path) -> None:
    page = """<html><head><title>Trang</title><style>p {}</style></head><body><p>TỈNH ĐOÀN</p><h2>ĐĂNG K&Yacute;
    NĂM 2021</h2>\n<table><tr><td>1<td>A<p>B</tr></table>Người lập</body></html>"""
    sheet = only_sheet(written(tmp_path / "x.xls", page.encode(encoding)))
    assert sheet.rows == (("TỈNH ĐOÀN",), ("ĐĂNG KÝ NĂM 2021",), ("1", "A\nB"), ("Người lập",))


def test_a_page_without_a_table_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(WorkbookRefused, match="not-a-workbook"):
        read_workbook(written(tmp_path / "x.xls", "<html><body><p>Công văn</p></body></html>"))


def test_a_text_that_is_all_in_one_legacy_font_keeps_it(tmp_path: Path) -> None:
    strings = f"""<sst {MAIN}><si><r><rPr><rFont val=".VnTimeH"/></rPr><t>tØnh ®oµn</t></r></si></sst>"""
    path = make_xlsx(tmp_path / "x.xlsx", sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings)
    assert only_sheet(path).runs == {"tØnh ®oµn": (Run("tØnh ®oµn", ".VnTimeH"),)}


def test_excel_s_xml_of_2003(tmp_path: Path) -> None:
    book = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
    xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>
    <Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">Một</Data></Cell>
    <Cell ss:Index="3"><Data ss:Type="Number">1.5</Data></Cell></Row>
    <Row><Cell><Data ss:Type="DateTime">2021-06-30T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"""
    sheet = only_sheet(written(tmp_path / "x.xls", book))
    assert sheet.rows == ((), ("Một", None, 1.5), (None, date(2021, 6, 30)))
    assert sheet.merges == (Area(2, 1, 3, 1),)


def test_excel_s_xml_of_2003_tells_more_than_values(tmp_path: Path) -> None:
    content = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
    xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"><Styles>
    <Style ss:ID="a"><NumberFormat ss:Format="Percent"/><Font ss:FontName=".VnTime"/></Style>
    <Style ss:ID="b" ss:Parent="a"/><Style ss:ID="c"><NumberFormat ss:Format="m/d/yyyy"/></Style></Styles>
    <Worksheet ss:Name="S"><Table><Column/><Column ss:Hidden="1"/>
    <Row><Cell ss:StyleID="b"><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell>
    <Cell ss:StyleID="c"><Data ss:Type="DateTime">2021-06-05T00:00:00.000</Data></Cell><Cell ss:Formula="=1+1"/></Row>
    <Row ss:Hidden="1" ss:StyleID="a"><Cell><Data ss:Type="String">Héi</Data></Cell><Cell>
    <ss:Data ss:Type="String"><html:Font html:Face="Arial">Hội</html:Font> nghÞ</ss:Data></Cell></Row>
    </Table></Worksheet></Workbook>"""
    sheet = only_sheet(written(tmp_path / "x.xls", content))
    assert sheet.rows == ((1.0, None, date(2021, 6, 5), None), ("Héi", "Hội nghÞ"))
    assert sheet.marks == {
        (1, 1): Mark.PERCENT,
        (1, 2): Mark.ERROR,
        (1, 3): Mark.MONTH_FIRST,
        (1, 4): Mark.UNCOMPUTED,
        (2, 1): Mark.PERCENT,
        (2, 2): Mark.PERCENT,
    }
    assert sheet.fonts == {(2, 1): ".VnTime", (2, 2): ".VnTime"}
    assert sheet.runs == {"Hội nghÞ": (Run("Hội", "Arial"), Run(" nghÞ", None))}
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({2}), frozenset({2}))


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    assert only_sheet(make_xlsx(tmp_path / "x.csv", sheet_xml(row_xml(1, "Một")))).rows == (("Một",),)


@pytest.mark.parametrize(
    ("code", "mark"),
    [
        ("0%", Mark.PERCENT),
        ('0.0"%"', None),
        ("m/d/yyyy", Mark.MONTH_FIRST),
        ("[$-409]mm/dd/yy;@", Mark.MONTH_FIRST),
        ("dd/mm/yyyy", None),
        ("d-mmm", Mark.DAY_MONTH),
        ("d/m", Mark.DAY_MONTH),
        (r"d\-mmm", Mark.DAY_MONTH),
        (r"[$-409]m\/d\/yy;@", Mark.MONTH_FIRST),
        ("hh:mm dd/mm/yyyy", None),
        ("mmm-yy", Mark.MONTH_YEAR),
        ("[$-42A]mm/yyyy;@", Mark.MONTH_YEAR),
        ("#,##0", None),
        ("h:mm", None),
        ("General", None),
        ('#,##0.0 "triệu đồng"', Mark.MILLIONS),
        ('0"tr.đ";-0"tr.đ"', Mark.MILLIONS),
        ('0.00" tỷ"', Mark.BILLIONS),
        ('#,##0 "nghìn đồng"', Mark.THOUSANDS),
        ('0.0 "tấn"', Mark.TONNES),
        ('#,##0 "đồng"', None),
        ('0.0,, "triệu đồng"', None),
    ],
)
def test_what_a_number_format_says(code: str, mark: Mark | None) -> None:
    assert mark_of_code(code) is mark


def test_the_computer_s_own_short_date_says_nothing() -> None:
    assert mark_of(14, "mm-dd-yy") is None


def test_what_an_xlsx_hides_is_known(tmp_path: Path) -> None:
    rows = row_xml(1, "a", "b") + row_xml(2, "c").replace("<row", '<row hidden="1"') + row_xml(3, "d")
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols><sheetData>'
    (sheet,) = read_workbook(make_xlsx(tmp_path / "x", sheet_xml(rows).replace("<sheetData>", columns))).sheets
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({2}, {2, 3})


def test_what_an_opendocument_hides_is_known(tmp_path: Path) -> None:
    def row(text: str, looks: str) -> str:
        cell = f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        return f"<table:table-row {looks}>{cell}</table:table-row>"

    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    twice = 'table:visibility="filter" table:number-rows-repeated="2"'
    rows = row("a", "") + row("b", twice) + row("c", "")
    table = f'<table:table table:name="T">{columns}{rows}</table:table>'
    (sheet,) = read_workbook(make_ods(tmp_path / "x", table)).sheets
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({2, 3}, {2})


def test_references() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert position("$AB$12") == (12, 28)
    assert reference(12, 28) == "AB12"
    assert area("C4:A2") == Area(2, 1, 4, 3)
    with pytest.raises(ValueError, match="12A"):
        position("12A")


def paragraph(text: str, font: str = "", numbered: bool = False) -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    number = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>' if numbered else ""
    return f"<w:p>{number}<w:r>{fonts}<w:t>{text}</w:t></w:r></w:p>"


def table_cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_a_table_in_a_word_document(tmp_path: Path) -> None:
    rows = (
        table_cell(paragraph("", numbered=True)) + table_cell(paragraph("Một") + paragraph("hai")),
        table_cell(paragraph("", numbered=True))
        + table_cell(paragraph("Héi", ".VnTime"), '<w:vMerge w:val="restart"/>'),
        table_cell(paragraph("", numbered=True)) + table_cell(paragraph(""), "<w:vMerge/>"),
        table_cell(paragraph("Cộng"), '<w:gridSpan w:val="2"/>'),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"{paragraph('BIỂU ĐĂNG KÝ')}<w:tbl>{table}</w:tbl><w:sectPr/></w:body></w:document>"
    )
    sheet = only_sheet(make_zip(tmp_path / "biểu.docx", {"word/document.xml": document}))
    assert sheet.name == "biểu"
    assert sheet.rows == (("BIỂU ĐĂNG KÝ",), (1.0, "Một\nhai"), (2.0, "Héi"), (3.0, None), ("Cộng", None))
    assert sheet.merges == (Area(3, 2, 4, 2), Area(5, 1, 5, 2))
    assert sheet.fonts == {(3, 2): ".VnTime"}

"""What goes back to a sender: the sender's own file, with what is to be looked at said where it stands."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import Workbook as NewWorkbook
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from xlsxwriter import Workbook as NewBook

from desktop.spreadsheets.opening import read_workbook
from desktop.spreadsheets.reading import interpret
from desktop.spreadsheets.return_copy import CellNote, NotUnderstood, copy_of_cells, return_copy_xlsx

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
NOTE = CellNote("Đăng ký", "D8", "Ô D8 ghi “Hội ND”, không có trong danh sách đơn vị.", "Hội ND")

#: The parts that say what is in the package; and the sheet and the styles, which are extended.
EXTENDED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
}


def saved(book: NewWorkbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def senders_file(comments: dict[str, str] | None = None) -> bytes:
    """A small registration with a drop-down, merged cells and, where asked for, the sender's own comments."""
    book = NewWorkbook()
    sheet = book.worksheets[0]
    sheet.title = "Đăng ký"
    sheet["A1"] = "BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2021"
    sheet.merge_cells("A1:G1")
    sheet["D8"] = "Hội ND"
    sheet.merge_cells("D8:D10")
    sheet.add_data_validation(DataValidation(type="list", formula1='"Có,Không"', sqref="E8:E20"))
    for cell, text in (comments or {}).items():
        sheet[cell].comment = Comment(text, "Chị Lan")
    return saved(book)


def with_parts(content: bytes, **changed: str) -> bytes:
    """The package with other content in the parts whose names end so ("sheet1" for sheet1.xml)."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, changed.get(Path(name).stem, old.read(name)))
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def comments(content: bytes, sheet: str) -> dict[str, str]:
    rows = load_workbook(BytesIO(content))[sheet].iter_rows()
    return {cell.coordinate: cell.comment.text for row in rows for cell in row if cell.comment}


def returned(content: bytes, *notes: CellNote) -> bytes:
    return return_copy_xlsx(content, "đăng ký.xlsx", notes or [NOTE]).content


# ── The sender's own file ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name", ["values/ngay-thang.xlsx", "layout/tieu-de-hai-dong.xlsx", "2021/dang-ky-2021-mttq.xlsx"]
)
def test_everything_in_the_file_stays_byte_for_byte_but_the_parts_that_are_extended(name: str):
    original = (WORKBOOKS / name).read_bytes()
    sheet = load_workbook(BytesIO(original)).sheetnames[0]
    before, after = parts(original), parts(returned(original, CellNote(sheet, "D8", "Xem lại")))
    assert {part for part in before if before[part] != after[part]} <= EXTENDED
    assert sorted(after.keys() - before.keys()) == [
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/sheet2.xml",
    ]


def rich_file() -> bytes:
    """A sheet with a chart, a button, a comment of the sender's, colours by rule, and a hidden sheet with a note."""
    out = BytesIO()
    with NewBook(out) as book:
        sheet = book.add_worksheet("Đăng ký")
        sheet.write_column("A1", [1, 2, 3])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Đăng ký'!$A$1:$A$3"})
        sheet.insert_chart("F2", chart)
        sheet.insert_button("F20", {"caption": "Gửi"})
        sheet.write_comment("D8", "Đã hỏi chị Hoa")
        sheet.conditional_format("A1:A3", {"type": "data_bar"})
        hidden = book.add_worksheet("Ẩn")
        hidden.write_comment("A1", "Không ai thấy")
        hidden.hide()
    return out.getvalue()


def test_charts_buttons_and_other_sheets_stay():
    sent = rich_file()  # made once: it says at what second
    before, after = parts(sent), parts(returned(sent, NOTE, CellNote("Đăng ký", "E9", "Mới")))
    changed = {part for part in before if before[part] != after[part]}
    assert changed <= EXTENDED | {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert "xl/worksheets/sheet1.xml" not in changed
    assert after.keys() - before.keys() == {"xl/worksheets/sheet3.xml"}
    shapes = after["xl/drawings/vmlDrawing1.vml"]
    ids = re.findall(rb'<v:shape [^>]*?id="(_x0000_s\d+)"', shapes)
    assert len(ids) == len(set(ids)) == 3
    assert shapes.startswith(before["xl/drawings/vmlDrawing1.vml"].rstrip().removesuffix(b"</xml>"))


def test_an_extended_part_keeps_every_byte_that_it_had_in_its_order():
    before, after = parts(senders_file()), parts(returned(senders_file()))
    for part in EXTENDED - {"xl/styles.xml"}:
        added = after[part]
        for piece in re.split(rb"(?<=>)(?=</?(?:sheets|Types|Relationships|pageMargins|worksheet)\b)", before[part]):
            found = added.index(piece)
            added = added[found + len(piece) :]


def test_a_note_is_a_comment_on_its_cell_and_a_row_of_the_summary():
    content = returned(senders_file())
    assert comments(content, "Đăng ký") == {"D8": NOTE.text}
    summary = load_workbook(BytesIO(content))["Tổng hợp lỗi"]
    assert [cell.value for cell in summary[5]] == ["Đăng ký", "D8", "Hội ND", NOTE.text]
    assert summary["B5"].hyperlink.location == "'Đăng ký'!D8"


def test_a_note_on_merged_cells_shows_at_the_first_of_them_and_several_notes_share_a_comment():
    content = returned(senders_file(), NOTE, CellNote("Đăng ký", "D9", "Dòng lặp lại"))
    assert comments(content, "Đăng ký") == {"D8": f"{NOTE.text}\nDòng lặp lại"}


def test_a_note_without_a_cell_is_in_the_summary_only():
    content = returned(senders_file(), CellNote("Đăng ký", "", "Thiếu tên nhiệm vụ"))
    assert comments(content, "Đăng ký") == {}
    assert load_workbook(BytesIO(content))["Tổng hợp lỗi"]["D5"].value == "Thiếu tên nhiệm vụ"


def test_the_senders_own_comments_stay_and_ours_follows_theirs():
    content = returned(senders_file({"D8": "Đã hỏi chị Hoa", "B2": "Bản nháp"}), NOTE, CellNote("Đăng ký", "C9", "Mới"))
    said = comments(content, "Đăng ký")
    assert said == {"B2": "Bản nháp", "D8": f"Đã hỏi chị Hoa\nThư Ký: {NOTE.text}", "C9": "Mới"}
    assert sum(name.endswith(".vml") for name in parts(content)) == 1


# ── Threads ─────────────────────────────────────────────────────────────────────────────────────────────────────

THREAD = (
    '<threadedComment ref="D8" dT="2021-01-08T02:00:00.00" personId="{P}" id="{T}"><text>Đã hỏi chị Hoa</text>'
    '</threadedComment><threadedComment ref="D8" dT="2021-01-08T03:00:00.00" personId="{P}" id="{R}" parentId="{T}">'
    "<text>Chị Hoa đồng ý</text></threadedComment>"
)
TOLD_OLDER_PROGRAMS = "[Threaded comment]\n\nComment:\n    Đã hỏi chị Hoa\nReply:\n    Chị Hoa đồng ý"
MICROSOFT = "http://schemas.microsoft.com/office"


def threaded_file(*, with_persons: bool = True) -> bytes:
    """The sender's file with a thread on D8, as Excel 365 writes it."""
    content = senders_file({"D8": TOLD_OLDER_PROGRAMS, "B2": "Bản nháp"})
    names = f'xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"'
    package = parts(content)
    sheet_relations, book_relations = "xl/worksheets/_rels/sheet1.xml.rels", "xl/_rels/workbook.xml.rels"
    package["xl/threadedComments/threadedComment1.xml"] = (
        f"<ThreadedComments {names}>{THREAD}</ThreadedComments>".encode()
    )
    package[sheet_relations] = with_relation(package[sheet_relations], "threadedComment", "threadedComment1.xml")
    if with_persons:
        person = '<person displayName="Chị Lan" id="{P}" userId="lan" providerId="None"/>'
        package["xl/persons/person.xml"] = f"<personList {names}>{person}</personList>".encode()
        package[book_relations] = with_relation(package[book_relations], "person", "person.xml")
    return packed(package)


def with_relation(relations: bytes, kind: str, part: str) -> bytes:
    """The relations of a part and one more, of a kind of Microsoft's."""
    tag = (
        f'<Relationship Id="rIdT" Type="{MICROSOFT}/2017/10/relationships/{kind}" Target="/xl/{kind}s/{part}"/>'
        "</Relationships>"
    )
    return relations.replace(b"</Relationships>", tag.encode())


def packed(package: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in package.items():
            new.writestr(name, content)
    return out.getvalue()


def thread_of(content: bytes) -> list[dict[str, str]]:
    """What is said in the threads: attributes and text of each remark."""
    root = fromstring(parts(content)["xl/threadedComments/threadedComment1.xml"])
    return [{**remark.attrib, "text": remark[0].text or ""} for remark in root]


def test_where_a_cell_has_a_thread_the_note_is_a_reply_in_it():
    content = returned(threaded_file(), NOTE, CellNote("Đăng ký", "C9", "Mới"))
    *theirs, ours = thread_of(content)
    assert theirs == thread_of(threaded_file())
    assert (ours["ref"], ours["parentId"], ours["text"]) == ("D8", "{T}", NOTE.text)
    persons = fromstring(parts(content)["xl/persons/person.xml"])
    assert [person.get("displayName") for person in persons] == ["Chị Lan", "Thư Ký"]
    assert ours["personId"] == persons[1].get("id")
    assert comments(content, "Đăng ký") == {
        "B2": "Bản nháp",
        "C9": "Mới",
        "D8": f"{TOLD_OLDER_PROGRAMS}\nThư Ký: {NOTE.text}",
    }


def test_threads_on_other_cells_stay_byte_for_byte():
    before = parts(threaded_file())
    after = parts(returned(threaded_file(), CellNote("Đăng ký", "C9", "Mới")))
    for part in ("xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"):
        assert after[part] == before[part]


def test_a_second_reply_is_by_the_same_person_and_a_list_of_persons_is_made_where_there_is_none():
    twice = returned(returned(threaded_file(with_persons=False)), CellNote("Đăng ký", "D8", "Lần hai"))
    first, second = thread_of(twice)[-2:]
    assert first["personId"] == second["personId"]
    assert first["id"] != second["id"]
    assert (first["parentId"], second["parentId"], second["text"]) == ("{T}", "{T}", "Lần hai")
    assert b"application/vnd.ms-excel.person+xml" in parts(twice)["[Content_Types].xml"]


# ── Texts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_text_is_never_a_formula_and_never_breaks_the_file():
    hostile = '=HYPERLINK("http://x")<b>&]]>\x00\x0b_x0041_'
    content = returned(senders_file(), CellNote("Đăng ký", "E9", hostile, "+84 903"))
    kept = '=HYPERLINK("http://x")<b>&]]>_x0041_'
    summary = load_workbook(BytesIO(content))["Tổng hợp lỗi"]
    assert comments(content, "Đăng ký") == {"E9": kept.replace("_x0041_", "_x005F_x0041_")}
    assert (summary["D5"].value, summary["D5"].data_type) == (kept.replace("_x0041_", "_x005F_x0041_"), "s")
    assert (summary["C5"].value, summary["C5"].quotePrefix) == ("+84 903", True)


def test_a_summary_is_not_mistaken_for_a_table_when_the_file_comes_back(tmp_path):
    original = WORKBOOKS / "values" / "trung-lap-sai-ten-thieu.xlsx"
    before = interpret(read_workbook(original))
    notes = [CellNote(before[0].sheet, row.cells["title"], "Xem lại nhiệm vụ") for row in before[0].rows]
    again = tmp_path / "trả lại.xlsx"
    again.write_bytes(returned(original.read_bytes(), *notes))
    after = interpret(read_workbook(again))
    assert after[: len(before)] == before
    assert [sheet.kind.value for sheet in after[len(before) :]] == ["none"]


def test_a_second_copy_has_a_summary_of_its_own():
    twice = returned(returned(senders_file()), CellNote("Đăng ký", "B2", "Lần hai"))
    assert load_workbook(BytesIO(twice)).sheetnames == ["Đăng ký", "Tổng hợp lỗi", "Tổng hợp lỗi (2)"]
    assert comments(twice, "Đăng ký").keys() == {"B2", "D8"}


def test_a_workbook_with_macros_keeps_its_suffix():
    types = parts(senders_file())["[Content_Types].xml"].decode()
    macros = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert (
        return_copy_xlsx(with_parts(senders_file(), **{"[Content_Types]": macros}), "x.xls", [NOTE]).suffix == ".xlsm"
    )


def test_prefixed_elements_are_extended_with_their_prefix():
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData/>'
        '<x:tableParts count="0"/></x:worksheet>'
    )
    added = parts(returned(with_parts(senders_file(), sheet1=sheet)))["xl/worksheets/sheet1.xml"].decode()
    assert re.fullmatch(r".*<x:sheetData/><x:legacyDrawing [^>]*/><x:tableParts count=\"0\"/></x:worksheet>", added)


@pytest.mark.parametrize(
    "sheet",
    [
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>',
        '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData/></worksheet>',
        '<?xml version="1.0" encoding="windows-1258"?><worksheet/>',
        "<worksheet",
    ],
)
def test_what_is_not_built_as_expected_is_left_alone(sheet: str):
    with pytest.raises(NotUnderstood):
        returned(with_parts(senders_file(), sheet1=sheet))


# ── Other formats ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["2020/ket-qua-2020-hoi-ccb.xls", "2020/ket-qua-2020-hoi-nong-dan.ods"])
def test_another_format_goes_back_as_a_copy_of_its_cells_that_says_so(name: str, tmp_path):
    before = read_workbook(WORKBOOKS / name)
    first = before.sheets[0].name
    copy = tmp_path / "trả lại.xlsx"
    copy.write_bytes(copy_of_cells(before, "kết quả.xls", [CellNote(first, "D9", "=Xem lại", "=1")]).content)
    book = load_workbook(copy)
    assert book.sheetnames[:2] == ["Tổng hợp lỗi", first]
    assert str(book["Tổng hợp lỗi"]["A1"].value).startswith("Bản chép từ tệp “kết quả.xls”")
    assert comments(copy.read_bytes(), first) == {"D9": "=Xem lại"}
    readings = [[row.values for row in sheet.rows] for sheet in interpret(read_workbook(copy)) if sheet.rows]
    assert readings == [[row.values for row in sheet.rows] for sheet in interpret(before) if sheet.rows]


def test_legacy_text_is_unicode_in_the_copy():
    book = read_workbook(WORKBOOKS / "legacy" / "dang-ky-2021-tcvn3.xls")
    sheets = load_workbook(BytesIO(copy_of_cells(book, "tcvn3.xls", []).content)).worksheets
    texts = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("nhiệm vụ" in text.casefold() for text in texts)
    assert not any("nhiÖm vô" in text for text in texts)

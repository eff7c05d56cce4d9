"""TCVN3, VNI and damaged text become Unicode; Unicode text is never touched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.encodings import Encoding
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.legacy import (
    from_font,
    from_tcvn3,
    from_vni,
    undo_utf8_as_cp1252,
    unicode_sheet,
)
from desktop.spreadsheets.syllables import is_syllable
from desktop.spreadsheets.workbook import Run, Sheet
from tests.spreadsheets.encoders import TO_TCVN3, TO_VNI, in_tcvn3, in_vni

LOWER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
VIETNAMESE = st.text(LOWER + LOWER.upper() + " .,-/0123456789", max_size=60)


@given(st.text(LOWER + " .,-/0123456789", max_size=60))
def test_every_text_in_tcvn3_comes_back(text: str) -> None:
    assert from_tcvn3(in_tcvn3(text)) == text


@given(VIETNAMESE)
def test_every_text_in_vni_comes_back(text: str) -> None:
    assert from_vni(in_vni(text)) == text


def test_the_tables_know_every_letter() -> None:
    marked = {letter for letter in LOWER if not letter.isascii()}
    assert marked - {"ý"} <= TO_TCVN3.keys()
    assert from_tcvn3("ý") == "ý"
    assert {letter for letter in marked | set("".join(marked).upper()) if letter not in "ìíÌÍ"} <= TO_VNI.keys()


def test_the_soft_hyphen_is_a_letter_of_tcvn3() -> None:
    assert from_tcvn3("Th\u00adêng xuyªn") == "Thường xuyên"


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        ("BIÓU §¡NG Ký NHIÖM Vô", ".VnTimeH", "BIỂU ĐĂNG KÝ NHIỆM VỤ"),
        ("biÓu ®¨ng ký", ".VnArial NarrowH", "BIỂU ĐĂNG KÝ"),
        ("CéNG HßA X· HéI CHñ NGHÜA", ".VnTime", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        ("UBND X· AN SA", ".VnTime", "UBND XÃ AN SA"),
        ("Së L§TB&XH", ".VnTime", "Sở LĐTB&XH"),
        ("Bé CHQS", ".VnTime", "Bộ CHQS"),
        ("§ång chÝ V¡N ¸I", ".VnTime", "Đồng chí VĂN ÁI"),
        ("Uû ban MTTQ huyÖn Kim LÜnh", ".VnTime", "Uỷ ban MTTQ huyện Kim Lĩnh"),
        ("H§ND c¸c cÊp", '".VnTime"', "HĐND các cấp"),
        ("Uûy ban Chæ ñaïo", "VNI-Times", "Ủy ban Chỉ đạo"),
        ("Hội Nông dân", ".VnTime", "Hội Nông dân"),
        ("m², ±5°", "Arial", "m², ±5°"),
    ],
)
def test_a_font_says_how_to_read(text: str, font: str, read: str) -> None:
    assert from_font(text, font) == read


def test_tcvn3_that_was_read_as_windows_1258_is_repaired() -> None:
    damaged = "héi nghÞ".encode("latin-1").decode("cp1258")
    assert damaged != "héi nghÞ"
    assert from_font(damaged, ".VnTime") == "hội nghị"


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", None, ""])
def test_other_fonts_prove_nothing(font: str | None) -> None:
    assert font_encoding(font) is None


def test_utf8_read_as_windows_1252_is_undone() -> None:
    text = "Hội nghị tổng kết, triển khai nhiệm vụ"
    damaged = "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in text.encode("utf-8")
    )
    assert undo_utf8_as_cp1252(damaged) == text


UNTOUCHED = [
    "Xã Ia Púch",
    "H'Loan Niê",
    "Y Thanh Hà Niê Kđăm",
    "José María Núñez, el señor",
    "diện tích 1.500 m² ± 5",
    "Hội Cựu chiến binh",
    "Café “Đà Lạt” – 5 €",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_unicode_text_is_left_alone(text: str) -> None:
    sheet = Sheet("S", ((text,) * 3,) * 5)
    assert unicode_sheet(sheet) == (sheet, Encoding.UNICODE)
    assert undo_utf8_as_cp1252(text) == text


@given(VIETNAMESE)
def test_no_unicode_text_is_taken_for_utf8_read_wrongly(text: str) -> None:
    assert undo_utf8_as_cp1252(text) == text


TASKS = (
    "Tuyên truyền, vận động nhân dân tham gia phòng, chống dịch",
    "Hội Liên hiệp Phụ nữ huyện",
    "Xây dựng tuyến đường hoa tự quản tại các phường",
    "Thường xuyên",
)


@pytest.mark.parametrize(("encode", "encoding"), [(in_tcvn3, Encoding.TCVN3), (in_vni, Encoding.VNI)])
def test_a_sheet_without_fonts_is_known_by_its_words(encode: object, encoding: Encoding) -> None:
    assert callable(encode)
    sheet, found = unicode_sheet(Sheet("S", (tuple(map(encode, TASKS)),)))
    assert sheet.rows == (TASKS,)
    assert found is encoding


def test_legacy_and_unicode_cells_may_stand_side_by_side() -> None:
    rows = (tuple(map(in_tcvn3, TASKS)), ("Xã Ia Púch", "Hội Cựu chiến binh tỉnh", "Quý III"), TASKS)
    sheet, encoding = unicode_sheet(Sheet("S", rows))
    assert sheet.rows == (TASKS, *rows[1:])
    assert encoding is Encoding.MIXED


def test_pieces_of_a_cell_are_read_each_in_its_font() -> None:
    runs = (Run("Héi ", ".VnTime"), Run("Nông dân", "Times New Roman"))
    sheet, encoding = unicode_sheet(Sheet("S", (("Héi Nông dân",),), runs={"Héi Nông dân": runs}))
    assert sheet.rows == (("Hội Nông dân",),)
    assert encoding is Encoding.MIXED


def test_a_piece_without_a_font_of_its_own_has_the_cell_s() -> None:
    text, runs = "Héi đồng", (Run("Héi ", None), Run("đồng", "Arial"))
    sheet, _ = unicode_sheet(Sheet("S", ((text,),), fonts={(1, 1): ".VnTime"}, runs={text: runs}))
    assert sheet.rows == (("Hội đồng",),)


def test_a_text_that_reads_well_either_way_is_as_the_rest_of_its_sheet() -> None:
    legacy = tuple(map(in_tcvn3, TASKS))
    assert in_tcvn3("Ghi chú") == "Ghi chó"
    others = ("Ghi chú", "ĐVT", "Sở LĐTB&XH", "500.000đ", "±5%", "m²")
    alone, _ = unicode_sheet(Sheet("S", (legacy, tuple(map(in_tcvn3, others)))))
    assert alone.rows == (TASKS, others)
    mixed, _ = unicode_sheet(Sheet("S", (legacy, ("Ghi chó", "Nhiệm vụ"))))
    assert mixed.rows == (TASKS, ("Ghi chó", "Nhiệm vụ"))


def test_a_short_text_with_a_sign_in_the_midst_of_letters_is_legacy_in_a_mixed_sheet() -> None:
    legacy, short = tuple(map(in_tcvn3, TASKS)), ("Kết quả", "Tỉnh đoàn", "Hằng quý", "tấn", "3 bể")
    plain = ("Nhiệm vụ", "m²", "±5", "«Quà»", "Café", "Số 1²")
    mixed, _ = unicode_sheet(Sheet("S", (legacy, plain, tuple(map(in_tcvn3, short)))))
    assert mixed.rows == (TASKS, plain, short)


def test_a_sheet_without_fonts_that_was_read_as_windows_1258_is_repaired() -> None:
    damaged = tuple(in_tcvn3(text).encode("latin-1").decode("cp1258") for text in TASKS)
    sheet, _ = unicode_sheet(Sheet("S", (damaged,)))
    assert sheet.rows == (TASKS,)


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "quyết", "giữ", "gìn", "Uỷ", "thuở", "xoong", "khuỷu", "nguyễn", "gì", "yêu", "hòan", "Đắk"][:-1],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nghÞ", "Púch", "vËn", "señor", "thöïc", "xyz"])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_the_letters_of_the_encoders_are_composed() -> None:
    assert all(unicodedata.is_normalized("NFC", letter) for letter in (*TO_TCVN3, *TO_VNI))

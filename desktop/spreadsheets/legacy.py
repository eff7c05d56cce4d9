"""Text from before Unicode: TCVN3 (fonts .Vn…), VNI (fonts VNI-…), and what wrong decoding did to it.

Such a cell holds ordinary characters of the Western code page; only its font draws them as Vietnamese. The font's name
decides where it is known; else the text itself, held against what Vietnamese syllables can look like, and only in a
sheet whose text as a whole shows that it is not Unicode. All of this comes before normalisation: NFKC would destroy
the codes, and U+00AD, invisible in Unicode text, is the letter ư of TCVN3.

The tables agree with the UniKey engine's; VNI also takes a mark in the wrong case ("Uû" for Ủ), as people type it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import filterfalse, islice

from desktop.domain.encodings import Encoding
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.syllables import is_syllable, words
from desktop.spreadsheets.workbook import Position, Run, Sheet, Value

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_VNI_LETTERS = str.maketrans("ÆæÎîÑñÒòÓóÔôÖö", "ỈỉỴỵĐđỊịĨĩƠơƯư")
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT, _CIRCUMFLEX, _BREVE = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306"
_VNI_MARKS = {
    "ø": _GRAVE,
    "ù": _ACUTE,
    "õ": _TILDE,
    "û": _HOOK,
    "ï": _DOT,
    "â": _CIRCUMFLEX,
    "à": _CIRCUMFLEX + _GRAVE,
    "á": _CIRCUMFLEX + _ACUTE,
    "ã": _CIRCUMFLEX + _TILDE,
    "å": _CIRCUMFLEX + _HOOK,
    "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "é": _BREVE + _ACUTE,
    "ü": _BREVE + _TILDE,
    "ú": _BREVE + _HOOK,
    "ë": _BREVE + _DOT,
}
_VNI_PAIR = re.compile(
    "([aeoAEO])([âàáãåäÂÀÁÃÅÄ])|([aA])([êèéüúëÊÈÉÜÚË])|([aeiouyôöAEIOUYÔÖ])([øùõûïØÙÕÛÏ])", re.DOTALL
)
_CAPITAL_FONT = re.compile(r"\.vn.*h", re.IGNORECASE)
_VIETNAMESE_LETTER = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0303\u0309\u0323]")
_CP1258_DAMAGE = re.compile("[\u0300\u0301\u0303\u0309\u0323ĂăĐđƠơƯư₫]")
_CAPITAL_AFTER_SMALL = re.compile(r"[^\W\d_A-Z][A-Z]")
_ASCII_LETTERS = re.compile("[A-Za-z]")
_SMALL_LETTER = re.compile("[a-z]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_UTF8_AS_CP1252 = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6"
                             "\u02dc\u2013-\u203a\u20ac\u2122]")  # fmt: skip
_SAMPLE_TEXTS = 500
_FEWEST_WORDS = 8


def from_tcvn3(text: str, capitals: bool = False) -> str:
    """Return TCVN3 ``text`` as Unicode (NFC); ``capitals`` for a font that draws all letters as capitals.

    TCVN3 has no codes for toned capitals: a heading without a capital font comes as "CéNG HOµ" and is raised here.
    """
    source = _from_cp1258(text) if _CP1258_DAMAGE.search(text) else text
    decoded = unicodedata.normalize("NFC", source.translate(_TCVN3))
    ascii_letters = "".join(_ASCII_LETTERS.findall(source))
    if capitals or not ascii_letters:
        return decoded.upper() if capitals else decoded
    pieces = list(zip(re.split(r"(\s+)", source), re.split(r"(\s+)", decoded), strict=False))
    if ascii_letters.isupper() and any(_is_in_capitals(before, after) for before, after in pieces):
        return decoded.upper()
    return "".join(_raised(before, after) for before, after in pieces)


def _is_in_capitals(before: str, after: str) -> bool:
    """Return whether a word of a text whose plain letters are capitals is one of capitals: "CéNG", "AN", not "L§TB"."""
    return len(_ASCII_LETTERS.findall(before)) > 1 and (not after.isupper() or any(map(is_syllable, words(after))))


def _raised(before: str, after: str) -> str:
    """Return a word in capitals when its plain letters are: two of them, or one after a letter with a mark ("¸I")."""
    letters = "".join(_ASCII_LETTERS.findall(before))
    raised = letters.isupper() and (len(letters) > 1 or _CAPITAL_AFTER_SMALL.search(after))
    return after.upper() if raised else after


def _from_cp1258(text: str) -> str:
    """Undo that TCVN3 bytes were read as Windows-1258."""
    try:
        return text.encode("cp1258").decode("latin-1")
    except UnicodeEncodeError:
        return text


def _vni_letter(match: re.Match[str]) -> str:
    base, mark = (group for group in match.groups() if group)
    letter = base.translate(_VNI_LETTERS) if base in "ôöÔÖ" else base
    return unicodedata.normalize("NFC", letter + _VNI_MARKS[mark.lower()])


def from_vni(text: str) -> str:
    """Return VNI ``text`` as Unicode (NFC)."""
    decoded, end = [], 0
    for match in _VNI_PAIR.finditer(text):
        decoded += [text[end : match.start()].translate(_VNI_LETTERS), _vni_letter(match)]
        end = match.end()
    return "".join(decoded) + text[end:].translate(_VNI_LETTERS)


def is_unicode(text: str) -> bool:
    """Return whether ``text`` holds letters that only Unicode has, so that no font's name can make it legacy."""
    return bool(_VIETNAMESE_LETTER.search(text))


def from_font(text: str, font: str | None) -> str:
    """Return ``text`` as its ``font`` draws it."""
    encoding = font_encoding(font)
    if encoding is None or (is_unicode(text) and _from_cp1258(text) == text):
        return text
    if encoding is Encoding.VNI:
        return from_vni(text)
    return from_tcvn3(text, bool(_CAPITAL_FONT.fullmatch((font or "").strip(' "'))))


def undo_utf8_as_cp1252(text: str) -> str:
    """Return "Hội nghị" for "Há»™i nghá»‹": UTF-8 that was read as Windows-1252; other text as it is."""
    if not _UTF8_AS_CP1252.search(text):
        return text
    try:
        return b"".join(map(_cp1252_byte, text)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _cp1252_byte(char: str) -> bytes:
    """Return the byte of ``char``; the five codes that Windows-1252 leaves open come as control characters."""
    return char.encode("latin-1") if ord(char) < 256 else char.encode("cp1252")


def unicode_sheet(sheet: Sheet) -> tuple[Sheet, Encoding]:
    """Return ``sheet`` with all its text in Unicode, and how the text had been written."""
    marked = _marked_texts(sheet)
    decoder = _Decoder(sheet, _texts_without_font(sheet) if sheet.fonts else marked)
    if sheet.fonts or sheet.runs:
        rows = tuple(decoder.row_by_fonts(number, row, sheet.fonts) for number, row in enumerate(sheet.rows, 1))
    elif decoded := decoder.changed(marked):
        rows = tuple(tuple([decoded.get(v, v) if isinstance(v, str) else v for v in row]) for row in sheet.rows)
    else:
        return sheet, Encoding.UNICODE
    return sheet._replace(rows=rows, fonts={}, runs={}), decoder.encoding()


def _marked_texts(sheet: Sheet) -> set[str]:
    """Return the distinct texts of the sheet with more than ASCII in them."""
    return {value for value in set().union(*sheet.rows) if isinstance(value, str) and not value.isascii()}


class _Decoder:
    """Decodes the texts of one sheet; ``unproven`` are those whose font says nothing of how they are written."""

    def __init__(self, sheet: Sheet, unproven: Iterable[str]) -> None:
        self._runs: Mapping[str, tuple[Run, ...]] = sheet.runs
        self._by_content = _content_decoder(unproven)
        self._found: set[Encoding] = set()

    def row_by_fonts(self, number: int, row: tuple[Value, ...], fonts: Mapping[Position, str]) -> tuple[Value, ...]:
        """Return the values of a row with its texts decoded, by the cells' fonts where they prove something."""
        return tuple(
            self._text(value, fonts.get((number, column))) if isinstance(value, str) else value
            for column, value in enumerate(row, 1)
        )

    def changed(self, texts: Iterable[str]) -> dict[str, str]:
        """Return the texts that are not Unicode yet, with what they say."""
        if self._by_content is None and not self._runs:
            self._found.add(Encoding.UNICODE)
            texts = filter(_UTF8_AS_CP1252.search, texts)
        pairs = ((text, self._plain(text)) for text in texts)
        return {text: decoded for text, decoded in pairs if decoded != text}

    def encoding(self) -> Encoding:
        """Return what the sheet's texts with marks were written in."""
        return next(iter(self._found)) if len(self._found) == 1 else Encoding.MIXED

    def _text(self, text: str, font: str | None) -> str:
        if text in self._runs:
            pieces = "".join(from_font(run.text, run.font or font) for run in self._runs[text])
            return self._noted(text, pieces, Encoding.UNICODE if pieces == text else Encoding.MIXED)
        if font is None:
            return self._plain(text)
        decoded = from_font(text, font)
        legacy = font_encoding(font) if decoded != text or not is_unicode(text) else None
        return self._noted(text, decoded, legacy or Encoding.UNICODE)

    def _plain(self, text: str) -> str:
        if text.isascii():
            return text
        if self._by_content is not None:
            encoding, decode, alone = self._by_content
            decoded = decode(text)
            if _is_better(decoded, text, alone):
                return self._noted(text, decoded, encoding)
        return self._noted(text, undo_utf8_as_cp1252(text), Encoding.UNICODE)

    def _noted(self, before: str, after: str, encoding: Encoding) -> str:
        if not before.isascii():
            self._found.add(encoding)
        return after


#: How the cells whose font proves nothing are written, and whether all of them are: none is Unicode.
_ContentDecoder = tuple[Encoding, Callable[[str], str], bool]


def _texts_without_font(sheet: Sheet) -> Iterable[str]:
    places = ((number, column) for number, row in enumerate(sheet.rows, 1) for column in range(1, len(row) + 1))
    values = (sheet.rows[row - 1][column - 1] for row, column in places if (row, column) not in sheet.fonts)
    return {value for value in values if isinstance(value, str) and not value.isascii()}


def vietnamese_share(texts: Iterable[str]) -> float:
    """Return which share of the words that have marks can be Vietnamese syllables."""
    marked = [word for text in texts for word in words(text) if _NOT_ASCII.search(word)]
    return sum(map(is_syllable, marked)) / len(marked) if marked else 0.0


def _content_decoder(texts: Iterable[str]) -> _ContentDecoder | None:
    """Return how to decode cells whose font proves nothing, when the sheet's own words show that it is needed."""
    sample = list(islice(filterfalse(is_unicode, texts), _SAMPLE_TEXTS))
    if sum(len(text.split()) for text in sample) < _FEWEST_WORDS:
        return None
    raw, tcvn3, vni = (vietnamese_share(map(decode, sample)) for decode in (str, from_tcvn3, from_vni))
    best = max(tcvn3, vni)
    if best < 0.55 or best - raw < 0.25 or abs(tcvn3 - vni) < 0.2:
        return None
    alone = not any(map(_is_sound, texts))
    return (Encoding.TCVN3, from_tcvn3, alone) if tcvn3 > vni else (Encoding.VNI, from_vni, alone)


def _is_sound(text: str) -> bool:
    """Return whether ``text`` is Unicode, and not what came of reading legacy text as Windows-1258."""
    return is_unicode(text) and _from_cp1258(text) == text


#: What no Unicode word holds: a sign or a capital with a mark in the midst of small letters, "qu¶", "tÊn", "GI¸M".
_LEGACY_SIGN = re.compile(r"[^\W\d_][¡-©«-´¶-¹»-¿]|[§®][^\W\d_]|[^\W\d_][À-Þ](?=[a-z])|[a-z][À-Þ]|[A-Z]{2}[à-þ]")


def _is_better(decoded: str, raw: str, alone: bool) -> bool:
    """Return whether ``decoded`` reads as Vietnamese and ``raw`` does not.

    "Ghi chó" reads well before and after, "§VT" and "500®" in neither: they are decoded where all other cells are
    (``alone``).
    """
    if _is_sound(raw):
        return False
    before, after = vietnamese_share([raw]), vietnamese_share([decoded])
    if after == 1 and _LEGACY_SIGN.search(raw):
        return True
    if not alone or is_unicode(raw):
        return after > max(before, 0.5)
    return after > before or after == 1 or (after == before and not _SMALL_LETTER.search(raw))

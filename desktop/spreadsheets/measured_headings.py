"""The measures of headings: named in brackets or in words, or implied by what is counted; and the indicators' names."""

import re
from decimal import Decimal

from desktop.domain.quantities import GIFTS, MONEY, PEOPLE, WEIGHT, Measure, base_measure, scaled_money
from desktop.domain.text import clean, fold
from desktop.spreadsheets.columns import Column

#: The units of base measures that others are turned into.
BASE_UNITS = frozenset({MONEY, WEIGHT, GIFTS, PEOPLE})
_BRACKET = re.compile(r"\(([^()]*)\)")
_NO_MEASURE = re.compile(r"(?:neu|ghi|theo|ke|trong do|gom|bao gom|tu|den|ca)\b")
_LONGEST_MEASURE = 3
_LAST_WORD = re.compile(r"(?:\s*[,:;/–-]\s*(đồng|suất|người|hộ|tấn|tạ|yến|kg)|\s(tấn|tạ|yến|kg))\s*$", re.IGNORECASE)
_IMPLIED = (
    (re.compile(r"\bso tan\b"), Measure(WEIGHT, Decimal(1000))),
    (re.compile(r"\bso ta\b"), Measure(WEIGHT, Decimal(100))),
    (re.compile(r"tri gia|thanh tien|kinh phi|gia tri|ngan sach|\bquy\b|\btien\b"), Measure(MONEY)),
    (re.compile(r"\bluot nguoi\b"), Measure("lượt người")),
    (re.compile(r"\b(?:so|luot) nguoi\b|\bnguoi (?:duoc|huong|nhan)\b"), Measure(PEOPLE)),
    (re.compile(r"\bso ho\b|\bho (?:dtts|ngheo|can ngheo|gia dinh|chinh sach|kho khan)\b"), Measure("hộ")),
    (re.compile(r"\bsuat\b|\bqua\b"), Measure(GIFTS)),
    (re.compile(r"\bgao\b|\bluong thuc\b"), Measure(WEIGHT)),
    (re.compile(r"nguoi$"), Measure(PEOPLE)),
)


def measure_in(bracket: str) -> Measure | None:
    """Return the measure that stands in brackets; ``None`` for a remark."""
    text = clean(bracket)
    plain = fold(text)
    if not text or _NO_MEASURE.match(plain) or text.isdecimal():
        return None
    if money := scaled_money(text):
        return money
    named = base_measure(re.sub(r"^(?:đvt|đơn vị tính|đơn vị)\s*:\s*", "", text, flags=re.IGNORECASE))
    return named if named and (named.is_money or len(text.split()) <= _LONGEST_MEASURE) else None


def measure_words(column: Column) -> str | None:
    """Return the words of a base measure in the brackets of a heading: "triệu đồng" of "Chỉ tiêu (triệu đồng)"."""
    for bracket in (bracket for level in column.levels for bracket in _BRACKET.findall(level)):
        measure = measure_in(bracket)
        if measure and measure.unit in BASE_UNITS:
            return clean(bracket)
    return None


def named_measure(column: Column) -> Measure | None:
    """Return the measure that the heading names: in brackets, or "Trị giá - triệu đồng", "Gạo: tấn"."""
    for level in reversed(column.levels):
        for bracket in _BRACKET.findall(level):
            if measure := measure_in(bracket):
                return measure
    for level in reversed(column.levels):
        bare = _BRACKET.sub("", level)
        last = _LAST_WORD.search(bare)
        if measure := scaled_money(bare) or base_measure(last[1] or last[2] if last else "") or _measure_alone(bare):
            return measure
    return None


def _measure_alone(level: str) -> Measure | None:
    """Return the measure that is all of a heading's level, as "Tấn" under "Gạo"."""
    measure = base_measure(level)
    return measure if measure and measure.unit in BASE_UNITS else None


def heading_measure(column: Column) -> Measure | None:
    """Return the measure that the heading names, else the one of what it counts."""
    named = named_measure(column)
    if named:
        return named
    for level in reversed(column.levels):
        plain = fold(level)
        for words, measure in _IMPLIED:
            if words.search(plain):
                return measure
    return None


def indicator_of(column: Column) -> str:
    """Return the name of a column's indicator: the levels of its heading without their measures."""
    return " - ".join(filter(None, (clean(_BRACKET.sub(_unless_measure, level)) for level in column.levels)))


def _unless_measure(bracket: re.Match[str]) -> str:
    return "" if measure_in(bracket[1]) else bracket.group()

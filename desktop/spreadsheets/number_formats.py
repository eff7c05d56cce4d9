"""What a number format says about the numbers shown in it."""

import re

from desktop.spreadsheets.workbook import Mark

#: Excel's own short date: its order is that of the computer that shows it, so it says nothing.
_SYSTEM_DATE = 14
_PERCENT_IDS = frozenset({9, 10})
_DAY_MONTH_IDS = frozenset({16})
_MONTH_YEAR_IDS = frozenset({17})
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_WORDS = re.compile(r'"([^"]*)"')
_SCALED_BY_COMMA = re.compile(r"[0#?],+(?![0#?])")  # the value is as many times what is shown
_MEASURES = (
    (re.compile(r"\btriệu\b|\btr\.? ?đ", re.IGNORECASE), Mark.MILLIONS),
    (re.compile(r"\bt[ỷỉ]\b", re.IGNORECASE), Mark.BILLIONS),
    (re.compile(r"\b(?:nghìn|ngàn)\b", re.IGNORECASE), Mark.THOUSANDS),
    (re.compile(r"\btấn\b", re.IGNORECASE), Mark.TONNES),
)
_DAY_MONTH = re.compile(r"(?:d{1,2}[-/. ]*m{1,4}|m{1,4}[-/. ]*d{1,2})", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"m{1,4}[-/. ]*y{2,4}", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"^[^dy]*?m{1,2}[-/. ]*d{1,2}[-/. ]*y", re.IGNORECASE)


def mark_of(format_id: int, code: str) -> Mark | None:
    """Return what is to be known of a cell with this number format (``code`` is empty for built-in ones)."""
    if format_id in _PERCENT_IDS:
        return Mark.PERCENT
    if format_id in _DAY_MONTH_IDS:
        return Mark.DAY_MONTH
    if format_id in _MONTH_YEAR_IDS:
        return Mark.MONTH_YEAR
    return None if format_id == _SYSTEM_DATE else mark_of_code(code)


def mark_of_code(code: str) -> Mark | None:
    """Return what the format code itself says: a percentage, a date with the month first, without a year or a day.

    Or a measure that it writes behind the number: ``0.0 "triệu đồng"``.
    """
    section = code.partition(";")[0]
    plain = _LITERALS.sub("", section).strip()
    if "%" in plain:
        return Mark.PERCENT
    if '"' in section and "0" in plain and not _SCALED_BY_COMMA.search(plain):
        return measure_mark(" ".join(_WORDS.findall(section)))
    if _MONTH_FIRST.match(plain):
        return Mark.MONTH_FIRST
    if _MONTH_YEAR.fullmatch(plain):
        return Mark.MONTH_YEAR
    return Mark.DAY_MONTH if _DAY_MONTH.fullmatch(plain) else None


def measure_mark(words: str) -> Mark | None:
    """Return which measure the words are that a number format writes behind a number, if they scale it."""
    return next((mark for measure, mark in _MEASURES if measure.search(words)), None)

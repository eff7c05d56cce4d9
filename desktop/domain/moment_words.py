"""The words for days and months made alike before they are looked for: in numbers where people spell them."""

import re
from functools import partial
from itertools import count

from desktop.domain.text import fold

_WEEK = r"(?:\d|[ivx]+)"
_WEEKS = re.compile(rf"\btuan\s*(?:le\s*)?(?:thu\s*)?{_WEEK}(?:\s*(?:[-,&]|va)\s*(?:tuan\s*)?{_WEEK})*(?!\w)")
_CLOCK = re.compile(r"(?<!\w)\d{1,2}\s*(?:h\s*\d{0,2}|gio(?:\s*\d{1,2}(?!\s*/))?(?:\s*phut)?|:\d{2}(?::\d{2})?)(?!\w)")
_SPELLED = re.compile(
    r"(?:(?<=ngay )(\d{1,2})\s*,|(?<![\d/])(?<!dot )(?<!lan )(?<!ky )(?<!thu )(\d{1,2}))\s*thang\s*(\d{1,2})(?!\d)"
    r"(?!\s*(?:lan|cuoc|buoi|dot|bao cao|hoi nghi)\b)(?:\s*(?:/|-|,|,?\s*nam|\s)\s*((?:19|20)\d\d))?"
)
#: How a Vietnamese Excel writes days and months: "05-thg7-2021", "thg7-21".
_SHORTENED = re.compile(r"(?<!\w)(?:(\d{1,2})[-\s]+)?thg\s*(\d{1,2})[-\s,]+(\d{4}|\d{2})(?!\d)")
_BY_DOCUMENT = re.compile(
    r"\btheo (?:cong van|ke hoach|quyet dinh|huong dan|chi thi|thong bao|van ban|nghi quyet|kh|cv|qd|tb|hd)\b"
    r"[^;,()]*?(?:\bso\b|\d+\s*[-/]\s*[a-z])[^;,()]*"
)
_WORDED_MONTH = re.compile(
    r"\bthang\s+(?:(muoi mot|muoi hai|muoi|gieng|mot|hai|ba|tu|sau|bay|tam|chin|chap)(?!\w)"
    r"(?!\s+(?:lan|cuoc|buoi|dot|don vi|ngay|thang|quy|\d(?!\d{3})))|(nam)(?=\s+nam\b|\s*/|\s*$))"
)
_MONTH_WORDS = dict(
    zip(
        ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"),
        count(1),
        strict=False,
    )
) | {"gieng": 1, "chap": 12}
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = rf"(?:{'|'.join(_ENGLISH_MONTHS)})"
_ENGLISH = re.compile(rf"(?<![a-z]){_MONTH_NAME}")
_ENGLISH_DATES = (
    (re.compile(rf"(?<!\w)(\d{{1,2}})[-/ ]({_MONTH_NAME})[a-z]*[-/, ]+(\d{{4}}|\d{{2}})(?!\d)"), (1, 2, 3)),
    (re.compile(rf"(?<!\w)({_MONTH_NAME})[a-z]* (\d{{1,2}}), ?(\d{{4}})(?!\d)"), (2, 1, 3)),
    (re.compile(rf"(?<!\w)(\d{{1,2}})-({_MONTH_NAME})(?!\w)"), (1, 2)),
)
_ENGLISH_YEAR = re.compile(rf"(?<!\w)({_MONTH_NAME})-(\d{{4}}|\d{{2}})(?!\w)")
_SIGNS = str.maketrans("–—−\\", "---/")
_ROMAN_BY_L = re.compile(r"(\bqu[yi]\s*\.?\s*)(l{1,3}|lv)(?!\w)")
_WORDED_QUARTER = re.compile(r"\b(qu[yi])\s+(mot|nhat|hai|ba|bon|tu)(?!\w)")
_QUARTER_WORDS = {"mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}


def full_year(digits: str) -> int:
    """Return the year of two or four digits."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _as_numbers(text: str) -> str:
    """Return ``text`` with an English Excel's dates in numbers: "15-Jun-2021", "June 15, 2021", "15-Jun", "Jun-21"."""
    if not _ENGLISH.search(text):
        return text
    for form, places in _ENGLISH_DATES:
        text = form.sub(partial(_in_numbers, places), text)
    return _ENGLISH_YEAR.sub(lambda date: f"{_number_of(date[1])}/{full_year(date[2])}", text)


def _in_numbers(places: tuple[int, ...], date: re.Match[str]) -> str:
    return "/".join(_number_of(date[place]) for place in places)


def _number_of(part: str) -> str:
    """Return the number of a month's English name; a number as it is."""
    return part if part.isdecimal() else str(_ENGLISH_MONTHS.index(part) + 1)


def _in_full(date: re.Match[str]) -> str:
    return "/".join(filter(None, (date[1], date[2], str(full_year(date[3])))))


def plain_words(text: str) -> str:
    """Return ``text`` folded, with months and quarters that are spelled in words ("tháng Ba", "quý Hai") as numbers.

    All dashes are alike, a backslash is a slash, a Roman number typed with the letter l ("quý ll") is one, a day with
    its month in words or in English is in numbers. The hour, the week of a month and the day of a document ("theo Công
    văn số 5 ngày 6/1") are none that are meant, and left out.
    """
    dated = _SHORTENED.sub(_in_full, _as_numbers(_BY_DOCUMENT.sub(" ", fold(text))))
    plain = _ROMAN_BY_L.sub(lambda quarter: quarter[1] + quarter[2].replace("l", "i"), dated.translate(_SIGNS))
    plain = _WORDED_QUARTER.sub(lambda quarter: f"{quarter[1]} {_QUARTER_WORDS[quarter[2]]}", plain)
    plain = _WORDED_MONTH.sub(lambda month: f"thang {_MONTH_WORDS[month[1] or month[2]]}", plain)
    return _SPELLED.sub(lambda day: "/".join(filter(None, day.groups())), _CLOCK.sub(" ", _WEEKS.sub("tuan", plain)))

"""Numbers, dates and marks as official papers write them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date, datetime
from decimal import Decimal

#: Points are lettered by the Vietnamese alphabet (ND30 II.6): a b c d đ e g, without f, j, w, z.
LETTERS = "abcdđeghiklmnopqrstuvxy"

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return ``number`` (1 to 399) in Roman digits."""
    digits = []
    for value, mark in _ROMAN:
        count, number = divmod(number, value)
        digits.append(mark * count)
    return "".join(digits)


def letter(number: int) -> str:
    """Return the letter of point ``number`` (from 1); after y comes aa."""
    before, index = divmod(number - 1, len(LETTERS))
    return (letter(before) if before else "") + LETTERS[index]


#: Where the pen writes the day.
BLANK_DAY = "ngày ….. tháng ….. năm ……"


def long_date(day: date) -> str:
    """Return ``ngày 05 tháng 02 năm 2021``: days below 10 and months 1 and 2 take a zero (ND30 II.4)."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def long_days(start: date, end: date) -> str:
    """Return the day, or ``ngày 08 và ngày 09 tháng 01 năm 2021``, ``ngày 30 tháng 3 đến ngày 01 tháng 4 năm 2021``."""
    if end <= start:
        return long_date(start)
    first = long_date(start)
    if start.year == end.year:
        first = f"ngày {start.day:02d}" + ("" if start.month == end.month else f" tháng {_month(start)}")
    joined = "và" if (end - start).days == 1 else "đến"
    return f"{first} {joined} {long_date(end)}"


def long_times(start: datetime, end: datetime | None) -> str:
    """Return when something begins; of what takes more than a day, when it ends too."""
    if end is None or end.date() <= start.date():
        return long_time(start)
    return f"từ {long_time(start)} đến {long_time(end)}"


def long_time(moment: datetime) -> str:
    """Return ``8 giờ 00, ngày 05 tháng 02 năm 2021`` (Mẫu 1.9)."""
    return f"{moment.hour} giờ {moment.minute:02d}, {long_date(moment)}"


def percent(share: Decimal) -> str:
    """Return ``100 %`` or ``97,9 %``: a decimal comma, and no decimal that is nought."""
    return f"{share:f}".removesuffix(".0").replace(".", ",") + " %"


def short_date(day: date) -> str:
    """Return ``05/02/2021``, as lists of the window have it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def table_date(day: date) -> str:
    """Return ``05/02/2021`` or ``05/3/2021``, as papers have it: with noughts where :func:`long_date` has them."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


_VIETNAMESE = str.maketrans(",.", ".,")


def number(value: Decimal | int) -> str:
    """Return a number with Vietnamese separators and without needless zeros: ``1.234,5``."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_VIETNAMESE)

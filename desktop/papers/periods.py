"""What stretches of days are called in papers: "quý I năm 2021", "6 tháng đầu năm 2021", "năm 2020", "5 năm …"."""

from datetime import date, timedelta

from desktop.domain.assessments import Period
from desktop.papers.phrases import long_date, roman

_DAY = timedelta(days=1)


def period_name(period: Period) -> str:
    """Return what the period is called; days that make no whole months are named by their dates."""
    start, end = period.start, period.end
    if start.day != 1 or (end + _DAY).day != 1:
        return f"từ {long_date(start)} đến {long_date(end)}"
    if start.year != end.year:
        return _years(start, end)
    return _months(start.month, end.month, start.year)


def _years(start: date, end: date) -> str:
    if start.month == 1 and end.month == 12:
        return f"{end.year - start.year + 1} năm ({start.year}-{end.year})"
    return f"từ tháng {start.month} năm {start.year} đến tháng {end.month} năm {end.year}"


def _months(first: int, last: int, year: int) -> str:
    length = last - first + 1
    if length == 12:
        return f"năm {year}"
    if first == last:
        return f"tháng {first} năm {year}"
    if length == 3 and last % 3 == 0:
        return f"quý {roman(last // 3)} năm {year}"
    if first == 1:
        return f"{last} tháng đầu năm {year}"
    if last == 12:
        return f"{length} tháng cuối năm {year}"
    return f"từ tháng {first} đến tháng {last} năm {year}"


def following(period: Period) -> Period | None:
    """Return the period of the same length after a year, half-year or quarter; ``None`` after any other."""
    start, end = period.start, period.end
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    whole = start.day == 1 and (end + _DAY).day == 1 and (start.month - 1) % months == 0
    if not whole or months not in (3, 6, 12):
        return None
    first = end + _DAY
    return Period(first, _months_on(first, months) - _DAY)


def year_before(period: Period) -> Period:
    """Return the same days of the year before; the last day of February stays the last one."""
    return Period(_a_year_back(period.start), _a_year_back(period.end + _DAY) - _DAY)


def _a_year_back(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)

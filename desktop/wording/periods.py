"""What stretches of days are called on screen; papers have their own words (:mod:`desktop.papers.periods`)."""

from calendar import monthrange

from desktop import wording
from desktop.domain.assessments import Period
from desktop.words import tr

_ROMAN = ("I", "II", "III", "IV")


def period_title(period: Period) -> str:
    """Return "Năm 2021", "Quý II/2021", "Tháng 4/2021", "6 tháng đầu năm 2021", "2016-2020"; other days by dates."""
    start, end = period.start, period.end
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole and start.year != end.year and (start.month, end.month) == (1, 12):
        return f"{start.year}-{end.year}"
    if whole and start.year == end.year:
        return _within_year(start.month, end.month, end.year) or _days(period)
    return _days(period)


def _within_year(first: int, last: int, year: int) -> str:
    match last - first + 1:
        case 12:
            return tr("Năm {year}").format(year=year)
        case 6 if first in (1, 7):
            text = tr("6 tháng đầu năm {year}") if first == 1 else tr("6 tháng cuối năm {year}")
            return text.format(year=year)
        case 3 if last % 3 == 0:
            return tr("Quý {quarter}/{year}").format(quarter=_ROMAN[last // 3 - 1], year=year)
        case 1:
            return tr("Tháng {month}/{year}").format(month=last, year=year)
        case _:
            return ""


def _days(period: Period) -> str:
    return f"{wording.day(period.start)}-{wording.day(period.end)}"

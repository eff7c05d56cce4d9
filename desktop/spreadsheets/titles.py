"""What stands above and below a table: whose it is, for which time, in which measure, which version.

The left block names the sending body below the one above it; a line "Đơn vị: …" goes before that. The year is the one
of the table's own title or of the line under it; the day of signing is not the period.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.imports import Span
from desktop.domain.moments import Moment, NoSuchDay, Precision, find_moments
from desktop.domain.quantities import Measure, base_measure, scaled_money
from desktop.domain.text import clean, fold
from desktop.spreadsheets.grid import Grid


@dataclass(frozen=True, slots=True)
class Title:
    """What the lines around a table say; ``text`` is the table's own title with the lines under it."""

    text: str = ""
    period: int | None = None
    span: Span | None = None
    sender: str | None = None
    as_of: date | None = None
    cumulative: bool = False
    revision: int = 0
    dated: date | None = None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """The filled cells of a row, as texts, from the left, and the column of the first."""

    column: int
    cells: tuple[str, ...]

    @property
    def first(self) -> str:
        """The leftmost text."""
        return self.cells[0]

    @property
    def plain(self) -> str:
        """All of the line, folded."""
        return fold(" ".join(self.cells))


_NAMES_TABLE = re.compile(
    r"(?:bieu|bang|danh sach|danh muc|dang ky|ket qua|tien do|tong hop|ke hoach|bao cao|so lieu|thong ke|noi dung|"
    r"tinh hinh|phu luc)\b"
)
_NUMBERED_FORM = re.compile(r"(?:bieu|mau|phu luc)(?: mau)?(?: so)?\s*:?\s*[\divx][\w./-]*$")
_NUMBERING = re.compile(r"\s*(?:[IVX]+|[A-HĐ]|\d{1,2})\s*[.)/:–-]\s*")
_LABEL = re.compile(r"\s*[(*-]*\s*((?:tên\s+)?(?:đơn\s+vị|cơ\s+quan)[^:]{0,40}):\s*(.*?)\s*\)?\s*$", re.IGNORECASE)
_NEXT_LABEL = re.compile(
    r"[\s,;(–-](?:năm|quý|tháng|kỳ(?: báo cáo)?|đt|sđt|điện thoại|email|địa chỉ|người \w+)\s*:.*", re.IGNORECASE
)
_MEASURE_LABEL = re.compile(r".*?(?:đơn vị tính|đvt|đơn vị)\s*:\s*([^):]+)", re.IGNORECASE)
_IS_MEASURE = re.compile(r"(?:don vi tinh|dvt|dv tinh)\b")
_UNIT = re.compile(
    r"(?:ban(?! hanh| giao| quyen)|bo(?! sung| tri)|hoi(?! nghi| thi| thao| dien| vien)|so(?! ket| lieu| luong| tuyen)|"
    r"uy ban|ubnd|ub|ubmttq|mttq|mat tran|lien doan|(?:tinh|huyen|thanh|thi|quan|xa) doan|doan(?! ket| vien| the)|"
    r"(?:tinh|huyen|thanh|thi|quan|dang) uy|dang bo|cong an|van phong|phong(?!,| chong| trao| ngua)|trung tam|chi cuc|"
    r"cuc|toa an|vien(?! tro)|truong(?! hop| ban)|to(?! chuc)|khoi|cum|cau lac bo|chi hoi|lien minh|hdnd|quan su|bchqs|"
    r"lien hiep|cong doan|bdv|lhpn|tong (?:lien doan|cuc|cong ty)|hoc vien|dai (?:phat thanh|truyen|hoc)|"
    r"bao (?:hiem|dang)|bcd|kho bac|ngan hang|buu dien|cong ty|nha (?:van hoa|thieu nhi)|thanh tra(?! tinh hinh)|"
    r"(?:bo doi|don) bien phong|don cong an|bhxh|cao dang|hat kiem lam|tram y te|(?:lu|trung|su|tieu) doan|"
    r"(?:huyen|thi xa|thanh pho|tp|thi tran|xa|phuong) (?=\w)(?!hoi |an\b|phap|huong|tien|cham))\b"
)
_NO_UNIT = re.compile(r"(?:ban thuong truc|ban thuong vu|so(?: so)?\s*:?\s*\d.*|so\s*:.*)$")
_SEPARATOR = re.compile(
    r"[\W\d_]*$|so\b.*[\d:/]|v/v\b|ban thuong (?:truc|vu)$|doc lap\W+tu do\b|cong hoa xa hoi chu nghia|"
    r"dang cong san viet nam$|nam \d{4}$|\((?!\w{1,6}\)$)|(?:thuc hien|kinh gui|ky bao cao)\b|.*, ngay\b.*\bthang\b"
)
_SIGNED = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_WHOLE_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|ngay\s*\d{1,2}\s*thang\s*\d{1,2}\s*nam\s*\d{4}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:-|–|den)\s*((?:19|20)\d\d)(?!\d)")
_SAID_YEAR = re.compile(r"(?:^(?:nam|ky bao cao)\b|\b(?:nam|ky|ky bao cao)\s*:).{0,20}?(?<!\d)((?:19|20)\d\d)(?!\d)")
_OF_DOCUMENT = re.compile(r"\bso\s+\S*\d\S*\s+nam\s+\d{4}")
_SINCE_NEW_YEAR = re.compile(r"\btu dau nam(?: den nay)?\b")
_FROM_TO = re.compile(r"\btu\s+(?:ngay\s+)?(\d.*?)\s+den\s+(?:het\s+)?(?:ngay\s+)?(\d.*)")
_FIRST_MONTHS = re.compile(r"(?<!\d)([369]) thang\b(?! (?:cuoi|\d))")
_ENCLOSED_WITH = re.compile(r"\W*(?:ban hanh )?(?:kem theo|theo (?:cong van|van ban|quyet dinh|ke hoach))")
_AS_OF = re.compile(r"\b(?:(?:tinh |chot )?den|thoi diem\s*:?|tai ngay)\s+(?:het\s+)?(?:ngay\s+)?(.*)")
_REVISED = re.compile(r"\b(?:dieu chinh|bo sung|sua doi)\b(?:.*?\blan\s*(?:thu\s*)?(\w+))?")
_ORDINALS = {"nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4}
_LONGEST = 400
_PARTS = frozenset({Precision.MONTH, Precision.QUARTER, Precision.PART})


def names_unit(text: str) -> bool:
    """Return whether ``text`` begins like a body's name ("Ban Dân vận …", "Hội …") and is not only its board."""
    plain = fold(text)
    return bool(_UNIT.match(plain)) and not _NO_UNIT.match(plain)


def titled_row(grid: Grid, rows: range) -> int | None:
    """Return the first of the rows that holds a table's title, numbered or not, or names a year."""
    for row in rows:
        lines = list(_lines(grid, range(row, row + 1)))
        if any(is_title(_NUMBERING.sub("", line.first)) or _years(line) for line in lines):
            return row
    return None


def unit_above(grid: Grid, row: int) -> str | None:
    """Return the unit that a row above a table names, if it does."""
    lines = list(_lines(grid, range(row, row + 1)))
    return _labelled_sender(lines) or _left_sender(lines)


def read_title(grid: Grid, above: range, below: range, year: int | None, first: Title = Title()) -> Title:
    """Read the lines in the rows ``above`` and ``below`` a table; ``year`` is a person's word for the period.

    A table further down is of the period and of the sender of the sheet's ``first`` one unless it says otherwise.
    """
    lines = list(_lines(grid, above))
    start = _title_line(lines)
    own = lines[start:]
    period = year or _period(own) or _period_above(lines[:start]) or first.period
    as_of = _as_of(own, period)
    span = _span(own, period)
    return Title(
        " ".join(cell for line in own for cell in line.cells),
        period,
        span,
        _labelled_sender(lines) or (own and _left_sender(lines[:start])) or first.sender or _left_sender(lines),
        as_of,
        _is_cumulative(own, span, as_of),
        max(map(_revision, own), default=0),
        _signed([*lines, *_lines(grid, below)]),
        _measure(lines),
    )


def _lines(grid: Grid, rows: range) -> Iterator[_Line]:
    for row in rows:
        filled = grid.filled(row)
        if filled:
            column = filled[0][0]
            *above, last = _lines_of(grid, row, column)
            yield from (_Line(column, (line,)) for line in above)
            yield _Line(column, (last, *(grid.text(row, other) for other, _ in filled[1:])))


def _lines_of(grid: Grid, row: int, column: int) -> list[str]:
    """Return the lines of a cell that holds a title, or a whole letterhead; a unit's name on two lines is one."""
    lines = list(filter(None, map(clean, grid.lines(row, column).splitlines())))
    named = next((line for line in reversed(lines) if not _is_separator(fold(line))), "")
    is_block = len(lines) > 1 and (names_unit(named) or is_title(lines[0]))
    return lines if is_block else [grid.text(row, column)]


def _title_line(lines: Sequence[_Line]) -> int:
    """Return where the table's own title begins, or the number of lines when none is its title."""
    named = [number for number, line in enumerate(lines) if is_title(line.first)]
    alone = [number for number in named if len(lines[number].cells) == 1]
    if alone or named:
        return (alone or named)[0]
    dated = (number for number, line in enumerate(lines) if len(line.cells) == 1 and _YEAR.search(line.first))
    return next(dated, len(lines))


def is_title(text: str) -> bool:
    """Return whether a line is the title of a table, and not only the number of a form."""
    plain = fold(text)
    return bool(_NAMES_TABLE.match(plain)) and not _NUMBERED_FORM.match(plain) and not _LABEL.match(text)


def _years(line: _Line) -> list[int]:
    if _ENCLOSED_WITH.match(line.plain):
        return []
    return [int(year) for year in _YEAR.findall(_OF_DOCUMENT.sub(" ", _WHOLE_DATE.sub(" ", line.plain)))]


def _period(own: Sequence[_Line]) -> int | None:
    """Return the year of the title, else the last one named under it; a day up to which is reported comes last."""
    named = [years[-1] for years in map(_years, own) if years]
    if named:
        return named[0]
    until = [match[1] for line in own if (match := _AS_OF.search(line.plain))]
    return next((int(year.group()) for text in until if (year := _YEAR.search(text))), None)


def _period_above(lines: Sequence[_Line]) -> int | None:
    """Return the year of a line "Năm: 2021" or "Kỳ báo cáo: quý I/2021" above a title that names none."""
    said = (_SAID_YEAR.search(fold(" ".join(line.cells[place:]))) for line in lines for place in range(len(line.cells)))
    return next((int(year[1]) for year in said if year), None)


def _moments(text: str) -> tuple[Moment, ...]:
    try:
        return find_moments(text)
    except NoSuchDay:
        return ()


def _span(own: Sequence[_Line], period: int | None) -> Span | None:
    if period is None:
        return None
    spans = (_span_named(line.plain[:_LONGEST], period) for line in own[:2] if not _ENCLOSED_WITH.match(line.plain))
    return next(filter(None, spans), None) or Span(date(period, 1, 1), date(period, 12, 31))


def _span_named(plain: str, period: int) -> Span | None:
    """Return the days that a line names: years, from a day to a day, quarters and months, the year's first months."""
    if years := _YEARS.search(plain):
        return Span(date(int(years[1]), 1, 1), date(int(years[2]), 12, 31))
    if days := _from_to(plain, period):
        return days
    text = _SINCE_NEW_YEAR.sub("", _AS_OF.sub("", plain))
    for moment in _moments(text):
        if moment.precision in _PARTS:
            return Span(*moment.span(period))
    months = _FIRST_MONTHS.search(text)
    return Span(*Moment(Precision.PART, period, 1, int(months[1])).span(period)) if months else None


def _from_to(plain: str, period: int) -> Span | None:
    """Return the days of "từ 15/12/2020 đến 14/3/2021"."""
    match = _FROM_TO.search(plain)
    ends = [_moments(part)[:1] for part in match.groups()] if match else []
    days = [moment for moments in ends for moment in moments if moment.day is not None]
    if len(days) < 2:
        return None
    start, end = days[0].span(days[1].year or period)[0], days[1].span(period)[1]
    return Span(start, end) if start <= end else None


def _is_cumulative(own: Sequence[_Line], span: Span | None, as_of: date | None) -> bool:
    """Return whether the table tells of all since New Year: it says so, or names only the day up to which it tells."""
    if any("luy ke" in line.plain or _SINCE_NEW_YEAR.search(line.plain) for line in own):
        return True
    since = span.start if span and any(_FROM_TO.search(line.plain) for line in own[:2]) else None
    return as_of is not None and (since is None or (since.month, since.day) == (1, 1))


def _as_of(own: Sequence[_Line], period: int | None) -> date | None:
    for line in own:
        match = _AS_OF.search(line.plain)
        moments = _moments(match[1]) if match else ()
        if moments and moments[0].precision is not Precision.YEAR and (moments[0].year or period):
            return moments[0].span(period or 0)[1]
    return None


def _revision(line: _Line) -> int:
    match = _REVISED.search(line.plain)
    if match is None:
        return 0
    number = match[1] or ""
    return int(number) if number.isdecimal() else _ORDINALS.get(number, 1)


def _signed(lines: Sequence[_Line]) -> date | None:
    """Return the day that a line "Thanh Bình, ngày 08 tháng 01 năm 2020" names, if the calendar has it."""
    for line in lines:
        for match in _SIGNED.finditer(line.plain):
            day, month, year = map(int, match.groups())
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None


def _measure(lines: Sequence[_Line]) -> Measure | None:
    for line in lines:
        for cell in line.cells:
            match = _MEASURE_LABEL.match(cell)
            measure = scaled_money(match[1]) or base_measure(match[1]) if match else None
            if measure and (measure.is_money or _IS_MEASURE.search(fold(cell))):
                return measure
    return None


def _labelled_sender(lines: Sequence[_Line]) -> str | None:
    for line in lines:
        for number, cell in enumerate(line.cells):
            match = _LABEL.match(cell)
            if match is None or _IS_MEASURE.match(fold(match[1])):
                continue
            named = _NEXT_LABEL.sub("", match[2]).rstrip(" ,;(–-") or next(iter(line.cells[number + 1 :]), "")
            measure = base_measure(named)
            if named.strip(" .…_") and not (measure and measure.is_money):
                return named
    return None


def _is_separator(plain: str) -> bool:
    return bool(_SEPARATOR.match(plain) or _NUMBERED_FORM.match(plain))


def _left_sender(lines: Sequence[_Line]) -> str | None:
    """Return the lowest line of the left block that names a unit; a name that goes on in the next line is no line."""
    left = min((line.column for line in lines), default=1)
    block = [line.first for line in lines if line.column <= left + 1]
    for number in range(len(block) - 1, -1, -1):
        if names_unit(block[number]):
            below = block[number + 1 : number + 2]
            return block[number] if all(_is_separator(fold(text)) for text in below) else None
    return None

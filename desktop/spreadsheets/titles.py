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
from desktop.domain.text import fold
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
_NUMBERED_FORM = re.compile(r"(?:bieu|mau|phu luc)(?: so)?\s*[\divx./-]+\w*$")
_LABEL = re.compile(r"\s*[(*-]*\s*((?:tên\s+)?(?:đơn\s+vị|cơ\s+quan)[^:]{0,40}):\s*(.*?)\s*\)?\s*$", re.IGNORECASE)
_MEASURE_LABEL = re.compile(r".*?(?:đơn vị tính|đvt|đơn vị)\s*:\s*([^):]+)", re.IGNORECASE)
_IS_MEASURE = re.compile(r"(?:don vi tinh|dvt|dv tinh)\b")
_UNIT = re.compile(
    r"(?:ban(?! hanh| giao| quyen)|bo(?! sung| tri)|hoi(?! nghi| thi| thao| dien| vien)|so(?! ket| lieu| luong| tuyen)|"
    r"uy ban|ubnd|ub|ubmttq|mttq|mat tran|lien doan|(?:tinh|huyen|thanh|thi|quan|xa) doan|doan(?! ket| vien| the)|"
    r"(?:tinh|huyen|thanh|thi|quan|dang) uy|dang bo|cong an|van phong|phong(?!,| chong| trao| ngua)|trung tam|chi cuc|"
    r"cuc|toa an|vien(?! tro)|truong(?! hop| ban)|to(?! chuc)|khoi|cum|cau lac bo|chi hoi|lien minh|hdnd|quan su|bchqs|"
    r"lien hiep|cong doan|bdv|lhpn|tong (?:lien doan|cuc|cong ty)|hoc vien|dai (?:phat thanh|truyen)|bao (?:hiem|dang)|"
    r"bcd|kho bac|ngan hang|buu dien|cong ty|nha (?:van hoa|thieu nhi))\b"
)
_NO_UNIT = re.compile(r"(?:ban thuong truc|ban thuong vu|so(?: so)?\s*:?\s*\d.*|so\s*:.*)$")
_SEPARATOR = re.compile(
    r"[\W\d_]*$|so\b.*[\d:/]|v/v\b|ban thuong (?:truc|vu)$|doc lap\W+tu do\b|cong hoa xa hoi chu nghia|"
    r"dang cong san viet nam$"
)
_SIGNED = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_WHOLE_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|ngay\s*\d{1,2}\s*thang\s*\d{1,2}\s*nam\s*\d{4}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:-|–|den)\s*((?:19|20)\d\d)(?!\d)")
_ENCLOSED_WITH = re.compile(r"\W*(?:ban hanh )?(?:kem theo|theo (?:cong van|van ban|quyet dinh|ke hoach))")
_AS_OF = re.compile(r"\b(?:tinh )?den\s+(?:het\s+)?(?:ngay\s+)?(.*)")
_REVISED = re.compile(r"\b(?:dieu chinh|bo sung|sua doi)\b(?:.*?\blan\s*(?:thu\s*)?(\w+))?")
_ORDINALS = {"nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4}
_PARTS = frozenset({Precision.MONTH, Precision.QUARTER, Precision.PART})


def names_unit(text: str) -> bool:
    """Return whether ``text`` begins like a body's name ("Ban Dân vận …", "Hội …") and is not only its board."""
    plain = fold(text)
    return bool(_UNIT.match(plain)) and not _NO_UNIT.match(plain)


def read_title(grid: Grid, above: range, below: range, year: int | None) -> Title:
    """Read the lines in the rows ``above`` and ``below`` a table; ``year`` is a person's word for the period."""
    lines = list(_lines(grid, above))
    start = _title_line(lines)
    own = lines[start:]
    period = year or _period(own)
    as_of = _as_of(own, period)
    return Title(
        " ".join(cell for line in own for cell in line.cells),
        period,
        _span(own, period),
        _labelled_sender(lines) or _left_sender(lines[:start]),
        as_of,
        as_of is not None or any("luy ke" in line.plain for line in own),
        max(map(_revision, own), default=0),
        _signed([*lines, *_lines(grid, below)]),
        _measure(lines),
    )


def _lines(grid: Grid, rows: range) -> Iterator[_Line]:
    for row in rows:
        filled = grid.filled(row)
        if filled:
            yield _Line(filled[0][0], tuple(grid.text(row, column) for column, _ in filled))


def _title_line(lines: Sequence[_Line]) -> int:
    """Return where the table's own title begins, or the number of lines when none is its title."""
    named = [number for number, line in enumerate(lines) if _is_title(line.first)]
    alone = [number for number in named if len(lines[number].cells) == 1]
    if alone or named:
        return (alone or named)[0]
    dated = (number for number, line in enumerate(lines) if len(line.cells) == 1 and _YEAR.search(line.first))
    return next(dated, len(lines))


def _is_title(text: str) -> bool:
    plain = fold(text)
    return bool(_NAMES_TABLE.match(plain)) and not _NUMBERED_FORM.match(plain) and not _LABEL.match(text)


def _years(line: _Line) -> list[int]:
    if _ENCLOSED_WITH.match(line.plain):
        return []
    return [int(year) for year in _YEAR.findall(_WHOLE_DATE.sub(" ", line.plain))]


def _period(own: Sequence[_Line]) -> int | None:
    """Return the year of the title, else the last one named under it; a day up to which is reported comes last."""
    named = [years[-1] for years in map(_years, own) if years]
    if named:
        return named[0]
    until = [match[1] for line in own if (match := _AS_OF.search(line.plain))]
    return next((int(year.group()) for text in until if (year := _YEAR.search(text))), None)


def _moments(text: str) -> tuple[Moment, ...]:
    try:
        return find_moments(text)
    except NoSuchDay:
        return ()


def _span(own: Sequence[_Line], period: int | None) -> Span | None:
    if period is None:
        return None
    for line in own[:2]:
        if _ENCLOSED_WITH.match(line.plain):
            continue
        if years := _YEARS.search(line.plain):
            return Span(date(int(years[1]), 1, 1), date(int(years[2]), 12, 31))
        for moment in _moments(_AS_OF.sub("", line.plain)):
            if moment.precision in _PARTS:
                return Span(*moment.span(period))
    return Span(date(period, 1, 1), date(period, 12, 31))


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
            named = match[2] or next(iter(line.cells[number + 1 :]), "")
            measure = base_measure(named)
            if named and not (measure and measure.is_money):
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

"""The values of a data row, by the kind of its sheet, and what is wrong with them to the cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from desktop.domain.deadlines import Deadline
from desktop.domain.imports import Delegate, Outcome, ProblemCode, Registration
from desktop.domain.quantities import base_measure, is_nothing, parse_quantity, parse_target
from desktop.domain.tasks import Target, TaskKind
from desktop.domain.text import clean, fold
from desktop.spreadsheets.data_cells import DataCells, Problems
from desktop.spreadsheets.dates import Dates
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.progress import Percents
from desktop.spreadsheets.sections import Section, kind_named
from desktop.spreadsheets.workbook import VALUELESS

#: How many texts are remembered with what they say: the cells of a column repeat themselves.
_REMEMBERED = 4096
_PARTS = re.compile(r"[,;\n\r]+")
_NOBODY = frozenset({"khong", "khong co"})
_BULLET = re.compile(r"^\s*(?:[-+•*–]|\d{1,2}[.)])\s+")
_HONORIFIC = re.compile(
    r"(?:đ/c(?=\w)|(?:đ/c|đ\.c|đ\s*c\b|đồng chí|ông|bà|anh|chị)(?:\s*[/(]\s*bà\)?)?[\s.:]+)+", re.IGNORECASE
)


def read_registrations(
    cells: DataCells, sections: Sequence[Section], dates: Dates, measure: str | None = None
) -> tuple[list[Registration], Problems]:
    """Read the rows of a registrations sheet, each under its section; ``measure`` is what targets are headed with."""
    problems = _missing(cells)
    dues = _dues(cells, dates, problems)
    _note_uncounted(cells, problems)
    registrations = map(
        Registration,
        cells.texts(Meaning.TITLE),
        _task_kinds(cells, sections),
        lead_units(cells, sections),
        map(_parts, cells.lines(Meaning.COORDINATING)),
        dues,
        _targets(cells, measure),
        cells.texts(Meaning.NOTE),
        map(_number, cells.texts(Meaning.INDEX)),
    )
    return list(registrations), problems


@lru_cache(_REMEMBERED)
def _number(text: str | None) -> str | None:
    """Return a number of the STT column without the mark behind it: "1." is 1, and so is "(1)"."""
    return text and text.strip(" .()")


def _note_uncounted(cells: DataCells, problems: Problems) -> None:
    """Note the targets in whose cell an error or a formula without a value stands."""
    targets, quantities = cells.marks(Meaning.TARGET), cells.marks(Meaning.QUANTITY)
    for row, target, quantity in zip(cells.rows, targets, quantities, strict=True):
        if target in VALUELESS:
            problems.note(row, ProblemCode.BAD_NUMBER, Meaning.TARGET)
        elif quantity in VALUELESS:
            problems.note(row, ProblemCode.BAD_NUMBER, Meaning.QUANTITY)


def _missing(cells: DataCells) -> Problems:
    problems = Problems(cells)
    problems.note_missing(ProblemCode.MISSING_TITLE, Meaning.TITLE)
    if cells.has(Meaning.LEAD):
        problems.note_missing(ProblemCode.MISSING_LEAD_UNIT, Meaning.LEAD)
    return problems


def _task_kinds(cells: DataCells, sections: Sequence[Section]) -> Iterator[TaskKind]:
    for own, section in zip(cells.texts(Meaning.TASK_KIND), sections, strict=True):
        yield (kind_named(own) if own else None) or section.kind or TaskKind.REGISTERED


def lead_units(cells: DataCells, sections: Sequence[Section]) -> Sequence[str | None]:
    """Return the lead units as written; without a column for them those of the sections, else they stay open."""
    return cells.texts(Meaning.LEAD) if cells.has(Meaning.LEAD) else [section.unit for section in sections]


@lru_cache(_REMEMBERED)
def _parts(text: str) -> tuple[str, ...]:
    parts = (clean(_BULLET.sub("", part)) for part in _PARTS.split(text))
    return tuple(part for part in parts if part and not is_nothing(part) and fold(part) not in _NOBODY)


def _dues(cells: DataCells, dates: Dates, problems: Problems) -> list[Deadline | None]:
    ends = dates.deadlines(cells, Meaning.DEADLINE)
    problems.note_each((code for _, code in ends), Meaning.DEADLINE)
    dues = [due for due, _ in ends]
    if not cells.has(Meaning.START):
        return dues
    begins = dates.deadlines(cells, Meaning.START)
    problems.note_each((code for _, code in begins), Meaning.START)
    places = enumerate(zip(dues, begins, strict=True))
    return [_with_start(due, begin, cells.rows[place], problems) for place, (due, (begin, _)) in places]


def _with_start(due: Deadline | None, begin: Deadline | None, row: int, problems: Problems) -> Deadline | None:
    start = begin.start if begin else None
    if start is None or due is None or due.ongoing:
        return due
    if due.end and due.end < start:
        problems.note(row, ProblemCode.DUE_BEFORE_START, Meaning.DEADLINE)
    return _begun(due, start)


@lru_cache(_REMEMBERED)
def _begun(due: Deadline, start: date) -> Deadline:
    return replace(due, start=start)


def _targets(cells: DataCells, headed: str | None) -> Iterator[Target | None]:
    texts = zip(cells.texts(Meaning.QUANTITY), cells.texts(Meaning.TARGET), cells.texts(Meaning.MEASURE), strict=True)
    return (_target(quantity or target, measure or headed) for quantity, target, measure in texts)


@lru_cache(_REMEMBERED)
def _target(target: str | None, measure: str | None) -> Target | None:
    if target is None or is_nothing(target):
        return None
    return parse_target(f"{target} {measure}" if measure and not _names_measure(target, measure) else target)


def _names_measure(target: str, column: str) -> bool:
    """Return whether a target says itself what it counts ("10 lớp"; "3 tỷ" beside "tỷ đồng"), or is no number."""
    quantity = parse_quantity(target)
    if quantity is None or quantity.measure:
        return True
    measure = base_measure(column)
    return quantity.scaled and measure is not None and measure.is_money


def read_outcomes(
    cells: DataCells, sections: Sequence[Section], dates: Dates, percents: Percents
) -> tuple[list[Outcome], Problems]:
    """Read the rows of an outcomes sheet, each under its section."""
    problems = _missing(cells)
    days = dates.days(cells, Meaning.DONE_ON)
    problems.note_each((code for _, code in days), Meaning.DONE_ON)
    reached = percents.read(cells)
    for row, progress in zip(cells.rows, reached, strict=True):
        if progress.bad is not None:
            problems.note(row, ProblemCode.BAD_PERCENT, progress.bad)
    outcomes = map(
        Outcome,
        cells.texts(Meaning.TITLE),
        lead_units(cells, sections),
        [progress.percent for progress in reached],
        [progress.status for progress in reached],
        [day for day, _ in days],
        cells.texts(Meaning.RESULT),
        cells.texts(Meaning.NOTE),
    )
    return list(outcomes), problems


def read_delegates(cells: DataCells) -> tuple[list[Delegate], Problems]:
    """Read the rows of a people sheet; the honorific before a name is left out."""
    names = list(map(_full_name, cells.texts(Meaning.PERSON), cells.texts(Meaning.GIVEN_NAME)))
    problems = Problems(cells)
    problems.note_each((None if name else ProblemCode.MISSING_TITLE for name in names), Meaning.PERSON)
    position, unit, note = map(cells.texts, (Meaning.POSITION, Meaning.UNIT, Meaning.NOTE))
    phones = (phone and phone.removeprefix("'") for phone in cells.texts(Meaning.PHONE))
    return list(map(Delegate, names, position, unit, phones, note)), problems


def _full_name(person: str | None, given_name: str | None) -> str | None:
    name = " ".join(filter(None, (person, given_name)))
    return (_HONORIFIC.sub("", name, count=1).strip() if _HONORIFIC.match(name) else name) or None

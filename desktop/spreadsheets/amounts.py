"""The quantities of a figures row: the number in a cell, and the measure that it, its heading or the sheet names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import repeat

from desktop.domain.imports import Amount, FigureRow, Problem, ProblemCode
from desktop.domain.quantities import (
    GIFTS,
    MONEY,
    PEOPLE,
    WEIGHT,
    Measure,
    Quantity,
    base_measure,
    exact,
    is_currency,
    is_nothing,
    parse_quantity,
)
from desktop.domain.text import clean, fold
from desktop.spreadsheets.columns import Column, Layout, Meaning
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.values import DataCells, Problems
from desktop.spreadsheets.workbook import VALUELESS, Mark, Value, reference

_BRACKET = re.compile(r"\(([^()]*)\)")
_NO_MEASURE = re.compile(r"(?:neu|ghi|theo|ke|trong do|gom|bao gom|tu|den|ca)\b")
_LONGEST_MEASURE = 3
_IMPLIED = (
    (re.compile(r"tri gia|thanh tien|kinh phi|gia tri|ngan sach|\bquy\b|\btien\b"), Measure(MONEY)),
    (re.compile(r"\bluot nguoi\b"), Measure("lượt người")),
    (re.compile(r"\b(?:so|luot) nguoi\b|\bnguoi (?:duoc|huong|nhan)\b"), Measure(PEOPLE)),
    (re.compile(r"\bso ho\b|\bho (?:dtts|ngheo|can ngheo|gia dinh|chinh sach|kho khan)\b"), Measure("hộ")),
    (re.compile(r"\bsuat\b|\bqua\b"), Measure(GIFTS)),
    (re.compile(r"\bgao\b|\bluong thuc\b"), Measure(WEIGHT)),
)
_IN_WORDS = re.compile(r"(?<=\d)\s*\([^()\d]*\)(?=\s*\w)")  # "5 (năm) suất"
_SUMS = frozenset({"cong", "tong cong", "tong"})
_COUNTED = frozenset({GIFTS, PEOPLE, "hộ", "lượt người"})
_COMMA_DECIMAL = re.compile(r"\d,\d{1,2}(?!\d)|\d,\d{4,}|\.\d{3}\b.*,\d")
_COMMA_GROUPS = re.compile(r"\d,\d{3},\d{3}|,\d{3}\.\d")
_NOT_AMOUNTS = frozenset({Meaning.INDEX, Meaning.UNIT, Meaning.NOTE, Meaning.MEASURE, Meaning.TITLE})


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of quantities: its indicator, the measure its heading names or implies, and how commas are meant in it.

    ``comma_groups`` says whether "12,500" is 12500 in this column; ``None`` where nothing in it tells.
    """

    number: int
    indicator: str
    measure: Measure | None
    comma_groups: bool | None = None


def amount_columns(grid: Grid, layout: Layout, rows: Sequence[int], line: Measure | None) -> tuple[AmountColumn, ...]:
    """Return the columns of quantities among ``layout``'s; ``line`` is the measure named above the table."""
    taken = {number for meaning, number in layout.fields.items() if meaning in _NOT_AMOUNTS}
    if Meaning.TITLE in layout.fields and Meaning.QUANTITY in layout.fields:
        taken = {column.number for column in layout.columns} - {layout.fields[Meaning.QUANTITY]}
    columns = [column for column in layout.columns if column.number not in taken]
    amounts = [column for column in columns if _holds_amounts(grid, column, rows)]
    return tuple(_amount_column(grid, column, rows, line) for column in amounts if not _is_sum(column, amounts))


def _is_sum(column: Column, columns: Sequence[Column]) -> bool:
    """Return whether a column only adds up others beside it ("Cộng" after "Tháng 1", "Tháng 2")."""
    beside = [other for other in columns if other.levels[:-1] == column.levels[:-1]]
    return len(beside) > 2 and fold(column.levels[-1]) in _SUMS


def _holds_amounts(grid: Grid, column: Column, rows: Sequence[int]) -> bool:
    """Return whether the column names a measure, or its cells begin with numbers."""
    if _heading_measure(column):
        return True
    texts = [grid.text(row, column.number) for row in rows]
    filled = [text for text in texts if not is_nothing(text)]
    return not filled or any(parse_quantity(text) is not None for text in filled)


def _amount_column(grid: Grid, column: Column, rows: Sequence[int], line: Measure | None) -> AmountColumn:
    own = _heading_measure(column)
    measure = line if line and (own is None or (own == Measure(MONEY) and not _bracket_measure(column))) else own
    return AmountColumn(column.number, _indicator(column), measure, _comma_groups(grid, column, rows))


def _comma_groups(grid: Grid, column: Column, rows: Sequence[int]) -> bool | None:
    return comma_groups(
        grid.text(row, column.number) for row in rows if isinstance(grid.value(row, column.number), str)
    )


def comma_groups(written: Iterable[str]) -> bool | None:
    """Return whether "12,500" is 12500 among numbers written so; ``None`` where none of them tells."""
    texts = list(written)
    if any(map(_COMMA_GROUPS.search, texts)):
        return True
    return False if any(map(_COMMA_DECIMAL.search, texts)) else None


def _measure_in(bracket: str) -> Measure | None:
    text = clean(bracket)
    plain = fold(text)
    if not text or _NO_MEASURE.match(plain) or text.isdecimal():
        return None
    named = base_measure(re.sub(r"^(?:đvt|đơn vị tính|đơn vị)\s*:\s*", "", text, flags=re.IGNORECASE))
    return named if named and (named.is_money or len(text.split()) <= _LONGEST_MEASURE) else None


def _bracket_measure(column: Column) -> Measure | None:
    for level in reversed(column.levels):
        for bracket in _BRACKET.findall(level):
            if measure := _measure_in(bracket):
                return measure
    return None


def _heading_measure(column: Column) -> Measure | None:
    named = _bracket_measure(column)
    if named:
        return named
    for level in reversed(column.levels):
        plain = fold(level)
        for words, measure in _IMPLIED:
            if words.search(plain):
                return measure
    return None


def _indicator(column: Column) -> str:
    return " - ".join(clean(_BRACKET.sub(_unless_measure, level)) for level in column.levels)


def _unless_measure(bracket: re.Match[str]) -> str:
    return "" if _measure_in(bracket[1]) else bracket.group()


def read_figures(cells: DataCells, columns: Sequence[AmountColumn]) -> tuple[list[FigureRow], Problems]:
    """Read the rows of a figures sheet."""
    problems = Problems(cells)
    units = cells.texts(Meaning.UNIT)
    if cells.has(Meaning.UNIT):
        problems.note_each((None if unit else ProblemCode.MISSING_LEAD_UNIT for unit in units), Meaning.UNIT)
    titles = cells.texts(Meaning.TITLE)
    measures = (base_measure(text or "") for text in cells.texts(Meaning.MEASURE))
    numbers = [zip(cells.column(it.number), cells.column_marks(it.number), strict=True) for it in columns]
    by_row = zip(*numbers, strict=True) if numbers else repeat((), len(cells.rows))
    amounts = (
        _amounts(row, zip(columns, own, strict=True), title, measure, problems)
        for row, own, title, measure in zip(cells.rows, by_row, titles, measures, strict=True)
    )
    return list(map(FigureRow, units, amounts)), problems


def _amounts(
    row: int,
    cells: Iterable[tuple[AmountColumn, tuple[Value, Mark | None]]],
    title: str | None,
    measure: Measure | None,
    problems: Problems,
) -> tuple[Amount, ...]:
    """Return the amounts of a row; several unreadable numbers are one problem, at the first."""
    amounts, unread = [], []
    for column, (value, mark) in cells:
        amount, is_unread = _amount(value, mark, column, measure)
        amounts.append(replace(amount, indicator=title) if title else amount)
        if is_unread:
            unread.append(Problem(ProblemCode.BAD_NUMBER, reference(row, column.number), shown(value, mark)))
    for problem in unread[:1]:
        problems.add(row, problem)
    return tuple(amounts)


def read_amount(text: str, measure: Measure, groups: bool | None = None) -> Amount | None:
    """Return the amount that a text says where ``measure`` is expected, in base measures; ``None`` if it can't be read.

    Its own measure ("350 triệu", "2 tấn") goes before the expected one; ``groups`` says whether "12,500" is 12500.
    """
    amount, is_unread = _amount(text, None, AmountColumn(0, "", measure, groups), None)
    return None if is_unread else amount


def _amount(value: Value, mark: Mark | None, column: AmountColumn, row_measure: Measure | None) -> tuple[Amount, bool]:
    """Return the amount in a cell and whether no number can be made out though something stands there."""
    measure = row_measure or column.measure
    empty = Amount(column.indicator, None, measure.unit if measure else None)
    if mark in VALUELESS:
        return empty, True
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _measured(column.indicator, Quantity(exact(value)), measure), False
    if value is None or is_nothing(shown(value)):
        return empty, False
    quantity = parse_quantity(_IN_WORDS.sub("", value)) if isinstance(value, str) else None
    quantity = _settled(quantity, column, measure) if quantity else None
    return (_measured(column.indicator, quantity, measure), False) if quantity else (empty, True)


def _settled(quantity: Quantity, column: AmountColumn, measure: Measure | None) -> Quantity | None:
    """Return a quantity whose comma is settled: by its column, or because people and gifts come whole."""
    counted = measure is not None and measure.unit in _COUNTED
    if not quantity.ambiguous or (column.comma_groups is False and not counted):
        return quantity
    if column.comma_groups or counted:
        return Quantity(quantity.value * 1000, quantity.measure, quantity.approximate, quantity.scaled)
    return None


def _measured(indicator: str, quantity: Quantity, measure: Measure | None) -> Amount:
    """Return the quantity in base measures: its own measure goes before that of its column."""
    own = _own_measure(quantity, measure)
    chosen = own or measure
    value = quantity.value * (chosen.factor if chosen else Decimal(1))
    return Amount(indicator, _whole(value), chosen.unit if chosen else None, quantity.approximate)


def _own_measure(quantity: Quantity, measure: Measure | None) -> Measure | None:
    if is_currency(quantity.measure):
        return Measure(MONEY)
    if quantity.scaled and not quantity.measure:
        return Measure(measure.unit if measure else MONEY)
    own = base_measure(quantity.measure)
    if own and measure and fold(own.unit).startswith(fold(measure.unit)):
        return Measure(measure.unit, own.factor)
    return own


def _whole(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def columns_named(columns: Sequence[AmountColumn]) -> Iterator[tuple[str, int]]:
    """Yield each indicator with its column's number."""
    return ((column.indicator, column.number) for column in columns)


def fields_with_amounts(fields: Mapping[Meaning, int], columns: Sequence[AmountColumn]) -> dict[str, int]:
    """Return the columns of a figures row's fields, indicators by their names."""
    return {str(meaning): number for meaning, number in fields.items()} | dict(columns_named(columns))

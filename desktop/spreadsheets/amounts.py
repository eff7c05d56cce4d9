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
    PERCENT,
    WEIGHT,
    Measure,
    Quantity,
    base_measure,
    counts_whole,
    exact,
    is_currency,
    is_nothing,
    parse_quantity,
)
from desktop.domain.text import fold
from desktop.spreadsheets.columns import Column, Layout, UnitColumn
from desktop.spreadsheets.data_cells import DataCells, Problems
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.measured_headings import (
    BASE_UNITS,
    heading_measure,
    indicator_of,
    measure_in,
    named_measure,
)
from desktop.spreadsheets.sections import Section
from desktop.spreadsheets.workbook import MEASURED, VALUELESS, Mark, Value, reference

_REMARK = re.compile(r"\s*\(([^()]*)\)\s*$")
_COUNTS_TOO = re.compile(r"\d.*\D|\D.*\d")
_NO_PLAIN_MEASURE = re.compile(r"^[/(]|(?<![mM])\d|[=×]")
_COME_WHOLE = frozenset({GIFTS, PEOPLE, "hộ"})
_SUMS = frozenset({"cong", "tong cong", "tong"})
_PRICE = re.compile(r"don gia|dinh muc|muc\b|gia\b")
_PART_OF = re.compile(r"trong do\b")
_COMMA_DECIMAL = re.compile(r"\d,\d{1,2}(?!\d)|\d,\d{4,}|[1-9]\d{0,2}\.\d{3}(?!\d)")
_COMMA_GROUPS = re.compile(r"\d,\d{3},\d{3}|,\d{3}\.\d|\d\.(?:\d{1,2}|\d{4,})(?!\d)")
_NOT_AMOUNTS = frozenset({Meaning.INDEX, Meaning.UNIT, Meaning.NOTE, Meaning.MEASURE, Meaning.TITLE})


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of quantities: its indicator, the measure its heading names or implies, and how commas are meant in it.

    ``comma_groups`` says whether "12,500" is 12500 in this column; ``None`` where nothing in it tells. ``beside`` is
    true of a column beside the quantities in a list of indicators ("Thành tiền").
    """

    number: int
    indicator: str
    measure: Measure | None
    comma_groups: bool | None = None
    beside: bool = False


def amount_columns(grid: Grid, layout: Layout, rows: Sequence[int], line: Measure | None) -> tuple[AmountColumn, ...]:
    """Return the columns of quantities among ``layout``'s; ``line`` is the measure named above the table."""
    taken = {number for meaning, number in layout.fields.items() if meaning in _NOT_AMOUNTS}
    if Meaning.TITLE in layout.fields and Meaning.QUANTITY in layout.fields:
        wanted = {layout.fields[Meaning.QUANTITY], *_money_beside(layout)}
        taken = {column.number for column in layout.columns} - wanted
    columns = [column for column in layout.columns if column.number not in taken]
    quantity = layout.fields.get(Meaning.QUANTITY)
    amounts = [column for column in columns if column.number == quantity or _holds_amounts(grid, column, rows)]
    wholes = _wholes(columns)
    read = [
        _amount_column(grid, layout, column, rows, wholes.get(column.number) or line)
        for column in amounts
        if not _is_sum(column, amounts)
    ]
    told = {column.comma_groups for column in read} - {None}
    commas = told.pop() if len(told) == 1 else None
    return tuple(replace(it, comma_groups=commas if it.comma_groups is None else it.comma_groups) for it in read)


def _wholes(columns: Sequence[Column]) -> dict[int, Measure]:
    """Return the measures of columns that are only parts ("Trong đó: tiền mặt") of one on their left that names it."""
    measures: dict[int, Measure] = {}
    whole: Measure | None = None
    for column in columns:
        if not any(_PART_OF.match(fold(level)) for level in column.levels):
            whole = heading_measure(column)
        elif whole and (heading_measure(column) or whole).unit == whole.unit:
            measures[column.number] = whole
    return measures


def _money_beside(layout: Layout) -> Iterator[int]:
    """Yield the columns of sums beside the quantities in a list of indicators; what one piece costs is none."""
    fields = frozenset(layout.fields.values())
    for column in layout.columns:
        measure = heading_measure(column)
        if column.number not in fields and measure and measure.is_money and not _PRICE.match(fold(column.label)):
            yield column.number


def _is_sum(column: Column, columns: Sequence[Column]) -> bool:
    """Return whether a column only adds up others beside it ("Cộng" after "Tháng 1", "Tháng 2"), or groups of them."""
    beside = [other for other in columns if other.levels[:-1] == column.levels[:-1]]
    if len(beside) > 2 and fold(column.levels[-1]) in _SUMS:
        return True
    alike = [other for other in columns if len(other.levels) > 1 and other.levels[1:] == column.levels[1:]]
    groups = [fold(other.levels[0]) for other in alike]
    return len(alike) > 2 and fold(column.levels[0]) in _SUMS and not any(map(_PART_OF.match, groups))


def _holds_amounts(grid: Grid, column: Column, rows: Sequence[int]) -> bool:
    """Return whether the column names a measure, or its cells begin with numbers."""
    if heading_measure(column):
        return True
    texts = [grid.text(row, column.number) for row in rows]
    filled = [text for text in texts if not is_nothing(text)]
    return not filled or any(parse_quantity(text) is not None for text in filled)


def _amount_column(
    grid: Grid, layout: Layout, column: Column, rows: Sequence[int], line: Measure | None
) -> AmountColumn:
    own = None if layout.unit else heading_measure(column)
    measure = line if line and (own is None or (own == Measure(MONEY) and not named_measure(column))) else own
    beside = Meaning.QUANTITY in layout.fields and column.number != layout.fields[Meaning.QUANTITY]
    return AmountColumn(column.number, indicator_of(column), measure, _comma_groups(grid, column, rows), beside)


def _comma_groups(grid: Grid, column: Column, rows: Sequence[int]) -> bool | None:
    return comma_groups(
        grid.text(row, column.number) for row in rows if isinstance(grid.value(row, column.number), str)
    )


def comma_groups(written: Iterable[str]) -> bool | None:
    """Return whether "12,500" is 12500 among numbers written so; ``None`` where none of them tells, or they disagree.

    A comma tells by what follows it; so does a dot, which parts thousands where the comma parts decimals.
    """
    texts = list(written)
    groups, decimals = any(map(_COMMA_GROUPS.search, texts)), any(map(_COMMA_DECIMAL.search, texts))
    return groups if groups != decimals else None


def read_figures(
    cells: DataCells, sections: Sequence[Section], columns: Sequence[AmountColumn], unit: UnitColumn | None = None
) -> tuple[list[FigureRow], Problems]:
    """Read the rows of a figures sheet, those of ``unit`` or each under its section, which may name one."""
    problems = Problems(cells)
    units = cells.texts(Meaning.UNIT) if cells.has(Meaning.UNIT) else [section.unit for section in sections]
    if unit is not None:
        units = [unit.name] * len(cells.rows)
        problems.note_missing(ProblemCode.MISSING_TITLE, Meaning.TITLE)
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
        amount, is_unread = _amount(value, mark, column, None if column.beside else measure)
        amounts.append(replace(amount, indicator=_titled(title, column)) if title else amount)
        if is_unread:
            unread.append(Problem(ProblemCode.BAD_NUMBER, reference(row, column.number), shown(value, mark)))
    for problem in unread[:1]:
        problems.add(row, problem)
    return tuple(amounts)


def _titled(title: str, column: AmountColumn) -> str:
    """Return the indicator of a row that names one; a column beside its quantity has its heading, too."""
    return f"{title} - {column.indicator}" if column.beside else title


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
    if mark in MEASURED:
        value = shown(value, mark)
    if value is None or (not isinstance(value, float) and is_nothing(shown(value))):
        return empty, False
    quantity = _read(value, mark, column, measure)
    amount = _measured(column.indicator, quantity, measure) if quantity else empty
    damaged = isinstance(value, float) and _is_part_of_one(amount)
    return (amount, False) if quantity and not damaged else (empty, True)


def _read(value: Value, mark: Mark | None, column: AmountColumn, measure: Measure | None) -> Quantity | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Quantity(exact(value) * 100, PERCENT) if mark is Mark.PERCENT else Quantity(exact(value))
    quantity = _quantity(value, measure) if isinstance(value, str) else None
    return _settled(quantity, column, measure) if quantity else None


def _is_part_of_one(amount: Amount) -> bool:
    """Return whether people or gifts are not whole: the number 1,25 is what a foreign Excel makes of "1.250"."""
    quantity = amount.quantity
    return amount.measure in _COME_WHOLE and quantity is not None and quantity != quantity.to_integral_value()


def _quantity(text: str, measure: Measure | None) -> Quantity | None:
    """Return the quantity that a cell says where ``measure`` is expected; ``None`` if what follows the number is none.

    "10 suất x 500.000đ" is no quantity; under gifts, "300 suất, trị giá 150 triệu" is one.
    """
    quantity = parse_quantity(_without_remark(text))
    if quantity is None or not _NO_PLAIN_MEASURE.search(quantity.measure):
        return quantity
    expected = measure is not None and fold(quantity.measure).startswith(fold(measure.unit))
    return quantity if expected else None


def _without_remark(text: str) -> str:
    """Return "12 tấn" for "12 tấn (gạo tẻ)", "300 triệu đồng" for "300 (triệu đồng)"."""
    remark = _REMARK.search(text)
    before = text[: remark.start()] if remark else ""
    if remark is None or not before or _COUNTS_TOO.search(remark[1]):
        return text
    named = measure_in(remark[1]) if before[-1].isdigit() else None
    return f"{before} {remark[1]}" if named and named.unit in BASE_UNITS else before


def is_ambiguous(text: str) -> bool:
    """Return whether the comma of a number may part thousands or decimals ("12,500")."""
    quantity = parse_quantity(_without_remark(text))
    return quantity is not None and quantity.ambiguous


def _settled(quantity: Quantity, column: AmountColumn, measure: Measure | None) -> Quantity | None:
    """Return a quantity whose comma is settled: by its column, or because houses, people and a đồng come whole."""
    own = _own_measure(quantity, measure) or measure
    counted = own is not None and own.unit not in (MONEY, WEIGHT) and counts_whole(own.unit)
    whole = is_currency(quantity.measure) or (counted and not quantity.scaled)
    if not quantity.ambiguous or (column.comma_groups is False and not whole):
        return quantity
    if column.comma_groups or whole:
        return Quantity(quantity.value * 1000, quantity.measure, quantity.approximate, quantity.scaled)
    return None


def _measured(indicator: str, quantity: Quantity, measure: Measure | None) -> Amount:
    """Return the quantity in base measures: its own measure goes before that of its column."""
    own = _own_measure(quantity, measure)
    chosen = own or measure
    value = quantity.value * (chosen.factor if chosen else Decimal(1))
    return Amount(indicator, _whole(value), chosen.unit if chosen else None, quantity.approximate)


def _own_measure(quantity: Quantity, measure: Measure | None) -> Measure | None:
    """Return the measure that a cell names itself, also with more words behind it ("tấn gạo", "đồng tiền mặt")."""
    if is_currency(quantity.measure):
        return Measure(MONEY)
    if quantity.scaled and not quantity.measure:
        return Measure(measure.unit if measure else MONEY)
    own = base_measure(quantity.measure)
    if own and measure and fold(own.unit).startswith(fold(measure.unit)):
        return Measure(measure.unit, own.factor)
    first = base_measure(quantity.measure.split(" ", 1)[0]) if measure and own else None
    return first if first and measure and first.unit == measure.unit else own


def _whole(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def columns_named(columns: Sequence[AmountColumn]) -> Iterator[tuple[str, int]]:
    """Yield each indicator with its column's number."""
    return ((column.indicator, column.number) for column in columns)


def fields_with_amounts(fields: Mapping[Meaning, int], columns: Sequence[AmountColumn]) -> dict[str, int]:
    """Return the columns of a figures row's fields, indicators by their names."""
    return {str(meaning): number for meaning, number in fields.items()} | dict(columns_named(columns))

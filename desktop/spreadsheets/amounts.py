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
    scaled_money,
)
from desktop.domain.text import clean, fold
from desktop.spreadsheets.columns import Column, Layout
from desktop.spreadsheets.data_cells import DataCells, Problems
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.workbook import VALUELESS, Mark, Value, reference

_BRACKET = re.compile(r"\(([^()]*)\)")
_NO_MEASURE = re.compile(r"(?:neu|ghi|theo|ke|trong do|gom|bao gom|tu|den|ca)\b")
_LONGEST_MEASURE = 3
_LAST_WORD = re.compile(r"\s*[,:;/–-]\s*(đồng|tấn|tạ|yến|kg|suất|người|hộ)\s*$", re.IGNORECASE)
_IMPLIED = (
    (re.compile(r"\bso tan\b"), Measure(WEIGHT, Decimal(1000))),
    (re.compile(r"\bso ta\b"), Measure(WEIGHT, Decimal(100))),
    (re.compile(r"tri gia|thanh tien|kinh phi|gia tri|ngan sach|\bquy\b|\btien\b"), Measure(MONEY)),
    (re.compile(r"\bluot nguoi\b"), Measure("lượt người")),
    (re.compile(r"\b(?:so|luot) nguoi\b|\bnguoi (?:duoc|huong|nhan)\b"), Measure(PEOPLE)),
    (re.compile(r"\bso ho\b|\bho (?:dtts|ngheo|can ngheo|gia dinh|chinh sach|kho khan)\b"), Measure("hộ")),
    (re.compile(r"\bsuat\b|\bqua\b"), Measure(GIFTS)),
    (re.compile(r"\bgao\b|\bluong thuc\b"), Measure(WEIGHT)),
)
_IN_WORDS = re.compile(r"(?<=\d)\s*\([^()\d]*\)(?=\s*\w)")  # "5 (năm) suất"
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
    read = [_amount_column(grid, layout, column, rows, line) for column in amounts if not _is_sum(column, amounts)]
    told = {column.comma_groups for column in read} - {None}
    commas = told.pop() if len(told) == 1 else None
    return tuple(replace(it, comma_groups=commas if it.comma_groups is None else it.comma_groups) for it in read)


def _money_beside(layout: Layout) -> Iterator[int]:
    """Yield the columns of sums beside the quantities in a list of indicators; what one piece costs is none."""
    fields = frozenset(layout.fields.values())
    for column in layout.columns:
        measure = _heading_measure(column)
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
    if _heading_measure(column):
        return True
    texts = [grid.text(row, column.number) for row in rows]
    filled = [text for text in texts if not is_nothing(text)]
    return not filled or any(parse_quantity(text) is not None for text in filled)


def _amount_column(
    grid: Grid, layout: Layout, column: Column, rows: Sequence[int], line: Measure | None
) -> AmountColumn:
    own = _heading_measure(column)
    measure = line if line and (own is None or (own == Measure(MONEY) and not _named_measure(column))) else own
    beside = Meaning.QUANTITY in layout.fields and column.number != layout.fields[Meaning.QUANTITY]
    return AmountColumn(column.number, _indicator(column), measure, _comma_groups(grid, column, rows), beside)


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


def _measure_in(bracket: str) -> Measure | None:
    text = clean(bracket)
    plain = fold(text)
    if not text or _NO_MEASURE.match(plain) or text.isdecimal():
        return None
    if money := scaled_money(text):
        return money
    named = base_measure(re.sub(r"^(?:đvt|đơn vị tính|đơn vị)\s*:\s*", "", text, flags=re.IGNORECASE))
    return named if named and (named.is_money or len(text.split()) <= _LONGEST_MEASURE) else None


def _named_measure(column: Column) -> Measure | None:
    """Return the measure that the heading names: in brackets, or "Trị giá - triệu đồng", "Gạo: tấn"."""
    for level in reversed(column.levels):
        for bracket in _BRACKET.findall(level):
            if measure := _measure_in(bracket):
                return measure
    for level in reversed(column.levels):
        bare = _BRACKET.sub("", level)
        last = _LAST_WORD.search(bare)
        if measure := scaled_money(bare) or (base_measure(last[1]) if last else None):
            return measure
    return None


def _heading_measure(column: Column) -> Measure | None:
    named = _named_measure(column)
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
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        shown_as = Quantity(exact(value) * 100, PERCENT) if mark is Mark.PERCENT else Quantity(exact(value))
        return _measured(column.indicator, shown_as, measure), False
    if value is None or is_nothing(shown(value)):
        return empty, False
    quantity = parse_quantity(_IN_WORDS.sub("", value)) if isinstance(value, str) else None
    quantity = _settled(quantity, column, measure) if quantity else None
    return (_measured(column.indicator, quantity, measure), False) if quantity else (empty, True)


def is_ambiguous(text: str) -> bool:
    """Return whether the comma of a number may part thousands or decimals ("12,500")."""
    quantity = parse_quantity(_IN_WORDS.sub("", text))
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

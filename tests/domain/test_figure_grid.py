"""The grid of figures: its cells, its totals by level and overall, and who has not reported."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.figure_grid import Cell, Head, RowRole, Shown, grid
from desktop.domain.figures import Aspect, Figure
from desktop.domain.units import UnitLevel
from desktop.domain.year_parts import PartKind, YearPart, columns

FARMERS = Head(1, 7, UnitLevel.PROVINCE)
WOMEN = Head(2, 7, UnitLevel.PROVINCE)
DISTRICT = Head(3, 7, UnitLevel.DISTRICT)
HEADS = (FARMERS, WOMEN, DISTRICT)
QUARTERS = columns(2021, PartKind.QUARTER)


def told(head: Head, quantity: int, part: YearPart, id_: int, aspect: Aspect = Aspect.DONE, **more):
    made = Figure(id_, head.unit_id, "Gạo", Decimal(quantity), "kg", part.start, part.end, indicator_id=7, **more)
    return head, Figure(**{name: getattr(made, name) for name in Figure.__slots__} | {"aspect": aspect})


FIGURES = [
    told(FARMERS, 10, QUARTERS[0], 1),
    told(FARMERS, 20, QUARTERS[1], 2, approximate=True),
    told(DISTRICT, 5, QUARTERS[0], 3),
    told(FARMERS, 40, QUARTERS[0], 4, Aspect.PLAN),
    told(WOMEN, 10, QUARTERS[0], 5, Aspect.PLAN),
    told(FARMERS, 4, QUARTERS[0].years_before(1), 6),
]


def said(cell: Cell | None) -> str:
    if cell is None:
        return "."
    return "x" if cell.quantity is None else ("≈" if cell.approximate else "") + str(cell.quantity)


def numbers(shown: Shown, heads: tuple[Head, ...] = HEADS) -> list[list[str]]:
    """The grid as a table of texts, each row with its role and unit before it."""
    own = {head.unit_id: head for head in heads}
    told = [(own[head.unit_id], figure) for head, figure in FIGURES]
    rows = grid(heads, told, QUARTERS, shown, total=True)
    return [
        [f"{row.role} {row.level or ''}".strip() if row.unit_id is None else str(row.unit_id)]
        + [said(cell) for cell in row.cells]
        for row in rows
        if row.role is not RowRole.REPORTED
    ]


def test_what_was_done_with_totals_by_level_and_overall():
    assert numbers(Shown.DONE) == [
        ["total", "15", "≈20", ".", ".", "≈35"],
        ["level province", "10", "≈20", ".", ".", "≈30"],
        ["level district", "5", ".", ".", ".", "5"],
        ["1", "10", "≈20", ".", ".", "≈30"],
        ["2", ".", ".", ".", ".", "."],
        ["3", "5", ".", ".", ".", "5"],
    ]


def test_cumulative_since_the_start_of_the_year():
    assert numbers(Shown.CUMULATIVE)[0] == ["total", "15", "≈35", "≈35", "≈35", "≈35"]


def test_a_percentage_of_the_plan_holds_all_that_was_done_against_all_that_was_planned():
    rows = {row[0]: row[1] for row in numbers(Shown.PERCENT)}
    assert (rows["1"], rows["2"], rows["3"]) == ("25.0", ".", ".")
    assert rows["total"] == "30.0"


def test_the_same_days_of_last_year():
    assert numbers(Shown.LAST_YEAR)[3] == ["1", "4", ".", ".", ".", "4"]


def test_what_cannot_be_added_says_so_in_every_sum_and_nowhere_else():
    rates = tuple(replace(head, adds=False) for head in HEADS)
    assert numbers(Shown.DONE, rates) == [
        ["total", "x", "x", ".", ".", "x"],
        ["level province", "x", "x", ".", ".", "x"],
        ["level district", "x", ".", ".", ".", "x"],
        ["1", "10", "≈20", ".", ".", "x"],
        ["2", ".", ".", ".", ".", "."],
        ["3", "5", ".", ".", ".", "x"],
    ]
    assert numbers(Shown.CUMULATIVE, rates)[3] == ["1", "10", "x", "x", "x", "x"]
    assert numbers(Shown.PERCENT, rates)[3] == ["1", "25.0", ".", ".", ".", "x"]


def test_a_share_as_of_a_day_speaks_for_the_year_until_then():
    year = QUARTERS[-1]
    until_june = told(FARMERS, 85, YearPart(2021, PartKind.HALF, 1), 9, cumulative=True)
    (row,) = grid(
        [replace(FARMERS, adds=False)], [(replace(FARMERS, adds=False), until_june[1])], [year], Shown.DONE, total=False
    )[1:]
    assert said(row.cells[0]) == "85"


def test_how_many_units_have_reported():
    (reported,) = (
        row for row in grid(HEADS, FIGURES, QUARTERS, Shown.DONE, total=True) if row.role is RowRole.REPORTED
    )
    assert (reported.reported, reported.expected) == ((2, 1, 0, 0, 2), 3)


def test_parts_of_the_year_have_their_days():
    assert [(part.start, part.end) for part in columns(2024, PartKind.HALF)] == [
        (date(2024, 1, 1), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2024, 12, 31)),
        (date(2024, 1, 1), date(2024, 12, 31)),
    ]
    assert YearPart(2024, PartKind.MONTH, 2).end == date(2024, 2, 29)
    assert [part.year for part in columns(2021, PartKind.YEAR)] == [2017, 2018, 2019, 2020, 2021]

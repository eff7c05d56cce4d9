"""Tables as blocks: columns, rows, sums."""

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where text stands in its column, or a paragraph between the margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; ``share`` is its part of the width, in any unit common to the table.

    Neighbours of the same ``group`` stand below one common title ("Kết quả" over "Đúng hạn" and "Quá hạn"). Numbers
    are aligned to the right, ordinals are centred.
    """

    title: str
    share: float
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, one text a column; line breaks within a text are kept."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row over all columns that heads the rows below it and stays with the first of them."""

    text: str


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A sum: ``label`` stands over the first columns, ``cells`` are the texts of the last ones; all bold.

    A table of five columns with three ``cells`` has the label over two columns. The row stays with the one above it.
    """

    label: str
    cells: tuple[str, ...]


TableRow = Row | GroupRow | TotalRow


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table over the whole width; its head is repeated on every page, a row is not divided between pages.

    ``row_height`` (mm) is the least height of a row: 9 where hands are to sign. A table without rows keeps its head,
    with one empty row below it.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    row_height: float = 0.0

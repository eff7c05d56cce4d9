"""Writing texts into cells: whatever a text begins with, it stays a text."""

from typing import TYPE_CHECKING

from desktop.spreadsheets.markup import writable

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

#: The longest text that a cell can hold.
LONGEST_TEXT = 32_767

#: A text that begins with one of these becomes a formula when somebody types it, or edits its cell.
_BEGINS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def cell_safe(text: str) -> str:
    """Return ``text`` as a cell can hold it: without control characters, and not too long."""
    kept = text if text.isprintable() else writable(text)
    return kept if len(kept) <= LONGEST_TEXT else f"{kept[: LONGEST_TEXT - 1]}…"


def begins_formula(text: str) -> bool:
    """Return whether a spreadsheet would take ``text`` for a formula where it is typed."""
    return text.startswith(_BEGINS_FORMULA)


def put_text(cell: "Cell | MergedCell", text: str) -> None:
    """Write a text that stays one, also when a person edits its cell."""
    from openpyxl.cell.cell import Cell

    if isinstance(cell, Cell):
        cell.value = cell_safe(text)
        cell.data_type = "s"
        cell.quotePrefix = begins_formula(cell_safe(text))

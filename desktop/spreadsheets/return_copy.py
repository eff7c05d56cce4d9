"""The copy of a workbook that goes back to its sender: a comment on every cell to be looked at, and a list of them.

Of an .xlsx or .xlsm it is the sender's own file, with nothing in it changed but what is added. Of any other format, and
of a package that is not built as the standard says, it is a new workbook with the values as they were read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.spreadsheets.cell_copy import copy_cells
from desktop.spreadsheets.comments import add_comments, merged_areas
from desktop.spreadsheets.markup import NotUnderstood
from desktop.spreadsheets.notes import CellNote, by_cell
from desktop.spreadsheets.parts import Package, sheet_parts
from desktop.spreadsheets.summary_sheet import add_summary
from desktop.spreadsheets.workbook import Workbook

__all__ = ["CellNote", "NotUnderstood", "ReturnCopy", "copy_of_cells", "return_copy_xlsx"]


@dataclass(frozen=True, slots=True)
class ReturnCopy:
    """A workbook to send back, and the suffix that its name must have (".xlsx", ".xlsm" …)."""

    content: bytes
    suffix: str


def return_copy_xlsx(original: bytes, name: str, notes: Sequence[CellNote]) -> ReturnCopy:
    """Return the sender's own workbook with ``notes`` as comments and as a last sheet; ``name`` is the file's.

    Every part that need not be extended stays as it is. Raises :class:`NotUnderstood` when that can't be done safely.
    """
    package = Package(original)
    for sheet, part in sheet_parts(package).items():
        if any(note.sheet == sheet for note in notes):
            add_comments(package, part, by_cell(notes, sheet, merged_areas(package, part)))
    add_summary(package, notes, f"Tệp “{name}”: {len(notes)} chỗ cần xem lại. Mỗi chỗ có chú thích ngay tại ô.")
    return ReturnCopy(package.content(), package.suffix())


def copy_of_cells(book: Workbook, name: str, notes: Sequence[CellNote]) -> ReturnCopy:
    """Return a new workbook with the values of ``book`` where they stood, the notes first and as comments.

    It says that it is a copy of the file ``name``. What is no value (drawings, formats, formulas) is not in it.
    """
    return ReturnCopy(copy_cells(book, name, notes), ".xlsx")

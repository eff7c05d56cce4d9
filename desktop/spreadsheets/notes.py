"""What is to be said of a workbook's cells to the one who sent it, and where it is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.spreadsheets.workbook import Area, Position, position

#: Who speaks in the comments.
AUTHOR = "Thư Ký"

#: The sheet that lists all notes, and its headings.
SUMMARY_NAME = "Tổng hợp lỗi"
SUMMARY_TITLE = "TỔNG HỢP LỖI CẦN SỬA"
SUMMARY_HEADINGS = ("Trang tính", "Ô", "Đang ghi", "Cần làm")
SUMMARY_WIDTHS = (22, 8, 45, 75)


@dataclass(frozen=True, slots=True)
class CellNote:
    """A note on the cell ("D8") of a sheet: what stands there (``found``), what is wrong with it and what to do.

    Without a cell it is listed in the summary only.
    """

    sheet: str
    cell: str
    text: str
    found: str = ""


_LINE_POINTS = 15.5


def by_cell(notes: Iterable[CellNote], sheet: str, merged: Sequence[Area]) -> dict[Position, str]:
    """Return the texts of one sheet's notes by the cell that shows them; of merged cells that is the first one."""
    texts: dict[Position, str] = {}
    for note in notes:
        if note.sheet == sheet and note.cell:
            place = _shown_at(position(note.cell), merged)
            texts[place] = f"{texts[place]}\n{note.text}" if place in texts else note.text
    return texts


def _shown_at(place: Position, merged: Sequence[Area]) -> Position:
    row, column = place
    for area in merged:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return area.top, area.left
    return place


def unused_name(wanted: str, taken: Iterable[str]) -> str:
    """Return a sheet name that no other sheet has: ``wanted``, else "wanted (2)" and so on, at most 31 characters."""
    known = {name.casefold() for name in taken}
    name, number = wanted[:31], 1
    while name.casefold() in known:
        number += 1
        ending = f" ({number})"
        name = wanted[: 31 - len(ending)] + ending
    return name


def link_to(note: CellNote, sheets: Mapping[str, str]) -> str:
    """Return the place inside the workbook that a note speaks of ("'Biểu 1'!D8"); ``sheets`` are names as written."""
    if not note.cell or note.sheet not in sheets:
        return ""
    quoted = sheets[note.sheet].replace("'", "''")
    return f"'{quoted}'!{note.cell}"


def summary_line(note: CellNote) -> tuple[str, str, str, str]:
    """Return the cells of a note's row in the summary."""
    return note.sheet, note.cell, note.found, note.text


def height_of(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Return the height in points of a row whose ``texts`` are wrapped in columns of these widths (in characters)."""
    lines = (
        sum(1 + len(line) // max(width - 2, 1) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    )
    return _LINE_POINTS * max(lines, default=1)

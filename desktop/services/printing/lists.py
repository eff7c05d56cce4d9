"""Lists as screens show them, and samples of papers: what has no record of its own."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from desktop.papers.fixed_phrases import Phrases
from desktop.papers.fonts import find_fonts
from desktop.papers.layout_parts import Layout
from desktop.papers.list_table import ListRecord, list_blocks
from desktop.papers.pdf import render
from desktop.papers.phrases import number, short_date
from desktop.papers.sample import sample_blocks
from desktop.services.exports import CellValue, Table
from desktop.services.files import write_file
from desktop.services.printing.office_layouts import office_layout
from desktop.services.printing.rendering import Made, made, write_docx
from desktop.services.printing.requests import PaperRequest
from desktop.storage import offices
from desktop.storage.database import Ledger


def list_pdf(ledger: Ledger, table: Table, today: date) -> bytes:
    """Return a list as PDF, in the office's layout of today."""
    found = _list(ledger, table, today)
    return render(found.paper, found.layout, find_fonts())


def print_list(ledger: Ledger, table: Table, today: date, path: Path) -> Path:
    """Write a list to ``path``, as Word where its name ends so, else as PDF; return the path.

    Raises :class:`~desktop.domain.errors.PaperRefused` for a Word file there that was changed by hand.
    """
    if path.suffix.casefold() != ".docx":
        return write_file(path, list_pdf(ledger, table, today))
    from desktop.papers.word import render_word

    found = _list(ledger, table, today)
    return write_docx(path, render_word(found.paper, found.layout, find_fonts()))


def _list(ledger: Ledger, table: Table, today: date) -> Made:
    office = offices.load(ledger)
    rows = tuple(map(tuple, table.rows))
    numbers = frozenset(place for place in range(len(table.headings)) if _holds_numbers(rows, place))
    texts = tuple(tuple(map(_text, row)) for row in rows)
    record = ListRecord(office, table.title, today, tuple(table.headings), texts, numbers)
    return Made(list_blocks(record), office_layout(ledger, office.profile, today))


def _holds_numbers(rows: Iterable[Sequence[CellValue]], place: int) -> bool:
    values = [row[place] for row in rows if row[place] not in (None, "")]
    return bool(values) and all(isinstance(value, int | float | Decimal) for value in values)


def _text(value: CellValue) -> str:
    """Return a value as papers write it."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%H:%M} {short_date(value.date())}"
        case date():
            return short_date(value)
        case int() | Decimal():
            return str(value) if isinstance(value, int) and abs(value) < 10_000 else number(value)  # a year is no sum
        case _:
            return str(value)


def sample_pdf(ledger: Ledger, today: date) -> bytes:
    """Return a paper of no meaning that shows the office's layout."""
    office = offices.load(ledger)
    layout: Layout = office_layout(ledger, office.profile, today)
    return render(sample_blocks(office, layout, today), layout, find_fonts())


def paper_in_words(ledger: Ledger, request: PaperRequest, phrases: Phrases) -> bytes:
    """Return the paper asked for in these words: for looking at words while they are changed."""
    found = made(ledger, request, phrases)
    return render(found.paper, found.layout, find_fonts())

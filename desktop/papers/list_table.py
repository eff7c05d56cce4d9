"""A list of the window on paper: the office, what the list is called, the day, and the list as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.office import Office
from desktop.papers.blocks import Align, Column, Paper, Paragraph, Part, Row, Subject, TableBlock, TypeName
from desktop.papers.issue import plain_letterhead
from desktop.papers.phrases import long_date, number

_TYPE = "Danh sách"

#: With more columns than this the sheet lies across.
_MOST_UPRIGHT = 4

#: What a column is given at least and at most, in letters of its longest text.
_NARROWEST, _WIDEST = 5, 48

#: So many rows are looked at to know how wide columns should be.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class ListRecord:
    """A list as it is seen: headings, and rows of one text a column. ``numbers`` are the columns that hold numbers."""

    office: Office
    title: str
    day: date
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


def list_blocks(record: ListRecord) -> Paper:
    """Return the list as a paper without number and signature."""
    counted = f"(in {long_date(record.day)}; {number(len(record.rows))} dòng)"
    blocks = (
        plain_letterhead(record.office),
        TypeName(_TYPE),
        Subject(record.title),
        Paragraph(counted, Align.CENTRE, italic=True),
        TableBlock(_columns(record), tuple(Row(row) for row in record.rows)),
    )
    return Paper(record.title, record.office.name, Part(blocks, landscape=len(record.headings) > _MOST_UPRIGHT))


def _columns(record: ListRecord) -> tuple[Column, ...]:
    return tuple(
        Column(heading, _share(heading, place, record.rows), Align.RIGHT if place in record.numbers else Align.LEFT)
        for place, heading in enumerate(record.headings)
    )


def _share(heading: str, place: int, rows: Sequence[tuple[str, ...]]) -> float:
    """Return a width between those of the longest text and of a text as long as the middle one."""
    lengths = sorted(len(row[place]) for row in rows[:_LOOKED_AT]) or [0]
    wanted = (lengths[-1] + lengths[len(lengths) // 2]) / 2
    return min(max(wanted, _longest_word(heading), _NARROWEST), _WIDEST)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)

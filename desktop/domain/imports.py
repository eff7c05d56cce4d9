"""What a workbook says: the values between the reader and the plan of an import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from desktop.domain.deadlines import Deadline
from desktop.domain.encodings import Encoding
from desktop.domain.errors import RefusalCode
from desktop.domain.tasks import ReportedStatus, Target, TaskKind


class SheetKind(StrEnum):
    """What a sheet holds; ``NONE`` for one that is not read (empty, hidden, no table)."""

    REGISTRATIONS = "registrations"
    OUTCOMES = "outcomes"
    PEOPLE = "people"
    FIGURES = "figures"
    NONE = "none"


class SkipReason(StrEnum):
    """Why a row of a sheet is no data row."""

    SECTION = "section"
    SUBTOTAL = "subtotal"
    BLANK = "blank"
    FOOTER = "footer"
    TITLE = "title"
    COLUMN_NUMBERS = "column-numbers"
    UNREAD = "unread"


class ProblemCode(StrEnum):
    """What can be wrong with a row."""

    MISSING_TITLE = "missing-title"
    MISSING_LEAD_UNIT = "missing-lead-unit"
    UNKNOWN_UNIT = "unknown-unit"
    BAD_DATE = "bad-date"
    BAD_NUMBER = "bad-number"
    BAD_PERCENT = "bad-percent"
    AMBIGUOUS_DATE = "ambiguous-date"
    DUPLICATE_ROW = "duplicate-row"
    DUE_BEFORE_START = "due-before-start"
    NO_MATCH = "no-match"


#: A row with one of these waits in the batch until a person has settled it.
BLOCKING = frozenset(
    {
        ProblemCode.MISSING_TITLE,
        ProblemCode.MISSING_LEAD_UNIT,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.BAD_DATE,
        ProblemCode.BAD_NUMBER,
        ProblemCode.BAD_PERCENT,
    }
)


class Problem(NamedTuple):
    """Something in a row that a person should look at: the cell ("D8") and the text found there."""

    code: ProblemCode
    cell: str
    found: str = ""


def blocks(problems: Sequence[Problem]) -> bool:
    """Return whether one of a row's problems must be settled by a person before the row can be taken over."""
    return not BLOCKING.isdisjoint([problem.code for problem in problems]) if problems else False


class Registration(NamedTuple):
    """A row of a registrations sheet, as written; its ``number`` in the sheet is no part of what the task says."""

    title: str | None
    kind: TaskKind
    lead_unit: str | None
    coordinating_units: tuple[str, ...]
    due: Deadline | None
    target: Target | None
    note: str | None
    number: str | None = None


class Outcome(NamedTuple):
    """A row of an outcomes sheet, as written; ``percent`` is 0 to 100."""

    title: str | None
    lead_unit: str | None
    percent: Decimal | None
    status: ReportedStatus | None
    completed_on: date | None
    result: str | None
    note: str | None


class Delegate(NamedTuple):
    """A row of a people sheet, as written; ``full_name`` without the honorific."""

    full_name: str | None
    position: str | None
    unit: str | None
    phone: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """One indicator of a figures row in base measures (VND, kg, suất, người)."""

    indicator: str
    quantity: Decimal | None
    measure: str | None
    approximate: bool = False


class FigureRow(NamedTuple):
    """A row of a figures sheet."""

    unit: str | None
    amounts: tuple[Amount, ...]


RowValues = Registration | Outcome | Delegate | FigureRow


class RowReading(NamedTuple):
    """A data row: its 1-based number, its values, and the cell ("D8") from which each field was read.

    ``hidden`` says that the sheet does not show it (hidden by hand or by a filter).
    """

    row: int
    values: RowValues
    problems: tuple[Problem, ...] = ()
    cells: Mapping[str, str] = MappingProxyType({})
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is not data, and why."""

    row: int
    why: SkipReason


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``start`` to ``end``, both inclusive."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of a unit's workbook a sheet is: "điều chỉnh lần 1" is revision 1, signed on ``dated``."""

    revision: int = 0
    dated: date | None = None

    def older_than(self, other: "Version") -> bool:
        """Return whether ``other`` replaces this one, whatever the order of reading."""
        if self.revision != other.revision:
            return self.revision < other.revision
        return self.dated is not None and other.dated is not None and self.dated < other.dated


class ColumnSense(StrEnum):
    """What a person says of a column whose cells can be understood in two ways.

    Of dates whether day and month were exchanged, of numbers whether "12,500" is 12.5 or 12500.
    """

    KEEP = "keep"
    EXCHANGE = "exchange"
    DECIMALS = "decimals"
    THOUSANDS = "thousands"


@dataclass(frozen=True, slots=True)
class DoubtedColumn:
    """A column whose cells can be understood in two ways: its letters ("F"), its heading, and what a person says.

    ``numbers`` says that it is the comma of its numbers, else it is the order of its dates.
    """

    column: str
    heading: str
    sense: ColumnSense | None = None
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A column whose heading is not understood: its letters ("F"), its heading, and what a person says it holds.

    ``field`` is the name of a field of the sheet's rows, "" when the column is not to be read or nothing was said.
    """

    column: str
    heading: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What one sheet says. ``revision`` is 1 for "điều chỉnh lần 1"; ``dated`` the day it was signed.

    A ``hidden`` sheet is not read; ``hidden_columns`` ("D") are, though the sheet does not show them. ``headings`` are
    those of its columns from the left, ``unknown`` the columns among them that are not understood. Of a sheet with
    several tables side by side, ``part`` tells which it is: its columns ("A–E"), or the unit that heads one.
    """

    sheet: str
    kind: SheetKind
    header_row: int | None = None
    period: int | None = None
    span: Span | None = None
    cumulative: bool = False
    as_of: date | None = None
    sender: str | None = None
    encoding: Encoding = Encoding.UNICODE
    revision: int = 0
    dated: date | None = None
    rows: Sequence[RowReading] = ()
    skipped: tuple[SkippedRow, ...] = ()
    hidden: bool = False
    hidden_columns: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    unknown: tuple[UnknownColumn, ...] = ()
    doubted: tuple[DoubtedColumn, ...] = ()
    part: str = ""

    @property
    def version(self) -> Version:
        """Which version of the sender's workbook it is."""
        return Version(self.revision, self.dated)

    @property
    def speaks_for(self) -> date | None:
        """The day for which its rows speak: its "as of" day, else the end of its span or year."""
        if self.as_of is not None:
            return self.as_of
        if self.span is not None:
            return self.span.end
        return date(self.period, 12, 31) if self.period is not None else None


#: The detail of a refusal of an encrypted file for which a password was given that is not its own.
WRONG_KEY = "wrong-key"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read."""

    code: RefusalCode
    detail: str = ""

    @property
    def wrong_key(self) -> bool:
        """Whether a password was given for the file, and it is not its own."""
        return self.code is RefusalCode.ENCRYPTED and self.detail == WRONG_KEY


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file says: either ``refused`` or its sheets. ``name`` is the file's name without folder."""

    name: str
    sha256: str
    size: int
    refused: Refusal | None = None
    sheets: tuple[SheetReading, ...] = ()

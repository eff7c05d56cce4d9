"""The review of an import as plain values: what was read and planned, what the person decided, and what follows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.import_plans import ImportPlan, PlannedRow, PlannedSheet, RowState
from desktop.domain.imports import (
    Delegate,
    DoubtedColumn,
    FigureRow,
    Outcome,
    ProblemCode,
    Refusal,
    Registration,
    RowValues,
    SheetKind,
    SheetReading,
)
from desktop.domain.text import spelling_key
from desktop.domain.units import UnitDirectory
from desktop.services.imports import Accepted, Meant, RowPlace, meant_key
from desktop.services.readings import CellPlace, Options, ReadingOptions, SheetPlace

#: What is said of a row whose cell can be understood in two ways.
_TWO_WAYS = frozenset({ProblemCode.AMBIGUOUS_DATE, ProblemCode.BAD_NUMBER})

# ── What a person decides ──


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided in a review.

    ``answers`` say which unit a name means (by :func:`spelling_key`), ``meant`` which task an outcome is about whose
    title is another (by :func:`~desktop.services.imports.meant_key`), ``corrections`` what a cell should say;
    ``options`` say the year, kind and sender of files and sheets that do not name them, or name others; ``left_out``
    are the rows that are not to be taken over, ``seen`` those whose doubts were looked at.
    """

    answers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    meant: Meant = field(default_factory=lambda: MappingProxyType({}))
    corrections: Mapping[CellPlace, str] = field(default_factory=lambda: MappingProxyType({}))
    options: Options = field(default_factory=lambda: MappingProxyType({}))
    left_out: frozenset[RowPlace] = frozenset()
    seen: frozenset[RowPlace] = frozenset()
    withdraw_missing: bool = False

    def answer(self, text: str, unit: int) -> "Decisions":
        """Return these and that ``text`` names ``unit`` wherever it stands."""
        return replace(self, answers=MappingProxyType({**self.answers, spelling_key(text): unit}))

    def mean(self, told_by: str, title: str, task: int) -> "Decisions":
        """Return these and that what ``told_by`` tells under ``title`` is about ``task``."""
        return replace(self, meant=MappingProxyType({**self.meant, meant_key(told_by, title): task}))

    def correct(self, cells: Iterable[CellPlace], text: str) -> "Decisions":
        """Return these and that each of ``cells`` should say ``text``."""
        return replace(self, corrections=MappingProxyType({**self.corrections, **dict.fromkeys(cells, text)}))

    def say(self, place: SheetPlace, said: ReadingOptions) -> "Decisions":
        """Return these and what is ``said`` of a sheet, or of a file and all its sheets; nothing takes it back."""
        file, sheet = place
        others = {other: known for other, known in self.options.items() if other != place}
        if sheet is None:
            others = {other: known for other, known in others.items() if other[0] != file}
        told = others if said == ReadingOptions() and (file, None) not in others else {**others, place: said}
        return replace(self, options=MappingProxyType(told))

    def said_of(self, place: SheetPlace) -> ReadingOptions:
        """Return what was said of a sheet, itself or with its file, or of a file."""
        return self.options.get(place) or self.options.get((place[0], None)) or ReadingOptions()

    def leave_out(self, places: Iterable[RowPlace]) -> "Decisions":
        """Return these without the rows at ``places``; with them again when all of them were left out."""
        return replace(self, left_out=_toggled(self.left_out, frozenset(places)))

    def look_at(self, places: Iterable[RowPlace]) -> "Decisions":
        """Return these with the doubts at ``places`` looked at; open again when all of them were."""
        return replace(self, seen=_toggled(self.seen, frozenset(places)))

    def withdraw(self, missing: bool) -> "Decisions":
        """Return these and whether the tasks that a corrected workbook does not list any more are withdrawn."""
        return replace(self, withdraw_missing=missing)

    def asks_for_new_plan(self, other: "Decisions") -> bool:
        """Return whether the rows themselves are different under ``other``."""
        asked = (self.answers, self.meant, self.corrections, self.options)
        return asked != (other.answers, other.meant, other.corrections, other.options)

    @property
    def accepted(self) -> Accepted:
        """What is to be taken over."""
        return Accepted(missing=self.withdraw_missing, left_out=self.left_out)


def _toggled(held: frozenset[RowPlace], places: frozenset[RowPlace]) -> frozenset[RowPlace]:
    return held - places if places <= held else held | places


# ── Rows ──


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row as the review lists it; ``unit`` is the name of the unit it is about, as the directory has it.

    ``barred`` says whether something must be settled in it: asked so often that it is worked out once.
    """

    place: RowPlace
    file: str
    sheet: str
    planned: PlannedRow
    unit: str
    barred: bool
    left_out: bool = False
    seen: bool = False

    @property
    def number(self) -> int:
        """Its number in the sheet."""
        return self.planned.reading.row

    @property
    def values(self) -> RowValues:
        """What it says."""
        return self.planned.reading.values

    @property
    def state(self) -> RowState:
        """What taking it over would do."""
        return self.planned.state

    @property
    def title(self) -> str:
        """What it is about: the task, the person, the unit of the figures."""
        return _title(self.values) or ""

    @property
    def blocked(self) -> bool:
        """Whether it waits for a person."""
        return self.barred and not self.left_out

    @property
    def doubtful(self) -> bool:
        """Whether it would be taken over although a person had better look at it first."""
        return bool(self.planned.problems) and not (self.barred or self.left_out or self.seen)

    @property
    def open(self) -> bool:
        """Whether a person has something to do here."""
        return self.blocked or self.doubtful

    @property
    def taken(self) -> bool:
        """Whether it would be written."""
        wanted = self.state in (RowState.NEW, RowState.CHANGED)
        return wanted and not (self.barred or self.left_out)

    def cell_place(self, cell: str) -> CellPlace:
        """Return the place of one of its cells ("D8")."""
        return self.place[0], self.sheet, cell


def _title(values: RowValues) -> str | None:
    match values:
        case Registration() | Outcome():
            return values.title
        case Delegate():
            return values.full_name
        case FigureRow():
            return values.unit


def unit_text(values: RowValues) -> str | None:
    """Return the text that names the unit of a row."""
    return values.lead_unit if isinstance(values, Registration | Outcome) else values.unit


def unit_name(plan: ImportPlan, directory: UnitDirectory, unit: int | None) -> str | None:
    """Return the name of a planned unit; below zero are those that the plan would make."""
    if unit is None:
        return None
    return plan.new_units[-unit - 1] if unit < 0 else directory[unit].name


def review_rows(plan: ImportPlan, directory: UnitDirectory, decisions: Decisions) -> tuple[ReviewRow, ...]:
    """Return every planned row, file by file and sheet by sheet."""
    rows = []
    for f, file in enumerate(plan.files):
        for s, sheet in enumerate(file.sheets):
            for planned in sheet.rows:
                unit = unit_name(plan, directory, planned.unit) or unit_text(planned.reading.values) or ""
                place = (f, s, planned.reading.row)
                rows.append(ReviewRow(place, file.reading.name, sheet.reading.sheet, planned, unit, planned.blocked))
    return marked(rows, decisions)


def marked(rows: Sequence[ReviewRow], decisions: Decisions) -> tuple[ReviewRow, ...]:
    """Return ``rows`` as they are left out and looked at by ``decisions``."""
    return tuple(_mark(row, row.place in decisions.left_out, row.place in decisions.seen) for row in rows)


def _mark(row: ReviewRow, left_out: bool, seen: bool) -> ReviewRow:
    return row if (row.left_out, row.seen) == (left_out, seen) else replace(row, left_out=left_out, seen=seen)


# ── Counts, tree, forecast ──


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows do what: those that would be written, those the ledger has, those that wait, are doubtful, out."""

    new: int = 0
    changed: int = 0
    same: int = 0
    blocked: int = 0
    doubtful: int = 0
    left_out: int = 0

    @property
    def taken(self) -> int:
        """How many rows would be written."""
        return self.new + self.changed

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.blocked + other.blocked,
            self.doubtful + other.doubtful,
            self.left_out + other.left_out,
        )


def tally(rows: Iterable[ReviewRow]) -> Tally:
    """Count ``rows``; a doubtful one is counted besides among those that would be written."""
    known = list(rows)
    counted = Counter(map(_fate, known))
    return Tally(doubtful=sum(row.doubtful for row in known), **counted)


def _fate(row: ReviewRow) -> str:
    """Return the field of :class:`Tally` in which ``row`` counts."""
    if row.left_out:
        return "left_out"
    return "blocked" if row.blocked else row.state.value


@dataclass(frozen=True, slots=True)
class Scope:
    """What the review shows: everything, one file, or one sheet of it (both by their places in the plan)."""

    file: int | None = None
    sheet: int | None = None

    def holds(self, place: RowPlace) -> bool:
        """Return whether the row at ``place`` belongs to it."""
        return (self.file is None or self.file == place[0]) and (self.sheet is None or self.sheet == place[1])


@dataclass(frozen=True, slots=True)
class SheetNode:
    """A sheet in the tree; ``sender_known`` is false when the directory has no unit of the sender's name."""

    scope: Scope
    reading: SheetReading
    tally: Tally
    missing: int = 0
    sender_known: bool = True

    @property
    def read(self) -> bool:
        """Whether anything is read from it."""
        return self.reading.kind is not SheetKind.NONE

    @property
    def at(self) -> tuple[int, int]:
        """The places of its file and of itself in the plan."""
        return self.scope.file or 0, self.scope.sheet or 0

    @property
    def place(self) -> SheetPlace:
        """Where options of the sheet belong."""
        return self.at[0], self.reading.sheet


@dataclass(frozen=True, slots=True)
class FileNode:
    """A file in the tree; ``last_read`` is the day on which the same content was read before."""

    scope: Scope
    name: str
    tally: Tally
    refused: Refusal | None = None
    last_read: date | None = None
    sheets: tuple[SheetNode, ...] = ()

    @property
    def locked(self) -> bool:
        """Whether it asks for a password."""
        return self.refused is not None and self.refused.code is RefusalCode.ENCRYPTED


def file_nodes(plan: ImportPlan, rows: Iterable[ReviewRow]) -> tuple[FileNode, ...]:
    """Return the tree of files and sheets with the counts of ``rows``."""
    of_sheet: dict[tuple[int, int], list[ReviewRow]] = {}
    for row in rows:
        of_sheet.setdefault(row.place[:2], []).append(row)
    nodes = []
    for f, file in enumerate(plan.files):
        own = [of_sheet.get((f, s), []) for s in range(len(file.sheets))]
        sheets = tuple(_sheet_node(Scope(f, s), file.sheets[s], own[s]) for s in range(len(own)))
        counts = sum((sheet.tally for sheet in sheets), Tally())
        nodes.append(FileNode(Scope(f), file.reading.name, counts, file.reading.refused, file.last_read, sheets))
    return tuple(nodes)


def _sheet_node(scope: Scope, sheet: PlannedSheet, rows: Sequence[ReviewRow]) -> SheetNode:
    known = sheet.reading.sender is None or sheet.sender_unit is not None
    return SheetNode(scope, sheet.reading, tally(rows), len(sheet.missing), known)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What taking over would change: the answer to "what will happen when I press the button"."""

    tally: Tally
    refused: int = 0
    missing: int = 0
    withdrawn: int = 0
    new_units: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing would be written."""
        return not (self.tally.taken or self.withdrawn)


def forecast(plan: ImportPlan, files: Iterable[FileNode], rows: Iterable[ReviewRow], *, withdraw: bool) -> Forecast:
    """Return what taking over ``rows``, counted in ``files``, would change; ``withdraw`` is about missing tasks."""
    missing = sum(len(sheet.missing) for file in plan.files for sheet in file.sheets)
    total = sum((file.tally for file in files), Tally())
    made = _units_made(plan, rows) if plan.new_units else ()
    return Forecast(total, len(plan.refused), missing, missing if withdraw else 0, made)


def _units_made(plan: ImportPlan, rows: Iterable[ReviewRow]) -> tuple[str, ...]:
    """Return the new units that the rows taken over are about, or whose workbooks they stand in."""
    used: set[int] = set()
    for row in rows:
        if row.taken:
            sender = plan.files[row.place[0]].sheets[row.place[1]].sender_unit
            used.update(ref for ref in (row.planned.unit, sender) if ref is not None and ref < 0)
    return tuple(plan.new_units[-ref - 1] for ref in sorted(used, reverse=True))


# ── The review as a whole ──


@dataclass(frozen=True)
class Review:
    """A review in progress; ``earlier`` are the decisions that undo returns to, ``later`` those of redo."""

    plan: ImportPlan
    directory: UnitDirectory
    rows: tuple[ReviewRow, ...]
    decisions: Decisions = Decisions()
    earlier: tuple[Decisions, ...] = ()
    later: tuple[Decisions, ...] = ()

    @cached_property
    def files(self) -> tuple[FileNode, ...]:
        """The tree of files and sheets."""
        return file_nodes(self.plan, self.rows)

    @cached_property
    def forecast(self) -> Forecast:
        """What taking over would change."""
        return forecast(self.plan, self.files, self.rows, withdraw=self.decisions.withdraw_missing)

    @property
    def touched(self) -> bool:
        """Whether a person has decided anything that leaving would lose."""
        return self.decisions != Decisions()

    def shown(self, scope: Scope, *, only_open: bool) -> tuple[ReviewRow, ...]:
        """Return the rows of ``scope``, or those of them with which a person has something to do."""
        return tuple(row for row in self.rows if scope.holds(row.place) and (row.open or not only_open))

    def doubted(self, row: ReviewRow) -> DoubtedColumn | None:
        """Return the column in which a date or a number of ``row`` can be understood in two ways."""
        file, sheet, _ = row.place
        cells = [p.cell for p in row.planned.problems if p.code in _TWO_WAYS]
        doubted = {cell.rstrip("0123456789") for cell in cells}
        columns = self.plan.files[file].sheets[sheet].reading.doubted
        return next((column for column in columns if column.column in doubted), None)

    def teller(self, row: ReviewRow) -> str:
        """Return who tells of the outcome in ``row``: the unit that it names, else the sender of its sheet."""
        file, sheet, _ = row.place
        return unit_text(row.values) or self.plan.files[file].sheets[sheet].reading.sender or ""

    def alike_titles(self, row: ReviewRow) -> int:
        """Return how many rows tell of a task as ``row`` does, itself among them."""
        key = meant_key(self.teller(row), row.title)
        return sum(
            other.title == row.title and meant_key(self.teller(other), other.title) == key for other in self.rows
        )

    def alike(self, row: ReviewRow) -> int:
        """Return how many rows name the same unit as ``row``, itself among them."""
        texts = Counter(unit_text(other.values) or "" for other in self.rows)
        key = spelling_key(unit_text(row.values) or "")
        return sum(count for text, count in texts.items() if spelling_key(text) == key)

    def decide(self, decisions: Decisions) -> "Review":
        """Return the review under new decisions, which can be undone."""
        marks = marked(self.rows, decisions)
        return replace(self, rows=marks, decisions=decisions, earlier=(*self.earlier, self.decisions), later=())

    def undo(self) -> "Review":
        """Return the review as it was one decision ago."""
        if not self.earlier:
            return self
        *earlier, back = self.earlier
        later = (*self.later, self.decisions)
        return replace(self, rows=marked(self.rows, back), decisions=back, earlier=tuple(earlier), later=later)

    def redo(self) -> "Review":
        """Return the review with the last undone decision taken again."""
        if not self.later:
            return self
        *later, again = self.later
        earlier = (*self.earlier, self.decisions)
        return replace(self, rows=marked(self.rows, again), decisions=again, earlier=earlier, later=tuple(later))

    def planned_anew(self, plan: ImportPlan, directory: UnitDirectory, rows: Sequence[ReviewRow]) -> "Review":
        """Return the review with what its decisions made of the plan."""
        return replace(self, plan=plan, directory=directory, rows=marked(rows, self.decisions))

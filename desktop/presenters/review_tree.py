"""The files and sheets of a review with their counts, and what taking them over would change."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import RefusalCode
from desktop.domain.import_plans import ImportPlan, PlannedSheet
from desktop.domain.imports import Refusal, SheetKind, SheetReading
from desktop.presenters.review_rows import ReviewRow
from desktop.services.imports import RowPlace
from desktop.services.readings import SheetPlace


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
    def name(self) -> str:
        """What it is called, with the part of it that is meant where it is read in several."""
        return " · ".join(filter(None, (self.reading.sheet, self.reading.part)))

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

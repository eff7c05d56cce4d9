"""Import batches: the files read, what each row said, and what was taken over."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import peewee

from desktop.domain.errors import NotFound
from desktop.domain.import_plans import RowState
from desktop.domain.imports import FileReading, Problem, SheetReading, Version
from desktop.storage import tables
from desktop.storage.database import Ledger, among, insert_statement, next_id

#: How a zip file begins; what zlib makes begins with "x".
_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """A batch as the history lists it."""

    id: int
    at: datetime
    files: tuple[str, ...]
    new: int
    changed: int
    problem: int
    undone: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """The row of a workbook from which a record came."""

    file: str
    sheet: str
    row: int


def add(ledger: Ledger, at: datetime) -> int:
    """Begin a batch and return its id."""
    return ledger.run(tables.Batch.insert(at=at.isoformat(" ", "seconds")))


def add_file(ledger: Ledger, batch_id: int, file: FileReading, content: bytes | None) -> int:
    """Note a file of the batch, with the file itself where it was read, and return its id."""
    return ledger.run(
        tables.ImportFile.insert(
            batch_id=batch_id,
            name=file.name,
            sha256=file.sha256,
            size=file.size,
            refused=file.refused.code.value if file.refused else "",
            content=None if content is None else packed(content),
        )
    )


def packed(content: bytes) -> bytes:
    """Return a file as it is kept; what is a zip file, as most workbooks are, would not get any smaller."""
    return content if content.startswith(_ZIP) else zlib.compress(content)


def unpacked(kept: bytes) -> bytes:
    """Return the file that :func:`packed` made smaller, or left as it is."""
    return kept if kept.startswith(_ZIP) else zlib.decompress(kept)


def add_sheet(ledger: Ledger, file_id: int, sheet: SheetReading, sender_unit_id: int | None) -> int:
    """Note a sheet of a file and return its id."""
    return ledger.run(
        tables.ImportSheet.insert(
            file_id=file_id,
            name=sheet.sheet,
            kind=sheet.kind,
            period=sheet.period,
            span_from=sheet.span.start if sheet.span else None,
            span_to=sheet.span.end if sheet.span else None,
            as_of=sheet.as_of,
            cumulative=sheet.cumulative,
            revision=sheet.revision,
            dated=sheet.dated,
            sender=sheet.sender or "",
            sender_unit_id=sender_unit_id,
            encoding=sheet.encoding,
        )
    )


def add_rows(
    ledger: Ledger,
    sheet_id: int,
    rows: Iterable[tuple[int, RowState, int]],
    problems: Mapping[int, Sequence[Problem]],
) -> range:
    """Note rows of a sheet, in bulk, and return their ids in the same order. What a row said, the file says.

    Of each row the number in the sheet, the state, and 1 where it was taken over; ``problems`` by the rows' places.
    """
    first = next_id(ledger, "import_row")
    noted = ((id_, sheet_id, row, str(state), taken) for id_, (row, state, taken) in enumerate(rows, first))
    ledger.insert_all(insert_statement("import_row", ("id", "sheet_id", "row", "state", "taken")), noted)
    wrong = (
        (first + row, place, str(problem.code), problem.cell, problem.found)
        for row, found in problems.items()
        for place, problem in enumerate(found)
    )
    ledger.insert_all(insert_statement("import_problem", ("row_id", "place", "code", "cell", "found")), wrong)
    return range(first, next_id(ledger, "import_row"))


def is_undone(ledger: Ledger, batch_id: int) -> bool:
    """Return whether a batch was taken back; raise :class:`NotFound` when there is none."""
    batch = tables.Batch
    row = ledger.row(batch.select(batch.undone_at).where(batch.id == batch_id))
    if row is None:
        raise NotFound("batch", str(batch_id))
    return row[0] is not None


def mark_undone(ledger: Ledger, batch_id: int, at: datetime) -> None:
    """Note that a batch was taken back."""
    batch = tables.Batch
    ledger.run(batch.update(undone_at=at.isoformat(" ", "seconds")).where(batch.id == batch_id))


def history(ledger: Ledger) -> list[BatchSummary]:
    """Return all batches, newest first."""
    counts = {(batch_id, state): number for batch_id, state, number in _row_counts(ledger)}
    file = tables.ImportFile
    names: dict[int, list[str]] = {}
    for batch_id, name in ledger.rows(file.select(file.batch_id, file.name).order_by(file.id)):
        names.setdefault(batch_id, []).append(name)
    batch = tables.Batch
    rows = ledger.rows(batch.select(batch.id, batch.at, batch.undone_at).order_by(batch.id.desc()))
    return [
        BatchSummary(
            id=id_,
            at=at,
            files=tuple(names.get(id_, ())),
            new=counts.get((id_, RowState.NEW), 0),
            changed=counts.get((id_, RowState.CHANGED), 0),
            problem=counts.get((id_, RowState.PROBLEM), 0),
            undone=undone_at is not None,
        )
        for id_, at, undone_at in rows
    ]


def _row_counts(ledger: Ledger) -> Iterable[tuple[int, str, int]]:
    file, sheet, row = tables.ImportFile, tables.ImportSheet, tables.ImportRow
    query = (
        row.select(file.batch_id, row.state, peewee.fn.COUNT(row.id))
        .join(sheet, on=(row.sheet_id == sheet.id))
        .join(file, on=(sheet.file_id == file.id))
        .where(row.taken | (row.state == RowState.PROBLEM.value))
        .group_by(file.batch_id, row.state)
    )
    return [(batch_id, state, number) for batch_id, state, number in ledger.rows(query)]


def workbook_of_row(ledger: Ledger, row_id: int) -> tuple[str, bytes] | None:
    """Return name and content of the file in which a row stands; ``None`` where the file is not kept."""
    file, sheet, row = tables.ImportFile, tables.ImportSheet, tables.ImportRow
    query = (
        row.select(file.name, file.content)
        .join(sheet, on=(row.sheet_id == sheet.id))
        .join(file, on=(sheet.file_id == file.id))
        .where((row.id == row_id) & file.content.is_null(False))
    )
    found = ledger.row(query)
    return None if found is None else (str(found[0]), unpacked(found[1]))


def origins(ledger: Ledger, row_ids: Iterable[int]) -> dict[int, Origin]:
    """Return where each of these rows of earlier imports stands."""
    file, sheet, row = tables.ImportFile, tables.ImportSheet, tables.ImportRow
    query = (
        row.select(row.id, file.name, sheet.name, row.row)
        .join(sheet, on=(row.sheet_id == sheet.id))
        .join(file, on=(sheet.file_id == file.id))
        .where(among(row.id, row_ids))
    )
    return {id_: Origin(*values) for id_, *values in ledger.rows(query)}


def versions(ledger: Ledger, row_ids: Iterable[int]) -> dict[int, Version]:
    """Return which version of its sender's workbook each of these rows comes from."""
    sheet, row = tables.ImportSheet, tables.ImportRow
    query = (
        row.select(row.id, sheet.revision, sheet.dated)
        .join(sheet, on=(row.sheet_id == sheet.id))
        .where(among(row.id, row_ids))
    )
    return {id_: Version(revision, dated) for id_, revision, dated in ledger.rows(query)}


def last_read(ledger: Ledger, sha256: str) -> date | None:
    """Return the day on which a file with this content was last read, in a batch that still stands.

    A file that was refused (for want of its password, say) was not read.
    """
    file, batch = tables.ImportFile, tables.Batch
    query = (
        batch.select(batch.at)
        .join(file, on=(file.batch_id == batch.id))
        .where((file.sha256 == sha256) & (file.refused == "") & batch.undone_at.is_null())
        .order_by(batch.id.desc())
    )
    found = ledger.row(query)
    return found[0].date() if found else None

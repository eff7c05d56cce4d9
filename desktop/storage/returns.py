"""What a batch found in the files of each sender that somebody should look at, for the copies that go back."""

from collections import defaultdict
from dataclasses import dataclass

from desktop.domain.errors import NotFound
from desktop.domain.imports import Problem, ProblemCode
from desktop.storage import tables
from desktop.storage.batches import unpacked
from desktop.storage.database import Ledger, among


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem in a row of the sheet called ``sheet``."""

    sheet: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file of a batch as its sender sent it, with the problems of its rows in the order of the file."""

    name: str
    content: bytes
    problems: tuple[FoundProblem, ...]


def returned_files(ledger: Ledger, batch_id: int) -> list[ReturnedFile]:
    """Return the files of the batch that have problems and whose content is kept.

    Raises :class:`NotFound` when there is no such batch.
    """
    batch, file = tables.Batch, tables.ImportFile
    if ledger.row(batch.select(batch.id).where(batch.id == batch_id)) is None:
        raise NotFound("batch", str(batch_id))
    problems = _problems(ledger, batch_id)
    query = file.select(file.id, file.name, file.content).where(
        among(file.id, problems.keys()) & file.content.is_null(False)
    )
    return [
        ReturnedFile(name, unpacked(content), tuple(problems[id_]))
        for id_, name, content in ledger.rows(query.order_by(file.id))
    ]


def _problems(ledger: Ledger, batch_id: int) -> dict[int, list[FoundProblem]]:
    """Return the problems of the batch's rows by the id of their file."""
    file, sheet, row, problem = tables.ImportFile, tables.ImportSheet, tables.ImportRow, tables.ImportProblem
    query = (
        problem.select(file.id, sheet.name, problem.code, problem.cell, problem.found)
        .join(row, on=(problem.row_id == row.id))
        .join(sheet, on=(row.sheet_id == sheet.id))
        .join(file, on=(sheet.file_id == file.id))
        .where(file.batch_id == batch_id)
        .order_by(sheet.id, row.row, problem.place)
    )
    found: dict[int, list[FoundProblem]] = defaultdict(list)
    for file_id, name, code, cell, text in ledger.rows(query):
        found[file_id].append(FoundProblem(name, Problem(ProblemCode(code), cell, text)))
    return found

"""The workbooks of a batch that go back to their senders, with a comment on every cell to be looked at."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.domain.errors import RefusalCode, WorkbookRefused
from desktop.domain.imports import Problem, Refusal
from desktop.services.files import write_file
from desktop.services.progress import Progress
from desktop.spreadsheets.reader import WorkbookReader
from desktop.spreadsheets.return_copy import CellNote, NotUnderstood, ReturnCopy, copy_of_cells, return_copy_xlsx
from desktop.storage import returns
from desktop.storage.database import Ledger
from desktop.storage.returns import ReturnedFile

#: Makes the sentence of a problem: the cell, what stands there, and what to do.
Sentence = Callable[[Problem], str]

_ZIP = b"PK\x03\x04"


def return_copies(
    ledger: Ledger, batch_id: int, folder: Path, sentence: Sentence, progress: Progress | None = None
) -> list[Path]:
    """Write a copy of each workbook of the batch that has problems into ``folder``, and return where they are.

    A copy is called "NAME (trả lại).xlsx"; no file is overwritten. Raises :class:`~desktop.domain.errors.NotFound`
    for a batch that is not there, ``CannotWrite``, and ``Cancelled`` between two files.
    """
    files = returns.returned_files(ledger, batch_id)
    steps = progress or Progress()
    written = []
    with WorkbookReader() as reader:
        for number, file in enumerate(files):
            steps.step(number, len(files))
            copy = _copy(reader, file, list(_notes(file, sentence)))
            written.append(write_file(unused_path(folder, file.name, copy.suffix), copy.content))
    return written


def _notes(file: ReturnedFile, sentence: Sentence) -> Iterator[CellNote]:
    """Yield what is to be said of each cell, once: a heading's is asked about for every row under it."""
    for found in dict.fromkeys(file.problems):
        yield CellNote(found.sheet, found.problem.cell, sentence(found.problem), found.problem.found)


def _copy(reader: WorkbookReader, file: ReturnedFile, notes: list[CellNote]) -> ReturnCopy:
    """Return the sender's own file with the notes in it, where it is one that they can be put into."""
    if file.content.startswith(_ZIP):
        try:
            return return_copy_xlsx(file.content, file.name, notes)
        except NotUnderstood:
            return _copy_of_cells(reader, file, notes)
    return _copy_of_cells(reader, file, notes)


def _copy_of_cells(reader: WorkbookReader, file: ReturnedFile, notes: list[CellNote]) -> ReturnCopy:
    with tempfile.TemporaryDirectory(prefix="thuky-") as folder:
        path = Path(folder) / f"workbook{Path(file.name).suffix}"
        path.write_bytes(file.content)
        opened = reader.open(path)
    if opened.workbook is None:
        refused = opened.reading.refused or Refusal(RefusalCode.DAMAGED)
        raise WorkbookRefused(refused.code, refused.detail)
    return copy_of_cells(opened.workbook, file.name, notes)


def unused_path(folder: Path, name: str, suffix: str) -> Path:
    """Return a path in ``folder`` that no file has: "NAME (trả lại).xlsx", then "NAME (trả lại 2).xlsx" and so on."""
    stem = Path(name).stem
    path, number = folder / f"{stem} (trả lại){suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} (trả lại {number}){suffix}"
    return path

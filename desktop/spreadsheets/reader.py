"""The door of the spreadsheets for services: files in, readings out."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.domain.errors import RefusalCode, WorkbookRefused
from desktop.domain.imports import FileReading, Refusal, SheetKind, SheetReading
from desktop.spreadsheets.given import NOTHING_GIVEN, Given
from desktop.spreadsheets.key import Key
from desktop.spreadsheets.reading import Corrections, interpret
from desktop.spreadsheets.reading_process import READ_SECONDS, ReadingProcess
from desktop.spreadsheets.separated import from_text
from desktop.spreadsheets.workbook import Workbook

__all__ = ["NOTHING_GIVEN", "Corrections", "Given", "OpenedFile", "WorkbookReader", "list_workbooks", "read_pasted"]

SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".xlt", ".xltx", ".et", ".docx", ".htm", ".html"}
)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was read: what it says, and its cells, from which it can be interpreted anew.

    ``workbook`` is ``None`` when the file is refused as a whole, before any cell was seen. ``content`` is the file
    itself (without its password where it had one), so that it can be kept and sent back after the stick is pulled out.
    """

    path: Path
    reading: FileReading
    workbook: Workbook | None = None
    given: Given = NOTHING_GIVEN
    content: bytes | None = None

    def interpreted(
        self,
        corrections: Corrections | None = None,
        given: Given | None = None,
        by_sheet: Mapping[str, Given] | None = None,
    ) -> "OpenedFile":
        """Return the file interpreted anew, with a person's texts in the place of cells; nothing is read again.

        ``given`` is said of all its sheets but those that ``by_sheet`` names.
        """
        said = given or self.given
        if self.workbook is None:
            return self
        sheets = interpret(self.workbook, said, corrections, by_sheet)
        return replace(self, reading=_with_sheets(self.reading, sheets), given=said)


class WorkbookReader:
    """Reads files in a process of its own; use it as a context manager, or close it.

    ``stopped`` is asked now and then while a file is read; once it says so, reading ends with :class:`Cancelled`.
    """

    def __init__(self, seconds: float = READ_SECONDS, stopped: Callable[[], bool] = lambda: False) -> None:
        self._process = ReadingProcess(seconds, stopped=stopped)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the reading process."""
        self._process.close()

    def open(
        self,
        path: Path,
        given: Given = NOTHING_GIVEN,
        corrections: Corrections | None = None,
        password: str | None = None,
    ) -> OpenedFile:
        """Read the file at ``path`` and interpret it. A file that can't be read gives a reading that says why.

        A file that asks for a password is read with ``password``; its refusal says when that is not the right one.
        Raises :class:`Cancelled` when it was told to stop.
        """
        empty = FileReading(path.name, "", 0)
        try:
            sha256, size = _identity(path)
            empty = FileReading(path.name, sha256, size)
            book, content = self._unlock(path, password) if password else self._read(path)
        except WorkbookRefused as refusal:
            return OpenedFile(path, replace(empty, refused=Refusal(refusal.code, refusal.detail)), given=given)
        return OpenedFile(path, empty, book, given, content).interpreted(corrections)

    def _read(self, path: Path) -> tuple[Workbook, bytes]:
        return self._process.read(path), path.read_bytes()

    def _unlock(self, path: Path, password: str) -> tuple[Workbook, bytes]:
        """Read a file with its password. What it is without one lies on the disk no longer than that takes."""
        with tempfile.TemporaryDirectory(prefix="thuky-") as folder:
            key = Key(password, Path(folder) / "workbook")
            book = self._process.read(path, key)
            return book, (key.unlocked if key.unlocked.exists() else path).read_bytes()

    def read(
        self,
        path: Path,
        *,
        year: int | None = None,
        kind: SheetKind | None = None,
        sender: str | None = None,
        corrections: Corrections | None = None,
    ) -> FileReading:
        """Return what the file at ``path`` says; ``year``, ``kind`` and ``sender`` go before what its sheets say."""
        return self.open(path, Given(year, kind, sender), corrections).reading


def read_pasted(text: str, name: str, given: Given = NOTHING_GIVEN) -> OpenedFile:
    """Interpret a table that was copied elsewhere and pasted as text; ``name`` stands for a file's."""
    content = text.encode("utf-8", "replace")
    empty = FileReading(name, hashlib.sha256(content).hexdigest(), len(content))
    try:
        return OpenedFile(Path(name), empty, from_text(text, name), given, content).interpreted()
    except WorkbookRefused as refusal:
        return OpenedFile(Path(name), replace(empty, refused=Refusal(refusal.code, refusal.detail)), given=given)


def _identity(path: Path) -> tuple[str, int]:
    """Return the SHA-256 and the size of a file. Raises :class:`WorkbookRefused` when it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
    except OSError as error:
        raise WorkbookRefused(RefusalCode.DAMAGED, error.strerror or "unreadable") from error


def _with_sheets(reading: FileReading, sheets: Sequence[SheetReading]) -> FileReading:
    """Return the reading with its sheets; when none of them has a table, the file is refused."""
    if all(sheet.kind is SheetKind.NONE for sheet in sheets):
        return replace(reading, refused=Refusal(RefusalCode.NO_TABLE, "no heading was found"), sheets=())
    return replace(reading, refused=None, sheets=tuple(sheets))


def list_workbooks(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: those given, and the workbooks in the folders given and below, each once, sorted.

    Of a folder only files with a spreadsheet's suffix are taken, and none that Excel left as a lock ("~$…").
    """
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.suffix.casefold() in SUFFIXES and not file.name.startswith(("~$", ".")) and file.is_file():
            yield file

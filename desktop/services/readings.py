"""Reading workbooks from disk, in a process of their own, and interpreting them anew with what a person says."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.domain.imports import FileReading
from desktop.services.progress import Progress
from desktop.spreadsheets.given import NOTHING_GIVEN, Given
from desktop.spreadsheets.reader import OpenedFile, WorkbookReader, list_workbooks, read_pasted

__all__ = ["CellPlace", "Given", "Options", "SheetPlace", "Workbooks", "open_workbooks", "pasted"]

#: A cell of a batch: the place of its file, its sheet's name, and the cell ("D8").
CellPlace = tuple[int, str, str]

#: A sheet of a batch: the place of its file, and its name; without a name, all sheets that have nothing of their own.
SheetPlace = tuple[int, str | None]


#: What a person says of single files and sheets.
Options = Mapping[SheetPlace, Given]


class Workbooks:
    """The files of a batch with their cells, so that they can be interpreted again without being read again."""

    def __init__(self, files: Sequence[OpenedFile]) -> None:
        self._files = tuple(files)
        self._as_read = tuple(file.reading for file in self._files)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files lie, in the order in which they were read."""
        return tuple(file.path for file in self._files)

    @property
    def contents(self) -> tuple[bytes | None, ...]:
        """The files themselves, ``None`` for those that could not be read."""
        return tuple(file.content for file in self._files)

    def readings(self, corrections: Mapping[CellPlace, str], options: Options | None = None) -> tuple[FileReading, ...]:
        """Return what the files say, with corrected texts in the place of what stands in those cells.

        What ``options`` say of a file or a sheet goes before what it says itself.
        """
        said = options or {}
        return tuple(self._reading(place, corrections, said) for place in range(len(self._files)))

    def _reading(self, place: int, corrections: Mapping[CellPlace, str], options: Options) -> FileReading:
        own = {(sheet, cell): text for (file, sheet, cell), text in corrections.items() if file == place}
        sheets = {sheet: said for (file, sheet), said in options.items() if file == place}
        if not own and not sheets:
            return self._as_read[place]
        by_sheet = {sheet: given for sheet, given in sheets.items() if sheet is not None}
        return self._files[place].interpreted(own, sheets.get(None), by_sheet).reading

    def keys(self, ledger: str) -> dict[tuple[int, str, int], int]:
        """Return the tasks that rows of our own templates were made from, by file, sheet's name and row."""
        from desktop.spreadsheets.template_keys import keys_of

        return {
            (place, sheet, row): task
            for place, file in enumerate(self._files)
            if file.workbook is not None
            for (sheet, row), task in keys_of(file.workbook, ledger).items()
        }

    def reopened(self, place: int, password: str) -> "Workbooks":
        """Return the workbooks with the file at ``place`` read anew by its password.

        The reading says when the password is another one.
        """
        before = self._files[place]
        with WorkbookReader() as reader:
            after = reader.open(before.path, before.given, password=password)
        return Workbooks((*self._files[:place], after, *self._files[place + 1 :]))


def open_workbooks(paths: Sequence[Path], options: Given | None = None, progress: Progress | None = None) -> Workbooks:
    """Read the files and the workbooks in the folders given. A file that can't be read says why in its reading.

    Raises :class:`~desktop.domain.errors.Cancelled` when the person asked to stop, also while a file is read.
    """
    given = options or NOTHING_GIVEN
    steps = progress or Progress()
    chosen = list_workbooks(paths)
    opened = []
    with WorkbookReader(stopped=lambda: steps.cancelled) as reader:
        for number, path in enumerate(chosen):
            steps.step(number, len(chosen))
            opened.append(reader.open(path, given))
    steps.step(len(chosen), len(chosen))
    return Workbooks(opened)


def pasted(text: str, name: str) -> Workbooks:
    """Read a table that was copied elsewhere as text; ``name`` is what it is called instead of a file."""
    return Workbooks([read_pasted(text, name)])

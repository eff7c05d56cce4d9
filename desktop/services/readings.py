"""Reading workbooks from disk, in a process of their own, and interpreting them anew with a person's corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.imports import FileReading, SheetKind
from desktop.services.progress import Progress
from desktop.spreadsheets.reader import Given, OpenedFile, WorkbookReader, list_workbooks

__all__ = ["CellPlace", "ReadingOptions", "Workbooks", "open_workbooks"]

#: A cell of a batch: the place of its file, its sheet's name, and the cell ("D8").
CellPlace = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a person says of the files instead of their sheets: the plan's year, the kind, the sender."""

    year: int | None = None
    kind: SheetKind | None = None
    sender: str | None = None


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

    def readings(self, corrections: Mapping[CellPlace, str]) -> tuple[FileReading, ...]:
        """Return what the files say, with corrected texts in the place of what stands in those cells."""
        return tuple(self._reading(place, corrections) for place in range(len(self._files)))

    def _reading(self, place: int, corrections: Mapping[CellPlace, str]) -> FileReading:
        own = {(sheet, cell): text for (file, sheet, cell), text in corrections.items() if file == place}
        return self._files[place].interpreted(own).reading if own else self._as_read[place]


def open_workbooks(
    paths: Sequence[Path], options: ReadingOptions | None = None, progress: Progress | None = None
) -> Workbooks:
    """Read the files and the workbooks in the folders given. A file that can't be read says why in its reading.

    Raises :class:`~desktop.domain.errors.Cancelled` between two files when the person asked to stop.
    """
    said = options or ReadingOptions()
    given = Given(said.year, said.kind, said.sender)
    steps = progress or Progress()
    chosen = list_workbooks(paths)
    opened = []
    with WorkbookReader() as reader:
        for number, path in enumerate(chosen):
            steps.step(number, len(chosen))
            opened.append(reader.open(path, given))
    return Workbooks(opened)

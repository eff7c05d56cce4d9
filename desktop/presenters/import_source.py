"""Workbooks of an import as the page knows them: read once, interpreted as often as a person corrects them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from desktop.domain.imports import FileReading
from desktop.services.progress import Progress
from desktop.services.readings import CellPlace, Given, Options


class Source(Protocol):
    """Workbooks that were read, and that can be interpreted anew under a person's corrections."""

    @property
    def contents(self) -> Sequence[bytes | None]:
        """The files themselves, to be kept."""

    def readings(self, corrections: Mapping[CellPlace, str], options: Options | None = None) -> tuple[FileReading, ...]:
        """Return what they say when the corrected cells say what a person typed, and the sheets what was told."""

    def keys(self, ledger: str) -> Mapping[tuple[int, str, int], int]:
        """Return the tasks that rows of our own templates were made from, by file, sheet's name and row."""

    def reopened(self, place: int, password: str) -> "Source":
        """Return them with the file at ``place`` read anew by its password."""


#: Reads files and folders; see :func:`desktop.services.readings.open_workbooks`.
Opener = Callable[[Sequence[Path], Given, Progress], Source]

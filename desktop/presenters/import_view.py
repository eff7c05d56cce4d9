"""What the page of imports shows, and what goes on behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.presenters.review import Review
from desktop.presenters.review_rows import ReviewRow
from desktop.presenters.review_tree import FileNode
from desktop.services.imports import BatchResult
from desktop.storage.batches import BatchSummary


@dataclass(frozen=True, slots=True)
class Written:
    """What taking over did, and what it left: rows that wait for a person, files that could not be read."""

    result: BatchResult
    waiting: int
    refused: int


class Busy(Enum):
    """What goes on: nothing, files are read, the plan is made anew, what was accepted is written."""

    IDLE = "idle"
    READING = "reading"
    PLANNING = "planning"
    WRITING = "writing"


class ImportView(Protocol):
    """What the page shows."""

    def show_start(self, history: Sequence[BatchSummary]) -> None:
        """Show where files are chosen, and the batches so far."""

    def show_review(self, review: Review) -> None:
        """Show the tree of files and what will change."""

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Show these rows of the review."""

    def show_busy(self, busy: Busy) -> None:
        """Say what goes on; nothing can be written until it is over."""

    def found_nothing(self) -> None:
        """Say that there was no workbook among what was chosen."""

    def wrong_password(self, file: FileNode) -> None:
        """Say that the password of this file is another one."""

    def written(self, written: Written) -> None:
        """Say what was taken over."""

    def failed(self, error: ThuKyError) -> None:
        """Say what did not work."""

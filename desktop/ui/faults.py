"""What happens to an exception that nobody expected: it goes into a log, and the person is told so in plain words."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

#: The name of the log in the user's folder for logs, and the size at which it begins anew (the last one is kept).
LOG_NAME = "thuky.log"
_LARGEST = 1_000_000


class Faults(QObject):
    """Takes over ``sys.excepthook``; :attr:`happened` tells the window, whatever thread it happened on."""

    #: The path of the log that holds the details.
    happened = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = folder / LOG_NAME

    def watch(self) -> None:
        """Take over from now on."""
        sys.excepthook = self.note

    def note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write ``error`` to the log and to stderr, and tell the window."""
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, Exception):
            return
        self._write("".join(traceback.format_exception(kind, error, trace)))
        self.happened.emit(str(self._log))

    def _write(self, text: str) -> None:
        from datetime import datetime

        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            if self._log.exists() and self._log.stat().st_size > _LARGEST:
                self._log.replace(self._log.with_suffix(".old.log"))
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}\n{text}\n")
        except OSError as error:
            print(f"{self._log}: {error}", file=sys.stderr)  # noqa: T201 — the last place left to say it

"""Waste is collected on the window's own thread only.

Python collects wherever it happens to allocate; on the ledger's thread it would destroy widgets there, and Qt crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MILLISECONDS = 1000


class Garbage(QObject):
    """Collects waste now and then while it lives, in place of Python's own collecting."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_EVERY_MILLISECONDS)

    def _collect(self) -> None:
        """Collect the oldest generation whose time has come, as Python would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

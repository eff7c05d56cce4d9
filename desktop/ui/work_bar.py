"""The line that shows how far long work has come, and stops it when asked to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.ui.work import LedgerSession
from desktop.words import tr


class WorkBar(QFrame):
    """Shown while the session does long work."""

    #: The person asked for it to stop.
    cancelled = Signal()

    def __init__(self, session: LedgerSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workBar")
        self._title = QLabel(self)
        self._progress = QProgressBar(self)
        self.cancel = QPushButton(tr("&Dừng"), self)
        self.cancel.setToolTip(tr("Dừng việc này; không có gì bị thay đổi"))
        row = QHBoxLayout(self)
        row.addWidget(self._title)
        row.addWidget(self._progress, 1)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self._ask_to_stop)
        self.cancelled.connect(session.cancel_work)
        session.work_began.connect(self._begin)
        session.work_moved.connect(self._move)
        session.work_ended.connect(self.hide)
        self.hide()

    def done(self) -> tuple[int, int]:
        """Return how many of how many pieces are shown as done."""
        return self._progress.value(), self._progress.maximum()

    def _begin(self, title: str) -> None:
        self._title.setText(title)
        self._progress.setAccessibleName(title)
        self._progress.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def _move(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _ask_to_stop(self) -> None:
        self.cancel.setEnabled(False)
        self._title.setText(tr("Đang dừng…"))
        self.cancelled.emit()

"""What stands where the rows of a list would: what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.messages import Action


class EmptyState(QWidget):
    """What stands where rows would: a sentence and perhaps a button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._do = QPushButton(self)
        self._do.hide()
        self._do.clicked.connect(self._run)
        self._action: Action | None = None
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._do, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def set_content(self, text: str, action: Action | None) -> None:
        """Say ``text``, and offer ``action`` on a button."""
        self._text.setText(text)
        self._action = action
        self._do.setText(action.text if action else "")
        self._do.setVisible(action is not None)

    def _run(self) -> None:
        if self._action is not None:
            self._action.run()

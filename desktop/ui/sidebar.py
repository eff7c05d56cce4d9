"""The sidebar: whose ledger it is, the pages, and whether everything is saved."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.words import tr

#: Milliseconds of saving before it is worth a word.
_PATIENCE = 300


class Sidebar(QFrame):
    """A button for each page's action, the office's name above them, the state of saving below."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._office = QLabel(self)
        self._state = QLabel(self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: self._state.setText(tr("Đang lưu…")))
        self._lay_out([self._button(action) for action in actions])

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        height = int(self.fontMetrics().height() * 1.2)
        button.setIconSize(QSize(height, height))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self, buttons: list[QToolButton]) -> None:
        for label in (self._office, self._state):
            label.setWordWrap(True)
            label.setMargin(6)
        theme.larger(self._office, 1.0, bold=True)
        theme.larger(self._state, 0.9)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.addWidget(self._office)
        column.addSpacing(6)
        self._pages = _scrolled(buttons)
        column.addWidget(self._pages, 1)
        column.addWidget(self._state)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 30)
        self.changeEvent(QEvent(QEvent.Type.PaletteChange))

    def show_page(self, action: QAction) -> None:
        """Bring the button of the page that is open into sight."""
        for button in self.findChildren(QToolButton):
            if button.defaultAction() is action:
                self._pages.ensureWidgetVisible(button)

    def show_office(self, name: str) -> None:
        """Say whose ledger is open."""
        self._office.setText(name)
        self._state.setText(tr("Mọi thay đổi đã được lưu"))

    def show_saving(self, saving: bool) -> None:
        """Say whether something is still being saved."""
        if saving:
            self._patience.start()
        else:
            self._patience.stop()
            self._state.setText(tr("Mọi thay đổi đã được lưu"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            theme.paint_text(self._state, Tone.QUIET)


def _scrolled(buttons: list[QToolButton]) -> QScrollArea:
    """Return the buttons below each other; with large letters they scroll on a small screen."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        column.addWidget(button)
    column.addStretch(1)
    area = QScrollArea()
    area.setObjectName("pages")
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area

"""Sections side by side under their titles, in as many rows as the window and the letters need."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShortcut,
    QShortcutEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.theme import Tone

#: The line under the title of the open section, in pixels.
_LINE = 3


class _Title(QAbstractButton):
    """The title of a section, reached by Alt and its underlined letter; the open one is underlined and coloured."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        """Open at the letter's key itself: a button would wait a tenth of a second, and what is typed go astray."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return room for the title and some air, marks over capital letters included."""
        metrics = QFontMetrics(self.font())
        shown = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text())
        return shown + QSize(round(metrics.averageCharWidth() * 1.7), metrics.height() * 3 // 4)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the title."""
        palette, painter = self.palette(), QPainter(self)
        if self.underMouse() and not self.isChecked():
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Midlight))
        accent = theme.colour(Tone.ACCENT, palette)
        painter.setPen(accent if self.isChecked() else palette.color(QPalette.ColorRole.WindowText))
        flags = Qt.AlignmentFlag.AlignCenter.value | self._mnemonic_flag()
        painter.drawText(self.rect().adjusted(0, 0, 0, -_LINE), flags, self.text())
        if self.isChecked():
            painter.fillRect(self.rect().adjusted(0, self.height() - _LINE, 0, 0), accent)
        painter.end()

    def _mnemonic_flag(self) -> int:
        underline = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, self)
        return (Qt.TextFlag.TextShowMnemonic if underline else Qt.TextFlag.TextHideMnemonic).value


class _Bar(QWidget):
    """The titles side by side; where there is no more room they go on in the next row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._titles: list[_Title] = []

    def add(self, title: str) -> _Title:
        """Add a title."""
        button = _Title(title, self)
        self._titles.append(button)
        return button

    def height_in(self, width: int) -> int:
        """Return the height of the rows in so much width, with the line under them."""
        places = self._places(width)
        return places[-1].bottom() + 2 if places else 0

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        left = top = 0
        for title in self._titles:
            size = title.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + size.height()
            places.append(QRect(left, top, size.width(), size.height()))
            left += size.width()
        return places

    def arrange(self) -> None:
        """Arrange the titles in the width there is."""
        for title, place in zip(self._titles, self._places(self.width()), strict=True):
            title.setGeometry(place)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the line under the titles."""
        painter = QPainter(self)
        painter.fillRect(self.rect().adjusted(0, self.height() - 1, 0, 0), self.palette().color(QPalette.ColorRole.Mid))
        painter.end()


class SectionTabs(QWidget):
    """Sections of which one is open. Alt and a letter opens it; Ctrl+Tab goes to the next, Ctrl+Shift+Tab back."""

    #: Another section is open; its place.
    currentChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(self)
        self._titles = QButtonGroup(self)
        self._sections: list[QWidget] = []
        self._stack = QStackedWidget(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._titles.idClicked.connect(self._open)
        self._stack.currentChanged.connect(self._tell)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda by=by: self._step(by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def addTab(self, section: QWidget, title: str) -> None:
        """Add a section; ``title`` holds an ``&`` before the letter that opens it."""
        self._titles.addButton(self._bar.add(title), self._stack.count())
        self._sections.append(section)
        self._stack.addWidget(_scrolling(section))
        self._titles.button(self.currentIndex()).setChecked(True)

    def sizeHint(self) -> QSize:
        """Ask for little: a section takes the room there is, and scrolls in it."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return room for the titles and some lines of a section."""
        return QSize(0, self._bar.height_in(self.width()) + 4 * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles the rows they need, and the open section the rest."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        bar = self._bar.height_in(self.width())
        self._bar.setGeometry(0, 0, self.width(), bar)
        self._bar.arrange()
        self._stack.setGeometry(0, bar, self.width(), max(0, self.height() - bar))

    def count(self) -> int:
        """Return how many sections there are."""
        return self._stack.count()

    def currentIndex(self) -> int:
        """Return the place of the open section."""
        return self._stack.currentIndex()

    def setCurrentIndex(self, place: int) -> None:
        """Open a section."""
        self._stack.setCurrentIndex(place)

    def title(self, place: int) -> str:
        """Return the title of a section, with its ``&``."""
        return self._titles.button(place).text()

    def set_title(self, section: QWidget, title: str) -> None:
        """Give a section another title."""
        self._titles.button(self._sections.index(section)).setText(title)
        self._share()

    def row_count(self) -> int:
        """Return in how many rows the titles stand."""
        return len({self._titles.button(place).y() for place in range(self.count())})

    def _open(self, place: int) -> None:
        """Open a section by its title; the one that is open takes the keyboard again."""
        if place == self.currentIndex():
            self._sections[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setCurrentIndex(place)

    def _step(self, by: int) -> None:
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _tell(self, place: int) -> None:
        if place >= 0:
            self._titles.button(place).setChecked(True)
            self.setFocusProxy(self._sections[place])
            self.currentChanged.emit(place)


def _scrolling(section: QWidget) -> QScrollArea:
    """Return the section so that it scrolls where it needs more room than there is; the others keep theirs."""
    area = QScrollArea()
    area.setWidget(section)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFocusProxy(section)
    return area

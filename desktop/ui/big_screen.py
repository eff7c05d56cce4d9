"""The window for the hall: large letters, nothing to press. It follows the meeting and is read from the last row."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPalette, QResizeEvent, QScreen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.meetings import AgendaItem
from desktop.presenters.big_screen import BigScreenPresenter, Shown
from desktop.presenters.open_meeting import OpenMeeting
from desktop.ui import theme
from desktop.ui.pages.meeting_words import counts_text
from desktop.ui.theme import Tone
from desktop.words import tr

#: Letters as parts of the window's height: the current item, headings and lines, the foot.
_CURRENT, _LINE, _FOOT = 0.06, 0.032, 0.036

#: As many directions and agenda items as can be read from far; of more the number is said.
_DIRECTIONS, _ITEMS = 6, 9


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, its colour (``None``: that of all text) and weight."""

    text: str
    tone: Tone | None = None
    bold: bool = False


class Lines(QWidget):
    """Lines of text one under another."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._labels: list[QLabel] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, in the labels that are there and as many more as it takes."""
        while len(self._labels) < len(lines):
            self._labels.append(_wrapped(self))
            self._column.addWidget(self._labels[-1])
        for label, line in zip_longest(self._labels, lines):
            label.setVisible(line is not None)
            if line is not None:
                _write(label, line, self.palette())

    def texts(self) -> list[str]:
        """Return what is shown."""
        return [label.text() for label in self._labels if not label.isHidden()]


def _wrapped(parent: QWidget, text: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _write(label: QLabel, line: Line, palette: QPalette) -> None:
    label.setText(line.text)
    label.setPalette(palette)
    if line.tone is not None:
        theme.paint_text(label, line.tone)
    font = QFont(label.font())
    font.setBold(line.bold)
    label.setFont(font)


class BigScreen(QWidget):
    """The window. Esc or F11 closes it."""

    def __init__(self, opened: OpenMeeting, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Màn hình lớn"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = _wrapped(self)
        self.current = _wrapped(self)
        self._owner = parent
        self._whole = QVBoxLayout(self)
        self.agenda = Lines(self)
        self.directions = Lines(self)
        self.counts = _wrapped(self)
        self._heads = (_wrapped(self, tr("Chương trình")), _wrapped(self, tr("Kết luận, chỉ đạo")))
        self._lay_out()
        self.presenter = BigScreenPresenter(opened, self)

    def _lay_out(self) -> None:
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        columns = QHBoxLayout()
        for head, lines, share in zip(self._heads, (self.agenda, self.directions), (2, 3), strict=True):
            column = QVBoxLayout()
            column.addWidget(head)
            column.addWidget(lines)
            column.addStretch(1)
            columns.addLayout(column, share)
        self._whole.addWidget(self._title)
        self._whole.addWidget(self.current)
        self._whole.addLayout(columns, 1)
        self._whole.addWidget(self.counts)

    # ── Where it stands ──

    def show_on(self, screens: Sequence[QScreen]) -> None:
        """Fill the screen that the clerk's window is not on; the only one where there is no other.

        On a screen of its own it leaves the keyboard to the clerk.
        """
        own = self._owner.window().screen()
        screen = next((one for one in screens if one is not own), own)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, screen is not own)
        self.setGeometry(screen.geometry())
        self.presenter.go_on()
        self.showFullScreen()
        if screen is own:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc or F11."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close_screen()
        else:
            super().keyPressEvent(event)

    def close_screen(self) -> None:
        """Go from the screen, and follow no more."""
        self.presenter.stop()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write in letters that fit the height."""
        super().resizeEvent(event)
        self._scale()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_screen()

    # ── What it shows ──

    def show_screen(self) -> None:
        """Show everything as it is now."""
        presenter = self.presenter
        current = presenter.current
        self._title.setText(presenter.title)
        self.current.setText(current.title if current else "")
        self.current.setVisible(current is not None)
        self.counts.setText(counts_text(presenter.counts))
        self.agenda.show_lines([self._agenda_line(item, current) for item in self._items(current)])
        shown = presenter.directions
        lines = [self._direction_line(one) for one in shown[:_DIRECTIONS]]
        if len(shown) > _DIRECTIONS:
            more = tr("và {count} nội dung khác").format(count=len(shown) - _DIRECTIONS)
            lines.append(Line(more, Tone.QUIET))
        self.directions.show_lines(lines or [Line(tr("Chưa có"), Tone.QUIET)])
        self._scale()

    def _items(self, current: AgendaItem | None) -> Sequence[AgendaItem]:
        """Return the part of the agenda around the current item that can be read."""
        agenda = self.presenter.agenda
        place = next((place for place, item in enumerate(agenda) if current and item.id == current.id), 0)
        first = max(0, min(place - _ITEMS // 2, len(agenda) - _ITEMS))
        return agenda[first : first + _ITEMS]

    def _agenda_line(self, item: AgendaItem, current: AgendaItem | None) -> Line:
        if current is not None and item.id == current.id:
            return Line(f"▶ {item.title}", Tone.ACCENT, bold=True)
        if item.is_section:
            return Line(item.title, bold=True)
        return Line(f"✓ {item.title}", Tone.QUIET) if item.begun_at else Line(f"– {item.title}")

    def _direction_line(self, one: Shown) -> Line:
        due = tr("hạn {due}").format(due=one.due.text) if one.due and one.due.text else ""
        late = tr("quá hạn") if one.overdue else ""
        who = " · ".join(filter(None, (one.units, due, late)))
        text = f"{one.text}\n{who}" if who else one.text
        tone = Tone.BAD if one.overdue else Tone.GOOD if one.is_new else None
        return Line(f"• {text}", tone, bold=one.is_new)

    def _scale(self) -> None:
        height = max(self.height(), 400)
        sizes = {self._title: _FOOT, self.current: _CURRENT, self.counts: _FOOT} | dict.fromkeys(self._heads, _FOOT)
        for label in self.findChildren(QLabel):
            font = QFont(label.font())
            font.setPixelSize(round(height * sizes.get(label, _LINE)))
            font.setBold(font.bold() if label not in sizes else label in (self.current, *self._heads))
            label.setFont(font)
        margin = round(height * 0.03)
        self._whole.setContentsMargins(margin, margin, margin, margin)
        self._whole.setSpacing(round(height * 0.02))
        for head in (self._title, *self._heads):
            theme.paint_text(head, Tone.QUIET)


def screens() -> Sequence[QScreen]:
    """Return the screens that are there."""
    return QApplication.screens()

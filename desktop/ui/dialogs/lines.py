"""A part of a form with one line of fields for each of a few things of a kind: names of a unit, posts of a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import Remark
from desktop.words import tr


@dataclass(frozen=True, slots=True)
class LineField:
    """A field of each line: its name in the draft, its heading, how much of the width it takes, and what makes it."""

    name: str
    title: str
    stretch: int
    make: Callable[[], QLineEdit] = QLineEdit


class LinesPart(QWidget):
    """Lines of fields under common headings. A line that is emptied, or taken out, no longer counts."""

    def __init__(self, form: FormDialog, prefix: str, fields: Sequence[LineField], add_text: str) -> None:
        super().__init__(form)
        self._form = form
        self._prefix = prefix
        self._fields = tuple(fields)
        self._lines: list[tuple[QLineEdit, ...]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.add_button = QPushButton(add_text, self)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_empty)
        for place, field in enumerate(self._fields):
            self._grid.addWidget(QLabel(field.title, self), 0, place)
            self._grid.setColumnStretch(place, field.stretch)
        self._place_button()

    def texts(self) -> list[tuple[str, ...]]:
        """Return what stands in the lines, in the order of the fields."""
        return [tuple(field.text() for field in line) for line in self._lines]

    def tab_order(self) -> list[QWidget]:
        """Return the fields line by line, then the button that adds one."""
        return [*(field for line in self._lines for field in line), self.add_button]

    def add_line(self, texts: Sequence[str]) -> QLineEdit:
        """Add a line with these texts; return its first field."""
        number = len(self._lines)
        remark = Remark(self)
        line = tuple(self._field(number, field, text, remark) for field, text in zip(self._fields, texts, strict=True))
        self._lines.append(line)
        row = 2 * number + 1
        for place, widget in enumerate(line):
            self._grid.addWidget(widget, row, place)
        self._grid.addWidget(self._remover(line), row, len(line))
        self._grid.addWidget(remark, row + 1, 0, 1, len(line))
        self._place_button()
        return line[0]

    def add_empty(self) -> None:
        """Add an empty line and go to it."""
        first = self.add_line([""] * len(self._fields))
        for field in self._lines[-1]:
            field.show()  # now, not with the next layout: it gets the focus
        self._form.chain()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, number: int, field: LineField, text: str, remark: Remark) -> QLineEdit:
        widget = field.make()
        widget.setText(text)
        self._form.register(f"{self._prefix}-{number}-{field.name}", widget, field.title, remark)
        return widget

    def _remover(self, line: tuple[QLineEdit, ...]) -> QToolButton:
        button = QToolButton(self)
        button.setText("✕")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard a line is emptied
        button.setToolTip(tr("Bỏ dòng này"))
        button.setAccessibleName(tr("Bỏ dòng này"))

        def remove() -> None:
            for widget in (*line, button):
                widget.hide()
            for widget in line:
                widget.clear()
            self.add_button.setFocus()

        button.clicked.connect(remove)
        return button

    def _place_button(self) -> None:
        self._grid.addWidget(self.add_button, 2 * len(self._lines) + 2, 0, Qt.AlignmentFlag.AlignLeft)

"""A form whose fields are data: each a text under a name, and a reader that makes a record of the texts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.presenters.concluding_forms import Read, Texts
from desktop.presenters.register_forms import CELL
from desktop.presenters.session import Failed
from desktop.presenters.typeahead import Suggestion
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import TextBox, choice, line
from desktop.ui.dialogs.lines import LineField, LinesPart
from desktop.ui.messages import Messages
from desktop.ui.suggest_line import SuggestLine
from desktop.words import tr

R = TypeVar("R")
R_contra = TypeVar("R_contra", contravariant=True)


class Input(Enum):
    """How a field is typed into."""

    LINE = auto()
    TEXT = auto()
    LINES = auto()
    UNIT = auto()
    UNITS = auto()
    CHOICE = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field: ``lines`` is its height, ``options`` are what a choice offers (text and value).

    The cells of a table are ``columns``: their ``lines`` is how much of the width each takes; ``more`` adds a line.
    """

    name: str
    label: str
    input: Input = Input.LINE
    hint: str = ""
    lines: int = 1
    options: tuple[tuple[str, str], ...] = ()
    columns: tuple["Field", ...] = ()
    more: str = ""


class Keeper(Protocol[R_contra]):
    """Keeps what a form makes, and knows the units that its fields offer."""

    def save(self, record: R_contra, done: Callable[[], None], failed: Failed) -> None:
        """Keep a record; then ``done``, or ``failed`` with the reason."""

    def offer_units(self, typed: str) -> Sequence[Suggestion[object]]:
        """Return the units that fit what is typed."""


class RecordDialog(FormDialog, Generic[R]):
    """A form whose fields are texts by name; ``read`` makes the record of them, ``keeper`` keeps it."""

    def __init__(
        self,
        title: str,
        keeper: Keeper[R],
        read: Callable[[Texts], Read[R]],
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(title, messages, parent)
        self._keeper = keeper
        self._read = read
        self.inputs: dict[str, QWidget] = {}

    # ── How it is built ──

    def put_all(self, fields: Sequence[Field]) -> None:
        """Add the fields in their order."""
        for field in fields:
            self.put(field)

    def put(self, field: Field) -> None:
        """Add a field."""
        widget = self._make(field)
        self.inputs[field.name] = widget
        if isinstance(widget, LinesPart):
            self.add_wide(widget)
        else:
            self.add(field.name, field.label, widget)

    def _make(self, field: Field) -> QWidget:
        match field.input:
            case Input.TEXT | Input.LINES:
                box = TextBox(field.lines, one_line=field.input is Input.TEXT)
                box.setPlaceholderText(field.hint)
                return box
            case Input.CHOICE:
                return choice(field.options, None)
            case Input.TABLE:
                columns = [self._cell(column) for column in field.columns]
                return LinesPart(self, field.name, columns, field.more)
            case _:
                return self._line(field)

    def _line(self, field: Field) -> QLineEdit:
        if field.input is Input.LINE:
            return line(placeholder=field.hint)
        unit = SuggestLine(self._keeper.offer_units, several=field.input is Input.UNITS)
        unit.setPlaceholderText(field.hint or tr("gõ vài chữ không dấu"))
        return unit

    def _cell(self, field: Field) -> LineField:
        return LineField(field.name, field.label, field.lines, lambda: self._line(field))

    def tab_order(self) -> list[QWidget]:
        """Return the fields in the order in which they stand, those of a table line by line."""
        parts = (part.tab_order() if isinstance(part, LinesPart) else [part] for part in self.inputs.values())
        return [widget for part in parts for widget in part]

    # ── What happens ──

    def show_texts(self, texts: Texts, width: int = 84) -> None:
        """Put the texts into the fields and show the form, so many letters wide."""
        for name, text in texts.items():
            _put(self.inputs[name], text)
        next(iter(self.inputs.values())).setFocus()
        self.begin(width)

    def draft(self) -> Mapping[str, str]:
        """Return what stands in the fields."""
        return {name: _text(field) for name, field in self.inputs.items()}

    def save(self) -> None:
        """Keep the record, or show what is at fault."""
        read = self._read(self.draft())
        if read.faults:
            self.show_faults(read.faults)
            return
        self.wait()
        self._keeper.save(read.record, self.accept, self.show_failure)


def _put(field: QWidget, text: str) -> None:
    match field:
        case QComboBox():
            field.setCurrentIndex(max(0, field.findData(text)))
        case QPlainTextEdit():
            field.setPlainText(text)
        case QLineEdit():
            field.setText(text)
        case LinesPart():
            for cells in text.splitlines():
                field.add_line(cells.split(CELL))
        case _:
            raise TypeError(type(field))


def _text(field: QWidget) -> str:
    match field:
        case QComboBox():
            return str(field.currentData())
        case QPlainTextEdit():
            return field.toPlainText()
        case QLineEdit():
            return field.text()
        case LinesPart():
            return "\n".join(CELL.join(cells) for cells in field.texts())
        case _:
            raise TypeError(type(field))

"""What every form shares: fields with what is said about them, saving and leaving by keyboard, nothing typed lost."""

from abc import abstractmethod
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.presenters.forms import FieldFault
from desktop.ui.dialogs.form_faults import fault_sentence
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.messages import Messages
from desktop.ui.theme import Tone
from desktop.words import tr


class FormDialog(QDialog):
    """A form. Enter or Ctrl+Enter saves, Esc leaves; what was typed is only dropped after asking.

    A form says what stands in its fields (:meth:`draft`) and what to do on saving (:meth:`save`).
    """

    def __init__(self, title: str, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages = messages
        self._initial: object = None
        self._letters = 0
        self._widgets: dict[str, QWidget] = {}
        self._remarks: dict[str, Remark] = {}
        self._failure = Remark(self)
        self._box = QDialogButtonBox(self)
        self._body = QWidget(self)
        self._scroll = QScrollArea(self)
        self.fields = QFormLayout()
        self._build()

    def _build(self) -> None:
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        box = self._box
        self.save_button = box.addButton(tr("&Lưu"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setToolTip(tr("Lưu (Ctrl+Enter)"))
        self.save_button.setDefault(True)
        leave = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        leave.setAutoDefault(False)
        box.accepted.connect(self._save)
        box.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self._save)
        self._body.setLayout(self.fields)
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._failure)
        self._column.addWidget(box)

    # ── For the forms ──

    @abstractmethod
    def draft(self) -> object:
        """Return what stands in the fields."""

    @abstractmethod
    def save(self) -> None:
        """Keep what was typed, or show its faults; :meth:`accept` once it is kept."""

    def add(self, name: str, label: str, field: QWidget, shown: QWidget | None = None) -> None:
        """Add a field under its label, with room below for a remark; ``shown`` holds it where others stand beside."""
        self.register(name, field, label)
        holder = QVBoxLayout()
        holder.setSpacing(2)
        holder.addWidget(shown or field)
        holder.addWidget(self._remarks[name])
        title = QLabel(label, self)
        title.setBuddy(field)
        self.fields.addRow(title, holder)

    def register(self, name: str, field: QWidget, label: str, remark: Remark | None = None) -> Remark:
        """Know a field by name, for faults and readers of the screen; return where its remark is shown."""
        field.setAccessibleName(label.replace("&", "").rstrip(":"))
        self._widgets[name] = field
        self._remarks[name] = remark or Remark(self)
        return self._remarks[name]

    def add_wide(self, content: QWidget | QLayout) -> None:
        """Add something over the whole width."""
        if isinstance(content, QWidget):
            self.fields.addRow(content)
        else:
            self.fields.addRow(content)

    def remark(self, name: str) -> Remark:
        """Return what is said under a field."""
        return self._remarks[name]

    def tab_order(self) -> list[QWidget]:
        """Return the fields in the order in which Tab goes through them: that in which they were registered."""
        return list(self._widgets.values())

    def chain(self) -> None:
        """Let Tab go through the fields in their order, and then to the buttons."""
        fields = [*self.tab_order(), *self._box.buttons()]
        for field, following in pairwise(fields):
            QWidget.setTabOrder(field, following)

    def begin(self, width: int = 64) -> None:
        """Show the form, ``width`` letters wide, as it is now: from here on it counts as changed."""
        self._initial = self.draft()
        self._letters = width
        self.chain()
        self.fit()
        self._body.installEventFilter(self)
        self.open()

    def fit(self) -> None:
        """Be as large as the fields and what is said of them need, if the screen has room for it; else they scroll."""
        room = self.screen().availableSize()
        margins = self._column.contentsMargins()
        least = self._body.minimumSizeHint().width() + margins.left() + margins.right()
        width = min(max(self._letters * self.fontMetrics().averageCharWidth(), least), room.width() - 40)
        inner = width - margins.left() - margins.right()
        parts = [_height(self.fields, inner), self._box.sizeHint().height()]
        if not self._failure.isHidden():
            parts.append(self._failure.heightForWidth(inner))
        wanted = sum(parts) + self._column.spacing() * (len(parts) - 1) + margins.top() + margins.bottom()
        self.resize(width, min(max(self.height() if self.isVisible() else 0, wanted), room.height() - 60))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is said under a field."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def show_faults(self, faults: Iterable[FieldFault]) -> None:
        """Say under each field what is wrong with it, and go to the first."""
        self._failure.say("")
        found = {fault.field: fault for fault in reversed(tuple(faults))}
        for name in self._remarks:
            self.refresh_remark(name)
        for name, fault in reversed(found.items()):
            self._remarks[name].say(fault_sentence(fault), Tone.BAD)
        first = next((name for name in self._widgets if name in found), None)
        if first is not None:
            self._widgets[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_remark(self, name: str) -> None:
        """Say what is to be said of a field that has no fault: nothing, unless a form knows more."""
        self._remarks[name].say("")

    def show_failure(self, error: ThuKyError) -> None:
        """Say why it could not be kept; everything stays as it was typed."""
        self.save_button.setEnabled(True)
        self._failure.say(wording.error_sentence(error), Tone.BAD)
        self.fit()

    # ── Saving and leaving ──

    def _save(self) -> None:
        if self.save_button.isEnabled():
            self.save()

    def wait(self) -> None:
        """Let nobody save twice while it is being kept."""
        self.save_button.setEnabled(False)
        self._failure.say("")

    def reject(self) -> None:
        """Leave; ask first where something was typed."""
        if self.draft() == self._initial or self._messages.ask(
            tr("Bỏ những gì vừa gõ?"), tr("&Bỏ"), tr("Nội dung trong ô này chưa được lưu.")
        ):
            super().reject()


def _height(layout: QLayout, width: int) -> int:
    """Return how high ``layout`` wants to be when it is ``width`` wide."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

"""What every form shares: fields with what is said about them, saving and leaving by keyboard, nothing typed lost."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.presenters.forms import Fault, FieldFault
from desktop.ui import theme
from desktop.ui.messages import Messages
from desktop.ui.theme import Tone
from desktop.words import mark, tr

_FAULTS: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.MISSING: mark("Chưa điền. Hãy điền vào ô này."),
        Fault.UNKNOWN_DOCUMENT: mark(
            "Sổ chưa có văn bản “{text}”. Hãy chọn trong gợi ý, hoặc thêm văn bản ở trang Sổ theo dõi trước."
        ),
        Fault.UNKNOWN_UNIT: mark(
            "Sổ chưa có đơn vị “{text}”. Hãy gõ vài chữ rồi chọn trong danh sách, "
            "hoặc thêm đơn vị ở trang Đơn vị và đại biểu."
        ),
        Fault.NO_SUCH_DAY: mark("“{text}” không phải ngày có thật. Ví dụ: 15/10/2021, trước 30/6, Quý II/2021."),
        Fault.ENDS_BEFORE_START: mark("“{text}” kết thúc trước khi bắt đầu. Hãy xem lại."),
        Fault.NOT_A_DAY: mark("Không đọc được ngày “{text}”. Hãy gõ ngày/tháng/năm, ví dụ 15/10/2021."),
        Fault.IN_THE_FUTURE: mark("Ngày “{text}” chưa tới. Hãy gõ hôm nay hoặc một ngày đã qua."),
        Fault.NOT_A_PERCENT: mark("“{text}” không phải tỷ lệ từ 0 đến 100."),
        Fault.NOTHING_SAID: mark("Chưa có gì để ghi. Hãy chọn tình trạng, hoặc gõ tỷ lệ, kết quả."),
        Fault.NOT_A_QUANTITY: mark("“{text}” không bắt đầu bằng một số. Ví dụ: 350 suất, 1,2 tỷ đồng."),
        Fault.NOT_ADDABLE: mark(
            "“{text}” không cùng đơn vị đo với chỉ tiêu nên không cộng, không so được. Hãy xem lại."
        ),
        Fault.BEFORE_PLAN: mark("Thời hạn “{text}” ở trước năm của kế hoạch. Hãy xem lại năm, hoặc sửa thời hạn."),
        Fault.NOT_DONE: mark("Có ngày hoàn thành thì tình trạng phải là Hoàn thành."),
        Fault.BEFORE_DECISION: mark("Thời hạn “{text}” đã qua trước ngày quyết định. Hãy gõ một thời hạn sau ngày đó."),
        Fault.NOT_A_RANK: mark("“{text}” không phải số thứ tự. Hãy gõ 1, 2, 3 …"),
        Fault.NO_DISTRICTS: mark(
            "Từ 01/7/2025 không còn cấp huyện. Hãy chọn cấp khác, hoặc ghi ngày hết hiệu lực của tên trước ngày đó."
        ),
        Fault.NOT_A_YEAR: mark("Không đọc được năm “{text}”. Hãy gõ năm bốn chữ số, ví dụ 2021."),
        Fault.UNIT_NOT_THEN: mark(
            "“{text}” chưa thành lập hoặc không còn vào ngày đó. Hãy chọn đơn vị có vào ngày đó, hoặc sửa ngày."
        ),
        Fault.UNIT_TWICE: mark("“{text}” đã có ở dòng trên. Hãy bỏ bớt một dòng."),
        Fault.BEFORE_QUESTION: mark("Ngày “{text}” đứng trước ngày gửi lấy ý kiến. Hãy sửa lại ngày."),
        Fault.NOT_A_COUNT: mark("“{text}” không phải số đếm. Hãy gõ một số từ 1 trở lên."),
    }
)


def fault_sentence(found: FieldFault) -> str:
    """Return the sentence for what is wrong with a field, with what to do."""
    return tr(_FAULTS[found.fault]).format(text=found.text)


class TextBox(QPlainTextEdit):
    """A box of some lines. Tab leaves it; so does Enter where ``one_line`` says that line breaks mean nothing."""

    def __init__(self, lines: int, *, one_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._one_line = one_line
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """Ask for room for the lines."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the same room as the least."""
        return QSize(super().minimumSizeHint().width(), self._height())

    def _height(self) -> int:
        return int(self.fontMetrics().lineSpacing() * self._lines + 2 * self.document().documentMargin() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to the next field where line breaks mean nothing; with Ctrl it is the form's."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif self._one_line:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class Remark(QLabel):
    """What is said about a field under it: how it was understood, or what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._tone = Tone.QUIET
        self.hide()

    def say(self, text: str, tone: Tone = Tone.QUIET) -> None:
        """Show ``text``; an empty one takes it away."""
        self._tone = tone
        theme.paint_text(self, tone)
        self.setText(text)
        self.setVisible(bool(text))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the tone anew: what was said before the first showing lost it when the style was applied."""
        super().showEvent(event)
        theme.paint_text(self, self._tone)


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


def line(text: str = "", placeholder: str = "") -> QLineEdit:
    """Return a field of one line."""
    field = QLineEdit(text)
    field.setPlaceholderText(placeholder)
    return field


def choice(options: Iterable[tuple[str, object]], chosen: object) -> QComboBox:
    """Return a field to choose one of ``options`` (text and value)."""
    box = QComboBox()
    for text, value in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box

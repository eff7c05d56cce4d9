"""The form of a new meeting: what it begins with, and what comes along from an earlier one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.meetings import MeetingKind
from desktop.presenters.meeting_head import HeadField
from desktop.presenters.meetings import MeetingsPresenter
from desktop.services.meeting_preparation import Along
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.pages.meeting_head import enum_box, field_label
from desktop.ui.pages.meeting_typing import in_order, set_text
from desktop.ui.pages.meeting_words import head_fault
from desktop.ui.theme import Tone
from desktop.words import tr

#: What is typed for a new meeting; the rest is typed once it is open.
_NEW_FIELDS = (HeadField.DAY, HeadField.START, HeadField.TITLE, HeadField.PLACE)


class NewMeetingForm(QWidget):
    """What a meeting needs to begin with. Enter makes it, Esc goes back."""

    #: The person does not want a new meeting.
    left = Signal()

    def __init__(self, presenter: MeetingsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.kind = enum_box(MeetingKind)
        self.lines = {field: QLineEdit(self) for field in _NEW_FIELDS}
        self.remarks = {field: Remark(self) for field in _NEW_FIELDS}
        self.earlier = QComboBox(self)
        self.along = {part: QCheckBox(self) for part in Along}
        self.create_button = QPushButton(tr("Tạo hội nghị (Enter)"), self)
        self._lay_out()
        self.kind.currentIndexChanged.connect(
            lambda _: self._presenter.choose_new_kind(MeetingKind(self.kind.currentData()))
        )
        for field, line in self.lines.items():
            line.textEdited.connect(partial(presenter.type_new, field))
            line.returnPressed.connect(presenter.create)
        self.earlier.activated.connect(lambda _: presenter.bring_from(self.earlier.currentData()))
        for part, box in self.along.items():
            box.clicked.connect(partial(self._bring, part))
        self.create_button.clicked.connect(presenter.create)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys).activated.connect(presenter.create)
        self._shortcut("Esc").activated.connect(self.left)

    def _shortcut(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _bring(self, part: Along, along: bool) -> None:
        self._presenter.bring(part, along=along)

    def _lay_out(self) -> None:
        title = QLabel(tr("Hội nghị mới"), self)
        theme.larger(title, 1.4, bold=True)
        hint = QLabel(tr("Tên và chương trình được điền sẵn theo loại hội nghị; sửa lúc nào cũng được."), self)
        hint.setWordWrap(True)
        theme.paint_text(hint, Tone.QUIET)
        back = QPushButton(tr("Thôi (Esc)"), self)
        back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.create_button)
        buttons.addWidget(back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(8)
        column.addLayout(self._fields())
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)
        in_order(self.kind, *self.lines.values(), self.earlier, *self.along.values(), self.create_button, back)
        self.setFocusProxy(self.kind)

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("Loại hội nghị"), self.kind)
        for field in _NEW_FIELDS:
            self.lines[field].setAccessibleName(field_label(field))
            if field in (HeadField.DAY, HeadField.START):
                self.lines[field].setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)
            holder = QVBoxLayout()
            holder.setSpacing(2)
            holder.addWidget(self.lines[field])
            holder.addWidget(self.remarks[field])
            form.addRow(field_label(field), holder)
        form.addRow(tr("Từ hội nghị trước"), self._earlier_part())
        return form

    def _earlier_part(self) -> QVBoxLayout:
        self.earlier.setAccessibleName(tr("Từ hội nghị trước"))
        self.earlier.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.earlier.setMinimumContentsLength(40)
        boxes = QGridLayout()
        for place, box in enumerate(self.along.values()):
            boxes.addWidget(box, place // 2, place % 2)
        boxes.setColumnStretch(1, 1)
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addWidget(self.earlier)
        part.addLayout(boxes)
        return part

    def show_fields(self) -> None:
        """Show the fields and what is wrong with them."""
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(self._presenter.kind))
        self.kind.blockSignals(False)
        for field, line in self.lines.items():
            text = self._presenter.texts[field]
            set_text(line, text)
            fault = self._presenter.faults.get(field)
            self.remarks[field].say(head_fault(fault, text) if fault else "", Tone.BAD)

    def show_earlier(self) -> None:
        """Show the meetings from which something can come along, and what of the chosen one does."""
        chosen = self._presenter.brought
        rows = self._presenter.earlier.rows
        self.earlier.clear()
        self.earlier.addItem(tr("Không lấy gì"), None)
        for row in rows:
            self.earlier.addItem(f"{wording.day(row.head.start.date())} — {row.head.title}", row.id)
        self.earlier.setCurrentIndex(max(0, self.earlier.findData(chosen.meeting_id)) if chosen else 0)
        self.earlier.setEnabled(bool(rows))
        invited = next((row.attendance.invited for row in rows if chosen and row.id == chosen.meeting_id), 0)
        for part, box in self.along.items():
            box.setText(_along_text(part, invited, self._presenter.earlier.open_directions))
            box.setChecked(chosen is not None and part in chosen.parts)
            box.setEnabled(chosen is not None)


def _along_text(part: Along, invited: int, open_directions: int) -> str:
    return {
        Along.OFFICERS: tr("Chủ t&rì, thư ký, địa điểm"),
        Along.PEOPLE: tr("Đại &biểu ({count})").format(count=invited),
        Along.AGENDA: tr("C&hương trình"),
        Along.DIRECTIONS: tr("Ý kiến chỉ đạo còn phải làm ({count})").format(count=open_directions),
    }[part]

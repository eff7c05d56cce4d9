"""The section Thông tin: kind, title, time, place, chair and secretary. Each field is kept when it is left."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.meetings import MeetingKind, MeetingState
from desktop.presenters.meeting_head import HeadField, HeadPresenter
from desktop.presenters.open_meeting import Officer, OpenMeeting, Part
from desktop.presenters.typeahead import Suggestion
from desktop.ui.pages.meeting_typing import Field, in_order, set_text
from desktop.ui.pages.meeting_words import head_fault
from desktop.ui.suggest_line import SuggestLine
from desktop.words import tr

#: Where the fields stand: row, first column, how many of the twelve columns.
_PLACES = {
    HeadField.TITLE: (1, 0, 12),
    HeadField.DAY: (2, 0, 3),
    HeadField.START: (2, 3, 2),
    HeadField.END: (2, 5, 3),
    HeadField.NUMBER: (2, 8, 4),
    HeadField.PLACE: (3, 0, 12),
    HeadField.CHAIR: (4, 0, 5),
    HeadField.CHAIR_TITLE: (4, 5, 7),
    HeadField.SECRETARY: (5, 0, 5),
    HeadField.SECRETARY_TITLE: (5, 5, 7),
    HeadField.CO_CHAIRS: (6, 0, 12),
}


def field_label(field: HeadField) -> str:
    """Return what a field of the head is called."""
    return {
        HeadField.TITLE: tr("Tên hội nghị"),
        HeadField.DAY: tr("Ngày"),
        HeadField.START: tr("Bắt đầu lúc"),
        HeadField.END: tr("Kết thúc lúc"),
        HeadField.PLACE: tr("Địa điểm"),
        HeadField.NUMBER: tr("Số biên bản"),
        HeadField.CHAIR: tr("Chủ trì"),
        HeadField.CHAIR_TITLE: tr("Chức vụ chủ trì"),
        HeadField.SECRETARY: tr("Thư ký ghi biên bản"),
        HeadField.SECRETARY_TITLE: tr("Chức vụ thư ký"),
        HeadField.CO_CHAIRS: tr("Đồng chủ trì"),
    }[field]


def enum_box(members: Iterable[StrEnum]) -> QComboBox:
    """Return a field to choose one of ``members``."""
    box = QComboBox()
    for member in members:
        box.addItem(wording.label(member), member)
    return box


class HeadSection(QWidget):
    """The fields of an open meeting's head."""

    def __init__(self, opened: OpenMeeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = HeadPresenter(opened, self)
        self._opened = opened
        self._officers = opened.officers()
        opened.listen(Part.CHOICES, self._refresh_officers)
        self.kind = enum_box(MeetingKind)
        self.state = enum_box(self._states())
        self.lines = {field: self._line(field) for field in HeadField}
        self.fields = {field: Field(field_label(field), line, self) for field, line in self.lines.items()}
        self._lay_out()
        self.kind.activated.connect(lambda _: self.presenter.choose_kind(MeetingKind(self.kind.currentData())))
        self.state.activated.connect(lambda _: self.presenter.choose_state(MeetingState(self.state.currentData())))
        self.show_head()

    def _states(self) -> list[MeetingState]:
        """Return the states to choose from; signing is more than choosing a state."""
        signed = self._opened.meeting.head.state is MeetingState.SIGNED
        return [state for state in MeetingState if signed or state is not MeetingState.SIGNED]

    def _offer_states(self) -> None:
        """Offer other states: the minutes were signed, or opened again."""
        self.state.clear()
        for state in self._states():
            self.state.addItem(wording.label(state), state)

    def _line(self, field: HeadField) -> QLineEdit:
        if field in (HeadField.CHAIR, HeadField.SECRETARY):
            line: QLineEdit = self._officer_line(field)
        else:
            line = QLineEdit()
        line.setPlaceholderText(_example(field))
        line.editingFinished.connect(partial(self._leave, field, line))
        return line

    def _officer_line(self, field: HeadField) -> QLineEdit:
        line: SuggestLine[Officer] = SuggestLine(self._offer_officers)
        line.taken.connect(partial(self.presenter.choose_officer, field))
        return line

    def _offer_officers(self, typed: str) -> tuple[Suggestion[Officer], ...]:
        return self._officers.matching(typed)

    def _leave(self, field: HeadField, line: QLineEdit) -> None:
        line.setModified(False)
        self.presenter.type(field, line.text())

    def _lay_out(self) -> None:
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.addWidget(Field(tr("Loại hội nghị"), self.kind, body), 0, 0, 1, 5)
        grid.addWidget(Field(tr("Tình trạng"), self.state, body), 0, 5, 1, 7)
        for field, (row, first, width) in _PLACES.items():
            grid.addWidget(self.fields[field], row, first, 1, width)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(_PLACES), 1)
        scroll = QScrollArea(self)
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        in_order(self.kind, self.state, *(self.lines[field] for field in _PLACES))
        self.setFocusProxy(self.lines[HeadField.TITLE])

    def _refresh_officers(self) -> None:
        self._officers = self._opened.officers()

    def show_head(self) -> None:
        """Show the fields and what is wrong with them."""
        head = self.presenter.head
        self.kind.setCurrentIndex(self.kind.findData(head.kind))
        if self.state.count() != len(self._states()):
            self._offer_states()
        self.state.setCurrentIndex(self.state.findData(head.state))
        for field, line in self.lines.items():
            text = self.presenter.texts[field]
            set_text(line, text)
            fault = self.presenter.faults.get(field)
            self.fields[field].say(head_fault(fault, text) if fault else "")


def _example(field: HeadField) -> str:
    match field:
        case HeadField.END:
            return tr("chưa biết thì để trống")
        case HeadField.NUMBER:
            return tr("để trống thì in chỗ chấm")
        case HeadField.CHAIR | HeadField.SECRETARY:
            return tr("gõ vài chữ không dấu để chọn, hoặc gõ tự do")
        case HeadField.CO_CHAIRS:
            return tr("nếu có: họ tên, chức vụ; họ tên, chức vụ")
        case _:
            return ""

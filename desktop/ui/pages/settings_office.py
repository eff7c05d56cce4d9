"""The section Cơ quan: the office as its papers name it."""

from enum import StrEnum

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import RefusedValue, ThuKyError
from desktop.domain.office import LayoutProfile, Level, Office
from desktop.presenters.settings import SettingsPresenter
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark, choice
from desktop.ui.pages.meeting_typing import Field, in_order, set_text
from desktop.ui.theme import Tone
from desktop.words import tr


class OfficeSection(QWidget):
    """Each field is kept when it is left; what is wrong is said below them."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.name, self.parent_body = QLineEdit(self), QLineEdit(self)
        self.place, self.code = QLineEdit(self), QLineEdit(self)
        self.level, self.profile = _choices(Level), _choices(LayoutProfile)
        self.failure = Remark(self)
        self._hint = QLabel(self)
        self._lay_out()
        for line in (self.name, self.parent_body, self.place, self.code):
            line.editingFinished.connect(self._save)
        for box in (self.level, self.profile):
            box.activated.connect(self._save)
        self.setFocusProxy(self.name)

    def _lay_out(self) -> None:
        self.place.setPlaceholderText(tr("Ví dụ: Hà Nam — in ở dòng “…, ngày … tháng … năm …”"))
        self._hint.setWordWrap(True)
        theme.paint_text(self._hint, Tone.QUIET)
        self._hint.setText(tr("Văn bản đã phát hành giữ nguyên như lúc phát hành."))
        column = QVBoxLayout(self)
        for title, field in (
            (tr("Tên &cơ quan"), self.name),
            (tr("Cơ quan cấp &trên"), self.parent_body),
            (tr("Địa &danh"), self.place),
            (tr("&Ký hiệu trong số văn bản"), self.code),
            (tr("Cấ&p"), self.level),
            (tr("Thể thức &văn bản"), self.profile),
        ):
            column.addWidget(Field(title, field, self))
        column.addWidget(self.failure)
        column.addWidget(self._hint)
        column.addStretch(1)
        in_order(self.name, self.parent_body, self.place, self.code, self.level, self.profile)

    def show_office(self, office: Office) -> None:
        """Show the office, but nothing over what is being typed."""
        self.failure.say("")
        set_text(self.name, office.name)
        set_text(self.parent_body, office.parent)
        set_text(self.place, office.place)
        set_text(self.code, office.code)
        self.code.setPlaceholderText(Office(office.name).symbol)
        self.level.setCurrentIndex(self.level.findData(office.level))
        self.profile.setCurrentIndex(self.profile.findData(office.profile))

    def show_failure(self, error: ThuKyError) -> None:
        """Say why it could not be kept; what was typed stays."""
        self.failure.say(wording.error_sentence(error), Tone.BAD)

    def _save(self) -> None:
        try:
            office = Office(
                self.name.text(),
                self.parent_body.text(),
                self.place.text(),
                Level(self.level.currentData()),  # Qt gives the text of the member back
                LayoutProfile(self.profile.currentData()),
                self.code.text(),
            )
        except RefusedValue as error:
            self.show_failure(error)
        else:
            self._presenter.save_office(office)


def _choices(kinds: type[StrEnum]) -> QComboBox:
    return choice([(wording.label(member), member) for member in kinds], None)

"""Asking for the password of a file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.words import tr


class PasswordDialog(QDialog):
    """Asks for the password of the file called ``name``; ``wrong`` says that the last one was another."""

    def __init__(self, name: str, parent: QWidget, *, wrong: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tệp có mật khẩu"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = QLabel(tr("&Mật khẩu của tệp “{name}”:").format(name=name.replace("&", "&&")), self)
        question.setWordWrap(True)
        question.setTextFormat(Qt.TextFormat.PlainText)
        self.box = QLineEdit(self)
        self.box.setEchoMode(QLineEdit.EchoMode.Password)
        question.setBuddy(self.box)
        self.remark = QLabel(_remark(wrong), self)
        self.remark.setWordWrap(True)
        theme.paint_text(self.remark, Tone.BAD if wrong else Tone.QUIET)
        self.show_box = QCheckBox(tr("&Hiện mật khẩu"), self)
        self.show_box.toggled.connect(self._show_password)
        self._add_buttons([question, self.box, self.show_box, self.remark])
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)

    def _add_buttons(self, above: list[QWidget]) -> None:
        buttons = QDialogButtonBox(self)
        self.open_button = buttons.addButton(tr("Mở &tệp"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        self.box.textChanged.connect(lambda typed: self.open_button.setEnabled(bool(typed)))
        column = QVBoxLayout(self)
        for widget in (*above, buttons):
            column.addWidget(widget)

    def _show_password(self, shown: bool) -> None:
        self.box.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def _remark(wrong: bool) -> str:
    if wrong:
        return tr("Mật khẩu vừa gõ không đúng. Hãy xem lại chữ hoa, chữ thường và bộ gõ tiếng Việt.")
    return tr("Mật khẩu chỉ dùng để đọc tệp lần này, không được lưu lại.")

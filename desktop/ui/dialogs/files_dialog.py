"""The files attached to a record that has no page of its own: scans of signed pages, photos, documents."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.attachments import Owner
from desktop.presenters.attached_files import SessionDesk
from desktop.presenters.session import Session
from desktop.ui import theme
from desktop.ui.attached_files import AttachedFiles
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.messages import Messages
from desktop.words import tr


class FilesDialog(QDialog):
    """The list of files under the title of their record; Esc leaves."""

    def __init__(
        self, session: Session, owner: Owner, owner_id: int, title: str, messages: Messages, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tệp kèm theo"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        theme.larger(heading, 1.0, bold=True)
        self.files = AttachedFiles(SessionDesk(session), owner, owner_id, messages, self)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter is the list's
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading)
        column.addWidget(self.files, 1)
        column.addWidget(box)
        self.resize(roomy(self, 120, 26))
        self.files.refresh()
        self.files.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open()

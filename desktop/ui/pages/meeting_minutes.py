"""The section Biên bản: the minutes as they will be printed, to be saved, printed and signed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.presenters.meeting_minutes import MinutesPresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.ui.messages import Action, Messages
from desktop.ui.opening import open_outside
from desktop.ui.pages.meeting_signing import SigningPanel
from desktop.ui.preview import PaperPanel
from desktop.words import tr


class MinutesSection(QWidget):
    """The minutes, made anew each time the section is opened until they are signed; beside them what signing needs."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.presenter = MinutesPresenter(opened, self)
        self.panel = PaperPanel(lambda: self.presenter.file_name, self)
        self.panel.save_wanted.connect(self.presenter.save)
        self.panel.printed.connect(lambda: messages.inform(tr("Đã gửi biên bản tới máy in.")))
        self.panel.not_printed.connect(messages.error)
        self.signing = SigningPanel(opened, messages, self)
        self.signing.version_opened.connect(self.show_paper)
        self.signing.sealed.connect(self.presenter.refresh)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.panel)
        halves.addWidget(self.signing)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        halves.setSizes([3_000, 2_000])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)
        self.setFocusProxy(self.panel)

    def refresh(self) -> None:
        """Make the paper anew."""
        if not self.panel.view.page_count:
            self.panel.show_none(tr("Đang lập biên bản…"))
        self.presenter.refresh()
        self.signing.presenter.refresh()

    def show_paper(self, pdf: bytes) -> None:
        """Show the minutes."""
        self.panel.show_paper(pdf)

    def show_no_paper(self, error: ThuKyError) -> None:
        """Say why there are none."""
        self.panel.show_none(wording.error_sentence(error))

    def show_saved(self, path: Path) -> None:
        """Say where the minutes were saved, and offer to open them."""
        opening = Action(tr("Mở tệp"), partial(open_outside, path))
        self._messages.inform(tr("Đã lưu biên bản vào “{path}”.").format(path=path), opening)

"""The section Tin bài: a short summary of the meeting for the public, to be written over, copied, saved as Word."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import ThuKyError
from desktop.presenters.meeting_public import PublicPresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.public_summaries import PublicPhoto
from desktop.ui import theme
from desktop.ui.command_bar import CommandBar, make_action
from desktop.ui.messages import Messages
from desktop.ui.theme import Tone
from desktop.words import tr

#: Milliseconds without a key after which what was typed is kept.
_PAUSE = 800


class _SummaryBox(QPlainTextEdit):
    """The text. It is kept when typing pauses and when the box is left."""

    def __init__(self, presenter: PublicPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.keep)
        self.textChanged.connect(self._pause.start)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Tin bài về hội nghị"))

    def keep(self) -> None:
        """Keep what stands in the box."""
        self._pause.stop()
        self._presenter.type(self.toPlainText())

    def put(self, text: str) -> None:
        """Show ``text``; the cursor stays where it was."""
        if self.toPlainText().strip() == text:
            return
        self.blockSignals(True)
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self.blockSignals(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed."""
        super().focusOutEvent(event)
        if self._pause.isActive():
            self.keep()


class _PhotoList(QListWidget):
    """The photos, each with a check mark; Space sets it or takes it away."""

    def __init__(self, presenter: PublicPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setAccessibleName(tr("Ảnh đi kèm tin bài"))
        self.setMaximumHeight(6 * self.fontMetrics().lineSpacing())
        self.setUniformItemSizes(True)
        self.itemChanged.connect(self._choose)

    def _choose(self, item: QListWidgetItem) -> None:
        shown = item.checkState() is Qt.CheckState.Checked
        self._presenter.choose(int(item.data(Qt.ItemDataRole.UserRole)), shown=shown)

    def show_photos(self, photos: Sequence[PublicPhoto]) -> None:
        """Show the photos; the current one stays the current one."""
        self.blockSignals(True)
        place = max(0, self.currentRow())
        self.clear()
        for one in photos:
            item = QListWidgetItem(f"{one.caption} ({one.name})" if one.caption else one.name, self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.shown else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
        self.setCurrentRow(min(place, len(photos) - 1))
        self.blockSignals(False)


class PublicSection(QWidget):
    """The summary with its photos, and what can be done with it."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.presenter = PublicPresenter(opened, self)
        self.text = _SummaryBox(self.presenter, self)
        self.photos = _PhotoList(self.presenter, self)
        self._photos_title = QLabel(tr("Ản&h đi kèm (phím cách để bỏ ra, lấy vào)"), self)
        self._photos_title.setBuddy(self.photos)
        self._state = QLabel(self)
        self.copy = make_action(self, tr("&Chép vào bộ nhớ tạm"), self._copy, "Ctrl+Shift+C")
        self.word = make_action(self, tr("Lưu thành &Word…"), self._save_word, "Ctrl+S")
        self.again = make_action(self, tr("&Soạn lại từ sổ"), self._start_over, "F5")
        self._lay_out()
        self.addActions([self.copy, self.word, self.again])
        self.setFocusProxy(self.text)

    def _lay_out(self) -> None:
        hint = QLabel(tr("Mỗi dòng là một đoạn. Ảnh được đánh dấu đi kèm khi lưu thành Word."), self)
        hint.setWordWrap(True)
        theme.paint_text(hint, Tone.QUIET)
        theme.paint_text(self._state, Tone.QUIET)
        head = QHBoxLayout()
        head.addWidget(self._state, 1)
        head.addWidget(CommandBar([self.copy, self.word, self.again], self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(hint)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self._photos_title)
        column.addWidget(self.photos)
        self.show_photos()

    def refresh(self) -> None:
        """Read the summary anew."""
        self.presenter.refresh()

    def show_summary(self) -> None:
        """Show the text and whether a person wrote it."""
        summary = self.presenter.summary
        self.text.put(summary.text)
        self._state.setText(tr("Đã sửa tay") if summary.written else tr("Soạn tự động từ sổ"))
        self.again.setEnabled(summary.written)

    def show_photos(self) -> None:
        """Show the photos of the meeting, where there are any."""
        photos = self.presenter.photos
        self.photos.show_photos(photos)
        for widget in (self._photos_title, self.photos):
            widget.setVisible(bool(photos))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._messages.inform(tr("Đã chép tin bài; dán bằng Ctrl+V."))

    def _start_over(self) -> None:
        question = tr("Bỏ những gì đã sửa và soạn lại từ sổ?")
        if self._messages.ask(question, tr("&Soạn lại"), tr("Bài đã sửa tay sẽ mất.")):
            self.presenter.start_over()

    def _save_word(self) -> None:
        self.text.keep()
        name = self.presenter.file_name
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Lưu tin bài"), name, tr("Word (*.docx);;PDF (*.pdf)"))
        if chosen:
            self.presenter.save_paper(Path(chosen))

    def show_public_saved(self, path: Path) -> None:
        """Say where the paper was saved."""
        self._messages.inform(tr("Đã lưu “{path}”.").format(path=path))

    def show_public_failure(self, error: ThuKyError) -> None:
        """Say what did not work."""
        self._messages.failure(error)

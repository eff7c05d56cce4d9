"""Copies of the ledger in the window: the list of them, places chosen, what must be asked before one is taken back."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import wording
from desktop.presenters.backups import BackupsPresenter, Copies
from desktop.presenters.session import Session
from desktop.services.backups import Backup
from desktop.ui.dialogs.backups_dialog import BackupsDialog
from desktop.ui.messages import Action, Messages, ledger_filter
from desktop.ui.opening import open_outside
from desktop.words import tr


class Backups(QObject):
    """Adapts :class:`BackupsPresenter` to the window."""

    #: The ledger at this path is to be as this copy of it.
    restore_wanted = Signal(Path, Path)

    def __init__(self, session: Session, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._messages = messages
        self._window = window
        self.presenter = BackupsPresenter(session, self)

    def show_copies(self, copies: Copies, *, is_open: bool = True) -> None:
        """Show the list of copies; of a ledger that could not be opened none can be made."""
        dialog = BackupsDialog(copies, self._window, can_copy=is_open)
        dialog.copy_wanted.connect(self._back_up)
        dialog.elsewhere_wanted.connect(partial(self._back_up_elsewhere, copies))
        dialog.restore_wanted.connect(partial(self._ask_restore, copies.ledger))
        dialog.file_wanted.connect(partial(self._choose_copy, copies.ledger))
        dialog.folder_wanted.connect(partial(open_outside, copies.folder))

    def show_made(self, copy: Path) -> None:
        """Say where the new copy is."""
        text = tr("Đã sao lưu sổ: {path}").format(path=copy)
        self._messages.inform(text, Action(tr("Mở thư mục"), partial(open_outside, copy.parent)))

    def _back_up(self, path: Path | None = None) -> None:
        self.presenter.back_up(tr("Đang sao lưu sổ…"), path)

    def _back_up_elsewhere(self, copies: Copies) -> None:
        suggested = str(Path.home() / copies.name_elsewhere(self.presenter.now))
        title = tr("Sao lưu ra nơi khác")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, suggested, ledger_filter())
        if chosen:
            path = Path(chosen)
            self._back_up(path if path.suffix else path.with_suffix(copies.ledger.suffix))

    def _choose_copy(self, ledger: Path) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Phục hồi từ tệp khác"), "", ledger_filter())
        if chosen:
            path = Path(chosen)
            found = path.stat()
            self._ask_restore(ledger, Backup(path, datetime.fromtimestamp(found.st_mtime), found.st_size))

    def _ask_restore(self, ledger: Path, copy: Backup) -> None:
        question = tr("Đưa sổ trở lại như bản sao lưu lúc {moment}?").format(moment=wording.moment(copy.at))
        detail = tr(
            "Những gì ghi sau lúc đó sẽ không còn trong sổ. "
            "Sổ hiện nay được giữ lại thành một bản sao lưu, phục hồi lại được ở đây."
        )
        if self._messages.ask(question, tr("Phục hồi"), detail):
            self.restore_wanted.emit(ledger, copy.path)

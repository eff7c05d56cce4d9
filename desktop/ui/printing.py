"""Ctrl+P: what the page shows, on paper; its paper where it shows one, else its list as a table."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.presenters.session import Session
from desktop.services.changes import Changed, changed
from desktop.services.exports import Table
from desktop.services.ledgers import Ledger
from desktop.services.progress import Progress
from desktop.ui.list_export import table_shown
from desktop.ui.messages import Action, Messages
from desktop.ui.opening import open_outside
from desktop.ui.preview import PaperDialog, PaperPanel
from desktop.words import tr

#: Reads the list, on the ledger's thread.
Read = Callable[[Ledger], Table]


@runtime_checkable
class ShowsPapers(Protocol):
    """A page that has papers of what is open on it."""

    def show_papers(self) -> bool:
        """Show them; return whether there are any."""


def print_shown(page: QWidget, title: str, session: Session, messages: Messages) -> None:
    """Print the paper that ``page`` shows; else go to the papers that it has; else show its list as a paper."""
    panel = next((one for one in page.findChildren(PaperPanel) if one.isVisible() and one.has_paper), None)
    if panel is not None:
        panel.ask_how_to_print()
        return
    if isinstance(page, ShowsPapers) and page.show_papers():
        return
    read = table_shown(page, title)
    if read is None:
        messages.warn(tr("Ở đây không có văn bản hay danh sách nào để in."))
        return
    ListPaper(title, read, session, messages, page).show()


class ListPaper:
    """A list as a paper, to be looked at, printed, and saved as PDF or Word."""

    def __init__(self, title: str, read: Read, session: Session, messages: Messages, page: QWidget) -> None:
        self._title = title
        self._read = read
        self._session = session
        self._messages = messages
        self._page = page
        self._today = date.today()

    def show(self) -> None:
        """Make the paper and show it."""
        from desktop.services.printing import list_pdf

        read, today = self._read, self._today

        def make(ledger: Ledger, _: Progress) -> Changed[tuple[Table, bytes]]:
            found = read(ledger)
            table = Table(found.title, found.headings, list(found.rows))
            return changed((table, list_pdf(ledger, table, today)))

        self._session.work(tr("Đang lập danh sách để in…"), make, lambda made: self._show(*made))

    def _show(self, table: Table, pdf: bytes) -> None:
        dialog = PaperDialog(self._title, pdf, self._page)
        dialog.paper.save_wanted.connect(partial(self._save, table))
        dialog.paper.printed.connect(self._tell_printed)
        dialog.paper.not_printed.connect(self._messages.error)
        ask = partial(self._ask_word, table, f"{self._title}.docx")
        dialog.paper.add_button(tr("Lưu Word…"), "Ctrl+Shift+S", ask)
        dialog.open()

    def _ask_word(self, table: Table, suggested: str) -> None:
        kinds = tr("Văn bản Word (*.docx)")
        chosen, _ = QFileDialog.getSaveFileName(self._page, tr("Lưu văn bản"), suggested, kinds)
        if chosen:
            self._save(table, Path(chosen if chosen.casefold().endswith(".docx") else f"{chosen}.docx"))

    def _save(self, table: Table, path: Path) -> None:
        from desktop.services.printing import print_list

        today = self._today
        self._session.ask(lambda ledger: print_list(ledger, table, today, path), self._tell_saved, self._refused)

    def _refused(self, error: ThuKyError) -> None:
        self._messages.error(wording.error_sentence(error))

    def _tell_saved(self, path: Path) -> None:
        opening = Action(tr("Mở tệp"), partial(open_outside, path))
        self._messages.inform(tr("Đã lưu “{file}”.").format(file=path.name), opening)

    def _tell_printed(self) -> None:
        self._messages.inform(tr("Đã gửi “{paper}” tới máy in.").format(paper=self._title))

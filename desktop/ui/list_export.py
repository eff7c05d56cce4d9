"""Any list of the window as a workbook: what it shows, filtered and in the order shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.presenters.session import Session
from desktop.services.changes import changed
from desktop.ui.export import ShowsGrid, reader_of
from desktop.ui.messages import Action, Messages
from desktop.ui.opening import open_outside
from desktop.ui.pages.import_template import ask_for_xlsx
from desktop.ui.table import ListTable
from desktop.words import tr

if TYPE_CHECKING:
    from desktop.services.exports import Table
    from desktop.services.ledgers import Ledger


def table_shown(page: QWidget, title: str) -> Callable[[Ledger], Table] | None:
    """Return what reads the table of ``page``, called ``title``: the list in which the keyboard is, else what it shows.

    That is its grid, or the first list that is seen and holds anything; ``None`` where there is none.
    """
    chosen = _focused(page)
    grid = page.grid_shown(title) if chosen is None and isinstance(page, ShowsGrid) else None
    if grid is not None:
        return lambda _: grid
    shown = chosen or _first_seen(page)
    return reader_of(title, shown) if shown else None


def _focused(page: QWidget) -> ListTable[Any] | None:
    focus = QApplication.focusWidget()
    while focus is not None and focus is not page:
        if isinstance(focus, ListTable) and focus.model.total:
            return focus
        focus = focus.parentWidget()
    return None


def _first_seen(page: QWidget) -> ListTable[Any] | None:
    lists = (child for child in page.findChildren(QWidget) if isinstance(child, ListTable))
    return next((shown for shown in lists if shown.isVisible() and shown.model.total), None)


def export_shown(page: QWidget, title: str, session: Session, messages: Messages) -> None:
    """Save the list that ``page`` shows, called ``title``, where the person says."""
    from desktop.services import exports

    read = table_shown(page, title)
    if read is None:
        messages.warn(tr("Ở đây không có danh sách nào để xuất."))
        return
    path = ask_for_xlsx(page, tr("Xuất Excel"), f"{title}.xlsx")
    if path is None:
        return

    def saved(written: Path) -> None:
        opening = Action(tr("Mở tệp"), lambda: open_outside(written))
        messages.inform(tr("Đã lưu “{file}”.").format(file=written.name), opening)

    session.work(tr("Đang xuất Excel…"), lambda ledger, _: changed(exports.export_list(read(ledger), path)), saved)

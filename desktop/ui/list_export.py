"""Any list of the window as a workbook: what it shows, filtered and in the order shown."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from desktop.presenters.session import Session
from desktop.services.changes import changed
from desktop.ui.export import reader_of
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.import_template import ask_for_xlsx
from desktop.ui.table import ListTable
from desktop.words import tr


def list_shown(page: QWidget) -> ListTable[Any] | None:
    """Return the list of ``page`` in which the keyboard is, else the first that is seen and holds anything."""
    focus = QApplication.focusWidget()
    while focus is not None and focus is not page:
        if isinstance(focus, ListTable) and focus.model.total:
            return focus
        focus = focus.parentWidget()
    lists = (child for child in page.findChildren(QWidget) if isinstance(child, ListTable))
    return next((shown for shown in lists if shown.isVisible() and shown.model.total), None)


def export_shown(page: QWidget, title: str, session: Session, messages: Messages) -> None:
    """Save the list that ``page`` shows, called ``title``, where the person says."""
    from desktop.services import exports

    shown = list_shown(page)
    if shown is None:
        messages.warn(tr("Ở đây không có danh sách nào để xuất."))
        return
    path = ask_for_xlsx(page, tr("Xuất Excel"), f"{title}.xlsx")
    if path is None:
        return
    read = reader_of(title, shown)

    def saved(written: Path) -> None:
        opening = Action(tr("Mở tệp"), lambda: _open(written))
        messages.inform(tr("Đã lưu “{file}”.").format(file=written.name), opening)

    session.work(tr("Đang xuất Excel…"), lambda ledger, _: changed(exports.export_list(read(ledger), path)), saved)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

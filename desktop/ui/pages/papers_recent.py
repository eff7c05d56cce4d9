"""The section Đã in, đã lưu: the papers that were printed or saved last, each to be had again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import wording
from desktop.presenters.recent_papers import RecentPapersPresenter, RecentRow
from desktop.presenters.session import Session
from desktop.services.printing import RecentPaper
from desktop.ui.columns import moment_column
from desktop.ui.command_bar import CommandBar, make_action
from desktop.ui.opening import open_outside
from desktop.ui.table import Column, FilteredTable
from desktop.words import tr


class RecentSection(QWidget):
    """The list; Enter makes a paper anew on the desk (``show_again``). Adapts :class:`RecentPapersPresenter`."""

    def __init__(self, session: Session, show_again: Callable[[RecentPaper], None]) -> None:
        super().__init__()
        self._show_again = show_again
        self.presenter = RecentPapersPresenter(session, self)
        self.table: FilteredTable[RecentRow] = FilteredTable(_columns(), lambda row: row.paper, parent=self)
        self.again = make_action(self, tr("&Lập lại văn bản"), self._make_again, "Ctrl+Return")
        self.open_file = make_action(self, tr("&Mở tệp đã lưu"), self._open_file, "Ctrl+Shift+O")
        self.table.set_empty(tr("Chưa in hay lưu văn bản nào. Văn bản in hoặc lưu được ghi lại ở đây để lập lại."))
        self.table.selected.connect(self._select)
        self.table.activated.connect(lambda row: self._show_again(row.paper))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(CommandBar([self.again, self.open_file], self), alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.table, 1)
        self.addActions([self.again, self.open_file])
        self.setFocusProxy(self.table)
        self._select(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list whenever it comes into sight: papers are printed elsewhere."""
        super().showEvent(event)
        self.presenter.reload()

    def show_recent(self) -> None:
        """Show the list."""
        self.table.set_rows(self.presenter.rows)
        self._select(self.table.current())

    def _select(self, row: RecentRow | None) -> None:
        self.again.setEnabled(row is not None)
        self.open_file.setEnabled(row is not None and row.has_file)

    def _make_again(self) -> None:
        row = self.table.current()
        if row is not None:
            self._show_again(row.paper)

    def _open_file(self) -> None:
        row = self.table.current()
        if row is not None and row.paper.path is not None:
            open_outside(row.paper.path)


def _columns() -> list[Column[RecentRow]]:
    return [
        moment_column(tr("Lúc"), lambda row: row.paper.at),
        Column[RecentRow](tr("Văn bản"), lambda row: wording.label(row.paper.kind), width=28),
        Column[RecentRow](tr("Của"), lambda row: row.paper.about, width=0),
        Column[RecentRow](tr("Nơi lưu"), _place, width=34, tip=lambda row: str(row.paper.path or "")),
    ]


def _place(row: RecentRow) -> str:
    """Return where the paper went: to the printer, or into a file that may be gone by now."""
    if row.paper.path is None:
        return tr("máy in")
    return row.paper.path.name if row.has_file else tr("không còn: {file}").format(file=row.paper.path.name)

"""The section Kỳ trước: what carries over to the meeting, and what was closed since the one before."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.lights import Light
from desktop.presenters.meeting_carried import CarriedPresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.carry_over import CarriedOver
from desktop.services.directions import DirectionRow
from desktop.ui import theme
from desktop.ui.command_bar import CommandBar, make_action
from desktop.ui.messages import Messages
from desktop.ui.pages.direction_columns import direction_columns, light_text
from desktop.ui.table import FilteredTable
from desktop.words import tr


class CarriedSection(QWidget):
    """Two lists: still open on the day of the meeting, and closed since the last one."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.presenter = CarriedPresenter(opened, self)
        self.copy = make_action(self, tr("&Chép danh sách"), self._copy, "Ctrl+Shift+C")
        self._summary = QLabel(self)
        self._closed_title = QLabel(self)
        self.open_table = self._table(tr("Không còn ý kiến chỉ đạo nào của các kỳ trước chưa xong."))
        self.closed_table = self._table(tr("Không có ý kiến chỉ đạo nào xong kể từ hội nghị trước."))
        self._lay_out()
        self.addAction(self.copy)
        self.setFocusProxy(self.open_table)

    def _table(self, empty: str) -> FilteredTable[DirectionRow]:
        table: FilteredTable[DirectionRow] = FilteredTable(
            direction_columns(), lambda row: row.direction.conclusion_id, lines=3, parent=self
        )
        table.set_empty(empty)
        return table

    def _lay_out(self) -> None:
        self._summary.setWordWrap(True)
        theme.larger(self._closed_title, 1.0, bold=True)
        head = QHBoxLayout()
        head.addWidget(self._summary, 1)
        head.addWidget(CommandBar([self.copy], self))
        closed = QWidget(self)
        below = QVBoxLayout(closed)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(self._closed_title)
        below.addWidget(self.closed_table, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.open_table)
        split.addWidget(closed)
        split.setChildrenCollapsible(False)
        split.setSizes([360, 220])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(split, 1)

    def refresh(self) -> None:
        """Read the lists anew."""
        self.presenter.refresh()

    def show_carried(self) -> None:
        """Show the lists."""
        found = self.presenter.found
        if found is None:
            return
        self._summary.setText(summary_text(found))
        since = found.since
        closed = tr("Xong hoặc rút từ sau hội nghị {day}: {count}") if since else tr("Đã xong hoặc rút: {count}")
        day = wording.day(since.day) if since else ""
        self._closed_title.setText(closed.format(day=day, count=len(found.closed)))
        self.open_table.set_rows(found.open)
        self.closed_table.set_rows(found.closed)

    def _copy(self) -> None:
        found = self.presenter.found
        if found is not None:
            QGuiApplication.clipboard().setText("\n".join(_lines(found)))
            self._messages.inform(tr("Đã chép danh sách; dán vào Word bằng Ctrl+V."))


def summary_text(found: CarriedOver) -> str:
    """Return what carries over in one line: how many there are, and how many of each light."""
    total = tr("Chuyển sang hội nghị này: {count} ý kiến chỉ đạo").format(count=len(found.open))
    lights = [(light, found.count(light)) for light in Light]
    return " · ".join([total, *(f"{light_text(light)} {number}" for light, number in lights if number)])


def _lines(found: CarriedOver) -> list[str]:
    """Return both lists as text, a line a direction."""
    rows = (*found.open, *found.closed)
    return [
        "\t".join((str(row.direction.number), row.direction.text, row.units, light_text(row.light))) for row in rows
    ]

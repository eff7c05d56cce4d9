"""What stands under the register: the chosen direction in full, the row of each unit, and the whole history."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from desktop import wording
from desktop.services.directions import DirectionPart, DirectionRow
from desktop.ui import theme
from desktop.ui.pages.direction_columns import LIGHT_TONES, light_text
from desktop.ui.pages.task_detail import detail_text
from desktop.ui.pages.timeline import Timeline
from desktop.words import tr


class PartsList(QListWidget):
    """The units of a direction to several, each with its light; commands are for the current one."""

    #: Another unit is the current one (the id of its row).
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Các đơn vị được giao"))
        self.setAlternatingRowColors(True)
        self.currentItemChanged.connect(self._tell)

    def show_parts(self, parts: Sequence[DirectionPart], current: DirectionPart | None) -> None:
        """Show the units where there are several."""
        self.blockSignals(True)
        self.clear()
        for part in parts:
            item = QListWidgetItem(f"{light_text(part.light)} · {part.unit}", self)
            item.setData(Qt.ItemDataRole.UserRole, part.task.id)
            item.setForeground(theme.colour(LIGHT_TONES[part.light], self.palette()))
            if current is not None and part.task.id == current.task.id:
                self.setCurrentItem(item, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.blockSignals(False)
        self.setVisible(len(parts) > 1)
        rows = min(len(parts), 4)
        self.setFixedHeight(self.sizeHintForRow(0) * rows + 2 * self.frameWidth() if parts else 0)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class DirectionDetail(QWidget):
    """The chosen direction: facts and units at the left, its history at the right."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.timeline = Timeline(self)
        self.joint_timeline = Timeline(self, units=True)
        self.parts = PartsList(self)
        self.title = detail_text(self)
        self.facts = detail_text(self)
        self._none = detail_text(self)
        for timeline in self.timelines:
            timeline.addActions(list(actions))
            timeline.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._lay_out()
        self.show_row(None, None)

    @property
    def timelines(self) -> tuple[Timeline, Timeline]:
        """The history of one unit's direction, and that of several; one of them is shown."""
        return self.timeline, self.joint_timeline

    @property
    def shown_timeline(self) -> Timeline:
        """The history that is shown."""
        return self.joint_timeline if self.timeline.isHidden() else self.timeline

    def _lay_out(self) -> None:
        theme.larger(self.title, 1.0, bold=True)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 6, 0)
        for widget in (self.title, self.facts, self.parts):
            column.addWidget(widget)
        column.addStretch(1)
        left = QScrollArea(self)
        left.setWidget(holder)
        left.setWidgetResizable(True)
        left.setFrameShape(QScrollArea.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QVBoxLayout()
        right.addWidget(self._none)
        for timeline in self.timelines:
            right.addWidget(timeline, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(left, 2)
        row.addLayout(right, 3)

    def show_row(self, row: DirectionRow | None, part: DirectionPart | None) -> None:
        """Show a direction; ``part`` is the one that commands are for."""
        entries = row.history if row else ()
        several = row is not None and len(row.parts) > 1
        self.parts.show_parts(row.parts if row else (), part)
        for timeline in self.timelines:
            wanted = timeline is self.joint_timeline if several else timeline is self.timeline
            timeline.setVisible(wanted and bool(entries))
            timeline.show_rows(entries if wanted else ())
        self._none.setVisible(not entries)
        if row is None:
            self.title.setText(tr("Chọn một ý kiến chỉ đạo để xem toàn bộ diễn biến."))
            self.facts.clear()
            self._none.clear()
            return
        self.title.setText(row.direction.text)
        self.facts.setText("\n".join(_facts(row)))
        self._none.setText(tr("Chưa có diễn biến nào. Ctrl+B ghi báo cáo, Ctrl+0 không phát sinh, Ctrl+H xác nhận."))


def _facts(row: DirectionRow) -> list[str]:
    """Return what is known of a direction, a line a fact; what is not known is left out."""
    one = row.direction
    first = one.due.text if one.due and one.due != row.standing.due else ""
    due = row.standing.due.text if row.standing.due else ""
    known = (
        (tr("Chủ trì: {value}"), row.units if len(row.parts) < 2 else ""),
        (tr("Phối hợp: {value}"), "; ".join(one.coordinating_units)),
        (
            tr("Thời hạn: {value}"),
            tr("{due} (gia hạn; ban đầu: {first})").format(due=due, first=first) if first else due,
        ),
        (tr("Báo cáo lại: {value}"), one.report_back.text if one.report_back else ""),
        (tr("Hội nghị: {value}"), f"{one.meeting}, {wording.day(one.given_on)}"),
    )
    return [text.format(value=value) for text, value in known if value]

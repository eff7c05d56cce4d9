"""Next year's plan out of this year's: what is chosen in the list becomes tasks of the next year."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop import wording
from desktop.presenters.session import Failed
from desktop.services.next_year import Candidate, Candidates, Reason
from desktop.ui.messages import Messages
from desktop.ui.table import Column, FilteredTable
from desktop.words import mark, tr

Plan = Callable[[Sequence[Candidate], Callable[[], None], Failed], None]

_REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.CARRIED: mark("Chuyển tiếp"),
        Reason.RECURRING: mark("Hằng năm"),
        Reason.PROPOSED: mark("Từ kết luận"),
    }
)

_PLACES = {reason: place for place, reason in enumerate(Reason)}


class NextYearDialog(QDialog):
    """The tasks that may go into the next year's plan; all are chosen at first."""

    def __init__(self, found: Candidates, plan: Plan, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Kế hoạch năm {year}").format(year=found.year))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = found
        self._plan = plan
        self._messages = messages
        self.table = FilteredTable(_columns(), lambda one: one.row.task.id, lines=2, parent=self)
        self.table.set_empty(tr("Không còn nhiệm vụ nào để đưa sang năm {year}.").format(year=found.year))
        self.table.activated.connect(lambda _: self._take())
        box = QDialogButtonBox(self)
        self.plan_button = box.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        leave = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.plan_button, leave):
            button.setAutoDefault(False)  # Enter is the list's
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(_heading(found, self))
        column.addWidget(self.table, 1)
        column.addWidget(box)
        self.table.set_rows(found.offered)
        self.table.view.selectAll()
        self.table.view.selectionModel().selectionChanged.connect(self._count)
        self._count()
        self.table.view.setFocus()
        self.resize(self._wanted_size())
        self.open()

    def _wanted_size(self) -> QSize:
        letter = self.fontMetrics().averageCharWidth()
        room = self.screen().availableSize()
        return QSize(
            min(150 * letter, room.width() - 60), min(32 * self.fontMetrics().lineSpacing(), room.height() - 80)
        )

    def _count(self) -> None:
        chosen = len(self.table.view.selectionModel().selectedRows())
        text = tr("&Đưa {count} nhiệm vụ đã chọn vào kế hoạch năm {year}")
        self.plan_button.setText(text.format(count=wording.number(chosen), year=self._found.year))
        self.plan_button.setEnabled(bool(chosen))

    def _take(self) -> None:
        chosen = self.table.chosen()
        if chosen and self.plan_button.isEnabled():
            self.plan_button.setEnabled(False)
            self._plan(chosen, self.accept, self._messages.failure)


def _heading(found: Candidates, parent: QWidget) -> QLabel:
    """Return what is to be done here, and how many tasks are in the plan already."""
    said = [tr("Các dòng được chọn (Ctrl, Shift để chọn bớt) trở thành nhiệm vụ mới, có số thứ tự tiếp theo.")]
    if found.there:
        there = tr("{count} nhiệm vụ khác đã có trong kế hoạch năm {year} nên không đưa vào lần nữa.")
        said.append(there.format(count=wording.number(found.there), year=found.year))
    label = QLabel(" ".join(said), parent)
    label.setWordWrap(True)
    return label


def _columns() -> list[Column[Candidate]]:
    return [
        Column(tr("Vì sao"), lambda one: tr(_REASONS[one.reason]), key=lambda one: _PLACES[one.reason], width=14),
        Column(tr("Nhiệm vụ"), lambda one: one.planned.title, width=0),
        Column(tr("Loại"), lambda one: wording.label(one.planned.kind), width=18),
        Column(tr("Đơn vị chủ trì"), lambda one: one.row.lead_unit, width=26),
        Column(tr("Năm nay"), lambda one: wording.label(one.row.count), width=20),
        Column(tr("Thời hạn mới"), lambda one: one.planned.due.text if one.planned.due else "", width=16),
    ]

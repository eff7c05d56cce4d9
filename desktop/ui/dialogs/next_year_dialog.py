"""Next year's plan out of this year's: what is chosen in the list becomes tasks of the next year."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop import wording
from desktop.presenters.planning import PlanningPresenter
from desktop.presenters.session import Failed
from desktop.services.next_year import Candidate, Candidates, Reason
from desktop.services.task_lists import TaskOrder
from desktop.ui.columns import Column
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.messages import Messages
from desktop.ui.paged_table import PagedTable
from desktop.words import mark, tr

Plan = Callable[[Candidates, Sequence[int], Callable[[], None], Failed], None]

_REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.CARRIED: mark("Chuyển tiếp"),
        Reason.RECURRING: mark("Hằng năm"),
        Reason.PROPOSED: mark("Từ kết luận"),
    }
)


class _Offered(PagedTable[Candidate]):
    """The list of what is offered; a click or Space picks a row or drops it."""

    #: Another order is wanted (a :class:`TaskOrder`, ``None`` for that of the reasons; whether the last comes first).
    order_wanted = Signal(object, bool)

    def __init__(self, presenter: PlanningPresenter, parent: QWidget) -> None:
        super().__init__(_columns(), presenter.pages, lines=2, parent=parent)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.model.sort_wanted.connect(self._sort)

    def _sort(self, column: int, descending: bool) -> None:
        order = TaskOrder.PLAN if column < 0 else _ORDERS[column]
        self.order_wanted.emit(order, descending)


class NextYearDialog(QDialog):
    """The tasks that may go into the next year's plan; all are picked at first, a click or Space drops one.

    What is filtered out stays picked or dropped as it was. Adapts :class:`PlanningPresenter`.
    """

    def __init__(self, presenter: PlanningPresenter, plan: Plan, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Kế hoạch năm {year}").format(year=presenter.year + 1))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._presenter = presenter
        self._plan = plan
        self._messages = messages
        self._is_showing = False
        self._is_new = True
        self._heading = QLabel(self)
        self._heading.setWordWrap(True)
        self.table = _Offered(presenter, self)
        box = QDialogButtonBox(self)
        self.plan_button = box.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        leave = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.plan_button, leave):
            button.setAutoDefault(False)  # Enter is the list's
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._heading)
        column.addWidget(self.table, 1)
        column.addWidget(box)
        self._connect()
        self._count()
        self.resize(roomy(self, 150, 32))
        self.open()
        presenter.begin(self)

    def _connect(self) -> None:
        presenter, table = self._presenter, self.table
        table.set_empty(tr("Đang đọc sổ…"))
        table.activated.connect(lambda _: self._take())
        table.typed.connect(presenter.refine)
        table.order_wanted.connect(lambda order, down: presenter.sort(order, descending=down))
        table.chosen_changed.connect(self._pick)

    def show_offered(self) -> None:
        """Show the list, what is picked of it chosen; the first row is the current one where no other is."""
        presenter, table = self._presenter, self.table
        self._is_showing = True
        table.take_over()
        table.choose(presenter.picked)
        self._is_showing = False
        table.set_empty(tr("Không còn nhiệm vụ nào để đưa sang năm {year}.").format(year=presenter.year + 1))
        self._heading.setText(_heading(presenter.found))
        self._count()
        if presenter.pages.ids and table.current_id() is None:
            table.select(presenter.pages.ids[0])
        if self._is_new:
            self._is_new = False
            table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        table.arrived()

    def _pick(self) -> None:
        """Take over what is chosen among the rows that are shown."""
        if not self._is_showing:
            self._presenter.pick(self.table.chosen_ids())
            self._count()

    def _count(self) -> None:
        chosen = len(self._presenter.picked)
        text = tr("&Đưa {count} nhiệm vụ đã chọn vào kế hoạch năm {year}")
        self.plan_button.setText(text.format(count=wording.number(chosen), year=self._presenter.year + 1))
        self.plan_button.setEnabled(bool(chosen))

    def _take(self) -> None:
        found, chosen = self._presenter.found, self._presenter.chosen
        if found is not None and chosen and self.plan_button.isEnabled():
            self.plan_button.setEnabled(False)
            self._plan(found, chosen, self.accept, self._messages.failure)


def _heading(found: Candidates | None) -> str:
    """Return what is to be done here, and how many tasks are in the plan already."""
    said = [
        tr(
            "Các dòng tô xanh trở thành nhiệm vụ mới, có số thứ tự tiếp theo. "
            "Bấm vào dòng, hoặc phím cách, để bỏ hay lấy lại."
        )
    ]
    if found is not None and found.there:
        there = tr("{count} nhiệm vụ khác đã có trong kế hoạch năm {year} nên không đưa vào lần nữa.")
        said.append(there.format(count=wording.number(found.there), year=found.year))
    return " ".join(said)


#: What the ledger sorts by for each of the columns; the first is the order of the reasons.
_ORDERS = (None, TaskOrder.TITLE, TaskOrder.KIND, TaskOrder.UNIT, TaskOrder.STATE, TaskOrder.DUE)


def _columns() -> list[Column[Candidate]]:
    return [
        Column(tr("Vì sao"), lambda one: tr(_REASONS[one.reason]), width=14),
        Column(tr("Nhiệm vụ"), lambda one: one.planned.title, width=0),
        Column(tr("Loại"), lambda one: wording.label(one.planned.kind), width=18),
        Column(tr("Đơn vị chủ trì"), lambda one: one.row.lead_unit, width=26),
        Column(tr("Năm nay"), lambda one: wording.label(one.row.count), width=20),
        Column(tr("Thời hạn mới"), lambda one: one.planned.due.text if one.planned.due else "", width=16),
    ]

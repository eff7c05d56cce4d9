"""The page Ý kiến chỉ đạo: the register of directions across meetings, and the units that owe reports."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.lights import Light
from desktop.domain.task_events import DECISIONS
from desktop.domain.tasks import ProgressReport
from desktop.presenters.decision_forms import Extension
from desktop.presenters.directions import DirectionsPresenter
from desktop.presenters.navigation import DirectionFilter, MeetingFilter, Navigate, PageFilter, PageKey
from desktop.presenters.session import Failed, Session
from desktop.presenters.task_commands import Confirmation, Done, TaskChange, Undo
from desktop.services.directions import DirectionPart, DirectionRow
from desktop.services.timelines import Entry
from desktop.ui import theme
from desktop.ui.command_bar import command_bar, make_action
from desktop.ui.dialogs.decision_dialog import Asked, ExtendDialog, reinstate_dialog, withdraw_dialog
from desktop.ui.dialogs.report_dialog import ConfirmDialog, ReportDialog, ReportedTask, task_heading
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.direction_columns import LIGHT_TONES, direction_columns, light_text
from desktop.ui.pages.direction_detail import DirectionDetail
from desktop.ui.pages.owing_units import OwingPanel
from desktop.ui.table import FilteredTable
from desktop.words import mark, tr

_SAID: Mapping[TaskChange, str] = MappingProxyType(
    {
        TaskChange.REPORTED: mark("Đã ghi báo cáo tiến độ."),
        TaskChange.NO_CHANGE: mark("Đã ghi: không phát sinh."),
        TaskChange.CONFIRMED: mark("Đã xác nhận hoàn thành."),
        TaskChange.EXTENDED: mark("Đã gia hạn."),
        TaskChange.WITHDRAWN: mark("Đã rút ý kiến chỉ đạo."),
        TaskChange.REINSTATED: mark("Đã bỏ rút: ý kiến chỉ đạo lại được theo dõi."),
        TaskChange.REPORT_DELETED: mark("Đã xoá báo cáo tiến độ."),
        TaskChange.DECISION_DELETED: mark("Đã bỏ quyết định này khỏi diễn biến."),
    }
)


class DirectionTable(FilteredTable[DirectionRow]):
    """The register. Its filter box is the presenter's, so that the lights are of what is shown."""

    def __init__(
        self, sift: Callable[[str], None], identity: Callable[[DirectionRow], object], parent: QWidget
    ) -> None:
        self._sift = sift
        super().__init__(direction_columns(), identity, lines=3, parent=parent)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)

    def _filter(self, typed: str) -> None:
        self._sift(typed)
        if typed and self.current() is None:
            self.view.setCurrentIndex(self.model.index(0, 0))


class LightsBar(QWidget):
    """The lights, each with how many there are; a click shows just these."""

    def __init__(self, choose: Callable[[Light | None], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._choose = choose
        self.buttons: dict[Light | None, QPushButton] = {light: QPushButton(self) for light in (None, *Light)}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        for light, button in self.buttons.items():
            button.setObjectName("choice")
            button.setCheckable(True)
            button.clicked.connect(self._teller(light))
        self._arrange(len(self.buttons))

    def _arrange(self, columns: int) -> None:
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)

    def _width_in(self, columns: int) -> int:
        """Return the room that the buttons need in so many columns."""
        widths = [button.sizeHint().width() for button in self.buttons.values()]
        return sum(max(widths[place::columns]) for place in range(columns)) + self._grid.spacing() * (columns - 1)

    def minimumSizeHint(self) -> QSize:
        """Make do with two rows."""
        return QSize(self._width_in((len(self.buttons) + 1) // 2), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row where there is room for it, else in two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        every = len(self.buttons)
        self._arrange(every if self._width_in(every) <= self.width() else (every + 1) // 2)

    def _teller(self, light: Light | None) -> Callable[[], None]:
        """Return what chooses a light; the one that is chosen already gives way to all."""
        return lambda: self._choose(light if self.buttons[light].isChecked() else None)

    def show_lights(self, lights: Mapping[Light, int], chosen: Light | None) -> None:
        """Show how many there are of each light; ``chosen`` is the one that the list shows."""
        for light, button in self.buttons.items():
            number = lights[light] if light else sum(lights.values())
            name = light_text(light) if light else tr("Tất cả")
            button.setText(f"{name}  {wording.number(number)}")
            button.setChecked(light is chosen)
            if light is not None and number:
                theme.paint_text(button, LIGHT_TONES[light])
        self._fit()


@dataclass(frozen=True, slots=True)
class _Commands:
    """What can be done on the page, with its keys."""

    report: QAction
    nothing: QAction
    confirm: QAction
    extend: QAction
    withdraw: QAction
    meeting: QAction
    edit_entry: QAction
    delete_entry: QAction
    undo: QAction


class DirectionsPage(QWidget):
    """The register of directions; adapts :class:`DirectionsPresenter`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self._navigate = navigate
        self.presenter = DirectionsPresenter(session, self)
        self.commands = self._make_commands()
        self.day = QDateEdit(self)
        self.units = QComboBox(self)
        self.by_unit = QCheckBox(tr("Từng đơn &vị"), self)
        self.whole = QCheckBox(tr("Cả việc xong từ các năm &trước"), self)
        self.clear = QPushButton(tr("Bỏ &lọc"), self)
        self.lights = LightsBar(self._choose_light, self)
        self.table = DirectionTable(self._type, self.presenter.identity, self)
        self.detail = DirectionDetail((self.commands.edit_entry, self.commands.delete_entry), self)
        self.owing = OwingPanel(session, messages, self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        self._attach_actions()
        self._connect()
        self.setFocusProxy(self.table)
        self.presenter.reload()

    # ── How it is built ──

    def _make_commands(self) -> _Commands:
        return _Commands(
            report=make_action(self, tr("Ghi &báo cáo…"), self._report, "Ctrl+B"),
            nothing=make_action(self, tr("&Không phát sinh"), self._nothing, "Ctrl+0"),
            confirm=make_action(self, tr("Xác nhận &hoàn thành…"), self._confirm, "Ctrl+H"),
            extend=make_action(self, tr("&Gia hạn…"), self._extend, "Ctrl+E"),
            withdraw=make_action(self, tr("&Rút…"), self._withdraw, "Ctrl+R"),
            meeting=make_action(self, tr("Mở hội nghị &nguồn"), self._open_meeting, "Ctrl+G"),
            edit_entry=make_action(self, tr("&Mở…"), self._open_current, "F2"),
            delete_entry=make_action(self, tr("&Xoá khỏi diễn biến"), self._delete_entry, "Del"),
            undo=make_action(self, tr("H&oàn tác"), self.presenter.undo_last, "Ctrl+Z"),
        )

    def _lay_out(self) -> None:
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.lights)
        column.addLayout(self._choices_row())
        column.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(listed)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([430, 190])
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(split, tr("&Sổ theo dõi"))
        self.tabs.addTab(self.owing, tr("&Chưa báo cáo"))
        page = QVBoxLayout(self)
        page.addLayout(self._head())
        page.addWidget(self.tabs, 1)

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("Ý kiến chỉ đạo"), self)
        theme.larger(title, 1.4, bold=True)
        as_of = QLabel(tr("tính đến ngà&y"), self)
        as_of.setBuddy(self.day)
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setCalendarPopup(True)
        self.day.setKeyboardTracking(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (title, as_of, self.day):
            row.addWidget(widget)
        shown = self.commands
        bar = [shown.report, shown.nothing, shown.confirm, shown.extend, shown.withdraw, shown.meeting]
        row.addWidget(command_bar(bar, self), 1)
        return row

    def _choices_row(self) -> QHBoxLayout:
        self.units.setAccessibleName(tr("Đơn vị chủ trì"))
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.units.setMinimumContentsLength(24)
        self.by_unit.setToolTip(tr("Mỗi đơn vị được giao một dòng"))
        row = QHBoxLayout()
        row.addWidget(self.units)
        row.addWidget(self.by_unit)
        row.addWidget(self.whole)
        row.addStretch(1)
        row.addWidget(self.clear)
        return row

    def _attach_actions(self) -> None:
        own = self.commands
        shown = [own.report, own.nothing, own.confirm, own.extend, own.withdraw, own.meeting]
        self.addActions([*shown, own.undo])
        self.table.view.addActions(shown)
        self.table.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _connect(self) -> None:
        presenter = self.presenter
        self.day.dateChanged.connect(lambda day: presenter.choose_day(_python_day(day)))
        self.units.activated.connect(lambda _: self._refine(unit_id=self.units.currentData()))
        self.by_unit.toggled.connect(lambda checked: self._refine(by_unit=checked))
        self.whole.toggled.connect(self.presenter.choose_whole)
        self.clear.clicked.connect(self._clear)
        self.tabs.currentChanged.connect(lambda _: self.show_chosen())
        self.table.selected.connect(presenter.choose)
        self.table.undo_wanted.connect(presenter.undo_last)
        self.table.activated.connect(lambda _: self._report())
        self.detail.parts.chosen.connect(presenter.choose_part)
        for timeline in self.detail.timelines:
            timeline.opened.connect(self._open_entry)

    # ── What is asked for ──

    def show_filter(self, wanted: PageFilter) -> None:
        """Show the directions that another page counts."""
        if isinstance(wanted, DirectionFilter):
            self.tabs.setCurrentIndex(1 if wanted.owing else 0)
            self.presenter.open(wanted)

    def _refine(self, *, unit_id: int | None = None, by_unit: bool | None = None) -> None:
        wanted = self.presenter.wanted
        if by_unit is None:
            self.presenter.refine(replace(wanted, unit_id=unit_id))
        else:
            self.presenter.refine(replace(wanted, by_unit=by_unit))

    def _type(self, typed: str) -> None:
        self.presenter.refine(replace(self.presenter.wanted, text=typed))

    def _choose_light(self, light: Light | None) -> None:
        self.presenter.refine(replace(self.presenter.wanted, light=light))

    def _clear(self) -> None:
        self.presenter.refine(DirectionFilter(by_unit=self.presenter.wanted.by_unit))

    # ── What is shown ──

    def show_rows(self) -> None:
        """Show rows, lights and choices."""
        presenter, wanted = self.presenter, self.presenter.wanted
        options: list[tuple[str, object]] = [(tr("Mọi đơn vị chủ trì"), None)]
        options += [(unit.name_on(presenter.as_of), unit.id) for unit in presenter.leaders]
        _fill(self.units, options, wanted.unit_id)
        _quietly(self.day, lambda: self.day.setDate(_qt_day(presenter.as_of)))
        _quietly(self.by_unit, lambda: self.by_unit.setChecked(wanted.by_unit))
        if self.table.filter_box.text() != wanted.text:
            _quietly(self.table.filter_box, lambda: self.table.filter_box.setText(wanted.text))
        self.whole.setVisible(presenter.whole or presenter.left_out > 0)
        told = tr("{count} chỉ đạo đã xong từ các năm trước đang được để ngoài danh sách")
        self.whole.setToolTip(told.format(count=presenter.left_out))
        self.lights.show_lights(presenter.lights, wanted.light)
        self.clear.setEnabled(presenter.is_filtered)
        self._show_empty()
        _quietly(self.table, self._show_list)
        presenter.choose(self.table.current())

    def _show_list(self) -> None:
        chosen = self.presenter.chosen
        self.table.set_rows(self.presenter.shown)
        if chosen is not None:
            self.table.select(self.presenter.identity(chosen))
        elif self.presenter.shown and self.table.current() is None:
            self.table.view.setCurrentIndex(self.table.model.index(0, 0))

    def _show_empty(self) -> None:
        if not self.presenter.loaded:
            self.table.set_empty(tr("Đang đọc sổ…"))
        elif self.presenter.is_filtered:
            text = tr("Không có ý kiến chỉ đạo nào khớp với các điều kiện lọc.")
            self.table.set_empty(text, Action(tr("Bỏ lọc"), self._clear))
        else:
            text = tr("Chưa có ý kiến chỉ đạo nào. Mỗi kết luận của hội nghị có đơn vị chủ trì sẽ hiện ở đây.")
            self.table.set_empty(text, Action(tr("Mở Hội nghị"), lambda: self._navigate(PageKey.MEETINGS)))

    def show_chosen(self) -> None:
        """Show the chosen direction."""
        row, part = self.presenter.chosen, self._part()
        self.detail.show_row(row, self.presenter.part)
        withdrawn = part is not None and part.standing.withdrawn
        own = self.commands
        own.withdraw.setText(tr("Bỏ &rút…") if withdrawn else tr("&Rút…"))
        for action in (own.report, own.nothing, own.withdraw, own.meeting):
            action.setEnabled(part is not None)
        for action in (own.confirm, own.extend):
            action.setEnabled(part is not None and part.standing.is_open)

    def tell(self, change: TaskChange, undo: Undo | None) -> None:
        """Say that something was done."""
        self._messages.inform(tr(_SAID[change]), Action(tr("Hoàn tác"), undo) if undo else None)

    # ── What is done ──

    def _part(self) -> DirectionPart | None:
        """Return the part that a command is for, while the register is looked at."""
        return self.presenter.part if self.tabs.currentIndex() == 0 else None

    def _heading(self, part: DirectionPart) -> QLabel:
        due = wording.day(part.standing.due_on)
        facts = filter(None, (part.unit, tr("Thời hạn: {due}").format(due=due)))
        return task_heading(part.task.title, " · ".join(facts))

    def _asked(self, part: DirectionPart) -> Asked:
        return Asked(self._heading(part), self.presenter.usual_decider, self.presenter.today)

    def _report(self) -> None:
        report = self.presenter.new_report()
        if report is not None and self._part() is not None:
            self._open_report(report)

    def _open_report(self, report: ProgressReport) -> None:
        presenter, row = self.presenter, self.presenter.chosen
        if row is not None:
            unit = next((part.unit for part in row.parts if part.task.id == report.task_id), "")
            title = f"{row.direction.text}\n{unit}".strip()
            ReportDialog(report, ReportedTask(title), presenter.today, presenter.save_report, self._messages, self)

    def _nothing(self) -> None:
        if self._part() is not None:
            self.presenter.nothing_to_report(self._messages.failure)

    def _confirm(self) -> None:
        part, presenter = self._part(), self.presenter
        if part is not None:
            said = Confirmation(presenter.suggested_day, presenter.usual_confirmer)
            ConfirmDialog(self._heading(part), said, presenter.today, presenter.confirm, self._messages, self)

    def _extend(self) -> None:
        part = self._part()

        def keep(said: Extension, done: Done, failed: Failed) -> None:
            self.presenter.extend(said.deadline, said.decision, done, failed)

        if part is not None:
            ExtendDialog(self._asked(part), keep, self._messages, self)

    def _withdraw(self) -> None:
        part, presenter = self._part(), self.presenter
        if part is None:
            return
        if part.standing.withdrawn:
            reinstate_dialog(self._asked(part), presenter.reinstate, self._messages, self)
        else:
            withdraw_dialog(self._asked(part), presenter.withdraw, self._messages, self)

    def _open_meeting(self) -> None:
        row = self.presenter.chosen
        if row is not None:
            self._navigate(PageKey.MEETINGS, MeetingFilter(row.direction.meeting_id))

    # ── The history ──

    def _open_current(self) -> None:
        entry = self.detail.shown_timeline.current()
        if entry is not None:
            self._open_entry(entry)

    def _open_entry(self, entry: Entry) -> None:
        """Open what an entry stands for: the workbook it was read in, the letter that went out, or its form."""
        if entry.origin is not None and entry.report is not None and entry.report.import_row_id is not None:
            folder = Path(tempfile.mkdtemp(prefix="thuky-"))
            self.presenter.copy_workbook(entry.report.import_row_id, folder, _open_file)
        elif entry.report is not None:
            self._open_report(entry.report)
        elif entry.event is not None and entry.event.paper_id is not None:
            self.presenter.letter(entry.event.paper_id, self.owing.show_letter)

    def _delete_entry(self) -> None:
        entry = self.detail.shown_timeline.current()
        if entry is not None and entry.event is not None and entry.event.kind in DECISIONS:
            self.presenter.take_back(entry.event)
        elif entry is not None and entry.report is not None and entry.origin is None:
            self.presenter.delete_report(entry.report)


def _open_file(path: Path) -> None:
    """Open a file with the program that the system has for it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _quietly(widget: QWidget, do: Callable[[], object]) -> None:
    """Change a widget without anybody being told."""
    widget.blockSignals(True)
    do()
    widget.blockSignals(False)


def _fill(box: QComboBox, options: list[tuple[str, object]], chosen: object) -> None:
    """Offer ``options`` (text and value); nothing is told of it."""
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != options:
        box.clear()
        for text, value in options:
            box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _python_day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

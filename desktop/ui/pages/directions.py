"""The page Ý kiến chỉ đạo: the register of directions across meetings, and the units that owe reports."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.lights import Light
from desktop.domain.task_events import DECISIONS
from desktop.presenters.directions import DirectionsPresenter
from desktop.presenters.navigation import DirectionFilter, MeetingFilter, Navigate, PageFilter, PageKey
from desktop.presenters.session import Session
from desktop.presenters.task_commands import TaskChange, Undo
from desktop.services.directions import DirectionPart
from desktop.services.timelines import Entry
from desktop.ui import theme
from desktop.ui.choices import Options, fill, make_day_field, python_day, show_day
from desktop.ui.command_bar import make_action, page_head
from desktop.ui.list_look import list_over_detail
from desktop.ui.messages import Action, Messages
from desktop.ui.opening import open_outside
from desktop.ui.pages.direction_detail import DirectionDetail
from desktop.ui.pages.direction_forms import DirectionForms, said
from desktop.ui.pages.direction_table import DirectionTable, LightsBar
from desktop.ui.pages.owing_units import OwingPanel
from desktop.ui.wrapped_row import WrappedRow
from desktop.words import tr


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

    def shown(self) -> list[QAction]:
        """Return those for the head of the page."""
        return [self.report, self.nothing, self.confirm, self.extend, self.withdraw, self.meeting]


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
        self._forms = DirectionForms(self, self.presenter, messages)
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
            meeting=make_action(self, tr("Hội nghị &nguồn"), self._open_meeting, "Ctrl+G"),
            edit_entry=make_action(self, tr("&Mở…"), self._open_current, "F2"),
            delete_entry=make_action(self, tr("&Xóa khỏi diễn biến"), self._delete_entry, "Del"),
            undo=make_action(self, tr("H&oàn tác"), self.presenter.undo_last, "Ctrl+Z"),
        )

    def _lay_out(self) -> None:
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.lights)
        column.addLayout(self._choices_row())
        column.addWidget(self.table, 1)
        split = list_over_detail(listed, self.detail, self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(split, tr("&Sổ theo dõi"))
        self.tabs.addTab(self.owing, tr("&Chưa báo cáo"))
        page = QVBoxLayout(self)
        page.addWidget(self._head())
        page.addWidget(self.tabs, 1)

    def _head(self) -> WrappedRow:
        title = QLabel(tr("Ý kiến chỉ đạo"), self)
        theme.larger(title, 1.4, bold=True)
        as_of = QLabel(tr("tính đến ngà&y"), self)
        as_of.setBuddy(self.day)
        make_day_field(self.day)
        return page_head([title, as_of, self.day], self.commands.shown(), self)

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
        shown = self.commands.shown()
        self.addActions([*shown, self.commands.undo])
        self.table.view.addActions(shown)
        self.table.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _connect(self) -> None:
        presenter = self.presenter
        self.day.dateChanged.connect(lambda day: presenter.choose_day(python_day(day)))
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
        options: Options = [(tr("Mọi đơn vị chủ trì"), None)]
        options += [(unit.name_on(presenter.as_of), unit.id) for unit in presenter.leaders]
        fill(self.units, options, wanted.unit_id)
        show_day(self.day, presenter.as_of)
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
        self._messages.inform(said(change), Action(tr("Hoàn tác"), undo) if undo else None)

    # ── What is done ──

    def _part(self) -> DirectionPart | None:
        """Return the part that a command is for, while the register is looked at."""
        return self.presenter.part if self.tabs.currentIndex() == 0 else None

    def _report(self) -> None:
        report = self.presenter.new_report()
        if report is not None and self._part() is not None:
            self._forms.report(report)

    def _nothing(self) -> None:
        if self._part() is not None:
            self.presenter.nothing_to_report(self._messages.failure)

    def _confirm(self) -> None:
        self._ask(self._forms.confirm)

    def _extend(self) -> None:
        self._ask(self._forms.extend)

    def _withdraw(self) -> None:
        self._ask(self._forms.withdraw)

    def _ask(self, form: Callable[[DirectionPart], None]) -> None:
        part = self._part()
        if part is not None:
            form(part)

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
            self.presenter.copy_workbook(entry.report.import_row_id, folder, open_outside)
        elif entry.report is not None:
            self._forms.report(entry.report)
        elif entry.event is not None and entry.event.paper_id is not None:
            self.presenter.letter(entry.event.paper_id, self.owing.show_letter)

    def _delete_entry(self) -> None:
        entry = self.detail.shown_timeline.current()
        if entry is not None and entry.event is not None and entry.event.kind in DECISIONS:
            self.presenter.take_back(entry.event)
        elif entry is not None and entry.report is not None and entry.origin is None:
            self.presenter.delete_report(entry.report)


def _quietly(widget: QWidget, do: Callable[[], object]) -> None:
    """Change a widget without anybody being told."""
    widget.blockSignals(True)
    do()
    widget.blockSignals(False)

"""The page Đơn vị và đại biểu: the member units with their names, the people with their posts."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.collation import name_key
from desktop.domain.people import Person, Position
from desktop.domain.units import Unit
from desktop.presenters.navigation import Navigate, PageFilter, PageKey, TaskFilter, UnitFilter
from desktop.presenters.session import Session
from desktop.presenters.units import Undo, UnitEvent, UnitsPresenter
from desktop.services.units import DirectoryChange, PersonRow, UnitRow
from desktop.ui import theme
from desktop.ui.command_bar import make_action, page_head
from desktop.ui.dialogs.person_dialog import PersonDialog
from desktop.ui.dialogs.unit_dialog import UnitDialog
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.unit_commands import UnitCommands
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import mark, tr

_SAID: Mapping[UnitEvent, str] = MappingProxyType(
    {
        UnitEvent.UNIT_ADDED: mark("Đã thêm đơn vị “{name}”."),
        UnitEvent.UNIT_EDITED: mark("Đã sửa đơn vị “{name}”."),
        UnitEvent.PERSON_ADDED: mark("Đã thêm đại biểu “{name}”."),
        UnitEvent.PERSON_EDITED: mark("Đã sửa đại biểu “{name}”."),
    }
)


class UnitsPage(QWidget):
    """Units and people; adapts :class:`UnitsPresenter`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self._navigate = navigate
        self._wanted: UnitFilter | None = None
        self.presenter = UnitsPresenter(session, self)
        self.units = FilteredTable(_unit_columns(), lambda row: row.unit.id, parent=self)
        self.people = FilteredTable(_people_columns(), lambda row: row.person.id, parent=self)
        self.tabs = QTabWidget(self)
        self._title = QLabel(tr("Đơn vị và đại biểu"), self)
        self.new = make_action(self, tr("&Thêm…"), self._new, "Ctrl+N", "Ins")
        self.edit = make_action(self, tr("&Sửa…"), self._edit, "F2")
        self.tasks = make_action(self, tr("&Nhiệm vụ chủ trì"), self._open_tasks, "Ctrl+T")
        self.directory = make_action(self, tr("Nhập &danh mục đơn vị…"), self._choose_directory, "Ctrl+I")
        self.commands = UnitCommands(self, session, messages, self.presenter)
        self._lay_out()
        self._connect()
        self.presenter.reload()

    # ── How it is built ──

    def _lay_out(self) -> None:
        theme.larger(self._title, 1.4, bold=True)
        self.addActions([self.new, self.edit, self.tasks, self.directory])
        self.tabs.setDocumentMode(True)
        for table in (self.units, self.people):
            self.tabs.addTab(table, "")
            table.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
            table.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        commands = self.commands
        self.units.view.addActions([self.edit, self.tasks, commands.change, commands.under])
        self.people.view.addActions([self.edit])
        for table in (self.units, self.people):
            table.view.addActions([commands.terms, commands.merge, commands.delete])
        page = QVBoxLayout(self)
        page.addWidget(page_head([self._title], self._shown(), self))
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tabs)
        split.addWidget(self.commands.history)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        page.addWidget(split, 1)
        self.setFocusProxy(self.tabs)

    def _shown(self) -> list[QAction]:
        """Return the commands for the head of the page."""
        return [self.new, self.edit, self.tasks, self.directory, self.commands.menu]

    def _connect(self) -> None:
        self.units.activated.connect(lambda _: self._edit())
        self.people.activated.connect(lambda _: self._edit())
        self.units.selected.connect(lambda _: self._enable())
        self.people.selected.connect(lambda _: self._enable())
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.commands.unit_wanted.connect(lambda unit_id: self.show_filter(UnitFilter(unit_id=unit_id)))
        self.units.set_empty(
            tr("Chưa có đơn vị nào. Nhập danh mục đơn vị từ tệp, hoặc nhấn Ctrl+N để thêm từng đơn vị."),
            Action(tr("Nhập danh mục đơn vị…"), self._choose_directory),
        )
        self.people.set_empty(
            tr("Chưa có đại biểu nào. Nhập danh sách đại biểu ở trang Nhập từ Excel, hoặc nhấn Ctrl+N để thêm."),
            Action(tr("Thêm đại biểu…"), self._new),
        )
        self._turn()

    # ── What is shown ──

    def show_filter(self, wanted: PageFilter) -> None:
        """Show the units that fit a text, or one unit or person."""
        if isinstance(wanted, UnitFilter):
            table = self.units if wanted.person_id is None else self.people
            self.tabs.setCurrentWidget(table)
            table.set_filter(wanted.text)
            self._wanted = wanted
            self._select_wanted()

    def _select_wanted(self) -> None:
        """Go to the unit or person that was asked for, once they are on the list."""
        wanted = self._wanted
        if wanted is None:
            return
        table, identity = (self.units, wanted.unit_id) if wanted.person_id is None else (self.people, wanted.person_id)
        if table.select(identity):
            self._wanted = None
            table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_members(self) -> None:
        """Show units and people."""
        members = self.presenter.members
        self.units.set_rows(members.units)
        self.commands.history.setVisible(bool(members.units or members.people))
        self.people.set_rows(members.people)
        self.tabs.setTabText(0, tr("Đơ&n vị ({count})").format(count=wording.number(len(members.units))))
        self.tabs.setTabText(1, tr("Đại &biểu ({count})").format(count=wording.number(len(members.people))))
        self._select_wanted()
        self._enable()

    def tell(self, event: UnitEvent, name: str, undo: Undo | None) -> None:
        """Say that something was done."""
        self._messages.inform(tr(_SAID[event]).format(name=name), Action(tr("Hoàn tác"), undo) if undo else None)

    def tell_directory(self, change: DirectoryChange) -> None:
        """Say what a directory brought."""
        text = tr("Danh mục: thêm {added} đơn vị, bổ sung cách viết cho {extended} đơn vị.")
        self._messages.inform(text.format(added=change.added, extended=change.extended))

    def _turn(self) -> None:
        units = self.tabs.currentWidget() is self.units
        self.new.setText(tr("&Thêm đơn vị…") if units else tr("&Thêm đại biểu…"))
        self.tabs.setFocusProxy(self.units if units else self.people)
        self._enable()

    def _enable(self) -> None:
        units = self.tabs.currentWidget() is self.units
        row = self.units.current()
        self.edit.setEnabled((row if units else self.people.current()) is not None)
        self.tasks.setEnabled(units and row is not None and row.led > 0)
        self.commands.look(row if units else self.people.current())

    # ── What is done ──

    def _new(self) -> None:
        if self.tabs.currentWidget() is self.units:
            self._open_unit(Unit(0, ()))
        else:
            self._open_person(Person(0, ""))

    def _edit(self) -> None:
        if self.tabs.currentWidget() is self.units:
            unit = self.units.current()
            if unit is not None:
                self._open_unit(unit.unit)
        else:
            person = self.people.current()
            if person is not None:
                self._open_person(person.person)

    def _open_unit(self, unit: Unit) -> None:
        UnitDialog(unit, self.presenter.save_unit, self._want_unit, self._messages, self)

    def _open_person(self, person: Person) -> None:
        presenter = self.presenter
        PersonDialog(
            person, presenter.members.directory, presenter.save_person, self._want_person, self._messages, self
        )

    def _want_unit(self, unit: Unit) -> None:
        self._wanted = UnitFilter(unit_id=unit.id)

    def _want_person(self, person: Person) -> None:
        self._wanted = UnitFilter(person_id=person.id)

    def _open_tasks(self) -> None:
        row = self.units.current()
        if row is not None:
            self._navigate(PageKey.TASKS, TaskFilter(self.presenter.members.year, unit_id=row.unit.id))

    def _choose_directory(self) -> None:
        kinds = tr("Danh sách đơn vị (*.xlsx *.xls *.ods *.json)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Nhập danh mục đơn vị"), "", kinds)
        if chosen:
            self.presenter.take_over_directory(Path(chosen))


def _unit_columns() -> list[Column[UnitRow]]:
    return [
        Column(tr("Tên đơn vị"), _name, width=44, tone=lambda row: Tone.QUIET if row.is_past else None),
        Column(tr("Cấp"), lambda row: wording.label(row.unit.level), width=30),
        Column(tr("Nhiệm vụ chủ trì"), lambda row: wording.number(row.led), key=lambda row: row.led, right=True),
        Column(tr("Cách viết khác, tên cũ"), _other_spellings, width=0),
    ]


def _name(row: UnitRow) -> str:
    return tr("{unit} (đến {day})").format(unit=row.name, day=_last_day(row)) if row.is_past else row.name


def _last_day(row: UnitRow) -> str:
    return wording.day(row.unit.names[-1].valid_to)


def _other_spellings(row: UnitRow) -> str:
    return "; ".join(spelling for spelling in row.unit.spellings() if spelling != row.name)


def _people_columns() -> list[Column[PersonRow]]:
    return [
        Column(
            tr("Họ và tên"),
            lambda row: row.person.full_name,
            key=lambda row: name_key(row.person.sort_name or row.person.full_name),
            width=28,
        ),
        Column(tr("Chức vụ"), lambda row: "; ".join(post.title for post in row.posts), key=_rank, width=34),
        Column(tr("Đơn vị"), lambda row: "; ".join(_units_of(row.posts)), width=0),
        Column(tr("Điện thoại"), lambda row: row.person.phone, width=16, least=16),
        Column(tr("Ghi chú"), lambda row: row.person.note, width=24),
    ]


def _rank(row: PersonRow) -> int:
    """Return what a person sorts by in official lists; who has no rank comes last."""
    return min((post.rank for post in row.posts if post.rank), default=1_000)


def _units_of(posts: tuple[Position, ...]) -> list[str]:
    return list(dict.fromkeys(post.unit for post in posts if post.unit))

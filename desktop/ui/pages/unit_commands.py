"""What is done about units through time on the page of units: its actions, its dialogs and the history below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.deeds import Deed, DeedKind
from desktop.domain.memberships import Membership
from desktop.domain.unit_links import UnitParent
from desktop.presenters.session import Session
from desktop.presenters.unit_change_forms import (
    parent_drafts,
    read_parents,
    read_terms,
    term_drafts,
)
from desktop.presenters.unit_changes import Undo, UnitChanges
from desktop.presenters.units import UnitsPresenter
from desktop.services.reorganisation import provinces
from desktop.services.units import PersonRow, UnitRow
from desktop.ui.command_bar import make_action
from desktop.ui.dialogs.pick_dialogs import PickDialog, PickWords, deed_columns
from desktop.ui.dialogs.reorganisation_dialog import ReorganisationDialog
from desktop.ui.dialogs.unit_change_dialogs import SpanLines, SpansDialog, UnitChangeDialog, parent_fields, term_fields
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.unit_history import HistoryList
from desktop.ui.table import Column
from desktop.words import mark, tr

Row = TypeVar("Row", UnitRow, PersonRow)

_SAID: Mapping[DeedKind, str] = MappingProxyType(
    {
        DeedKind.UNITS_CHANGED: mark("Đã ghi thay đổi của “{about}”."),
        DeedKind.REORGANISED: mark("Đã sắp xếp lại các đơn vị của {about}."),
        DeedKind.UNITS_MERGED: mark("Đã gộp vào “{about}”."),
        DeedKind.PEOPLE_MERGED: mark("Đã gộp vào “{about}”."),
        DeedKind.UNIT_DELETED: mark("Đã xóa đơn vị “{about}”."),
        DeedKind.PERSON_DELETED: mark("Đã xóa đại biểu “{about}”."),
    }
)


class UnitCommands(QObject):
    """Adapts :class:`UnitChanges`; works on the unit or the person that is the current one of the page."""

    #: The id of a unit that is to be looked at.
    unit_wanted = Signal(int)

    def __init__(self, page: QWidget, session: Session, messages: Messages, presenter: UnitsPresenter) -> None:
        super().__init__(page)
        self._page = page
        self._messages = messages
        self._members = presenter
        self._row: UnitRow | PersonRow | None = None
        self.changes = UnitChanges(session, self)
        self.history = HistoryList(page)
        self.history.unit_wanted.connect(self.unit_wanted.emit)
        self.change = make_action(page, tr("Đổi tên, &sáp nhập, tách…"), self._open_change, "Ctrl+R")
        self.under = make_action(page, tr("Cộng &chung vào đơn vị khác…"), self._open_parents, "Ctrl+Shift+C")
        self.terms = make_action(page, tr("Thành &viên Ban Chỉ đạo…"), self._open_terms, "Ctrl+M")
        self.merge = make_action(page, tr("&Gộp bản ghi trùng…"), self._open_merge, "Ctrl+G")
        self.delete = make_action(page, tr("&Xóa"), self._delete, "Del")
        self.reorganise = make_action(page, tr("Sắp xếp đơn vị hành chính &2025…"), self._open_places, "Ctrl+Shift+S")
        self.deeds = make_action(page, tr("Việc đã &làm, hoàn tác…"), self._open_deeds, "Ctrl+Shift+Z")
        self.menu = self._menu()
        self.look(None)

    def _menu(self) -> QAction:
        menu = QMenu(tr("Tổ &chức"), self._page)
        of_row = [self.change, self.under, self.terms, self.merge, self.delete]
        menu.addActions(of_row)
        menu.addSeparator()
        menu.addActions([self.reorganise, self.deeds])
        self._page.addActions([*of_row, self.reorganise, self.deeds])
        return menu.menuAction()

    # ── The current row ──

    def look(self, row: UnitRow | PersonRow | None) -> None:
        """Work on this unit or person from now on, and show the history."""
        self._row = row
        for action in (self.terms, self.merge, self.delete):
            action.setEnabled(row is not None)
        for action in (self.change, self.under):
            action.setEnabled(isinstance(row, UnitRow))
        if isinstance(row, PersonRow):
            self.changes.look_at_person(row.person.id)
        else:
            self.changes.look_at_unit(row.unit.id if row is not None else None)

    def show_history(self) -> None:
        """Show the history below the list."""
        self.history.show_rows(self.changes.history)

    # ── What was done ──

    def tell_deed(self, deed: Deed, undo: Undo | None) -> None:
        """Say what was done, with a way back, or that it was taken back."""
        if undo is None:
            self._messages.inform(tr("Đã hoàn tác: mọi thứ về “{about}” như trước.").format(about=deed.about))
        else:
            self._messages.inform(tr(_SAID[deed.kind]).format(about=deed.about), Action(tr("Hoàn tác"), undo))

    def tell_terms(self, undo: Undo | None) -> None:
        """Say that terms in the committee were kept, or taken back."""
        text = tr("Đã lưu nhiệm kỳ trong Ban Chỉ đạo.") if undo else tr("Đã hoàn tác nhiệm kỳ trong Ban Chỉ đạo.")
        self._messages.inform(text, Action(tr("Hoàn tác"), undo) if undo else None)

    # ── Dialogs ──

    def _open_change(self) -> None:
        if isinstance(self._row, UnitRow):
            directory = self._members.members.directory
            UnitChangeDialog(self._row.unit, directory, self.changes.record, self._messages, self._page)

    def _open_parents(self) -> None:
        if not isinstance(self._row, UnitRow):
            return
        unit = self._row.unit
        directory = self._members.members.directory

        def show(parents: tuple[UnitParent, ...]) -> None:
            lines = SpanLines(
                tr("Cộng chung vào đơn vị khác"),
                tr("Trong tổng hợp theo nhóm, “{unit}” được cộng vào:").format(unit=unit.name),
                parent_fields(directory),
                parent_drafts(parents, directory),
                lambda drafts: read_parents(drafts, unit.id, directory),
                partial(self.changes.set_parents, unit.id),
            )
            SpansDialog(lines, self._messages, self._page)

        self.changes.parents_of(unit.id, show)

    def _open_terms(self) -> None:
        row = self._row
        if row is None:
            return
        name = row.name if isinstance(row, UnitRow) else row.person.full_name
        unit_id = row.unit.id if isinstance(row, UnitRow) else None
        person_id = row.person.id if isinstance(row, PersonRow) else None

        def show(terms: tuple[Membership, ...]) -> None:
            lines = SpanLines(
                tr("Thành viên Ban Chỉ đạo"),
                tr("“{name}” là thành viên Ban Chỉ đạo:").format(name=name),
                term_fields(),
                term_drafts(terms),
                lambda drafts: read_terms(drafts, person_id, unit_id),
                partial(self.changes.set_terms, person_id=person_id, unit_id=unit_id),
            )
            SpansDialog(lines, self._messages, self._page)

        self.changes.terms_of(show, person_id=person_id, unit_id=unit_id)

    def _open_merge(self) -> None:
        if isinstance(self._row, UnitRow):
            self._merge_unit(self._row)
        elif self._row is not None:
            self._merge_person(self._row)

    def _merge_unit(self, kept: UnitRow) -> None:
        columns = [
            Column[UnitRow](tr("Tên đơn vị"), lambda row: row.name, width=0),
            Column[UnitRow](tr("Cách viết khác, tên cũ"), lambda row: "; ".join(row.unit.spellings()[1:]), width=40),
        ]
        dialog = self._merge_dialog(kept.name, columns, lambda row: row.unit.id)
        others = [row for row in self._members.members.units if row.unit.id != kept.unit.id]
        merge = partial(self.changes.merge_units, kept.unit.id)
        dialog.begin(others, lambda row: merge(row.unit.id, lambda: None, self._messages.failure))

    def _merge_dialog(
        self, kept: str, columns: Sequence[Column[Row]], identity: Callable[[Row], int]
    ) -> PickDialog[Row]:
        about = tr("Chọn bản ghi trùng với “{kept}”. Mọi thứ của bản ghi đó chuyển sang “{kept}”; có thể hoàn tác.")
        title, button, empty = tr("Gộp bản ghi trùng"), tr("&Gộp vào đây"), tr("Không có bản ghi nào khác.")
        return PickDialog(PickWords(title, about.format(kept=kept), button, empty), columns, identity, self._page)

    def _merge_person(self, kept: PersonRow) -> None:
        columns = [
            Column[PersonRow](tr("Họ và tên"), lambda row: row.person.full_name, width=30),
            Column[PersonRow](tr("Chức vụ"), lambda row: "; ".join(post.title for post in row.posts), width=0),
            Column[PersonRow](tr("Đơn vị"), lambda row: "; ".join(post.unit for post in row.posts), width=36),
        ]
        dialog = self._merge_dialog(kept.person.full_name, columns, lambda row: row.person.id)
        others = [row for row in self._members.members.people if row.person.id != kept.person.id]
        merge = partial(self.changes.merge_people, kept.person.id)
        dialog.begin(others, lambda row: merge(row.person.id, lambda: None, self._messages.failure))

    def _open_places(self) -> None:
        ReorganisationDialog(provinces(), self.changes.preview, self.changes.take_over, self._messages, self._page)

    def _open_deeds(self) -> None:
        words = PickWords(
            tr("Việc đã làm với đơn vị và đại biểu"),
            tr("Chọn một việc để hoàn tác: các bản ghi trở lại đúng như trước."),
            tr("&Hoàn tác việc này"),
            tr("Chưa có việc gì để hoàn tác."),
        )

        def show(deeds: list[Deed]) -> None:
            dialog = PickDialog(words, deed_columns(), lambda deed: deed.id, self._page)
            dialog.begin(deeds, lambda deed: self.changes.undo(deed.id))

        self.changes.deeds(show)

    def _delete(self) -> None:
        if isinstance(self._row, UnitRow):
            self.changes.delete_unit(self._row.unit.id)
        elif self._row is not None:
            self.changes.delete_person(self._row.person.id)

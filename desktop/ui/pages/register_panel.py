"""Any register: its list with filters as you type, the chosen record below, its form, its files."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QPushButton, QTableView, QVBoxLayout, QWidget

from desktop.domain.errors import ThuKyError
from desktop.presenters.navigation import Navigate, RegisterFilter
from desktop.presenters.open_meeting import Numbered
from desktop.presenters.registers import Entry, RegisterChange, RegisterPresenter, Undo
from desktop.presenters.session import Session
from desktop.ui.command_bar import make_action, page_head
from desktop.ui.dialogs.files_dialog import FilesDialog
from desktop.ui.dialogs.record_form import Field, Input, RecordDialog
from desktop.ui.dialogs.task_picker import TaskPicker
from desktop.ui.list_look import list_over_detail
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.register_definition import Definition
from desktop.ui.pages.register_detail import RegisterDetail, Use
from desktop.ui.pages.register_words import use_of_meeting, use_of_task
from desktop.ui.table import FilteredTable
from desktop.words import mark, tr

R = TypeVar("R", bound=Numbered)

_SAID = {
    RegisterChange.ADDED: mark("Đã thêm vào sổ theo dõi."),
    RegisterChange.EDITED: mark("Đã lưu."),
    RegisterChange.DELETED: mark("Đã xóa khỏi sổ theo dõi."),
    RegisterChange.TASK_PUT: mark("Đã gắn nhiệm vụ."),
    RegisterChange.TASK_TAKEN_OUT: mark("Đã bỏ gắn nhiệm vụ; nhiệm vụ vẫn còn trong kế hoạch."),
}


@dataclass(frozen=True, slots=True)
class _Commands:
    """What can be done with a register, with its keys."""

    add: QAction
    edit: QAction
    files: QAction
    put_task: QAction
    delete: QAction
    undo: QAction


class RegisterPanel(QWidget, Generic[R]):
    """One register; adapts :class:`RegisterPresenter`. It is read when it is first looked at."""

    def __init__(self, session: Session, definition: Definition[R], messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._session = session
        self._messages = messages
        self._navigate = navigate
        self.definition = definition
        self._file_wanted: int | None = None
        facets = [facet for _, facet in definition.filters]
        self.presenter: RegisterPresenter[R] = RegisterPresenter(session, definition.register, facets, self)
        self.commands = self._make_commands()
        self.filters = [self._filter(place, label) for place, (label, _) in enumerate(definition.filters)]
        self.clear = QPushButton(tr("Bỏ lọ&c"), self)
        self.table: FilteredTable[Entry[R]] = FilteredTable(definition.columns, _identity, lines=2, parent=self)
        self.detail = RegisterDetail(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.table.set_empty(tr("Đang đọc sổ…"))

    # ── How it is built ──

    def _make_commands(self) -> _Commands:
        return _Commands(
            add=make_action(self, tr("Thêm…"), lambda: self._open_form(self.presenter.new()), "Ins", "Ctrl+N"),
            edit=make_action(self, tr("Sửa…"), self._edit, "F2"),
            files=make_action(self, tr("Tệp kèm…"), self._open_files, "Ctrl+T"),
            put_task=make_action(self, tr("Gắn nhiệm vụ…"), self._put_task, "Ctrl+G"),
            delete=make_action(self, tr("Xóa"), self._delete, "Del"),
            undo=make_action(self, tr("Hoàn tác"), self.presenter.undo_last, "Ctrl+Z"),
        )

    def _filter(self, place: int, label: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(label)
        box.addItem(label, None)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.activated.connect(lambda _: self.presenter.refine(place, box.currentData()))
        return box

    def _lay_out(self) -> None:
        own = self.commands
        tasks = [own.put_task] if self.presenter.takes_tasks else []
        shown = [own.add, own.edit, own.files, *tasks, own.delete]
        self.addActions([own.add, own.files, *tasks, own.undo])
        self.table.view.addActions([*shown])
        self.table.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(page_head([*self.filters, self.clear], shown, self))
        column.addWidget(self.table, 1)
        split = list_over_detail(listed, self.detail, self)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(split, 1)

    def _connect(self) -> None:
        self.clear.clicked.connect(self.presenter.clear)
        self.table.selected.connect(self.presenter.choose)
        self.table.activated.connect(lambda entry: self._open_form(entry.record))
        self.table.undo_wanted.connect(self.presenter.undo_last)
        self.detail.uses.opened.connect(self._open_use)
        self.detail.uses.taken_out.connect(self._take_out)

    # ── What is asked for ──

    def begin(self) -> None:
        """Read the register where that has not been done yet."""
        self.presenter.begin()

    def show_filter(self, wanted: RegisterFilter) -> None:
        """Show a record that another page names."""
        self.table.set_filter("")
        self._file_wanted = wanted.file_id
        self.presenter.open(wanted)

    # ── What is shown ──

    def show_rows(self) -> None:
        """Show the rows and the choices of the filters."""
        presenter = self.presenter
        for place, box in enumerate(self.filters):
            self._show_choices(box, presenter.choices(place), presenter.wanted[place])
        self.clear.setEnabled(presenter.is_filtered)
        if presenter.is_filtered:
            text = tr("Không có dòng nào khớp với các điều kiện lọc.")
            self.table.set_empty(text, Action(tr("Bỏ lọc"), presenter.clear))
        else:
            self.table.set_empty(self.definition.empty, Action(tr("Thêm…"), self.commands.add.trigger))
        _quietly(self.table, self._show_list)
        presenter.choose(self.table.current())

    def _show_list(self) -> None:
        chosen = self.presenter.chosen
        self.table.set_rows(self.presenter.shown)
        if chosen is not None:
            self.table.select(chosen.record.id)
        elif self.presenter.shown and self.table.current() is None:
            self.table.view.setCurrentIndex(self.table.model.index(0, 0))

    def _show_choices(self, box: QComboBox, choices: list[str], chosen: str | None) -> None:
        if [box.itemText(place) for place in range(1, box.count())] != choices:
            while box.count() > 1:
                box.removeItem(1)
            for text in choices:
                box.addItem(text, text)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)

    def show_chosen(self) -> None:
        """Show the chosen record."""
        entry = self.presenter.chosen
        for action in (self.commands.edit, self.commands.files, self.commands.put_task, self.commands.delete):
            action.setEnabled(entry is not None)
        hint = tr("Chọn một dòng để xem đầy đủ.") if self.presenter.shown else ""
        uses = self._uses()
        if not uses and self.detail.uses.hasFocus():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)  # the list of uses is about to be hidden
        self.detail.show_record(self._facts(entry.record) if entry else (), uses, hint)
        if entry is not None and self._file_wanted is not None:
            self._open_files()

    def _facts(self, record: R) -> list[tuple[str, str]]:
        texts = self.presenter.texts(record)
        shown = ((field, _shown(field, texts[field.name])) for field in self._fields() if field.name != "meeting")
        return [(f"{field.label.replace('&', '').rstrip(':')}:", text) for field, text in shown if text]

    def _uses(self) -> list[Use]:
        meeting = self.presenter.meeting
        return [*([use_of_meeting(meeting)] if meeting else []), *map(use_of_task, self.presenter.tasks)]

    def _fields(self) -> tuple[Field, ...]:
        return self.definition.fields(self.presenter.around)

    def tell(self, change: RegisterChange, undo: Undo | None) -> None:
        """Say that something was done."""
        self._messages.inform(tr(_SAID[change]), Action(tr("Hoàn tác"), undo) if undo else None)

    def complain(self, error: ThuKyError) -> None:
        """Say why something could not be done."""
        self._messages.failure(error)

    # ── What is done ──

    def _edit(self) -> None:
        if self.presenter.chosen is not None:
            self._open_form(self.presenter.chosen.record)

    def _open_form(self, record: R) -> None:
        if not self.presenter.loaded:
            return
        read = partial(self.presenter.parse, before=record)
        form = RecordDialog(self.definition.name, self.presenter, read, self._messages, self)
        form.put_all(self._fields())
        form.show_texts(self.presenter.texts(record), self.definition.width)

    def _open_files(self) -> None:
        entry = self.presenter.chosen
        if entry is not None:
            chosen, self._file_wanted = self._file_wanted, None
            owner, title = self.definition.register.owner, self.definition.heading(entry.record)
            dialog = FilesDialog(self._session, owner, entry.record.id, title, self._messages, self)
            dialog.files.show_record(chosen)

    def _delete(self) -> None:
        entry = self.presenter.chosen
        if entry is not None:
            self.presenter.delete(entry.record.id)

    def _put_task(self) -> None:
        if self.presenter.chosen is not None:
            TaskPicker(tr("Gắn nhiệm vụ"), self._session, self._navigate, self.presenter.put_task, self)

    def _take_out(self, use: Use) -> None:
        if use.task_id is not None:
            self.presenter.take_task_out(use.task_id)

    def _open_use(self, use: Use) -> None:
        self._navigate(use.page, use.wanted)


def _identity(entry: Entry[R]) -> int:
    return entry.record.id


def _shown(field: Field, text: str) -> str:
    """Return what a field says to a reader: a choice by its name, the cells of a table side by side."""
    if field.input is Input.CHOICE:
        return next((label for label, value in field.options if value == text), "")
    if field.input is Input.TABLE:
        lines = (" · ".join(filter(None, line.split("\t"))) for line in text.splitlines())
        return "".join(f"\n– {line}" for line in lines)
    return text


def _quietly(widget: QWidget, do: Callable[[], None]) -> None:
    """Change a widget without anybody being told."""
    widget.blockSignals(True)
    do()
    widget.blockSignals(False)

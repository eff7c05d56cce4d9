"""Typing what many tasks are to have in common."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QWidget

from desktop import wording
from desktop.domain.tasks import TaskKind
from desktop.domain.units import UnitDirectory
from desktop.presenters.many_tasks import EditDraft, read_edit
from desktop.presenters.session import Failed
from desktop.presenters.task_forms import echo_deadline
from desktop.services.many_tasks import TaskEdit
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import choice, line
from desktop.ui.dialogs.task_dialog import echo_sentence
from desktop.ui.messages import Messages
from desktop.ui.suggest_line import UnitLine
from desktop.ui.theme import Tone
from desktop.words import tr

SaveEdit = Callable[[TaskEdit, Callable[[], None], Failed], None]


@dataclass(frozen=True, slots=True)
class ManyAsked:
    """What the form is about: the tasks as its heading says it, the year of their plan, the units to choose from."""

    heading: QLabel
    year: int
    units: UnitDirectory


class ManyTasksDialog(FormDialog):
    """A form for lead unit, deadline and kind of many tasks; what is left empty stays as each has it."""

    def __init__(self, asked: ManyAsked, keep: SaveEdit, messages: Messages, parent: QWidget) -> None:
        super().__init__(tr("Sửa nhiều nhiệm vụ"), messages, parent)
        self._asked = asked
        self._keep = keep
        self._lead = UnitLine(asked.units)
        self._due = line()
        self._kind = choice(_kinds(), None)
        for field in (self._lead, self._due):
            field.setPlaceholderText(tr("để trống: giữ nguyên"))
        self.add_wide(asked.heading)
        self.add("lead_unit", tr("Đơn vị &chủ trì:"), self._lead)
        self.add("due", tr("&Thời hạn:"), self._due)
        self.add("kind", tr("L&oại:"), self._kind)
        self._due.textChanged.connect(lambda: self.refresh_remark("due"))
        self._lead.setFocus()
        self.begin(76)

    def refresh_remark(self, name: str) -> None:
        """Say how the deadline is understood while it is typed."""
        typed = self._due.text().strip() if name == "due" else ""
        echo = echo_deadline(typed, self._asked.year)
        self.remark(name).say(echo_sentence(echo) if typed and echo.fault is None else "", Tone.QUIET)

    def draft(self) -> EditDraft:
        """Return what stands in the fields."""
        kind = self._kind.currentData()
        return EditDraft(self._lead.text(), self._due.text(), TaskKind(kind) if kind else None)

    def save(self) -> None:
        """Keep the edit, or show the faults; without one, leave."""
        read = read_edit(self.draft(), self._asked.year, self._asked.units)
        self.show_faults(read.faults)
        if read.value is not None and read.value.is_empty:
            self.accept()
        elif read.value is not None:
            self.wait()
            self._keep(read.value, self.accept, self.show_failure)


def _kinds() -> list[tuple[str, object]]:
    """Return the kinds that a person can give; directions come from conclusions."""
    kinds: list[tuple[str, object]] = [(tr("Giữ nguyên"), None)]
    return kinds + [(wording.label(kind), kind) for kind in TaskKind if kind is not TaskKind.DIRECTION]

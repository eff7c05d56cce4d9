"""Decisions on a task: a new deadline, its withdrawal, taking it up again: each with day, reason and who decided."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.presenters.decision_forms import DecisionDraft, Extension, read_decision, read_extension
from desktop.presenters.forms import day_text
from desktop.presenters.session import Failed
from desktop.presenters.task_forms import echo_deadline
from desktop.services.extensions import Decision
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import TextBox, line
from desktop.ui.dialogs.task_dialog import echo_sentence
from desktop.ui.messages import Messages
from desktop.ui.theme import Tone
from desktop.words import tr

Done = Callable[[], None]
Extend = Callable[[Extension, Done, Failed], None]
Decide = Callable[[Decision, Done, Failed], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is about: the task as its heading says it, who decided last time, and today."""

    heading: QLabel
    decided_by: str
    today: date


class _DecisionDialog(FormDialog):
    """A form with a reason, who decided, and the day."""

    def __init__(self, title: str, asked: Asked, messages: Messages, parent: QWidget) -> None:
        super().__init__(title, messages, parent)
        self._today = asked.today
        self._reason = TextBox(2, one_line=True)
        self._decided_by = line(asked.decided_by, tr("ví dụ: Trưởng Ban Chỉ đạo"))
        self._day = line(day_text(asked.today))
        self.add_wide(asked.heading)

    def _add_decision(self) -> None:
        self.add("reason", tr("&Lý do:"), self._reason)
        self.add("decided_by", tr("&Ai quyết định:"), self._decided_by)
        self.add("day", tr("Quyết định &ngày:"), self._day)

    def _decision(self) -> DecisionDraft:
        return DecisionDraft(self._day.text(), self._reason.toPlainText(), self._decided_by.text())


class ExtendDialog(_DecisionDialog):
    """Asks for a new deadline."""

    def __init__(self, asked: Asked, keep: Extend, messages: Messages, parent: QWidget) -> None:
        super().__init__(tr("Gia hạn"), asked, messages, parent)
        self._keep = keep
        self._due: QLineEdit = line("", tr("ví dụ: 30/9, Quý III/2021"))
        self.add("due", tr("&Thời hạn mới:"), self._due)
        self._add_decision()
        self._due.textEdited.connect(lambda _: self.refresh_remark("due"))
        self.save_button.setText(tr("&Gia hạn"))
        self._due.setFocus()
        self.begin()

    def refresh_remark(self, name: str) -> None:
        """Say how the deadline is understood while it is typed."""
        typed = self._due.text().strip() if name == "due" else ""
        echo = echo_deadline(typed, self._today.year)
        self.remark(name).say(echo_sentence(echo) if typed and echo.fault is None else "", Tone.QUIET)

    def draft(self) -> tuple[str, DecisionDraft]:
        """Return what stands in the fields."""
        return self._due.text(), self._decision()

    def save(self) -> None:
        """Extend, or show the faults."""
        read = read_extension(*self.draft(), self._today)
        self.show_faults(read.faults)
        if read.value is not None:
            self.wait()
            self._keep(read.value, self.accept, self.show_failure)


class DecisionDialog(_DecisionDialog):
    """Asks from which day on something holds, why, and who decided: for a withdrawal and for taking up again."""

    def __init__(self, title: str, verb: str, asked: Asked, keep: Decide, messages: Messages, parent: QWidget) -> None:
        super().__init__(title, asked, messages, parent)
        self._keep = keep
        self._add_decision()
        self.save_button.setText(verb)
        self._reason.setFocus()
        self.begin()

    def draft(self) -> DecisionDraft:
        """Return what stands in the fields."""
        return self._decision()

    def save(self) -> None:
        """Keep the decision, or show the faults."""
        read = read_decision(self.draft(), self._today)
        self.show_faults(read.faults)
        if read.value is not None:
            self.wait()
            self._keep(read.value, self.accept, self.show_failure)


def withdraw_dialog(asked: Asked, keep: Decide, messages: Messages, parent: QWidget) -> DecisionDialog:
    """Ask for a withdrawal."""
    return DecisionDialog(tr("Rút nhiệm vụ"), tr("&Rút nhiệm vụ"), asked, keep, messages, parent)


def reinstate_dialog(asked: Asked, keep: Decide, messages: Messages, parent: QWidget) -> DecisionDialog:
    """Ask why a withdrawn task is taken up again."""
    return DecisionDialog(tr("Bỏ rút nhiệm vụ"), tr("&Bỏ rút"), asked, keep, messages, parent)

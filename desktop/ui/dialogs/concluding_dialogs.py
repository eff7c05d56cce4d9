"""The forms of what a meeting decides besides its conclusions: a vote, a matter, a programme, a key task."""

from PySide6.QtWidgets import QWidget

from desktop import wording
from desktop.domain.matters import Matter, MatterState
from desktop.domain.programmes import Programme
from desktop.domain.tasks import Task
from desktop.domain.votes import Vote
from desktop.presenters.concluding import ConcludingPresenter
from desktop.presenters.concluding_forms import (
    key_task_texts,
    matter_texts,
    programme_texts,
    read_key_task,
    read_matter,
    read_programme,
    read_vote,
    vote_texts,
)
from desktop.ui.dialogs.record_form import Field, Input, RecordDialog
from desktop.ui.messages import Messages
from desktop.words import tr


def due_field() -> Field:
    """Return the field of a deadline."""
    return Field("due", tr("&Thời hạn:"), hint=tr("ví dụ: 30/6, Quý II/2021, thường xuyên"))


def matter_fields() -> tuple[Field, ...]:
    """Return the fields of a matter; there is none for a citizen's name."""
    states = tuple((wording.label(state), state.value) for state in MatterState)
    hint = tr("việc gì, ở đâu; không ghi tên người dân")
    return (
        Field("summary", tr("&Nội dung:"), Input.TEXT, hint, lines=3),
        Field("locality", tr("Địa &phương:"), hint=tr("ví dụ: Xã Tân Lập")),
        Field("lead", tr("Đơn vị &chủ trì:"), Input.UNIT),
        due_field(),
        Field("state", tr("Tình t&rạng:"), Input.CHOICE, options=states),
        Field("settled_on", tr("N&gày giải quyết xong:"), hint=tr("ngày/tháng/năm")),
        Field("outcome", tr("&Kết quả giải quyết:"), Input.TEXT, lines=2),
    )


def programme_fields() -> tuple[Field, ...]:
    """Return the fields of a programme."""
    return (
        Field("name", tr("&Tên chương trình:"), Input.TEXT, lines=2),
        Field("years", tr("&Giai đoạn:"), hint=tr("ví dụ: 2021 - 2025")),
        Field("parties", tr("Các &bên ký kết:"), Input.LINES, tr("mỗi dòng một bên: đơn vị; người ký; chức vụ"), 4),
        Field("contents", tr("&Nội dung phối hợp:"), Input.LINES, lines=4),
    )


def vote_dialog(
    presenter: ConcludingPresenter[Vote], vote: Vote, messages: Messages, parent: QWidget
) -> RecordDialog[Vote]:
    """Show the form of a vote."""
    form = RecordDialog(tr("Biểu quyết"), presenter, lambda texts: read_vote(texts, vote), messages, parent)
    form.put(Field("text", tr("&Nội dung biểu quyết:"), Input.TEXT, lines=2))
    form.put(Field("in_favour", tr("&Tán thành:")))
    form.put(Field("against", tr("&Không tán thành:")))
    form.put(Field("other", tr("Ý kiến k&hác:")))
    form.show_texts(vote_texts(vote))
    return form


def matter_dialog(
    presenter: ConcludingPresenter[Matter], matter: Matter, messages: Messages, parent: QWidget
) -> RecordDialog[Matter]:
    """Show the form of a matter."""
    units, held_on = presenter.units, presenter.held_on
    title = tr("Vụ việc ở địa phương")
    form = RecordDialog(title, presenter, lambda texts: read_matter(texts, matter, units), messages, parent)
    form.put_all(matter_fields())
    form.show_texts(matter_texts(matter, units, held_on))
    return form


def programme_dialog(
    presenter: ConcludingPresenter[Programme], programme: Programme, messages: Messages, parent: QWidget
) -> RecordDialog[Programme]:
    """Show the form of a programme."""
    units, held_on = presenter.units, presenter.held_on
    form = RecordDialog(
        tr("Chương trình phối hợp ký kết"),
        presenter,
        lambda texts: read_programme(texts, programme, units, held_on),
        messages,
        parent,
    )
    form.put_all(programme_fields())
    form.show_texts(programme_texts(programme))
    return form


def key_task_dialog(
    presenter: ConcludingPresenter[Task], task: Task, messages: Messages, parent: QWidget
) -> RecordDialog[Task]:
    """Show the form of a key task of the next year."""
    units, held_on = presenter.units, presenter.held_on
    title = tr("Nhiệm vụ trọng tâm năm {year}").format(year=task.year)
    form = RecordDialog(title, presenter, lambda texts: read_key_task(texts, task, units), messages, parent)
    form.put(Field("title", tr("&Nhiệm vụ:"), Input.TEXT, lines=3))
    form.put(Field("lead", tr("Đơn vị &chủ trì:"), Input.UNIT))
    form.put(Field("coordinating", tr("Đơn vị &phối hợp:"), Input.UNITS))
    form.put(due_field())
    form.show_texts(key_task_texts(task, units, held_on))
    return form

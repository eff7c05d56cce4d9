"""Typing a task."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from desktop import wording
from desktop.domain.documents import ReferenceDocument
from desktop.domain.programmes import Programme
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.units import UnitDirectory
from desktop.presenters.document_choices import DocumentChoices
from desktop.presenters.forms import FieldFault
from desktop.presenters.session import Failed
from desktop.presenters.task_forms import DeadlineEcho, DeadlineSense, TaskDraft, echo_deadline, read_task, task_draft
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_faults import fault_sentence
from desktop.ui.dialogs.form_fields import TextBox, choice, line
from desktop.ui.messages import Messages
from desktop.ui.suggest_line import SuggestLine, UnitLine
from desktop.ui.theme import Tone
from desktop.words import tr

SaveTask = Callable[[Task, Callable[[], None], Failed], None]


def echo_sentence(echo: DeadlineEcho) -> str:
    """Return how a deadline was understood, in words."""
    start, end, last = wording.day(echo.start), wording.day(echo.end), wording.day(echo.last_day)
    match echo.sense:
        case DeadlineSense.NONE:
            text = tr("Để trống: tính đến hết ngày {last}.")
        case DeadlineSense.DAY:
            text = tr("Ngày {end}.")
        case DeadlineSense.SPAN:
            text = tr("Từ {start} đến {end}.")
        case DeadlineSense.UNTIL:
            text = tr("Chậm nhất ngày {end}.")
        case DeadlineSense.FROM:
            text = tr("Từ {start} đến hết ngày {last}.")
        case DeadlineSense.ONGOING:
            text = tr("Thường xuyên: làm suốt năm, đến hết ngày {last}, không tính là quá hạn.")
        case DeadlineSense.NO_DAY_NAMED:
            text = tr("Không thấy ngày nào trong câu này: tính đến hết ngày {last}.")
    sentence = text.format(start=start, end=end, last=last)
    return " ".join((sentence, tr("Số tháng lớn hơn 12 nên hiểu là tháng/ngày."))) if echo.month_first else sentence


class TaskDialog(FormDialog):
    """A form for a task; ``keep`` gets it when it is without faults."""

    def __init__(
        self,
        task: Task,
        units: UnitDirectory,
        keep: SaveTask,
        messages: Messages,
        parent: QWidget,
        *,
        programmes: Sequence[Programme] = (),
        documents: Sequence[ReferenceDocument] = (),
    ) -> None:
        super().__init__(tr("Sửa nhiệm vụ") if task.id else tr("Thêm nhiệm vụ"), messages, parent)
        self._task = task
        self._units = units
        self._keep = keep
        self._documents = DocumentChoices(documents)
        draft = task_draft(task, units, self._documents)
        self._year = QSpinBox(self)
        self._kind = choice(_kinds(task), task.kind)
        self._number = line(draft.number)
        self._title = TextBox(3, one_line=True)
        self._lead = UnitLine(units)
        self._coordinating = UnitLine(units, several=True)
        self._due = line(placeholder=tr("Quý II/2021, trước 30/6, 15/10/2021, Thường xuyên …"))
        self._target = line(placeholder=tr("500 suất quà, 1,2 tỷ đồng …"))
        self._note = TextBox(2)
        self._programme = choice(_programmes(task, programmes), task.programme_id)
        self._document: SuggestLine[ReferenceDocument] = SuggestLine(self._documents.matching)
        self._lay_out()
        self._fill(draft)
        self._watch_deadline()
        self.begin(88)

    def _lay_out(self) -> None:
        direction = self._task.kind is TaskKind.DIRECTION
        self.add("title", tr("&Nhiệm vụ:"), self._title)
        self.add("kind", tr("L&oại:"), self._kind, self._kind_row())
        self.add("lead_unit", tr("Đơn vị &chủ trì:"), self._lead)
        self.add("coordinating", tr("&Phối hợp:"), self._coordinating)
        self.add("due", tr("&Thời hạn:"), self._due)
        self.add("target", tr("Chỉ t&iêu:"), self._target)
        self.add("note", tr("&Ghi chú:"), self._note)
        if self._programme.count() > 1:
            self.add("programme", tr("Chương t&rình:"), self._programme)
        self.add("document", tr("Thực hiện &văn bản:"), self._document)
        self._document.setPlaceholderText(tr("gõ số, cơ quan ban hành hoặc trích yếu"))
        self._coordinating.setPlaceholderText(tr("Nhiều đơn vị cách nhau bằng dấu ;"))
        self._title.setReadOnly(direction)
        for fixed in (self._year, self._kind, self._number):
            fixed.setEnabled(not direction)
        if direction:
            self.remark("title").say(tr("Ý kiến chỉ đạo: nội dung được sửa ở kết luận của hội nghị."))
        first = self._lead if direction else self._title
        first.setFocus()

    def _kind_row(self) -> QWidget:
        self._year.setRange(1990, 2100)
        self._number.setMaximumWidth(10 * self.fontMetrics().averageCharWidth())
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._kind, 1)
        for name, text, field in (
            ("number", tr("&STT:"), self._number),
            ("year", tr("Kế hoạch nă&m:"), self._year),
        ):
            self.register(name, field, text)
            label = QLabel(text, holder)
            label.setBuddy(field)
            row.addSpacing(8)
            row.addWidget(label)
            row.addWidget(field)
        return holder

    def _fill(self, draft: TaskDraft) -> None:
        self._year.setValue(draft.year)
        self._title.setPlainText(draft.title)
        self._lead.setText(draft.lead_unit)
        self._coordinating.setText(draft.coordinating)
        self._due.setText(draft.due)
        self._target.setText(draft.target)
        self._note.setPlainText(draft.note)
        self._document.setText(draft.document)
        self._document.setCursorPosition(0)

    def _watch_deadline(self) -> None:
        self._due.textChanged.connect(lambda: self.refresh_remark("due"))
        self._year.valueChanged.connect(lambda: self.refresh_remark("due"))
        self.refresh_remark("due")

    def refresh_remark(self, name: str) -> None:
        """Say back how the deadline is understood."""
        if name == "due":
            echo = echo_deadline(self._due.text(), self._year.value())
            if echo.fault:
                self.remark("due").say(fault_sentence(FieldFault("due", echo.fault, self._due.text())), Tone.BAD)
            else:
                doubtful = echo.month_first or echo.sense is DeadlineSense.NO_DAY_NAMED
                self.remark("due").say(echo_sentence(echo), Tone.LATE if doubtful else Tone.QUIET)
        elif name != "title" or self._task.kind is not TaskKind.DIRECTION:
            super().refresh_remark(name)

    def draft(self) -> TaskDraft:
        """Return what stands in the fields."""
        return TaskDraft(
            year=self._year.value(),
            kind=TaskKind(self._kind.currentData()),
            number=self._number.text(),
            title=self._title.toPlainText(),
            lead_unit=self._lead.text(),
            coordinating=self._coordinating.text(),
            due=self._due.text(),
            target=self._target.text(),
            note=self._note.toPlainText(),
            programme_id=self._programme.currentData(),
            document=self._document.text(),
        )

    def save(self) -> None:
        """Keep the task, or show the faults."""
        read = read_task(self.draft(), self._task, self._units, self._documents)
        self.show_faults(read.faults)
        if read.value is not None:
            self.wait()
            self._keep(read.value, self.accept, self.show_failure)


def _programmes(task: Task, programmes: Sequence[Programme]) -> list[tuple[str, object]]:
    """Return the programmes that run in the year of the task, and its own."""
    none: list[tuple[str, object]] = [(tr("Không thuộc chương trình nào"), None)]
    return none + [(one.name, one.id) for one in programmes if one.covers(task.year) or one.id == task.programme_id]


def _kinds(task: Task) -> list[tuple[str, object]]:
    """Return the kinds to choose from; a direction comes from a conclusion and stays one."""
    direction = task.kind is TaskKind.DIRECTION
    kinds = [kind for kind in TaskKind if (kind is TaskKind.DIRECTION) is direction]
    return [(wording.label(kind), kind) for kind in kinds]

"""Typing a progress entry on a task, and saying that it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from desktop import wording
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Target
from desktop.presenters.forms import day_text
from desktop.presenters.session import Failed
from desktop.presenters.task_commands import Confirmation
from desktop.presenters.task_forms import ReportDraft, read_done_day, read_report, report_draft
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import TextBox, choice, line
from desktop.ui.messages import Messages
from desktop.words import tr

Done = Callable[[], None]
SaveReport = Callable[[ProgressReport, Done, Failed], None]
Confirm = Callable[[Confirmation, Done, Failed], None]


def task_heading(title: str, facts: str = "") -> QLabel:
    """Return what the form is about: the whole title of a task, and what else matters."""
    heading = QLabel(f"{title}\n{facts}" if facts else title)
    heading.setTextFormat(Qt.TextFormat.PlainText)
    heading.setWordWrap(True)
    return heading


@dataclass(frozen=True, slots=True)
class ReportedTask:
    """The task that a report is on: its title, and what it is to reach."""

    title: str
    target: Target | None = None


def _quantity_hint(target: Target | None) -> str:
    if target is None or target.quantity is None:
        return tr("ví dụ: 350 suất, 1,2 tỷ đồng")
    return tr("chỉ tiêu: {target}").format(target=target.text)


class ReportDialog(FormDialog):
    """A form for a progress entry."""

    def __init__(
        self,
        report: ProgressReport,
        task: ReportedTask,
        today: date,
        keep: SaveReport,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Sửa báo cáo tiến độ") if report.id else tr("Ghi báo cáo tiến độ"), messages, parent)
        self._report = report
        self._target = task.target
        self._today = today
        self._keep = keep
        draft = report_draft(report)
        self._as_of = line(draft.as_of)
        self._source = choice(_sources(report), report.source)
        self._status = choice(_statuses(), report.status)
        self._percent = line(draft.percent)
        self._quantity = line(draft.quantity, _quantity_hint(task.target))
        self._completed_on = line(draft.completed_on, tr("để trống nếu báo cáo không ghi ngày"))
        self._result = TextBox(4)
        self._note = TextBox(2)
        self._confirmed = QCheckBox(tr("&Xác nhận hoàn thành"))
        self._lay_out(task.title)
        self._result.setPlainText(draft.result)
        self._note.setPlainText(draft.note)
        self._confirmed.setChecked(draft.confirmed)
        self._follow_status()
        self.begin(84)

    def _lay_out(self, title: str) -> None:
        self.add_wide(task_heading(title))
        self.add("as_of", tr("&Số liệu đến ngày:"), self._as_of)
        self.add("source", tr("&Nguồn:"), self._source)
        self.add("status", tr("&Tình trạng:"), self._status)
        self.add("percent", tr("&Phần trăm (%):"), self._percent)
        self.add("quantity", tr("Đã đạt (&lũy kế):"), self._quantity)
        self.add("completed_on", tr("Ngày &hoàn thành:"), self._completed_on)
        self.add("result", tr("&Kết quả:"), self._result)
        self.add("note", tr("&Ghi chú:"), self._note)
        self._confirmed.setToolTip(tr("Cơ quan thường trực chấp nhận kết quả này"))
        self.register("confirmed", self._confirmed, self._confirmed.text())
        self.fields.addRow("", self._confirmed)
        self._as_of.selectAll()
        self._as_of.setFocus()
        self._status.currentIndexChanged.connect(self._follow_status)
        self._completed_on.textEdited.connect(self._take_done)

    def _follow_status(self) -> None:
        self._confirmed.setEnabled(self._status.currentData() is not None and self._says_done())

    def _says_done(self) -> bool:
        return ReportedStatus(self._status.currentData()) is ReportedStatus.DONE

    def _take_done(self, typed: str) -> None:
        """A day of completion says that it is done."""
        if typed.strip() and self._status.currentData() is None:
            self._status.setCurrentIndex(self._status.findData(ReportedStatus.DONE))

    def draft(self) -> ReportDraft:
        """Return what stands in the fields."""
        status = self._status.currentData()
        return ReportDraft(
            as_of=self._as_of.text(),
            source=ReportSource(self._source.currentData()),
            status=ReportedStatus(status) if status else None,
            percent=self._percent.text(),
            quantity=self._quantity.text(),
            completed_on=self._completed_on.text(),
            result=self._result.toPlainText(),
            note=self._note.toPlainText(),
            confirmed=self._confirmed.isChecked(),
        )

    def save(self) -> None:
        """Keep the entry, or show the faults."""
        read = read_report(self.draft(), self._report, self._today, self._target)
        self.show_faults(read.faults)
        if read.value is not None:
            self.wait()
            self._keep(read.value, self.accept, self.show_failure)


def _sources(report: ProgressReport) -> list[tuple[str, object]]:
    """Return how a report can reach the secretariat; what was read from a file stays so."""
    told = (ReportSource.PHONE, ReportSource.LETTER, ReportSource.MEETING)
    sources = (ReportSource.IMPORT,) if report.source is ReportSource.IMPORT else told
    return [(wording.label(source), source) for source in sources]


def _statuses() -> list[tuple[str, object]]:
    options: list[tuple[str, object]] = [(tr("Chưa nói rõ"), None)]
    return options + [(wording.label(status), status) for status in ReportedStatus]


class ConfirmDialog(FormDialog):
    """Asks for the day on which a task was done, and who confirms it."""

    def __init__(
        self,
        heading: QLabel,
        confirmation: Confirmation,
        today: date,
        keep: Confirm,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Xác nhận hoàn thành"), messages, parent)
        self._today = today
        self._keep = keep
        self._day = line(day_text(confirmation.day))
        self._by = line(confirmation.decided_by, tr("có thể để trống"))
        self._day.selectAll()
        self.add_wide(heading)
        self.add("day", tr("&Hoàn thành ngày:"), self._day)
        self.add("decided_by", tr("Người xác &nhận:"), self._by)
        self.save_button.setText(tr("&Xác nhận"))
        self._day.setFocus()
        self.begin()

    def draft(self) -> tuple[str, str]:
        """Return what stands in the fields: day and person."""
        return self._day.text(), self._by.text()

    def save(self) -> None:
        """Confirm, or show the fault."""
        read = read_done_day(self._day.text(), self._today)
        self.show_faults(read.faults)
        if read.value is not None:
            self.wait()
            self._keep(Confirmation(read.value, self._by.text()), self.accept, self.show_failure)

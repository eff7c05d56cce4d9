"""The assessment of the period that a meeting looks at: five texts, and below what units reported, to take over."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.assessments import AssessmentSection, ReportedLine
from desktop.domain.errors import ThuKyError
from desktop.presenters.assessments import AssessmentPresenter
from desktop.presenters.forms import day_text
from desktop.presenters.open_meeting import OpenMeeting
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.pages.meeting_typing import LeaveBox, in_order, set_text
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import tr


class AssessmentPanel(QWidget):
    """The section chosen at the left is written at the right; Enter on a reported line adds it to the text."""

    def __init__(self, opened: OpenMeeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = AssessmentPresenter(opened, self)
        self.sections = QListWidget(self)
        for section in AssessmentSection:
            self.sections.addItem(wording.label(section))
        self.text = LeaveBox(5, parent=self)
        self.start = QLineEdit(self)
        self.end = QLineEdit(self)
        self.remark = Remark(self)
        self.lines: FilteredTable[ReportedLine] = FilteredTable(self._columns(), _line_key, parent=self)
        self.take_button = QPushButton(tr("Đưa vào mục đang viết (Enter)"), self)
        self._lay_out()
        self._connect()
        self.sections.setCurrentRow(0)

    def _columns(self) -> list[Column[ReportedLine]]:
        return [
            Column("", lambda one: "✓" if self.presenter.is_taken(one) else "", width=3),
            Column(tr("Đơn vị báo cáo"), lambda one: one.text, width=0, tip=lambda one: one.text),
            Column(tr("Đơn vị"), lambda one: one.unit, width=24),
            Column(tr("Nhiệm vụ"), lambda one: one.task, width=24),
            Column(tr("Đến ngày"), lambda one: wording.day(one.day), key=lambda one: one.day, width=11),
            Column(tr("Nguồn"), lambda one: one.source, width=20),
        ]

    def _lay_out(self) -> None:
        self.sections.setAccessibleName(tr("Các mục đánh giá"))
        self.text.setAccessibleName(tr("Nội dung đánh giá"))
        self.lines.set_empty(tr("Trong kỳ này chưa có báo cáo nào của đơn vị có kết quả hoặc ghi chú."))
        period = QHBoxLayout()
        for label, field in ((tr("Kỳ đánh giá từ"), self.start), (tr("đến"), self.end)):
            words = QLabel(label, self)
            words.setBuddy(field)
            field.setAccessibleName(label)
            field.setMaximumWidth(14 * self.fontMetrics().averageCharWidth())
            period.addWidget(words)
            period.addWidget(field)
        period.addWidget(self.remark, 1)
        period.addStretch(1)
        upper = QWidget(self)
        written = QHBoxLayout(upper)
        written.setContentsMargins(0, 0, 0, 0)
        written.addWidget(self.sections, 1)
        written.addWidget(self.text, 3)
        lower = QWidget(self)
        offered = QVBoxLayout(lower)
        offered.setContentsMargins(0, 0, 0, 0)
        offered.addWidget(self.lines, 1)
        offered.addWidget(self.take_button, alignment=Qt.AlignmentFlag.AlignLeft)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.addWidget(upper)
        halves.addWidget(lower)
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(period)
        column.addWidget(halves, 1)
        in_order(self.start, self.end, self.sections, self.text)
        self.setFocusProxy(self.text)

    def _connect(self) -> None:
        self.sections.currentRowChanged.connect(self._choose)
        self.text.left.connect(self._leave)
        self.lines.activated.connect(self._take)
        self.take_button.clicked.connect(lambda: self._take(self.lines.current()))
        for field in (self.start, self.end):
            field.editingFinished.connect(partial(self._leave_period, field))

    # ── What happens ──

    def _choose(self, row: int) -> None:
        self._leave()
        self.presenter.section = list(AssessmentSection)[row]
        self.show_assessment()

    def _leave(self) -> None:
        self.text.document().setModified(False)
        if not self.text.isReadOnly():
            self.presenter.type(self.presenter.section, self.text.toPlainText())

    def _leave_period(self, field: QLineEdit) -> None:
        field.setModified(False)
        taken = self.presenter.choose_period(self.start.text(), self.end.text())
        self.remark.say("" if taken else tr("Kỳ đánh giá cần hai ngày có thật, ngày đầu trước ngày cuối."), Tone.BAD)

    def _take(self, line: ReportedLine | None) -> None:
        if line is not None and not self.text.isReadOnly():
            self._leave()
            self.presenter.take_over(line)

    # ── What it shows ──

    def refresh(self) -> None:
        """Read the assessment and the reports again."""
        self.presenter.refresh()

    def show_assessment(self) -> None:
        """Show the text of the section that is chosen, the period and the lines."""
        assessment = self.presenter.assessment
        if assessment is None:
            return
        set_text(self.text, assessment.text(self.presenter.section))
        set_text(self.start, day_text(assessment.period.start))
        set_text(self.end, day_text(assessment.period.end))
        for row, section in enumerate(AssessmentSection):
            written = "● " if assessment.text(section) else "○ "
            self.sections.item(row).setText(written + wording.label(section))
        self.lines.set_rows(self.presenter.lines)

    def show_assessment_error(self, error: ThuKyError) -> None:
        """Say why it could not be kept."""
        self.remark.say(wording.error_sentence(error), Tone.BAD)


def _line_key(line: ReportedLine) -> tuple[int, str]:
    return (line.report_id, line.text)

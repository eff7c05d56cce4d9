"""One row of a review: every field with its cell, what the ledger says now, what is wrong, and how to settle it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.imports import DoubtedColumn, Problem, ProblemCode
from desktop.presenters.review_fields import task_problem, unit_problem
from desktop.presenters.review_rows import ReviewRow, unit_text
from desktop.ui import theme
from desktop.ui.pages import import_row_texts as texts
from desktop.ui.pages.import_column import ColumnQuestion
from desktop.ui.pages.import_fields import RowFields
from desktop.ui.pages.import_units import Finder, TaskFinder, TaskPicker, UnitPicker
from desktop.ui.theme import Tone
from desktop.words import ntr, tr


@dataclass(frozen=True, slots=True)
class Choices:
    """What a row is settled with: the units and tasks to pick from, and how many rows say the same as it does.

    ``doubted`` is the column whose cells, that of the row among them, can be understood in two ways.
    """

    units: Finder
    tasks: TaskFinder
    alike: int = 0
    alike_titles: int = 0
    doubted: DoubtedColumn | None = None


class RowDetail(QWidget):
    """The row that is current, and everything that settles it."""

    #: A cell should say something else: the cell, and what.
    corrected = Signal(str, str)
    #: The person is through here: back to the list.
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: ReviewRow | None = None
        self.heading = QLabel(self)
        self.heading.setWordWrap(True)
        theme.larger(self.heading, 1.0, bold=True)
        self.problems = QLabel(self)
        self.problems.setWordWrap(True)
        self.problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.question = ColumnQuestion(self)
        self.leave_out = QPushButton(self)
        self.leave_out.setToolTip(tr("Bỏ dòng ra khỏi lần ghi này, hoặc lấy lại (Phím cách trong danh sách)"))
        self.look_at = QPushButton(tr("Đã &xem, để nguyên"), self)
        self.look_at.setToolTip(tr("Ghi nhận đã xem; dòng này không còn nằm trong số cần xem (F4)"))
        self.fields = RowFields(self)
        self.picker = UnitPicker(self)
        self.task_picker = TaskPicker(self)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        for picker in (self.picker, self.task_picker):
            picker.installEventFilter(self)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.look_at)
        top.addWidget(self.leave_out)
        for place, part in enumerate((self.fields, self.picker, self.task_picker)):
            self._split.addWidget(part)
            self._split.setStretchFactor(place, 1)
        self._split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(top)
        column.addWidget(self.problems)
        column.addWidget(self.question)
        column.addWidget(self._split, 1)

    def show_row(self, row: ReviewRow | None, choices: Choices) -> None:
        """Show ``row`` with the ``choices`` that settle it."""
        if row == self.row and row is not None:
            return
        self.row = row
        self.setEnabled(row is not None)
        if row is None:
            self._show_nothing()
            return
        self.heading.setText(self._heading(row))
        self._show_problems(row)
        self.fields.show_row(row, self.corrected.emit, self.left.emit)
        self.leave_out.show()
        self.leave_out.setText(tr("&Lấy lại dòng này") if row.left_out else tr("Bỏ &dòng này"))
        self.look_at.setVisible(row.doubtful)
        was_asked = self._is_asked()
        self._ask_for_unit(row, choices)
        self._ask_for_task(row, choices)
        if self._is_asked() and not was_asked:
            half = self._split.width() // 2
            self._split.setSizes([half, half, half])  # only one of the two that ask is shown
        self.question.show_column(choices.doubted)

    def _is_asked(self) -> bool:
        """Return whether a unit or a task is to be picked."""
        return not (self.picker.isHidden() and self.task_picker.isHidden())

    def _show_nothing(self) -> None:
        self.heading.clear()
        for widget in (self.problems, self.question, self.look_at, self.leave_out, self.picker, self.task_picker):
            widget.hide()
        self.fields.clear()

    @staticmethod
    def _heading(row: ReviewRow) -> str:
        place = tr("Dòng {row}, trang {sheet}, {file}").format(row=row.number, sheet=row.sheet, file=row.file)
        hidden = tr(" (dòng ẩn trong tệp)") if row.planned.reading.hidden else ""
        return f"{place}{hidden} – {texts.state_text(row)}"

    def _show_problems(self, row: ReviewRow) -> None:
        self.problems.setText("\n".join(wording.problem_sentence(problem) for problem in row.planned.problems))
        self.problems.setVisible(bool(row.planned.problems))
        theme.paint_text(self.problems, Tone.BAD if row.planned.blocked else Tone.LATE)

    def _ask_for_unit(self, row: ReviewRow, choices: Choices) -> None:
        problem = unit_problem(row)
        self.picker.setVisible(problem is not None)
        if problem is None:
            return
        text = unit_text(row.values) or ""
        self.picker.show_question(_question(problem, text, choices.alike), choices.units, text)

    def _ask_for_task(self, row: ReviewRow, choices: Choices) -> None:
        asked = task_problem(row) is not None and self.picker.isHidden()
        self.task_picker.setVisible(asked)
        if asked:
            question = tr("“{text}” là nhiệm vụ nào trong sổ?").format(text=row.title)
            self.task_picker.show_question(f"{question} {_spread(choices.alike_titles)}", choices.tasks)

    def focus_problem(self) -> None:
        """Go to where the first problem is settled: the unit to pick, the cell to correct, else the first cell."""
        if self.row is None:
            return
        problems = self.row.planned.problems
        cells = [problem.cell for problem in problems if problem.cell in self.fields.edits]
        asked = [picker for picker in (self.picker, self.task_picker) if not picker.isHidden()]
        if asked:
            asked[0].filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif cells or self.fields.edits:
            edit = self.fields.edits[cells[0] if cells else next(iter(self.fields.edits))]
            edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc lead from the picker back to the list."""
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.KeyPress:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)


def _question(problem: Problem, text: str, alike: int) -> str:
    if problem.code is ProblemCode.MISSING_LEAD_UNIT:
        return tr("Đơn vị nào chủ trì?")
    question = tr("“{text}” là đơn vị nào?").format(text=text)
    return f"{question} {_spread(alike)}"


def _spread(alike: int) -> str:
    return ntr("Áp dụng cho {count} dòng.", "Áp dụng cho cả {count} dòng ghi như vậy.", alike).format(count=alike)

"""The numbers of papers: the next of each series, typed over where the office's register goes on elsewhere."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import PaperKind
from desktop.presenters.paper_numbers import NumbersPresenter
from desktop.presenters.session import Session
from desktop.services.numbers import NumberSeries
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.theme import Tone
from desktop.words import tr

_MOST = 99_999
_YEARS = (1945, 2200)
_TERMS = (1, 10)


class NumbersSection(QWidget):
    """Whether numbers begin anew every year or every term, and the next number of every kind of paper."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = NumbersPresenter(session, self)
        self.by_year = QRadioButton(tr("Đánh số &lại từ 1 mỗi năm"), self)
        self.by_term = QRadioButton(tr("Đánh số lại từ 1 mỗi nhiệm &kỳ"), self)
        self.start, self.years = QSpinBox(self), QSpinBox(self)
        self.next: dict[PaperKind, QSpinBox] = {}
        self.failure = Remark(self)
        self._span = QLabel(self)
        self._grid = QGridLayout()
        self._lay_out()
        self._connect()
        self.presenter.reload()

    def _lay_out(self) -> None:
        self.start.setRange(*_YEARS)
        self.start.setGroupSeparatorShown(False)
        self.years.setRange(*_TERMS)
        self.start.setAccessibleName(tr("Năm đầu nhiệm kỳ"))
        self.years.setAccessibleName(tr("Số năm của nhiệm kỳ"))
        term = QHBoxLayout()
        for widget in (QLabel(tr("từ năm"), self), self.start, self.years, QLabel(tr("năm một nhiệm kỳ"), self)):
            term.addWidget(widget)
        term.addStretch(1)
        self._span.setWordWrap(True)
        theme.larger(self._span, 1.0, bold=True)
        hint = QLabel(tr("Nếu sổ công văn đã có số, hãy gõ số sẽ lấy tiếp theo. Số đã dùng không lấy lại."), self)
        hint.setWordWrap(True)
        theme.paint_text(hint, Tone.QUIET)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.by_year)
        column.addWidget(self.by_term)
        column.addLayout(term)
        column.addSpacing(self.fontMetrics().height() // 2)
        column.addWidget(self._span)
        column.addLayout(self._grid)
        column.addWidget(self.failure)
        column.addWidget(hint)
        column.addStretch(1)
        self.setFocusProxy(self.by_year)

    def _connect(self) -> None:
        self.by_year.clicked.connect(self.presenter.number_by_year)
        self.by_term.clicked.connect(self._take_term)
        for box in (self.start, self.years):
            box.setKeyboardTracking(False)
            box.valueChanged.connect(self._take_term)

    def _take_term(self) -> None:
        self.failure.say("")
        if self.by_term.isChecked():
            self.presenter.number_by_term(self.start.value(), self.years.value())

    # ── What it shows ──

    def show_numbers(self) -> None:
        """Show the rule and the series."""
        rule = self.presenter.numbering
        by_term = rule.term_start is not None
        for button, checked in ((self.by_year, not by_term), (self.by_term, by_term)):
            button.setChecked(checked)
        _set(self.start, rule.term_start or self.presenter.year)
        _set(self.years, rule.years)
        for box in (self.start, self.years):
            box.setEnabled(by_term)
        self._show_series(self.presenter.series)

    def _show_series(self, series: Sequence[NumberSeries]) -> None:
        for one in series:
            if one.kind not in self.next:
                self._add_row(one)
            _set(self.next[one.kind], one.next_number)
        if series:
            self._span.setText(_span(series[0]))

    def _add_row(self, one: NumberSeries) -> None:
        box = QSpinBox(self)
        box.setRange(1, _MOST)
        box.setKeyboardTracking(False)
        box.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setAccessibleName(tr("Số tiếp theo: {paper}").format(paper=wording.label(one.kind)))
        box.valueChanged.connect(partial(self._set_next, one.kind))
        self.next[one.kind] = box
        title = QLabel(wording.label(one.kind), self)
        title.setBuddy(box)
        row = self._grid.rowCount()
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(box, row, 1)

    def _set_next(self, kind: PaperKind, number: int) -> None:
        self.failure.say("")
        self.presenter.set_next(kind, number)

    def show_numbers_failure(self, error: ThuKyError) -> None:
        """Say why a number was not taken, and show the ones that stand."""
        self.show_numbers()
        self.failure.say(wording.error_sentence(error), Tone.BAD)


def _set(box: QSpinBox, value: int) -> None:
    box.blockSignals(True)
    box.setValue(value)
    box.blockSignals(False)


def _span(one: NumberSeries) -> str:
    if one.begins == one.ends:
        return tr("Số tiếp theo của năm {year}").format(year=one.begins)
    return tr("Số tiếp theo của nhiệm kỳ {begins}–{ends}").format(begins=one.begins, ends=one.ends)

"""The section Câu chữ: the fixed phrases of each paper, and which parts it has."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import PaperKind
from desktop.presenters.paper_words import Phrase, WordsPresenter
from desktop.presenters.sample_paper import SamplePaper
from desktop.presenters.session import Session
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark, choice
from desktop.ui.pages.meeting_typing import LeaveBox, in_order, set_text
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import tr

#: Milliseconds after the last key before the paper follows what is typed.
_PAUSE = 400

#: Rows of check boxes stand in so many columns.
_ABREAST = 2


class WordsSection(QWidget):
    """The phrases of the chosen paper; what is typed below the list is seen in the paper beside it."""

    def __init__(self, session: Session, sample: SamplePaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = WordsPresenter(session, self, sample)
        self.kind: QComboBox = choice([(wording.label(kind), kind) for kind in PaperKind], PaperKind.MINUTES)
        self.table: FilteredTable[Phrase] = FilteredTable(_columns(), lambda row: row.key, parent=self)
        self.text = LeaveBox(3, parent=self)
        self.remark = Remark(self)
        self.reset_phrase = QPushButton(tr("Trả &câu này về mẫu"), self)
        self.reset_paper = QPushButton(tr("Trả cả văn bản về &mẫu"), self)
        self._parts = QWidget(self)
        self._typed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._edited: Phrase | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._parts_title = QLabel(tr("Các phần của văn bản (bỏ dấu chọn để không in)"), self)
        hint = QLabel(tr("Chỗ trong ngoặc nhọn do chương trình điền; hãy giữ nguyên tên trong ngoặc."), self)
        for label in (self._parts_title, hint):
            label.setWordWrap(True)
        theme.paint_text(hint, Tone.QUIET)
        self.kind.setAccessibleName(tr("Văn bản"))
        self.text.setAccessibleName(tr("Câu của cơ quan"))
        QGridLayout(self._parts)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset_phrase)
        buttons.addWidget(self.reset_paper)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        for widget in (self.kind, self._parts_title, self._parts):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.text)
        column.addWidget(self.remark)
        column.addWidget(hint)
        column.addLayout(buttons)
        in_order(self.kind, self.table.filter_box, self.table.view, self.text, self.reset_phrase, self.reset_paper)
        self.setFocusProxy(self.kind)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda: self.presenter.choose(PaperKind(self.kind.currentData())))
        self.table.selected.connect(self._edit)
        self.table.activated.connect(lambda _: self.text.setFocus(Qt.FocusReason.TabFocusReason))
        self.text.textChanged.connect(self._typed.start)
        self.text.left.connect(self._save)
        self._typed.timeout.connect(self._try)
        self.reset_phrase.clicked.connect(self._reset_phrase)
        self.reset_paper.clicked.connect(self.presenter.reset)

    # ── What happens ──

    def _edit(self, row: Phrase | None) -> None:
        """Let another phrase be typed; the one before is kept."""
        same = self._edited is not None and row is not None and self._edited.key == row.key
        if not same:
            self._save()
            self.remark.say("")
        self._edited = row
        self.text.setEnabled(row is not None)
        self.reset_phrase.setEnabled(bool(row and row.own))
        self.text.blockSignals(True)
        text = row.text if row else ""
        if same:
            set_text(self.text, text)
        else:
            self.text.setPlainText(text)
        self.text.blockSignals(False)

    def _try(self) -> None:
        if self._edited is not None:
            self.remark.say("")
            self.presenter.try_phrase(self._edited.key, self.text.toPlainText())

    def _save(self) -> None:
        self._typed.stop()
        if self._edited is not None:
            self.text.document().setModified(False)
            self.presenter.save(self._edited.key, self.text.toPlainText())

    def _reset_phrase(self) -> None:
        if self._edited is not None:
            self.text.setPlainText(self._edited.usual)
            self._save()

    # ── What it shows ──

    def show_words(self) -> None:
        """Show the phrases and parts, and the paper with them."""
        self.table.set_rows(self.presenter.rows)
        if self.table.current() is None and self.presenter.rows:
            self.table.select(self.presenter.rows[0].key)
        self._show_parts()
        self.reset_paper.setEnabled(self.presenter.changed)
        if self.isVisible():
            self.presenter.show_sample()

    def _show_parts(self) -> None:
        boxes = {box.property("part"): box for box in self._parts.findChildren(QCheckBox)}
        parts = self.presenter.parts
        if tuple(boxes) != tuple(part for part, _ in parts):
            boxes = self._make_boxes([part for part, _ in parts])
        for part, included in parts:
            boxes[part].setChecked(included)
        self._parts_title.setVisible(bool(parts))

    def _make_boxes(self, parts: list[str]) -> dict[str, QCheckBox]:
        old, self._parts = self._parts, QWidget(self)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(old, self._parts)
        old.setParent(None)
        old.deleteLater()
        grid = QGridLayout(self._parts)
        grid.setContentsMargins(0, 0, 0, 0)
        boxes = {part: self._box(part) for part in parts}
        for place, box in enumerate(boxes.values()):
            grid.addWidget(box, place // _ABREAST, place % _ABREAST)
        in_order(self.kind, *boxes.values(), self.table.filter_box)
        return boxes

    def _box(self, part: str) -> QCheckBox:
        box = QCheckBox(wording.part(part), self._parts)
        box.setProperty("part", part)
        box.clicked.connect(lambda checked: self.presenter.include(part, included=checked))
        return box

    def show_phrase_failure(self, error: ThuKyError) -> None:
        """Say what is wrong with the phrase; it stays as it was typed."""
        self.remark.say(wording.error_sentence(error), Tone.BAD)


def _columns() -> list[Column[Phrase]]:
    return [
        Column[Phrase](tr("Câu thường dùng"), lambda row: _one_line(row.usual), width=0),
        Column[Phrase](tr("Câu của cơ quan"), lambda row: _one_line(row.own), width=20, tone=lambda _: Tone.ACCENT),
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())

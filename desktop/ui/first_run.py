"""What stands in the window while no ledger is open: three ways to begin, and the few questions a new ledger asks."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCommandLinkButton,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.errors import RefusedValue
from desktop.domain.office import LayoutProfile, Level, Office
from desktop.presenters.first_run import FirstRun
from desktop.ui import theme
from desktop.ui.messages import Messages, ledger_filter
from desktop.ui.theme import Tone
from desktop.words import tr

#: The widest that lines of text and fields grow, in letters.
_MEASURE = 84


class FirstRunPage(QWidget):
    """Asks how to begin."""

    #: The person wants this ledger to be made, for this office.
    make_wanted = Signal(Path, Office)
    #: The person wants to choose a ledger to open.
    open_wanted = Signal()
    #: The person wants to look at the sample ledger.
    sample_wanted = Signal()
    #: The person went into the form and wants out of it again, back to the ledger that is open.
    left = Signal()

    def __init__(self, messages: Messages, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget(self)
        self.choices = _Choices(self)
        self.form = OfficeForm(messages, FirstRun(folder), self)
        self._has_ledger = False
        self._stack.addWidget(self.choices)
        self._stack.addWidget(self.form)
        QVBoxLayout(self).addWidget(self._stack)
        self.choices.new.clicked.connect(self.show_form)
        self.choices.open.clicked.connect(self.open_wanted)
        self.choices.sample.clicked.connect(self.sample_wanted)
        self.form.made.connect(self.make_wanted)
        self.form.back.clicked.connect(self._leave_form)

    def show_choices(self) -> None:
        """Show the three ways to begin."""
        self._has_ledger = False
        self._stack.setCurrentWidget(self.choices)
        self.choices.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self, *, has_ledger: bool = False) -> None:
        """Show the questions for a new ledger; ``has_ledger`` when another one stays open behind them."""
        self._has_ledger = has_ledger
        self._stack.setCurrentWidget(self.form)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        if self._has_ledger:
            self.left.emit()
        else:
            self.show_choices()


class _Choices(QWidget):
    """The three ways to begin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[QCommandLinkButton, str] = {}
        title = QLabel(tr("Thư Ký"), self)
        theme.larger(title, 2.0, bold=True)
        about = QLabel(
            tr(
                "Sổ công việc của ban chỉ đạo: nhiệm vụ, hội nghị, đơn vị, biên bản. "
                "Mọi dữ liệu nằm trong một tệp trên máy này."
            ),
            self,
        )
        about.setWordWrap(True)
        self.new = self._button("new", tr("&Tạo sổ mới"), tr("Bắt đầu sổ của cơ quan mình; chỉ hỏi vài điều."))
        self.open = self._button("open", tr("&Mở sổ có sẵn"), tr("Chọn tệp .thuky trên máy hoặc USB."))
        self.sample = self._button(
            "sample", tr("&Xem sổ mẫu"), tr("Làm quen với số liệu mẫu; sổ của cơ quan không bị động đến.")
        )
        column = QVBoxLayout()
        column.addStretch(1)
        for widget in (title, about, self.new, self.open, self.sample):
            column.addWidget(widget)
            column.addSpacing(8)
        column.addStretch(2)
        _centre(self, column)
        self._paint_icons()

    def _button(self, icon: str, title: str, text: str) -> QCommandLinkButton:
        button = QCommandLinkButton(title, text, self)
        theme.larger(button, 1.15)
        self._icons[button] = icon
        return button

    def _paint_icons(self) -> None:
        for button, icon in self._icons.items():
            button.setIcon(theme.toned_icon(icon, Tone.ACCENT, self.palette()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()


class OfficeForm(QWidget):
    """Asks for the office's name, superior body, place, level and layout profile, and nothing more."""

    #: All is there: the ledger's path and its office.
    made = Signal(Path, Office)

    def __init__(self, messages: Messages, state: FirstRun, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._state = state
        self.name = QLineEdit(self)
        self.parent_body = QLineEdit(self)
        self.place = QLineEdit(self)
        self.level = QComboBox(self)
        self.profile = QComboBox(self)
        self._path = QLabel(self)
        self.change_path = QPushButton(tr("Chọn nơi &khác…"), self)
        self.make = QPushButton(tr("&Tạo sổ"), self)
        self.back = QPushButton(tr("&Quay lại"), self)
        self._fill()
        self._lay_out()
        self._show_path()

    def _fill(self) -> None:
        self.name.setPlaceholderText(tr("Ví dụ: Ban Chỉ đạo công tác dân vận tỉnh Hà Nam"))
        self.parent_body.setPlaceholderText(tr("Ví dụ: Ủy ban nhân dân tỉnh Hà Nam"))
        self.place.setPlaceholderText(tr("Ví dụ: Hà Nam — in ở dòng “…, ngày … tháng … năm …”"))
        _fill_choices(self.level, Level)
        _fill_choices(self.profile, LayoutProfile)
        self.make.setDefault(True)
        self._path.setWordWrap(True)
        theme.paint_text(self._path, Tone.QUIET)
        self.name.textChanged.connect(self._show_path)
        self.change_path.clicked.connect(self._choose_path)
        self.make.clicked.connect(self._make)
        for box in (self.name, self.parent_body, self.place):
            box.returnPressed.connect(self._make)

    def _lay_out(self) -> None:
        title = QLabel(tr("Sổ mới"), self)
        theme.larger(title, 1.6, bold=True)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(tr("Tên &cơ quan (bắt buộc)"), self.name)
        form.addRow(tr("Cơ quan cấp t&rên"), self.parent_body)
        form.addRow(tr("Địa &danh"), self.place)
        form.addRow(tr("Cấ&p"), self.level)
        form.addRow(tr("Thể thức &văn bản"), self.profile)
        form.addRow(tr("Sổ được lưu tại"), self._path_row())
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(title)
        column.addSpacing(8)
        column.addLayout(form)
        column.addSpacing(8)
        column.addLayout(self._button_row())
        column.addStretch(2)
        _centre(self, column)

    def _path_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._path, 1)
        row.addWidget(self.change_path)
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.make)
        return row

    def _show_path(self) -> None:
        self._path.setText(str(self._state.place(self.name.text())))

    def _choose_path(self) -> None:
        suggested = str(self._state.place(self.name.text()))
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Nơi lưu sổ mới"), suggested, ledger_filter())
        if chosen:
            self._state.choose_place(Path(chosen))
            self._show_path()

    def _make(self) -> None:
        try:
            office = self._state.office(
                self.name.text(),
                self.parent_body.text(),
                self.place.text(),
                Level(self.level.currentData()),  # Qt gives the text of the member back
                LayoutProfile(self.profile.currentData()),
            )
        except RefusedValue as error:
            self._messages.failure(error)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.made.emit(self._state.place(office.name), office)


def _fill_choices(box: QComboBox, kinds: type[StrEnum]) -> None:
    for member in kinds:
        box.addItem(wording.label(member), member)


def _centre(widget: QWidget, column: QVBoxLayout) -> None:
    """Put ``column`` into the middle of ``widget``, no wider than lines are read well."""
    inner = QFrame(widget)
    inner.setMaximumWidth(widget.fontMetrics().averageCharWidth() * _MEASURE)
    inner.setLayout(column)
    row = QHBoxLayout(widget)
    row.addStretch(1)
    row.addWidget(inner, 20)
    row.addStretch(1)

"""Saying the year, the kind and the sender of a sheet that does not name them, or names others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.imports import SheetKind
from desktop.domain.units import UnitDirectory
from desktop.presenters.review import SheetNode
from desktop.services.readings import ReadingOptions
from desktop.ui.unit_line import UnitLine
from desktop.words import tr

#: The years that a plan can be of; the one before them stands for what the sheet says.
FIRST_YEAR, LAST_YEAR = 2000, 2099


class SheetOptionsDialog(QDialog):
    """Asks what a sheet is; :attr:`options` is the answer, :attr:`whole_file` whether it holds for all its sheets."""

    def __init__(self, sheet: SheetNode, said: ReadingOptions, directory: UnitDirectory, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Năm, loại, đơn vị gửi của trang “{sheet}”").format(sheet=sheet.reading.sheet))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.year = year_box(self)
        self.year.setSpecialValueText(tr("như trong tệp"))
        self.year.setValue(said.year or self.year.minimum())
        self.kind = QComboBox(self)
        self._fill_kinds(said.kind)
        self.sender = UnitLine(directory, parent=self)
        self.sender.setPlaceholderText(tr("như trong tệp; gõ vài chữ tên đơn vị để chọn đơn vị khác"))
        self.sender.setText(said.sender or "")
        self.for_file = QCheckBox(tr("Cho &cả tệp, mọi trang"), self)
        self._lay_out()

    def _fill_kinds(self, said: SheetKind | None) -> None:
        self.kind.addItem(tr("như trong tệp"), None)
        for kind in SheetKind:
            text = tr("Không đọc trang này") if kind is SheetKind.NONE else wording.label(kind)
            self.kind.addItem(text, kind)
        self.kind.setCurrentIndex(list(SheetKind).index(said) + 1 if said else 0)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("&Năm:"), self.year)
        form.addRow(tr("&Loại:"), self.kind)
        form.addRow(tr("Đơn &vị gửi:"), self.sender)
        form.addRow("", self.for_file)
        buttons = QDialogButtonBox(self)
        self.read_button = buttons.addButton(tr("Đọc &lại"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 76)

    @property
    def options(self) -> ReadingOptions:
        """What was said; nothing where the sheet itself is to be believed."""
        year, kind = self.year.value(), self.kind.currentData()
        return ReadingOptions(
            year if year >= FIRST_YEAR else None,
            SheetKind(kind) if kind is not None else None,
            self.sender.text().strip() or None,
        )

    @property
    def whole_file(self) -> bool:
        """Whether it is said of all sheets of the file."""
        return self.for_file.isChecked()


def year_box(parent: QWidget) -> QSpinBox:
    """Return a field for a year; one step below the first stands for no year."""
    box = QSpinBox(parent)
    box.setRange(FIRST_YEAR - 1, LAST_YEAR)
    box.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return box

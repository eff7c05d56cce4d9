"""Saying the year, the kind and the sender of a sheet that does not name them, or names others."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.imports import SheetKind, UnknownColumn
from desktop.domain.units import UnitDirectory
from desktop.presenters.review_fields import COLUMN_FIELDS
from desktop.presenters.review_tree import SheetNode
from desktop.services.readings import Given
from desktop.ui.pages.import_row_texts import field_name
from desktop.ui.suggest_line import UnitLine
from desktop.words import tr

#: So many years back a plan may be read in.
_YEARS_BACK = 12


class SheetOptionsDialog(QDialog):
    """Asks what a sheet is; :attr:`options` is the answer, :attr:`whole_file` whether it holds for all its sheets."""

    def __init__(self, sheet: SheetNode, said: Given, directory: UnitDirectory, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Trang “{sheet}”: năm, loại, đơn vị gửi, cột").format(sheet=sheet.reading.sheet))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.year = year_box(self, date.today().year, said.year)
        self.year.insertItem(0, tr("như trong tệp"), None)
        self.year.setCurrentIndex(self.year.findData(said.year) if said.year else 0)
        self.kind = QComboBox(self)
        self._fill_kinds(said.kind)
        self.sender_line = UnitLine(directory, parent=self)
        self.sender_line.setPlaceholderText(tr("như trong tệp; gõ vài chữ để chọn đơn vị"))
        self.sender_line.setText(said.sender or "")
        self.for_file = QCheckBox(tr("Cho &cả tệp, mọi trang"), self)
        self._said = {column.heading for column in sheet.reading.unknown if column.field} | dict(said.columns).keys()
        self.columns = {column.heading: self._column_box(sheet, column) for column in sheet.reading.unknown}
        self._lay_out(sheet)

    def _column_box(self, sheet: SheetNode, column: UnknownColumn) -> QComboBox:
        """Return the choice of what a column holds whose heading is not understood."""
        box = QComboBox(self)
        box.addItem(tr("không dùng"), "")
        for field in COLUMN_FIELDS.get(sheet.reading.kind, ()):
            box.addItem(field_name(field), field.value)
        box.setCurrentIndex(max(box.findData(column.field), 0))
        return box

    def _fill_kinds(self, said: SheetKind | None) -> None:
        self.kind.addItem(tr("như trong tệp"), None)
        for kind in SheetKind:
            text = tr("Không đọc trang này") if kind is SheetKind.NONE else wording.label(kind)
            self.kind.addItem(text, kind)
        self.kind.setCurrentIndex(list(SheetKind).index(said) + 1 if said else 0)

    def _lay_out(self, sheet: SheetNode) -> None:
        form = QFormLayout()
        form.addRow(tr("&Năm:"), self.year)
        form.addRow(tr("&Loại:"), self.kind)
        form.addRow(tr("Đơn &vị gửi:"), self.sender_line)
        for unknown in sheet.reading.unknown:
            label = QLabel(tr("Cột {column} “{heading}”:").format(column=unknown.column, heading=unknown.heading), self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            form.addRow(label, self.columns[unknown.heading])
        form.addRow("", self.for_file)
        buttons = QDialogButtonBox(self)
        self.read_button = buttons.addButton(tr("Đọc lạ&i"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 76)

    @property
    def options(self) -> Given:
        """What was said; nothing where the sheet itself is to be believed."""
        year, kind = self.year.currentData(), self.kind.currentData()
        sender = self.sender_line.text().strip() or None
        return Given(year, SheetKind(kind) if kind is not None else None, sender, self._said_of_columns())

    def _said_of_columns(self) -> tuple[tuple[str, str], ...]:
        """Return what the columns hold; of one that was never said anything there is nothing to say."""
        chosen = {heading: str(box.currentData()) for heading, box in self.columns.items()}
        return tuple((heading, field) for heading, field in chosen.items() if field or heading in self._said)

    @property
    def whole_file(self) -> bool:
        """Whether it is said of all sheets of the file."""
        return self.for_file.isChecked()


def year_box(parent: QWidget, today: int, chosen: int | None) -> QComboBox:
    """Return a field for a year, from the coming one back; what stands before them is up to the caller."""
    box = QComboBox(parent)
    years = range(today + 1, today - _YEARS_BACK, -1)
    for year in sorted({*years, chosen or today}, reverse=True):
        box.addItem(str(year), year)
    box.setCurrentIndex(box.findData(chosen or today))
    return box

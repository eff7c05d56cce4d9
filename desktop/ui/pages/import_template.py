"""Asking for whom a template is: its kind, the unit, the year; then where it is to be saved."""

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.imports import SheetKind
from desktop.domain.units import UnitDirectory
from desktop.services.templates import KINDS
from desktop.ui import theme
from desktop.ui.pages.import_options import year_box
from desktop.ui.suggest_line import UnitLine
from desktop.ui.theme import Tone
from desktop.words import tr


class TemplateDialog(QDialog):
    """Asks for the kind, the unit and the year; it is accepted only with a unit that the directory has."""

    def __init__(self, directory: UnitDirectory, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Biểu mẫu gửi đơn vị"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._directory = directory
        self.kind_box = QComboBox(self)
        for kind in KINDS:
            self.kind_box.addItem(wording.label(kind), kind)
        self.unit_line = UnitLine(directory, parent=self)
        self.unit_line.setPlaceholderText(tr("Gõ vài chữ tên đơn vị, không cần dấu"))
        self.year_box = year_box(self, year, year)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        theme.paint_text(self.remark, Tone.BAD)
        self._lay_out()

    def _lay_out(self) -> None:
        said = QLabel(tr("Biểu có sẵn tên đơn vị, danh sách chọn, và những nhiệm vụ sổ đã biết của đơn vị."), self)
        said.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("Đơn &vị:"), self.unit_line)
        form.addRow(tr("&Loại:"), self.kind_box)
        form.addRow(tr("&Năm:"), self.year_box)
        buttons = QDialogButtonBox(self)
        self.save_button = buttons.addButton(tr("Lư&u biểu…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addLayout(form)
        column.addWidget(self.remark)
        column.addWidget(buttons)
        self.unit_line.setFocus()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 76)

    @property
    def kind(self) -> SheetKind:
        """The kind of template."""
        return SheetKind(self.kind_box.currentData())

    @property
    def unit(self) -> str:
        """The unit's name as it was typed."""
        return self.unit_line.text().strip()

    @property
    def year(self) -> int:
        """The year of the plan."""
        return int(self.year_box.currentData())

    def accept(self) -> None:
        """Go on with a unit that is known, else say what to do."""
        if self._directory.find(self.unit) is not None:
            super().accept()
            return
        self.remark.setText(tr("Hãy chọn một đơn vị trong danh sách."))
        self.unit_line.setFocus()

    def file_name(self) -> str:
        """Return the name that is proposed for the file."""
        name = f"{wording.label(self.kind)} {self.year} - {self.unit}"
        return "".join(" " if letter in '\\/:*?"<>|' else letter for letter in name) + ".xlsx"


def ask_for_xlsx(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where a workbook called ``name`` is to be saved; ``None`` when the person would rather not."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = QDir(documents).filePath(name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, tr("Bảng tính") + " (*.xlsx)")
    return Path(chosen).with_suffix(".xlsx") if chosen else None

"""What a paste into the grid of figures would change, before it does."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.presenters.figure_cells import Proposal
from desktop.services.figures import FigureGrid
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.pages.figure_words import fault_sentence, measure_name, number_cell, part_title, row_title
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import ntr, tr


class PasteDialog(QDialog):
    """The cells that would change and those that can't be taken; Enter keeps, Esc leaves everything as it is."""

    def __init__(
        self, grid: FigureGrid, proposals: tuple[Proposal, ...], keep: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Dán số liệu"))
        self.setModal(True)
        self._grid = grid
        self._keep = keep
        self.table: FilteredTable[tuple[int, Proposal]] = FilteredTable(
            self._columns(), lambda one: one[0], lines=3, parent=self
        )
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        box = QDialogButtonBox(self)
        self.save = box.addButton(tr("&Ghi vào sổ"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.summary, self.table, box):
            column.addWidget(widget)
        self._show(proposals)
        self.resize(roomy(self, 120, 31))
        self.open()
        self.save.setDefault(True)
        self.save.setFocus()

    def _show(self, proposals: tuple[Proposal, ...]) -> None:
        self.table.set_rows(list(enumerate(proposals)))
        taken = sum(one.entry is not None for one in proposals)
        left = len(proposals) - taken
        words = [ntr("Sẽ ghi {count} ô.", "Sẽ ghi {count} ô.", taken).format(count=taken)]
        if left:
            words.append(ntr("{count} ô không ghi được.", "{count} ô không ghi được.", left).format(count=left))
        self.summary.setText(" ".join(words))
        self.save.setEnabled(taken > 0)

    def _accept(self) -> None:
        self.accept()
        self._keep()

    # ── What is shown ──

    def _columns(self) -> list[Column[tuple[int, Proposal]]]:
        return [
            Column(tr("Dòng"), lambda one: self._row(one[1]), width=32),
            Column(tr("Kỳ"), lambda one: self._part(one[1]), key=lambda one: one[1].column, width=14),
            Column(tr("Đang ghi"), lambda one: self._before(one[1]), width=20, right=True),
            Column(tr("Sẽ ghi"), lambda one: self._after(one[1]), width=20, right=True),
            Column(tr("Không ghi được vì"), lambda one: self._fault(one[1]), width=0, tone=_tone),
        ]

    def _row(self, one: Proposal) -> str:
        return row_title(self._grid, one.row) if one.row is not None else one.name

    def _part(self, one: Proposal) -> str:
        parts = self._grid.columns
        return part_title(parts[one.column], self._grid.wish.kind) if one.column < len(parts) else ""

    @staticmethod
    def _before(one: Proposal) -> str:
        return number_cell(one.before.quantity, 0, approximate=one.before.approximate) if one.before else "–"

    @staticmethod
    def _after(one: Proposal) -> str:
        if one.entry is None:
            return one.text
        said = one.entry.figure
        return tr("(bỏ trống)") if one.entry.clears else number_cell(said.quantity, 0, approximate=said.approximate)

    def _fault(self, one: Proposal) -> str:
        if one.fault is None:
            return ""
        indicator = self._grid.indicators.get(one.row.indicator_id) if one.row else None
        measure = measure_name(indicator.measure) if indicator else ""
        return fault_sentence(one.fault, one.text, measure=measure, name=one.name)


def _tone(one: tuple[int, Proposal]) -> Tone | None:
    return Tone.BAD if one[1].fault is not None else None

"""Choosing one of a list: the record that is to be merged into another, the change that is to be taken back."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.deeds import Deed
from desktop.ui.columns import moment_column
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.table import Column, FilteredTable
from desktop.words import tr

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class PickWords:
    """What the dialog says: ``about`` what happens with the one that is taken, ``empty`` that there is none."""

    title: str
    about: str
    button: str
    empty: str


class PickDialog(QDialog, Generic[Row]):
    """A list, narrowed by a few letters, of which Enter takes one."""

    def __init__(
        self, words: PickWords, columns: Sequence[Column[Row]], identity: Callable[[Row], Hashable], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take: Callable[[Row], None] | None = None
        self._identity = identity
        self.table = FilteredTable(columns, identity, parent=self)
        self.table.set_empty(words.empty)
        self.table.activated.connect(self._choose)
        about = QLabel(words.about, self)
        about.setWordWrap(True)
        box = QDialogButtonBox(self)
        self.take_button = box.addButton(words.button, QDialogButtonBox.ButtonRole.AcceptRole)
        leave = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        for one in (self.take_button, leave):
            one.setAutoDefault(False)  # Enter is the list's
        box.accepted.connect(lambda: self._choose(self.table.current()))
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addWidget(self.table, 1)
        column.addWidget(box)
        self.table.setFocus()
        self.resize(roomy(self, 110, 24))

    def begin(self, rows: Sequence[Row], take: Callable[[Row], None]) -> None:
        """Offer these rows; ``take`` gets the one that is chosen."""
        self._take = take
        self.table.set_rows(rows)
        if rows:
            self.table.select(self._identity(rows[0]))
        self.open()

    def _choose(self, row: Row | None) -> None:
        if row is not None and self._take is not None:
            self._take(row)
            self.accept()


def deed_columns() -> list[Column[Deed]]:
    """Return the columns of the list of what was done."""
    return [
        moment_column(tr("Lúc"), lambda deed: deed.at),
        Column(tr("Việc đã làm"), lambda deed: wording.label(deed.kind), width=34),
        Column(tr("Về"), lambda deed: deed.about, width=0),
        moment_column(tr("Hoàn tác"), lambda deed: deed.undone_at),
    ]

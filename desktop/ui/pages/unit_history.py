"""The history of a unit or a person as a line of time: names, what it came from, what it became, terms."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import wording
from desktop.domain.unit_histories import HistoryKind, HistoryLine
from desktop.ui.history_table import HistoryTable
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import tr

_TONES = {
    HistoryKind.INTO_MERGED: Tone.LATE,
    HistoryKind.INTO_PART: Tone.LATE,
    HistoryKind.INTO_SPLIT: Tone.LATE,
    HistoryKind.DISSOLVED: Tone.BAD,
}


def history_columns() -> list[Column[HistoryLine]]:
    """Return the columns of a history."""
    return [
        Column(tr("Từ ngày"), lambda line: wording.day(line.since), width=13),
        Column(tr("Đến hết ngày"), lambda line: wording.day(line.until), width=15),
        Column(
            tr("Diễn biến"), lambda line: wording.label(line.kind), width=26, tone=lambda line: _TONES.get(line.kind)
        ),
        Column(tr("Nội dung"), _about, width=0),
        Column(tr("Căn cứ"), lambda line: line.basis, width=34),
    ]


def _about(line: HistoryLine) -> str:
    if line.share is None:
        return line.about
    return tr("{unit} (tính {share})").format(unit=line.about, share=wording.percent(line.share))


class HistoryList(HistoryTable[HistoryLine]):
    """A history. Enter or a double click opens the unit that a line is about."""

    #: The id of the unit that is to be looked at.
    unit_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(history_columns(), tr("Lịch sử"), parent)

    def open_row(self, row: HistoryLine) -> None:
        """Have the unit of a line looked at."""
        if row.unit_id is not None:
            self.unit_wanted.emit(row.unit_id)

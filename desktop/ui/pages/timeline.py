"""The history of a task or a direction as a list: reports and decisions, oldest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import wording
from desktop.domain.task_events import EventKind
from desktop.domain.tasks import ReportedStatus
from desktop.services.timelines import Entry
from desktop.ui.history_table import HistoryTable
from desktop.ui.pages.task_columns import origin_text
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.wording.histories import entry_text, entry_title
from desktop.words import tr

_TONES = {EventKind.EXTENDED: Tone.LATE, EventKind.WITHDRAWN: Tone.QUIET, EventKind.REMINDED: Tone.BAD}


def _tone(entry: Entry) -> Tone | None:
    if entry.event is not None:
        return _TONES.get(entry.event.kind)
    report = entry.report
    if report is None or report.status is not ReportedStatus.DONE:
        return None
    return Tone.GOOD if report.confirmed else Tone.LATE


def entry_source(entry: Entry) -> str:
    """Return where an entry comes from: a row of a workbook, a telephone call, a letter that was kept."""
    if entry.report is not None:
        return origin_text(entry.origin) or wording.label(entry.report.source)
    return entry.event.symbol if entry.event is not None and entry.event.kind is not EventKind.REMINDED else ""


def entry_columns(*, units: bool) -> list[Column[Entry]]:
    """Return the columns of a history; ``units`` says whether it is one of several units."""
    columns = [
        Column[Entry](tr("Ngày"), lambda entry: wording.day(entry.day), width=13),
        Column[Entry](tr("Diễn biến"), entry_title, width=32, tone=_tone),
        Column[Entry](tr("Nội dung, lý do"), entry_text, width=0),
        Column[Entry](tr("Nguồn"), entry_source, width=18),
    ]
    if units:
        columns.insert(1, Column[Entry](tr("Đơn vị"), lambda entry: entry.unit, width=22))
    return columns


class Timeline(HistoryTable[Entry]):
    """A history. Enter or a double click opens an entry."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, *, units: bool = False) -> None:
        super().__init__(entry_columns(units=units), tr("Diễn biến"), parent)

    def show_report(self, report_id: int) -> None:
        """Make the entry of a report the current one."""
        place = self.rows.place(lambda entry: entry.report is not None and entry.report.id == report_id)
        if place is not None:
            self.setCurrentIndex(self.rows.index(place, 0))

    def open_row(self, row: Entry) -> None:
        """Open an entry."""
        self.opened.emit(row)

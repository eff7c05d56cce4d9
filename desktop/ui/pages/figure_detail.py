"""What stands under the grid of figures: each figure behind a number, its source, and what it was before."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.assessments import Period
from desktop.domain.figures import Aspect, Figure, FigureSource, Superseded
from desktop.services.figures import FigureRow
from desktop.ui import theme
from desktop.ui.command_bar import make_action
from desktop.ui.pages.figure_words import measure_name, number_cell
from desktop.ui.pages.task_columns import origin_text
from desktop.ui.table import Column, FilteredTable
from desktop.wording.periods import period_title
from desktop.words import tr


class FigureDetail(QWidget):
    """The figures behind the current number."""

    def __init__(self, open_source: Callable[[int], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._open_source = open_source
        self.title = QLabel(self)
        self.table: FilteredTable[FigureRow] = FilteredTable(_columns(), lambda row: row.figure.id, parent=self)
        self.table.filter_box.hide()
        self.table.setFocusProxy(self.table.view)
        self.open = make_action(self, tr("Mở tệp &gốc"), self._open, "Ctrl+G")
        self.table.view.addAction(self.open)
        self.table.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.activated.connect(lambda _: self._open())
        self.table.set_empty(tr("Ô này chưa có số liệu nào."))
        theme.larger(self.title, 1.0, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)

    def show_rows(self, title: str, rows: Sequence[FigureRow], count: int) -> None:
        """Show the figures behind a number; ``count`` is how many there are, of which the first may be shown."""
        if count > len(rows) > 0:
            more = tr("{shown} số liệu đầu trong {count}").format(shown=len(rows), count=count)
            title = f"{title} · {more}"
        self.title.setText(title)
        self.table.set_rows(rows)

    def _open(self) -> None:
        row = self.table.current()
        if row is not None and row.figure.import_row_id is not None:
            self._open_source(row.figure.import_row_id)


def _columns() -> list[Column[FigureRow]]:
    return [
        Column(tr("Đơn vị"), lambda row: row.unit, width=24),
        Column(tr("Tên chỉ tiêu"), lambda row: row.indicator, width=18),
        Column(tr("Số liệu"), _quantity, key=lambda row: row.figure.quantity, width=18, right=True),
        Column(tr("Kỳ"), _days, key=lambda row: row.figure.start, width=26),
        Column(tr("Nguồn"), _source, width=0),
        Column(tr("Đã sửa"), _history, width=16),
    ]


def _quantity(row: FigureRow) -> str:
    one = row.figure
    return f"{number_cell(one.quantity, 0, approximate=one.approximate)} {measure_name(one.measure)}"


def _days(row: FigureRow) -> str:
    one = row.figure
    return " · ".join(filter(None, (period_title(Period(one.start, one.end)), _note(one))))


def _note(one: Figure) -> str:
    if one.aspect is Aspect.PLAN:
        return tr("kế hoạch")
    return tr("lũy kế") if one.cumulative else ""


def _source(row: FigureRow) -> str:
    one = row.figure
    told = origin_text(row.origin) if one.source is FigureSource.IMPORT else wording.label(one.source)
    return " · ".join(filter(None, (told, wording.moment(one.recorded_at))))


def _history(row: FigureRow) -> str:
    return "; ".join(map(_was, row.pasts))


def _was(past: Superseded) -> str:
    number = number_cell(past.quantity, 0, approximate=past.approximate)
    return tr("trước {day} ghi {number} ({source})").format(
        day=wording.moment(past.replaced_at), number=number, source=wording.label(past.source)
    )

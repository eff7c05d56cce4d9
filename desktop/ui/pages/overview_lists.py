"""The lists of the page Tổng quan: units, tasks, meetings; each opens its rows."""

from collections.abc import Callable

from desktop import wording
from desktop.domain.counts import Counts
from desktop.presenters.overview import OverviewPresenter
from desktop.services.meetings import MeetingRow
from desktop.services.summaries import UnitCounts
from desktop.services.tasks import TaskRow
from desktop.ui.columns import moment_column
from desktop.ui.table import Column, FilteredTable, none_last
from desktop.ui.theme import Tone
from desktop.words import tr


def unit_list(presenter: OverviewPresenter) -> FilteredTable[UnitCounts]:
    """Return the list of units with their counts; one opens the tasks that it leads."""
    table = FilteredTable(
        [
            Column[UnitCounts](tr("Đơn vị chủ trì"), lambda unit: unit.name or tr("(chưa có đơn vị)"), width=0),
            _unit_number(tr("Số nhiệm vụ"), lambda counts: counts.total),
            _unit_number(tr("Hoàn thành"), lambda counts: counts.done),
            _unit_number(tr("Xong quá hạn"), lambda counts: counts.done_late, Tone.LATE),
            _unit_number(tr("Còn quá hạn"), lambda counts: counts.open_overdue, Tone.BAD),
            Column(
                tr("% kế hoạch"),
                lambda unit: wording.percent(unit.all.percent),
                key=lambda unit: none_last(unit.all.percent),
                right=True,
            ),
        ],
        lambda unit: unit.unit_id,
    )
    table.activated.connect(presenter.open_unit)
    return table


def _unit_number(title: str, number: Callable[[Counts], int], tone: Tone | None = None) -> Column[UnitCounts]:
    return Column(
        title,
        lambda unit: wording.number(number(unit.all)),
        key=lambda unit: number(unit.all),
        right=True,
        tone=lambda unit: tone if tone and number(unit.all) else None,
    )


def task_list(presenter: OverviewPresenter, empty: str) -> FilteredTable[TaskRow]:
    """Return a list of tasks that says ``empty`` when there is none; one opens the task."""
    table = FilteredTable(
        [
            Column[TaskRow](tr("Nhiệm vụ"), lambda row: row.task.title, width=0),
            Column(tr("Đơn vị chủ trì"), lambda row: row.lead_unit, width=28),
            Column(
                tr("Thời hạn"),
                lambda row: row.task.due.text if row.task.due else "",
                key=lambda row: row.task.due_on,
                width=16,
                tone=lambda row: Tone.BAD if row.standing.overdue else None,
            ),
            Column(tr("Đã báo cáo"), lambda row: wording.reported(row.standing.reported), width=16),
        ],
        lambda row: row.task.id,
    )
    table.set_empty(empty)
    table.activated.connect(presenter.open_task)
    return table


def meeting_list(presenter: OverviewPresenter) -> FilteredTable[MeetingRow]:
    """Return the list of meetings; one opens the meeting."""
    table = FilteredTable(
        [
            Column[MeetingRow](tr("Hội nghị"), lambda row: row.head.title, width=0),
            moment_column(tr("Thời gian"), lambda row: row.head.start),
            Column(tr("Biên bản"), lambda row: wording.label(row.head.state), width=18),
            Column(
                tr("Có mặt / mời"),
                lambda row: f"{row.attendance.present}/{row.attendance.invited}",
                key=lambda row: row.attendance.present,
                right=True,
            ),
        ],
        lambda row: row.id,
    )
    table.set_empty(tr("Chưa có hội nghị nào."))
    table.activated.connect(presenter.open_meeting)
    return table

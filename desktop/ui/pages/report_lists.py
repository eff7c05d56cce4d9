"""What the lists of a report show in their columns."""

from desktop import wording
from desktop.domain.counts import Counts
from desktop.domain.matters import Matter
from desktop.domain.tasks import TaskKind
from desktop.services.meetings import MeetingRow
from desktop.services.reports import FigureLine, UnitLine
from desktop.services.tasks import TaskRow
from desktop.ui.table import Column, none_last
from desktop.ui.theme import Tone
from desktop.wording.drifts import DriftLine
from desktop.words import tr


def unit_columns() -> list[Column[UnitLine]]:
    """Return the columns of the counts by unit."""
    return [
        Column[UnitLine](tr("Đơn vị chủ trì"), lambda line: line.unit or tr("(chưa có đơn vị)"), width=0),
        _number(tr("Số nhiệm vụ"), "total"),
        _number(tr("Hoàn thành"), "done"),
        _number(tr("Xong quá hạn"), "done_late", Tone.LATE),
        _number(tr("Còn quá hạn"), "open_overdue", Tone.BAD),
        Column[UnitLine](
            tr("% kế hoạch"),
            lambda line: wording.percent(line.counts.percent),
            key=lambda line: none_last(line.counts.percent),
            right=True,
        ),
    ]


def _number(title: str, name: str, tone: Tone | None = None) -> Column[UnitLine]:
    def value(counts: Counts) -> int:
        return int(getattr(counts, name))

    return Column[UnitLine](
        title,
        lambda line: wording.number(value(line.counts)),
        key=lambda line: value(line.counts),
        right=True,
        tone=lambda line: tone if tone and value(line.counts) else None,
    )


def report_task_columns() -> list[Column[TaskRow]]:
    """Return the columns of the lists of tasks."""
    return [
        Column[TaskRow](tr("Nhiệm vụ"), lambda row: row.task.title, width=0),
        Column[TaskRow](tr("Loại"), lambda row: _kind(row.task.kind), width=18),
        Column[TaskRow](tr("Đơn vị chủ trì"), lambda row: row.lead_unit, width=26),
        Column[TaskRow](
            tr("Thời hạn"), lambda row: row.due.text if row.due else "", key=lambda row: row.due_on, width=16
        ),
        Column[TaskRow](
            tr("Hoàn thành"),
            lambda row: wording.day(row.standing.done_on),
            key=lambda row: none_last(row.standing.done_on),
            width=13,
        ),
    ]


def _kind(kind: TaskKind) -> str:
    return wording.label(kind)


def figure_columns() -> list[Column[FigureLine]]:
    """Return the columns of the sums, beside those of the same days of the year before."""
    return [
        Column[FigureLine](tr("Tên chỉ tiêu"), lambda line: line.indicator, width=0),
        Column[FigureLine](tr("Đơn vị tính"), lambda line: line.measure, width=14),
        Column[FigureLine](
            tr("Kỳ này"),
            lambda line: tr("không cộng được") if line.quantity is None else wording.number(line.quantity.normalize()),
            key=lambda line: none_last(line.quantity),
            width=22,
            right=True,
        ),
        Column[FigureLine](
            tr("Cùng kỳ năm trước"),
            lambda line: "" if line.before is None else wording.number(line.before.normalize()),
            key=lambda line: none_last(line.before),
            width=22,
            right=True,
        ),
    ]


def matter_columns() -> list[Column[Matter]]:
    """Return the columns of the matters raised."""
    return [
        Column[Matter](tr("Vụ việc"), lambda one: one.summary, width=0),
        Column[Matter](tr("Địa bàn"), lambda one: one.locality, width=22),
        Column[Matter](tr("Nêu ngày"), lambda one: wording.day(one.raised_on), key=lambda one: one.raised_on, width=13),
        Column[Matter](tr("Tình trạng"), lambda one: wording.label(one.state), width=18),
    ]


def meeting_columns() -> list[Column[MeetingRow]]:
    """Return the columns of the meetings held."""
    return [
        Column[MeetingRow](tr("Hội nghị"), lambda row: row.head.title, width=0),
        Column[MeetingRow](
            tr("Thời gian"), lambda row: wording.moment(row.head.start), key=lambda row: row.head.start, width=18
        ),
    ]


def drift_columns() -> list[Column[DriftLine]]:
    """Return the columns of what is otherwise since a report was issued."""
    return [
        Column[DriftLine](tr("Số liệu"), lambda line: line.number, width=34),
        Column[DriftLine](tr("Nhiệm vụ, chỉ tiêu"), lambda line: line.about, width=0),
        Column[DriftLine](tr("Thay đổi"), lambda line: line.change, width=34, tone=lambda _: Tone.LATE),
        Column[DriftLine](tr("Vì"), lambda line: line.because, width=44),
    ]

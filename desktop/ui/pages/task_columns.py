"""What lists of tasks and of results show in their columns."""

from desktop import wording
from desktop.domain.counts import Count
from desktop.domain.tasks import ReportedStatus
from desktop.services.task_lists import TaskOrder
from desktop.services.tasks import LooseReport, TaskRow
from desktop.storage.batches import Origin
from desktop.ui.table import Column, none_last
from desktop.ui.theme import Tone
from desktop.words import tr

_TONES = {Count.DONE_LATE: Tone.LATE, Count.OPEN_OVERDUE: Tone.BAD, Count.WITHDRAWN: Tone.QUIET}


def origin_text(origin: Origin | None) -> str:
    """Return the row of a workbook as people name it."""
    if origin is None:
        return ""
    return tr("{file} · {sheet} · dòng {row}").format(file=origin.file, sheet=origin.sheet, row=origin.row)


def source_text(row: TaskRow) -> str:
    """Return where a task came from: a row of a workbook, a meeting, or a person's hand."""
    return origin_text(row.origin) or row.meeting or tr("Nhập tay")


def _due_tone(row: TaskRow) -> Tone | None:
    return Tone.BAD if row.count is Count.OPEN_OVERDUE else None


#: What the ledger sorts by for each of :func:`task_columns`.
TASK_ORDERS = (
    TaskOrder.NUMBER,
    TaskOrder.TITLE,
    TaskOrder.STATE,
    TaskOrder.UNIT,
    TaskOrder.DUE,
    TaskOrder.DONE,
    TaskOrder.PERCENT,
    TaskOrder.REPORTED,
    TaskOrder.COORDINATING,
    TaskOrder.KIND,
    TaskOrder.SOURCE,
)


def lead_text(row: TaskRow) -> str:
    """Return who leads a task, and from which unit it has passed on where that is no more."""
    if not row.passed_from:
        return row.lead_unit
    return tr("{unit} (chuyển tiếp từ {before})").format(unit=row.lead_unit, before=row.passed_from)


def task_columns() -> list[Column[TaskRow]]:
    """Return the columns of the list of tasks; what is asked for most stands first."""
    return [
        Column(tr("STT"), lambda row: row.task.number, width=5, right=True),
        Column(tr("Nhiệm vụ"), lambda row: row.task.title, width=44),
        Column(
            tr("Tình trạng"),
            lambda row: wording.label(row.count),
            width=20,
            tone=lambda row: _TONES.get(row.count),
        ),
        Column(tr("Đơn vị chủ trì"), lead_text, width=24),
        Column(tr("Thời hạn"), _due_text, key=lambda row: row.due_on, width=15, tip=_due_tip, tone=_due_tone),
        Column(
            tr("Hoàn thành"),
            lambda row: wording.day(row.standing.done_on),
            key=lambda row: none_last(row.standing.done_on),
            width=13,
        ),
        Column(
            tr("%"),
            lambda row: wording.percent(row.standing.percent) if row.standing.percent is not None else "",
            key=lambda row: none_last(row.standing.percent),
            width=8,
            right=True,
        ),
        Column(tr("Báo cáo"), lambda row: wording.reported(row.standing.reported), width=17),
        Column(tr("Phối hợp"), lambda row: "; ".join(row.task.coordinating_units), width=26),
        Column(tr("Loại"), lambda row: wording.label(row.task.kind), width=17),
        Column(tr("Nguồn"), source_text, width=44),
    ]


def _due_text(row: TaskRow) -> str:
    return row.due.text if row.due else ""


def _due_tip(row: TaskRow) -> str:
    due = row.due
    if due is None or due.ongoing or due.end is None:
        return _due_text(row)
    return tr("{due}: hạn cuối {day}").format(due=due.text, day=wording.day(due.end))


def _status(status: ReportedStatus | None) -> str:
    return wording.label(status) if status else ""


def loose_columns() -> list[Column[LooseReport]]:
    """Return the columns of the list of results whose task is not known."""
    return [
        Column(tr("Nhiệm vụ theo báo cáo"), lambda row: row.report.title, width=46),
        Column(tr("Đơn vị"), lambda row: row.unit, width=26),
        Column(tr("Ngày"), lambda row: wording.day(row.report.as_of), key=lambda row: row.report.as_of, width=14),
        Column(tr("Tình trạng"), lambda row: _status(row.report.status), width=18),
        Column(tr("Kết quả"), lambda row: row.report.result, width=30),
        Column(tr("Nguồn"), lambda row: origin_text(row.origin), width=44),
    ]


def candidate_columns() -> list[Column[TaskRow]]:
    """Return the columns of the tasks to which a result may belong."""
    return [
        Column(tr("Nhiệm vụ"), lambda row: row.task.title, width=0),
        Column(tr("Đơn vị chủ trì"), lambda row: row.lead_unit, width=26),
        Column(tr("Thời hạn"), _due_text, key=lambda row: row.due_on, width=14),
        Column(tr("Báo cáo"), lambda row: wording.reported(row.standing.reported), width=15),
    ]

"""What lists of tasks and of reports show in their columns."""

from collections.abc import Callable

from desktop import wording
from desktop.domain.counts import Count
from desktop.domain.tasks import ProgressReport, ReportedStatus
from desktop.services.tasks import LooseReport, TaskRow
from desktop.storage.batches import Origin
from desktop.ui.table import Column, none_last
from desktop.ui.theme import Tone
from desktop.words import tr

_TONES = {Count.DONE_LATE: Tone.LATE, Count.OPEN_OVERDUE: Tone.BAD, Count.WITHDRAWN: Tone.QUIET}

#: The counts in the order in which a list sorts by them: what needs a person comes first.
_URGENCY = {
    count: place
    for place, count in enumerate(
        (Count.OPEN_OVERDUE, Count.OPEN_IN_TIME, Count.DONE_LATE, Count.DONE_ON_TIME, Count.WITHDRAWN)
    )
}


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


def _number_key(row: TaskRow) -> tuple[bool, int, str]:
    """Return what a number in the list sorts by: 2 before 10, words and nothing behind."""
    number = row.task.number
    return (not number.isdecimal(), int(number) if number.isdecimal() else 0, number)


def task_columns() -> list[Column[TaskRow]]:
    """Return the columns of the list of tasks; what is asked for most stands first."""
    return [
        Column(tr("STT"), lambda row: row.task.number, key=_number_key, width=5, right=True),
        Column(tr("Nhiệm vụ"), lambda row: row.task.title, width=44),
        Column(
            tr("Tình trạng"),
            lambda row: wording.label(row.count),
            key=lambda row: _URGENCY[row.count],
            width=20,
            tone=lambda row: _TONES.get(row.count),
        ),
        Column(tr("Đơn vị chủ trì"), lambda row: row.lead_unit, width=24),
        Column(tr("Thời hạn"), _due_text, key=lambda row: row.task.due_on, width=15, tip=_due_tip, tone=_due_tone),
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
    return row.task.due.text if row.task.due else ""


def _due_tip(row: TaskRow) -> str:
    due = row.task.due
    if due is None or due.ongoing or due.end is None:
        return _due_text(row)
    return tr("{due}: hạn cuối {day}").format(due=due.text, day=wording.day(due.end))


def report_columns(source: Callable[[ProgressReport], str]) -> list[Column[ProgressReport]]:
    """Return the columns of the timeline of a task; ``source`` says where a report was read."""
    return [
        Column(tr("Ngày"), lambda report: wording.day(report.as_of), width=14),
        Column(tr("Tình trạng"), lambda report: _status(report.status), width=18),
        Column(tr("%"), lambda report: wording.percent(report.percent) if report.percent is not None else "", width=8),
        Column(tr("Hoàn thành"), lambda report: wording.day(report.completed_on), width=14),
        Column(tr("Xác nhận"), _confirmed, width=12, tone=_waiting_tone),
        Column(tr("Kết quả"), lambda report: " ".join(filter(None, (report.result, report.note))), width=40),
        Column(tr("Nguồn"), source, width=40),
    ]


def _status(status: ReportedStatus | None) -> str:
    return wording.label(status) if status else ""


def _waiting(report: ProgressReport) -> bool:
    return report.status is ReportedStatus.DONE and not report.confirmed


def _confirmed(report: ProgressReport) -> str:
    if _waiting(report):
        return tr("Chờ xác nhận")
    return tr("Đã xác nhận") if report.confirmed else ""


def _waiting_tone(report: ProgressReport) -> Tone | None:
    return Tone.LATE if _waiting(report) else None


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
        Column(tr("Thời hạn"), _due_text, key=lambda row: row.task.due_on, width=14),
        Column(tr("Báo cáo"), lambda row: wording.reported(row.standing.reported), width=15),
    ]

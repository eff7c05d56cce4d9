"""The lines of a history in words: what was reported, and what was decided, by whom and why."""

from decimal import Decimal

from desktop import wording
from desktop.domain.quantities import MONEY
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import ProgressReport, ReportedStatus
from desktop.services.timelines import Entry
from desktop.words import tr


def entry_title(entry: Entry) -> str:
    """Return what an entry is, in a few words: "Gia hạn đến 30/09/2021", "Đang thực hiện, 60%"."""
    if entry.event is not None:
        return _event_title(entry.event)
    return _report_title(entry.report) if entry.report is not None else ""


def _confirmation(event: TaskEvent | None) -> str:
    """Return the word that accepted a result, with its day."""
    if event is None:
        return ""
    return tr("(xác nhận {day} {who})").format(day=wording.day(event.day), who=event.decided_by).replace(" )", ")")


def _report_title(report: ProgressReport) -> str:
    status = wording.label(report.status) if report.status else tr("Báo cáo")
    if report.status is ReportedStatus.DONE:
        done_on = wording.day(report.completed_on) if report.completed_on != report.as_of else ""
        status = f"{status} {done_on}".rstrip()
        return status if report.confirmed else tr("{status} – chờ xác nhận").format(status=status)
    shown = wording.percent(report.percent) if report.percent is not None else ""
    return ", ".join(filter(None, (status, shown, quantity_text(report.quantity, report.measure))))


def quantity_text(quantity: Decimal | None, measure: str | None) -> str:
    """Return how much was reached, in its measure."""
    if quantity is None:
        return ""
    return f"{wording.number(quantity)} {tr('đồng') if measure == MONEY else measure or ''}".strip()


def _event_title(event: TaskEvent) -> str:
    match event.kind:
        case EventKind.EXTENDED:
            due = event.deadline.text if event.deadline else ""
            return tr("Gia hạn đến {due}").format(due=due)
        case EventKind.REMINDED:
            return tr("Đã đôn đốc, công văn số {symbol}").format(symbol=event.symbol)
        case _:
            return wording.label(event.kind)


def entry_text(entry: Entry) -> str:
    """Return what an entry says besides: the result and its note, or the reason and who decided."""
    if entry.report is not None:
        parts = (entry.report.result, entry.report.note, _confirmation(entry.confirmation))
        return " ".join(filter(None, parts))
    event = entry.event
    if event is None:
        return ""
    by = tr("({who} quyết định)").format(who=event.decided_by) if event.decided_by else ""
    return " ".join(filter(None, (event.reason, by)))


def entry_line(entry: Entry) -> str:
    """Return an entry as one line: its day, whose, what and what else."""
    said = ": ".join(filter(None, (entry_title(entry), entry_text(entry))))
    whose = f"{entry.unit} – " if entry.unit else ""
    return f"{wording.day(entry.day)} {whose}{said}"

"""Units that were asked to report to a meeting."""

from desktop.domain.errors import NotFound
from desktop.domain.report_requests import ReportRequest
from desktop.storage import tables
from desktop.storage.database import Ledger

_TABLE = tables.ReportRequest


def of_meeting(ledger: Ledger, meeting_id: int) -> tuple[ReportRequest, ...]:
    """Return the reports that a meeting asked for, in the order in which they were asked for."""
    query = _TABLE.select(_TABLE.id, _TABLE.unit_id, _TABLE.what, _TABLE.until, _TABLE.handed_in_on)
    rows = ledger.rows(query.where(_TABLE.meeting_id == meeting_id).order_by(_TABLE.id))
    return tuple(ReportRequest(*row) for row in rows)


def save(ledger: Ledger, meeting_id: int, request: ReportRequest) -> int:
    """Keep a report that is asked for, new when its id is 0; return the id."""
    values = {
        "unit_id": request.unit_id,
        "what": request.what,
        "until": request.until,
        "handed_in_on": request.handed_in_on,
    }
    if not request.id:
        return ledger.run(_TABLE.insert(meeting_id=meeting_id, **values))
    if not ledger.run(_TABLE.update(**values).where(_own(meeting_id, request.id))):
        raise NotFound("report-request", str(request.id))
    return request.id


def delete(ledger: Ledger, meeting_id: int, request_id: int) -> None:
    """Ask for a report no longer."""
    if not ledger.run(_TABLE.delete().where(_own(meeting_id, request_id))):
        raise NotFound("report-request", str(request_id))


def _own(meeting_id: int, request_id: int) -> object:
    return (_TABLE.id == request_id) & (_TABLE.meeting_id == meeting_id)

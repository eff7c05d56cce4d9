"""Asking units to report to a meeting, and noting what was handed in."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import RefusedValue
from desktop.domain.report_requests import ReportRequest
from desktop.domain.text import clean, spelling_key
from desktop.services.changes import Changed, Noun, changed
from desktop.services.units import directory
from desktop.storage import meetings as meeting_store
from desktop.storage import report_requests as store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A report that was asked for, with the name of its unit on the day of the meeting."""

    request: ReportRequest
    unit: str


def report_requests(ledger: Ledger, meeting_id: int) -> tuple[RequestRow, ...]:
    """Return the reports that a meeting asked for, in the order in which they were asked for."""
    day = meeting_store.get(ledger, meeting_id).head.start.date()
    units = directory(ledger)
    return tuple(RequestRow(one, units[one.unit_id].name_on(day)) for one in store.of_meeting(ledger, meeting_id))


def ask_to_report(
    ledger: Ledger, meeting_id: int, unit_ids: tuple[int, ...], what: str, until: date | None
) -> Changed[int]:
    """Ask units for a report; one that was asked for the same already is not asked again. Return how many were."""
    what = clean(what)
    if not what:
        raise RefusedValue("report-request", "missing")
    with ledger.transaction():
        asked = {(one.unit_id, spelling_key(one.what)) for one in store.of_meeting(ledger, meeting_id)}
        new = [unit_id for unit_id in dict.fromkeys(unit_ids) if (unit_id, spelling_key(what)) not in asked]
        for unit_id in new:
            store.save(ledger, meeting_id, ReportRequest(0, unit_id, what, until))
    return changed(len(new), Noun.MEETINGS)


def keep_requests(ledger: Ledger, meeting_id: int, requests: tuple[ReportRequest, ...]) -> Changed[None]:
    """Keep these as they are now, all of them or none; new ones have the id 0."""
    with ledger.transaction():
        for request in requests:
            store.save(ledger, meeting_id, request)
    return changed(None, Noun.MEETINGS)


def delete_request(ledger: Ledger, meeting_id: int, request_id: int) -> Changed[None]:
    """Ask for a report no longer."""
    with ledger.transaction():
        store.delete(ledger, meeting_id, request_id)
    return changed(None, Noun.MEETINGS)

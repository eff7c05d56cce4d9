"""Assessments of periods, written from what the units reported."""

from dataclasses import replace

from desktop.domain.assessments import Assessment, Period, ReportedLine, reviewed_period
from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.domain.tasks import ProgressReport
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import assessments as store
from desktop.storage import attachments, batches, meetings
from desktop.storage import reports as report_store
from desktop.storage import units as unit_store
from desktop.storage.batches import Origin
from desktop.storage.database import Ledger


def assessments(ledger: Ledger) -> list[Assessment]:
    """Return all assessments, oldest period first."""
    return store.everything(ledger)


def assessment_of_period(ledger: Ledger, period: Period) -> Assessment:
    """Return the assessment of exactly this period, the newest one; an empty one (id 0) where there is none."""
    found = store.of_period(ledger, period)
    return found[-1] if found else Assessment(0, period)


def assessment_of_meeting(ledger: Ledger, meeting_id: int) -> Assessment:
    """Return what a meeting made of the period that it looks at.

    Where it has made nothing yet: what was written for that period without a meeting, else an empty one (id 0).
    """
    made = store.of_meeting(ledger, meeting_id)
    if made is not None:
        return made
    period = reviewed_period(meetings.get(ledger, meeting_id).head)
    written = (one for one in store.of_period(ledger, period) if one.meeting_id is None)
    return replace(next(written, Assessment(0, period)), meeting_id=meeting_id)


def save_assessment(ledger: Ledger, assessment: Assessment) -> Changed[Assessment]:
    """Keep an assessment, new when its id is 0."""
    with ledger.transaction():
        kept = replace(assessment, id=store.save(ledger, assessment))
    return changed(kept, Noun.MEETINGS)


def delete_assessment(ledger: Ledger, assessment_id: int) -> Changed[None]:
    """Take an assessment out, with the files attached to it."""
    if not assessment_id:
        raise RefusedValue("assessment", "not-found")
    with ledger.transaction():
        store.delete(ledger, assessment_id)
        attachments.delete_of(ledger, Owner.ASSESSMENT, assessment_id)
    return changed(None, Noun.MEETINGS, Noun.ATTACHMENTS)


def reported_lines(ledger: Ledger, period: Period) -> list[ReportedLine]:
    """Return what units reported for days of the period, line by line, oldest first: results, then their notes."""
    reports = report_store.of_ids(ledger, store.reports_within(ledger, period))
    units = unit_store.directory(ledger)
    read = [report.import_row_id for report in reports if report.import_row_id is not None]
    origins = batches.origins(ledger, read)
    return [line for report in reports for line in _lines(report, units, origins.get(report.import_row_id or 0))]


def _lines(report: ProgressReport, units: UnitDirectory, origin: Origin | None) -> list[ReportedLine]:
    unit = "" if report.unit_id is None else units[report.unit_id].name_on(report.as_of)
    source = "" if origin is None else f"{origin.file} · {origin.sheet} · {origin.row}"
    texts = filter(None, (clean(report.result), clean(report.note)))
    return [ReportedLine(report.id, report.as_of, text, report.title, unit, source) for text in texts]

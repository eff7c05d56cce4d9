"""Assessments of periods, and the reports from which they can be written."""

from desktop.domain.assessments import Assessment, AssessmentSection, Period
from desktop.domain.errors import NotFound
from desktop.storage import tables
from desktop.storage.database import Ledger, Row

_ONE = tables.Assessment
_TEXT = tables.AssessmentText
_SOURCE = tables.AssessmentSource


def _whole(ledger: Ledger, row: Row) -> Assessment:
    id_, meeting_id, start, end = row
    texts = ledger.rows(_TEXT.select(_TEXT.section, _TEXT.text).where(_TEXT.assessment_id == id_))
    sources = ledger.rows(_SOURCE.select(_SOURCE.section, _SOURCE.report_id).where(_SOURCE.assessment_id == id_))
    return Assessment(
        id_,
        Period(start, end),
        meeting_id,
        {AssessmentSection(section): text for section, text in texts},
        frozenset((AssessmentSection(section), report_id) for section, report_id in sources),
    )


_COLUMNS = (_ONE.id, _ONE.meeting_id, _ONE.span_from, _ONE.span_to)


def everything(ledger: Ledger) -> list[Assessment]:
    """Return all assessments, oldest period first."""
    return [_whole(ledger, row) for row in ledger.rows(_ONE.select(*_COLUMNS).order_by(_ONE.span_from, _ONE.id))]


def of_meeting(ledger: Ledger, meeting_id: int) -> Assessment | None:
    """Return the assessment made at a meeting."""
    row = ledger.row(_ONE.select(*_COLUMNS).where(_ONE.meeting_id == meeting_id).order_by(_ONE.id))
    return None if row is None else _whole(ledger, row)


def of_period(ledger: Ledger, period: Period) -> list[Assessment]:
    """Return the assessments of exactly this period, oldest first."""
    same = (_ONE.span_from == period.start) & (_ONE.span_to == period.end)
    return [_whole(ledger, row) for row in ledger.rows(_ONE.select(*_COLUMNS).where(same).order_by(_ONE.id))]


def save(ledger: Ledger, assessment: Assessment) -> int:
    """Keep an assessment, new when its id is 0; return the id."""
    values = {
        "meeting_id": assessment.meeting_id,
        "span_from": assessment.period.start,
        "span_to": assessment.period.end,
    }
    if not assessment.id:
        assessment_id = ledger.run(_ONE.insert(**values))
    elif ledger.run(_ONE.update(**values).where(_ONE.id == assessment.id)):
        assessment_id = assessment.id
    else:
        raise NotFound("assessment", str(assessment.id))
    _put_parts(ledger, assessment_id, assessment)
    return assessment_id


def _put_parts(ledger: Ledger, assessment_id: int, assessment: Assessment) -> None:
    ledger.run(_TEXT.delete().where(_TEXT.assessment_id == assessment_id))
    ledger.run(_SOURCE.delete().where(_SOURCE.assessment_id == assessment_id))
    for section, text in assessment.texts.items():
        if text:
            ledger.sql("INSERT INTO assessment_text VALUES (?, ?, ?)", (assessment_id, section.value, text))
    for section, report_id in sorted(assessment.sources):
        ledger.sql("INSERT INTO assessment_source VALUES (?, ?, ?)", (assessment_id, report_id, section.value))


def delete(ledger: Ledger, assessment_id: int) -> None:
    """Take an assessment out."""
    if not ledger.run(_ONE.delete().where(_ONE.id == assessment_id)):
        raise NotFound("assessment", str(assessment_id))


def reports_within(ledger: Ledger, period: Period) -> list[int]:
    """Return the ids of the reports that speak for a day of the period and say more than a state."""
    report = tables.Report
    said = (report.result != "") | (report.note != "")
    within = report.as_of.between(period.start, period.end)
    return [row[0] for row in ledger.rows(report.select(report.id).where(within, said).order_by(report.as_of))]

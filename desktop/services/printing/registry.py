"""Which papers there are: how each is made from the ledger, what it needs to know, and its fixed phrases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from desktop.domain.errors import PaperRefused
from desktop.domain.issued import PaperKind
from desktop.papers import (
    agenda,
    assessment,
    attendance_list,
    directions,
    invitations,
    meeting_file,
    minutes,
    name_plates,
    notice,
    plan,
    programme,
    progress,
    public_summary,
    registration_form,
    reminders,
    report,
)
from desktop.papers.blocks import Paper
from desktop.papers.fixed_phrases import Phrases
from desktop.services.printing import direction_papers, meeting_papers, year_papers
from desktop.services.printing.requests import Desk

R = TypeVar("R")

#: Makes a paper of what lies on the desk, in these words.
Maker = Callable[[Desk, Phrases], Paper]


class Subject(StrEnum):
    """What a paper is about, so what must be known before it can be made."""

    MEETING = "meeting"
    YEAR = "year"
    PERIOD = "period"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PaperSpec:
    """A kind of paper. ``signed`` ones have number, day and signer; ``by_unit`` ones can be asked for one unit."""

    subject: Subject
    make: Maker
    phrases: Phrases
    signed: bool = False
    by_unit: bool = False

    def day(self, desk: Desk) -> date:
        """Return the paper's own day: whose layout, names and titles it has."""
        if desk.request.dated is not None:
            return desk.request.dated
        return desk.held if self.subject is Subject.MEETING else desk.as_of


def _from(record: Callable[[Desk], R], blocks: Callable[[R, Phrases], Paper]) -> Maker:
    return lambda desk, phrases: blocks(record(desk), phrases)


def _programmes(desk: Desk, phrases: Phrases) -> Paper:
    """Return the programmes asked for in one go; raise ``no-programme`` when there is none."""
    papers = [programme.programme_blocks(record, phrases) for record in meeting_papers.programme_records(desk)]
    if not papers:
        raise PaperRefused("no-programme")
    return Paper.of(papers[0].title, papers[0].author, tuple(part for paper in papers for part in paper.parts))


def _meeting_file(desk: Desk, phrases: Phrases) -> Paper:
    """Return cover and contents alone; the bound file is made by :mod:`desktop.services.printing.meeting_files`."""
    return meeting_file.front_blocks(meeting_file.MeetingFileRecord(desk.office, desk.meeting.head, ()), phrases)


_SPECS: Mapping[PaperKind, PaperSpec] = MappingProxyType(
    {
        PaperKind.MINUTES: PaperSpec(
            Subject.MEETING, _from(meeting_papers.minutes, minutes.minutes_blocks), minutes.PHRASES, signed=True
        ),
        PaperKind.NOTICE: PaperSpec(
            Subject.MEETING, _from(meeting_papers.notice, notice.notice_blocks), notice.PHRASES, signed=True
        ),
        PaperKind.INVITATIONS: PaperSpec(
            Subject.MEETING,
            _from(meeting_papers.invitations, invitations.invitations_blocks),
            invitations.PHRASES,
            signed=True,
            by_unit=True,
        ),
        PaperKind.ATTENDANCE: PaperSpec(
            Subject.MEETING,
            _from(meeting_papers.attendance_list, attendance_list.attendance_list_blocks),
            attendance_list.PHRASES,
            by_unit=True,
        ),
        PaperKind.AGENDA: PaperSpec(
            Subject.MEETING, _from(meeting_papers.agenda, agenda.agenda_blocks), agenda.PHRASES
        ),
        PaperKind.NAME_PLATES: PaperSpec(
            Subject.MEETING,
            _from(meeting_papers.seated, name_plates.name_plates_blocks),
            name_plates.PLATE_PHRASES,
            by_unit=True,
        ),
        PaperKind.SEAT_LIST: PaperSpec(
            Subject.MEETING,
            _from(meeting_papers.seated, name_plates.seat_list_blocks),
            name_plates.SEAT_PHRASES,
            by_unit=True,
        ),
        PaperKind.PUBLIC_SUMMARY: PaperSpec(
            Subject.MEETING, _from(meeting_papers.told, public_summary.public_summary_blocks), public_summary.PHRASES
        ),
        PaperKind.MEETING_FILE: PaperSpec(Subject.MEETING, _meeting_file, meeting_file.PHRASES),
        PaperKind.PROGRAMME: PaperSpec(Subject.DAY, _programmes, programme.PHRASES, signed=True),
        PaperKind.PLAN: PaperSpec(Subject.YEAR, _from(year_papers.plan, plan.plan_blocks), plan.PHRASES, signed=True),
        PaperKind.REGISTRATION_FORM: PaperSpec(
            Subject.YEAR,
            _from(year_papers.registration_forms, registration_form.registration_form_blocks),
            registration_form.PHRASES,
            by_unit=True,
        ),
        PaperKind.PROGRESS: PaperSpec(
            Subject.YEAR, _from(year_papers.progress, progress.progress_blocks), progress.PHRASES, by_unit=True
        ),
        PaperKind.ANNUAL_REPORT: PaperSpec(
            Subject.YEAR, _from(year_papers.report, report.report_blocks), report.PHRASES, signed=True
        ),
        PaperKind.PERIOD_REPORT: PaperSpec(
            Subject.PERIOD, _from(year_papers.report, report.report_blocks), report.PHRASES, signed=True
        ),
        PaperKind.ASSESSMENT: PaperSpec(
            Subject.PERIOD,
            _from(year_papers.assessment, assessment.assessment_paper_blocks),
            assessment.PHRASES,
            signed=True,
        ),
        PaperKind.REMINDERS: PaperSpec(
            Subject.DAY,
            _from(direction_papers.reminders, reminders.reminders_blocks),
            reminders.PHRASES,
            signed=True,
            by_unit=True,
        ),
        PaperKind.DIRECTIONS: PaperSpec(
            Subject.DAY,
            _from(direction_papers.directions, directions.directions_blocks),
            directions.PHRASES,
            by_unit=True,
        ),
    }
)


def spec_of(kind: PaperKind) -> PaperSpec:
    """Return how papers of ``kind`` are made."""
    return _SPECS[kind]

"""The sample ledger: the sample workbooks read in as everybody's are, and the review of that year as it was held.

All names and figures are invented.
"""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.domain.deadlines import parse_deadline
from desktop.domain.errors import LedgerExists, RefusedValue
from desktop.domain.issued import PaperKind
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    Attendee,
    AttendeeGroup,
    Conclusion,
    Contribution,
    MeetingHead,
    MeetingKind,
    MeetingState,
    Representative,
)
from desktop.domain.office import Office
from desktop.domain.people import Person
from desktop.domain.units import UnitDirectory, UnitLevel
from desktop.paths import resources
from desktop.services import imports, meetings, units
from desktop.services.ledgers import Ledger, load_office, new_ledger, open_ledger
from desktop.services.printing import PaperRequest, print_minutes, print_paper
from desktop.services.readings import open_workbooks

#: The name of the sample ledger's file.
FILE_NAME = "sample.thuky"

#: The day on which the sample was read in: the first working day after the sample year.
READ_IN = datetime(2021, 1, 4, 8, 0)

#: What is printed besides the minutes, and under which name.
_PRINTED = (
    (PaperKind.NOTICE, "thong-bao-ket-luan.pdf"),
    (PaperKind.NOTICE, "thong-bao-ket-luan.docx"),
    (PaperKind.ATTENDANCE, "danh-sach-dai-bieu.pdf"),
    (PaperKind.DIRECTIONS, "danh-muc-y-kien-chi-dao.pdf"),
    (PaperKind.ANNUAL_REPORT, "bao-cao-nam-2020.pdf"),
)

Review = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Demo:
    """The sample ledger and the papers printed from it."""

    ledger: Path
    papers: tuple[Path, ...]


def make_demo(folder: Path) -> Demo:
    """Make ``folder/sample.thuky`` and print its papers; an earlier sample there is made anew."""
    path = folder / FILE_NAME
    folder.mkdir(parents=True, exist_ok=True)
    _clear(path)
    make_sample(path)
    with open_ledger(path) as ledger:
        newest = meetings.meetings(ledger)[0]
        papers = [print_minutes(ledger, newest.id, folder / "bien-ban-tong-ket-2020.pdf")]
        for kind, name in _PRINTED:
            year = READ_IN.year - 1 if kind is PaperKind.ANNUAL_REPORT else None
            request = PaperRequest(kind, newest.head.start.date(), meeting_id=newest.id, year=year)
            papers.append(print_paper(ledger, request, folder / name))
    return Demo(path, tuple(papers))


def _clear(path: Path) -> None:
    """Remove an earlier sample; a ledger of another office is never touched."""
    if not path.exists():
        return
    with open_ledger(path) as ledger:
        is_sample = load_office(ledger) == _office(_review())
    if not is_sample:
        raise LedgerExists(str(path))
    path.unlink()


def make_sample(path: Path) -> None:
    """Make the sample ledger at ``path``, whole or not at all; raise a :class:`LedgerUnusable`."""
    if path.exists():
        raise LedgerExists(str(path))
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".sample-") as scratch:
        draft = Path(scratch) / FILE_NAME
        with new_ledger(draft, _office(_review())) as ledger:
            _fill(ledger)
        draft.rename(path)


def _review() -> Review:
    found: Review = json.loads((resources() / "sample" / "review.json").read_text("utf-8"))
    return found


def _office(review: Review) -> Office:
    return Office(**review["office"])


def _fill(ledger: Ledger) -> None:
    units.take_over_directory(ledger, units.read_directory(resources() / "sample" / "units.json"))
    folders = [resources() / "sample" / name for name in ("2020", "people")]
    readings = open_workbooks(folders).readings({})
    plan = imports.plan(ledger, readings, READ_IN.date(), {})
    imports.take_over(ledger, plan, imports.USUAL, {}, READ_IN)
    _record_review(ledger, _review())


def _record_review(ledger: Ledger, review: Review) -> None:
    """Record the review by the use cases of the window, in the order in which a clerk does."""
    meeting_id = meetings.save_head(ledger, 0, _head(review)).value
    for title, presenter, minutes in review["agenda"]:
        meetings.save_agenda_item(ledger, meeting_id, AgendaItem(0, title, presenter, minutes))
    directory = units.directory(ledger)
    invited = [_invited(person, review, directory) for person in units.people(ledger)]
    invited.sort(key=lambda attendee: list(AttendeeGroup).index(attendee.group))
    meetings.invite(ledger, meeting_id, tuple(invited))
    _take_attendance(ledger, meeting_id, review)
    units_of = {attendee.name: attendee.unit for attendee in invited}
    for speaker, text in review["contributions"]:
        meetings.save_contribution(ledger, meeting_id, Contribution(0, speaker, text, units_of[speaker]))
    for text, lead, coordinating, due in review["conclusions"]:
        meetings.save_conclusion(ledger, meeting_id, _conclusion(text, lead, coordinating, due, directory))


def _head(review: Review) -> MeetingHead:
    chair, chair_title = review["chair"]
    secretary, secretary_title = review["secretary"]
    return MeetingHead(
        MeetingKind.ANNUAL_REVIEW,
        review["title"],
        datetime.fromisoformat(review["start"]),
        datetime.fromisoformat(review["end"]),
        review["place"],
        chair,
        chair_title,
        secretary,
        secretary_title,
        number=review["number"],
        state=MeetingState.FOR_SIGNATURE,
    )


def _invited(person: Person, review: Review, directory: UnitDirectory) -> Attendee:
    post = person.positions[0]
    return Attendee(
        0, person.full_name, post.title, post.unit, _group(person, review, directory), person_id=person.id,
        unit_id=post.unit_id,
    )  # fmt: skip


def _group(person: Person, review: Review, directory: UnitDirectory) -> AttendeeGroup:
    if person.full_name in review["guests"]:
        return AttendeeGroup.GUEST
    if person.full_name in review["support"]:
        return AttendeeGroup.SUPPORT
    unit_id = person.positions[0].unit_id
    member = unit_id is not None and directory[unit_id].level is UnitLevel.PROVINCE
    return AttendeeGroup.MEMBER if member else AttendeeGroup.LOCAL


def _take_attendance(ledger: Ledger, meeting_id: int, review: Review) -> None:
    excused = dict(review["excused"])
    represented = {name: Representative(*stand_in) for name, *stand_in in review["represented"]}
    for attendee in meetings.meeting(ledger, meeting_id).attendees:
        name = attendee.name
        if name in excused:
            meetings.mark(ledger, meeting_id, attendee, Attendance.EXCUSED, reason=excused[name])
        elif name in represented:
            meetings.mark(ledger, meeting_id, attendee, Attendance.REPRESENTED, represented_by=represented[name])
        else:
            state = Attendance.ABSENT if name in review["absent"] else Attendance.PRESENT
            meetings.mark(ledger, meeting_id, attendee, state)


def _conclusion(text: str, lead: str, coordinating: list[str], due: str, directory: UnitDirectory) -> Conclusion:
    unit = directory.find(lead)
    if unit is None:
        raise RefusedValue("unit", "unknown", lead)
    deadline = parse_deadline(due, READ_IN.year)
    return Conclusion(0, text, lead_unit_ids=(unit.id,), coordinating_units=tuple(coordinating), due=deadline)

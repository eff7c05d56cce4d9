"""Closing a meeting: the check list, signing, what can't be changed afterwards, and opening it again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop.domain.assessments import AssessmentSection
from desktop.domain.attachments import Owner
from desktop.domain.deadlines import day_deadline, parse_deadline
from desktop.domain.errors import MeetingSigned, RefusedValue
from desktop.domain.issued import PaperKind
from desktop.domain.matters import Matter, MatterState
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
    reviewed_year,
)
from desktop.domain.programmes import Party, Programme
from desktop.domain.signing import CheckPoint
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.domain.units import UnitLevel, UnitName
from desktop.domain.votes import Vote
from desktop.services import (
    assessments,
    attachments,
    issued,
    key_tasks,
    matters,
    meetings,
    printing,
    programmes,
    signing,
    tasks,
    units,
    votes,
)
from desktop.services.attachments import NewFile
from desktop.services.drifts import drifted
from desktop.storage import meetings as meeting_store
from desktop.storage import tasks as task_store

START = datetime(2021, 2, 5, 8, 0)
NOW = datetime(2021, 2, 6, 9, 0)
CHAIR = Attendee(0, "Lê Quang Minh", "Trưởng Ban Chỉ đạo", group=AttendeeGroup.MEMBER, attendance=Attendance.PRESENT)
HEAD = MeetingHead(
    MeetingKind.WORKING_SESSION,
    "Hội nghị giao ban quý IV năm 2020",
    START,
    START + timedelta(hours=3),
    chair="Lê Quang Minh",
    secretary="Đặng Thị Lan",
    number=5,
)


def keep_meeting(ledger, head=HEAD, people=(CHAIR,)):
    meeting_id = meetings.save_head(ledger, 0, head).value
    meetings.invite(ledger, meeting_id, people)
    return meeting_id


def conclude(ledger, meeting_id, **said):
    unit = units.directory(ledger).units()[0]
    usual = {"text": "Rà soát quy chế", "lead_unit_ids": (unit.id,), "due": day_deadline(date(2021, 6, 30))}
    return meetings.save_conclusion(ledger, meeting_id, Conclusion(0, **{**usual, **said})).value


def await_signature(ledger, meeting_id):
    head = meetings.meeting(ledger, meeting_id).head
    meetings.save_head(ledger, meeting_id, replace(head, state=MeetingState.FOR_SIGNATURE))


@pytest.fixture
def meeting_id(ledger):
    """A meeting that is ready to be signed."""
    kept = keep_meeting(ledger)
    conclude(ledger, kept)
    await_signature(ledger, kept)
    return kept


def points(ledger, meeting_id):
    return {item.finding.point: item.finding.detail for item in signing.checked(ledger, meeting_id).items}


# ── The check list ──


def test_a_meeting_in_order_has_nothing_open(ledger, meeting_id):
    assert points(ledger, meeting_id) == {}


def test_everything_that_is_open_is_named(ledger):
    bare = replace(HEAD, end=None, chair="", secretary="", number=None)
    people = (Attendee(0, "Nguyễn Văn Đồng"), Attendee(0, "Đặng Thị Lan", attendance=Attendance.CONFIRMED))
    meeting_id = keep_meeting(ledger, bare, people)
    assert points(ledger, meeting_id) == {
        CheckPoint.ATTENDANCE_OPEN: "Nguyễn Văn Đồng, Đặng Thị Lan",
        CheckPoint.NOBODY_THERE: "",
        CheckPoint.CHAIR_MISSING: "",
        CheckPoint.SECRETARY_MISSING: "",
        CheckPoint.END_MISSING: "",
        CheckPoint.NUMBER_MISSING: "",
        CheckPoint.NO_CONCLUSION: "",
    }


def test_conclusions_without_unit_or_deadline_are_named_by_number(ledger, meeting_id):
    conclude(ledger, meeting_id, lead_unit_ids=())
    conclude(ledger, meeting_id, due=None)
    conclude(ledger, meeting_id, due=None, lead_unit_ids=())
    assert points(ledger, meeting_id) == {CheckPoint.WITHOUT_UNIT: "2, 4", CheckPoint.WITHOUT_DEADLINE: "3, 4"}


def test_work_for_a_unit_that_was_gone_on_that_day_is_named(ledger, meeting_id):
    gone = units.save_unit(
        ledger,
        replace(
            units.directory(ledger).units()[0],
            id=0,
            level=UnitLevel.OTHER,
            aliases=(),
            names=(UnitName("Ban Chỉ đạo Tây Nam", date(2015, 1, 1), date(2020, 12, 31)),),
        ),
    ).value
    conclude(ledger, meeting_id, lead_unit_ids=(getattr(gone, "id", gone),))
    assert points(ledger, meeting_id) == {CheckPoint.UNIT_GONE: "Ban Chỉ đạo Tây Nam (2)"}


def test_a_chair_who_was_away_and_a_number_given_twice_are_named(ledger, meeting_id):
    other = keep_meeting(
        ledger, people=(replace(CHAIR, attendance=Attendance.EXCUSED), Attendee(0, "Vũ", attendance=Attendance.PRESENT))
    )
    conclude(ledger, other)
    assert points(ledger, other) == {CheckPoint.CHAIR_NOT_THERE: "Lê Quang Minh", CheckPoint.NUMBER_TAKEN: "5"}


def test_a_meeting_that_can_not_decide_is_named_with_its_composition(ledger):
    people = (CHAIR, *(Attendee(0, f"Ủy viên {n}", attendance=Attendance.ABSENT) for n in range(1, 4)))
    meeting_id = keep_meeting(ledger, replace(HEAD, kind=MeetingKind.QUARTERLY), people)
    conclude(ledger, meeting_id)
    assert "1/4 thành viên" in points(ledger, meeting_id)[CheckPoint.QUORUM]


def test_votes_beyond_those_present_are_named(ledger, meeting_id):
    votes.save_vote(ledger, meeting_id, Vote(0, "Thông qua quy chế", 7, 1))
    assert points(ledger, meeting_id) == {CheckPoint.VOTES_DONT_FIT: "Thông qua quy chế (8/1)"}


def test_a_point_can_be_answered_and_the_reason_is_kept(ledger, meeting_id):
    conclude(ledger, meeting_id, due=None)
    answered = signing.answer(ledger, meeting_id, CheckPoint.WITHOUT_DEADLINE, " Làm  thường xuyên ", NOW).value
    (item,) = answered.items
    assert (item.answer.reason, item.answer.answered_at) == ("Làm thường xuyên", NOW)
    assert answered.unanswered == ()
    assert signing.sign(ledger, meeting_id, NOW).value.version == 1


def test_an_answer_holds_only_while_the_point_says_the_same(ledger, meeting_id):
    conclude(ledger, meeting_id, due=None)
    signing.answer(ledger, meeting_id, CheckPoint.WITHOUT_DEADLINE, "Làm thường xuyên", NOW)
    conclude(ledger, meeting_id, due=None)
    assert len(signing.checked(ledger, meeting_id).unanswered) == 1


def test_an_answer_is_taken_back_by_an_empty_reason(ledger, meeting_id):
    conclude(ledger, meeting_id, due=None)
    signing.answer(ledger, meeting_id, CheckPoint.WITHOUT_DEADLINE, "Làm thường xuyên", NOW)
    assert len(signing.answer(ledger, meeting_id, CheckPoint.WITHOUT_DEADLINE, "", NOW).value.unanswered) == 1


def test_a_point_that_is_not_open_is_not_answered(ledger, meeting_id):
    with pytest.raises(RefusedValue):
        signing.answer(ledger, meeting_id, CheckPoint.CHAIR_MISSING, "Không cần", NOW)


def test_the_next_number_of_the_year_is_given_once(ledger):
    meeting_id = keep_meeting(ledger, replace(HEAD, number=None))
    assert signing.give_number(ledger, meeting_id).value.number == 1
    assert signing.give_number(ledger, meeting_id).value.number == 1
    other = keep_meeting(ledger, replace(HEAD, number=None))
    assert signing.give_number(ledger, other).value.number == 2


# ── Signing ──


def test_signed_minutes_are_kept_as_they_were_issued(ledger, meeting_id):
    kept = signing.sign(ledger, meeting_id, NOW).value
    assert (kept.number, kept.symbol, kept.version, kept.dated) == (5, "05/BB-BCĐ", 1, START.date())
    assert issued.issued_pdf(ledger, kept.id).startswith(b"%PDF")
    assert meetings.meeting(ledger, meeting_id).head.state is MeetingState.SIGNED
    assert signing.signed_versions(ledger, meeting_id) == (kept,)


def test_signing_is_refused_while_a_point_is_open(ledger, meeting_id):
    conclude(ledger, meeting_id, due=None)
    with pytest.raises(RefusedValue) as refused:
        signing.sign(ledger, meeting_id, NOW)
    assert (refused.value.reason, refused.value.value) == ("unanswered", "1")
    assert signing.signed_versions(ledger, meeting_id) == ()


@pytest.mark.parametrize("state", [MeetingState.DRAFT, MeetingState.IN_SESSION])
def test_only_minutes_that_wait_for_signature_are_signed(ledger, meeting_id, state):
    meetings.save_head(ledger, meeting_id, replace(HEAD, state=state))
    with pytest.raises(RefusedValue) as refused:
        signing.sign(ledger, meeting_id, NOW)
    assert refused.value.reason == "not-for-signature"


def test_a_meeting_is_not_signed_by_choosing_the_state(ledger, meeting_id):
    with pytest.raises(RefusedValue):
        meetings.save_head(ledger, meeting_id, replace(HEAD, state=MeetingState.SIGNED))
    with pytest.raises(RefusedValue):
        meetings.save_head(ledger, 0, replace(HEAD, state=MeetingState.SIGNED))


# ── After signing ──


@pytest.fixture
def signed_id(ledger, meeting_id, monkeypatch):
    """A signed meeting with something in each of its parts; its paper says only what there is to say."""
    monkeypatch.setattr(printing, "minutes_pdf", lambda ledger, id_: f"%PDF {part(ledger, id_)}".encode())
    votes.save_vote(ledger, meeting_id, Vote(0, "Thông qua quy chế", 1))
    meetings.save_agenda_item(ledger, meeting_id, AgendaItem(0, "Báo cáo"))
    meetings.save_contribution(ledger, meeting_id, Contribution(0, "Lê Minh", "Nhất trí"))
    matters.save_matter(ledger, Matter(0, "Đường vào xã sạt lở", "Xã Tân Lập", START.date(), meeting_id=meeting_id))
    party = Party("Hội Nông dân tỉnh", "Trần Văn Hòa")
    programmes.save_programme(ledger, Programme(0, "Phối hợp", 2021, 2025, (party,), "", meeting_id))
    key_tasks.save_key_task(ledger, meeting_id, Task(0, 2021, TaskKind.KEY, "Sơ kết mô hình"))
    written = assessments.assessment_of_meeting(ledger, meeting_id)
    assessments.save_assessment(ledger, written.with_text(AssessmentSection.CAUSES, "Thiếu người"))
    signing.sign(ledger, meeting_id, NOW)
    return meeting_id


def part(ledger, id_):
    return meetings.meeting(ledger, id_)


EDITS: dict[str, Callable[..., object]] = {
    "head": lambda ledger, id_: meetings.save_head(ledger, id_, replace(part(ledger, id_).head, place="Nơi khác")),
    "state": lambda ledger, id_: meetings.save_head(ledger, id_, replace(HEAD, state=MeetingState.DRAFT)),
    "a new item": lambda ledger, id_: meetings.save_agenda_item(ledger, id_, AgendaItem(0, "Khác")),
    "an item": lambda ledger, id_: meetings.save_agenda_item(
        ledger, id_, replace(part(ledger, id_).agenda[0], title="K")
    ),
    "no item": lambda ledger, id_: meetings.delete_agenda_item(ledger, id_, part(ledger, id_).agenda[0].id),
    "order": lambda ledger, id_: meetings.order_agenda(ledger, id_, (part(ledger, id_).agenda[0].id,)),
    "a guest": lambda ledger, id_: meetings.invite(ledger, id_, (Attendee(0, "Khách"),)),
    "attendance": lambda ledger, id_: meetings.save_attendee(
        ledger, id_, replace(part(ledger, id_).attendees[0], attendance=Attendance.ABSENT)
    ),
    "nobody": lambda ledger, id_: meetings.delete_attendee(ledger, id_, part(ledger, id_).attendees[0].id),
    "words": lambda ledger, id_: meetings.save_contribution(
        ledger, id_, replace(part(ledger, id_).contributions[0], text="Không nhất trí")
    ),
    "more words": lambda ledger, id_: meetings.save_contribution(ledger, id_, Contribution(0, "Vũ", "Thêm")),
    "no words": lambda ledger, id_: meetings.delete_contribution(ledger, id_, part(ledger, id_).contributions[0].id),
    "a conclusion": lambda ledger, id_: meetings.save_conclusion(
        ledger, id_, replace(part(ledger, id_).conclusions[0], text="Khác")
    ),
    "a new conclusion": lambda ledger, id_: meetings.save_conclusion(ledger, id_, Conclusion(0, "Khác")),
    "no conclusion": lambda ledger, id_: meetings.delete_conclusion(ledger, id_, part(ledger, id_).conclusions[0].id),
    "a vote": lambda ledger, id_: votes.save_vote(ledger, id_, replace(votes.votes(ledger, id_)[0], against=1)),
    "a new vote": lambda ledger, id_: votes.save_vote(ledger, id_, Vote(0, "Khác", 1)),
    "no vote": lambda ledger, id_: votes.delete_vote(ledger, id_, votes.votes(ledger, id_)[0].id),
    "a matter": lambda ledger, id_: matters.save_matter(
        ledger, replace(matters.matters(ledger, id_)[0], summary="Việc khác")
    ),
    "no matter": lambda ledger, id_: matters.delete_matter(ledger, matters.matters(ledger, id_)[0].id),
    "a programme": lambda ledger, id_: programmes.save_programme(
        ledger, replace(programmes.programmes(ledger, id_)[0], year_to=2026)
    ),
    "parties": lambda ledger, id_: programmes.save_programme(
        ledger, replace(programmes.programmes(ledger, id_)[0], parties=())
    ),
    "no programme": lambda ledger, id_: programmes.delete_programme(ledger, programmes.programmes(ledger, id_)[0].id),
    "a key task": lambda ledger, id_: key_tasks.save_key_task(ledger, id_, Task(0, 2021, TaskKind.KEY, "Khác")),
    "no key task": lambda ledger, id_: key_tasks.delete_key_task(ledger, key_tasks.key_tasks(ledger, id_)[0].id),
    "the assessment": lambda ledger, id_: assessments.save_assessment(
        ledger, assessments.assessment_of_meeting(ledger, id_).with_text(AssessmentSection.CAUSES, "Khác")
    ),
    "no assessment": lambda ledger, id_: assessments.delete_assessment(
        ledger, assessments.assessment_of_meeting(ledger, id_).id
    ),
    "the meeting": meeting_store.delete,
    "the direction": lambda ledger, id_: tasks.save_task(ledger, replace(direction(ledger), title="Khác")),
    "its deadline": lambda ledger, id_: tasks.save_task(
        ledger, replace(direction(ledger), due=parse_deadline("Quý IV/2021", 2021))
    ),
    "its units": lambda ledger, id_: tasks.save_task(ledger, replace(direction(ledger), coordinating_units=("Khác",))),
}


def direction(ledger):
    return task_store.directions(ledger)[0]


def everything(ledger):
    """All rows of all tables but those of caches."""
    names = [row[0] for row in ledger.sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in names if name not in CACHES and not name.startswith("search")]
    return {name: sorted(ledger.sql(f'SELECT * FROM "{name}"'), key=repr) for name in kept}


CACHES = {"stale_task", "standing_span"}


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_nothing_of_a_signed_meeting_is_changed_by_any_use_case(ledger, signed_id, edit):
    before = everything(ledger)
    with pytest.raises(MeetingSigned):
        edit(ledger, signed_id)
    assert everything(ledger) == before


REPLACED_MEETING = (
    "REPLACE INTO meeting (id, kind, title, start, place, chair, chair_title, secretary, secretary_title, state)"
    " SELECT id, kind, 'khác', start, place, chair, chair_title, secretary, secretary_title, 'draft' FROM meeting"
)

ADDED_DIRECTION = (
    "INSERT INTO task (year, kind, number, title, ongoing, note, withdrawn_reason, conclusion_id)"
    " SELECT year, kind, '9', 'khác', 0, '', '', conclusion_id FROM task WHERE kind = 'direction'"
)

#: What somebody with the ledger in hand might try (R17).
STATEMENTS = (
    "UPDATE meeting SET title = 'khác'",
    "UPDATE meeting SET state = 'draft'",
    "DELETE FROM meeting",
    REPLACED_MEETING,
    "UPDATE attendee SET attendance = 'absent'",
    "REPLACE INTO attendee SELECT * FROM attendee",
    "DELETE FROM contribution",
    "UPDATE contribution SET text = ''",
    "UPDATE conclusion SET text = 'khác'",
    "UPDATE conclusion SET meeting_id = 99",
    "DELETE FROM agenda_item",
    "UPDATE vote SET in_favour = 0",
    "UPDATE matter SET summary = ''",
    "DELETE FROM programme_party",
    "UPDATE programme SET name = ''",
    "DELETE FROM meeting_task",
    "DELETE FROM assessment_text",
    "UPDATE assessment SET meeting_id = NULL",
    "UPDATE task SET title = 'khác' WHERE kind = 'direction'",
    "UPDATE task SET due_to = '2030-01-01' WHERE kind = 'direction'",
    "UPDATE task SET conclusion_id = NULL WHERE kind = 'direction'",
    "DELETE FROM task WHERE kind = 'direction'",
    "REPLACE INTO task SELECT * FROM task WHERE kind = 'direction'",
    ADDED_DIRECTION,
    "INSERT INTO contribution (meeting_id, place, speaker, unit, text) SELECT id, 9, 'x', '', 'x' FROM meeting",
    "INSERT INTO vote (meeting_id, place, text, in_favour, against, other) SELECT id, 9, 'x', 0, 0, 0 FROM meeting",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_ledger_itself_refuses_to_change_a_signed_meeting(ledger, signed_id, statement):
    before = everything(ledger)
    with pytest.raises(MeetingSigned), ledger.transaction():
        ledger.sql(statement)
    assert everything(ledger) == before


def test_what_happens_after_a_meeting_goes_on(ledger, signed_id):
    task = direction(ledger)
    tasks.save_task(ledger, replace(task, note="Đã nhắc qua điện thoại"))
    report = ProgressReport(0, task.id, task.title, date(2021, 3, 1), ReportSource.PHONE, ReportedStatus.IN_PROGRESS)
    tasks.save_report(ledger, report, NOW)
    (matter,) = matters.matters(ledger, signed_id)
    matters.save_matter(ledger, replace(matter, state=MatterState.SETTLED, settled_on=date(2021, 3, 2)))
    attachments.attach(ledger, Owner.MEETING, signed_id, NewFile("Trang ký.pdf", b"%PDF"), NOW)
    (key,) = key_tasks.key_tasks(ledger, signed_id)
    tasks.save_task(ledger, replace(key, note="Đã đưa vào kế hoạch"))


def test_another_meeting_is_not_held_up(ledger, signed_id):
    other = keep_meeting(ledger, replace(HEAD, number=6))
    conclude(ledger, other)
    meetings.save_contribution(ledger, other, Contribution(0, "Vũ", "Nhất trí"))


# ── Opening again ──


def test_reopening_needs_a_reason(ledger, signed_id):
    with pytest.raises(RefusedValue) as refused:
        signing.reopen(ledger, signed_id, " ", NOW)
    assert refused.value.field == "reopened-reason"
    assert meetings.meeting(ledger, signed_id).head.state is MeetingState.SIGNED


def test_reopened_minutes_are_issued_as_the_next_version_and_the_first_stays_readable(ledger, signed_id):
    (first,) = signing.signed_versions(ledger, signed_id)
    as_signed = issued.issued_pdf(ledger, first.id)
    signing.reopen(ledger, signed_id, "Ghi thiếu ý kiến của Sở Y tế", NOW)
    assert meetings.meeting(ledger, signed_id).head.state is MeetingState.FOR_SIGNATURE
    meetings.save_contribution(ledger, signed_id, Contribution(0, "Vũ Thị Hạnh", "Đề nghị bổ sung"))
    second = signing.sign(ledger, signed_id, NOW).value
    assert [(one.version, one.in_force, one.number) for one in signing.signed_versions(ledger, signed_id)] == [
        (1, False, 5),
        (2, True, 5),
    ]
    assert signing.signed_versions(ledger, signed_id)[0].reopened_reason == "Ghi thiếu ý kiến của Sở Y tế"
    assert issued.issued_pdf(ledger, first.id) == as_signed
    assert issued.issued_pdf(ledger, second.id) != as_signed


def test_minutes_that_are_not_signed_are_not_reopened(ledger, meeting_id):
    with pytest.raises(RefusedValue) as refused:
        signing.reopen(ledger, meeting_id, "Sai tên", NOW)
    assert refused.value.reason == "not-signed"


def test_a_meeting_that_was_signed_once_is_not_deleted(ledger, meeting_id):
    (conclusion,) = meetings.meeting(ledger, meeting_id).conclusions
    meetings.delete_conclusion(ledger, meeting_id, conclusion.id)
    signing.answer(ledger, meeting_id, CheckPoint.NO_CONCLUSION, "Chỉ thông báo", NOW)
    signing.sign(ledger, meeting_id, NOW)
    signing.reopen(ledger, meeting_id, "Sai", NOW)
    with pytest.raises(RefusedValue) as refused:
        meetings.delete_meeting(ledger, meeting_id)
    assert refused.value.reason == "carries-on"


def test_the_numbers_that_signed_minutes_give_are_kept_and_what_became_of_them_is_told(ledger, signed_id):
    (paper,) = issued.issued(ledger, Owner.MEETING, signed_id, PaperKind.MINUTES)
    assert drifted(ledger, paper).drift.is_none
    tasks.save_task(ledger, Task(0, reviewed_year(HEAD), TaskKind.COMMON, "Ghi sót"))
    (reason,) = drifted(ledger, paper).tasks
    assert (reason.moved.title, reason.moved.before, reason.year) == ("Ghi sót", None, reviewed_year(HEAD))

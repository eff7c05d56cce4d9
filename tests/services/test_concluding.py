"""What a meeting decides: directions to several units, votes, assessments, matters, programmes, key tasks."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.domain.assessments import AssessmentSection, Period, reviewed_period, taken_over
from desktop.domain.attachments import Owner
from desktop.domain.deadlines import parse_deadline
from desktop.domain.errors import RefusedValue
from desktop.domain.matters import Matter, MatterState
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.programmes import Party, Programme
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.domain.votes import Vote
from desktop.services import (
    assessments,
    attachments,
    key_tasks,
    matters,
    meetings,
    programmes,
    summaries,
    tasks,
    units,
    votes,
)
from desktop.services.attachments import NewFile

HEAD = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Hội nghị tổng kết năm 2020", datetime(2021, 2, 5, 8, 0))
DAY, NOW = date(2021, 3, 1), datetime(2021, 3, 1, 9, 0)


@pytest.fixture
def meeting_id(ledger):
    return meetings.save_head(ledger, 0, HEAD).value


@pytest.fixture
def unit_ids(ledger):
    return [unit.id for unit in units.directory(ledger).units()]


def given(ledger):
    return [row.task for row in tasks.directions(ledger, DAY)]


def report(ledger, task, **more):
    said = ProgressReport(0, task.id, task.title, DAY, ReportSource.PHONE, ReportedStatus.IN_PROGRESS, **more)
    return tasks.save_report(ledger, said, NOW).value


# ── Directions ──


def test_a_direction_to_three_units_has_three_rows_and_one_number(ledger, meeting_id, unit_ids):
    back = parse_deadline("trước 25/6", 2021)
    said = Conclusion(0, "Rà soát quy chế", 0, tuple(unit_ids[:3]), ("Báo",), report_back=back)
    kept = meetings.save_conclusion(ledger, meeting_id, said).value
    assert [(task.lead_unit_id, task.number, task.conclusion_id) for task in given(ledger)] == [
        (unit_id, "1", kept.id) for unit_id in unit_ids[:3]
    ]
    (read,) = meetings.meeting(ledger, meeting_id).conclusions
    assert (read.lead_unit_ids, read.report_back) == (tuple(unit_ids[:3]), back)


def test_it_counts_once_and_once_for_each_unit(ledger, meeting_id, unit_ids):
    meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Rà soát", 0, tuple(unit_ids[:3])))
    found = summaries.summary(ledger, 2021, DAY)
    assert found.kinds[TaskKind.DIRECTION].total == 1
    assert [one.kinds[TaskKind.DIRECTION].total for one in found.units] == [1, 1, 1]


def test_a_unit_that_is_taken_off_keeps_nothing_unless_it_has_reported(ledger, meeting_id, unit_ids):
    kept = meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Rà soát", 0, tuple(unit_ids[:3]))).value
    report(ledger, given(ledger)[0])
    meetings.save_conclusion(ledger, meeting_id, replace(kept, lead_unit_ids=tuple(unit_ids[:2])))
    assert [task.lead_unit_id for task in given(ledger)] == unit_ids[:2]
    with pytest.raises(RefusedValue) as refused:
        meetings.save_conclusion(ledger, meeting_id, replace(kept, lead_unit_ids=(unit_ids[1],)))
    assert refused.value.reason == "has-reports"
    assert [task.lead_unit_id for task in given(ledger)] == unit_ids[:2]


# ── Votes ──


def test_votes_are_kept_in_their_order_even_when_they_do_not_fit(ledger, meeting_id):
    first = votes.save_vote(ledger, meeting_id, Vote(0, " Thông  qua quy chế ", 99, 1, 2)).value
    votes.save_vote(ledger, meeting_id, Vote(0, "Thông qua kế hoạch", 5))
    assert [(one.text, one.cast) for one in votes.votes(ledger, meeting_id)] == [
        ("Thông qua quy chế", 102),
        ("Thông qua kế hoạch", 5),
    ]
    votes.delete_vote(ledger, meeting_id, first.id)
    assert len(votes.votes(ledger, meeting_id)) == 1


@pytest.mark.parametrize("vote", [Vote(0, " ", 1), Vote(0, "Thông qua", 1, -1)])
def test_a_vote_on_nothing_or_below_zero_is_refused(ledger, meeting_id, vote):
    with pytest.raises(RefusedValue):
        votes.save_vote(ledger, meeting_id, vote)


# ── Assessments ──


@pytest.mark.parametrize(
    ("kind", "day", "period"),
    [
        (MeetingKind.ANNUAL_REVIEW, datetime(2021, 2, 5), Period(date(2020, 1, 1), date(2020, 12, 31))),
        (MeetingKind.QUARTERLY, datetime(2021, 4, 12), Period(date(2021, 1, 1), date(2021, 3, 31))),
        (MeetingKind.QUARTERLY, datetime(2021, 3, 28), Period(date(2021, 1, 1), date(2021, 3, 31))),
        (MeetingKind.HALF_YEAR, datetime(2021, 7, 8), Period(date(2021, 1, 1), date(2021, 6, 30))),
    ],
)
def test_the_period_that_is_looked_at_follows_the_kind(kind, day, period):
    assert reviewed_period(MeetingHead(kind, "Hội nghị", day)) == period


def test_units_reports_are_offered_line_by_line_and_taken_over_once(ledger, meeting_id, unit_ids):
    task = tasks.save_task(ledger, Task(0, 2020, TaskKind.REGISTERED, "Tặng quà", lead_unit_id=unit_ids[0])).value
    said = ProgressReport(
        0,
        task.id,
        "",
        date(2020, 12, 1),
        ReportSource.LETTER,
        ReportedStatus.DONE,
        result="350 suất",
        note="Hai xã chậm",
        unit_id=unit_ids[0],
    )
    kept = tasks.save_report(ledger, said, NOW).value
    tasks.save_report(ledger, replace(said, as_of=DAY, result="Ngoài kỳ"), NOW)
    assessment = assessments.assessment_of_meeting(ledger, meeting_id)
    lines = assessments.reported_lines(ledger, assessment.period)
    unit = units.directory(ledger)[unit_ids[0]].name_on(said.as_of)
    assert [(one.text, one.unit, one.task) for one in lines] == [
        ("350 suất", unit, "Tặng quà"),
        ("Hai xã chậm", unit, "Tặng quà"),
    ]
    section = AssessmentSection.ACHIEVEMENTS
    taken = taken_over(taken_over(assessment, section, lines[0]), section, lines[0])
    assessments.save_assessment(ledger, taken)
    read = assessments.assessment_of_meeting(ledger, meeting_id)
    assert (read.text(section), read.sources) == (f"{unit}: 350 suất", frozenset({(section, kept.id)}))


def test_what_was_written_for_a_period_is_taken_up_by_its_meeting(ledger, meeting_id):
    period = Period(date(2020, 1, 1), date(2020, 12, 31))
    written = assessments.assessment_of_period(ledger, period).with_text(AssessmentSection.LESSONS, "Bám sát cơ sở")
    kept = assessments.save_assessment(ledger, written).value
    taken_up = assessments.assessment_of_meeting(ledger, meeting_id)
    assert (taken_up.id, taken_up.meeting_id, taken_up.texts) == (kept.id, meeting_id, kept.texts)


# ── Matters, programmes, key tasks ──


def test_a_matter_is_settled_on_a_day_after_it_was_raised(ledger, meeting_id):
    raised = Matter(0, "Đường sạt lở", "Xã Tân Lập", HEAD.start.date(), meeting_id=meeting_id)
    kept = matters.save_matter(ledger, replace(raised, due=parse_deadline("30/6", 2021))).value
    assert (kept.overdue(date(2021, 7, 1)), kept.overdue(date(2021, 6, 30))) == (True, False)
    settled = replace(kept, state=MatterState.SETTLED, settled_on=date(2021, 5, 3), outcome="Đã sửa")
    with pytest.raises(RefusedValue):
        matters.save_matter(ledger, replace(settled, settled_on=date(2021, 1, 1)))
    matters.save_matter(ledger, settled)
    assert matters.matters(ledger, meeting_id) == (settled,)
    assert (settled.state, settled.overdue(date(2021, 7, 1))) == (MatterState.SETTLED, False)


def test_a_programme_has_each_party_once_and_takes_its_pictures_with_it(ledger, meeting_id):
    parties = (Party("Hội Nông dân", "Trần Văn Hòa"), Party("Sở Y tế"))
    kept = programmes.save_programme(ledger, Programme(0, "Phối hợp", 2021, 2025, parties, "", meeting_id)).value
    assert programmes.programmes(ledger, meeting_id) == (kept,)
    assert (kept.covers(2025), kept.covers(2026)) == (True, False)
    with pytest.raises(RefusedValue):
        programmes.save_programme(ledger, replace(kept, parties=(*parties, Party("hội nông dân"))))
    with pytest.raises(RefusedValue):
        programmes.save_programme(ledger, replace(kept, year_to=2020))
    attachments.attach(ledger, Owner.PROGRAMME, kept.id, NewFile("Trang 1.pdf", b"%PDF"), NOW)
    programmes.delete_programme(ledger, kept.id)
    assert attachments.attachments(ledger, Owner.PROGRAMME, kept.id) == ()


def test_key_tasks_go_on_after_those_that_the_plan_has(ledger, meeting_id):
    tasks.save_task(ledger, Task(0, 2021, TaskKind.KEY, "Có sẵn", "4"))
    kept = key_tasks.save_key_task(ledger, meeting_id, Task(0, 0, TaskKind.KEY, "Sơ kết mô hình")).value
    assert (kept.number, kept.year) == ("5", 2021)
    assert key_tasks.key_tasks(ledger, meeting_id) == [kept]
    report(ledger, kept)
    with pytest.raises(RefusedValue):
        key_tasks.delete_key_task(ledger, kept.id)


@pytest.mark.parametrize("part", ["matter", "programme", "key task"])
def test_a_meeting_of_which_something_carries_on_is_not_deleted(ledger, meeting_id, part):
    if part == "matter":
        matters.save_matter(ledger, Matter(0, "Việc", "Xã", DAY, meeting_id=meeting_id))
    elif part == "programme":
        programmes.save_programme(ledger, Programme(0, "Phối hợp", 2021, 2025, meeting_id=meeting_id))
    else:
        key_tasks.save_key_task(ledger, meeting_id, Task(0, 0, TaskKind.KEY, "Việc"))
    with pytest.raises(RefusedValue) as refused:
        meetings.delete_meeting(ledger, meeting_id)
    assert refused.value.reason == "carries-on"


def test_what_is_attached_to_a_meeting_goes_with_it(ledger, meeting_id):
    attachments.attach(ledger, Owner.MEETING, meeting_id, NewFile("Ảnh.pdf", b"%PDF"), NOW)
    meetings.delete_meeting(ledger, meeting_id)
    assert ledger.sql("SELECT count(*) FROM content") == [(0,)]

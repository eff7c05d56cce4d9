"""What belongs to each kind of meeting, and reports that it asks for."""

from datetime import date
from fractions import Fraction

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.issued import PaperKind
from desktop.domain.meeting_kinds import MEETING_PAPERS, Requirements, requirements_of, usual_meeting
from desktop.domain.meetings import MeetingKind
from desktop.domain.report_requests import HandIn, ReportRequest, count_reports


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_kind_has_groups_and_papers_of_a_meeting(kind):
    usual = usual_meeting(kind)
    assert usual.groups
    assert {PaperKind.INVITATIONS, PaperKind.MINUTES} <= set(usual.papers) <= set(MEETING_PAPERS)
    assert len(set(usual.papers)) == len(usual.papers)


@pytest.mark.parametrize(("members", "needed"), [(0, 0), (1, 1), (30, 20), (31, 21), (32, 22)])
def test_two_thirds_are_rounded_up(members, needed):
    assert requirements_of(MeetingKind.ANNUAL_REVIEW).members_needed(members) == needed


def test_a_working_session_asks_for_nobody():
    assert requirements_of(MeetingKind.WORKING_SESSION) == Requirements()


def test_a_share_above_all_is_refused():
    with pytest.raises(RefusedValue):
        Requirements(Fraction(3, 2))


def test_a_report_of_the_last_day_is_in_time_and_counts_follow_the_day():
    until = date(2021, 1, 20)
    requests = [
        ReportRequest(1, 1, "a", until, date(2021, 1, 20)),
        ReportRequest(2, 2, "a", until, date(2021, 1, 21)),
        ReportRequest(3, 3, "a", until),
        ReportRequest(4, 4, "a"),
    ]
    after = date(2021, 1, 22)
    assert [one.standing(after) for one in requests] == [
        HandIn.HANDED_IN,
        HandIn.HANDED_IN_LATE,
        HandIn.OVERDUE,
        HandIn.WAITING,
    ]
    counts = count_reports(requests, after)
    assert (counts.asked, counts.handed_in, counts.late, counts.overdue, counts.missing) == (4, 2, 1, 1, 2)
    assert count_reports(requests, until).overdue == 0

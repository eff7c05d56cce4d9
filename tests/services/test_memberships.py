"""Terms in the committee are kept, shown, and say who is invited as a member."""

from datetime import date, datetime

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.memberships import Membership
from desktop.domain.people import Person, Position
from desktop.domain.unit_histories import HistoryKind
from desktop.services import memberships, unit_history, units
from desktop.services.meetings import meeting_desk, save_head

UNTIL = date(2021, 6, 30)


@pytest.fixture
def person(ledger):
    farmers = units.directory(ledger).exact("Hội Nông dân tỉnh").id
    return units.save_person(
        ledger, Person(0, "Lê Văn Ân", (Position("Chủ tịch", farmers, "Hội Nông dân tỉnh"),))
    ).value


def test_the_members_of_the_day_are_offered_to_a_meeting(ledger, person):
    memberships.set_terms(ledger, [Membership(0, role=" Ủy viên ", valid_to=UNTIL)], person_id=person.id)
    invited = []
    for month in (6, 7):
        head = MeetingHead(MeetingKind.QUARTERLY, "Hội nghị", datetime(2021, month, 15, 8))
        desk = meeting_desk(ledger, save_head(ledger, 0, head).value)
        invited.append([one.full_name for one in desk.members])
    assert invited == [["Lê Văn Ân"], []]
    lines = unit_history.person_lines(ledger, person.id)
    assert [(line.kind, line.about) for line in lines] == [
        (HistoryKind.POST, "Chủ tịch, Hội Nông dân tỉnh"),
        (HistoryKind.MEMBER, "Ủy viên"),
    ]


def test_terms_are_given_anew_and_taken_back(ledger, person):
    first = [Membership(0, role="Ủy viên", valid_to=UNTIL)]
    memberships.set_terms(ledger, first, person_id=person.id)
    before = memberships.set_terms(ledger, [], person_id=person.id).value
    assert memberships.terms(ledger, person_id=person.id) == ()
    memberships.set_terms(ledger, before, person_id=person.id)
    assert [(one.role, one.valid_to) for one in memberships.terms(ledger, person_id=person.id)] == [("Ủy viên", UNTIL)]


def test_a_term_that_ends_before_it_begins_is_refused_and_the_old_ones_stay(ledger, person):
    memberships.set_terms(ledger, [Membership(0, role="Ủy viên")], person_id=person.id)
    wrong = Membership(0, valid_from=date(2022, 1, 1), valid_to=UNTIL)
    with pytest.raises(RefusedValue):
        memberships.set_terms(ledger, [wrong], person_id=person.id)
    assert [one.role for one in memberships.terms(ledger, person_id=person.id)] == ["Ủy viên"]


def test_members_of_a_day(ledger, person):
    memberships.set_terms(ledger, [Membership(0, role="Trưởng ban")], unit_id=person.positions[0].unit_id)
    assert memberships.members(ledger, UNTIL) == (person,)

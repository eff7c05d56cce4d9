"""Who is a member of the committee on a day."""

from datetime import date

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.memberships import Membership, checked, members_on
from desktop.domain.people import Person, Position

DAY = date(2021, 7, 1)
CHAIR = Person(1, "Lê Văn Ân", (Position("Chủ tịch", 7, "Hội Nông dân tỉnh", 1),))
DEPUTY = Person(2, "Trần Thị Bình", (Position("Phó Chủ tịch", 7, "Hội Nông dân tỉnh", 2),))


def test_a_term_runs_between_its_days():
    term = Membership(1, 2, None, "Ủy viên", date(2020, 1, 1), date(2021, 6, 30))
    assert members_on([term], [CHAIR, DEPUTY], date(2021, 6, 30)) == (DEPUTY,)
    assert members_on([term], [CHAIR, DEPUTY], DAY) == ()


def test_a_unit_is_a_member_by_who_leads_it_on_the_day():
    assert members_on([Membership(1, None, 7)], [DEPUTY, CHAIR], DAY) == (CHAIR,)


def test_nobody_is_invited_twice():
    terms = [Membership(1, 1, None, "Trưởng ban"), Membership(2, None, 7)]
    assert members_on(terms, [DEPUTY, CHAIR], DAY) == (CHAIR,)


@pytest.mark.parametrize("term", [Membership(0), Membership(0, 1, None, "", DAY, date(2020, 1, 1))])
def test_a_term_without_a_member_or_with_days_in_the_wrong_order_is_refused(term):
    with pytest.raises(RefusedValue):
        checked(term)

"""Roles by title, and the protocol order of a list."""

import pytest

from desktop.domain.meeting_kinds import fills
from desktop.domain.meetings import Attendee, AttendeeGroup
from desktop.domain.people import Person, Position
from desktop.domain.roles import Role, in_protocol_order, role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Trưởng ban", Role.HEAD),
        ("Chủ tịch UBND tỉnh", Role.HEAD),
        ("Bí thư Huyện ủy", Role.HEAD),
        ("Chỉ huy trưởng", Role.HEAD),
        ("Phó Trưởng ban Thường trực", Role.DEPUTY),
        ("Phó Chủ tịch", Role.DEPUTY),
        ("Chỉ huy phó", Role.DEPUTY),
        ("Uỷ viên Ban Thường vụ Tỉnh ủy", Role.STANDING),
        ("Ủy viên Ban Thường vụ, Trưởng Ban Dân vận", Role.HEAD),
        ("Ủy viên", Role.MEMBER),
        ("Chuyên viên", Role.OFFICER),
        ("Khách", None),
        ("", None),
    ],
)
def test_a_title_says_the_role(title, role):
    assert role_of(title) is role


@pytest.mark.parametrize(
    ("title", "office", "held"),
    [
        ("Trưởng Ban Chỉ đạo", "Trưởng ban", True),
        ("Phó Trưởng ban", "Trưởng ban", False),
        ("Phó Bí thư Thường trực Tỉnh ủy, Trưởng Ban Chỉ đạo", "Trưởng ban", True),
        ("Ủy viên Ban Thường vụ; Phó Trưởng ban", "Trưởng ban", False),
        ("Trưởng bộ phận", "Trưởng ban", False),
    ],
)
def test_an_office_is_filled_by_a_post_that_begins_with_it(title, office, held):
    assert fills(title, office) is held


def test_a_list_stands_by_group_rank_role_and_given_name():
    ranked = Person(1, "Đỗ Ước", (Position("Ủy viên", rank=1),))
    people = (
        Attendee(1, "Trần An", "Chuyên viên"),
        Attendee(2, "Lê Bình", "Phó Chủ tịch"),
        Attendee(3, "Vũ Ánh", "Chủ tịch"),
        Attendee(4, "Vũ An", "Chủ tịch"),
        Attendee(5, "Đỗ Ước", "Ủy viên", person_id=1),
        Attendee(6, "Khách", "", group=AttendeeGroup.GUEST),
    )
    ordered = in_protocol_order(people, [ranked])
    assert [one.name for one in ordered] == ["Khách", "Đỗ Ước", "Vũ An", "Vũ Ánh", "Lê Bình", "Trần An"]

"""Seats of a hall."""

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import Attendee
from desktop.domain.seating import Hall, read_seat, row_letter, seat_key, seated, shared_seats

PEOPLE = tuple(Attendee(place, f"Người {place}") for place in range(1, 6))


def test_people_are_seated_in_order_from_the_front():
    assert [one.seat for one in seated(PEOPLE, Hall(2, 3))] == ["A1", "A2", "A3", "B1", "B2"]


def test_a_hall_that_is_too_small_says_how_many_seats_it_lacks():
    with pytest.raises(RefusedValue) as refused:
        seated(PEOPLE, Hall(1, 3))
    assert (refused.value.reason, refused.value.value) == ("too-small", "2")


@pytest.mark.parametrize(("row", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_rows_go_on_behind_z(row, letter):
    assert row_letter(row) == letter


@pytest.mark.parametrize(
    ("typed", "seat"),
    [("b 12", "B12"), ("B-07", "B7"), ("aa3", "AA3"), ("", ""), ("B0", None), ("12", None), ("x", None)],
)
def test_a_seat_is_read_as_it_is_typed(typed, seat):
    assert read_seat(typed) == seat


def test_seats_sort_by_row_and_number_and_none_comes_last():
    assert sorted(["", "AA1", "B2", "A10", "A9"], key=seat_key) == ["A9", "A10", "B2", "AA1", ""]


def test_a_seat_given_twice_is_named_with_both():
    two = [Attendee(1, "An", seat="A1"), Attendee(2, "Bình", seat="A1"), Attendee(3, "Cường", seat="A2")]
    assert shared_seats(two) == (("A1", ("An", "Bình")),)

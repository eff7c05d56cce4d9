"""Agendas: sections, their numbers and times, and moving what belongs together."""

from datetime import datetime

import pytest

from desktop.domain.agendas import (
    DIRECTIONS_ITEM,
    begins,
    default_agenda,
    moved,
    numbers,
    roman,
    same_agenda,
    section_minutes,
    stepped,
    with_directions,
)
from desktop.domain.meetings import AgendaItem, MeetingKind


def section(title):
    return AgendaItem(0, title, is_section=True)


def item(title, minutes=10):
    return AgendaItem(0, title, minutes=minutes)


#: A (a b) B (c): sections in capitals, the items below them.
AGENDA = (section("A"), item("a", 10), item("b", 20), section("B"), item("c", 30))


def titles(agenda):
    return "".join(one.title for one in agenda)


def test_items_are_numbered_within_their_section():
    assert numbers(AGENDA) == ("I", "1", "2", "II", "1")
    assert numbers((item("a"), item("b"))) == ("1", "2")


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (26, "XXVI")])
def test_sections_have_roman_numbers(number, text):
    assert roman(number) == text


def test_a_section_begins_with_its_first_item_and_takes_their_time():
    times = begins(AGENDA, datetime(2021, 2, 5, 8, 0))
    assert [f"{moment:%H:%M}" for moment in times] == ["08:00", "08:00", "08:10", "08:30", "08:30"]
    assert [section_minutes(AGENDA, place) for place in (0, 3)] == [30, 30]


@pytest.mark.parametrize(
    ("place", "slot", "expected"),
    [
        (1, 5, "AbBca"),
        (4, 1, "AcabB"),
        (0, 5, "BcAab"),
        (3, 0, "BcAab"),
        (0, 2, "AabBc"),  # into itself: stays
        (1, 2, "AabBc"),
        (1, 9, "AabBc"),
    ],
)
def test_what_is_dropped_stands_before_the_slot_and_a_section_brings_its_items(place, slot, expected):
    assert titles(moved(AGENDA, place, slot)) == expected


@pytest.mark.parametrize(
    ("place", "by", "expected"),
    [
        (2, 1, "AaBbc"),  # over the heading: into the next section
        (2, -1, "AbaBc"),
        (0, -1, "AabBc"),
        (4, 1, "AabBc"),
        (3, -1, "BcAab"),
        (0, 1, "BcAab"),
        (3, 1, "AabBc"),
    ],
)
def test_a_step_moves_an_item_by_one_and_a_section_over_a_section(place, by, expected):
    assert titles(stepped(AGENDA, place, by)) == expected


def test_open_directions_get_an_item_before_the_main_report_once():
    agenda = with_directions(default_agenda(MeetingKind.ANNUAL_REVIEW))
    place = agenda.index(DIRECTIONS_ITEM)
    assert agenda[place + 1].title.startswith("Báo cáo kết quả")
    assert with_directions(agenda) == agenda
    assert with_directions(()) == (DIRECTIONS_ITEM,)


def test_a_quarterly_meeting_looks_at_them_anyhow():
    usual = default_agenda(MeetingKind.QUARTERLY)
    assert with_directions(usual) == usual


def test_two_agendas_are_the_same_when_they_plan_the_same():
    assert same_agenda((AgendaItem(7, "a", begun_at=datetime(2021, 2, 5)),), (AgendaItem(9, "a"),))
    assert not same_agenda((item("a", 10),), (item("a", 20),))

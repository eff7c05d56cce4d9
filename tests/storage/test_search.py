"""Searching the ledger: what was typed, and what comes first."""

from collections import Counter
from datetime import datetime
from unicodedata import normalize

import pytest

from desktop.domain.found import FoundKind
from desktop.domain.meetings import Conclusion, Contribution, MeetingHead, MeetingKind
from desktop.domain.people import Person, Position
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.units import Unit, UnitName
from desktop.storage import meetings, people, search, tasks, units
from desktop.storage.search_sources import entry_id


@pytest.fixture
def known(ledger):
    units.add(ledger, Unit(0, (UnitName("Hội Chữ thập đỏ tỉnh"),), ("HCTĐ",)))
    for name in ("Nguyễn Văn Đông", "Nguyễn Văn Đồng"):
        people.add(ledger, Person(0, name, (Position("Chủ tịch", 1, "Hội Chữ thập đỏ tỉnh"),)))
    titles = ("Hiến máu tình nguyện", "Trồng cây Đồng Tâm", "Trồng rừng", "Trông trẻ")
    tasks.add(ledger, [Task(0, 2021, TaskKind.REGISTERED, title, "37/37") for title in titles])
    return ledger


def found(ledger, typed, of_each_kind=50):
    return [hit.title for hit in search.find(ledger, typed, of_each_kind)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        pytest.param("nguyen van dong", ["Nguyễn Văn Đồng", "Nguyễn Văn Đông"], id="without marks, the newest first"),
        pytest.param("nguyễn văn đông", ["Nguyễn Văn Đông", "Nguyễn Văn Đồng"], id="typed marks come first"),
        pytest.param("NGUYỄN ĐÔNG", ["Nguyễn Văn Đông", "Nguyễn Văn Đồng"], id="words apart, in capitals"),
        pytest.param("hien mau", ["Hiến máu tình nguyện"], id="words"),
        pytest.param("mau tin", ["Hiến máu tình nguyện"], id="the last word is a beginning"),
        pytest.param("hie mau", [], id="another word is not"),
        pytest.param("hi* mau", ["Hiến máu tình nguyện"], id="unless it is told so"),
        pytest.param('"mau tinh"', ["Hiến máu tình nguyện"], id="a phrase"),
        pytest.param('"tinh mau"', [], id="a phrase in its order"),
        pytest.param("trong -rung", ["Trông trẻ", "Trồng cây Đồng Tâm"], id="without a word"),
        pytest.param("trong NOT cay NOT tre", ["Trồng rừng"], id="without words, by name"),
        pytest.param("rung OR tre", ["Trông trẻ", "Trồng rừng"], id="one or the other"),
        pytest.param('mau OR "cay dong"', ["Trồng cây Đồng Tâm", "Hiến máu tình nguyện"], id="a phrase or a word"),
        pytest.param("trồng", ["Trồng rừng", "Trồng cây Đồng Tâm", "Trông trẻ"], id="marks of one word"),
        pytest.param("hctd", ["Hội Chữ thập đỏ tỉnh"], id="another spelling of a unit"),
        pytest.param("37/37 rung", ["Trồng rừng"], id="a number as it is written"),
        pytest.param("trong r", ["Trông trẻ", "Trồng rừng", "Trồng cây Đồng Tâm"], id="one letter waits for more"),
        pytest.param("t", [], id="one letter alone"),
        pytest.param("-mau", [], id="nothing but what is left out"),
        pytest.param('"', [], id="an open quote"),
        pytest.param("OR", [], id="an operator alone"),
        pytest.param("(rung OR", ["Trồng rừng"], id="an open bracket"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_was_typed_is_found(known, typed, titles):
    assert found(known, typed) == titles


def test_kinds_follow_each_other_and_the_one_with_just_these_marks_is_in_front(known):
    tasks.add(known, [Task(0, 2021, TaskKind.KEY, "Lê Đông")])
    assert [(hit.kind, hit.title) for hit in search.find(known, "đồng")] == [
        ("task", "Trồng cây Đồng Tâm"),
        ("task", "Lê Đông"),
        ("person", "Nguyễn Văn Đồng"),
        ("person", "Nguyễn Văn Đông"),
    ]
    assert [hit.kind for hit in search.find(known, "tỉnh")] == ["unit", "person", "person", "task"]


def test_a_kind_with_many_records_does_not_crowd_out_the_others(known):
    many = [Task(0, 2021, TaskKind.REGISTERED, f"Chữ thập đỏ {number}") for number in range(700)]
    tasks.add(known, many)
    start = datetime(2021, 5, 4, 8)
    for number in range(300):
        meetings.add(known, MeetingHead(MeetingKind.EXTRAORDINARY, f"Họp Chữ thập đỏ {number}", start))
    hits = search.find(known, "chu thap do", 20)
    assert Counter(hit.kind for hit in hits) == {"task": 20, "meeting": 20, "unit": 1, "person": 2}
    assert hits[0].title == "Chữ thập đỏ 699"


def test_a_direction_to_several_units_is_told_once(known):
    meeting_id = meetings.add(known, MeetingHead(MeetingKind.EXTRAORDINARY, "Họp", datetime(2021, 5, 4, 8)))
    conclusion = meetings.save_conclusion(known, meeting_id, 2021, Conclusion(0, "Rà soát biểu mẫu", 1))
    rows = [Task(0, 2021, TaskKind.DIRECTION, "Rà soát biểu mẫu", conclusion_id=conclusion) for _ in range(3)]
    tasks.add(known, rows)
    meetings.save_contribution(known, meeting_id, Contribution(0, "Lê Văn Ân", "Biểu mẫu còn dài"))
    assert [hit.kind for hit in search.find(known, "bieu mau")] == ["direction", "conclusion", "contribution"]


def test_what_a_record_says_is_told_with_it(known):
    hit = search.find(known, "van đồng")[0]
    assert (hit.kind, hit.id, hit.text) == ("person", 2, "Chủ tịch Hội Chữ thập đỏ tỉnh")


def test_a_wrong_entry_is_told_and_made_anew(known):
    assert search.differences(known) == []
    known.sql("UPDATE search_entry SET said = 'khac' WHERE id = ?", (entry_id(FoundKind.TASK, 1),))
    known.sql("DELETE FROM search_entry WHERE id = ?", (entry_id(FoundKind.PERSON, 2),))
    known.sql("INSERT INTO search_entry VALUES (?, 'ma')", (entry_id(FoundKind.UNIT, 9),))
    assert search.differences(known) == [("task", 1), ("person", 2), ("unit", 9)]
    assert not search.index_is_right(known)
    search.rebuild(known)
    assert search.differences(known) == []
    assert search.index_is_right(known)
    assert found(known, "hien mau") == ["Hiến máu tình nguyện"]


def pieces(ledger):
    """How many pieces the index lies in."""
    return ledger.sql("SELECT count(DISTINCT segid) FROM search_index_idx")[0][0]


@pytest.fixture
def scattered(known):
    """A ledger that was searched after each of many changes."""
    for place in range(60):
        tasks.add(
            known, [Task(0, 2021, TaskKind.COMMON, f"Hiến máu đợt {place * 100 + number}") for number in range(20)]
        )
        search.refresh(known)
    assert pieces(known) > 3
    return known


def test_an_index_in_many_pieces_is_brought_into_one(scattered):
    before = found(scattered, "hien mau")
    search.tidy(scattered)
    assert pieces(scattered) == 1
    assert found(scattered, "hien mau") == before
    assert search.differences(scattered) == []
    assert search.index_is_right(scattered)


def test_tidying_stops_when_somebody_waits(scattered):
    lying_in = pieces(scattered)
    search.tidy(scattered, stopped=lambda: True)
    assert pieces(scattered) == lying_in


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_letter_is_found_without_its_marks(ledger, form):
    marks = ["", *"\u0300\u0301\u0303\u0309\u0323"]
    vowels = "aăâeêioôơuưy"
    letters = [normalize(form, letter + mark) for letter in vowels + vowels.upper() for mark in marks]
    tasks.add(ledger, [Task(0, 2021, TaskKind.COMMON, f"Tập{letter}th đĐ") for letter in letters])
    for plain in "aeiouy":
        same = [letter for letter in letters if normalize("NFD", letter)[0].casefold() == plain]
        assert len(search.find(ledger, f"tap{plain}th dd", of_each_kind=200)) == len(same)

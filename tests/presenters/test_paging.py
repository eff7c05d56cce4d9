"""A long list of which only some pages are at hand."""

from array import array
from dataclasses import dataclass

import pytest

from desktop.presenters.paging import PAGE, Pages


@dataclass(frozen=True)
class Numbered:
    """A row of these tests."""

    id: int


class SlowSession:
    """Answers only when it is told to."""

    def __init__(self) -> None:
        self.asked = []

    def ask(self, job, done, failed=None):
        self.asked.append((job, done))

    def answer(self) -> None:
        job, done = self.asked.pop(0)
        done(job(None))


@pytest.fixture
def slow():
    return SlowSession()


@pytest.fixture
def pages(slow):
    """Ten thousand rows; the one with the id 5 is gone."""
    made: Pages[Numbered] = Pages(slow, lambda row: row.id)
    made.show(array("q", range(10_000)), lambda _, ids: [Numbered(id_) for id_ in ids if id_ != 5], {})
    return made


def test_a_row_is_not_there_until_its_page_has_come(slow, pages):
    told = []
    pages.came = lambda first, last: told.append((first, last))
    assert pages.row(3) is None
    slow.answer()
    assert (pages.row(3), pages.row(5), told) == (Numbered(3), None, [(0, PAGE - 1)])


def test_a_page_is_asked_for_once_however_many_rows_are_wanted(slow, pages):
    for place in range(50):
        assert pages.row(place) is None
    assert len(slow.asked) == 1


def test_pages_that_were_scrolled_past_are_not_fetched(slow, pages):
    for place in range(0, 10_000, PAGE):
        pages.row(place)
    fetched = 0
    while slow.asked:
        slow.answer()
        fetched += 1
    assert fetched <= 3
    assert pages.row(9_999) == Numbered(9_999)


def test_what_was_asked_of_a_former_list_is_not_taken_for_the_new_one(slow, pages):
    pages.row(0)
    pages.show(array("q", [7]), lambda _, ids: [Numbered(id_) for id_ in ids], {})
    slow.answer()
    assert pages.row(0) is None
    slow.answer()
    assert pages.row(0) == Numbered(7)


def test_all_rows_are_read_in_order_whatever_is_at_hand(pages):
    assert [row.id for row in pages.reader()(None)] == [id_ for id_ in range(10_000) if id_ != 5]
    assert pages.place(9_000) == 9_000
    assert pages.place(10_000) is None

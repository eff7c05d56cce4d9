"""Filling pages. A page is 10 high here."""

from desktop.papers.pages import Tail, paginate
from desktop.papers.strips import LineMark, Strip


def strip(height: float, **more) -> Strip:
    return Strip(height, (), **more)


def heights(strips: list[Strip]) -> list[list[float]]:
    return [[placed.strip.height for placed in page] for page in paginate(strips, 10)]


def test_a_strip_that_does_not_fit_goes_to_the_next_page():
    assert heights([strip(6), strip(4), strip(1)]) == [[6, 4], [1]]


def test_strips_held_together_go_together():
    assert heights([strip(6), strip(2, keep=True), strip(3)]) == [[6], [2, 3]]


def test_a_chain_taller_than_a_page_is_filled_in_all_the_same():
    assert heights([strip(6, keep=True), strip(6, keep=True), strip(3)]) == [[6], [6, 3]]


def test_space_before_is_dropped_at_the_top_of_a_page():
    pages = paginate([strip(9, space_before=5), strip(9, space_before=5)], 10)
    assert [placed.top for page in pages for placed in page] == [0, 0]


def test_a_head_is_set_above_the_strip_that_comes_first_on_a_page():
    head = strip(2)
    rows = [strip(3, head=head) for _ in range(5)]
    assert heights([head, *rows]) == [[2, 3, 3], [2, 3, 3], [2, 3]]


def test_a_head_counts_when_room_is_measured():
    head = strip(2)
    assert heights([strip(10), strip(5, head=head, keep=True), strip(4, head=head)]) == [[10], [2, 5], [2, 4]]


def test_the_last_body_lines_are_held_to_the_end():
    tail = Tail(2)
    strips = [strip(1, lines=1), strip(1, lines=1), strip(1), strip(1, lines=1)]
    before = [one for each in strips for one in tail.push(each)]
    assert [one.keep for one in (*before, *tail.kept())] == [False, True, True, True]


def test_a_held_end_with_too_few_lines_before_it_holds_them_all():
    tail = Tail(2)
    assert list(tail.push(strip(1, lines=1))) == []
    assert [one.keep for one in tail.kept()] == [True]


def test_of_a_long_list_only_the_end_is_held_back():
    tail = Tail(2)
    handed_on = [one for _ in range(100) for one in tail.push(strip(1, lines=1))]
    assert len(handed_on) == 98
    assert len(list(tail.rest())) == 2


def test_a_page_is_handed_on_before_the_next_is_read():
    read: list[int] = []

    def strips():
        for number in range(10):
            read.append(number)
            yield strip(10)

    next(paginate(strips(), 10))
    assert len(read) == 2


def test_a_break_begins_a_new_page_even_within_what_is_held_together():
    assert heights([strip(2, keep=True), strip(1, breaks=True), strip(2)]) == [[2], [1, 2]]


def test_a_break_at_the_top_of_a_page_leaves_no_empty_one():
    assert heights([strip(0, breaks=True, keep=True), strip(2)]) == [[0, 2]]


def test_a_strip_is_closed_only_where_it_comes_last_on_its_page():
    line = LineMark(0, 1, 9, 1, 0.5)
    pages = paginate([strip(5, closing=(line,)) for _ in range(3)], 10)
    assert [[placed.strip.marks for placed in page] for page in pages] == [[(), (line,)], [(line,)]]


def test_no_strips_are_one_empty_page():
    assert heights([]) == [[]]

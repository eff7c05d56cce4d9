"""The numbers of papers: per year or per term, going on where the office's register goes on."""

from datetime import date, datetime

import pytest

from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.numbering import Numbering
from desktop.services import issued, meetings, numbers
from desktop.services.changes import Noun

DAY = date(2021, 2, 5)


def next_of(ledger, kind=PaperKind.NOTICE, day=DAY) -> int:
    return next(one.next_number for one in numbers.all_series(ledger, day) if one.kind is kind)


def issue(ledger, number: int, meeting: int = 1, day: date = DAY) -> None:
    paper = IssuedPaper(0, PaperKind.NOTICE, Owner.MEETING, meeting, 0, day, "Kết luận", "", number, f"{number:02d}/TB")
    issued.issue(ledger, paper, b"%PDF-1.7", datetime(2021, 2, 6))


def test_every_series_begins_at_one(ledger):
    assert {one.next_number for one in numbers.all_series(ledger, DAY)} == {1}
    assert {(one.begins, one.ends) for one in numbers.all_series(ledger, DAY)} == {(2021, 2021)}


def test_a_series_goes_on_where_the_register_on_paper_does(ledger):
    found = numbers.set_next_number(ledger, PaperKind.NOTICE, DAY, 31)
    assert (found.value.next_number, found.nouns) == (31, frozenset({Noun.OFFICE}))
    assert numbers.take_number(ledger, PaperKind.NOTICE, DAY) == 31
    assert next_of(ledger) == 32
    assert next_of(ledger, PaperKind.MINUTES) == 1


def test_a_number_that_was_typed_too_high_can_be_typed_lower_but_none_is_given_twice(ledger):
    issue(ledger, 7)
    numbers.set_next_number(ledger, PaperKind.NOTICE, DAY, 310)
    numbers.set_next_number(ledger, PaperKind.NOTICE, DAY, 31)
    assert next_of(ledger) == 31
    with pytest.raises(RefusedValue) as refused:
        numbers.set_next_number(ledger, PaperKind.NOTICE, DAY, 7)
    assert (refused.value.reason, refused.value.value) == ("number-taken", "7")
    assert next_of(ledger) == 31


def test_the_number_of_minutes_that_are_not_signed_yet_counts_too(ledger):
    head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban", datetime(2021, 4, 1, 8, 0), number=12)
    meetings.save_head(ledger, 0, head)
    with pytest.raises(RefusedValue, match="12"):
        numbers.set_next_number(ledger, PaperKind.MINUTES, DAY, 12)


@pytest.mark.parametrize("number", [0, -3, 100_000])
def test_what_is_no_number_of_a_paper_is_refused(ledger, number):
    with pytest.raises(RefusedValue) as refused:
        numbers.set_next_number(ledger, PaperKind.NOTICE, DAY, number)
    assert refused.value.reason == "outside-range"


def test_by_term_the_numbers_go_on_over_the_new_year_and_begin_anew_with_the_next_term(ledger):
    numbers.keep_numbering(ledger, Numbering(term_start=2020))
    taken = [numbers.take_number(ledger, PaperKind.NOTICE, date(year, 1, 5)) for year in (2020, 2021, 2024, 2025)]
    assert taken == [1, 2, 3, 1]
    assert {(one.begins, one.ends) for one in numbers.all_series(ledger, DAY)} == {(2020, 2024)}


class TestAnotherWayOfNumbering:
    """From terms to years and back, no number is given twice."""

    def test_from_terms_to_years_the_year_goes_on_after_its_own_papers(self, ledger):
        numbers.keep_numbering(ledger, Numbering(term_start=2020))
        for number, day in ((14, date(2021, 12, 30)), (15, date(2022, 1, 5)), (16, date(2022, 3, 1))):
            issue(ledger, number, meeting=number, day=day)
        numbers.keep_numbering(ledger, Numbering())
        assert next_of(ledger, day=date(2022, 4, 1)) == 17
        assert numbers.take_number(ledger, PaperKind.NOTICE, date(2022, 4, 1)) == 17
        assert numbers.take_number(ledger, PaperKind.NOTICE, date(2023, 1, 4)) == 1

    def test_from_years_to_terms_the_term_goes_on_after_its_highest(self, ledger):
        for number, day in ((9, date(2020, 12, 1)), (31, date(2021, 12, 1)), (4, date(2022, 2, 1))):
            issue(ledger, number, meeting=number, day=day)
        numbers.keep_numbering(ledger, Numbering(term_start=2020))
        assert numbers.take_number(ledger, PaperKind.NOTICE, date(2022, 4, 1)) == 32

    def test_minutes_that_have_a_number_and_are_not_signed_count_too(self, ledger):
        head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban", datetime(2021, 4, 1, 8, 0), number=12)
        meetings.save_head(ledger, 0, head)
        assert numbers.take_number(ledger, PaperKind.MINUTES, DAY) == 13


def test_a_number_that_another_paper_of_the_series_has_is_refused(ledger):
    issue(ledger, 7)
    with pytest.raises(RefusedValue) as refused:
        issue(ledger, 7, meeting=2)
    assert (refused.value.reason, refused.value.value) == ("number-given", "7")
    issue(ledger, 7, meeting=2, day=date(2022, 2, 5))


def test_how_papers_are_numbered_is_kept(ledger):
    numbers.keep_numbering(ledger, Numbering(term_start=2020, years=4))
    assert numbers.numbering(ledger) == Numbering(term_start=2020, years=4)

"""Numbers begin anew every year, or every term."""

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.numbering import Numbering


@pytest.mark.parametrize("year", [2019, 2020, 2021])
def test_without_a_term_every_year_has_a_series_of_its_own(year: int):
    assert (Numbering().begins(year), Numbering().ends(year)) == (year, year)


@pytest.mark.parametrize(
    ("year", "span"),
    [(2019, (2015, 2019)), (2020, (2020, 2024)), (2022, (2020, 2024)), (2024, (2020, 2024)), (2025, (2025, 2029))],
)
def test_a_year_belongs_to_the_term_that_it_lies_in_before_or_after_the_one_that_was_typed(year, span):
    rule = Numbering(term_start=2020)
    assert (rule.begins(year), rule.ends(year)) == span


@pytest.mark.parametrize(("start", "years", "field"), [(20, 5, "term-start"), (2020, 0, "term-years")])
def test_a_term_that_is_none_is_refused(start: int, years: int, field: str):
    with pytest.raises(RefusedValue) as refused:
        Numbering(start, years)
    assert (refused.value.field, refused.value.reason) == (field, "outside-range")

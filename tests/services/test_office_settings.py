"""The office as its papers name it."""

from dataclasses import replace

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.office import LayoutProfile
from desktop.services import office_settings
from desktop.services.changes import Noun
from desktop.services.ledgers import load_office


def test_the_office_is_kept_tidy(ledger):
    typed = replace(load_office(ledger), name="  Ban  Dân vận ", code=" BDV", profile=LayoutProfile.PARTY)
    kept = office_settings.keep_office(ledger, typed)
    assert kept.nouns == {Noun.OFFICE}
    assert load_office(ledger) == kept.value == replace(typed, name="Ban Dân vận", code="BDV")


@pytest.mark.parametrize(("code", "reason"), [("B C Đ", "has-blank"), ("B" * 21, "too-long")])
def test_a_symbol_that_no_paper_has_room_for_is_refused(ledger, code, reason):
    before = load_office(ledger)
    with pytest.raises(RefusedValue) as refused:
        office_settings.keep_office(ledger, replace(before, code=code))
    assert (refused.value.field, refused.value.reason) == ("office-code", reason)
    assert load_office(ledger) == before

"""An office's own margins, sizes and spelling, laid over the profile and taken back."""

from datetime import date

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.issued import PaperKind
from desktop.domain.office import LayoutProfile
from desktop.services import printing
from desktop.services.ledgers import Ledger
from tests.papers.reading import Print, read

DAY = date(2021, 2, 8)
ND30 = LayoutProfile.ND30


def notice(ledger: Ledger) -> Print:
    return read(printing.paper_pdf(ledger, printing.PaperRequest(PaperKind.NOTICE, DAY, dated=DAY)))


def test_a_margin_of_ones_own_moves_the_text(ledger: Ledger):
    printing.keep_value(ledger, ND30, "page.left", 35, DAY)
    assert min(line.left for line in notice(ledger).lines) >= 35 - 0.1
    assert printing.own_values(ledger, ND30) == {"page.left": 35}


def test_spelling_changes_fixed_phrases_and_never_what_was_typed(ledger: Ledger):
    printing.keep_phrase(ledger, PaperKind.NOTICE, "organisation", "Tổ chức thực hiện (Tỉnh ủy)")
    printing.keep_value(ledger, ND30, "spelling", "last", DAY)
    text = " ".join(line.text for line in notice(ledger).lines)
    assert "XÃ HỘI CHỦ NGHĨA" in text
    assert "CỘNG HOÀ" in text
    assert "(TỈNH ỦY)" in text


def test_a_value_that_the_rules_do_not_allow_is_refused(ledger: Ledger):
    with pytest.raises(RefusedValue):
        printing.keep_value(ledger, ND30, "page.left", 5, DAY)
    with pytest.raises(RefusedValue):
        printing.keep_value(ledger, ND30, "page.colour", 5, DAY)
    assert printing.own_values(ledger, ND30) == {}


def test_values_are_reset_one_by_one_or_all(ledger: Ledger):
    usual = printing.office_layout(ledger, ND30, DAY)
    printing.keep_value(ledger, ND30, "page.left", 35, DAY)
    printing.keep_value(ledger, ND30, "page.right", 15, DAY)
    printing.reset_value(ledger, ND30, "page.left", DAY)
    assert printing.own_values(ledger, ND30) == {"page.right": 15}
    printing.reset_layout(ledger, ND30, DAY)
    assert printing.office_layout(ledger, ND30, DAY) == usual


def test_another_profile_keeps_its_own(ledger: Ledger):
    printing.keep_value(ledger, ND30, "page.left", 35, DAY)
    assert printing.own_values(ledger, LayoutProfile.PARTY) == {}

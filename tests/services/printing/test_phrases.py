"""An office changes the words of its papers, leaves parts out, and goes back to the usual."""

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.issued import PaperKind
from desktop.papers.blocks import NumberedHeading, Paragraph
from desktop.services import printing
from desktop.services.ledgers import Ledger, open_ledger

NOTICE = printing.PaperRequest(PaperKind.NOTICE, date(2021, 5, 10))
OWN = "Thông báo để các đơn vị biết và thực hiện nghiêm túc."


def said(ledger: Ledger) -> list[str]:
    blocks = printing.paper(ledger, NOTICE).main.blocks
    return [block.text for block in blocks if isinstance(block, Paragraph | NumberedHeading)]


def test_a_phrase_of_ones_own_stands_in_the_paper_and_is_kept(ledger: Ledger):
    printing.keep_phrase(ledger, PaperKind.NOTICE, "closing", OWN)
    path: Path = ledger.path
    ledger.close()
    with open_ledger(path) as again:
        assert said(again)[-1] == OWN


def test_a_phrase_is_reset(ledger: Ledger):
    usual = said(ledger)
    printing.keep_phrase(ledger, PaperKind.NOTICE, "closing", OWN)
    printing.reset_phrase(ledger, PaperKind.NOTICE, "closing")
    assert said(ledger) == usual


def test_a_part_is_left_out_and_the_numbering_closes_up(ledger: Ledger):
    printing.leave_out(ledger, PaperKind.NOTICE, ("assessment",))
    blocks = printing.paper(ledger, NOTICE).main.blocks
    headings = [(one.ordinal, one.text) for one in blocks if isinstance(one, NumberedHeading)]
    assert headings == [(1, "Nhiệm vụ, giải pháp"), (2, "Tổ chức thực hiện")]


def test_the_whole_paper_is_reset(ledger: Ledger):
    usual = said(ledger)
    printing.keep_phrase(ledger, PaperKind.NOTICE, "closing", OWN)
    printing.leave_out(ledger, PaperKind.NOTICE, ("assessment", "organisation"))
    printing.reset_paper(ledger, PaperKind.NOTICE)
    assert said(ledger) == usual


def test_the_words_of_one_paper_are_not_those_of_another(ledger: Ledger):
    printing.keep_phrase(ledger, PaperKind.NOTICE, "type-name", "Thông báo kết luận")
    assert printing.phrases_of(ledger, PaperKind.MINUTES).say("type-name") == "Biên bản"


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("no-such-phrase", "…", "unknown"),
        ("subject", "Kết luận của {someone}", "unknown-field"),
        ("subject", "Kết luận của {chair.__class__}", "unknown-field"),
        ("subject", "Kết luận của {chair!r}", "unknown-field"),
        ("subject", "Kết luận của {chair", "open-brace"),
    ],
)
def test_a_phrase_that_cannot_be_filled_in_is_refused(ledger: Ledger, key: str, text: str, reason: str):
    with pytest.raises(RefusedValue) as refused:
        printing.keep_phrase(ledger, PaperKind.NOTICE, key, text)
    assert refused.value.reason == reason
    assert printing.phrases_of(ledger, PaperKind.NOTICE).own == {}


def test_a_part_that_every_paper_needs_cannot_be_left_out(ledger: Ledger):
    with pytest.raises(RefusedValue):
        printing.leave_out(ledger, PaperKind.NOTICE, ("tasks",))


@pytest.mark.parametrize("kind", PaperKind)
def test_every_phrase_of_every_paper_can_be_said_as_it_is(kind: PaperKind):
    phrases = printing.spec_of(kind).phrases
    for key, text in phrases.usual.items():
        assert phrases.with_phrase(key, text).own == {key: text}
    assert set(phrases.left_out) <= set(phrases.parts)

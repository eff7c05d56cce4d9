"""Papers as they were issued: numbered, kept with their hash, never changed, reopened for a reason."""

from datetime import date, datetime

import pytest

from desktop.domain.attachments import Owner
from desktop.domain.errors import ContentDamaged, IssuedKept, RefusedValue
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.services import issued, numbers

DAY, NOW = date(2021, 2, 5), datetime(2021, 2, 6, 9, 0)


def notice(number=None, owner_id=1, kind=PaperKind.NOTICE, frozen=""):
    symbol = f"{number:02d}/TB-BCĐ" if number else ""
    return IssuedPaper(0, kind, Owner.MEETING, owner_id, 0, DAY, "Kết luận", "", number, symbol, frozen=frozen)


def issue(ledger, paper, pdf=b"%PDF-1.7", **how):
    return issued.issue(ledger, paper, pdf, NOW, **how).value


def test_a_paper_is_read_back_as_it_was_issued(ledger):
    number = numbers.take_number(ledger, PaperKind.NOTICE, DAY)
    kept = issue(ledger, notice(number, frozen='{"total": 46}'), b"%PDF one")
    assert (kept.number, kept.symbol, kept.version, kept.issued_at) == (1, "01/TB-BCĐ", 1, NOW)
    assert issued.issued(ledger, Owner.MEETING, 1) == (kept,)
    assert issued.issued_pdf(ledger, kept.id) == b"%PDF one"
    assert kept.frozen == '{"total": 46}'


def test_numbers_run_by_kind_and_year_and_are_never_given_twice(ledger):
    given = [numbers.take_number(ledger, PaperKind.NOTICE, DAY) for _ in range(3)]
    assert given == [1, 2, 3]
    assert numbers.take_number(ledger, PaperKind.MINUTES, DAY) == 1
    assert numbers.take_number(ledger, PaperKind.NOTICE, date(2022, 1, 3)) == 1


def test_a_number_that_was_typed_counts_as_taken(ledger):
    issue(ledger, notice(12))
    assert numbers.take_number(ledger, PaperKind.NOTICE, DAY) == 13


def test_another_version_is_issued_only_after_the_first_was_reopened(ledger):
    first = issue(ledger, notice(1), b"%PDF one")
    with pytest.raises(RefusedValue) as refused:
        issue(ledger, notice(1), b"%PDF two")
    assert refused.value.reason == "already-issued"
    issued.reopen(ledger, first.id, "Sai tên đơn vị", NOW)
    second = issue(ledger, notice(1), b"%PDF two")
    assert [paper.version for paper in issued.versions(ledger, PaperKind.NOTICE, Owner.MEETING, 1)] == [1, 2]
    assert issued.in_force(ledger, PaperKind.NOTICE, Owner.MEETING, 1) == second
    assert issued.issued_pdf(ledger, first.id) == b"%PDF one"
    assert issued.issued(ledger)[0].reopened_reason == "Sai tên đơn vị"


def test_letters_to_one_unit_may_be_many(ledger):
    for _ in range(2):
        issue(ledger, notice(kind=PaperKind.REMINDERS), once=False)
    assert len(issued.issued(ledger, Owner.MEETING, 1, PaperKind.REMINDERS)) == 2


@pytest.mark.parametrize("reason", ["", "  "])
def test_reopening_needs_a_reason(ledger, reason):
    kept = issue(ledger, notice(1))
    with pytest.raises(RefusedValue):
        issued.reopen(ledger, kept.id, reason, NOW)
    assert issued.in_force(ledger, PaperKind.NOTICE, Owner.MEETING, 1) == kept


def test_a_paper_is_reopened_once(ledger):
    kept = issue(ledger, notice(1))
    issued.reopen(ledger, kept.id, "Sai tên", NOW)
    with pytest.raises(RefusedValue):
        issued.reopen(ledger, kept.id, "Lại sai", NOW)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE issued_paper SET title = 'khác'",
        "UPDATE issued_paper SET number = 99",
        "UPDATE issued_paper SET sha256 = sha256",
        "DELETE FROM issued_paper",
        "UPDATE content SET data = x'00'",
        "INSERT OR REPLACE INTO issued_paper SELECT * FROM issued_paper",
    ],
)
def test_the_ledger_itself_refuses_to_change_what_was_issued(ledger, statement):
    issue(ledger, notice(1))
    before = ledger.sql("SELECT * FROM issued_paper"), ledger.sql("SELECT * FROM content")
    with pytest.raises(IssuedKept), ledger.transaction():
        ledger.sql(statement)
    assert (ledger.sql("SELECT * FROM issued_paper"), ledger.sql("SELECT * FROM content")) == before


def test_the_reason_for_which_it_was_reopened_stays_too(ledger):
    kept = issue(ledger, notice(1))
    issued.reopen(ledger, kept.id, "Sai tên", NOW)
    with pytest.raises(IssuedKept):
        ledger.sql("UPDATE issued_paper SET reopened_reason = 'khác'")
    with pytest.raises(IssuedKept):
        ledger.sql("UPDATE issued_paper SET reopened_at = NULL, reopened_reason = ''")


def test_bytes_of_an_issued_paper_that_were_changed_are_found(ledger):
    kept = issue(ledger, notice(1))
    ledger.sql("DROP TRIGGER content_update")
    ledger.sql("UPDATE content SET data = x'00'")
    with pytest.raises(ContentDamaged):
        issued.issued_pdf(ledger, kept.id)
    assert issued.damaged(ledger) == ["sha256: Kết luận"]

"""The letters that remind units of reports they owe: numbered, kept as issued, entered in each task's history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.reminders import Period
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.services import issued
from desktop.services.changes import Changed, Noun, changed
from desktop.services.numbers import take_number
from desktop.services.owed_reports import OwingUnit
from desktop.storage import issued as issued_store
from desktop.storage import offices, task_events
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class Terms:
    """What all letters of one round have in common: the period, their date, and by when units are to answer."""

    period: Period
    dated: date
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder to one unit, with the number under which it goes out."""

    unit: OwingUnit
    terms: Terms
    number: int
    symbol: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The letters of one round as they were issued, and all of them as one PDF."""

    papers: tuple[IssuedPaper, ...]
    pdf: bytes


#: Sets the letters as PDF, a page for each.
MakePdf = Callable[[Ledger, Sequence[Letter]], bytes]


def remind(ledger: Ledger, units: Sequence[OwingUnit], terms: Terms, make_pdf: MakePdf, now: datetime) -> Changed[Sent]:
    """Write a letter to each unit: numbered, kept as issued, and entered in the history of every task it names.

    All of them go out, or none: what can't be printed takes no number.
    """
    if not units:
        raise RefusedValue("unit", "nobody-owes")
    with ledger.transaction():
        letters = [_letter(ledger, unit, terms) for unit in units]
        kept = tuple(_keep(ledger, letter, make_pdf(ledger, [letter]), now) for letter in letters)
        return changed(Sent(kept, make_pdf(ledger, letters)), Noun.TASKS, Noun.ISSUED)


def _letter(ledger: Ledger, unit: OwingUnit, terms: Terms) -> Letter:
    number = take_number(ledger, PaperKind.REMINDERS, terms.dated)
    return Letter(unit, terms, number, _symbol(ledger, number, terms.dated))


def _symbol(ledger: Ledger, number: int, dated: date) -> str:
    """Return number and symbol as the letter prints them, in the office's layout and words: "07/BCĐ"."""
    from desktop.papers.headlines import Headlines  # the paper libraries come along
    from desktop.papers.issue import Issue, letter_symbol
    from desktop.services.printing.office_layouts import office_layout
    from desktop.services.printing.phrases import phrases_of

    office = offices.load(ledger)
    layout = office_layout(ledger, office.profile, dated)
    kind = phrases_of(ledger, PaperKind.REMINDERS).of(office.profile).say("kind")
    return Headlines(layout).symbol(letter_symbol(Issue(office, dated, number), kind))


def _keep(ledger: Ledger, letter: Letter, pdf: bytes, now: datetime) -> IssuedPaper:
    """Keep a letter as issued for its unit; letters to one unit stand beside each other and replace none."""
    earlier = issued.versions(ledger, PaperKind.REMINDERS, Owner.UNIT, letter.unit.unit_id)
    paper = IssuedPaper(
        id=0,
        kind=PaperKind.REMINDERS,
        owner=Owner.UNIT,
        owner_id=letter.unit.unit_id,
        version=len(earlier) + 1,
        dated=letter.terms.dated,
        title=letter.unit.unit,
        sha256="",
        number=letter.number,
        symbol=letter.symbol,
    )
    kept = issued_store.get(ledger, issued_store.add(ledger, paper, pdf, now))
    for one in letter.unit.owed:
        event = TaskEvent(0, one.task.id, EventKind.REMINDED, letter.terms.dated, symbol=kept.symbol, paper_id=kept.id)
        task_events.add(ledger, event, now)
    return kept

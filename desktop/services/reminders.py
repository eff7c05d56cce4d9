"""Who has not reported, and the letters that remind them: numbered, kept as issued, entered in each task's history."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.reminders import Owed, Period, owed
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import Standing, Task
from desktop.services import issued
from desktop.services.changes import Changed, Noun, changed
from desktop.services.directions import directions
from desktop.services.numbers import take_number
from desktop.storage import directions as direction_store
from desktop.storage import issued as issued_store
from desktop.storage import offices, standings, task_events, task_lists, unit_links
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A task on which a unit owes a report, and why; ``meeting`` gave it where it is a direction.

    ``reminded`` is how often the unit was reminded of it before.
    """

    task: Task
    standing: Standing
    why: Owed
    meeting: str = ""
    given_on: date | None = None
    reminded: int = 0


@dataclass(frozen=True, slots=True)
class OwingUnit:
    """A unit that owes reports, under its name on the day asked for."""

    unit_id: int
    unit: str
    owed: tuple[OwedReport, ...]

    def count(self, why: Owed) -> int:
        """Return on how many tasks it owes a report for this reason."""
        return sum(one.why is why for one in self.owed)


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


def owing_units(ledger: Ledger, period: Period, as_of: date) -> list[OwingUnit]:
    """Return the units that owe a report as of a day, in the order of the directory, each with what it owes.

    What a unit that is no more would owe, its successor does.
    """
    found: dict[int, list[OwedReport]] = defaultdict(list)
    time = unit_links.through_time(ledger)
    for unit_id, one in chain(_owed_directions(ledger, period, as_of), _owed_tasks(ledger, period, as_of)):
        found[time.resolve(unit_id, as_of)].append(one)
    units = unit_store.directory(ledger).units()
    return [OwingUnit(unit.id, unit.name_on(as_of), tuple(found[unit.id])) for unit in units if unit.id in found]


def _owed_directions(ledger: Ledger, period: Period, as_of: date) -> Iterator[tuple[int, OwedReport]]:
    """Yield what is owed on directions of all years: only those that are open are read."""
    standings.refresh(ledger)
    for one in directions(ledger, direction_store.open_on(ledger, as_of)):
        for part in one.units:
            where = part.standing(as_of)
            why = owed(where, period, as_of, one.report_back) if one.given_on <= as_of else None
            if why is not None and part.unit_id is not None:
                reminded = _reminders(part.task)
                yield part.unit_id, OwedReport(part.task, where, why, one.meeting, one.given_on, reminded)


def _owed_tasks(ledger: Ledger, period: Period, as_of: date) -> Iterator[tuple[int, OwedReport]]:
    """Yield what is owed on the plan of the period's year: only tasks of which nothing was heard are read."""
    unheard = task_lists.unheard(ledger, period.end.year, as_of, period.start)
    tasks = task_store.of_ids(ledger, unheard)
    standing_on_day = task_lists.on_day(ledger, tasks, as_of)
    for task in tasks:
        where = standing_on_day[task.id]
        why = owed(where, period, as_of)
        if why is not None and task.lead_unit_id is not None:
            yield task.lead_unit_id, OwedReport(task, where, why, reminded=_reminders(task))


def _reminders(task: Task) -> int:
    return sum(event.kind is EventKind.REMINDED for event in task.events)


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

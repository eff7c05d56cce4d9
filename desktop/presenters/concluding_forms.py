"""What stands in the forms of votes, matters, programmes and key tasks, and what is read from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from desktop.domain.deadlines import DateDoubt, Deadline, read_deadline
from desktop.domain.matters import Matter, MatterState
from desktop.domain.programmes import Party, Programme
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.domain.votes import Vote
from desktop.presenters.forms import Fault, FieldFault, day_text, read_day

R = TypeVar("R")

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Read(Generic[R]):
    """A record as it is read from the fields, and what is at fault in them."""

    record: R
    faults: tuple[FieldFault, ...] = ()


def vote_texts(vote: Vote) -> Texts:
    """Return what the fields say for a vote."""
    counts = {"in_favour": vote.in_favour, "against": vote.against, "other": vote.other}
    return {"text": vote.text} | {name: str(count) if vote.id else "" for name, count in counts.items()}


def read_vote(texts: Texts, before: Vote) -> Read[Vote]:
    """Read a vote; an empty count is none."""
    faults = [] if clean(texts["text"]) else [FieldFault("text", Fault.MISSING)]
    counts = {}
    for name in ("in_favour", "against", "other"):
        typed = clean(texts[name])
        counts[name] = int(typed) if typed.isdecimal() else 0
        if typed and not typed.isdecimal():
            faults.append(FieldFault(name, Fault.NOT_A_COUNT, typed))
    return Read(replace(before, text=clean(texts["text"]), **counts), tuple(faults))


def matter_texts(matter: Matter, units: UnitDirectory, held_on: date) -> Texts:
    """Return what the fields say for a matter."""
    lead = units[matter.lead_unit_id].name_on(held_on) if matter.lead_unit_id is not None else ""
    return {
        "summary": matter.summary,
        "locality": matter.locality,
        "lead": lead,
        "due": matter.due.text if matter.due else "",
        "state": matter.state.value,
        "settled_on": day_text(matter.settled_on),
        "outcome": matter.outcome,
    }


def read_matter(texts: Texts, before: Matter, units: UnitDirectory) -> Read[Matter]:
    """Read a matter."""
    faults = [FieldFault(name, Fault.MISSING) for name in ("summary", "locality") if not clean(texts[name])]
    lead, lead_faults = read_unit_of(texts["lead"], units, before.raised_on)
    due, due_faults = _due(texts["due"], before.raised_on)
    state = MatterState(texts["state"])
    settled_on = read_day(texts["settled_on"], before.raised_on.year) if clean(texts["settled_on"]) else None
    if state is MatterState.SETTLED and settled_on is None:
        fault = Fault.NOT_A_DAY if clean(texts["settled_on"]) else Fault.MISSING
        faults.append(FieldFault("settled_on", fault, texts["settled_on"]))
    elif settled_on is not None and settled_on < before.raised_on:
        faults.append(FieldFault("settled_on", Fault.ENDS_BEFORE_START, texts["settled_on"]))
    matter = replace(
        before,
        summary=clean(texts["summary"]),
        locality=clean(texts["locality"]),
        lead_unit_id=lead,
        due=due,
        state=state,
        settled_on=settled_on,
        outcome=clean(texts["outcome"]),
    )
    return Read(matter, (*faults, *lead_faults, *due_faults))


def read_unit_of(
    text: str, units: UnitDirectory, day: date | None, field: str = "lead"
) -> tuple[int | None, tuple[FieldFault, ...]]:
    """Read the unit that a field names, which must be there on ``day`` where one is given; an empty one names none."""
    if not clean(text):
        return None, ()
    unit = units.find(clean(text))
    if unit is None:
        return None, (FieldFault(field, Fault.UNKNOWN_UNIT, clean(text)),)
    if day is not None and not unit.existed_on(day):
        return None, (FieldFault(field, Fault.UNIT_NOT_THEN, clean(text)),)
    return unit.id, ()


def _due(text: str, since: date) -> tuple[Deadline | None, tuple[FieldFault, ...]]:
    if not clean(text):
        return None, ()
    reading = read_deadline(text, since.year)
    if reading.doubt is DateDoubt.NO_SUCH_DAY:
        return None, (FieldFault("due", Fault.NO_SUCH_DAY, clean(text)),)
    if reading.deadline.end is not None and reading.deadline.end < since:
        return None, (FieldFault("due", Fault.ENDS_BEFORE_START, clean(text)),)
    return reading.deadline, ()


def programme_texts(programme: Programme) -> Texts:
    """Return what the fields say for a programme: a party a line, "unit; signer; title"."""
    parties = ("; ".join(filter(None, (one.unit, one.signer, one.signer_title))) for one in programme.parties)
    return {
        "name": programme.name,
        "years": f"{programme.year_from} - {programme.year_to}" if programme.year_from else "",
        "parties": "\n".join(parties),
        "contents": programme.contents,
    }


def read_programme(texts: Texts, before: Programme, units: UnitDirectory, held_on: date) -> Read[Programme]:
    """Read a programme; a party that is a unit of the ledger is named as on the day of signing."""
    faults = [] if clean(texts["name"]) else [FieldFault("name", Fault.MISSING)]
    years = [
        int(word) for word in clean(texts["years"]).replace("–", "-").replace("-", " ").split() if word.isdecimal()
    ]
    first, last = (years[0], years[-1]) if years else (0, 0)
    if not years:
        faults.append(FieldFault("years", Fault.MISSING))
    elif last < first:
        faults.append(FieldFault("years", Fault.ENDS_BEFORE_START, clean(texts["years"])))
    parties = tuple(_party(line, units, held_on) for line in texts["parties"].splitlines() if clean(line))
    read = replace(
        before,
        name=clean(texts["name"]),
        year_from=first,
        year_to=last,
        parties=parties,
        contents=texts["contents"].strip(),
    )
    return Read(read, tuple(faults))


def _party(line: str, units: UnitDirectory, held_on: date) -> Party:
    named, signer, title = (*map(clean, line.split(";", 2)), "", "")[:3]
    unit = units.find(named)
    return Party(unit.name_on(held_on) if unit else named, signer, title, unit.id if unit else None)


def key_task_texts(task: Task, units: UnitDirectory, held_on: date) -> Texts:
    """Return what the fields say for a key task."""
    lead = units[task.lead_unit_id].name_on(held_on) if task.lead_unit_id is not None else ""
    coordinating = "; ".join(task.coordinating_units)
    return {"title": task.title, "lead": lead, "coordinating": coordinating, "due": task.due.text if task.due else ""}


def read_key_task(texts: Texts, before: Task, units: UnitDirectory) -> Read[Task]:
    """Read a key task of the next year."""
    faults = [] if clean(texts["title"]) else [FieldFault("title", Fault.MISSING)]
    lead, lead_faults = read_unit_of(texts["lead"], units, None)
    due, due_faults = _due(texts["due"], date(before.year, 1, 1))
    names = tuple(filter(None, map(clean, texts["coordinating"].split(";"))))
    task = replace(before, title=clean(texts["title"]), lead_unit_id=lead, coordinating_units=names, due=due)
    return Read(task, (*faults, *lead_faults, *due_faults))


def new_key_task(year: int) -> Task:
    """Return a key task that is not kept yet; its number is given when it is."""
    return Task(0, year, TaskKind.KEY, "")

"""What a clerk types about a unit or a person becomes a value, or a fault at the field that is to blame."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from desktop.domain.people import Person, Position
from desktop.domain.text import clean
from desktop.domain.unit_links import NO_DISTRICTS_FROM
from desktop.domain.units import Unit, UnitDirectory, UnitLevel, UnitName
from desktop.presenters.forms import Fault, FieldFault, Read, day_text, read_day


@dataclass(frozen=True, slots=True)
class NameDraft:
    """An official name, the days between which it is valid, and the document for it, as they stand in the fields."""

    name: str = ""
    valid_from: str = ""
    valid_to: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit as it stands in the fields; ``aliases`` are other spellings, one a line."""

    names: tuple[NameDraft, ...] = (NameDraft(),)
    aliases: str = ""
    level: UnitLevel = UnitLevel.OTHER


def unit_draft(unit: Unit) -> UnitDraft:
    """Return what the fields say for ``unit``."""
    names = tuple(
        NameDraft(name.name, day_text(name.valid_from), day_text(name.valid_to), name.basis) for name in unit.names
    )
    return UnitDraft(names, "\n".join(unit.aliases), unit.level)


def read_unit(draft: UnitDraft, unit: Unit, today: date = date.min) -> Read[Unit]:
    """Return ``unit`` as the draft says it is, its names in the order of their days; lines left empty do not count."""
    lines = [(place, line) for place, line in enumerate(draft.names) if line != NameDraft()]
    faults = [fault for place, line in lines for fault in _name_faults(place, line)]
    undated = [place for place, line in lines if not clean(line.valid_from)]
    faults += [FieldFault(f"names-{place}-valid_from", Fault.MISSING) for place in undated[1:]]
    if not lines:
        faults.append(FieldFault("names-0-name", Fault.MISSING))
    if draft.level is UnitLevel.DISTRICT and unit.level is not UnitLevel.DISTRICT:
        faults += _district_faults([line for _, line in lines], today)
    if faults:
        return Read(None, tuple(faults))
    typed = [
        UnitName(clean(line.name), full_day(line.valid_from), full_day(line.valid_to), clean(line.basis))
        for _, line in lines
    ]
    names = _one_after_another(sorted(typed, key=lambda name: name.valid_from or date.min))
    aliases = tuple(filter(None, map(clean, draft.aliases.splitlines())))
    return Read(replace(unit, names=names, aliases=aliases, level=draft.level))


def _district_faults(lines: list[NameDraft], today: date) -> Iterator[FieldFault]:
    """Refuse the district level for a unit that exists on a day on which there is none."""
    last = max((full_day(line.valid_to) or date.max for line in lines), default=date.max)
    begun = max((full_day(line.valid_from) or date.min for line in lines), default=date.min)
    if max(today, begun) >= NO_DISTRICTS_FROM <= last:
        yield FieldFault("level", Fault.NO_DISTRICTS)


def _one_after_another(names: list[UnitName]) -> tuple[UnitName, ...]:
    """Let a name whose end is not said end on the day before the next one begins."""
    ended = [
        replace(name, valid_to=following.valid_from - timedelta(days=1))
        if name.valid_to is None and following.valid_from is not None
        else name
        for name, following in pairwise(names)
    ]
    return (*ended, names[-1])


def _name_faults(place: int, line: NameDraft) -> Iterator[FieldFault]:
    if not clean(line.name):
        yield FieldFault(f"names-{place}-name", Fault.MISSING)
    yield from span_faults(f"names-{place}", line.valid_from, line.valid_to)


def span_faults(field: str, valid_from: str, valid_to: str) -> Iterator[FieldFault]:
    """Say what is wrong with the two days between which something holds; both may be left out."""
    for end, text in (("valid_from", valid_from), ("valid_to", valid_to)):
        if clean(text) and full_day(text) is None:
            yield FieldFault(f"{field}-{end}", Fault.NOT_A_DAY, clean(text))
    first, last = full_day(valid_from), full_day(valid_to)
    if first is not None and last is not None and last < first:
        yield FieldFault(f"{field}-valid_to", Fault.ENDS_BEFORE_START, clean(valid_to))


def full_day(text: str) -> date | None:
    """Return the day that is typed in full; one without a year names none."""
    with_year, other_year = read_day(text, 2001), read_day(text, 2005)
    return with_year if with_year == other_year else None


@dataclass(frozen=True, slots=True)
class PostDraft:
    """A post as it stands in the fields."""

    title: str = ""
    unit: str = ""
    rank: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as they stand in the fields."""

    full_name: str = ""
    sort_name: str = ""
    phone: str = ""
    note: str = ""
    posts: tuple[PostDraft, ...] = (PostDraft(),)


def person_draft(person: Person, units: UnitDirectory) -> PersonDraft:
    """Return what the fields say for ``person``."""
    posts = tuple(_post_draft(post, units) for post in person.positions)
    return PersonDraft(person.full_name, person.sort_name, person.phone, person.note, posts or (PostDraft(),))


def _post_draft(post: Position, units: UnitDirectory) -> PostDraft:
    unit = post.unit or (units[post.unit_id].name if post.unit_id is not None else "")
    rank = str(post.rank) if post.rank else ""
    return PostDraft(post.title, unit, rank, day_text(post.valid_from), day_text(post.valid_to))


def read_person(draft: PersonDraft, person: Person, units: UnitDirectory) -> Read[Person]:
    """Return ``person`` as the draft says they are.

    The unit of a post need not be in the directory ("Ban Tuyên giáo Trung ương"): it is kept as it was typed.
    """
    lines = [(place, line) for place, line in enumerate(draft.posts) if any(_texts(line))]
    faults = [fault for place, line in lines for fault in _post_faults(place, line)]
    if not clean(draft.full_name):
        faults.insert(0, FieldFault("full_name", Fault.MISSING))
    if faults:
        return Read(None, tuple(faults))
    changed = replace(
        person,
        full_name=clean(draft.full_name),
        sort_name=clean(draft.sort_name),
        phone=clean(draft.phone),
        note=draft.note.strip(),
        positions=tuple(_post(line, units) for _, line in lines),
    )
    return Read(changed)


def _texts(line: PostDraft) -> tuple[str, ...]:
    return tuple(map(clean, (line.title, line.unit, line.rank, line.valid_from, line.valid_to)))


def _post_faults(place: int, line: PostDraft) -> Iterator[FieldFault]:
    if not clean(line.title) and not clean(line.unit):
        yield FieldFault(f"posts-{place}-title", Fault.MISSING)
    if clean(line.rank) and not clean(line.rank).isdecimal():
        yield FieldFault(f"posts-{place}-rank", Fault.NOT_A_RANK, clean(line.rank))
    yield from span_faults(f"posts-{place}", line.valid_from, line.valid_to)


def _post(line: PostDraft, units: UnitDirectory) -> Position:
    unit = units.find(line.unit) if clean(line.unit) else None
    return Position(
        title=clean(line.title),
        unit_id=unit.id if unit else None,
        unit=clean(line.unit),
        rank=int(clean(line.rank) or 0),
        valid_from=full_day(line.valid_from),
        valid_to=full_day(line.valid_to),
    )

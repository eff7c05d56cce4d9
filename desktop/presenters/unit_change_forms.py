"""What a clerk types about what becomes of a unit, about sums and about terms, or a fault at the field to blame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from desktop.domain.memberships import Membership
from desktop.domain.text import clean
from desktop.domain.unit_links import LinkKind, UnitParent
from desktop.domain.units import UnitDirectory
from desktop.presenters.forms import Fault, FieldFault, Read, day_text
from desktop.presenters.unit_forms import full_day, span_faults
from desktop.services.unit_history import Successor, UnitChange


@dataclass(frozen=True, slots=True)
class SuccessorDraft:
    """A unit into which another passes, as it stands in the fields; ``share`` is a percent."""

    name: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What becomes of a unit, as it stands in the fields."""

    kind: LinkKind = LinkKind.MERGED
    day: str = ""
    successors: tuple[SuccessorDraft, ...] = (SuccessorDraft(),)
    basis: str = ""


def read_change(draft: ChangeDraft, unit_id: int) -> Read[UnitChange]:
    """Return what becomes of the unit ``unit_id``; lines left empty do not count."""
    lines = [] if draft.kind is LinkKind.DISSOLVED else [*enumerate(draft.successors)]
    named = [(place, line) for place, line in lines if line != SuccessorDraft()]
    faults = [fault for place, line in named for fault in _successor_faults(place, line)]
    day = full_day(draft.day)
    if day is None:
        missing = not clean(draft.day)
        faults.insert(0, FieldFault("day", Fault.MISSING if missing else Fault.NOT_A_DAY, clean(draft.day)))
    if not named and draft.kind is not LinkKind.DISSOLVED:
        faults.append(FieldFault("successors-0-name", Fault.MISSING))
    if faults or day is None:
        return Read(None, tuple(faults))
    successors = tuple(Successor(clean(line.name), read_share(line.share)) for _, line in named)
    return Read(UnitChange(unit_id, draft.kind, day, successors, clean(draft.basis)))


def _successor_faults(place: int, line: SuccessorDraft) -> Iterator[FieldFault]:
    if not clean(line.name):
        yield FieldFault(f"successors-{place}-name", Fault.MISSING)
    if clean(line.share) and read_share(line.share) is None:
        yield FieldFault(f"successors-{place}-share", Fault.NOT_A_PERCENT, clean(line.share))


def read_share(text: str) -> Decimal | None:
    """Return a percent from 0 to 100 with at most four decimals, ``None`` where none is named."""
    try:
        share = Decimal(clean(text).rstrip("% ").replace(",", "."))
    except InvalidOperation:
        return None
    return share if share.is_finite() and 0 <= share <= 100 and share == round(share, 4) else None


@dataclass(frozen=True, slots=True)
class SpanDraft:
    """Something that holds between two days, as it stands in the fields: a unit that takes the sums, or a role."""

    text: str = ""
    valid_from: str = ""
    valid_to: str = ""
    basis: str = ""


def parent_drafts(parents: Sequence[UnitParent], units: UnitDirectory) -> tuple[SpanDraft, ...]:
    """Return what the fields say of the units under which one counts."""
    return tuple(
        SpanDraft(units[one.parent_id].name, day_text(one.valid_from), day_text(one.valid_to)) for one in parents
    ) or (SpanDraft(),)


def read_parents(drafts: Sequence[SpanDraft], unit_id: int, units: UnitDirectory) -> Read[tuple[UnitParent, ...]]:
    """Return under which units one counts, as the drafts say."""
    lines = [(place, line) for place, line in enumerate(drafts) if line != SpanDraft()]
    faults = [fault for place, line in lines for fault in _parent_faults(place, line, units)]
    if faults:
        return Read(None, tuple(faults))
    found = ((units.find(line.text), line) for _, line in lines)
    parents = (UnitParent(unit_id, unit.id, *_days(line)) for unit, line in found if unit is not None)
    return Read(tuple(parents))


def _parent_faults(place: int, line: SpanDraft, units: UnitDirectory) -> Iterator[FieldFault]:
    if not clean(line.text):
        yield FieldFault(f"lines-{place}-text", Fault.MISSING)
    elif units.find(line.text) is None:
        yield FieldFault(f"lines-{place}-text", Fault.UNKNOWN_UNIT, clean(line.text))
    yield from span_faults(f"lines-{place}", line.valid_from, line.valid_to)


def term_drafts(terms: Sequence[Membership]) -> tuple[SpanDraft, ...]:
    """Return what the fields say of terms in the committee."""
    return tuple(SpanDraft(one.role, day_text(one.valid_from), day_text(one.valid_to), one.basis) for one in terms) or (
        SpanDraft(),
    )


def read_terms(drafts: Sequence[SpanDraft], person_id: int | None, unit_id: int | None) -> Read[tuple[Membership, ...]]:
    """Return the terms of a person or unit, as the drafts say."""
    lines = [(place, line) for place, line in enumerate(drafts) if line != SpanDraft()]
    faults = [fault for place, line in lines for fault in _term_faults(place, line)]
    if faults:
        return Read(None, tuple(faults))
    terms = (Membership(0, person_id, unit_id, clean(line.text), *_days(line), clean(line.basis)) for _, line in lines)
    return Read(tuple(terms))


def _term_faults(place: int, line: SpanDraft) -> Iterator[FieldFault]:
    if not clean(line.text):
        yield FieldFault(f"lines-{place}-text", Fault.MISSING)
    yield from span_faults(f"lines-{place}", line.valid_from, line.valid_to)


def _days(line: SpanDraft) -> tuple[date | None, date | None]:
    return full_day(line.valid_from), full_day(line.valid_to)

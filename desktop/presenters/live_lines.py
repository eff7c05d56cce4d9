"""What a line of the minutes is taken for while it is typed: who speaks, which units, by when. Reads no ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.deadlines import DateDoubt, Deadline
from desktop.domain.live_minutes import Line, LineKind, read_direction
from desktop.domain.meetings import IN_THE_ROOM, Attendee
from desktop.domain.text import clean
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.presenters.typeahead import Suggestion, TypeAhead


class LineFault(StrEnum):
    """What is wrong with a line; the first three keep it from becoming an entry."""

    EMPTY = "empty"
    NOBODY_SPEAKS = "nobody-speaks"
    OTHER_KIND = "other-kind"
    UNKNOWN_UNIT = "unknown-unit"
    UNIT_GONE = "unit-gone"
    NO_SUCH_DAY = "no-such-day"
    BEFORE_MEETING = "before-meeting"


#: What a line can't become an entry with; nothing typed is lost by the others.
STOPPING = frozenset({LineFault.EMPTY, LineFault.NOBODY_SPEAKS, LineFault.OTHER_KIND})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who may speak; ``there`` tells those in the room from those who are only invited."""

    name: str
    title: str = ""
    unit: str = ""
    there: bool = True

    @property
    def label(self) -> str:
        """How the minutes name them: name and title."""
        return ", ".join(filter(None, (self.name, self.title)))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a line is taken for: the speaker of a contribution; text, units and deadline of a conclusion."""

    kind: LineKind
    text: str
    speaker: Speaker | None = None
    lead_unit_ids: tuple[int, ...] = ()
    coordinating: tuple[str, ...] = ()
    due: Deadline | None = None
    unknown: str = ""
    fault: LineFault | None = None


class LineReader:
    """Takes lines for what they mean in a meeting; what it needs for that is prepared once and not at each key."""

    def __init__(self, opened: OpenMeeting) -> None:
        self._opened = opened
        self._speakers: TypeAhead[Speaker] | None = None
        self._units: TypeAhead[str] | None = None
        self._labels: dict[str, Speaker] = {}
        opened.listen(Part.ATTENDEES, self._forget_speakers)
        opened.listen(Part.HEAD, self._forget_speakers)
        opened.listen(Part.CHOICES, self._forget_units)

    def _forget_speakers(self) -> None:
        self._speakers = None

    def _forget_units(self) -> None:
        self._units = None

    # ── What a line means ──

    def take(self, line: Line, speaking: Speaker | None) -> Taken:
        """Return what ``line`` is taken for while ``speaking`` has the floor."""
        if line.kind is LineKind.DIRECTION:
            return self._direction(line)
        if line.kind is LineKind.CONCLUSION:
            return Taken(line.kind, line.text, fault=None if line.text else LineFault.EMPTY)
        return self._said(line, speaking)

    def _said(self, line: Line, speaking: Speaker | None) -> Taken:
        speaker = self.speaker(line.who) if line.kind is LineKind.CONTRIBUTION else speaking
        fault = LineFault.NOBODY_SPEAKS if speaker is None else None
        if not line.text and (line.kind is LineKind.MORE or not line.who):
            fault = LineFault.EMPTY
        return Taken(line.kind, line.text, speaker, fault=fault)

    def _direction(self, line: Line) -> Taken:
        held = self._opened.meeting.head.start
        read = read_direction(line, self._opened.desk.units, held)
        fault = None
        if not line.text:
            fault = LineFault.EMPTY
        elif read.unknown:
            fault = LineFault.UNKNOWN_UNIT
        elif not all(self._opened.desk.units[lead].existed_on(held.date()) for lead in read.lead_unit_ids):
            fault = LineFault.UNIT_GONE
        elif read.doubt is DateDoubt.NO_SUCH_DAY:
            fault = LineFault.NO_SUCH_DAY
        elif read.due and read.due.end and read.due.end < held.date():
            fault = LineFault.BEFORE_MEETING
        unknown = "; ".join(read.unknown)
        return Taken(line.kind, read.text, None, read.lead_unit_ids, read.coordinating, read.due, unknown, fault)

    def speaker(self, who: str) -> Speaker | None:
        """Return whom letters mean: a speaker named in full, else who fits best, else a name that nobody has yet."""
        if not who:
            return None
        found = self._ahead().matching(who, later=_is_away)
        return self._labels.get(who) or next((one.value for one in found), Speaker(clean(who)))

    # ── What is offered ──

    def offers(self, line: Line) -> tuple[Suggestion[str], ...]:
        """Return what may stand before the colon of a line that has none yet; the values are what to write there."""
        if line.has_colon:
            return ()
        if line.kind is LineKind.CONTRIBUTION and line.who:
            found = self._ahead().matching(line.who, later=_is_away)
            return tuple(Suggestion(one.value.label, one.text, one.detail) for one in found)
        if line.kind is LineKind.DIRECTION and (typed := _last_name(line.text)):
            before = line.text[: len(line.text) - len(typed)]
            found_units = self._unit_names().matching(typed)
            return tuple(Suggestion(before + one.value, one.text) for one in found_units)
        return ()

    def _ahead(self) -> TypeAhead[Speaker]:
        if self._speakers is None:
            people = sorted(self._everybody(), key=_is_away)
            self._labels = {one.label: one for one in people}
            self._speakers = TypeAhead(Suggestion(one, one.name, _detail(one)) for one in people)
        return self._speakers

    def _everybody(self) -> Iterator[Speaker]:
        head, attendees = self._opened.meeting.head, self._opened.meeting.attendees
        if head.chair and all(one.name != head.chair for one in attendees):
            yield Speaker(head.chair, head.chair_title)
        for one in attendees:
            yield Speaker(one.name, one.title, one.unit, one.attendance in IN_THE_ROOM)
            yield from _sent(one)

    def _unit_names(self) -> TypeAhead[str]:
        if self._units is None:
            every = self._opened.units().matching("")
            self._units = TypeAhead(Suggestion(one.text, one.text, one.detail) for one in every)
        return self._units


def _sent(attendee: Attendee) -> Iterator[Speaker]:
    if attendee.represented_by is not None:
        yield Speaker(attendee.represented_by.name, attendee.represented_by.title, attendee.unit)


def _is_away(speaker: Speaker) -> bool:
    return not speaker.there


def _detail(speaker: Speaker) -> str:
    return ", ".join(filter(None, (speaker.title, speaker.unit)))


def _last_name(text: str) -> str:
    return text.replace("+", ";").rpartition(";")[2].strip()

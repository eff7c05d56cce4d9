"""Minutes as they happen: one line is typed, its first letter says what it is, and it becomes a record.

* ``y ai: ý kiến``, a contribution: by whom and what.
* ``k nội dung``, a conclusion of the chair.
* ``g Sở X: làm Y trước 30/6``, a direction: the lead units (";" between them, co-operating ones after "+"), what is to
  be done, the deadline at its end.
* ``nội dung`` goes on with what the last speaker says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.deadlines import DateDoubt, Deadline, read_deadline
from desktop.domain.meetings import AgendaItem, Conclusion, Contribution, Meeting, MeetingHead
from desktop.domain.text import clean, fold
from desktop.domain.units import UnitDirectory


class LineKind(StrEnum):
    """What a line of the minutes is."""

    CONTRIBUTION = "contribution"
    CONCLUSION = "conclusion"
    DIRECTION = "direction"
    MORE = "more"


#: The letters that begin a line, each followed by a space.
PREFIXES: Mapping[str, LineKind] = MappingProxyType(
    {"y": LineKind.CONTRIBUTION, "k": LineKind.CONCLUSION, "g": LineKind.DIRECTION}
)

_LETTERS = {kind: letter for letter, kind in PREFIXES.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart: ``who`` stands before the colon of a contribution or direction.

    ``has_colon`` tells a name that is still being typed from one that is complete.
    """

    kind: LineKind
    who: str
    text: str
    has_colon: bool = False


def read_line(typed: str) -> Line:
    """Take a line apart; without a letter at its beginning it goes on with what was said before."""
    kind = PREFIXES.get(typed[:1].casefold()) if typed[1:2].isspace() else None
    if kind is None:
        return Line(LineKind.MORE, "", typed.strip())
    rest = typed[2:]
    if kind is LineKind.CONCLUSION:
        return Line(kind, "", rest.strip())
    who, colon, text = rest.partition(":")
    if colon:
        return Line(kind, clean(who), text.strip(), has_colon=True)
    return Line(kind, clean(rest), "") if kind is LineKind.CONTRIBUTION else Line(kind, "", rest.strip())


def write_line(kind: LineKind, who: str, text: str) -> str:
    """Return the line that :func:`read_line` takes apart into these."""
    if kind is LineKind.MORE:
        return text
    return f"{_LETTERS[kind]} {who}: {text}" if who else f"{_LETTERS[kind]} {text}"


# ── Directions ──

#: How a deadline begins (without marks): a word alone is too little, "nội quy trước 30/6" is about "nội quy".
_DEADLINE = re.compile(
    r"(?:truoc|trong|den|het|cham nhat|muon nhat|tu|toi|han|thoi han|xong|bat dau"
    r"|\d+[/.-]\d+|(?:ngay|thang|nam) \d+|qu[yi] [\divx]+"
    r"|(?:dau|giua|cuoi) (?:thang|qu[yi]|nam)|nua (?:dau|cuoi)|(?:\d+|sau|ba|chin) thang (?:dau|cuoi)"
    r"|(?:ca|toan|suot) nam|thuong (?:xuyen|ky)|lien tuc|dinh ky|(?:hang|moi) (?:ngay|tuan|thang|qu[yi]|nam))\b"
)
#: The words of which the rest of it consists.
_DEADLINE_WORD = re.compile(
    r"truoc|trong|den|het|cham|muon|nhat|tu|toi|han|thoi|xong|bat|ngay|thang|qu[yi]|nam|dau|cuoi|giua|nua|sau|ba|chin|ca"
    r"|toan|suot|cua|va|thuong|xuyen|ky|lien|tuc|dinh|hang|moi|tuan|[ivx]+|(?:[ivx]+/)?\d[\d/.-]*"
)
#: Words that say "no later than", and those that a deadline with them may begin with ("xong trước 30/6").
_BEFORE = frozenset({"truoc", "cham", "muon"})
_CONNECTING = frozenset({"xong", "han", "thoi", "trong", "tu", "bat", "den", "het", "toi"})
_STOPS = ".,;!"


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction read from a line; ``unknown`` are the units named before the colon that the ledger does not know."""

    text: str
    lead_unit_ids: tuple[int, ...] = ()
    coordinating: tuple[str, ...] = ()
    due: Deadline | None = None
    unknown: tuple[str, ...] = ()
    doubt: DateDoubt | None = None


def read_direction(line: Line, units: UnitDirectory, held: datetime) -> Direction:
    """Read "Sở X; Sở Y + Sở Z: làm việc này trước 30/6" said in a meeting held on that day.

    Units that the ledger does not know stay in the text, so that nothing said is lost.
    """
    leads, _, coordinating = line.who.partition("+")
    found = {name: units.find(name) for name in _names(leads)}
    unknown = tuple(name for name, unit in found.items() if unit is None)
    text, due, doubt = split_deadline(line.text, held.year)
    if unknown:
        text = f"{'; '.join(unknown)}: {text}"
    helping = ((name, units.find(name)) for name in _names(coordinating))
    return Direction(
        text,
        tuple(unit.id for unit in found.values() if unit is not None),
        tuple(unit.name_on(held.date()) if unit else name for name, unit in helping),
        due,
        unknown,
        doubt,
    )


def _names(text: str) -> list[str]:
    return [name for name in map(clean, text.replace("+", ";").split(";")) if name]


def split_deadline(text: str, year: int) -> tuple[str, Deadline | None, DateDoubt | None]:
    """Return the text without the deadline at its end, the deadline, and what is doubtful about it.

    "làm Y trước 30/6" gives "làm Y" and "trước 30/6". A date that does not exist stays in the text.
    """
    words = text.rstrip(_STOPS + " ").split()
    begin = len(words)
    while begin and _is_of_deadline(words[begin - 1]):
        begin -= 1
    for first in range(begin, len(words)):
        deadline = " ".join(words[first:])
        if not _DEADLINE.match(fold(deadline)) or _names_the_work(words[first:]):
            continue
        reading = read_deadline(deadline, year)
        if reading.doubt is DateDoubt.NO_SUCH_DAY:
            return text, None, reading.doubt
        due = reading.deadline
        if due.ongoing or due.end or due.start:
            rest = text[: _start_of_word(text, first)].rstrip(" ,;-–")
            return (rest, due, reading.doubt) if rest else (text, due, reading.doubt)
    return text, None, None


def _is_of_deadline(word: str) -> bool:
    return _DEADLINE_WORD.fullmatch(fold(word).strip(",")) is not None


def _names_the_work(words: Sequence[str]) -> bool:
    """Return whether the period before "trước" is that of the work: "báo cáo quý I trước 15/4"."""
    folded = [fold(word) for word in words]
    before = next((place for place, word in enumerate(folded) if word in _BEFORE), 0)
    return before > 0 and folded[0] not in _CONNECTING


def _start_of_word(text: str, place: int) -> int:
    return [found.start() for found in re.finditer(r"\S+", text)][place]


def as_sentence(text: str) -> str:
    """Return a text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


# ── Phrases ──


@dataclass(frozen=True, slots=True)
class Phrase:
    """A ready phrase and the few letters that stand for it."""

    letters: str
    text: str


#: What an office starts with.
USUAL_PHRASES = (
    Phrase("ntr", "nhất trí với báo cáo và các ý kiến đã phát biểu"),
    Phrase("đnbs", "đề nghị bổ sung"),
    Phrase("đnqt", "đề nghị Ban Chỉ đạo quan tâm"),
    Phrase("gđv", "giao các đơn vị thành viên"),
    Phrase("tth", "tiếp thu, hoàn thiện báo cáo"),
    Phrase("ctkl", "Chủ trì hội nghị kết luận"),
)


def phrases_text(phrases: Sequence[Phrase]) -> str:
    """Return phrases as they are edited: ``ntr = nhất trí với …``, one a line."""
    return "\n".join(f"{one.letters} = {one.text}" for one in phrases)


def read_phrases(text: str) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """Return the phrases of a text, and the lines that are none: no "=", blanks in the letters, letters used twice."""
    phrases: dict[str, Phrase] = {}
    wrong = []
    for line in filter(None, map(clean, text.splitlines())):
        letters, equals, phrase = (part.strip() for part in line.partition("="))
        if not equals or not phrase or len(letters.split()) != 1 or letters in phrases:
            wrong.append(line)
        else:
            phrases[letters] = Phrase(letters, phrase)
    return tuple(phrases.values()), tuple(wrong)


def phrase_for(before: str, phrases: Mapping[str, str]) -> tuple[int, str] | None:
    """Return how many letters before the cursor are to be replaced and by what, when they stand for a phrase."""
    last = re.search(r"\S+$", before)
    phrase = phrases.get(last.group()) if last else None
    return (len(last.group()), phrase) if last and phrase is not None else None


# ── What happened so far ──


@dataclass(frozen=True, slots=True)
class LiveDraft:
    """What was being typed and is no entry yet, and since when."""

    text: str
    begun_at: datetime


class EntryKind(StrEnum):
    """What an entry of the course is."""

    ITEM = "item"
    CONTRIBUTION = "contribution"
    CONCLUSION = "conclusion"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened: ``id`` is that of the item, contribution or conclusion itself."""

    kind: EntryKind
    id: int
    who: str
    text: str
    at: datetime | None = None


def course(meeting: Meeting) -> tuple[Entry, ...]:
    """Return what happened, by the clock; what has no time stands at the end, contributions before conclusions."""
    entries = (*_items(meeting.agenda), *_said(meeting.contributions), *_concluded(meeting.conclusions))
    timed = sorted((one for one in entries if one.at is not None), key=lambda one: one.at or meeting.head.start)
    return (*timed, *(one for one in entries if one.at is None))


def _items(agenda: Sequence[AgendaItem]) -> Iterator[Entry]:
    for item in agenda:
        if item.begun_at is not None:
            yield Entry(EntryKind.ITEM, item.id, item.presenter, item.title, item.begun_at)


def _said(contributions: Sequence[Contribution]) -> Iterator[Entry]:
    for one in contributions:
        yield Entry(EntryKind.CONTRIBUTION, one.id, one.speaker, one.text, one.said_at)


def _concluded(conclusions: Sequence[Conclusion]) -> Iterator[Entry]:
    for one in conclusions:
        kind = EntryKind.DIRECTION if one.lead_unit_ids or one.due else EntryKind.CONCLUSION
        yield Entry(kind, one.id, "", one.text, one.said_at)


def stamp(head: MeetingHead, now: datetime) -> datetime | None:
    """Return the time to note beside what happens now; ``None`` when the meeting is written up on another day."""
    of_the_day = now.date() == head.start.date() or (head.end is not None and head.start <= now <= head.end)
    return now.replace(microsecond=0) if of_the_day else None


def current_item(agenda: Sequence[AgendaItem]) -> AgendaItem | None:
    """Return the item that the meeting came to last; ``None`` before the first."""
    begun = [(item.begun_at, place) for place, item in enumerate(agenda) if item.begun_at is not None]
    return agenda[max(begun)[1]] if begun else None


def next_item(agenda: Sequence[AgendaItem]) -> AgendaItem | None:
    """Return the item after the current one; the headings of sections are passed over."""
    items = [item for item in agenda if not item.is_section]
    now = current_item(items)
    place = next((place for place, item in enumerate(items) if now is not None and item.id == now.id), -1)
    return items[place + 1] if place + 1 < len(items) else None

"""The head of a meeting: kind, title, time, place, chair and secretary, read from what stands in the fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import partial
from typing import Protocol

from desktop.domain.agendas import default_title
from desktop.domain.meetings import MeetingHead, MeetingKind, MeetingState
from desktop.domain.text import clean, spelling_key
from desktop.presenters.forms import day_text, read_day
from desktop.presenters.open_meeting import Officer, OpenMeeting, Part
from desktop.services.meeting_preparation import follow_kind
from desktop.services.meetings import save_head


class HeadField(StrEnum):
    """The fields in which something is typed."""

    TITLE = "title"
    DAY = "day"
    START = "start"
    END = "end"
    PLACE = "place"
    NUMBER = "number"
    CHAIR = "chair"
    CHAIR_TITLE = "chair-title"
    SECRETARY = "secretary"
    SECRETARY_TITLE = "secretary-title"
    CO_CHAIRS = "co-chairs"


class HeadFault(StrEnum):
    """What is wrong with what stands in a field."""

    MISSING = "missing"
    NOT_A_DAY = "not-a-day"
    NOT_A_TIME = "not-a-time"
    ENDS_BEFORE_START = "ends-before-start"
    NOT_A_NUMBER = "not-a-number"
    SAME_PERSON = "same-person"
    TWO_CHAIRS = "two-chairs"
    CHAIR_TWICE = "chair-twice"


Texts = Mapping[HeadField, str]
Faults = Mapping[HeadField, HeadFault]

_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.]|h|g|giờ|gio)?\s*(\d{2})?\s*(?:phút|phut|p|'|’)?", re.IGNORECASE)
_TIMES = (HeadField.DAY, HeadField.START, HeadField.END)


def read_clock(text: str) -> time | None:
    """Return the time of day in "8h", "8:30", "08.30", "14 giờ 05"; ``None`` where it is none."""
    found = _CLOCK.fullmatch(clean(text))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def clock_text(moment: datetime | None) -> str:
    """Return a time of day as it stands in a field: ``08:30``."""
    return f"{moment:%H:%M}" if moment else ""


def head_texts(head: MeetingHead) -> dict[HeadField, str]:
    """Return what the fields say for ``head``. The end names its day only when that is another one."""
    return {
        HeadField.TITLE: head.title,
        HeadField.DAY: day_text(head.start.date()),
        HeadField.START: clock_text(head.start),
        HeadField.END: _end_text(head),
        HeadField.PLACE: head.place,
        HeadField.NUMBER: str(head.number) if head.number is not None else "",
        HeadField.CHAIR: head.chair,
        HeadField.CHAIR_TITLE: head.chair_title,
        HeadField.SECRETARY: head.secretary,
        HeadField.SECRETARY_TITLE: head.secretary_title,
        HeadField.CO_CHAIRS: head.co_chairs,
    }


def _end_text(head: MeetingHead) -> str:
    if head.end is None or head.end.date() == head.start.date():
        return clock_text(head.end)
    return f"{clock_text(head.end)} {day_text(head.end.date())}"


@dataclass(frozen=True, slots=True)
class _Times:
    start: datetime
    end: datetime | None


def _read_end(text: str, day: date) -> datetime | None:
    """Read "11h30" of the meeting's day, or "11h30 06/02/2021"."""
    clock_words, _, day_words = clean(text).rpartition(" ") if "/" in text else (clean(text), "", "")
    clock = read_clock(clock_words)
    own_day = read_day(day_words, day.year) if day_words else day
    return datetime.combine(own_day, clock) if clock and own_day else None


def _read_times(texts: Texts, before: MeetingHead) -> _Times | Faults:
    day = read_day(texts[HeadField.DAY], before.start.year)
    clock = read_clock(texts[HeadField.START])
    if day is None:
        return {HeadField.DAY: HeadFault.NOT_A_DAY}
    if clock is None:
        return {HeadField.START: HeadFault.NOT_A_TIME}
    start = datetime.combine(day, clock)
    if not clean(texts[HeadField.END]):
        return _Times(start, None)
    end = _read_end(texts[HeadField.END], day)
    if end is None:
        return {HeadField.END: HeadFault.NOT_A_TIME}
    return _Times(start, end) if end >= start else {HeadField.END: HeadFault.ENDS_BEFORE_START}


@dataclass(frozen=True, slots=True)
class HeadReading:
    """What the fields say; what is at fault is in ``head`` as it was before."""

    head: MeetingHead
    faults: Faults


def read_head(texts: Texts, before: MeetingHead) -> HeadReading:
    """Read the fields. Day, start and end are taken together or not at all."""
    title = clean(texts[HeadField.TITLE])
    number = clean(texts[HeadField.NUMBER])
    times = _read_times(texts, before)
    start, end = (times.start, times.end) if isinstance(times, _Times) else (before.start, before.end)
    faults = dict(_text_faults(texts)) | ({} if isinstance(times, _Times) else dict(times))
    head = replace(
        before,
        title=title or before.title,
        start=start,
        end=end,
        place=clean(texts[HeadField.PLACE]),
        chair=clean(texts[HeadField.CHAIR]),
        chair_title=clean(texts[HeadField.CHAIR_TITLE]),
        secretary=clean(texts[HeadField.SECRETARY]),
        secretary_title=clean(texts[HeadField.SECRETARY_TITLE]),
        co_chairs=clean(texts[HeadField.CO_CHAIRS]),
        number=before.number if HeadField.NUMBER in faults else int(number) if number else None,
    )
    return HeadReading(head, faults)


def _text_faults(texts: Texts) -> Iterator[tuple[HeadField, HeadFault]]:
    number = clean(texts[HeadField.NUMBER])
    if not clean(texts[HeadField.TITLE]):
        yield HeadField.TITLE, HeadFault.MISSING
    if number and not number.isdecimal():
        yield HeadField.NUMBER, HeadFault.NOT_A_NUMBER
    yield from _officer_faults(texts)


def _officer_faults(texts: Texts) -> Iterator[tuple[HeadField, HeadFault]]:
    """Say who has two offices: there is one chair, others chair along, and none of them writes the minutes."""
    (chair, *others), secretaries = _names(texts[HeadField.CHAIR]), _names(texts[HeadField.SECRETARY])
    if any(others):
        yield HeadField.CHAIR, HeadFault.TWO_CHAIRS
    if chair and chair in secretaries:
        yield HeadField.SECRETARY, HeadFault.SAME_PERSON
    named = [name for name in (chair, *_names(texts[HeadField.CO_CHAIRS])) if name]
    if len(set(named)) < len(named):
        yield HeadField.CO_CHAIRS, HeadFault.CHAIR_TWICE


def _names(text: str) -> list[str]:
    """Return the keys of the names in "Lê Minh, Chủ tịch; Trần Hoa"; titles behind a comma do not count."""
    return [spelling_key(part.split(",")[0]) for part in clean(text).split(";")]


class HeadView(Protocol):
    """What shows the head."""

    def show_head(self) -> None:
        """Show the fields and their faults, which are different now."""


class HeadPresenter:
    """The fields of an open meeting's head: each is kept when it is left, what is at fault stays to be mended."""

    def __init__(self, opened: OpenMeeting, view: HeadView) -> None:
        self._opened = opened
        self._view = view
        self.texts = head_texts(opened.meeting.head)
        self.faults: Faults = dict(_officer_faults(self.texts))
        opened.listen(Part.HEAD, self._refresh)

    @property
    def head(self) -> MeetingHead:
        """The head as it is kept."""
        return self._opened.meeting.head

    def type(self, field: HeadField, text: str) -> None:
        """Take what stands in a field and keep what can be kept."""
        if self.texts[field] != text:
            self.texts[field] = text
            self._keep_texts(field)

    def choose_officer(self, field: HeadField, officer: Officer) -> None:
        """Take a chair or secretary from the people, with the title as it is signed."""
        title = HeadField.CHAIR_TITLE if field is HeadField.CHAIR else HeadField.SECRETARY_TITLE
        self.texts[field] = officer.name
        self.texts[title] = officer.title or self.texts[title]
        self._keep_texts(field)

    def choose_state(self, state: MeetingState) -> None:
        """Say where the minutes stand."""
        self._keep(replace(self.head, state=state))

    def choose_kind(self, kind: MeetingKind) -> None:
        """Take another kind; a title and an agenda nobody has changed become those of that kind."""
        before = self._opened.meeting
        if kind is before.head.kind:
            return
        head = replace(before.head, kind=kind)
        if before.head.title == default_title(before.head.kind, before.head.start):
            head = replace(head, title=default_title(kind, head.start))
            self.texts[HeadField.TITLE] = head.title
        self._keep(head)
        follow = partial(follow_kind, meeting_id=before.id, before=before.head.kind)
        self._opened.save(follow, self._opened.put_agenda)

    def _keep_texts(self, field: HeadField) -> None:
        reading = read_head(self.texts, self.head)
        self.faults = reading.faults
        taken = head_texts(reading.head)
        group = _TIMES if field in _TIMES else (field,)
        self.texts.update({one: taken[one] for one in group if not any(other in self.faults for other in group)})
        if reading.head == self.head:
            self._view.show_head()
        else:
            self._keep(reading.head)

    def _keep(self, head: MeetingHead) -> None:
        self._opened.put_head(head)
        self._opened.save(lambda ledger: save_head(ledger, self._opened.id, head))

    def _refresh(self) -> None:
        """Show what is kept, but leave what is at fault as it was typed."""
        at_fault = set(self.faults)
        group = set(_TIMES) if at_fault & set(_TIMES) else set()
        kept = head_texts(self.head)
        self.texts = {field: self.texts[field] if field in at_fault | group else kept[field] for field in HeadField}
        self._view.show_head()

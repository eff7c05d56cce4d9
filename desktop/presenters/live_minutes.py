"""The minutes while the meeting is held: one line is typed, entries appear, and nothing typed is lost.

An entry is the contribution or conclusion itself; there is no second list to keep in step.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.domain.live_minutes import (
    Entry,
    EntryKind,
    Line,
    LineKind,
    Phrase,
    as_sentence,
    course,
    current_item,
    phrase_for,
    phrases_text,
    read_line,
    stamp,
    write_line,
)
from desktop.domain.meetings import Conclusion, Contribution
from desktop.presenters.live_draft import DraftKeeper
from desktop.presenters.live_lines import STOPPING, LineFault, LineReader, Speaker, Taken
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.presenters.session import Failed
from desktop.presenters.typeahead import Suggestion
from desktop.services.meeting_session import (
    SessionNotes,
    begin_item,
    note_conclusion,
    note_contribution,
    save_phrases,
    session_notes,
)
from desktop.services.meetings import delete_conclusion, delete_contribution


class LiveMinutesView(Protocol):
    """What shows the line and the log."""

    def show_entries(self) -> None:
        """Show the log, which is different now."""

    def show_recovered(self) -> None:
        """Ask about the text that was left unfinished, or take the question away."""

    def show_line_error(self, error: ThuKyError, typed: str) -> None:
        """Say why a line could not be kept, and give it back to be mended."""


@dataclass(frozen=True, slots=True)
class _Submitted:
    """A line that is to become an entry, or to change the one it was made from; with the time at which Enter came."""

    typed: str
    taken: Taken
    changes: Entry | None
    at: datetime | None
    item_id: int | None


class LiveMinutesPresenter:
    """State and commands of the line and the log. A key reads no ledger and builds no list.

    ``draft`` is what stands in the line, ``speaking`` has the floor, ``editing`` is the entry that the line changes.
    """

    def __init__(self, opened: OpenMeeting, view: LiveMinutesView, now: Callable[[], datetime] = datetime.now) -> None:
        self._opened = opened
        self._view = view
        self._now = now
        self._reader = LineReader(opened)
        self._waiting: deque[_Submitted] = deque()
        self._continued_id = 0
        self._phrases: dict[str, str] = {}
        self.draft = DraftKeeper(opened, now)
        self.speaking: Speaker | None = None
        self.editing: Entry | None = None
        self.entries: tuple[Entry, ...] = course(opened.meeting)
        for part in (Part.AGENDA, Part.CONTRIBUTIONS, Part.CONCLUSIONS):
            opened.listen(part, self._refresh)
        kind = opened.meeting.head.kind
        opened.ask(lambda ledger: session_notes(ledger, opened.id, kind), self._take_notes)

    def _refresh(self) -> None:
        self.entries = course(self._opened.meeting)
        self._view.show_entries()

    # ── The line ──

    def taken(self) -> Taken:
        """Return what the line is taken for."""
        return self._take(self.draft.text)

    def _take(self, typed: str) -> Taken:
        line = read_line(typed)
        if self.editing is not None:
            return self._take_changed(line, self.editing)
        return self._reader.take(line, self.speaking)

    def _take_changed(self, line: Line, changed: Entry) -> Taken:
        """Return what a line is taken for that changes an entry: it stays what it was."""
        was_said = changed.kind is EntryKind.CONTRIBUTION
        if line.kind is LineKind.MORE:
            line = replace(line, kind=LineKind.CONTRIBUTION if was_said else LineKind.CONCLUSION, who=changed.who)
        taken = self._reader.take(line, None)
        if was_said is not (line.kind is LineKind.CONTRIBUTION):
            return replace(taken, fault=LineFault.OTHER_KIND)
        return taken if taken.text else replace(taken, fault=LineFault.EMPTY)

    def offers(self) -> tuple[Suggestion[str], ...]:
        """Return the speakers or units that fit the letters before the colon."""
        return self._reader.offers(read_line(self.draft.text))

    def with_offer(self, offer: str) -> str:
        """Return the line with an offer taken, ready for what is said."""
        return write_line(read_line(self.draft.text).kind, offer, "")

    def phrase_before(self, text: str) -> tuple[int, str] | None:
        """Return how many letters at the end of ``text`` stand for a phrase, and the phrase."""
        return phrase_for(text, self._phrases)

    def unit_names(self, taken: Taken) -> tuple[str, ...]:
        """Return the names of the units that are to lead, and of those that co-operate."""
        return (*map(self._opened.unit_name, taken.lead_unit_ids), *taken.coordinating)

    def enter(self) -> LineFault | None:
        """Make the line an entry, or give the floor to who is named in it; return what stands in the way."""
        taken = self.taken()
        if taken.fault in STOPPING:
            return taken.fault
        moment = stamp(self._opened.meeting.head, self._now())
        item = current_item(self._opened.meeting.agenda)
        submitted = _Submitted(self.draft.text, taken, self.editing, moment, item.id if item else None)
        self.editing = None
        self.draft.type("")
        if taken.kind is LineKind.CONTRIBUTION and submitted.changes is None:
            self.speaking = taken.speaker
        if taken.kind is LineKind.CONTRIBUTION and not taken.text:
            self._continued_id = 0
            self.draft.save()
            return None
        self._waiting.append(submitted)
        if len(self._waiting) == 1:
            self._keep_next()
        return None

    # ── Entries ──

    def who(self, entry: Entry) -> str:
        """Return who spoke, presents or leads."""
        if entry.kind in (EntryKind.CONTRIBUTION, EntryKind.ITEM):
            return entry.who
        return "; ".join(map(self._opened.unit_name, self._conclusion(entry.id).lead_unit_ids))

    def due(self, entry: Entry) -> str:
        """Return the deadline of a direction as it was said."""
        due = self._conclusion(entry.id).due if entry.kind is EntryKind.DIRECTION else None
        return due.text if due else ""

    def edit(self, entry: Entry) -> str:
        """Put an entry into the line to change it; return the line."""
        self.editing = entry
        self.draft.type(self._as_line(entry))
        return self.draft.text

    def leave_edit(self) -> None:
        """Leave the entry as it is."""
        self.editing = None
        self.draft.type("")
        self.draft.save()

    def _as_line(self, entry: Entry) -> str:
        if entry.kind is EntryKind.CONTRIBUTION:
            return write_line(LineKind.CONTRIBUTION, entry.who, entry.text)
        one = self._conclusion(entry.id)
        due = f" {one.due.text}" if one.due and one.due.text not in one.text else ""
        helping = f" + {'; '.join(one.coordinating_units)}" if one.coordinating_units else ""
        kind = LineKind.DIRECTION if entry.kind is EntryKind.DIRECTION else LineKind.CONCLUSION
        return write_line(kind, self.who(entry) + helping, one.text.rstrip(".") + due if due else one.text)

    def delete(self, entry: Entry) -> None:
        """Take an entry out of the minutes; of an item, that the meeting came to it."""
        opened, meeting = self._opened, self._opened.meeting
        if entry.kind is EntryKind.ITEM:
            opened.put_agenda(tuple(replace(i, begun_at=None) if i.id == entry.id else i for i in meeting.agenda))
            opened.save(lambda ledger: begin_item(ledger, opened.id, entry.id, None))
        elif entry.kind is EntryKind.CONTRIBUTION:
            opened.put_contributions(tuple(one for one in meeting.contributions if one.id != entry.id))
            opened.save(lambda ledger: delete_contribution(ledger, opened.id, entry.id))
        else:
            opened.put_conclusions(tuple(one for one in meeting.conclusions if one.id != entry.id))
            opened.save(lambda ledger: delete_conclusion(ledger, opened.id, entry.id))
        self._continued_id = 0

    def _conclusion(self, conclusion_id: int) -> Conclusion:
        return next(one for one in self._opened.meeting.conclusions if one.id == conclusion_id)

    # ── How an entry is kept: one after another, so that the next line can go on with the one before ──

    def _keep_next(self) -> None:
        submitted = self._waiting[0]
        if submitted.taken.kind in (LineKind.CONTRIBUTION, LineKind.MORE):
            self._keep_contribution(submitted, self._contribution(submitted))
        else:
            self._keep_conclusion(submitted, self._concluded(submitted))

    def _contribution(self, submitted: _Submitted) -> Contribution:
        taken, changed = submitted.taken, submitted.changes
        speaker = taken.speaker or Speaker("")
        known_id = changed.id if changed else self._continued_id if taken.kind is LineKind.MORE else 0
        known = next((one for one in self._opened.meeting.contributions if one.id == known_id), None)
        if changed is None and known is not None and known.speaker == speaker.label:
            return replace(known, text=f"{known.text}\n{as_sentence(taken.text)}")
        new = known if changed and known else Contribution(0, "", "", "", submitted.at, submitted.item_id)
        unit = speaker.unit or (new.unit if new.speaker == speaker.label else "")
        return replace(new, speaker=speaker.label, unit=unit, text=as_sentence(taken.text))

    def _concluded(self, submitted: _Submitted) -> Conclusion:
        taken, changed = submitted.taken, submitted.changes
        new = self._conclusion(changed.id) if changed else Conclusion(0, "")
        if changed is None:
            new = replace(new, said_at=submitted.at, agenda_item_id=submitted.item_id)
        new = replace(new, text=as_sentence(taken.text))
        if taken.kind is LineKind.CONCLUSION:
            return new
        return replace(new, lead_unit_ids=taken.lead_unit_ids, coordinating_units=taken.coordinating, due=taken.due)

    def _keep_contribution(self, submitted: _Submitted, one: Contribution) -> None:
        def kept(now: Contribution) -> None:
            self.draft.forget_kept()
            if submitted.changes is None:
                self._continued_id = now.id
            self._opened.put_contributions(_put_in(self._opened.meeting.contributions, now))
            self._go_on()

        self._opened.save(lambda ledger: note_contribution(ledger, self._opened.id, one), kept, self._failed(submitted))

    def _keep_conclusion(self, submitted: _Submitted, one: Conclusion) -> None:
        def kept(now: Conclusion) -> None:
            self.draft.forget_kept()
            self._continued_id = 0
            self._opened.put_conclusions(_put_in_conclusions(self._opened.meeting.conclusions, now))
            self._go_on()

        self._opened.save(lambda ledger: note_conclusion(ledger, self._opened.id, one), kept, self._failed(submitted))

    def _failed(self, submitted: _Submitted) -> Failed:
        def failed(error: ThuKyError) -> None:
            self._view.show_line_error(error, submitted.typed)
            self._go_on()

        return failed

    def _go_on(self) -> None:
        self._waiting.popleft()
        if self._waiting:
            self._keep_next()

    # ── What is being typed ──

    def _take_notes(self, notes: SessionNotes) -> None:
        self._phrases = {one.letters: one.text for one in notes.phrases}
        if notes.draft is not None and not self.draft.text:
            self.draft.recovered = notes.draft
            self._view.show_recovered()

    def bring_in(self) -> str:
        """Put the recovered text into the line; return it."""
        self.draft.bring_in()
        self._view.show_recovered()
        return self.draft.text

    def drop_recovered(self) -> None:
        """Forget the recovered text."""
        self.draft.drop_recovered()
        self._view.show_recovered()

    # ── Phrases ──

    @property
    def phrases(self) -> str:
        """The office's phrases as they are edited."""
        return phrases_text([Phrase(letters, text) for letters, text in self._phrases.items()])

    def save_phrases(self, text: str, done: Callable[[], None], failed: Failed) -> None:
        """Keep the office's phrases."""

        def kept(phrases: tuple[Phrase, ...]) -> None:
            self._phrases = {one.letters: one.text for one in phrases}
            done()

        self._opened.save(lambda ledger: save_phrases(ledger, text), kept, failed)


def _put_in(rows: tuple[Contribution, ...], kept: Contribution) -> tuple[Contribution, ...]:
    if any(one.id == kept.id for one in rows):
        return tuple(kept if one.id == kept.id else one for one in rows)
    return (*rows, kept)


def _put_in_conclusions(rows: tuple[Conclusion, ...], kept: Conclusion) -> tuple[Conclusion, ...]:
    if any(one.id == kept.id for one in rows):
        return tuple(kept if one.id == kept.id else one for one in rows)
    return (*rows, kept)

"""Holding a meeting: it begins, comes to the items of its agenda, what is said is written down, it ends."""

from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.live_minutes import USUAL_PHRASES, LiveDraft, Phrase, phrases_text, read_phrases
from desktop.domain.meeting_kinds import Requirements
from desktop.domain.meetings import Conclusion, Contribution, MeetingHead, MeetingKind, MeetingState
from desktop.services import meetings
from desktop.services.changes import Changed, Noun, changed
from desktop.services.meeting_preparation import requirements
from desktop.storage import meeting_session as store
from desktop.storage import meetings as meeting_store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class SessionNotes:
    """What the clerk needs to write the minutes: what was left unfinished, the phrases, and what the kind asks for."""

    draft: LiveDraft | None
    phrases: tuple[Phrase, ...]
    requirements: Requirements


def session_notes(ledger: Ledger, meeting_id: int, kind: MeetingKind) -> SessionNotes:
    """Return what is needed to hold a meeting of ``kind``."""
    return SessionNotes(store.draft(ledger, meeting_id), phrases(ledger), requirements(ledger, kind))


def phrases(ledger: Ledger) -> tuple[Phrase, ...]:
    """Return the phrases of the office; the usual ones until it has its own."""
    text = store.phrases(ledger)
    return USUAL_PHRASES if text is None else read_phrases(text)[0]


def save_phrases(ledger: Ledger, text: str) -> Changed[tuple[Phrase, ...]]:
    """Keep the phrases of the office, one a line; a line that is none is refused."""
    read, wrong = read_phrases(text)
    if wrong:
        raise RefusedValue("phrase", "not-a-phrase", wrong[0])
    with ledger.transaction():
        store.keep_phrases(ledger, phrases_text(read))
    return changed(read)


# ── The meeting itself ──


def begin_session(ledger: Ledger, meeting_id: int, at: datetime | None) -> Changed[MeetingHead]:
    """Open a meeting: it is in session, and began at ``at`` (``None`` keeps the time it was called for)."""
    with ledger.transaction():
        head = meeting_store.get(ledger, meeting_id).head
        begun = in_session(head, at)
        meetings.save_head(ledger, meeting_id, begun)
    return changed(begun, Noun.MEETINGS)


def in_session(head: MeetingHead, at: datetime | None) -> MeetingHead:
    """Return the head of a meeting that begins; an end that was planned before that is no longer known."""
    start = head.start if at is None else at
    end = head.end if head.end is not None and head.end > start else None
    return replace(head, start=start, end=end, state=MeetingState.IN_SESSION)


def end_session(ledger: Ledger, meeting_id: int, at: datetime) -> Changed[MeetingHead]:
    """Note when a meeting ended. Raises RefusedValue when that is before it began."""
    with ledger.transaction():
        ended = replace(meeting_store.get(ledger, meeting_id).head, end=at)
        meetings.save_head(ledger, meeting_id, ended)
    return changed(ended, Noun.MEETINGS)


def begin_item(ledger: Ledger, meeting_id: int, item_id: int, at: datetime | None) -> Changed[None]:
    """Note when the meeting came to an item of its agenda; ``None`` takes that back."""
    with ledger.transaction():
        if not store.begin_item(ledger, meeting_id, item_id, at):
            raise NotFound("agendaitem", str(item_id))
    return changed(None, Noun.MEETINGS)


# ── What is written down ──


def note_contribution(ledger: Ledger, meeting_id: int, contribution: Contribution) -> Changed[Contribution]:
    """Keep what somebody said; what was being typed is an entry now."""
    with ledger.transaction():
        kept = meetings.save_contribution(ledger, meeting_id, contribution)
        store.drop_draft(ledger, meeting_id)
    return Changed(replace(contribution, id=kept.value), kept.nouns)


def note_conclusion(ledger: Ledger, meeting_id: int, conclusion: Conclusion) -> Changed[Conclusion]:
    """Keep a conclusion and its direction; what was being typed is an entry now."""
    with ledger.transaction():
        kept = meetings.save_conclusion(ledger, meeting_id, conclusion)
        store.drop_draft(ledger, meeting_id)
    return kept


def keep_draft(ledger: Ledger, meeting_id: int, draft: LiveDraft | None) -> Changed[None]:
    """Keep what is being typed, or forget it; no screen shows it, so nothing is told to have changed."""
    with ledger.transaction():
        if draft is None:
            store.drop_draft(ledger, meeting_id)
        else:
            store.keep_draft(ledger, meeting_id, draft)
    return changed(None)

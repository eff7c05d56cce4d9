"""Votes of a meeting."""

from dataclasses import replace

from desktop.domain.text import clean
from desktop.domain.votes import Vote, checked_vote
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import votes as store
from desktop.storage.database import Ledger


def votes(ledger: Ledger, meeting_id: int) -> tuple[Vote, ...]:
    """Return the votes of a meeting, in their order."""
    return store.of_meeting(ledger, meeting_id)


def save_vote(ledger: Ledger, meeting_id: int, vote: Vote) -> Changed[Vote]:
    """Keep a vote, a new one (id 0) after the others. Counts that don't fit are kept: they are pointed out."""
    vote = replace(vote, text=clean(vote.text))
    checked_vote(vote)
    with ledger.transaction():
        return changed(replace(vote, id=store.save(ledger, meeting_id, vote)), Noun.MEETINGS)


def delete_vote(ledger: Ledger, meeting_id: int, vote_id: int) -> Changed[None]:
    """Take a vote out."""
    with ledger.transaction():
        store.delete(ledger, meeting_id, vote_id)
    return changed(None, Noun.MEETINGS)

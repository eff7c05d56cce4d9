"""Votes of meetings."""

from desktop.domain.errors import NotFound
from desktop.domain.votes import Vote
from desktop.storage import tables
from desktop.storage.database import Ledger
from desktop.storage.places import next_place

_VOTE = tables.Vote


def of_meeting(ledger: Ledger, meeting_id: int) -> tuple[Vote, ...]:
    """Return the votes of a meeting, in their order."""
    one = _VOTE
    query = one.select(one.id, one.text, one.in_favour, one.against, one.other).where(one.meeting_id == meeting_id)
    return tuple(Vote(*row) for row in ledger.rows(query.order_by(one.place, one.id)))


def save(ledger: Ledger, meeting_id: int, vote: Vote) -> int:
    """Keep a vote, a new one (id 0) after the others; return its id."""
    values = {"text": vote.text, "in_favour": vote.in_favour, "against": vote.against, "other": vote.other}
    if not vote.id:
        place = next_place(ledger, _VOTE.place, _VOTE.meeting_id == meeting_id)
        return ledger.run(_VOTE.insert(meeting_id=meeting_id, place=place, **values))
    if not ledger.run(_VOTE.update(**values).where(_VOTE.id == vote.id, _VOTE.meeting_id == meeting_id)):
        raise NotFound("vote", str(vote.id))
    return vote.id


def delete(ledger: Ledger, meeting_id: int, vote_id: int) -> None:
    """Take a vote out."""
    if not ledger.run(_VOTE.delete().where(_VOTE.id == vote_id, _VOTE.meeting_id == meeting_id)):
        raise NotFound("vote", str(vote_id))

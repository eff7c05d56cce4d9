"""What is being typed in the minutes, kept in the ledger as it grows, and brought back after a crash."""

from collections.abc import Callable
from datetime import datetime

from desktop.domain.live_minutes import LiveDraft
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.meeting_session import keep_draft


class DraftKeeper:
    """The text of the line and what the ledger holds of it.

    ``recovered`` is text of an earlier sitting that waits for an answer: until then nothing is put in its place.
    """

    def __init__(self, opened: OpenMeeting, now: Callable[[], datetime]) -> None:
        self._opened = opened
        self._now = now
        self._kept = ""
        self._begun_at: datetime | None = None
        self.text = ""
        self.recovered: LiveDraft | None = None

    def type(self, text: str) -> None:
        """Take what stands in the line."""
        if not self.text and text:
            self._begun_at = self._now()
        self.text = text

    @property
    def is_dirty(self) -> bool:
        """Whether the ledger does not hold yet what stands in the line."""
        return self.text != self._kept and self.recovered is None

    def save(self) -> None:
        """Keep what stands in the line, so that a crash does not lose it."""
        if self.is_dirty:
            self._kept = self.text
            draft = LiveDraft(self.text, self._begun_at or self._now()) if self.text.strip() else None
            self._opened.save(lambda ledger: keep_draft(ledger, self._opened.id, draft))

    def forget_kept(self) -> None:
        """Know that the ledger holds no draft any more, because a line became an entry."""
        self._kept = ""

    def bring_in(self) -> None:
        """Put the recovered text into the line."""
        if self.recovered is not None:
            self.text = self._kept = self.recovered.text
            self._begun_at = self.recovered.begun_at
            self.recovered = None

    def drop_recovered(self) -> None:
        """Forget the recovered text."""
        self.recovered = None
        self._opened.save(lambda ledger: keep_draft(ledger, self._opened.id, None))

"""The public summary of an open meeting: made of the records, written over by the clerk, copied."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.changes import Changed
from desktop.services.ledgers import Ledger
from desktop.services.public_summaries import (
    PublicPhoto,
    PublicSummary,
    public_photos,
    public_summary,
    save_public_summary,
    show_photo,
)


class PublicView(Protocol):
    """What shows the summary."""

    def show_summary(self) -> None:
        """Show the text, which is different now."""

    def show_photos(self) -> None:
        """Show the photos and which of them go with the text."""

    def show_public_saved(self, path: Path) -> None:
        """Say where the paper was saved."""

    def show_public_failure(self, error: ThuKyError) -> None:
        """Say why something did not work; what is typed stays."""


class PublicPresenter:
    """State and commands of the section."""

    def __init__(self, opened: OpenMeeting, view: PublicView, now: Callable[[], datetime] = datetime.now) -> None:
        self._opened = opened
        self._view = view
        self._now = now
        self.summary = PublicSummary("")
        self.photos: tuple[PublicPhoto, ...] = ()

    @property
    def file_name(self) -> str:
        """The name under which the paper is offered to be saved."""
        return f"{self._opened.meeting.head.start:%Y-%m-%d} Tin hội nghị.docx"

    def refresh(self) -> None:
        """Read the summary: as it was written, else made of the records as they are now."""
        self._opened.ask(lambda ledger: public_summary(ledger, self._opened.id), self._take)
        self._opened.ask(lambda ledger: public_photos(ledger, self._opened.id), self._take_photos)

    def type(self, text: str) -> None:
        """Keep what was typed."""
        if text.strip() != self.summary.text:
            self._keep(text)

    def start_over(self) -> None:
        """Return to the text made of the records."""
        self._keep("")

    def _keep(self, text: str) -> None:
        now = self._now()

        def save(ledger: Ledger) -> Changed[PublicSummary]:
            return save_public_summary(ledger, self._opened.id, text, now)

        self._opened.save(save, self._take, self._view.show_public_failure)

    def _take(self, summary: PublicSummary) -> None:
        self.summary = summary
        self._view.show_summary()

    def choose(self, attachment_id: int, *, shown: bool) -> None:
        """Let a photo go with the text, or not."""
        self._opened.save(
            lambda ledger: show_photo(ledger, attachment_id, shown=shown),
            self._take_photos,
            self._view.show_public_failure,
        )

    def _take_photos(self, photos: tuple[PublicPhoto, ...]) -> None:
        self.photos = photos
        self._view.show_photos()

    def save_paper(self, path: Path) -> None:
        """Write the summary with its photos to ``path``, as Word or PDF."""
        today = self._now().date()

        def write(ledger: Ledger) -> Path:
            from desktop.domain.issued import PaperKind
            from desktop.services.printing import PaperRequest, print_paper  # brings the paper libraries along

            request = PaperRequest(PaperKind.PUBLIC_SUMMARY, today, meeting_id=self._opened.id)
            return print_paper(ledger, request, path)

        self._opened.ask(write, self._view.show_public_saved, self._view.show_public_failure)

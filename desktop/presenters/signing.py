"""Closing an open meeting: its check list, signing, the versions that were signed, opening it again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.domain.issued import IssuedPaper
from desktop.domain.meetings import MeetingHead, MeetingState
from desktop.domain.signing import CheckItem, CheckList, CheckPoint
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.services import issued, signing
from desktop.services.files import write_file
from desktop.services.ledgers import Ledger
from desktop.services.meetings import save_head


class SigningView(Protocol):
    """What shows how far a meeting is from being signed."""

    def show_signing(self) -> None:
        """Show the check list, the versions and what can be done, which are different now."""

    def show_version(self, paper: IssuedPaper, pdf: bytes) -> None:
        """Show a version as it was signed."""

    def show_signing_error(self, error: ThuKyError) -> None:
        """Say why something could not be done."""

    def show_saved(self, path: Path) -> None:
        """Say where a version was saved."""


class SigningPresenter:
    """State and commands of signing. The check list is read anew whenever it is looked at."""

    def __init__(self, opened: OpenMeeting, view: SigningView, now: Callable[[], datetime] = datetime.now) -> None:
        self._opened = opened
        self._view = view
        self._now = now
        self.check_list = CheckList()
        self.versions: tuple[IssuedPaper, ...] = ()
        opened.listen(Part.HEAD, view.show_signing)

    @property
    def state(self) -> MeetingState:
        """Where the minutes stand."""
        return self._opened.meeting.head.state

    @property
    def signed(self) -> bool:
        """Whether nothing of the meeting can be changed."""
        return self.state is MeetingState.SIGNED

    @property
    def can_sign(self) -> bool:
        """Whether the minutes wait for signature and every open point is answered."""
        return self.state is MeetingState.FOR_SIGNATURE and not self.check_list.unanswered

    @property
    def lacks_number(self) -> bool:
        """Whether the minutes have no number yet."""
        return self._opened.meeting.head.number is None

    def refresh(self) -> None:
        """Read the check list and the versions."""
        self._opened.ask(self._read, self._take)

    def _read(self, ledger: Ledger) -> tuple[CheckList, tuple[IssuedPaper, ...]]:
        return signing.checked(ledger, self._opened.id), signing.signed_versions(ledger, self._opened.id)

    def _take(self, found: tuple[CheckList, tuple[IssuedPaper, ...]]) -> None:
        self.check_list, self.versions = found
        self._view.show_signing()

    # ── What can be done ──

    def answer(self, point: CheckPoint, reason: str) -> None:
        """Leave a point open for a reason; an empty one takes the answer back."""
        now = self._now()

        def answered(found: CheckList) -> None:
            self._take((found, self.versions))

        self._opened.save(
            lambda ledger: signing.answer(ledger, self._opened.id, point, reason, now),
            answered,
            self._view.show_signing_error,
        )

    def item(self, point: CheckPoint) -> CheckItem | None:
        """Return an open point."""
        return next((item for item in self.check_list.items if item.finding.point is point), None)

    def give_number(self) -> None:
        """Give the minutes the next number of the year."""

        def numbered(head: MeetingHead) -> None:
            self._opened.put_head(head)
            self.refresh()

        self._opened.save(lambda ledger: signing.give_number(ledger, self._opened.id), numbered)

    def put_forward(self) -> None:
        """Say that the minutes are written and wait for signature."""
        head = replace(self._opened.meeting.head, state=MeetingState.FOR_SIGNATURE)
        self._opened.put_head(head)
        self._opened.save(lambda ledger: save_head(ledger, self._opened.id, head), lambda _: self.refresh())

    def sign(self) -> None:
        """Sign: from now on nothing changes."""
        now = self._now()
        self._opened.save(
            lambda ledger: signing.sign(ledger, self._opened.id, now),
            lambda _: self._changed(),
            self._view.show_signing_error,
        )

    def reopen(self, reason: str) -> None:
        """Open signed minutes again, for a reason."""
        now = self._now()
        self._opened.save(
            lambda ledger: signing.reopen(ledger, self._opened.id, reason, now),
            lambda _: self._changed(),
            self._view.show_signing_error,
        )

    def _changed(self) -> None:
        self._opened.reload(*Part)
        self.refresh()

    def open_version(self, paper: IssuedPaper) -> None:
        """Show a version as it was signed; its bytes are checked against their hash."""
        self._opened.ask(
            lambda ledger: issued.issued_pdf(ledger, paper.id),
            lambda pdf: self._view.show_version(paper, pdf),
            self._view.show_signing_error,
        )

    def save_version(self, paper: IssuedPaper, path: Path) -> None:
        """Write a version as it was signed to ``path``."""
        self._opened.ask(
            lambda ledger: write_file(path, issued.issued_pdf(ledger, paper.id)),
            self._view.show_saved,
            self._view.show_signing_error,
        )

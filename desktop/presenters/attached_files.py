"""The files attached to a record: added by choosing or dropping, described in place, put in order, saved out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.attachments import Attachment, AttachmentRole, Owner, PictureScale
from desktop.domain.errors import ThuKyError
from desktop.presenters.session import Failed, Session
from desktop.services import attachments
from desktop.services.changes import Changed
from desktop.services.ledgers import Ledger

#: The longest side of a thumbnail, in pixels.
THUMBNAIL = 160


class Desk(Protocol):
    """The way to the ledger: that of the session, or of a meeting that is open."""

    def ask(self, job: Callable[[Ledger], object], done: Callable[..., None], failed: Failed | None = None) -> None:
        """Read from the ledger."""

    def save(
        self,
        job: Callable[[Ledger], Changed[object]],
        done: Callable[..., None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Change the ledger."""


class SessionDesk:
    """The way of the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(self, job: Callable[[Ledger], object], done: Callable[..., None], failed: Failed | None = None) -> None:
        """Read from the ledger."""
        self._session.ask(job, done, failed)

    def save(
        self,
        job: Callable[[Ledger], Changed[object]],
        done: Callable[..., None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Change the ledger."""
        self._session.change(job, done, failed)


class FilesView(Protocol):
    """What shows the files."""

    def show_files(self) -> None:
        """Show the list, which is different now."""

    def show_thumbnails(self) -> None:
        """Show the thumbnails; another one is known now."""

    def show_files_error(self, error: ThuKyError) -> None:
        """Say why something could not be done; for a file, while others may follow."""

    def show_copy(self, path: Path, *, to_open: bool) -> None:
        """Say where a copy was saved, or open it."""


class FilesPresenter:
    """State and commands of the files of one record (``owner``, ``owner_id``)."""

    def __init__(
        self,
        desk: Desk,
        owner: Owner,
        owner_id: int,
        view: FilesView,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._desk = desk
        self._owner = owner
        self._owner_id = owner_id
        self._view = view
        self._now = now
        self.files: tuple[Attachment, ...] = ()
        self.thumbnails: dict[int, bytes] = {}
        self.scale = PictureScale.LARGE

    def refresh(self) -> None:
        """Read the list, then the thumbnails that are not known yet."""
        self._desk.ask(lambda ledger: attachments.attachments(ledger, self._owner, self._owner_id), self._take)

    def _take(self, files: tuple[Attachment, ...]) -> None:
        self.files = files
        self._view.show_files()
        for one in files:
            if one.media_type.startswith("image/") and one.id not in self.thumbnails:
                self._read_thumbnail(one.id)

    def _read_thumbnail(self, attachment_id: int) -> None:
        def take(png: bytes | None) -> None:
            if png is not None:
                self.thumbnails[attachment_id] = png
                self._view.show_thumbnails()

        self._desk.ask(
            lambda ledger: attachments.thumbnail(ledger, attachment_id, THUMBNAIL), take, self._view.show_files_error
        )

    # ── What can be done ──

    def add(self, paths: Sequence[Path], role: AttachmentRole | None = None) -> None:
        """Attach files one after another; each that is refused is told, the others are kept."""
        for path in paths:
            self._add(path, role)

    def _add(self, path: Path, role: AttachmentRole | None) -> None:
        now, scale = self._now(), self.scale

        def attach(ledger: Ledger) -> Changed[object]:
            file = attachments.read_file(ledger, path, role, scale)
            return attachments.attach(ledger, self._owner, self._owner_id, file, now)

        self._desk.save(attach, lambda kept: self._take((*self.files, kept)), self._view.show_files_error)

    def describe(self, attachment_id: int, caption: str) -> None:
        """Give a file another caption."""
        self._describe(replace(self._file(attachment_id), caption=caption.strip()))

    def call(self, attachment_id: int, role: AttachmentRole) -> None:
        """Say what a file is."""
        self._describe(replace(self._file(attachment_id), role=role))

    def _describe(self, changed: Attachment) -> None:
        if changed != self._file(changed.id):
            self.files = tuple(changed if one.id == changed.id else one for one in self.files)
            self._desk.save(lambda ledger: attachments.describe(ledger, changed), None, self._fail)

    def _fail(self, error: ThuKyError) -> None:
        self._view.show_files_error(error)
        self.refresh()

    def move(self, attachment_id: int, steps: int) -> None:
        """Move a file up (below 0) or down in the list."""
        ids = [one.id for one in self.files]
        place = ids.index(attachment_id)
        to = min(max(place + steps, 0), len(ids) - 1)
        if to == place:
            return
        files = list(self.files)
        files.insert(to, files.pop(place))
        self.files = tuple(files)
        self._view.show_files()
        order = tuple(one.id for one in files)
        self._desk.save(lambda ledger: attachments.order(ledger, self._owner, self._owner_id, order), None, self._fail)

    def remove(self, attachment_id: int) -> None:
        """Take a file off the record."""

        def removed(_: None) -> None:
            self._take(tuple(one for one in self.files if one.id != attachment_id))

        self._desk.save(lambda ledger: attachments.remove(ledger, attachment_id), removed, self._view.show_files_error)

    def save_copy(self, attachment_id: int, path: Path, *, to_open: bool = False) -> None:
        """Write a file out of the ledger to ``path``."""
        self._desk.ask(
            lambda ledger: attachments.save_copy(ledger, attachment_id, path),
            lambda saved: self._view.show_copy(saved, to_open=to_open),
            self._view.show_files_error,
        )

    def _file(self, attachment_id: int) -> Attachment:
        return next(one for one in self.files if one.id == attachment_id)

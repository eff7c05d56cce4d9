"""The settings: the office, how its papers look, how they are numbered, and what the program itself does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.domain.office import Office
from desktop.papers.overrides import Accepted, Value, editable, value_of
from desktop.presenters.sample_paper import SamplePaper, SampleView
from desktop.presenters.session import Failed, Session
from desktop.services import office_settings
from desktop.services.backups import folder_of
from desktop.services.changes import Noun
from desktop.services.checks import LedgerCheck, last_check
from desktop.services.ledgers import Ledger, load_office


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A number or text of the layout: its path, what it is, what the profile says, and what it may be."""

    path: str
    value: Value
    usual: Value
    accepted: Accepted

    @property
    def own(self) -> bool:
        """Whether the office has changed it."""
        return self.value != self.usual


@dataclass(frozen=True, slots=True)
class Shown:
    """What the settings are now; ``backups`` is the folder of the copies of the ledger, ``checked`` its last check."""

    office: Office
    layout: tuple[LayoutRow, ...]
    backups: Path
    checked: LedgerCheck | None


class SettingsView(SampleView, Protocol):
    """What shows the settings."""

    def show_settings(self, shown: Shown) -> None:
        """Show the settings, which are different now."""

    def show_office_failure(self, error: ThuKyError) -> None:
        """Say why the office could not be kept as it was typed."""

    def show_layout_failure(self, path: str, error: ThuKyError) -> None:
        """Say why a value of the layout was not taken."""


class SettingsPresenter:
    """State and commands of the settings; everything is kept as soon as it is typed."""

    def __init__(self, session: Session, view: SettingsView, today: Callable[[], date] = date.today) -> None:
        self._session = session
        self._view = view
        self._today = today
        self.shown: Shown | None = None
        self.sample = SamplePaper(session, view)
        session.watch(frozenset({Noun.OFFICE, Noun.BACKUPS}), self.reload)

    def reload(self) -> None:
        """Read the settings."""
        today = self._today()
        self._session.ask(lambda ledger: _read(ledger, today), self._take)

    def _take(self, shown: Shown) -> None:
        self.shown = shown
        self._view.show_settings(shown)

    def show_sample(self) -> None:
        """Show a paper that has every part of the layout."""
        today = self._today()

        def make(ledger: Ledger) -> bytes:
            from desktop.services.printing import sample_pdf

            return sample_pdf(ledger, today)

        self.sample.show(make)

    # ── What it changes ──

    def save_office(self, office: Office) -> None:
        """Keep the office; nothing happens where nothing is different."""
        if self.shown is None or office == self.shown.office:
            return
        failed: Failed = self._view.show_office_failure
        self._session.change(lambda ledger: office_settings.keep_office(ledger, office), None, failed)

    def set_value(self, path: str, value: Value) -> None:
        """Keep a value of the layout; the profile's own is kept as no change of the office's."""
        from desktop.services.printing import keep_value, reset_value

        row = self._row(path)
        if self.shown is None or row is None or value == row.value:
            return
        name, today = self.shown.office.profile, self._today()

        def failed(error: ThuKyError) -> None:
            self._view.show_layout_failure(path, error)

        if value == row.usual:
            self._session.change(lambda ledger: reset_value(ledger, name, path, today), None, failed)
        else:
            self._session.change(lambda ledger: keep_value(ledger, name, path, value, today), None, failed)

    def reset_layout(self) -> None:
        """Return to the profile as the rules have it."""
        from desktop.services.printing import reset_layout

        if self.shown is None:
            return
        name, today = self.shown.office.profile, self._today()
        self._session.change(lambda ledger: reset_layout(ledger, name, today))

    def _row(self, path: str) -> LayoutRow | None:
        rows = self.shown.layout if self.shown else ()
        return next((row for row in rows if row.path == path), None)


def _read(ledger: Ledger, today: date) -> Shown:
    from desktop.papers.layout import profile
    from desktop.services.printing import office_layout

    office = load_office(ledger)
    usual, own = profile(office.profile, today), office_layout(ledger, office.profile, today)
    fields: Mapping[str, Accepted] = editable(usual)
    rows = (LayoutRow(path, value_of(own, path), value_of(usual, path), accepted) for path, accepted in fields.items())
    return Shown(office, tuple(rows), folder_of(ledger.path), last_check(ledger))

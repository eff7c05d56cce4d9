"""Who has not reported, for which period, and the letters that remind them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from desktop.domain.deadlines import read_deadline
from desktop.domain.errors import ThuKyError
from desktop.domain.reminders import Period, quarter_of
from desktop.presenters.forms import read_day
from desktop.presenters.session import Session
from desktop.services import owed_reports, reminders
from desktop.services.changes import Changed, Noun
from desktop.services.files import write_file
from desktop.services.ledgers import Ledger
from desktop.services.owed_reports import OwingUnit
from desktop.services.reminders import Sent, Terms

#: How long units have to answer a reminder unless the clerk says otherwise.
_TIME_TO_ANSWER = timedelta(days=7)


class OwingView(Protocol):
    """What shows the units that owe reports."""

    def show_units(self) -> None:
        """Show the units and the period."""

    def show_sent(self, sent: Sent) -> None:
        """Show the letters that were written."""

    def show_saved(self, path: Path) -> None:
        """Say where the letters were saved."""

    def show_failure(self, error: ThuKyError) -> None:
        """Say why there are no letters."""


class OwingUnits:
    """State and commands of the list. The period is the last whole quarter until another one is typed."""

    def __init__(self, session: Session, view: OwingView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._asked: Period | None = None
        self.units: tuple[OwingUnit, ...] = ()
        self.answer_by = self.today + _TIME_TO_ANSWER
        session.watch(frozenset({Noun.TASKS, Noun.MEETINGS, Noun.UNITS, Noun.BATCHES}), self.reload)

    @property
    def today(self) -> date:
        """Today."""
        return self._now().date()

    @property
    def period(self) -> Period:
        """The period for which units were to report."""
        return self._asked or quarter_of(self.today)

    def choose_answer_day(self, text: str) -> bool:
        """Take the day by which units are to answer; return whether the text names one that is still to come."""
        day = read_day(text, self.today.year)
        if day is None or day < self.today:
            return False
        self.answer_by = day
        return True

    def choose_period(self, text: str) -> bool:
        """Take the period that was typed ("Quý II/2021", "6 tháng đầu năm"); return whether it names one."""
        found = read_deadline(text, self.today.year).deadline
        if found.start is None or found.end is None:
            return False
        self._asked = Period(found.start, found.end, found.end)
        self.reload()
        return True

    def reload(self) -> None:
        """Read the list again."""
        period, day = self.period, self.today
        self._session.ask(lambda ledger: owed_reports.owing_units(ledger, period, day), self._take)

    def _take(self, units: Sequence[OwingUnit]) -> None:
        self.units = tuple(units)
        self._view.show_units()

    def remind(self, units: Sequence[OwingUnit]) -> None:
        """Write a letter to each of these units, and show all of them as one paper."""
        terms = Terms(self.period, self.today, self.answer_by)
        now = self._now()

        def write(ledger: Ledger) -> Changed[Sent]:
            from desktop.services.printing import letters_pdf  # brings the paper libraries along

            return reminders.remind(ledger, units, terms, letters_pdf, now)

        self._session.change(write, self._view.show_sent, self._view.show_failure)

    def save_letters(self, pdf: bytes, path: Path) -> None:
        """Write letters as they were issued to ``path``."""
        self._session.ask(lambda _: write_file(path, pdf), self._view.show_saved, self._view.show_failure)

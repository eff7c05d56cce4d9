"""Who was asked to report to the open meeting, and who has handed in: a list, its count, and whom to remind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.domain.report_requests import HandIn, HandInCounts, count_reports
from desktop.domain.text import clean
from desktop.domain.units import Unit, UnitLevel
from desktop.presenters.forms import day_text, read_day
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.presenters.typeahead import Suggestion, TypeAhead
from desktop.services.ledgers import Ledger
from desktop.services.report_requests import (
    RequestRow,
    ask_to_report,
    delete_request,
    keep_requests,
    report_requests,
)

#: What units are asked for before anybody says what.
USUAL_REPORT = "Báo cáo kết quả công tác phục vụ hội nghị"


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """Units that can be asked at once: a single one, those of a ``level``, or those on the list of people."""

    units: tuple[Unit, ...]
    level: UnitLevel | None = None
    invited: bool = False


class ReportsView(Protocol):
    """What shows the reports."""

    def name_choice(self, choice: UnitChoice) -> str:
        """Return what a choice is called; it is found by these words."""

    def show_requests(self) -> None:
        """Show the list, which is different now."""

    def show_asked(self, asked: int, known: int) -> None:
        """Say how many units were asked, and how many were asked for the same before."""

    def show_bad_day(self, text: str) -> None:
        """Say that what was typed is no day."""

    def show_refused(self, error: ThuKyError) -> None:
        """Say at the place of typing what was not taken."""


class ReportsPresenter:
    """State and commands of the list. ``what`` and ``until`` are what the next units are asked for."""

    def __init__(self, opened: OpenMeeting, view: ReportsView, today: Callable[[], date] = date.today) -> None:
        self._opened = opened
        self._view = view
        self._today = today
        self._deleted: RequestRow | None = None
        self.rows: tuple[RequestRow, ...] = ()
        self.what = USUAL_REPORT
        self.until = ""
        self.handed_in = day_text(today())
        self._ahead = TypeAhead(self._suggestions())
        for part in (Part.CHOICES, Part.ATTENDEES):
            opened.listen(part, self._refresh_choices)

    # ── What it shows ──

    @property
    def counts(self) -> HandInCounts:
        """How many reports were asked for and handed in, as of today."""
        return count_reports((row.request for row in self.rows), self._today())

    @property
    def missing(self) -> tuple[str, ...]:
        """The units that have not handed in, each once, in the order of the list."""
        return tuple(dict.fromkeys(row.unit for row in self.rows if row.request.handed_in_on is None))

    def standing(self, row: RequestRow) -> HandIn:
        """Return where a report stands today."""
        return row.request.standing(self._today())

    def matching(self, typed: str) -> tuple[Suggestion[UnitChoice], ...]:
        """Return the units that can be asked by ``typed``; those that were asked already come last."""
        asked = {row.request.unit_id for row in self.rows}
        return self._ahead.matching(typed, later=lambda choice: all(unit.id in asked for unit in choice.units))

    def _refresh_choices(self) -> None:
        self._ahead = TypeAhead(self._suggestions())

    def _suggestions(self) -> Iterator[Suggestion[UnitChoice]]:
        day = self._opened.meeting.head.start.date()
        for choice in self._choices():
            detail = ", ".join(unit.name_on(day) for unit in choice.units) if len(choice.units) > 1 else ""
            yield Suggestion(choice, self._view.name_choice(choice), detail)
        for unit in self._opened.desk.units.units():
            yield Suggestion(UnitChoice((unit,)), unit.name_on(day), " · ".join(unit.aliases))

    def _choices(self) -> Iterator[UnitChoice]:
        units = self._opened.desk.units
        invited = dict.fromkeys(one.unit_id for one in self._opened.meeting.attendees if one.unit_id is not None)
        if invited:
            yield UnitChoice(tuple(units[unit_id] for unit_id in invited), invited=True)
        for level in UnitLevel:
            of_level = tuple(unit for unit in units.units() if unit.level is level)
            if len(of_level) > 1:
                yield UnitChoice(of_level, level)

    # ── What it does ──

    def refresh(self) -> None:
        """Read the list from the ledger."""
        self._opened.ask(self._read, self._take)

    def _read(self, ledger: Ledger) -> tuple[RequestRow, ...]:
        return report_requests(ledger, self._opened.id)

    def _take(self, rows: tuple[RequestRow, ...]) -> None:
        self.rows = rows
        self._view.show_requests()

    def ask(self, choice: UnitChoice) -> None:
        """Ask units for what stands in the fields; nothing is asked while the day can't be read."""
        until = read_day(self.until, self._opened.meeting.head.start.year)
        if clean(self.until) and until is None:
            self._view.show_bad_day(self.until)
            return
        ids = tuple(unit.id for unit in choice.units)

        def asked(count: int) -> None:
            self._view.show_asked(count, len(ids) - count)
            self.refresh()

        self._opened.save(
            lambda ledger: ask_to_report(ledger, self._opened.id, ids, self.what, until), asked, self._view.show_refused
        )

    def mark(self, chosen: Iterable[RequestRow]) -> None:
        """Note that reports came on the day that stands in its field; what was noted already is taken back."""
        rows = tuple(chosen)
        day = read_day(self.handed_in, self._today().year)
        if day is None:
            self._view.show_bad_day(self.handed_in)
            return
        came = None if all(row.request.handed_in_on is not None for row in rows) else day
        marked = tuple(replace(row, request=replace(row.request, handed_in_on=came)) for row in rows)
        self._keep(marked)

    def _keep(self, changed: tuple[RequestRow, ...]) -> None:
        by_id = {row.request.id: row for row in changed}
        self._take(tuple(by_id.get(row.request.id, row) for row in self.rows))
        requests = tuple(row.request for row in changed)
        self._opened.save(lambda ledger: keep_requests(ledger, self._opened.id, requests))

    def delete(self, row: RequestRow) -> None:
        """Ask for a report no longer; :meth:`undo_delete` asks again."""
        self._deleted = row
        self._take(tuple(one for one in self.rows if one != row))
        self._opened.save(lambda ledger: delete_request(ledger, self._opened.id, row.request.id))

    def undo_delete(self) -> None:
        """Ask again for the report taken off last."""
        if self._deleted is not None:
            request, self._deleted = replace(self._deleted.request, id=0), None
            self._opened.save(
                lambda ledger: keep_requests(ledger, self._opened.id, (request,)), lambda _: self.refresh()
            )

"""What the hall sees: the current item, the agenda, the directions that are open, how many are there."""

from dataclasses import dataclass
from typing import Protocol

from desktop.domain.deadlines import Deadline
from desktop.domain.live_minutes import current_item
from desktop.domain.meetings import AgendaItem, AttendanceCounts, count_attendance
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.services.tasks import TaskRow, directions


@dataclass(frozen=True, slots=True)
class Shown:
    """A direction or conclusion in the hall: what, who, by when; ``is_new`` when this meeting made it."""

    text: str
    units: str
    due: Deadline | None = None
    overdue: bool = False
    is_new: bool = False


class BigScreenView(Protocol):
    """What shows it."""

    def show_screen(self) -> None:
        """Show everything, which is different now."""


class BigScreenPresenter:
    """State of the big screen; it follows the open meeting and changes nothing."""

    def __init__(self, opened: OpenMeeting, view: BigScreenView) -> None:
        self._opened = opened
        self._view = view
        self._earlier: tuple[Shown, ...] = ()
        for part in (Part.HEAD, Part.AGENDA, Part.ATTENDEES):
            opened.listen(part, self._show)
        opened.listen(Part.CONCLUSIONS, self._refresh)
        self._stopped = True

    def stop(self) -> None:
        """Follow no more: nobody looks."""
        self._stopped = True

    def go_on(self) -> None:
        """Follow the meeting, from now on or again."""
        self._stopped = False
        self._refresh()

    # ── What the hall sees ──

    @property
    def title(self) -> str:
        """The meeting."""
        return self._opened.meeting.head.title

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """The agenda with its sections."""
        return self._opened.meeting.agenda

    @property
    def current(self) -> AgendaItem | None:
        """The item that the meeting is at."""
        return current_item(self._opened.meeting.agenda)

    @property
    def counts(self) -> AttendanceCounts:
        """Who is there."""
        return count_attendance(self._opened.meeting.attendees)

    @property
    def directions(self) -> tuple[Shown, ...]:
        """The conclusions of this meeting, the newest first, then the directions that are still open."""
        made = tuple(
            Shown(one.text, self._units(one.lead_unit_ids), one.due, is_new=True)
            for one in reversed(self._opened.meeting.conclusions)
        )
        return made + self._earlier

    def _units(self, unit_ids: tuple[int, ...]) -> str:
        return "; ".join(map(self._opened.unit_name, unit_ids))

    # ── How it follows ──

    def _show(self) -> None:
        if not self._stopped:
            self._view.show_screen()

    def _refresh(self) -> None:
        if self._stopped:
            return
        day = self._opened.meeting.head.start.date()
        self._opened.ask(lambda ledger: directions(ledger, day), self._take)
        self._view.show_screen()

    def _take(self, found: list[TaskRow]) -> None:
        made_here = self._opened.id
        opened = (row for row in found if row.standing.is_open and row.meeting_id != made_here)
        self._earlier = tuple(
            Shown(row.task.title, row.lead_unit, row.standing.due, row.standing.overdue) for row in opened
        )
        self._show()

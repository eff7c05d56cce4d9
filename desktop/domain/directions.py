"""Directions: what a conclusion asks of units. One to several units is one direction with a row for each of them.

A row is a task of the kind ``direction``; the rows of one direction share the conclusion that they came of. It is
counted once, and done when all its rows are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from desktop.domain.deadlines import Deadline
from desktop.domain.tasks import ProgressReport, ReportedStatus, Standing, Task, standing


class ClearPoint(StrEnum):
    """The five things that a direction makes clear, "5 rõ" (practice of Party offices; facts.md 1.6 c)."""

    WORK = "work"
    LEAD = "lead"
    COORDINATION = "coordination"
    DEADLINE = "deadline"
    REPORT_BACK = "report-back"


class Directing(Protocol):
    """A conclusion or a direction, as far as it must be clear."""

    @property
    def text(self) -> str:
        """The work."""

    @property
    def lead_unit_ids(self) -> tuple[int, ...]:
        """Who leads it."""

    @property
    def coordinating_units(self) -> tuple[str, ...]:
        """Who co-operates."""

    @property
    def due(self) -> Deadline | None:
        """By when."""

    @property
    def report_back(self) -> Deadline | None:
        """When they report on it."""


@dataclass(frozen=True, slots=True)
class DirectionUnit:
    """The row of one unit: its task, and what was reported on that, oldest first."""

    task: Task
    reports: tuple[ProgressReport, ...] = ()

    @property
    def unit_id(self) -> int | None:
        """The unit; ``None`` where the direction names none."""
        return self.task.lead_unit_id

    def standing(self, as_of: date) -> Standing:
        """Return where this unit's part stands on a day."""
        return standing(self.task, self.reports, as_of)


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction with the row of each unit; ``given_on`` is the day of its meeting."""

    conclusion_id: int
    number: int
    text: str
    meeting_id: int
    meeting: str
    given_on: date
    units: tuple[DirectionUnit, ...]
    report_back: Deadline | None = None

    @property
    def lead_unit_ids(self) -> tuple[int, ...]:
        """The units to which it is given."""
        return tuple(one.unit_id for one in self.units if one.unit_id is not None)

    @property
    def coordinating_units(self) -> tuple[str, ...]:
        """The units that co-operate."""
        return self.units[0].task.coordinating_units if self.units else ()

    @property
    def due(self) -> Deadline | None:
        """The deadline of the unit named first."""
        return self.units[0].task.due if self.units else None

    def standing(self, as_of: date) -> Standing:
        """Return where the direction stands on a day, all its rows taken together."""
        return joint_standing([one.standing(as_of) for one in self.units])


def joint_standing(rows: Sequence[Standing]) -> Standing:
    """Return where one direction stands, given its rows: done when all are, overdue when one is.

    Withdrawn rows don't count unless all are. Begun when one is begun or done; the last row done gives the day. The
    deadline is the first one that is still open.
    """
    counted = [row for row in rows if not row.withdrawn]
    if len(rows) == 1 or not counted:
        return rows[0] if rows else Standing(None)
    open_rows = [row for row in counted if row.is_open]
    named = min(open_rows or counted, key=lambda row: row.due_on or date.max)
    heard_on = max((row.heard_on for row in counted if row.heard_on is not None), default=None)
    if open_rows:
        overdue = any(row.overdue for row in open_rows)
        return Standing(_joint_report(counted), overdue, due=named.due, due_on=named.due_on, heard_on=heard_on)
    return Standing(
        ReportedStatus.DONE,
        done_on=max(row.done_on for row in counted if row.done_on is not None),
        late=any(row.late for row in counted),
        due=named.due,
        due_on=named.due_on,
        heard_on=heard_on,
    )


def _joint_report(rows: Sequence[Standing]) -> ReportedStatus | None:
    """Return what was reported of all rows together, the least that is true of them."""
    said = {row.reported for row in rows}
    if len(said) == 1:
        return said.pop()
    if said & {ReportedStatus.DONE, ReportedStatus.IN_PROGRESS}:
        return ReportedStatus.IN_PROGRESS
    return ReportedStatus.NOT_STARTED if ReportedStatus.NOT_STARTED in said else ReportedStatus.NO_CHANGE


def five_clear(direction: Directing) -> tuple[ClearPoint, ...]:
    """Return which of the five points the direction leaves open, in their order."""
    said = {
        ClearPoint.WORK: bool(direction.text.strip()),
        ClearPoint.LEAD: bool(direction.lead_unit_ids),
        ClearPoint.COORDINATION: bool(direction.coordinating_units),
        ClearPoint.DEADLINE: direction.due is not None,
        ClearPoint.REPORT_BACK: direction.report_back is not None,
    }
    return tuple(point for point in ClearPoint if not said[point])


def weekend_warning(deadline: Deadline | None) -> date | None:
    """Return the Saturday or Sunday on which a deadline falls.

    Only a deadline that names its last day can: "30/6", "trước ngày 22/1", not "Quý II".
    """
    if deadline is None or deadline.end is None:
        return None
    names_its_day = deadline.start in (None, deadline.end)
    return deadline.end if names_its_day and deadline.end.weekday() >= 5 else None


def with_rows(existing: Sequence[Task], wanted: Task, unit_ids: Sequence[int]) -> tuple[list[Task], list[Task]]:
    """Return the rows that a direction has now, and those to be given up.

    ``wanted`` says what all rows have in common. A unit's row stays its row; a row without a unit takes the first
    unit that is new.
    """
    left = list(existing)
    kept = []
    for unit_id in unit_ids or (None,):
        row = next((one for one in left if one.lead_unit_id == unit_id), None)
        row = row or next((one for one in left if one.lead_unit_id not in unit_ids), None)
        if row is not None:
            left.remove(row)
        kept.append(_row(row, wanted, unit_id))
    return kept, left


def _row(row: Task | None, wanted: Task, unit_id: int | None) -> Task:
    if row is None:
        return replace(wanted, id=0, lead_unit_id=unit_id)
    return replace(
        row,
        title=wanted.title,
        number=wanted.number,
        coordinating_units=wanted.coordinating_units,
        due=wanted.due,
        lead_unit_id=unit_id,
    )

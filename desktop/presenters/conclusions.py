"""What the chair concluded: lead units, co-operating units, deadline, report-back. Each becomes a direction."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from desktop.domain.deadlines import DateDoubt, Deadline, DeadlineReading, read_deadline
from desktop.domain.directions import ClearPoint, five_clear
from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import Conclusion
from desktop.domain.text import clean
from desktop.presenters.open_meeting import Draft, OpenMeeting, Part
from desktop.presenters.session import Failed
from desktop.services.meetings import delete_conclusion, save_conclusion


class ConclusionField(StrEnum):
    """The fields of the form."""

    TEXT = "text"
    LEAD_UNIT = "lead-unit"
    COORDINATING = "coordinating"
    DUE = "due"
    REPORT_BACK = "report-back"


class ConclusionFault(StrEnum):
    """What is wrong with what stands in a field."""

    MISSING = "missing"
    UNKNOWN_UNIT = "unknown-unit"
    UNIT_GONE = "unit-gone"
    NO_SUCH_DAY = "no-such-day"
    BEFORE_MEETING = "before-meeting"


@dataclass(frozen=True, slots=True)
class ConclusionTexts:
    """A conclusion as it stands in the form; several units are parted by semicolons."""

    text: str = ""
    lead_unit: str = ""
    coordinating: str = ""
    due: str = ""
    report_back: str = ""


_FIELD_NAMES = {
    ConclusionField.TEXT: "text",
    ConclusionField.LEAD_UNIT: "lead_unit",
    ConclusionField.COORDINATING: "coordinating",
    ConclusionField.DUE: "due",
    ConclusionField.REPORT_BACK: "report_back",
}


class ConclusionsView(Protocol):
    """What shows the conclusions."""

    def show_conclusions(self) -> None:
        """Show the list, which is different now."""

    def show_conclusion(self) -> None:
        """Show the form: fields, faults and what the deadline is taken for."""

    def show_conclusion_error(self, error: ThuKyError) -> None:
        """Say that something could not be kept; what is typed stays."""


class ConclusionsPresenter:
    """State and commands of the conclusions. ``current`` is in the form; a new one has the id 0 until it is kept.

    What is at fault stays in its field and is not kept; the rest of the conclusion is.
    """

    def __init__(self, opened: OpenMeeting, view: ConclusionsView) -> None:
        self._opened = opened
        self._view = view
        self.texts = ConclusionTexts()
        self.faults: dict[ConclusionField, ConclusionFault] = {}
        self._draft = self._new_draft(Conclusion(0, ""))
        opened.listen(Part.CONCLUSIONS, view.show_conclusions)
        opened.listen(Part.CHOICES, view.show_conclusions)

    @property
    def rows(self) -> tuple[Conclusion, ...]:
        """The conclusions in their order."""
        return self._opened.meeting.conclusions

    @property
    def current(self) -> Conclusion:
        """The conclusion in the form, as far as it can be kept."""
        return self._draft.value

    @property
    def lacks_text(self) -> bool:
        """Whether a unit or deadline is typed that can't be kept yet, because nothing is concluded."""
        return not clean(self.texts.text) and self.texts != ConclusionTexts()

    def lead_units(self, conclusion: Conclusion) -> str:
        """Return the names of a conclusion's lead units on the meeting's day."""
        return "; ".join(self._opened.unit_name(unit_id) for unit_id in conclusion.lead_unit_ids)

    @property
    def unclear(self) -> tuple[ClearPoint, ...]:
        """Which of the five points ("5 rõ") the conclusion in the form leaves open; none while the form is empty."""
        return five_clear(self.current) if self.current.text or self.texts != ConclusionTexts() else ()

    def read_due(self, text: str) -> DeadlineReading:
        """Return what a deadline is taken for; a text without a year means the year of the meeting."""
        return read_deadline(text, self._opened.meeting.head.start.year)

    def type(self, field: ConclusionField, text: str) -> None:
        """Take what stands in a field and keep what can be kept."""
        texts = replace(self.texts, **{_FIELD_NAMES[field]: text.strip()})
        if texts == self.texts:
            return
        self.texts = texts
        self.faults = self._find_faults()
        self._keep()
        self._view.show_conclusion()

    def select(self, conclusion_id: int) -> None:
        """Put a kept conclusion into the form."""
        if conclusion_id != self.current.id:
            self._open(next(one for one in self.rows if one.id == conclusion_id))

    def begin(self) -> bool:
        """Empty the form for the next conclusion; not while something in it is at fault. Return whether it did."""
        if self.faults:
            return False
        self._open(Conclusion(0, ""))
        return True

    def delete(self, conclusion_id: int) -> None:
        """Take a conclusion and its direction out; refused once something was reported on it."""

        def deleted(_: None) -> None:
            self._opened.put_conclusions(tuple(one for one in self.rows if one.id != conclusion_id))
            if conclusion_id == self.current.id:
                self._open(Conclusion(0, ""))

        self._opened.save(
            lambda ledger: delete_conclusion(ledger, self._opened.id, conclusion_id),
            deleted,
            self._view.show_conclusion_error,
        )

    # ── What was typed ──

    def _find_faults(self) -> dict[ConclusionField, ConclusionFault]:
        faults = {}
        if self.lacks_text or (self.current.id and not self.texts.text):
            faults[ConclusionField.TEXT] = ConclusionFault.MISSING
        if (fault := self._lead_fault()) is not None:
            faults[ConclusionField.LEAD_UNIT] = fault
        for field, text in (
            (ConclusionField.DUE, self.texts.due),
            (ConclusionField.REPORT_BACK, self.texts.report_back),
        ):
            if (fault := self._day_fault(text)) is not None:
                faults[field] = fault
        return faults

    def _lead_fault(self) -> ConclusionFault | None:
        found = [self._opened.desk.units.find(name) for name in _names(self.texts.lead_unit)]
        day = self._opened.meeting.head.start.date()
        if None in found:
            return ConclusionFault.UNKNOWN_UNIT
        gone = any(unit is not None and not unit.existed_on(day) for unit in found)
        return ConclusionFault.UNIT_GONE if gone else None

    def _day_fault(self, text: str) -> ConclusionFault | None:
        reading = self.read_due(text)
        if reading.doubt is DateDoubt.NO_SUCH_DAY:
            return ConclusionFault.NO_SUCH_DAY
        end = reading.deadline.end
        return ConclusionFault.BEFORE_MEETING if end and end < self._opened.meeting.head.start.date() else None

    def _keep(self) -> None:
        now = self._read(self.current)
        if now != self.current and now.text:
            self._draft.keep(now)
        elif now != self.current:
            self._draft.value = now

    def _read(self, before: Conclusion) -> Conclusion:
        """Return ``before`` with what is typed, as far as it is not at fault."""
        at_fault = self.faults
        found = (self._opened.desk.units.find(name) for name in _names(self.texts.lead_unit))
        leads = tuple(dict.fromkeys(unit.id for unit in found if unit is not None))
        return replace(
            before,
            text=self.texts.text or before.text,
            lead_unit_ids=before.lead_unit_ids if ConclusionField.LEAD_UNIT in at_fault else leads,
            coordinating_units=tuple(map(self._official, _names(self.texts.coordinating))),
            due=before.due if ConclusionField.DUE in at_fault else self._deadline(self.texts.due),
            report_back=(
                before.report_back
                if ConclusionField.REPORT_BACK in at_fault
                else self._deadline(self.texts.report_back)
            ),
        )

    def _deadline(self, text: str) -> Deadline | None:
        return self.read_due(text).deadline if clean(text) else None

    def _official(self, name: str) -> str:
        unit = self._opened.desk.units.find(name)
        return self._opened.unit_name(unit.id) if unit else name

    # ── How it is kept ──

    def _open(self, conclusion: Conclusion) -> None:
        self._draft = self._new_draft(conclusion)
        self.texts = ConclusionTexts(
            conclusion.text,
            self.lead_units(conclusion),
            "; ".join(conclusion.coordinating_units),
            conclusion.due.text if conclusion.due else "",
            conclusion.report_back.text if conclusion.report_back else "",
        )
        self.faults = {}
        self._view.show_conclusion()

    def _new_draft(self, conclusion: Conclusion) -> Draft[Conclusion]:
        return Draft(conclusion, self._save, _with_number, self._view.show_conclusion_error)

    def _save(self, conclusion: Conclusion, done: "Kept", failed: Failed) -> None:
        def kept(now: Conclusion) -> None:
            self._opened.put_conclusions(_put_in(self.rows, now))
            done(now)
            self._view.show_conclusion()

        self._opened.save(lambda ledger: save_conclusion(ledger, self._opened.id, conclusion), kept, failed)


class Kept(Protocol):
    """Gets a conclusion as it was kept."""

    def __call__(self, conclusion: Conclusion, /) -> None:
        """Take it."""


def _names(text: str) -> tuple[str, ...]:
    """Return the names parted by semicolons or line breaks."""
    return tuple(filter(None, map(clean, text.replace("\n", ";").split(";"))))


def _with_number(typed: Conclusion, kept: Conclusion) -> Conclusion:
    return replace(typed, id=kept.id, number=kept.number)


def _put_in(rows: tuple[Conclusion, ...], kept: Conclusion) -> tuple[Conclusion, ...]:
    if any(one.id == kept.id for one in rows):
        return tuple(kept if one.id == kept.id else one for one in rows)
    return (*rows, kept)

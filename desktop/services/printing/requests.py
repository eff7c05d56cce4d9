"""What a person asks to be printed, and what every paper is made from: the office, the units, the day, who signs."""

from dataclasses import dataclass, field, replace
from datetime import date

from desktop.domain.assessments import Period
from desktop.domain.errors import RefusedValue
from desktop.domain.issued import PaperKind
from desktop.domain.meetings import Meeting
from desktop.domain.office import LayoutProfile, Office
from desktop.domain.units import UnitDirectory
from desktop.papers.blocks import Signer
from desktop.papers.issue import Issue
from desktop.papers.signers import on_behalf
from desktop.services.meetings import meeting as whole_meeting
from desktop.services.meetings import meetings
from desktop.services.printing.office_layouts import office_layout
from desktop.services.summaries import usual_day
from desktop.services.tasks import usual_year
from desktop.storage import offices
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """A paper that is asked for; what is not said is taken from the records.

    ``today`` is the day on which it is asked for. ``year`` and ``as_of`` are for papers of a year, ``period`` for
    reports of other lengths, ``unit_id`` for papers to or about one unit. ``dated`` and ``number`` are left to the pen
    where they are not given. ``signer`` and ``signer_title`` take the place of the usual ones, ``answer_by`` is the day
    by which units are to answer. ``by_unit`` invites units instead of persons, and makes a form for each unit.
    ``only_open`` leaves out what is done. ``for_files`` makes the copy that is filed: one invitation to all.
    ``attendee_ids`` and ``photo_ids`` choose among the people and photos of a meeting; without any, all are meant.
    """

    kind: PaperKind
    today: date
    meeting_id: int | None = None
    year: int | None = None
    unit_id: int | None = None
    programme_id: int | None = None
    period: Period | None = None
    as_of: date | None = None
    dated: date | None = None
    number: int | None = None
    signer: str = ""
    signer_title: str = ""
    recipients: tuple[str, ...] = ()
    answer_by: date | None = None
    profile: LayoutProfile | None = None
    by_unit: bool = False
    only_open: bool = False
    for_files: bool = False
    attendee_ids: frozenset[int] = field(default_factory=frozenset)
    photo_ids: frozenset[int] = field(default_factory=frozenset)


class Desk:
    """What lies ready when a paper is made: read from the ledger once, when it is first needed."""

    def __init__(self, ledger: Ledger, request: PaperRequest) -> None:
        self.ledger = ledger
        self.request = request
        office = offices.load(ledger)
        self.office: Office = replace(office, profile=request.profile or office.profile)
        self.units: UnitDirectory = unit_store.directory(ledger)
        self._meeting: Meeting | None = None

    @property
    def meeting(self) -> Meeting:
        """The meeting asked for, else the newest; raise ``missing`` when there is none."""
        if self._meeting is None:
            self._meeting = whole_meeting(self.ledger, self._meeting_id())
        return self._meeting

    def _meeting_id(self) -> int:
        if self.request.meeting_id is not None:
            return self.request.meeting_id
        newest = next(iter(meetings(self.ledger)), None)
        if newest is None:
            raise RefusedValue("meeting", "none-yet")
        return newest.id

    @property
    def held(self) -> date:
        """The day of the meeting."""
        return self.meeting.head.start.date()

    @property
    def year(self) -> int:
        """The year asked for, else the usual one."""
        if self.request.year is not None:
            return self.request.year
        period = self.request.period
        return period.end.year if period else usual_year(self.ledger, self.request.today)

    @property
    def period(self) -> Period:
        """The period asked for, else the whole year."""
        return self.request.period or Period(date(self.year, 1, 1), date(self.year, 12, 31))

    @property
    def as_of(self) -> date:
        """The day for which the paper speaks: as asked for, else today or the period's last day."""
        return self.request.as_of or min(usual_day(self.year, self.request.today), self.period.end)

    def names_on(self, day: date) -> dict[int, str]:
        """Return the names of all units on a day, by id."""
        return {unit.id: unit.name_on(day) for unit in self.units.units()}

    def unit_name(self, day: date) -> str:
        """Return the name of the unit asked for on a day; empty where none is. Raise ``not-found`` for no unit."""
        unit_id = self.request.unit_id
        if unit_id is None:
            return ""
        known = self.names_on(day)
        if unit_id not in known:
            raise RefusedValue("unit", "not-found", str(unit_id))
        return known[unit_id]

    def issue(self, chair: tuple[str, str] | None = None) -> Issue:
        """Return how the paper is issued; ``chair`` is the name and title of who signs if nobody else is named."""
        request = self.request
        return Issue(self.office, request.dated, request.number, self._signer(chair), request.recipients)

    def _signer(self, chair: tuple[str, str] | None) -> Signer:
        if self.request.signer:
            return self._on_behalf(self.request.signer_title, self.request.signer)
        name, title = chair or self._last_chair()
        return self._on_behalf(title if name else "", name)

    def _on_behalf(self, title: str, name: str) -> Signer:
        layout = office_layout(self.ledger, self.office.profile, self.request.dated or self.request.today)
        return on_behalf(self.office, title, name, layout.signatures.collective)

    def _last_chair(self) -> tuple[str, str]:
        """Return who chaired the last meeting that had been held by the paper's day: the head of the office."""
        day = self.request.dated or self.request.today
        heads = (row.head for row in meetings(self.ledger))
        held = next((head for head in heads if head.chair and head.start.date() <= day), None)
        return (held.chair, held.chair_title) if held else ("", "")

    def meeting_issue(self) -> Issue:
        """Return how a paper of the meeting is issued: its chair signs."""
        head = self.meeting.head
        return self.issue((head.chair, head.chair_title))

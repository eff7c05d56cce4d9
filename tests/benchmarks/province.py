"""A province's ledger after ten years, made by program: every name and figure is invented.

At full size: 1,000,000 tasks, 5,000 units with 20,000 people, 20,000 meetings with 500,000 people on their lists and
100,000 directions.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop.domain.deadlines import Deadline
from desktop.domain.meetings import Attendance, Attendee, MeetingHead, MeetingKind
from desktop.domain.office import Office
from desktop.domain.people import Person, Position
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.storage import meetings, offices, people, search, standings, tasks, units
from desktop.storage import reports as report_store
from desktop.storage.database import Ledger, create_ledger, insert_statement

FIRST_YEAR = 2016
YEARS = 10

#: Tasks that are kept in one transaction.
_AT_ONCE = 20_000

_VERBS = ("Tổ chức", "Phối hợp", "Tuyên truyền", "Vận động", "Triển khai", "Kiểm tra", "Xây dựng", "Hỗ trợ", "Tập huấn")
_WORKS = (
    "ngày hội đại đoàn kết",
    "mô hình dân vận khéo",
    "hiến máu tình nguyện",
    "đường hoa nông thôn mới",
    "quỹ khuyến học",
    "nhà đại đoàn kết",
    "đối thoại với nhân dân",
    "chuyển đổi số cộng đồng",
    "bảo vệ môi trường",
    "phòng chống thiên tai",
)
_PLACES = ("Thanh Bình", "Đồng Tâm", "Phú Hòa", "An Lạc", "Tân Tiến", "Bình Minh", "Hòa Thuận", "Vĩnh Phúc Đông")
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Đồng", "Hạnh", "Khánh", "Lan", "Minh", "Thảo", "Vân")
_OFFICE = Office("Ban Chỉ đạo tỉnh Thanh Bình", "Tỉnh ủy Thanh Bình", "Thanh Bình", code="BCĐ")


@dataclass(frozen=True, slots=True)
class Size:
    """How much the ledger holds."""

    tasks: int = 1_000_000
    units: int = 5_000
    meetings: int = 20_000
    attendances: int = 500_000
    people: int = 20_000
    directions: int = 100_000

    def times(self, factor: float) -> "Size":
        """Return this size, made smaller or larger."""
        return Size(*(max(YEARS, int(number * factor)) for number in self._numbers))

    @property
    def _numbers(self) -> tuple[int, ...]:
        return self.tasks, self.units, self.meetings, self.attendances, self.people, self.directions


def make(path: Path, size: Size, seed: int = 2026) -> None:
    """Write the ledger of that size to ``path``, counted and ready; the same for the same seed."""
    chance = random.Random(seed)
    with create_ledger(path, lambda new: offices.save(new, _OFFICE)) as ledger:
        with ledger.transaction():
            _add_units(ledger, size)
            _add_people(ledger, size, chance)
            _add_meetings(ledger, size, chance)
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            _add_year(ledger, year, size, chance)
        standings.refresh(ledger)
        search.refresh(ledger)
        search.tidy(ledger)  # as the window does when nobody asks it anything


def _add_units(ledger: Ledger, size: Size) -> None:
    made = [
        Unit(number, (UnitName(f"Xã {_PLACES[number % 8]} {number}"),), level=UnitLevel.COMMUNE)
        for number in range(1, size.units + 1)
    ]
    for unit in made:
        units.add(ledger, unit)


def _add_people(ledger: Ledger, size: Size, chance: random.Random) -> None:
    for number in range(size.people):
        unit = 1 + number % size.units
        post = Position("Trưởng ban", unit, f"Xã {_PLACES[unit % 8]} {unit}")
        people.add(ledger, Person(0, f"{chance.choice(_FAMILIES)} Văn {chance.choice(_GIVEN)}", (post,)))


def _add_meetings(ledger: Ledger, size: Size, chance: random.Random) -> None:
    invited = size.attendances // size.meetings
    held: list[tuple[int, date]] = []
    for number in range(1, size.meetings + 1):
        start = datetime(FIRST_YEAR + number % YEARS, 1 + number % 12, 1 + number % 28, 8)
        kind = chance.choice(list(MeetingKind))
        head = MeetingHead(
            kind, f"Hội nghị giao ban số {number} về {chance.choice(_WORKS)}", start, place="Hội trường A"
        )
        meeting_id = meetings.add(ledger, head)
        meetings.add_attendees(ledger, meeting_id, [_attendee(chance, size) for _ in range(invited)])
        held.append((meeting_id, start.date()))
    _add_directions(ledger, held, size, chance)


def _attendee(chance: random.Random, size: Size) -> Attendee:
    name = f"{chance.choice(_FAMILIES)} Văn {chance.choice(_GIVEN)}"
    came = chance.choices((Attendance.PRESENT, Attendance.EXCUSED, Attendance.REPRESENTED), (90, 6, 4))[0]
    return Attendee(0, name, "Trưởng ban", attendance=came, unit_id=chance.randint(1, size.units))


def _add_directions(ledger: Ledger, held: Sequence[tuple[int, date]], size: Size, chance: random.Random) -> None:
    """Keep the conclusions of these meetings, in bulk, and the direction that comes of each."""
    each = size.directions // size.meetings
    said = [
        (id_, meeting_id, id_ % each, day, f"{chance.choice(_VERBS)} {chance.choice(_WORKS)}")
        for id_, (meeting_id, day) in enumerate((one for one in held for _ in range(each)), 1)
    ]
    columns = insert_statement("conclusion", ("id", "meeting_id", "place", "year", "number", "text"))
    ledger.insert_all(columns, ((id_, meeting, place, day.year, id_, text) for id_, meeting, place, day, text in said))
    given = [
        Task(
            0,
            day.year,
            TaskKind.DIRECTION,
            text,
            str(id_),
            chance.randint(1, size.units),
            due=Deadline("", None, day + timedelta(days=60)),
            conclusion_id=id_,
        )
        for id_, _, _, day, text in said
    ]
    ids = tasks.add(ledger, given)
    done = [report for task_id, task in zip(ids, given, strict=True) for report in _settled(chance, task_id, task)]
    report_store.add(ledger, done, datetime(FIRST_YEAR + YEARS, 1, 5, 8))


def _settled(chance: random.Random, task_id: int, task: Task) -> Iterator[ProgressReport]:
    """Yield the report that a direction is done; one in thirty stays open."""
    if chance.random() < 0.97:
        day = task.due_on + timedelta(days=chance.randint(-30, 20))
        yield ProgressReport(
            0, task_id, "", day, ReportSource.LETTER, ReportedStatus.DONE, completed_on=day, confirmed=True
        )


def _add_year(ledger: Ledger, year: int, size: Size, chance: random.Random) -> None:
    left = size.tasks // YEARS
    while left:
        number = min(left, _AT_ONCE)
        left -= number
        with ledger.transaction():
            made = [a_task(chance, year, place, size) for place in range(number)]
            ids = tasks.add(ledger, made)
            reports = [one for task_id, task in zip(ids, made, strict=True) for one in _reports(chance, task_id, task)]
            report_store.add(ledger, reports, datetime(year, 12, 20, 8))


def a_task(chance: random.Random, year: int, place: int, size: Size) -> Task:
    title = f"{chance.choice(_VERBS)} {chance.choice(_WORKS)} tại {chance.choice(_PLACES)} đợt {place}"
    kind = chance.choices((TaskKind.REGISTERED, TaskKind.COMMON, TaskKind.KEY), (90, 6, 4))[0]
    due = date(year, chance.randint(2, 12), 15)
    return Task(
        0, year, kind, title, str(place), chance.randint(1, size.units), due=Deadline(f"{due:%d/%m/%Y}", None, due)
    )


def _reports(chance: random.Random, task_id: int, task: Task) -> Iterator[ProgressReport]:
    if chance.random() < 0.4:
        yield ProgressReport(
            0, task_id, "", date(task.year, 6, 30), ReportSource.IMPORT, ReportedStatus.IN_PROGRESS, confirmed=True
        )
    if chance.random() < 0.85:
        done = task.due_on + timedelta(days=chance.randint(-30, 10))
        yield ProgressReport(
            0,
            task_id,
            "",
            date(task.year, 12, 15),
            ReportSource.IMPORT,
            ReportedStatus.DONE,
            None,
            done,
            confirmed=True,
        )


if __name__ == "__main__":
    make(Path(sys.argv[1]), Size().times(float(sys.argv[2])))

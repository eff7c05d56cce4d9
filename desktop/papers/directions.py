"""The list of directions across meetings: Danh mục ý kiến chỉ đạo, each with where it stands on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desktop.domain.counts import Counts
from desktop.domain.office import Office
from desktop.papers.blocks import (
    Align,
    Block,
    Column,
    GroupRow,
    Paper,
    Paragraph,
    Part,
    Row,
    Subject,
    TableBlock,
    TypeName,
)
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import plain_letterhead
from desktop.papers.phrases import long_date, roman, table_date
from desktop.papers.sentences import semicolons
from desktop.papers.task_tables import TaskLine, counts_of

#: What the list says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Danh mục ý kiến chỉ đạo",
            "subject": "Tình trạng thực hiện đến {day}",
            "subject-open": "Chưa hoàn thành, tính đến {day}",
            "counts": (
                "Tổng số {total} ý kiến chỉ đạo: đã hoàn thành {done} (quá hạn {late}); đang thực hiện trong hạn "
                "{open}; quá hạn chưa hoàn thành {overdue}."
            ),
            "meeting": "{title} ({day})",
            "ordinal": "Số KL",
            "text": "Nội dung chỉ đạo",
            "lead": "Đơn vị chủ trì",
            "units": "Đơn vị phối hợp",
            "due": "Thời hạn",
            "state": "Tình trạng",
            "result": "Kết quả, ghi chú",
            "none": "Không có ý kiến chỉ đạo nào.",
        }
    ),
    parts=("counts",),
)


@dataclass(frozen=True, slots=True)
class DirectionLine:
    """A direction as the list shows it: its number, and a line for each unit that it was given to."""

    number: int
    meeting: str
    given_on: date
    whole: TaskLine
    units: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class DirectionsRecord:
    """The directions of some meetings as they stood on a day, in the order of the meetings; perhaps only open ones."""

    office: Office
    as_of: date
    directions: tuple[DirectionLine, ...]
    only_open: bool = False

    @property
    def counts(self) -> Counts:
        """The counts, each direction once."""
        return counts_of([line.whole for line in self.directions])


def directions_blocks(record: DirectionsRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the list, across the sheet, meeting by meeting."""
    words = phrases.of(record.office.profile)
    part = Part(tuple(_blocks(record, words)), landscape=True)
    return Paper(words.say("type-name"), record.office.name, part)


def _blocks(record: DirectionsRecord, words: Phrases) -> Iterator[Block]:
    yield plain_letterhead(record.office)
    yield TypeName(words.say("type-name"))
    key = "subject-open" if record.only_open else "subject"
    yield Subject(words.say(key, day=long_date(record.as_of)))
    if not record.directions:
        yield Paragraph(words.say("none"))
        return
    if words.includes("counts"):
        yield Paragraph(_counts(record.counts, words))
    yield TableBlock(_columns(words), tuple(_rows(record, words)))


def _counts(counts: Counts, words: Phrases) -> str:
    return words.say(
        "counts",
        total=counts.total,
        done=counts.done,
        late=counts.done_late,
        open=counts.open_in_time,
        overdue=counts.open_overdue,
    )


def _columns(words: Phrases) -> tuple[Column, ...]:
    return (
        Column(words.say("ordinal"), 14, Align.CENTRE),
        Column(words.say("text"), 73),
        Column(words.say("lead"), 36),
        Column(words.say("units"), 34),
        Column(words.say("due"), 27, Align.CENTRE),
        Column(words.say("state"), 34),
        Column(words.say("result"), 38),
    )


def _rows(record: DirectionsRecord, words: Phrases) -> Iterator[Row | GroupRow]:
    meetings: dict[tuple[str, date], list[DirectionLine]] = {}
    for line in record.directions:
        meetings.setdefault((line.meeting, line.given_on), []).append(line)
    for section, ((title, day), given) in enumerate(meetings.items(), start=1):
        yield GroupRow(f"{roman(section)}. {words.say('meeting', title=title, day=table_date(day))}")
        for line in given:
            yield from _direction_rows(line)


def _direction_rows(line: DirectionLine) -> Iterator[Row]:
    """Yield a row for each unit; number, text and co-operating units stand in the first of them."""
    for place, one in enumerate(line.units or (line.whole,)):
        first = (str(line.number), one.title) if not place else ("", "")
        units = semicolons(one.coordinating_units) if not place else ""
        result = semicolons((one.result, one.note))
        yield Row((*first, one.lead_unit, units, one.due, one.state, result))

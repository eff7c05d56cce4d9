"""What a reminder says: Công văn đôn đốc, a letter for each unit with what it has not done or not reported.

A letter (Mẫu 1.5 of Nghị định 30/2020/NĐ-CP, Phụ lục III) has no type name; its subject stands below the number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from desktop.domain.counts import Count
from desktop.domain.office import LayoutProfile
from desktop.papers.blocks import Addressees, Align, Block, Column, Paper, Paragraph, Part, Row, TableBlock
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import Issue, letter_head, short_name, signature
from desktop.papers.phrases import long_date
from desktop.papers.sentences import listed, with_commas
from desktop.papers.task_tables import TaskLine

#: Letters of the Party and the Youth Union have their type in the symbol, the State's have none.
_TYPE_IN_SYMBOL = MappingProxyType({"kind": "CV"})

#: What a reminder says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Công văn đôn đốc",
            "kind": "",
            "subject": "V/v đôn đốc thực hiện nhiệm vụ, ý kiến chỉ đạo",
            "opening": (
                "Qua theo dõi việc thực hiện nhiệm vụ và các ý kiến chỉ đạo, đến {day}, {unit} còn {numbers}, cụ thể "
                "như sau:"
            ),
            "tasks": "{count} nhiệm vụ chưa hoàn thành",
            "directions": "{count} ý kiến chỉ đạo chưa thực hiện xong",
            "of-them": "trong đó {notes}",
            "overdue": "{count} việc đã quá hạn",
            "silent": "{count} việc chưa báo cáo",
            "ordinal": "STT",
            "task": "Nhiệm vụ, ý kiến chỉ đạo",
            "due": "Thời hạn",
            "state": "Tình trạng",
            "recipients": "Như trên",
            "ask": (
                "Đề nghị {unit} tập trung chỉ đạo, khẩn trương hoàn thành các việc nêu trên; báo cáo kết quả, nêu rõ "
                "nguyên nhân chậm (nếu có) và thời gian hoàn thành về {office}."
            ),
            "ask-by": (
                "Đề nghị {unit} tập trung chỉ đạo, khẩn trương hoàn thành các việc nêu trên; báo cáo kết quả, nêu rõ "
                "nguyên nhân chậm (nếu có) và thời gian hoàn thành về {office} trước {day}."
            ),
        }
    ),
    MappingProxyType({LayoutProfile.PARTY: _TYPE_IN_SYMBOL, LayoutProfile.YOUTH: _TYPE_IN_SYMBOL}),
)


@dataclass(frozen=True, slots=True)
class UnitReminder:
    """What one unit has open: tasks and directions, the overdue ones first."""

    unit: str
    tasks: tuple[TaskLine, ...]
    directions: tuple[TaskLine, ...] = ()

    @property
    def all(self) -> tuple[TaskLine, ...]:
        """Everything that is open."""
        return (*self.tasks, *self.directions)


@dataclass(frozen=True, slots=True)
class RemindersRecord:
    """Reminders as things stood on a day; where the issue has a number, each letter takes the next one."""

    issue: Issue
    as_of: date
    units: tuple[UnitReminder, ...]
    reply_by: date | None = None


def reminders_blocks(record: RemindersRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the letters, one unit after the other; there must be at least one unit."""
    words = phrases.of(record.issue.office.profile)
    letters = tuple(
        Part(tuple(_letter(replace(record, issue=_numbered(record.issue, place)), unit, words)))
        for place, unit in enumerate(record.units)
    )
    return Paper.of(words.say("type-name"), record.issue.office.name, letters)


def _numbered(issue: Issue, place: int) -> Issue:
    return issue if issue.number is None else replace(issue, number=issue.number + place)


def _letter(record: RemindersRecord, unit: UnitReminder, words: Phrases) -> Iterator[Block]:
    issue = record.issue
    yield letter_head(issue, words.say("kind"), words.say("subject"))
    yield Addressees((unit.unit,))
    yield Paragraph(words.say("opening", day=long_date(record.as_of), unit=unit.unit, numbers=_numbers(unit, words)))
    columns = (
        Column(words.say("ordinal"), 12, Align.CENTRE),
        Column(words.say("task"), 80),
        Column(words.say("due"), 30, Align.CENTRE),
        Column(words.say("state"), 38),
    )
    yield TableBlock(columns, tuple(_row(at, one) for at, one in enumerate(unit.all, start=1)))
    yield Paragraph(_ask(record, unit, words), closing=True)
    yield signature(issue, words)


def _numbers(unit: UnitReminder, words: Phrases) -> str:
    """Return "3 nhiệm vụ chưa hoàn thành và 1 ý kiến chỉ đạo …, trong đó 2 việc đã quá hạn, 1 việc chưa báo cáo"."""
    given = (("tasks", unit.tasks), ("directions", unit.directions))
    counted = listed([words.say(key, count=len(found)) for key, found in given if found])
    overdue = sum(task.count is Count.OPEN_OVERDUE for task in unit.all)
    silent = sum(task.reported is None for task in unit.all)
    notes = (("overdue", overdue), ("silent", silent))
    said = with_commas(*(words.say(key, count=count) for key, count in notes if count))
    return with_commas(counted, words.say("of-them", notes=said) if said else "")


def _row(ordinal: int, task: TaskLine) -> Row:
    return Row((str(ordinal), task.title, task.due, task.state))


def _ask(record: RemindersRecord, unit: UnitReminder, words: Phrases) -> str:
    office = short_name(record.issue.office)
    if record.reply_by is None:
        return words.say("ask", unit=unit.unit, office=office)
    return words.say("ask-by", unit=unit.unit, office=office, day=long_date(record.reply_by))

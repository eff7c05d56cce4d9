"""The tables of progress and outcome of a year's plan, as they stood on a day: the counts by unit, then every task."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desktop.domain.counts import Counts
from desktop.domain.office import Office
from desktop.domain.tasks import TaskKind
from desktop.papers.blocks import Align, Block, NumberedHeading, Paper, Paragraph, Part, Subject, TypeName
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import plain_letterhead
from desktop.papers.phrases import long_date
from desktop.papers.sentences import sentence
from desktop.papers.task_tables import TaskLine, UnitLine, counts_table, result_table
from desktop.papers.year_words import YearResult, year_sentence

#: What the tables say besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Tổng hợp tiến độ, kết quả",
            "subject": "Thực hiện nhiệm vụ năm {year}",
            "subject-unit": "Thực hiện nhiệm vụ năm {year} của {unit}",
            "as-of": "(tính đến {day})",
            "by-unit": "Kết quả theo đơn vị chủ trì",
            "common": "Nhiệm vụ chung",
            "registered": "Nhiệm vụ do đơn vị thành viên chủ trì đăng ký",
            "key": "Nhiệm vụ trọng tâm",
            "direction": "Ý kiến chỉ đạo",
            "none": "Chưa có nhiệm vụ nào.",
        }
    ),
    parts=("summary", "by-unit", "common", "registered", "key", "direction"),
)


@dataclass(frozen=True, slots=True)
class ProgressRecord:
    """Where the tasks of a year, all or those of one ``unit``, stand on a day; the counts are those of the summary."""

    office: Office
    as_of: date
    result: YearResult
    units: tuple[UnitLine, ...]
    tasks: Mapping[TaskKind, tuple[TaskLine, ...]]
    unit: str = ""

    @property
    def total(self) -> Counts:
        """All kinds together."""
        return self.result.all


def progress_blocks(record: ProgressRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the tables, across the sheet."""
    words = phrases.of(record.office.profile)
    title = f"{words.say('type-name')} {record.result.year}"
    return Paper(title, record.office.name, Part(tuple(_blocks(record, words)), landscape=True))


def _blocks(record: ProgressRecord, words: Phrases) -> Iterator[Block]:
    year = record.result.year
    subject = words.say("subject-unit", year=year, unit=record.unit) if record.unit else words.say("subject", year=year)
    yield plain_letterhead(record.office)
    yield TypeName(words.say("type-name"))
    yield Subject(subject)
    yield Paragraph(words.say("as-of", day=long_date(record.as_of)), Align.CENTRE, italic=True)
    said = year_sentence(record.result)
    if said and words.includes("summary"):
        yield Paragraph(sentence(said))
    sections = [section for section in _sections(record, words) if section[1]]
    for ordinal, (title, blocks) in enumerate(sections, start=1):
        yield NumberedHeading(1, ordinal, title)
        yield from blocks
    if not sections:
        yield Paragraph(words.say("none"))


def _sections(record: ProgressRecord, words: Phrases) -> Iterator[tuple[str, list[Block]]]:
    if words.includes("by-unit") and record.units:
        yield words.say("by-unit"), [counts_table(record.units, record.total)]
    for kind in TaskKind:
        tasks = record.tasks.get(kind, ())
        if tasks and words.includes(kind.value):
            by_unit = kind is TaskKind.REGISTERED and not record.unit
            yield words.say(kind.value), [result_table(tasks, by_unit=by_unit)]

"""The form in which units register the tasks of a year: filled in with what is known, with room for the pen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desktop.domain.office import Office
from desktop.papers.blocks import (
    Addressees,
    Align,
    Block,
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Part,
    Row,
    Signatures,
    Signer,
    Subject,
    TableBlock,
    TypeName,
)
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import place_and_day
from desktop.papers.phrases import long_date
from desktop.papers.sentences import BLANK, semicolons
from desktop.papers.task_tables import TaskLine

#: So many rows the form has at least, of them so many to be written in, each so high (mm).
ROWS = 7
EMPTY_ROWS = 3
_WRITING_ROW = 14.0

#: What the form says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Đăng ký nhiệm vụ",
            "subject": "Năm {year}",
            "opening": "{unit} đăng ký các nhiệm vụ chủ trì thực hiện trong năm {year} như sau:",
            "ordinal": "STT",
            "task": "Nhiệm vụ",
            "units": "Đơn vị phối hợp",
            "due": "Thời hạn",
            "target": "Chỉ tiêu, sản phẩm",
            "note": "Ghi chú",
            "send-by": "Bản đăng ký gửi về {office} trước {day}.",
            "send": "Bản đăng ký gửi về {office}.",
            "signs": "Thủ trưởng đơn vị",
        }
    ),
    parts=("known", "send"),
)


@dataclass(frozen=True, slots=True)
class RegistrationFormRecord:
    """A form for one unit (without name: for any); ``known`` are the tasks that it has registered already."""

    office: Office
    year: int
    unit: str = ""
    known: tuple[TaskLine, ...] = ()
    send_by: date | None = None


def registration_form_blocks(records: tuple[RegistrationFormRecord, ...], phrases: Phrases = PHRASES) -> Paper:
    """Return the forms, at least one, one unit after the other."""
    first = records[0]
    words = phrases.of(first.office.profile)
    sheets = tuple(Part(tuple(_sheet(record, words))) for record in records)
    return Paper.of(f"{words.say('type-name')} năm {first.year}", first.office.name, sheets)


def _sheet(record: RegistrationFormRecord, words: Phrases) -> Iterator[Block]:
    yield Letterhead("", record.unit or BLANK, None, place_and_day(record.office.place, None))
    yield TypeName(words.say("type-name"))
    yield Subject(words.say("subject", year=record.year))
    yield Addressees((record.office.name,))
    yield Paragraph(words.say("opening", unit=record.unit or BLANK, year=record.year))
    yield TableBlock(_columns(words), tuple(_rows(record, words)), _WRITING_ROW)
    if words.includes("send"):
        yield Paragraph(_send(record, words), closing=True)
    yield Signatures(Signer((words.say("signs"),), ""))


def _send(record: RegistrationFormRecord, words: Phrases) -> str:
    office, day = record.office.name, record.send_by
    return words.say("send-by", office=office, day=long_date(day)) if day else words.say("send", office=office)


def _columns(words: Phrases) -> tuple[Column, ...]:
    return (
        Column(words.say("ordinal"), 12, Align.CENTRE),
        Column(words.say("task"), 52),
        Column(words.say("units"), 32),
        Column(words.say("due"), 25, Align.CENTRE),
        Column(words.say("target"), 26),
        Column(words.say("note"), 15),
    )


def _rows(record: RegistrationFormRecord, words: Phrases) -> Iterator[Row]:
    known = record.known if words.includes("known") else ()
    for ordinal, task in enumerate(known, start=1):
        yield Row((str(ordinal), task.title, semicolons(task.coordinating_units), task.due, task.target, task.note))
    for ordinal in range(len(known) + 1, max(ROWS, len(known) + EMPTY_ROWS) + 1):
        yield Row((str(ordinal), "", "", "", "", ""))

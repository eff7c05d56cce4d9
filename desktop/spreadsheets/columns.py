"""What a column means, by the words of its heading; and what a sheet holds, by its columns.

Headings are compared folded (no marks, no case), brackets and punctuation aside. The phrases are those of the papers
that offices send each other; where two fit, the more exact and then the longer one wins.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.domain.imports import SheetKind
from desktop.domain.text import fold
from desktop.spreadsheets.heading_words import ABBREVIATIONS, PHRASES, Meaning


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its number and the levels of its heading, from the top."""

    number: int
    levels: tuple[str, ...]

    @property
    def label(self) -> str:
        """The heading on one line."""
        return " - ".join(self.levels)


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """A column that a unit heads: its number, the unit's name, and the cell in which that stands."""

    number: int
    name: str
    cell: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table holds and in which column each field stands; ``unit`` heads the quantities of all its rows."""

    kind: SheetKind
    columns: tuple[Column, ...]
    fields: Mapping[Meaning, int] = field(default_factory=dict)
    unit: UnitColumn | None = None


_DAYS = frozenset({Meaning.DEADLINE, Meaning.FINISH, Meaning.DONE_ON, Meaning.STATUS})
_TABLE: tuple[tuple[str, Meaning], ...] = tuple(
    (" ".join(phrase.split()), meaning) for meaning, phrases in PHRASES.items() for phrase in phrases.split(";")
)
_EXACT: Mapping[str, Meaning] = dict(_TABLE)
_BEGINNINGS = tuple(f"{phrase} " for phrase in _EXACT if " " in phrase)
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(ABBREVIATIONS)})\b")
_NOTE = "ghi chu"
_PLACE = re.compile(r"(?:huyen|tinh|phuong|thon)\s+(?!(?:thanh|thi|tp|xa|phuong|quan|huyen|ban)\b)(?!(?:hinh|trang)\b)")
_AMOUNT = re.compile(
    r"tri gia|thanh tien|kinh phi|so tien|\bso (?:suat|nguoi|ho|luot|nha|em|tan|luong)\b|"
    r"\((?:suat|nguoi|ho|kg|tan|ta|can|m2|(?:nghin |ngan |trieu |ty |ti )?dong)\b[^)]*\)"
)
_CODE = re.compile(r"(?:ma|ky hieu)\b")
_JOINT = (Meaning.LEAD, Meaning.COORDINATING, Meaning.PERSON)
_TOLD_IN_BRACKETS = frozenset({Meaning.UNIT, Meaning.FINISH, Meaning.DONE_ON})
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_OTHER = re.compile(r"[^\w%]+")
_LONGEST_LABEL = 90

#: How many headings are remembered: the files of a batch have the same ones, and each is asked for several times.
_REMEMBERED = 512


def plain_label(text: str) -> str:
    """Return a heading for comparing: folded, without brackets (their % is kept) and punctuation."""
    return _label(_BRACKETS.sub(lambda match: " % " if "%" in match.group() else " ", fold(text)))


def _label(plain: str) -> str:
    return " ".join(_OTHER.sub(" ", plain).split()).replace("dang ki", "dang ky")


@lru_cache(_REMEMBERED)
def meaning_of(text: str) -> Meaning | None:
    """Return what a column with the heading ``text`` holds, when its words say so."""
    label = plain_label(text)
    if label in _EXACT:
        said_more = _EXACT.get(_label(fold(text)))  # "Đơn vị (chủ trì)", "Ngày hoàn thành (dự kiến)"
        return said_more if said_more and _EXACT[label] in _TOLD_IN_BRACKETS else _EXACT[label]
    written_out = _written_out(label)
    return _EXACT.get(written_out) or _by_part(written_out)


def _written_out(label: str) -> str:
    """Return a label without abbreviations, which is known as it is or so."""
    return label if label in _EXACT else _ABBREVIATED.sub(lambda found: ABBREVIATIONS[found.group()], label)


def _by_part(label: str) -> Meaning | None:
    """Return what a column holds whose label begins with a known phrase, or else has one in it."""
    if len(label) > _LONGEST_LABEL or _CODE.match(label) or _PLACE.match(label):
        return None
    starts = [pair for pair in _TABLE if label.startswith(f"{pair[0]} ") and len(pair[0]) > 3]
    within = [pair for pair in _TABLE if " " in pair[0] and f" {pair[0]} " in f" {label} "]
    longest = max(starts or within, key=lambda pair: len(pair[0]), default=None)
    if longest and longest[1] is Meaning.UNIT:  # "Đơn vị/cơ quan chủ trì" is more than a unit
        longest = max((pair for pair in within if pair[1] in _JOINT), key=lambda pair: len(pair[0]), default=longest)
    if longest and (longest[1] in _DAYS or longest[1] is Meaning.RESULT) and "%" in label:
        return Meaning.PERCENT
    return longest[1] if longest else None


def is_known_label(text: str) -> bool:
    """Return whether ``text`` is a heading's, word for word or with more words after it."""
    label = _written_out(plain_label(text))
    return len(label) <= _LONGEST_LABEL and (label in _EXACT or label.startswith(_BEGINNINGS))


def is_exact_label(text: str) -> bool:
    """Return whether ``text`` is a heading's, word for word."""
    return plain_label(text) in _EXACT


def names_amount(text: str) -> bool:
    """Return whether a heading names something that is counted or weighed, or money ("Số suất quà", "Gạo (kg)")."""
    return len(text) <= _LONGEST_LABEL and bool(_AMOUNT.search(fold(text)))


def meaning_of_column(column: Column) -> Meaning | None:
    """Return what a column holds: the lowest level of its heading decides, a level above it when that says nothing."""
    for level in reversed(column.levels):
        if meaning := meaning_of(level):
            return meaning
    return None


_TASK_SIGNS = frozenset(
    {Meaning.LEAD, Meaning.COORDINATING, Meaning.START, Meaning.DEADLINE, Meaning.FINISH, Meaning.TASK_KIND}
)
_PLANNED = frozenset({Meaning.START, Meaning.DEADLINE, Meaning.TARGET, Meaning.COORDINATING, Meaning.TASK_KIND})
_OUTCOME_SIGNS = frozenset({Meaning.PERCENT, Meaning.STATUS, Meaning.DONE_ON})
#: Of two columns of one kind, that with these words in its heading is the one.
_BETTER: Mapping[Meaning, re.Pattern[str]] = {
    Meaning.LEAD: re.compile(r"chu tri"),
    Meaning.COORDINATING: re.compile(r"phoi hop"),
    Meaning.DEADLINE: re.compile(r"\bhan\b|thoi gian|ngay"),
    Meaning.DONE_ON: re.compile(r"hoan thanh|xong"),
    Meaning.TITLE: re.compile(r"noi dung|nhiem vu|cong viec"),
    Meaning.TARGET: re.compile(r"chi tieu"),
}
_REACHED = {
    Meaning.DEADLINE: Meaning.DONE_ON,
    Meaning.FINISH: Meaning.DONE_ON,
    Meaning.QUANTITY: Meaning.RESULT,
    Meaning.TARGET: Meaning.RESULT,
}
_NO_INDICATORS = frozenset(
    {Meaning.LEAD, Meaning.COORDINATING, Meaning.START, Meaning.TASK_KIND, Meaning.STATUS, Meaning.DONE_ON}
) | {Meaning.QUANTITY, Meaning.UNIT}
_BESIDE_INDICATORS = (Meaning.RESULT, Meaning.PERCENT, Meaning.DEADLINE, Meaning.FINISH)
_TASK = re.compile(r"nhiem vu|cong viec|hoat dong|phan viec|dau viec")
_COUNTED = re.compile(r"^(?:da |uoc )?(?:thuc hien|ket qua|dat duoc|gia tri)(?! %)")
_PERIOD = re.compile(r"^(?:trong )?(?:quy|thang|nam|ky|\d+ thang)\b")
_PROMISES = re.compile(r"\bdang ky\b|\bke hoach\b|\bphan cong\b|\bgiao nhiem vu\b")
_REPORTS = re.compile(r"\bket qua\b|\btien do\b|\bbao cao\b|\btinh hinh\b")


#: What a person says that columns hold, by their headings' plain labels; ``None`` for one that is not to be read.
SaidColumns = Mapping[str, Meaning | None]


def said_columns(told: Sequence[tuple[str, str]]) -> SaidColumns:
    """Return what headings mean by a person's word, told as headings with the names of fields."""
    return {plain_label(heading): Meaning(field) if field else None for heading, field in told}


def arrange(
    columns: Sequence[Column], title: str, kind: SheetKind | None = None, said: SaidColumns | None = None
) -> Layout:
    """Return what the table under ``columns`` holds; ``title`` is the table's own.

    ``kind`` and what is ``said`` of columns are a person's word, and go before what the headings say.
    """
    told = said or {}
    fields = {meaning: column.number for column in columns if (meaning := told.get(plain_label(column.label)))}
    _add_first_of_each(fields, [column for column in columns if plain_label(column.label) not in told])
    _find_title(columns, fields)
    _find_quantity(columns, fields)
    kind = kind or _kind(fields, fold(title))
    return Layout(kind, tuple(columns), _ARRANGED.get(kind, dict)(fields))


def _add_first_of_each(fields: dict[Meaning, int], columns: Sequence[Column]) -> None:
    """Add the first column of each meaning: that of its lowest level which is still free, then of those above."""
    labels: dict[Meaning, str] = {}
    for column in columns:
        meanings = _meanings(column)
        free = next((meaning for meaning in meanings if meaning not in fields), None)
        label = plain_label(column.label)
        better = _BETTER.get(meanings[0]) if meanings else None
        if better and better.search(label) and not better.search(labels.get(meanings[0], label)):
            free = meanings[0]
        if free:
            fields[free] = column.number
            labels[free] = label
        elif meaning_of_column(column) is Meaning.PERSON and fields[Meaning.PERSON] == column.number - 1:
            fields.setdefault(Meaning.GIVEN_NAME, column.number)  # a name in two columns under one heading
    named = (column.number for column in columns if plain_label(column.levels[-1]) == _NOTE)
    if note := next(named, None):
        fields[Meaning.NOTE] = note  # before "Nguyên nhân" and the like on its left


def _meanings(column: Column) -> list[Meaning]:
    """Return what the levels of a heading mean, the lowest first; what stands under results tells what was reached."""
    meanings = [meaning for level in reversed(column.levels) if (meaning := meaning_of(level))]
    if Meaning.RESULT in meanings[1:]:
        meanings[0] = _REACHED.get(meanings[0], meanings[0])
    return meanings


def _find_title(columns: Sequence[Column], fields: dict[Meaning, int]) -> None:
    """Take the first column of unknown meaning for the tasks' titles where the other columns are those of tasks."""
    if Meaning.TITLE in fields or Meaning.PERSON in fields:
        return
    if len(fields.keys() & (_TASK_SIGNS | _OUTCOME_SIGNS)) > 1:
        unknown = [column.number for column in columns if meaning_of_column(column) is None]
        if unknown and Meaning.QUANTITY not in fields:
            fields[Meaning.TITLE] = unknown[0]


def _find_quantity(columns: Sequence[Column], fields: dict[Meaning, int]) -> None:
    """Take the one column of results or of a period for the quantities of a list of indicators with their measures.

    What is planned for them, and how much of that is reached, are then no deadlines and percentages of tasks.
    """
    labels = {column.number: plain_label(column.label) for column in columns}
    titled = fields.get(Meaning.TARGET) or fields.get(Meaning.TITLE)
    if (
        titled is None
        or Meaning.MEASURE not in fields
        or fields.keys() & _NO_INDICATORS
        or _TASK.search(labels[titled])
    ):
        return
    named = {*fields.values()} - {fields[meaning] for meaning in _BESIDE_INDICATORS if meaning in fields}
    free = [column.number for column in columns if column.number not in named]
    for words in (_COUNTED, _PERIOD):
        found = [number for number in free if words.search(labels[number])]
        if len(found) == 1:
            for meaning in _BESIDE_INDICATORS:
                fields.pop(meaning, None)
            fields[Meaning.QUANTITY] = found[0]
        if found:
            return


def _kind(fields: Mapping[Meaning, int], title: str) -> SheetKind:
    has = fields.keys()
    if Meaning.PERSON in has:
        return SheetKind.PEOPLE
    if Meaning.TITLE in has and (has & (_TASK_SIGNS | _OUTCOME_SIGNS) or Meaning.QUANTITY not in has):
        return _task_kind(frozenset(has), title)
    if has & {Meaning.UNIT, Meaning.QUANTITY} and not has & {Meaning.POSITION, Meaning.PHONE}:
        return SheetKind.FIGURES
    return SheetKind.NONE


def _task_kind(has: frozenset[Meaning], title: str) -> SheetKind:
    promises = bool(_PROMISES.search(title)) and not _REPORTS.search(title)
    if has & {Meaning.PERCENT, Meaning.STATUS}:
        return SheetKind.OUTCOMES
    if has & {Meaning.DONE_ON, Meaning.RESULT}:
        return SheetKind.REGISTRATIONS if promises else SheetKind.OUTCOMES
    ended = Meaning.FINISH in has and not has & _PLANNED
    return SheetKind.OUTCOMES if ended and _REPORTS.search(title) and not promises else SheetKind.REGISTRATIONS


def _for_registrations(fields: dict[Meaning, int]) -> dict[Meaning, int]:
    due = next((fields[m] for m in (Meaning.DEADLINE, Meaning.FINISH, Meaning.DONE_ON) if m in fields), None)
    if Meaning.START in fields and Meaning.FINISH in fields:
        due = fields[Meaning.FINISH]
    if Meaning.RESULT in fields:
        fields.setdefault(Meaning.TARGET, fields[Meaning.RESULT])
    return _with_lead(fields) | ({Meaning.DEADLINE: due} if due else {})


def _with_lead(fields: dict[Meaning, int]) -> dict[Meaning, int]:
    """Take a column that only says "Đơn vị" for the lead unit, where there is no other."""
    if Meaning.UNIT in fields:
        fields.setdefault(Meaning.LEAD, fields[Meaning.UNIT])
    return fields


def _for_outcomes(fields: dict[Meaning, int]) -> dict[Meaning, int]:
    if Meaning.FINISH in fields:
        fields.setdefault(Meaning.DONE_ON, fields[Meaning.FINISH])
    return _with_lead(fields)


def _for_figures(fields: dict[Meaning, int]) -> dict[Meaning, int]:
    """Take the column that names an indicator a row, where there is one, for the rows' title."""
    if Meaning.QUANTITY in fields and (Meaning.UNIT not in fields or Meaning.MEASURE in fields):
        indicator = next((fields[m] for m in (Meaning.TARGET, Meaning.TITLE) if m in fields), None)
        return fields | ({Meaning.TITLE: indicator} if indicator else {})
    return {meaning: number for meaning, number in fields.items() if meaning is not Meaning.TITLE}


_ARRANGED = {
    SheetKind.REGISTRATIONS: _for_registrations,
    SheetKind.OUTCOMES: _for_outcomes,
    SheetKind.FIGURES: _for_figures,
}

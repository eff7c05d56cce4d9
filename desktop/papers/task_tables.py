"""Tables of tasks, alike in every paper that has them: the plan, its progress, its results, the counts by unit."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from desktop.domain.counts import Count, Counts
from desktop.domain.tasks import ReportedStatus, TaskKind
from desktop.papers.blocks import Align, Column, GroupRow, Row, TableBlock, TableRow, TotalRow
from desktop.papers.phrases import percent, roman, table_date
from desktop.papers.sentences import semicolons
from desktop.papers.year_words import COUNT_WORDS, share_of

_DONE = (Count.DONE_ON_TIME, Count.DONE_LATE)
_ALL_DONE = Decimal(100)

#: What an open task's last report says, behind whether there is time left.
_REPORTED: Mapping[ReportedStatus | None, str] = MappingProxyType(
    {
        None: ", chưa báo cáo",
        ReportedStatus.IN_PROGRESS: ", đang thực hiện",
        ReportedStatus.NOT_STARTED: ", chưa thực hiện",
    }
)

#: What stands for the unit of tasks that have none.
NO_UNIT = "(chưa rõ đơn vị)"

#: What heads the withdrawn tasks, which stand apart from those that are counted.
NOT_COUNTED = "Nhiệm vụ đã rút khỏi kế hoạch, không tính vào tổng số"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as tables show it, with the names of its units as of the paper's day and what was last reported on it.

    ``document`` is the one that it carries out: "Kế hoạch số 12/KH-TU ngày 05/03/2021".
    """

    kind: TaskKind
    title: str
    lead_unit: str = ""
    coordinating_units: tuple[str, ...] = ()
    due: str = ""
    target: str = ""
    note: str = ""
    count: Count = Count.OPEN_IN_TIME
    reported: ReportedStatus | None = None
    percent: Decimal | None = None
    done_on: date | None = None
    result: str = ""
    document: str = ""

    @property
    def state(self) -> str:
        """Where it stands, in words: "Hoàn thành (05/11/2020)", "Trong hạn, đang thực hiện", "Quá hạn"."""
        if self.count in _DONE:
            return COUNT_WORDS[self.count] + (f" ({table_date(self.done_on)})" if self.done_on else "")
        reported = "" if self.count is Count.WITHDRAWN else _REPORTED.get(self.reported, "")
        return COUNT_WORDS[self.count] + reported

    @property
    def share(self) -> str:
        """The percent done as tables have it: 100 for what is done, nothing where nothing was said."""
        share = _ALL_DONE if self.count in _DONE else self.percent
        return "" if share is None else percent(share).removesuffix(" %")


_ORDINAL = Column("STT", 11, Align.CENTRE)

#: The columns of a plan whose tasks carry out documents.
_DOCUMENTED = (
    _ORDINAL,
    Column("Nhiệm vụ", 66),
    Column("Đơn vị chủ trì", 38),
    Column("Đơn vị phối hợp", 40),
    Column("Thời hạn", 27, Align.CENTRE),
    Column("Chỉ tiêu", 31),
    Column("Thực hiện văn bản", 34),
)


def plan_table(tasks: Sequence[TaskLine], *, by_unit: bool = False) -> TableBlock:
    """Return the tasks as planned: who leads, who co-operates, until when, to reach what; the documents if any.

    With documents (:func:`documented`) it is for a sheet across.
    """
    if documented(tasks):
        return TableBlock(_DOCUMENTED, tuple(_rows(tasks, _documented_row, by_unit=by_unit)))
    columns = (
        _ORDINAL,
        Column("Nhiệm vụ", 47),
        Column("Đơn vị chủ trì", 27),
        Column("Đơn vị phối hợp", 28),
        Column("Thời hạn", 27, Align.CENTRE),
        Column("Chỉ tiêu", 20),
    )
    return TableBlock(columns, tuple(_rows(tasks, _plan_row, by_unit=by_unit)))


def documented(tasks: Iterable[TaskLine]) -> bool:
    """Return whether any of the tasks carries out a document."""
    return any(task.document for task in tasks)


def _plan_row(ordinal: int, task: TaskLine) -> Row:
    units = semicolons(task.coordinating_units)
    return Row((str(ordinal), task.title, task.lead_unit, units, task.due, task.target))


def _documented_row(ordinal: int, task: TaskLine) -> Row:
    return Row((*_plan_row(ordinal, task).cells, task.document))


def result_table(tasks: Sequence[TaskLine], *, by_unit: bool = False) -> TableBlock:
    """Return the tasks with what came of them, and their sum (facts of the domain, 1.6 e); for a sheet across.

    Withdrawn tasks count in nothing and stand apart, below the sum.
    """
    columns = (
        _ORDINAL,
        Column("Nhiệm vụ", 62),
        Column("Đơn vị chủ trì", 34),
        Column("Đơn vị phối hợp", 38),
        Column("Thời hạn", 27, Align.CENTRE),
        Column("Kết quả", 46),
        Column("Tỷ lệ (%)", 14, Align.RIGHT),
        Column("Ghi chú", 15),
    )
    counted = [task for task in tasks if task.count is not Count.WITHDRAWN]
    rows = (*_rows(counted, _result_row, by_unit=by_unit), *_sum_of(counted), *_withdrawn_rows(tasks))
    return TableBlock(columns, rows)


def _result_row(ordinal: int, task: TaskLine) -> Row:
    units = semicolons(task.coordinating_units)
    result = semicolons((task.state, task.result))
    return Row((str(ordinal), task.title, task.lead_unit, units, task.due, result, task.share, task.note))


def _withdrawn_rows(tasks: Sequence[TaskLine]) -> Iterator[TableRow]:
    """Yield the tasks that are in no count, below the sum and numbered by themselves."""
    withdrawn = [task for task in tasks if task.count is Count.WITHDRAWN]
    if withdrawn:
        yield GroupRow(NOT_COUNTED)
        yield from _rows(withdrawn, _result_row, by_unit=False)


def _sum_of(tasks: Sequence[TaskLine]) -> Iterator[TotalRow]:
    if tasks:
        counts = counts_of(tasks)
        yield TotalRow(f"Tổng cộng: {counts.total} nhiệm vụ", (f"Hoàn thành {counts.ratio}", share_of(counts), ""))


def counts_of(tasks: Sequence[TaskLine]) -> Counts:
    """Return the counts of these tasks."""
    found = [task.count for task in tasks]
    return Counts(*(found.count(count) for count in Count))


def _rows(tasks: Sequence[TaskLine], row: Callable[[int, TaskLine], Row], *, by_unit: bool) -> Iterator[Row | GroupRow]:
    """Yield the tasks numbered through, below the name of each unit where asked."""
    ordinals = itertools.count(1)
    groups: dict[str, list[TaskLine]] = {}
    for task in tasks:
        groups.setdefault(task.lead_unit if by_unit else "", []).append(task)
    for section, (unit, own) in enumerate(groups.items(), start=1):
        if by_unit:
            yield GroupRow(f"{roman(section)}. {unit or NO_UNIT}")
        yield from (row(next(ordinals), task) for task in own)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The counts of the tasks that one unit leads; ``unit_id`` is ``None`` for tasks without one."""

    unit: str
    counts: Counts
    unit_id: int | None = None


def counts_table(units: Sequence[UnitLine], total: Counts) -> TableBlock:
    """Return the four counts and the percent of plan by unit, with the sum that the summary gives."""
    columns = (
        _ORDINAL,
        Column("Đơn vị", 52),
        Column("Tổng số", 15, Align.RIGHT),
        Column("Đúng hạn", 17, Align.RIGHT, "Đã hoàn thành"),
        Column("Quá hạn", 17, Align.RIGHT, "Đã hoàn thành"),
        Column("Trong hạn", 17, Align.RIGHT, "Chưa hoàn thành"),
        Column("Quá hạn", 17, Align.RIGHT, "Chưa hoàn thành"),
        Column("Tỷ lệ (%)", 15, Align.RIGHT),
    )
    rows: list[TableRow] = [
        Row((str(at), one.unit or NO_UNIT, *_numbers(one.counts))) for at, one in enumerate(units, start=1)
    ]
    rows.append(TotalRow("Tổng cộng", _numbers(total)))
    return TableBlock(columns, tuple(rows))


def _numbers(counts: Counts) -> tuple[str, ...]:
    four = (counts.done_on_time, counts.done_late, counts.open_in_time, counts.open_overdue)
    return (str(counts.total), *map(str, four), share_of(counts))

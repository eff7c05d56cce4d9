"""The lists inside of a report: tasks done late, overdue, withdrawn; matters at localities and how far they came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.matters import MatterState
from desktop.papers.blocks import Align, Block, Column, Paragraph, Row, TableBlock
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.phrases import table_date
from desktop.papers.sentences import semicolons
from desktop.papers.task_tables import TaskLine

#: What the lists are called and say; part of the phrases of a report.
LIST_PHRASES = {
    "list-late": "Nhiệm vụ hoàn thành quá hạn",
    "list-overdue": "Nhiệm vụ quá hạn chưa hoàn thành",
    "list-withdrawn": "Nhiệm vụ đã rút khỏi kế hoạch",
    "matters": "Vụ việc ở địa phương",
    "matters-text": (
        "Tổng số {total} vụ việc: đã giải quyết {settled}, đang giải quyết {handled}, mới nêu {raised}{overdue}."
    ),
    "matters-overdue": "; quá hạn {count}",
}

#: The parts of a report that are such lists.
LIST_PARTS = ("list-late", "list-overdue", "list-withdrawn", "matters")

_STATES = {
    MatterState.RAISED: "Mới nêu",
    MatterState.HANDLED: "Đang giải quyết",
    MatterState.SETTLED: "Đã giải quyết",
}


@dataclass(frozen=True, slots=True)
class WithdrawnLine:
    """A task that is in no count any more: when it was withdrawn, why, and who decided so."""

    task: TaskLine
    day: date | None = None
    reason: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter as it stands on the day of a report, its unit under its name of that day."""

    summary: str
    locality: str
    state: MatterState
    lead_unit: str = ""
    due: str = ""
    is_overdue: bool = False
    settled_on: date | None = None
    outcome: str = ""

    @property
    def said(self) -> str:
        """How far it has come, in words: "Đã giải quyết (05/11/2020)", "Đang giải quyết, quá hạn"."""
        day = f" ({table_date(self.settled_on)})" if self.settled_on else ""
        return f"{_STATES[self.state]}{day}{', quá hạn' if self.is_overdue else ''}"


@dataclass(frozen=True, slots=True)
class ReportLists:
    """The tasks of the last year's plan that need a word of their own, and the matters of the period."""

    done_late: tuple[TaskLine, ...] = ()
    overdue: tuple[TaskLine, ...] = ()
    withdrawn: tuple[WithdrawnLine, ...] = ()
    matters: tuple[MatterLine, ...] = ()


def list_sections(lists: ReportLists, phrases: Phrases) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield the title and the blocks of each list that has rows and is not left out, in the order of a report."""
    found: dict[str, tuple[Block, ...]] = {
        "list-late": (_tasks_table(lists.done_late),) if lists.done_late else (),
        "list-overdue": (_tasks_table(lists.overdue),) if lists.overdue else (),
        "list-withdrawn": (_withdrawn_table(lists.withdrawn),) if lists.withdrawn else (),
        "matters": (_counted(lists.matters, phrases), _matters_table(lists.matters)) if lists.matters else (),
    }
    for part in LIST_PARTS:
        if found[part] and phrases.includes(part):
            yield phrases.say(part), found[part]


def _tasks_table(tasks: Sequence[TaskLine]) -> TableBlock:
    columns = (
        Column("STT", 11, Align.CENTRE),
        Column("Nhiệm vụ", 58),
        Column("Đơn vị chủ trì", 34),
        Column("Thời hạn", 26, Align.CENTRE),
        Column("Tình trạng, kết quả", 44),
    )
    rows = (
        Row((str(at), one.title, one.lead_unit, one.due, semicolons((one.state, one.result))))
        for at, one in enumerate(tasks, start=1)
    )
    return TableBlock(columns, tuple(rows))


def _withdrawn_table(withdrawn: Sequence[WithdrawnLine]) -> TableBlock:
    columns = (
        Column("STT", 11, Align.CENTRE),
        Column("Nhiệm vụ", 58),
        Column("Đơn vị chủ trì", 34),
        Column("Ngày rút", 24, Align.CENTRE),
        Column("Lý do, người quyết định", 46),
    )
    rows = (
        Row((str(at), one.task.title, one.task.lead_unit, _day(one.day), semicolons((one.reason, one.decided_by))))
        for at, one in enumerate(withdrawn, start=1)
    )
    return TableBlock(columns, tuple(rows))


def _counted(matters: Sequence[MatterLine], phrases: Phrases) -> Paragraph:
    states = [one.state for one in matters]
    late = sum(one.is_overdue for one in matters)
    text = phrases.say(
        "matters-text",
        total=len(matters),
        settled=states.count(MatterState.SETTLED),
        handled=states.count(MatterState.HANDLED),
        raised=states.count(MatterState.RAISED),
        overdue=phrases.say("matters-overdue", count=late) if late else "",
    )
    return Paragraph(text)


def _matters_table(matters: Sequence[MatterLine]) -> TableBlock:
    columns = (
        Column("STT", 11, Align.CENTRE),
        Column("Vụ việc", 48),
        Column("Địa bàn", 28),
        Column("Đơn vị chủ trì", 32),
        Column("Thời hạn", 24, Align.CENTRE),
        Column("Tình trạng, kết quả", 40),
    )
    rows = (
        Row((str(at), one.summary, one.locality, one.lead_unit, one.due, semicolons((one.said, one.outcome))))
        for at, one in enumerate(matters, start=1)
    )
    return TableBlock(columns, tuple(rows))


def _day(day: date | None) -> str:
    return table_date(day) if day else ""

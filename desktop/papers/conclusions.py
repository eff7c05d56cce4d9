"""What the chair of a meeting concluded, on paper: the table of conclusions, key tasks, matters to be settled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.domain.matters import Matter
from desktop.domain.meetings import Conclusion
from desktop.domain.tasks import Task
from desktop.papers.blocks import Align, Block, Column, Row, TableBlock
from desktop.papers.sentences import clause, first_upper, numbered, semicolons, sentence, within

_CONCLUSION_COLUMNS = (
    Column("STT", 12, Align.CENTRE),
    Column("Nội dung kết luận", 57),
    Column("Đơn vị chủ trì", 31),
    Column("Đơn vị phối hợp", 33),
    Column("Thời hạn", 27, Align.CENTRE),
)


def _conclusion_row(ordinal: int, conclusion: Conclusion, lead_units: Mapping[int, str]) -> Row:
    units = "; ".join(conclusion.coordinating_units)
    due = conclusion.due.text if conclusion.due else ""
    report_back = f"báo cáo: {conclusion.report_back.text}" if conclusion.report_back else ""
    lead = "; ".join(lead_units[unit_id] for unit_id in conclusion.lead_unit_ids)
    return Row((str(conclusion.number or ordinal), conclusion.text, lead, units, semicolons((due, report_back))))


def conclusions_table(conclusions: Sequence[Conclusion], lead_units: Mapping[int, str]) -> TableBlock:
    """Return the conclusions with their numbers, units and deadlines; ``lead_units`` names units by id."""
    rows = (_conclusion_row(at, one, lead_units) for at, one in enumerate(conclusions, start=1))
    return TableBlock(_CONCLUSION_COLUMNS, tuple(rows))


def listed_tasks(tasks: Iterable[Task], lead_units: Mapping[int, str]) -> Iterator[Block]:
    """Yield tasks as lettered points, each with its units and its deadline."""
    return _listed(_task(one, lead_units) for one in tasks)


def _task(task: Task, lead_units: Mapping[int, str]) -> str:
    lead = lead_units.get(task.lead_unit_id or 0, "")
    facts = (
        f"chủ trì: {lead}" if lead else "",
        f"phối hợp: {', '.join(map(within, task.coordinating_units))}" if task.coordinating_units else "",
        f"thời hạn: {task.due.text}" if task.due else "",
    )
    said = semicolons(facts)
    return f"{clause(task.title)} ({said})." if said else sentence(task.title)


def listed_matters(matters: Iterable[Matter], lead_units: Mapping[int, str]) -> Iterator[Block]:
    """Yield matters as lettered points: the locality, what is to be settled, until when, by whom."""
    return _listed(_matter(one, lead_units) for one in matters)


def _listed(texts: Iterable[str]) -> Iterator[Block]:
    for ordinal, text in enumerate(texts, start=1):
        yield from numbered(3, ordinal, text)


def _with_unit(text: str, unit_id: int | None, lead_units: Mapping[int, str]) -> str:
    lead = lead_units.get(unit_id or 0, "")
    return f"{clause(text)} (chủ trì: {lead})." if lead else sentence(text)


def _matter(matter: Matter, lead_units: Mapping[int, str]) -> str:
    due = f"; thời hạn: {matter.due.text}" if matter.due else ""
    text = f"{first_upper(matter.locality)}: {clause(matter.summary)}{due}"
    return _with_unit(text, matter.lead_unit_id, lead_units)

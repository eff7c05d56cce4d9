"""What the plan of a year says: Kế hoạch (Mẫu 1.4 of Nghị định 30/2020/NĐ-CP), with the tasks as annexes by kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.office import LayoutProfile
from desktop.domain.tasks import TaskKind
from desktop.papers.blocks import (
    AnnexHead,
    Bases,
    Block,
    NumberedHeading,
    NumberedParagraph,
    Paper,
    Paragraph,
    Part,
    Subject,
    TypeName,
)
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import Issue, letterhead, short_name, signature
from desktop.papers.sentences import paragraphs
from desktop.papers.task_tables import TaskLine, documented, plan_table

_KIND = "KH"

#: The kinds of tasks of a plan, in the order of its annexes.
PLANNED = (TaskKind.COMMON, TaskKind.REGISTERED, TaskKind.KEY)

#: What a plan says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Kế hoạch",
            "subject": "Thực hiện nhiệm vụ năm {year} của {office}",
            "opening": "{office} xây dựng Kế hoạch thực hiện nhiệm vụ năm {year} như sau:",
            "aims": "Mục đích, yêu cầu",
            "aims-text": (
                "Cụ thể hóa, tổ chức thực hiện có hiệu quả các nhiệm vụ được giao trong năm {year}; phân công rõ đơn "
                "vị chủ trì, đơn vị phối hợp, thời hạn hoàn thành.\n"
                "Việc thực hiện phải kịp thời, thiết thực, có kiểm tra, đôn đốc, đánh giá kết quả theo từng kỳ."
            ),
            "tasks": "Nhiệm vụ",
            "common": "Nhiệm vụ chung: {count} nhiệm vụ (có Phụ lục kèm theo).",
            "registered": (
                "Nhiệm vụ do đơn vị thành viên chủ trì đăng ký: {count} nhiệm vụ của {units} đơn vị "
                "(có Phụ lục kèm theo)."
            ),
            "key": "Nhiệm vụ trọng tâm: {count} nhiệm vụ (có Phụ lục kèm theo).",
            "none": "Chưa có nhiệm vụ nào được đăng ký cho năm {year}.",
            "organisation": "Tổ chức thực hiện",
            "organisation-text": (
                "Các đơn vị chủ trì xây dựng kế hoạch cụ thể, phối hợp với các đơn vị liên quan tổ chức thực hiện; "
                "định kỳ hằng quý báo cáo tiến độ, kết quả về {office}.\n"
                "Tổ giúp việc theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo {office}."
            ),
            "closing": "Trên đây là Kế hoạch thực hiện nhiệm vụ năm {year} của {office}.",
            "reported-to": "{parent} (để báo cáo)",
            "recipients": "Các thành viên\nCác đơn vị thành viên",
            "annex-common": "Nhiệm vụ chung năm {year}",
            "annex-registered": "Nhiệm vụ do đơn vị thành viên chủ trì đăng ký năm {year}",
            "annex-key": "Nhiệm vụ trọng tâm năm {year}",
        }
    ),
    MappingProxyType({LayoutProfile.FRONT: MappingProxyType({"type-name": "Kế hoạch", "tasks": "Nội dung, nhiệm vụ"})}),
    parts=("aims", "organisation", "common", "registered", "key"),
)


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """The plan of a year: its tasks, and the documents that it carries out."""

    issue: Issue
    year: int
    tasks: tuple[TaskLine, ...]
    bases: tuple[str, ...] = ()

    def of_kind(self, kind: TaskKind) -> tuple[TaskLine, ...]:
        """Return the tasks of one kind."""
        return tuple(task for task in self.tasks if task.kind is kind)


def plan_blocks(record: PlanRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the plan with an annex for each kind of task that there is."""
    plan = _Plan(record, phrases.of(record.issue.office.profile))
    title = f"{plan.say('type-name')}: {plan.say('subject')}"
    return Paper(title, record.issue.office.name, Part(tuple(plan.main())), tuple(plan.annexes()))


@dataclass(frozen=True, slots=True)
class _Plan:
    record: PlanRecord
    phrases: Phrases

    def say(self, key: str, **fields: object) -> str:
        office = short_name(self.record.issue.office)
        return self.phrases.say(key, year=self.record.year, office=office, **fields)

    @property
    def kinds(self) -> list[TaskKind]:
        """The kinds that have an annex."""
        return [kind for kind in PLANNED if self.record.of_kind(kind) and self.phrases.includes(kind.value)]

    def main(self) -> Iterator[Block]:
        yield letterhead(self.record.issue, _KIND)
        yield TypeName(self.say("type-name"))
        yield Subject(self.say("subject"))
        if self.record.bases:
            yield Bases(self.record.bases)
        yield Paragraph(self.say("opening"))
        parts = [part for part in (self._aims(), self._tasks(), self._organisation()) if part[1]]
        for ordinal, (title, blocks) in enumerate(parts, start=1):
            yield NumberedHeading(1, ordinal, title)
            yield from blocks
        yield Paragraph(self.say("closing"), closing=True)
        yield signature(self.record.issue, self.phrases)

    def _aims(self) -> tuple[str, list[Block]]:
        text = self.say("aims-text") if self.phrases.includes("aims") else ""
        return self.say("aims"), list(paragraphs(text))

    def _tasks(self) -> tuple[str, list[Block]]:
        if not self.kinds:
            return self.say("tasks"), [Paragraph(self.say("none"))]
        said: list[Block] = []
        for ordinal, kind in enumerate(self.kinds, start=1):
            tasks = self.record.of_kind(kind)
            units = len({task.lead_unit for task in tasks if task.lead_unit})
            said.append(NumberedParagraph(2, ordinal, self.say(kind.value, count=len(tasks), units=units)))
        return self.say("tasks"), said

    def _organisation(self) -> tuple[str, list[Block]]:
        text = self.say("organisation-text") if self.phrases.includes("organisation") else ""
        return self.say("organisation"), list(paragraphs(text))

    def annexes(self) -> Iterator[Part]:
        issue = self.record.issue
        for kind in self.kinds:
            title = self.say(f"annex-{kind.value}")
            head = AnnexHead(
                "Phụ lục", title, self.say("type-name"), issue.symbol(_KIND), issue.dated, issue.office.name
            )
            tasks = self.record.of_kind(kind)
            table = plan_table(tasks, by_unit=kind is TaskKind.REGISTERED)
            yield Part((head, table), landscape=documented(tasks))

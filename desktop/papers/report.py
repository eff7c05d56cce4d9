"""What a report on a period says: a quarter, half a year, a year, five years; one engine for all of them.

Four parts as reports have them: results; shortcomings and causes; what comes next; proposals. After Mẫu 1.4 of Nghị
định 30/2020/NĐ-CP (facts of the domain, 1.6 e). A part with nothing in it is left out and the numbering closes up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.domain.assessments import AssessmentSection
from desktop.domain.counts import Counts
from desktop.domain.office import LayoutProfile
from desktop.domain.tasks import TaskKind
from desktop.papers.assessments import SECTION_WORDS, Texts
from desktop.papers.blocks import (
    Addressees,
    Align,
    AnnexHead,
    Block,
    NumberedHeading,
    Paper,
    Paragraph,
    Part,
    Subject,
    TypeName,
)
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import Issue, letterhead, short_name, signature
from desktop.papers.report_figures import FigureLine, figures_table, years_table
from desktop.papers.report_lists import LIST_PARTS, LIST_PHRASES, ReportLists, list_sections
from desktop.papers.result_charts import MonthCounts, charted, months_chart, units_chart
from desktop.papers.sentences import numbered, paragraphs, sentence
from desktop.papers.task_tables import TaskLine, UnitLine, counts_table, result_table
from desktop.papers.year_words import YearResult, year_sentence

_KIND = "BC"

#: The kinds of tasks that have an annex, in its order.
ANNEXED = (TaskKind.COMMON, TaskKind.REGISTERED, TaskKind.KEY, TaskKind.DIRECTION)

#: What a report says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Báo cáo",
            "subject": "Kết quả thực hiện nhiệm vụ {period}{next}",
            "next": ", phương hướng, nhiệm vụ {period}",
            "opening": "{office} báo cáo kết quả thực hiện nhiệm vụ {period} như sau:",
            "none": "Chưa có kết quả nào được ghi nhận trong {period}.",
            "division-results": "",
            "division-ahead": "",
            "results": "Kết quả thực hiện",
            "tasks": "Kết quả thực hiện nhiệm vụ",
            "year": "Năm {year}: {said}",
            "by-unit": "Kết quả theo đơn vị chủ trì:",
            "chart": "Kết quả thực hiện nhiệm vụ theo đơn vị chủ trì",
            "chart-largest": "{title} ({count} đơn vị có nhiều nhiệm vụ nhất)",
            "chart-months": "Nhiệm vụ đến hạn và nhiệm vụ hoàn thành theo tháng",
            "meetings": "Công tác chỉ đạo, điều hành",
            "meetings-text": (
                "Đã tổ chức {meetings} hội nghị; ban hành {directions} ý kiến chỉ đạo, đến nay hoàn thành {done}"
                "{overdue}."
            ),
            "overdue": ", quá hạn chưa hoàn thành {count}",
            **LIST_PHRASES,
            "figures": "Số liệu tổng hợp",
            "shortcomings": "Hạn chế, nguyên nhân",
            "ahead": "Phương hướng, nhiệm vụ{period}",
            "proposals": "Đề xuất, kiến nghị",
            "closing": "Trên đây là báo cáo kết quả thực hiện nhiệm vụ {period} của {office}.",
            "reported-to": "{parent} (để báo cáo)",
            "recipients": "Các thành viên\nCác đơn vị thành viên",
            "annex-common": "Kết quả thực hiện nhiệm vụ chung {period}",
            "annex-registered": "Kết quả thực hiện nhiệm vụ do đơn vị thành viên chủ trì đăng ký {period}",
            "annex-key": "Kết quả thực hiện nhiệm vụ trọng tâm {period}",
            "annex-direction": "Kết quả thực hiện ý kiến chỉ đạo {period}",
        }
    ),
    MappingProxyType(
        {
            LayoutProfile.PARTY: MappingProxyType(
                {
                    "division-results": "Phần thứ nhất\nKết quả thực hiện nhiệm vụ {period}",
                    "division-ahead": "Phần thứ hai\nPhương hướng, nhiệm vụ{next}",
                    "results": "Kết quả đạt được",
                    "ahead": "Nhiệm vụ trọng tâm{period}",
                }
            )
        }
    ),
    parts=(
        "addressees",
        "by-unit",
        "chart",
        *LIST_PARTS,
        "meetings",
        "figures",
        "shortcomings",
        "ahead",
        "proposals",
        "common",
        "registered",
        "key",
        "direction",
    ),
)


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """What a report is made of, every number counted from the records.

    ``period`` is how it is called ("năm 2020", "quý I năm 2021"), ``next_period`` the one whose tasks stand ahead.
    ``results`` has the counts of each year's plan that the period looks at, ``units`` those of the lead units,
    ``months`` what fell due and what was done in each.
    ``directions`` counts what ``meetings`` (a number) directed. ``lists`` are those that stand in the report itself,
    ``tasks`` those of the annexes.
    """

    issue: Issue
    period: str
    results: tuple[YearResult, ...]
    units: tuple[UnitLine, ...] = ()
    months: tuple[MonthCounts, ...] = ()
    tasks: Mapping[TaskKind, tuple[TaskLine, ...]] = field(default_factory=dict)
    figures: tuple[FigureLine, ...] = ()
    texts: Texts = field(default_factory=dict)
    meetings: int = 0
    directions: Counts = field(default_factory=Counts)
    next_period: str = ""
    ahead: tuple[TaskLine, ...] = ()
    lists: ReportLists = field(default_factory=ReportLists)
    addressees: tuple[str, ...] = ()


def report_blocks(record: ReportRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the report with an annex for each kind of task that there is, across the sheet."""
    report = _Report(record, phrases.of(record.issue.office.profile))
    title = f"{report.say('type-name')}: {report.subject()}"
    return Paper(title, record.issue.office.name, Part(tuple(report.main())), tuple(report.annexes()))


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    record: ReportRecord
    phrases: Phrases

    def say(self, key: str, **fields: object) -> str:
        usual = {"period": self.record.period, "office": short_name(self.record.issue.office)}
        return self.phrases.say(key, **{**usual, **fields})

    def subject(self) -> str:
        ahead = self.record.next_period
        return self.say("subject", next=self.say("next", period=ahead) if ahead else "")

    def main(self) -> Iterator[Block]:
        """Yield the report itself."""
        issue = self.record.issue
        yield letterhead(issue, _KIND)
        yield TypeName(self.say("type-name"))
        yield Subject(self.subject())
        if self.record.addressees and self.phrases.includes("addressees"):
            yield Addressees(self.record.addressees)
        yield Paragraph(self.say("opening", office=issue.office.name))
        yield from tuple(self._body()) or (Paragraph(self.say("none")),)
        yield Paragraph(self.say("closing"), closing=True)
        yield signature(issue, self.phrases)

    def _body(self) -> Iterator[Block]:
        """Yield the parts; where the layout family has divisions over them, each numbers its parts anew."""
        ordinal = 0
        for division, sections in (("division-results", self._looking_back()), ("division-ahead", self._looking_on())):
            said = [section for section in sections if section.blocks]
            heading = self.say(division, next=_after(self.record.next_period)) if said else ""
            for line in heading.splitlines():
                yield Paragraph(line.upper() if line != heading.splitlines()[0] else line, Align.CENTRE, bold=True)
            ordinal = 0 if heading else ordinal
            for section in said:
                ordinal += 1
                yield NumberedHeading(1, ordinal, section.title)
                yield from section.blocks

    def _looking_back(self) -> list[_Section]:
        shortcomings = (AssessmentSection.SHORTCOMINGS, AssessmentSection.CAUSES, AssessmentSection.LESSONS)
        texts = [(SECTION_WORDS[one], self.record.texts.get(one, "")) for one in shortcomings]
        found = tuple(_numbered_texts(texts)) if self.phrases.includes("shortcomings") else ()
        return [_Section(self.say("results"), tuple(self._results())), _Section(self.say("shortcomings"), found)]

    def _looking_on(self) -> list[_Section]:
        ahead: list[Block] = []
        for ordinal, task in enumerate(self.record.ahead, start=1):
            ahead += numbered(2, ordinal, sentence(task.title))
        proposals = self.record.texts.get(AssessmentSection.PROPOSALS, "")
        title = self.say("ahead", period=_after(self.record.next_period))
        return [
            _Section(title, tuple(ahead) if self.phrases.includes("ahead") else ()),
            _Section(self.say("proposals"), tuple(paragraphs(proposals)) if self.phrases.includes("proposals") else ()),
        ]

    def _results(self) -> Iterator[Block]:
        achievements = self.record.texts.get(AssessmentSection.ACHIEVEMENTS, "")
        sections = (
            _Section(self.say("tasks"), tuple(self._tasks())),
            *(_Section(*said) for said in list_sections(self.record.lists, self.phrases)),
            _Section(self.say("meetings"), tuple(self._meetings())),
            _Section(SECTION_WORDS[AssessmentSection.ACHIEVEMENTS], tuple(paragraphs(achievements))),
            _Section(self.say("figures"), tuple(self._figures())),
        )
        for ordinal, section in enumerate((one for one in sections if one.blocks), start=1):
            yield NumberedHeading(2, ordinal, section.title)
            yield from section.blocks

    def _tasks(self) -> Iterator[Block]:
        record, several = self.record, len(self.record.results) > 1
        for result in record.results:
            if said := year_sentence(result):
                text = self.say("year", year=result.year, said=said[:1].lower() + said[1:]) if several else said
                yield Paragraph(sentence(text))
        if several and any(result.all.total for result in record.results):
            yield years_table(record.results)
        if record.units and self.phrases.includes("by-unit"):
            yield Paragraph(self.say("by-unit"))
            yield counts_table(record.units, _total(record.units))
            if self.phrases.includes("chart"):
                yield units_chart(self._chart_title(record.units), record.units)
        if any(one.due or one.done for one in record.months) and self.phrases.includes("chart"):
            yield months_chart(self.say("chart-months"), record.months)

    def _chart_title(self, units: tuple[UnitLine, ...]) -> str:
        """Return what the chart of units shows, and how many of them where it has no room for all."""
        title, shown = self.say("chart"), len(charted(units))
        all_shown = shown == sum(bool(one.counts.total) for one in units)
        return title if all_shown else self.say("chart-largest", title=title, count=shown)

    def _meetings(self) -> Iterator[Block]:
        counts = self.record.directions
        if (self.record.meetings or counts.total) and self.phrases.includes("meetings"):
            overdue = self.say("overdue", count=counts.open_overdue) if counts.open_overdue else ""
            yield Paragraph(
                self.say(
                    "meetings-text",
                    meetings=self.record.meetings,
                    directions=counts.total,
                    done=counts.done,
                    overdue=overdue,
                )
            )

    def _figures(self) -> Iterator[Block]:
        if self.record.figures and self.phrases.includes("figures"):
            yield figures_table(self.record.figures)

    def annexes(self) -> Iterator[Part]:
        """Yield the lists of tasks by kind."""
        issue = self.record.issue
        for kind in ANNEXED:
            tasks = self.record.tasks.get(kind, ())
            if tasks and self.phrases.includes(kind.value):
                title, paper = self.say(f"annex-{kind.value}"), self.say("type-name")
                head = AnnexHead("Phụ lục", title, paper, issue.symbol(_KIND), issue.dated, issue.office.name)
                table = result_table(tasks, by_unit=kind is TaskKind.REGISTERED)
                yield Part((head, table), landscape=True)


def _after(period: str) -> str:
    return f" {period}" if period else ""


def _numbered_texts(texts: list[tuple[str, str]]) -> Iterator[Block]:
    for ordinal, (title, text) in enumerate((one for one in texts if one[1].strip()), start=1):
        yield NumberedHeading(2, ordinal, title)
        yield from paragraphs(text)


def _total(units: tuple[UnitLine, ...]) -> Counts:
    return sum((one.counts for one in units), Counts())

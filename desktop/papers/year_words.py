"""The counts of a year's plan in words, as official reports put them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.counts import Count, Counts
from desktop.domain.tasks import TaskKind
from desktop.papers.phrases import percent
from desktop.papers.sentences import listed

#: What the kinds of tasks are called within sentences.
TASK_WORDS: Mapping[TaskKind, str] = MappingProxyType(
    {
        TaskKind.COMMON: "nhiệm vụ chung",
        TaskKind.REGISTERED: "nhiệm vụ do đơn vị thành viên chủ trì đăng ký",
        TaskKind.KEY: "nhiệm vụ trọng tâm",
        TaskKind.DIRECTION: "ý kiến chỉ đạo",
    }
)

#: What the counts are called in the columns of tables.
COUNT_WORDS: Mapping[Count, str] = MappingProxyType(
    {
        Count.DONE_ON_TIME: "Hoàn thành",
        Count.DONE_LATE: "Hoàn thành, quá hạn",
        Count.OPEN_IN_TIME: "Trong hạn",
        Count.OPEN_OVERDUE: "Quá hạn",
        Count.WITHDRAWN: "Đã rút",
    }
)


@dataclass(frozen=True, slots=True)
class YearResult:
    """The counts of a year's plan by kind of task, in the order of printing."""

    year: int
    counts: Mapping[TaskKind, Counts]

    @property
    def all(self) -> Counts:
        """All kinds together."""
        return sum(self.counts.values(), Counts())


def year_sentence(result: YearResult) -> str:
    """Return "Đã hoàn thành 9/9 nhiệm vụ chung và 37/37 …, đạt 100 % kế hoạch"; empty when the year has no task."""
    planned = {kind: counts for kind, counts in result.counts.items() if counts.total}
    share = sum(planned.values(), Counts()).percent
    if share is None:
        return ""
    phrases = [f"{counts.ratio} {TASK_WORDS[kind]}" for kind, counts in planned.items()]
    return f"Đã hoàn thành {listed(phrases)}, đạt {percent(share)} kế hoạch"


def share_of(counts: Counts) -> str:
    """Return the percent of plan as tables have it: "97,9"; a dash where nothing was planned."""
    return "–" if counts.percent is None else percent(counts.percent).removesuffix(" %")

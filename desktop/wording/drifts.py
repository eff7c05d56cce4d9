"""What became of the numbers of an issued report, in words: "37/37 → 36/37", because of which records."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop import wording
from desktop.domain.counts import Count
from desktop.domain.frozen import CountDrift, FigureDrift
from desktop.services.drifts import Drifted, Origin, TaskReason
from desktop.services.figures import FigureRow
from desktop.wording.histories import entry_line
from desktop.words import tr


@dataclass(frozen=True, slots=True)
class DriftLine:
    """One thing that is otherwise: in which number, which task or indicator, from what to what, because of what."""

    number: str
    about: str
    change: str
    because: str
    reason: TaskReason | None = None


def drift_lines(found: Drifted) -> list[DriftLine]:
    """Return every task and every sum that is otherwise now."""
    tasks = (_task_line(count, reason) for count in found.drift.counts for reason in found.tasks_of(count))
    return [*tasks, *(_figure_line(drift, rows) for drift, rows in found.figures)]


def drift_summary(found: Drifted) -> str:
    """Return the numbers that are otherwise, in one line: "Nhiệm vụ đăng ký: 37/37 → 36/37"."""
    return "; ".join(dict.fromkeys(line.number for line in drift_lines(found)))


def _task_line(count: CountDrift, reason: TaskReason) -> DriftLine:
    number = f"{wording.label(count.kind)}: {wording.ratio(count.before)} → {wording.ratio(count.now)}"
    moved = reason.moved
    change = f"{_count(moved.before)} → {_count(moved.now)}"
    return DriftLine(number, moved.title, change, "\n".join(_task_causes(reason)), reason)


def _count(count: Count | None) -> str:
    return wording.label(count) if count else tr("(không có)")


def _task_causes(reason: TaskReason) -> Iterator[str]:
    if reason.moved.now is None:
        yield tr("nhiệm vụ đã bị xóa khỏi sổ")
    elif reason.origin is not None:
        yield _source(reason.origin)
    elif reason.moved.before is None:
        yield tr("nhiệm vụ mới thêm vào sổ")
    elif not reason.entries:
        yield tr("sửa hoặc xóa trực tiếp trong sổ")
    for entry in reason.entries:
        source = f" – {_source(entry.origin)}" if entry.origin else ""
        yield entry_line(entry) + source


def _source(origin: Origin) -> str:
    return tr("nhập từ {file}, dòng {row}").format(file=origin.file, row=origin.row)


def _figure_line(drift: FigureDrift, rows: tuple[FigureRow, ...]) -> DriftLine:
    change = f"{_quantity(drift.before)} → {_quantity(drift.now)} {drift.measure}".rstrip()
    causes = map(_figure_cause, rows) if rows else [tr("sửa hoặc xóa trực tiếp trong sổ")]
    return DriftLine(f"{drift.indicator}: {change}", drift.indicator, change, "\n".join(causes))


def _quantity(value: Decimal | None) -> str:
    return tr("(không có)") if value is None else wording.number(value.normalize())


def _figure_cause(row: FigureRow) -> str:
    recorded = row.figure.recorded_at
    day = wording.day(recorded.date()) if recorded else ""
    said = f"{day} {row.unit}: {wording.number(row.figure.quantity)} {row.figure.measure}".strip()
    return f"{said} – {_source(row.origin)}" if row.origin else said

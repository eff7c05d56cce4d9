"""Commands that count: a year's tasks, the figures of a time."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from desktop import answers
from desktop.commands.basis import Answer, Options, opened_ledger
from desktop.domain.tasks import TaskKind
from desktop.services import figures, summaries
from desktop.wording import label
from desktop.wording import number as format_number
from desktop.words import tr


def summarise(options: Options) -> Answer:
    """Give the counts of a year."""
    as_of = options.as_of or summaries.usual_day(options.year, date.today())
    with opened_ledger(options) as ledger:
        units_on = date.today() if options.units == "today" else None
        found = summaries.summary(ledger, options.year, as_of, units_on)
    return Answer(answers.summary(found), tuple(_summary_lines(found, by_unit=options.by == "unit")))


def _summary_lines(found: summaries.Summary, *, by_unit: bool) -> Iterator[str]:
    yield tr("Năm {year}, tính đến ngày {day}").format(year=found.year, day=f"{found.as_of:%d/%m/%Y}")
    for kind in TaskKind:
        if found.kinds[kind].total:
            yield f"{label(kind)}: {found.kinds[kind].ratio}"
    if by_unit:
        for unit in found.units:
            name = unit.name or tr("(chưa rõ đơn vị)")
            yield f"{name}: {unit.all.ratio}"
    if found.all.percent is not None:
        yield tr("Tổng: {ratio}, {percent} % kế hoạch").format(ratio=found.all.ratio, percent=found.all.percent)


def sum_figures(options: Options) -> Answer:
    """Give the sums of figures by indicator."""
    with opened_ledger(options) as ledger:
        units_on = date.today() if options.units == "today" else None
        found = figures.totals(ledger, options.start, options.end, units_on)
    lines = []
    for total in found:
        lines.append(f"{total.indicator}: {_sum_text(total.quantity)} {total.measure}")
        if options.by == "unit":
            lines += [f"    {unit.unit}: {_sum_text(unit.quantity)}" for unit in total.units]
    return Answer(answers.figures(options.start, options.end, found), tuple(lines))


def _sum_text(quantity: Decimal | None) -> str:
    return format_number(quantity) if quantity is not None else tr("không cộng được")

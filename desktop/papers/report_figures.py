"""Figures and counts in reports: what is summed, beside the same period of the year before; tables of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.papers.blocks import Align, Column, Row, TableBlock
from desktop.papers.phrases import number
from desktop.papers.sentences import first_upper
from desktop.papers.year_words import TASK_WORDS, YearResult, share_of

#: What stands in place of the sum of figures that can't be added.
NOT_ADDED = "không cộng được"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """The sum of an indicator in its ``measure`` as people write it; ``before`` is that of a year earlier.

    ``quantity`` is ``None`` for an indicator whose figures can't be added: percentages, averages.
    """

    indicator: str
    measure: str
    quantity: Decimal | None
    approximate: bool = False
    before: Decimal | None = None

    @property
    def text(self) -> str:
        """The sum in words and digits: "khoảng 33.000.000.000 đồng"."""
        return self.digits if self.quantity is None else f"{self.digits} {self.measure}".rstrip()

    @property
    def digits(self) -> str:
        """The sum without its measure, or that there is none."""
        if self.quantity is None:
            return NOT_ADDED
        return f"{'khoảng ' if self.approximate else ''}{number(self.quantity)}"


def figures_table(figures: Sequence[FigureLine]) -> TableBlock:
    """Return the sums by indicator, beside those of the year before where some are known."""
    compared = any(figure.before is not None for figure in figures)
    before = (Column("Cùng kỳ năm trước", 30, Align.RIGHT),) if compared else ()
    columns = (
        Column("STT", 12, Align.CENTRE),
        Column("Chỉ tiêu", 68),
        Column("Đơn vị tính", 22, Align.CENTRE),
        Column("Kết quả", 34, Align.RIGHT),
        *before,
    )
    return TableBlock(columns, tuple(_row(at, one, compared=compared) for at, one in enumerate(figures, start=1)))


def _row(ordinal: int, figure: FigureLine, *, compared: bool) -> Row:
    before = "" if figure.before is None else number(figure.before)
    cells = (str(ordinal), figure.indicator, figure.measure, figure.digits)
    return Row((*cells, before) if compared else cells)


def years_table(results: Sequence[YearResult]) -> TableBlock:
    """Return done of planned by year and kind of task, for reports over several years."""
    kinds = [kind for kind in TASK_WORDS if any(one.counts.get(kind) and one.counts[kind].total for one in results)]
    shares = [Column(first_upper(TASK_WORDS[kind]), 40, Align.CENTRE) for kind in kinds]
    columns = (
        Column("Năm", 18, Align.CENTRE),
        *shares,
        Column("Tổng số", 24, Align.CENTRE),
        Column("Tỷ lệ (%)", 20, Align.RIGHT),
    )
    rows = (
        Row((str(one.year), *(one.counts[kind].ratio for kind in kinds), one.all.ratio, share_of(one.all)))
        for one in results
    )
    return TableBlock(columns, tuple(rows))

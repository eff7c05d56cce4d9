"""What the kinds, parts and sources of figures are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.figure_grid import Shown
from desktop.domain.figures import Aspect, FigureSource
from desktop.domain.year_parts import PartKind
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        PartKind: {
            PartKind.MONTH: mark("Theo tháng"),
            PartKind.QUARTER: mark("Theo quý"),
            PartKind.HALF: mark("Theo 6 tháng"),
            PartKind.YEAR: mark("Theo năm"),
        },
        Shown: {
            Shown.DONE: mark("Thực hiện"),
            Shown.CUMULATIVE: mark("Lũy kế từ đầu năm"),
            Shown.PLAN: mark("Kế hoạch"),
            Shown.PERCENT: mark("% kế hoạch"),
            Shown.LAST_YEAR: mark("Cùng kỳ năm trước"),
        },
        Aspect: {Aspect.PLAN: mark("Kế hoạch"), Aspect.DONE: mark("Thực hiện")},
        FigureSource: {
            FigureSource.IMPORT: mark("Tệp Excel"),
            FigureSource.TYPED: mark("Nhập tay"),
            FigureSource.PASTED: mark("Dán từ Excel"),
        },
    }
)

"""What the members of the domain's enums are called on screen, a module for each part of the product."""

from collections.abc import Mapping
from enum import StrEnum

from desktop.wording.labels import (
    concluding,
    figures,
    finding,
    imports,
    meetings,
    offices,
    papers,
    registers,
    tasks,
    units,
)

#: The names by enum and member, to be translated.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    **concluding.LABELS,
    **finding.LABELS,
    **figures.LABELS,
    **imports.LABELS,
    **meetings.LABELS,
    **offices.LABELS,
    **papers.LABELS,
    **registers.LABELS,
    **tasks.LABELS,
    **units.LABELS,
}

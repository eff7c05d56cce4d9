"""What the members of the domain's enums are called on screen, a module for each part of the product."""

from collections.abc import Mapping
from enum import StrEnum

from desktop.wording.labels import imports, meetings, offices, papers, tasks

#: The names by enum and member, to be translated.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    **imports.LABELS,
    **meetings.LABELS,
    **offices.LABELS,
    **papers.LABELS,
    **tasks.LABELS,
}

"""What a person says of a workbook, before it is read."""

from dataclasses import dataclass, replace

from desktop.domain.imports import ColumnSense, SheetKind


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a file instead of its sheets: the plan's year, the kind, the sender.

    ``columns`` say of headings which field stands under them, "" for a column that is not to be read; ``senses`` say of
    headings how the cells under them are to be understood.
    """

    year: int | None = None
    kind: SheetKind | None = None
    sender: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    senses: tuple[tuple[str, ColumnSense], ...] = ()

    def with_sense(self, heading: str, sense: ColumnSense) -> "Given":
        """Return the same and how the cells under ``heading`` are to be understood."""
        return replace(self, senses=tuple({**dict(self.senses), heading: sense}.items()))


NOTHING_GIVEN = Given()

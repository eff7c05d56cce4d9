"""The ledger's schema, version by version.

A ledger carries the number of the last step that made it (``PRAGMA user_version``). Opening it runs the steps that it
has not got, all in one transaction. A step is never edited once it has shipped: append a new one, and its test.
"""

from collections.abc import Iterator

from desktop.storage.migrations.coordinators import COORDINATORS
from desktop.storage.migrations.figures import FIGURES
from desktop.storage.migrations.first import FIRST, SECOND, THIRD
from desktop.storage.migrations.imported_rows import IMPORTED_ROWS
from desktop.storage.migrations.meetings import FOURTH
from desktop.storage.migrations.registers import REGISTERS, REGISTERS_SEARCHED
from desktop.storage.migrations.scale import SCALE
from desktop.storage.migrations.searching import FIGURES_SEARCHED, SEARCHED, SEARCHED_BY_SQL
from desktop.storage.migrations.signed import NEW_DIRECTIONS_STAY, SIGNED_STAYS
from desktop.storage.migrations.standings import FIFTH
from desktop.storage.migrations.sums import SUMS
from desktop.storage.migrations.units import UNITS_THROUGH_TIME
from desktop.storage.migrations.year import YEAR

#: Every step in order; the version of a ledger is how many it has got.
STEPS = (
    FIRST,
    SECOND,
    THIRD,
    FOURTH + SIGNED_STAYS,
    FIFTH,
    YEAR,
    UNITS_THROUGH_TIME,
    SEARCHED,
    FIGURES + FIGURES_SEARCHED,
    REGISTERS + REGISTERS_SEARCHED,
    SCALE,
    SUMS,
    COORDINATORS + SEARCHED_BY_SQL + IMPORTED_ROWS,
    NEW_DIRECTIONS_STAY,
)

#: The version of a ledger that this program writes.
VERSION = len(STEPS)


def statements_after(version: int) -> Iterator[str]:
    """Yield the statements that bring a ledger of ``version`` to :data:`VERSION`, in order."""
    for step in STEPS[version:]:
        yield from _statements(step)


def _statements(step: str) -> Iterator[str]:
    """Yield the statements of a step: each ends with a line's semicolon, a trigger with its own END."""
    statement = ""
    for line in step.splitlines(keepends=True):
        statement += line
        trigger = statement.lstrip().startswith("CREATE TRIGGER")
        if line.rstrip() == "END;" if trigger else line.rstrip().endswith(";"):
            yield statement.strip().removesuffix(";")
            statement = ""

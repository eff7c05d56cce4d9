"""A small workbook into a ledger and out again, without the copy that is made before: ``small_import WORKBOOK LEDGER``.

The copy costs what copies of the ledger cost, whatever is imported; it has a measure of its own.
"""

import gc
import sys
from datetime import datetime
from pathlib import Path
from unittest import mock

from desktop.services import backups, imports, layouts, ledgers, readings
from tests.benchmarks.harness import Part


def main(workbook: Path, ledger: Path) -> imports.Undone:
    """Read the workbook, take all over that can be taken over, and take it back."""
    now = datetime.now()
    with ledgers.open_ledger(ledger) as opened, Part():
        files = readings.open_workbooks([workbook])
        said = layouts.readings(opened, files, {}, {})
        plan = imports.plan(opened, said, now.date(), {}, imports.returned_keys(opened, files))
        taken = imports.take_over(opened, plan, imports.USUAL, {}, now, contents=files.contents).value
        return imports.undo(opened, taken.batch or 0, now).value


if __name__ == "__main__":
    gc.disable()  # as the program does
    with mock.patch.object(backups, "before_import"):
        result = main(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{result.taken_back} taken over and back")
    if not result.taken_back or result.kept:
        sys.exit("nothing was measured")

"""An import as the program does it, without the start of the program: ``… import_program WORKBOOK LEDGER``.

From opening the ledger to closing it, with the process that reads the file, the plan, the copy of the ledger that is
made before, and what is needed to take it back.
"""

import gc
import sys
from datetime import datetime
from pathlib import Path

from desktop.services import imports, layouts, ledgers, readings
from tests.benchmarks.harness import Part


def main(workbook: Path, ledger: Path) -> imports.BatchResult:
    """Read the workbook and take all over that can be taken over."""
    now = datetime.now()
    with ledgers.open_ledger(ledger) as opened:
        files = readings.open_workbooks([workbook])
        said = layouts.readings(opened, files, {}, {})
        plan = imports.plan(opened, said, now.date(), {}, imports.returned_keys(opened, files))
        return imports.take_over(opened, plan, imports.USUAL, {}, now, contents=files.contents).value


if __name__ == "__main__":
    gc.disable()  # as the program does
    with Part():
        result = main(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{result.new} new, {result.changed} changed")
    if not result.new:
        sys.exit("the workbook was refused: nothing was measured")

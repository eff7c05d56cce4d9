"""A workbook's values as calamine gives them: ``python -m tests.benchmarks.cases.reading_by_calamine WORKBOOK``."""

import sys

from python_calamine import CalamineWorkbook

from tests.benchmarks.harness import Part

if __name__ == "__main__":
    with Part():
        rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
    print(f"{len(rows)} rows")

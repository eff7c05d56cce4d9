"""A long list as a workbook by the program: ``long_export ROWS``."""

import sys

from desktop.spreadsheets.export import Table, export_table
from tests.benchmarks.cases.export_by_hand import HEADINGS, rows
from tests.benchmarks.harness import Part

if __name__ == "__main__":
    export_table(Table("Nhiệm vụ", HEADINGS, rows(3)))
    with Part():
        made = export_table(Table("Nhiệm vụ", HEADINGS, rows(int(sys.argv[1]))))
    print(f"{len(made)} bytes")

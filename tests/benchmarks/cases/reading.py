"""A workbook's cells as the program reads them, without the start of a process: ``… cases.reading WORKBOOK``."""

import sys
from pathlib import Path

from desktop.spreadsheets.opening import read_workbook
from desktop.spreadsheets.xlsx import read_xlsx
from tests.benchmarks.harness import Part

if __name__ == "__main__":
    assert read_xlsx  # opening.py loads it when it is needed; here it is there before the part that is measured
    with Part():
        book = read_workbook(Path(sys.argv[1]))
    print(f"{len(book.sheets[0].rows)} rows")

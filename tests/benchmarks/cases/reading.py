"""A workbook's values as the program reads them: ``python -m tests.benchmarks.cases.reading WORKBOOK``."""

import sys
from pathlib import Path

from desktop.spreadsheets.xlsx import read_values
from tests.benchmarks.harness import Part

if __name__ == "__main__":
    with Part():
        book = read_values(Path(sys.argv[1]))
    print(f"{len(book.sheets[0].rows)} rows")

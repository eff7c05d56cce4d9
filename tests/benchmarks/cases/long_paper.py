"""A long list by the program, as a later paper of a session: ``long_paper people|tasks pdf|docx ROWS``."""

import sys
from itertools import islice

from desktop.papers.blocks import Paper, Part, TableBlock
from desktop.papers.fonts import find_fonts
from desktop.papers.layout import ND30
from desktop.papers.pdf import render
from desktop.papers.word import render_word
from tests.benchmarks.harness import Part as Measured
from tests.papers.gallery import PEOPLE_COLUMNS, TASK_COLUMNS, people_rows, task_rows

#: A Word file is made in less time than a process's clock tells apart: both sides make so many.
TIMES = 20

COLUMNS = {"people": PEOPLE_COLUMNS, "tasks": TASK_COLUMNS}
ROWS = {"people": people_rows, "tasks": task_rows}


def paper(kind: str, count: int) -> Paper:
    """Return a list of ``count`` rows across the sheet."""
    table = TableBlock(COLUMNS[kind], tuple(islice(ROWS[kind](count), count)))
    return Paper("Danh sách", "Ban Chỉ đạo", Part((table,), landscape=True))


if __name__ == "__main__":
    kind, form, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    make = render if form == "pdf" else render_word
    make(paper(kind, 3), ND30, find_fonts())
    with Measured():
        for _ in range(1 if form == "pdf" else TIMES):
            made = make(paper(kind, count), ND30, find_fonts())
    print(f"{len(made)} bytes")

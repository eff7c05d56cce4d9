"""The floor of an import: a workbook's rows, as they are, into SQLite with two indexes and full-text search.

``python -m tests.benchmarks.cases.import_floor WORKBOOK DATABASE HEADING_ROWS WIDTH TEXT …``: so many cells of each row
are kept, and the columns numbered ``TEXT`` can be searched. No headings, no dates, no units, no checks; text is not
cleaned, and its marks are folded by SQLite itself.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from tests.benchmarks.harness import Part


def schema(width: int, texts: Sequence[str]) -> str:
    """Return the statements that make the tables for rows of so many cells."""
    searched = ", ".join(f"c{text}" for text in texts)
    return f"""
        CREATE TABLE task (id INTEGER PRIMARY KEY, {", ".join(f"c{place}" for place in range(width))});
        CREATE INDEX task_unit ON task (c3);
        CREATE INDEX task_due ON task (c6);
        CREATE VIRTUAL TABLE task_search USING fts5 (
            {searched}, content = 'task', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
        );
    """


def rows(path: str, heading: int, width: int) -> Iterator[list[object]]:
    """Yield the cells of each row below the heading; days as text."""
    for cells in islice(CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows(), heading, None):
        yield [cell.isoformat() if type(cell) is date else cell for cell in cells[:width]]


def main(workbook: str, database: str, heading: int, width: int, texts: Sequence[str]) -> None:
    """Read the workbook into a new database."""
    connection = dbapi2.connect(database)
    connection.executescript(schema(width, texts))
    searched = ", ".join(f"c{text}" for text in texts)
    with connection:
        places = ", ".join("?" * width)
        connection.executemany(f"INSERT INTO task VALUES (NULL, {places})", rows(workbook, heading, width))
        connection.execute(f"INSERT INTO task_search (rowid, {searched}) SELECT id, {searched} FROM task")
    connection.close()


if __name__ == "__main__":
    path, made, heading, width, *searched = sys.argv[1:]
    with Part():
        main(path, made, int(heading), int(width), searched)

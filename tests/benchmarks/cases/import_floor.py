"""The floor of an import: a workbook's rows, as they are, into SQLite with a folded column and full-text search.

``python -m tests.benchmarks.cases.import_floor WORKBOOK DATABASE``. No headings, no dates, no units, no checks.
"""

import sys
import unicodedata
from collections.abc import Iterator

from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

HEADING_ROWS = 6
SCHEMA = """
    CREATE TABLE task (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, folded);
    CREATE INDEX task_unit ON task (c);
    CREATE INDEX task_due ON task (e);
    CREATE VIRTUAL TABLE task_search USING fts5 (folded, content = 'task', content_rowid = 'id');
"""


def rows(path: str) -> Iterator[tuple[object, ...]]:
    """Yield the seven cells of each row and its second one without marks."""
    for number, cells in enumerate(CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()):
        if number >= HEADING_ROWS:
            folded = unicodedata.normalize("NFD", str(cells[1])).encode("ascii", "ignore").decode()
            yield (*cells[:7], folded)


if __name__ == "__main__":
    workbook, database = sys.argv[1:]
    connection = dbapi2.connect(database)
    connection.executescript(SCHEMA)
    with connection:
        connection.executemany("INSERT INTO task VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", rows(workbook))
        connection.execute("INSERT INTO task_search (rowid, folded) SELECT id, folded FROM task")
    connection.close()

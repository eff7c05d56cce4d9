"""What one writes first: openpyxl reads the workbook, and peewee makes each row a record, in one transaction.

``python -m tests.benchmarks.cases.import_naive WORKBOOK DATABASE HEADING_ROWS WIDTH``: the same cells as the floor's
(:mod:`tests.benchmarks.cases.import_floor`), and a trigger that lets each row be found as it is written.
"""

import sys
from datetime import date
from itertools import islice
from typing import Any

import peewee
from openpyxl import load_workbook

from tests.benchmarks.harness import Part


def main(workbook: str, database: str, heading: int, width: int) -> None:
    """Read the workbook into a new database."""
    connection = peewee.SqliteDatabase(database)
    columns = {f"c{place}": peewee.TextField(null=True, index=place in (3, 6)) for place in range(width)}
    meta = type("Meta", (), {"database": connection})
    task: Any = type("Task", (peewee.Model,), {**columns, "Meta": meta})
    connection.create_tables([task])
    connection.execute_sql("CREATE VIRTUAL TABLE search USING fts5 (said, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute_sql(
        "CREATE TRIGGER found AFTER INSERT ON task BEGIN INSERT INTO search (rowid, said) VALUES (NEW.id, NEW.c1); END"
    )
    with connection.atomic():
        for cells in islice(load_workbook(workbook).worksheets[0].iter_rows(values_only=True), heading, None):
            said = [cell.isoformat() if isinstance(cell, date) else cell for cell in cells[:width]]
            task.create(**dict(zip(columns, said, strict=False)))
    connection.close()


if __name__ == "__main__":
    path, made, heading, width = sys.argv[1:]
    with Part():
        main(path, made, int(heading), int(width))

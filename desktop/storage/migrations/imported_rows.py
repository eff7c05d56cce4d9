"""The step that leaves to a workbook what its rows said, for it is kept whole, and gives problems a table.

Nothing looks for the records of an imported row, and no row is ever deleted: the indexes for that only cost.
"""

IMPORTED_ROWS = """
CREATE TABLE import_problem (
    row_id INTEGER NOT NULL REFERENCES import_row (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, code TEXT NOT NULL, cell TEXT NOT NULL, found TEXT NOT NULL,
    PRIMARY KEY (row_id, place)
) WITHOUT ROWID;
INSERT INTO import_problem
    SELECT import_row.id, each.key, each.value ->> 0, each.value ->> 1, each.value ->> 2
    FROM import_row, json_each(import_row.problems) AS each WHERE import_row.problems <> '[]';
ALTER TABLE import_row DROP COLUMN said;
ALTER TABLE import_row DROP COLUMN before;
ALTER TABLE import_row DROP COLUMN problems;
DROP INDEX task_import_row;
DROP INDEX report_import_row;
DROP INDEX figure_import_row;
DROP INDEX figure_past_import_row;
DROP INDEX task_conclusion;
CREATE INDEX task_of_conclusion ON task (conclusion_id) WHERE conclusion_id IS NOT NULL;
"""

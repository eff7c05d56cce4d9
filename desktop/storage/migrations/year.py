"""Step of the year's work: tasks under a programme, results in quantities, lists in the order of the plan."""

YEAR = """
ALTER TABLE task ADD COLUMN programme_id INTEGER REFERENCES programme (id) ON DELETE SET NULL;
CREATE INDEX task_of_programme ON task (programme_id) WHERE programme_id IS NOT NULL;
ALTER TABLE report ADD COLUMN quantity TEXT;
ALTER TABLE report ADD COLUMN measure TEXT;
CREATE INDEX standing_span_planned ON standing_span (year, task_id, from_on, until_on);
"""

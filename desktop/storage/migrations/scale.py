"""The step for a province's ten years: what the first page asks is found in one index each, or was counted already."""

SCALE = """
DROP INDEX standing_span_counted;
CREATE INDEX standing_span_counted ON standing_span
    (year, kind, lead_unit_id, until_on, from_on, state, overdue_after, reported, conclusion_id, due_on);
CREATE INDEX standing_span_open ON standing_span (year, due_on, task_id, until_on, from_on, overdue_after)
    WHERE state = 'open-in-time';
DROP INDEX standing_span_open_direction;
CREATE INDEX standing_span_open_direction ON standing_span (overdue_after, task_id, until_on, from_on)
    WHERE kind = 'direction' AND state = 'open-in-time';
DELETE FROM counted_year;
ALTER TABLE year_count ADD COLUMN reported INTEGER NOT NULL DEFAULT 0;
"""

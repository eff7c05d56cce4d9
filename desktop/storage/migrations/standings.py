"""Step 5: where tasks stand, kept as a cache so that a province's ten years are counted and listed at once.

Triggers note which tasks have to be looked at again, whoever changes them; nothing else is derived here. Tasks are
found by their year, too, so that a word is looked for in one plan only.
"""

FIFTH = """
CREATE TABLE standing_span (
    task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    from_on DATE NOT NULL, until_on DATE NOT NULL,
    year INTEGER NOT NULL, kind TEXT NOT NULL, lead_unit_id INTEGER, conclusion_id INTEGER,
    state TEXT NOT NULL, overdue_after DATE,
    reported TEXT, percent TEXT, done_on DATE, due_on DATE NOT NULL, heard_on DATE, extension_id INTEGER,
    PRIMARY KEY (task_id, from_on)
) WITHOUT ROWID;
CREATE INDEX standing_span_counted
    ON standing_span (year, kind, lead_unit_id, until_on, from_on, state, overdue_after, reported, conclusion_id);
CREATE INDEX standing_span_open_direction ON standing_span (overdue_after, task_id)
    WHERE kind = 'direction' AND state = 'open-in-time';
CREATE INDEX attendee_counted ON attendee (meeting_id, attendance);
CREATE TABLE stale_task (task_id INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE counted_year (year INTEGER NOT NULL PRIMARY KEY, as_of DATE NOT NULL);
CREATE TABLE year_count (
    year INTEGER NOT NULL REFERENCES counted_year (year) ON DELETE CASCADE,
    kind TEXT NOT NULL, lead_unit_id INTEGER NOT NULL,
    done_on_time INTEGER NOT NULL, done_late INTEGER NOT NULL,
    open_in_time INTEGER NOT NULL, open_overdue INTEGER NOT NULL, withdrawn INTEGER NOT NULL,
    PRIMARY KEY (year, kind, lead_unit_id)
) WITHOUT ROWID;
INSERT INTO stale_task SELECT id FROM task;
UPDATE search_entry SET folded = folded || ' y' || (SELECT year FROM task WHERE id = ref) WHERE kind = 'task';
INSERT INTO search_index (search_index) VALUES ('rebuild');
CREATE TRIGGER task_added AFTER INSERT ON task BEGIN
    INSERT OR IGNORE INTO stale_task VALUES (NEW.id);
END;
CREATE TRIGGER task_changed
AFTER UPDATE OF year, kind, lead_unit_id, conclusion_id, due_text, due_from, due_to, ongoing, withdrawn_on ON task
BEGIN
    INSERT OR IGNORE INTO stale_task VALUES (NEW.id);
END;
CREATE TRIGGER task_removed AFTER DELETE ON task BEGIN
    DELETE FROM counted_year WHERE year = OLD.year;
    DELETE FROM stale_task WHERE task_id = OLD.id;
END;
CREATE TRIGGER report_added AFTER INSERT ON report WHEN NEW.task_id IS NOT NULL BEGIN
    INSERT OR IGNORE INTO stale_task VALUES (NEW.task_id);
END;
CREATE TRIGGER report_changed
AFTER UPDATE OF task_id, as_of, status, percent, completed_on, confirmed ON report
BEGIN
    INSERT OR IGNORE INTO stale_task SELECT id FROM task WHERE id IN (OLD.task_id, NEW.task_id);
END;
CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
    INSERT OR IGNORE INTO stale_task SELECT id FROM task WHERE id = OLD.task_id;
END;
CREATE TRIGGER task_event_added AFTER INSERT ON task_event BEGIN
    INSERT OR IGNORE INTO stale_task VALUES (NEW.task_id);
END;
CREATE TRIGGER task_event_changed AFTER UPDATE ON task_event BEGIN
    INSERT OR IGNORE INTO stale_task SELECT id FROM task WHERE id IN (OLD.task_id, NEW.task_id);
END;
CREATE TRIGGER task_event_removed AFTER DELETE ON task_event BEGIN
    INSERT OR IGNORE INTO stale_task SELECT id FROM task WHERE id = OLD.task_id;
END;
"""

"""Steps 1 to 3: the ledger of imports, the year's tasks and meetings."""

#: Step 1: offices, units, people, tasks and their reports, imports, meetings, search.
FIRST = """
CREATE TABLE office (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL, parent TEXT NOT NULL, place TEXT NOT NULL,
    level TEXT NOT NULL, profile TEXT NOT NULL, code TEXT NOT NULL
);
CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE series (name TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (name, year));

CREATE TABLE unit (id INTEGER NOT NULL PRIMARY KEY, level TEXT NOT NULL);
CREATE TABLE unit_name (
    id INTEGER NOT NULL PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    name TEXT NOT NULL, is_alias INTEGER NOT NULL,
    valid_from DATE, valid_to DATE
);
CREATE INDEX unit_name_unit ON unit_name (unit_id);
CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY,
    full_name TEXT NOT NULL, sort_name TEXT NOT NULL, phone TEXT NOT NULL, note TEXT NOT NULL
);
CREATE TABLE position (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    unit_id INTEGER REFERENCES unit (id),
    unit TEXT NOT NULL, title TEXT NOT NULL, rank INTEGER NOT NULL,
    valid_from DATE, valid_to DATE
);
CREATE INDEX position_person ON position (person_id);
CREATE INDEX position_unit ON position (unit_id);

CREATE TABLE batch (
    id INTEGER NOT NULL PRIMARY KEY,
    at DATETIME NOT NULL, undone_at DATETIME
);
CREATE TABLE import_file (
    id INTEGER NOT NULL PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, refused TEXT NOT NULL, content BLOB
);
CREATE INDEX import_file_batch ON import_file (batch_id);
CREATE INDEX import_file_sha256 ON import_file (sha256);
CREATE TABLE import_sheet (
    id INTEGER NOT NULL PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES import_file (id) ON DELETE CASCADE,
    name TEXT NOT NULL, kind TEXT NOT NULL, period INTEGER,
    span_from DATE, span_to DATE, as_of DATE, cumulative INTEGER NOT NULL, revision INTEGER NOT NULL, dated DATE,
    sender TEXT NOT NULL, sender_unit_id INTEGER REFERENCES unit (id), encoding TEXT NOT NULL
);
CREATE INDEX import_sheet_file ON import_sheet (file_id);
CREATE INDEX import_sheet_sender ON import_sheet (sender_unit_id);
CREATE TABLE import_row (
    id INTEGER NOT NULL PRIMARY KEY,
    sheet_id INTEGER NOT NULL REFERENCES import_sheet (id) ON DELETE CASCADE,
    row INTEGER NOT NULL, state TEXT NOT NULL, taken INTEGER NOT NULL,
    said TEXT, before TEXT, problems TEXT NOT NULL
);
CREATE INDEX import_row_sheet ON import_row (sheet_id);

CREATE TABLE change (
    id INTEGER NOT NULL PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    noun TEXT NOT NULL, ref INTEGER NOT NULL, before TEXT, after TEXT NOT NULL
);
CREATE INDEX change_batch ON change (batch_id);

CREATE TABLE meeting (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL, title TEXT NOT NULL, start DATETIME NOT NULL, "end" DATETIME, place TEXT NOT NULL,
    chair TEXT NOT NULL, chair_title TEXT NOT NULL, secretary TEXT NOT NULL, secretary_title TEXT NOT NULL,
    number INTEGER, state TEXT NOT NULL
);
CREATE INDEX meeting_start ON meeting (start);
CREATE TABLE agenda_item (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, title TEXT NOT NULL, presenter TEXT NOT NULL, minutes INTEGER
);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, place);
CREATE TABLE attendee (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, "group" TEXT NOT NULL,
    name TEXT NOT NULL, title TEXT NOT NULL, unit TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id), unit_id INTEGER REFERENCES unit (id),
    attendance TEXT NOT NULL, reason TEXT NOT NULL,
    stand_in TEXT NOT NULL, stand_in_title TEXT NOT NULL, letter_number TEXT NOT NULL
);
CREATE INDEX attendee_meeting ON attendee (meeting_id, place);
CREATE INDEX attendee_person ON attendee (person_id);
CREATE INDEX attendee_unit ON attendee (unit_id);
CREATE TABLE contribution (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, speaker TEXT NOT NULL, unit TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX contribution_meeting ON contribution (meeting_id, place);
CREATE TABLE conclusion (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    place INTEGER NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL,
    UNIQUE (year, number)
);
CREATE INDEX conclusion_meeting ON conclusion (meeting_id, place);

CREATE TABLE task (
    id INTEGER NOT NULL PRIMARY KEY,
    year INTEGER NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL,
    title TEXT NOT NULL, title_key TEXT NOT NULL,
    lead_unit_id INTEGER REFERENCES unit (id),
    due_text TEXT, due_from DATE, due_to DATE, ongoing INTEGER NOT NULL,
    target_text TEXT, target_quantity TEXT, target_measure TEXT,
    note TEXT NOT NULL, withdrawn_on DATE, withdrawn_reason TEXT NOT NULL,
    conclusion_id INTEGER REFERENCES conclusion (id), import_row_id INTEGER REFERENCES import_row (id),
    sender_unit_id INTEGER REFERENCES unit (id)
);
CREATE INDEX task_year ON task (year, kind, id);
CREATE INDEX task_key ON task (year, title_key);
CREATE INDEX task_lead ON task (lead_unit_id, year);
CREATE INDEX task_conclusion ON task (conclusion_id);
CREATE INDEX task_import_row ON task (import_row_id);
CREATE TABLE task_coordinator (
    id INTEGER NOT NULL PRIMARY KEY,
    task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, name TEXT NOT NULL
);
CREATE INDEX task_coordinator_task ON task_coordinator (task_id, place);
CREATE TABLE report (
    id INTEGER NOT NULL PRIMARY KEY,
    task_id INTEGER REFERENCES task (id) ON DELETE CASCADE,
    title TEXT NOT NULL, title_key TEXT NOT NULL, unit_id INTEGER REFERENCES unit (id),
    as_of DATE NOT NULL, source TEXT NOT NULL, status TEXT, percent TEXT, completed_on DATE,
    result TEXT NOT NULL, note TEXT NOT NULL, confirmed INTEGER NOT NULL, recorded_at DATETIME NOT NULL,
    import_row_id INTEGER REFERENCES import_row (id)
);
CREATE INDEX report_task ON report (task_id, as_of);
CREATE INDEX report_key ON report (title_key, as_of);
CREATE INDEX report_import_row ON report (import_row_id);

CREATE TABLE figure (
    id INTEGER NOT NULL PRIMARY KEY,
    unit_id INTEGER REFERENCES unit (id),
    indicator TEXT NOT NULL, quantity TEXT NOT NULL, measure TEXT NOT NULL, approximate INTEGER NOT NULL,
    span_from DATE NOT NULL, span_to DATE NOT NULL, cumulative INTEGER NOT NULL,
    import_row_id INTEGER REFERENCES import_row (id)
);
CREATE INDEX figure_span ON figure (span_from, span_to);
CREATE INDEX figure_unit ON figure (unit_id);
CREATE INDEX figure_import_row ON figure (import_row_id);

CREATE TABLE search_entry (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL, ref INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL,
    UNIQUE (kind, ref)
);
CREATE VIRTUAL TABLE search_index USING fts5 (
    folded, content = 'search_entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
"""

#: Step 2: no query asks for the keys of titles, and keeping them in order took a seventh of the time of an import.
SECOND = """
DROP INDEX task_key;
DROP INDEX report_key;
ALTER TABLE task DROP COLUMN title_key;
ALTER TABLE report DROP COLUMN title_key;
"""

#: Step 3: what people said of columns whose headings are not understood.
THIRD = """
CREATE TABLE column_meaning (
    sender TEXT NOT NULL, layout TEXT NOT NULL, heading TEXT NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (sender, layout, heading)
) WITHOUT ROWID;
"""

"""Step 4: a meeting whole: what is attached, issued, voted, signed and carried over."""

FOURTH = """
CREATE TABLE content (sha256 TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE attachment (
    id INTEGER NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL, owner_id INTEGER NOT NULL, place INTEGER NOT NULL,
    role TEXT NOT NULL, name TEXT NOT NULL, caption TEXT NOT NULL, media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES content (sha256), added_at DATETIME NOT NULL
);
CREATE INDEX attachment_owner ON attachment (owner, owner_id, place);
CREATE INDEX attachment_content ON attachment (sha256);
CREATE TABLE issued_paper (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL, owner TEXT NOT NULL, owner_id INTEGER NOT NULL, version INTEGER NOT NULL,
    number INTEGER, symbol TEXT NOT NULL, dated DATE NOT NULL, title TEXT NOT NULL,
    issued_at DATETIME NOT NULL, sha256 TEXT NOT NULL REFERENCES content (sha256), frozen TEXT NOT NULL,
    reopened_at DATETIME, reopened_reason TEXT NOT NULL,
    UNIQUE (kind, owner, owner_id, version)
);
CREATE INDEX issued_paper_owner ON issued_paper (owner, owner_id);
CREATE INDEX issued_paper_content ON issued_paper (sha256);
CREATE INDEX issued_paper_dated ON issued_paper (dated);
ALTER TABLE meeting ADD COLUMN co_chairs TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN is_section INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attendee ADD COLUMN seat TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN begun_at DATETIME;
ALTER TABLE attendee ADD COLUMN arrived_at DATETIME;
ALTER TABLE attendee ADD COLUMN left_at DATETIME;
ALTER TABLE attendee ADD COLUMN left_item_id INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL;
CREATE INDEX attendee_left_item ON attendee (left_item_id);
ALTER TABLE contribution ADD COLUMN said_at DATETIME;
ALTER TABLE contribution ADD COLUMN agenda_item_id INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL;
CREATE INDEX contribution_item ON contribution (agenda_item_id);
ALTER TABLE conclusion ADD COLUMN said_at DATETIME;
ALTER TABLE conclusion ADD COLUMN agenda_item_id INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL;
CREATE INDEX conclusion_item ON conclusion (agenda_item_id);
CREATE TABLE live_draft (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER NOT NULL UNIQUE REFERENCES meeting (id) ON DELETE CASCADE,
    text TEXT NOT NULL, begun_at DATETIME NOT NULL
);
CREATE TABLE usual_agenda (
    kind TEXT NOT NULL, place INTEGER NOT NULL,
    title TEXT NOT NULL, presenter TEXT NOT NULL, minutes INTEGER, is_section INTEGER NOT NULL,
    PRIMARY KEY (kind, place)
) WITHOUT ROWID;
CREATE TABLE report_request (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    what TEXT NOT NULL, until DATE, handed_in_on DATE
);
CREATE INDEX report_request_meeting ON report_request (meeting_id, id);
CREATE INDEX report_request_unit ON report_request (unit_id);
CREATE TABLE task_event (
    id INTEGER NOT NULL PRIMARY KEY,
    task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, day DATE NOT NULL,
    due_text TEXT, due_from DATE, due_to DATE, ongoing INTEGER NOT NULL,
    reason TEXT NOT NULL, decided_by TEXT NOT NULL, symbol TEXT NOT NULL,
    meeting_id INTEGER REFERENCES meeting (id), paper_id INTEGER REFERENCES issued_paper (id),
    report_id INTEGER REFERENCES report (id) ON DELETE CASCADE,
    recorded_at DATETIME NOT NULL
);
CREATE INDEX task_event_task ON task_event (task_id, day);
CREATE INDEX task_event_meeting ON task_event (meeting_id);
CREATE INDEX task_event_paper ON task_event (paper_id);
CREATE INDEX task_event_report ON task_event (report_id);
CREATE TABLE public_summary (
    meeting_id INTEGER NOT NULL PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
    text TEXT NOT NULL, saved_at DATETIME NOT NULL
) WITHOUT ROWID;
CREATE TABLE photo_left_out (
    attachment_id INTEGER NOT NULL PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE
) WITHOUT ROWID;
ALTER TABLE conclusion ADD COLUMN report_text TEXT;
ALTER TABLE conclusion ADD COLUMN report_from DATE;
ALTER TABLE conclusion ADD COLUMN report_to DATE;
ALTER TABLE conclusion ADD COLUMN report_ongoing INTEGER NOT NULL DEFAULT 0;
CREATE TABLE vote (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, text TEXT NOT NULL,
    in_favour INTEGER NOT NULL, against INTEGER NOT NULL, other INTEGER NOT NULL
);
CREATE INDEX vote_meeting ON vote (meeting_id, place);
CREATE TABLE assessment (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
    span_from DATE NOT NULL, span_to DATE NOT NULL
);
CREATE INDEX assessment_meeting ON assessment (meeting_id);
CREATE INDEX assessment_span ON assessment (span_from, span_to);
CREATE TABLE assessment_text (
    assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    section TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (assessment_id, section)
) WITHOUT ROWID;
CREATE TABLE assessment_source (
    assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    section TEXT NOT NULL,
    PRIMARY KEY (assessment_id, report_id, section)
) WITHOUT ROWID;
CREATE INDEX assessment_source_report ON assessment_source (report_id);
CREATE TABLE matter (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER REFERENCES meeting (id),
    place INTEGER NOT NULL, raised_on DATE NOT NULL, summary TEXT NOT NULL, locality TEXT NOT NULL,
    lead_unit_id INTEGER REFERENCES unit (id),
    due_text TEXT, due_from DATE, due_to DATE, ongoing INTEGER NOT NULL,
    state TEXT NOT NULL, settled_on DATE, outcome TEXT NOT NULL
);
CREATE INDEX matter_meeting ON matter (meeting_id, place);
CREATE INDEX matter_lead ON matter (lead_unit_id);
CREATE TABLE programme (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER REFERENCES meeting (id),
    place INTEGER NOT NULL, name TEXT NOT NULL, year_from INTEGER NOT NULL, year_to INTEGER NOT NULL,
    contents TEXT NOT NULL
);
CREATE INDEX programme_meeting ON programme (meeting_id, place);
CREATE TABLE programme_party (
    id INTEGER NOT NULL PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, unit TEXT NOT NULL, unit_id INTEGER REFERENCES unit (id),
    signer TEXT NOT NULL, signer_title TEXT NOT NULL
);
CREATE INDEX programme_party_programme ON programme_party (programme_id, place);
CREATE INDEX programme_party_unit ON programme_party (unit_id);
CREATE TABLE meeting_task (
    task_id INTEGER NOT NULL PRIMARY KEY REFERENCES task (id) ON DELETE CASCADE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id)
);
CREATE INDEX meeting_task_meeting ON meeting_task (meeting_id);
CREATE TABLE check_answer (
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    point TEXT NOT NULL, detail TEXT NOT NULL, answer TEXT NOT NULL, answered_at DATETIME NOT NULL,
    PRIMARY KEY (meeting_id, point)
) WITHOUT ROWID;
"""

"""The step of the registers: reference documents with the tasks that carry them out, models, opinions on drafts."""

from desktop.storage.migrations.searching import NUMBERS, watched

REGISTERS = """
CREATE TABLE reference_document (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL, number TEXT NOT NULL, dated DATE NOT NULL, issuer TEXT NOT NULL, title TEXT NOT NULL
);
CREATE INDEX reference_document_dated ON reference_document (dated);
ALTER TABLE task ADD COLUMN document_id INTEGER REFERENCES reference_document (id) ON DELETE SET NULL;
CREATE INDEX task_of_document ON task (document_id) WHERE document_id IS NOT NULL;
CREATE TABLE unit_model (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL, since INTEGER NOT NULL, unit_id INTEGER REFERENCES unit (id),
    field TEXT NOT NULL, scale TEXT NOT NULL, state TEXT NOT NULL, result TEXT NOT NULL
);
CREATE INDEX unit_model_unit ON unit_model (unit_id);
CREATE TABLE consultation (
    id INTEGER NOT NULL PRIMARY KEY,
    meeting_id INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
    draft TEXT NOT NULL, asked_on DATE NOT NULL, until DATE, summary TEXT NOT NULL
);
CREATE INDEX consultation_meeting ON consultation (meeting_id);
CREATE TABLE opinion (
    id INTEGER NOT NULL PRIMARY KEY,
    consultation_id INTEGER NOT NULL REFERENCES consultation (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, unit TEXT NOT NULL, unit_id INTEGER REFERENCES unit (id),
    answered_on DATE, count INTEGER NOT NULL, summary TEXT NOT NULL
);
CREATE INDEX opinion_consultation ON opinion (consultation_id, place);
CREATE INDEX opinion_unit ON opinion (unit_id);
"""

#: What lets search find the records of the registers; it needs the tables of the step before it.
REGISTERS_SEARCHED = "".join(
    (
        watched("document", "reference_document", ("number", "issuer", "title")),
        watched("model", "unit_model", ("name", "field", "scale", "result")),
        watched("consultation", "consultation", ("draft", "summary")),
        watched("consultation", "opinion", ("consultation_id", "unit", "summary"), ref="consultation_id"),
        watched("assessment", "assessment", ("span_from", "span_to")),
        watched("assessment", "assessment_text", ("assessment_id", "text"), ref="assessment_id"),
        f"INSERT INTO stale_entry SELECT ({NUMBERS['assessment']} << 32) + id FROM assessment;\n",
    )
)

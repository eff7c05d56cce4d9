"""Step of the figures: indicators as records, plan beside what was done, and what figures were before a correction.

Spellings are compared by ``spelling_key``, which the ledger lends to SQLite while it migrates.
"""

FIGURES = """
CREATE TABLE indicator (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL, measure TEXT NOT NULL, decimals INTEGER NOT NULL, place INTEGER NOT NULL
);
CREATE TABLE indicator_spelling (
    id INTEGER NOT NULL PRIMARY KEY,
    indicator_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
    text TEXT NOT NULL, folded TEXT NOT NULL, measure TEXT NOT NULL,
    UNIQUE (folded, measure)
);
CREATE INDEX indicator_spelling_of ON indicator_spelling (indicator_id);
ALTER TABLE figure ADD COLUMN indicator_id INTEGER REFERENCES indicator (id);
ALTER TABLE figure ADD COLUMN aspect TEXT NOT NULL DEFAULT 'done';
ALTER TABLE figure ADD COLUMN source TEXT NOT NULL DEFAULT 'import';
ALTER TABLE figure ADD COLUMN recorded_at DATETIME;
ALTER TABLE figure ADD COLUMN cleared INTEGER NOT NULL DEFAULT 0;
CREATE TABLE figure_past (
    id INTEGER NOT NULL PRIMARY KEY,
    figure_id INTEGER NOT NULL REFERENCES figure (id) ON DELETE CASCADE,
    quantity TEXT NOT NULL, approximate INTEGER NOT NULL, source TEXT NOT NULL, recorded_at DATETIME,
    replaced_at DATETIME NOT NULL, import_row_id INTEGER REFERENCES import_row (id)
);
CREATE INDEX figure_past_of ON figure_past (figure_id);
CREATE INDEX figure_past_import_row ON figure_past (import_row_id);
INSERT INTO indicator (name, measure, decimals, place)
    SELECT indicator, measure, 0, min(id) FROM figure GROUP BY spelling_key(indicator), measure ORDER BY min(id);
INSERT INTO indicator_spelling (indicator_id, text, folded, measure)
    SELECT id, name, spelling_key(name), measure FROM indicator;
UPDATE figure SET indicator_id = (
    SELECT indicator_id FROM indicator_spelling AS said
    WHERE said.folded = spelling_key(figure.indicator) AND said.measure = figure.measure
);
UPDATE figure SET recorded_at = (
    SELECT batch.at FROM import_row JOIN import_sheet ON import_sheet.id = import_row.sheet_id
    JOIN import_file ON import_file.id = import_sheet.file_id JOIN batch ON batch.id = import_file.batch_id
    WHERE import_row.id = figure.import_row_id
);
CREATE INDEX figure_indicator ON figure (indicator_id, span_to);
"""

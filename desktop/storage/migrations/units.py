"""The step of units through time: what became of units, what counts under what, terms in the committee, deeds."""

UNITS_THROUGH_TIME = """
ALTER TABLE unit_name ADD COLUMN basis TEXT NOT NULL DEFAULT '';
CREATE TABLE unit_link (
    id INTEGER NOT NULL PRIMARY KEY,
    old_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, day DATE NOT NULL,
    new_id INTEGER REFERENCES unit (id) CHECK (new_id IS NOT old_id),
    share TEXT, basis TEXT NOT NULL
);
CREATE INDEX unit_link_old ON unit_link (old_id);
CREATE INDEX unit_link_new ON unit_link (new_id);
CREATE TABLE unit_parent (
    id INTEGER NOT NULL PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    parent_id INTEGER NOT NULL REFERENCES unit (id) CHECK (parent_id <> unit_id),
    valid_from DATE, valid_to DATE
);
CREATE INDEX unit_parent_unit ON unit_parent (unit_id);
CREATE INDEX unit_parent_parent ON unit_parent (parent_id);
CREATE TABLE membership (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER REFERENCES person (id), unit_id INTEGER REFERENCES unit (id),
    role TEXT NOT NULL, valid_from DATE, valid_to DATE, basis TEXT NOT NULL,
    CHECK (person_id IS NOT NULL OR unit_id IS NOT NULL)
);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_unit ON membership (unit_id);
CREATE TABLE deed (
    id INTEGER NOT NULL PRIMARY KEY,
    at DATETIME NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
    images TEXT NOT NULL, moved TEXT NOT NULL, undone_at DATETIME
);
"""

"""Step 4: a meeting whole: what is attached, issued, voted, signed and carried over."""

FOURTH = """
CREATE TABLE content (sha256 TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;
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
"""

"""The step that lets search find everything: each record under a number of its own, noted anew by whoever changes it.

The id of an entry says which record it is, ``(number of the kind << 32) + id of the record``, so that the newest ones
of one kind are found without looking through those of another. Triggers note the entries whose records changed; these
entries are made anew before the next search. Nothing here is truth.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

#: The number of each kind of record that search finds; a kind with many records has a low one.
NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        "task": 1,
        "direction": 2,
        "report": 3,
        "contribution": 4,
        "agenda": 5,
        "conclusion": 6,
        "attachment": 7,
        "paper": 8,
        "matter": 9,
        "person": 10,
        "meeting": 11,
        "programme": 12,
        "unit": 13,
        "document": 14,
        "model": 15,
        "consultation": 16,
        "assessment": 17,
        "indicator": 18,
    }
)

_TABLES = """
DROP TABLE search_index;
DROP TABLE search_entry;
CREATE TABLE search_entry (id INTEGER NOT NULL PRIMARY KEY, folded TEXT NOT NULL);
CREATE VIRTUAL TABLE search_index USING fts5 (
    folded, content = 'search_entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
CREATE TABLE stale_entry (id INTEGER NOT NULL PRIMARY KEY);
"""

_TASK = f"(CASE kind WHEN 'direction' THEN {NUMBERS['direction']} ELSE {NUMBERS['task']} END << 32) + id"


def _note(name: str, event: str, table: str, statements: Sequence[str], when: str = "") -> str:
    lines = "".join(f"    INSERT OR IGNORE INTO stale_entry {statement};\n" for statement in statements)
    condition = f" WHEN {when}" if when else ""
    return f"CREATE TRIGGER {name} AFTER {event} ON {table}{condition} BEGIN\n{lines}END;\n"


def watched(kind: str, table: str, columns: Sequence[str], *, ref: str = "id", when: str = "") -> str:
    """Return the triggers that note the entry of ``kind`` when a row of ``table`` comes, goes or changes in a column.

    ``ref`` is the column with the record's id. Rows for which ``when`` (with ``{row}`` for NEW and OLD) is false have
    no entry. They are to be appended to the step that makes a table.
    """
    number = NUMBERS[kind]
    new, old = (f"VALUES (({number} << 32) + {row}.{ref})" for row in ("NEW", "OLD"))
    has_new, has_old = (when.format(row=row) for row in ("NEW", "OLD"))
    either = f"({has_new}) OR ({has_old})" if when else ""
    changed = f"UPDATE OF {', '.join(columns)}"
    name = f"{table}_found"
    return (
        _note(f"{name}_added", "INSERT", table, [new], has_new)
        + _note(f"{name}_changed", changed, table, [old, new] if ref != "id" else [new], either)
        + _note(f"{name}_removed", "DELETE", table, [old], has_old)
    )


_OF_TASK = f"SELECT {_TASK} FROM (SELECT {{row}}.id AS id, {{row}}.kind AS kind)"


def _task_changed(said: str) -> str:
    return _note("task_found_changed", said, "task", [_OF_TASK.format(row="OLD"), _OF_TASK.format(row="NEW")])


def _tasks() -> str:
    """A direction is a task of its own kind, and has another number; so has what belongs to it."""
    new, old = _OF_TASK.format(row="NEW"), _OF_TASK.format(row="OLD")
    of_new, of_old = (f"SELECT {_TASK} FROM task WHERE id = {row}.task_id" for row in ("NEW", "OLD"))
    return (
        _note("task_found_added", "INSERT", "task", [new])
        + _task_changed("UPDATE OF year, kind, number, title, target_text, note")
        + _note("task_found_removed", "DELETE", "task", [old])
        + _note("task_coordinator_found_added", "INSERT", "task_coordinator", [of_new])
        + _note("task_coordinator_found_changed", "UPDATE", "task_coordinator", [of_old, of_new])
        + _note("task_coordinator_found_removed", "DELETE", "task_coordinator", [of_old])
    )


#: Where the records of each kind are, but for tasks and directions: those that the step found, and those made later.
_ROWS = {
    "report": "report WHERE result <> ''",
    "contribution": "contribution",
    "agenda": "agenda_item",
    "conclusion": "conclusion",
    "attachment": "attachment",
    "paper": "issued_paper",
    "matter": "matter",
    "person": "person",
    "meeting": "meeting",
    "programme": "programme",
    "unit": "unit",
}
_LATER_ROWS = {
    "document": "reference_document",
    "model": "unit_model",
    "consultation": "consultation",
    "assessment": "assessment",
    "indicator": "indicator",
}


def _existing(rows: Mapping[str, str]) -> str:
    """Note every record that is there already."""
    noted = (f"SELECT ({NUMBERS[kind]} << 32) + id FROM {where}" for kind, where in rows.items())
    tasks = f"SELECT {_TASK} FROM task"
    return "".join(f"INSERT OR IGNORE INTO stale_entry {select};\n" for select in (tasks, *noted))


SEARCHED = "".join(
    (
        _TABLES,
        _tasks(),
        watched("report", "report", ("result", "title", "task_id"), when="{row}.result <> ''"),
        watched("contribution", "contribution", ("speaker", "unit", "text")),
        watched("agenda", "agenda_item", ("title", "presenter")),
        watched("conclusion", "conclusion", ("text", "number")),
        watched("attachment", "attachment", ("name", "caption")),
        watched("paper", "issued_paper", ("title", "symbol")),
        watched("matter", "matter", ("summary", "locality", "outcome")),
        watched("person", "person", ("full_name", "note", "phone")),
        watched("person", "position", ("person_id", "unit", "title"), ref="person_id"),
        watched("meeting", "meeting", ("title", "place", "chair", "secretary")),
        watched("programme", "programme", ("name", "contents")),
        watched("programme", "programme_party", ("programme_id", "unit", "signer"), ref="programme_id"),
        watched("unit", "unit", ("id",)),
        watched("unit", "unit_name", ("unit_id", "name"), ref="unit_id"),
        _existing(_ROWS),
    )
)

#: For the step of the figures, which makes these tables.
FIGURES_SEARCHED = "".join(
    (
        watched("indicator", "indicator", ("name",)),
        watched("indicator", "indicator_spelling", ("indicator_id", "text"), ref="indicator_id"),
        f"INSERT INTO stale_entry SELECT ({NUMBERS['indicator']} << 32) + id FROM indicator;\n",
    )
)

#: The step that lets the index leave marks out by itself, and SQLite make the entries without the program's help; one
#: trigger notes a new task for both who want to know.
SEARCHED_BY_SQL = (
    """
DROP TABLE search_index;
DROP TABLE search_entry;
CREATE TABLE search_entry (id INTEGER NOT NULL PRIMARY KEY, said TEXT NOT NULL);
CREATE VIRTUAL TABLE search_index USING fts5 (
    said, content = 'search_entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
DROP TRIGGER task_found_added;
DROP TRIGGER task_found_changed;
DROP TRIGGER task_added;
"""
    + _task_changed("UPDATE OF year, kind, number, title, target_text, note, coordinators")
    + f"""CREATE TRIGGER task_added AFTER INSERT ON task BEGIN
    INSERT OR IGNORE INTO stale_task VALUES (NEW.id);
    INSERT OR IGNORE INTO stale_entry VALUES (
        (CASE NEW.kind WHEN 'direction' THEN {NUMBERS["direction"]} ELSE {NUMBERS["task"]} END << 32) + NEW.id
    );
END;
"""
    + _existing(_ROWS | _LATER_ROWS)
)

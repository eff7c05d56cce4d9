"""The schema, and that peewee's view of it is the same."""

import inspect
import re

import peewee
import pytest

from desktop.storage import migrations, offices, tables, tasks
from desktop.storage.database import create_ledger, integrity_problems, open_ledger
from tests.storage.conftest import OFFICE


def models():
    found = (value for _, value in inspect.getmembers(tables, inspect.isclass))
    return [model for model in found if issubclass(model, tables.Table) and model is not tables.Table]


def test_every_table_has_the_columns_that_peewee_expects(ledger):
    for model in models():
        name = model._meta.table_name
        columns = {row[1]: (not row[3] and not row[5]) for row in ledger.sql(f'PRAGMA table_info("{name}")')}
        assert columns == {field.column_name: field.null for field in model._meta.sorted_fields}, name


def test_every_table_of_the_schema_is_known_to_peewee(ledger):
    made = {row[0] for row in ledger.sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    kept = {name for name in made if not re.match("sqlite_|search_index", name)}
    assert kept == {model._meta.table_name for model in models()}


#: Units are hardly ever deleted, rows of workbooks never; an index would cost at every row of an import.
NOT_INDEXED = {("task", "sender_unit_id"), ("report", "unit_id")} | {
    (table, "import_row_id") for table in ("task", "report", "figure", "figure_past")
}


def test_every_reference_has_an_index(ledger):
    """Without one, deleting a referred row reads the whole table."""
    for model in models():
        table = model._meta.table_name
        indexes = [row[1] for row in ledger.sql(f'PRAGMA index_list("{table}")')]
        indexed = {ledger.sql(f'PRAGMA index_info("{index}")')[0][2] for index in indexes}
        indexed |= {row[1] for row in ledger.sql(f'PRAGMA table_info("{table}")') if row[5] == 1}  # the table's own key
        referring = {row[3] for row in ledger.sql(f'PRAGMA foreign_key_list("{table}")')}
        assert {(table, column) for column in referring - indexed} <= NOT_INDEXED


def test_an_older_ledger_is_brought_up_to_date_with_a_copy_kept(ledger, monkeypatch):
    ledger.close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, "CREATE TABLE later (id INTEGER PRIMARY KEY);\n"))
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    with open_ledger(ledger.path) as newer:
        assert newer.sql("SELECT count(*) FROM later") == [(0,)]
        assert newer.sql("PRAGMA user_version") == [(migrations.VERSION,)]
    copies = [path.name for path in ledger.path.parent.iterdir() if path != ledger.path]
    assert copies == [f"sổ.v{migrations.VERSION - 1}.thuky"]


def test_tasks_of_the_first_version_are_still_there(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", migrations.STEPS[:1])
        patch.setattr(migrations, "VERSION", 1)
        with create_ledger(tmp_path / "sổ.thuky", lambda new: offices.save(new, OFFICE)) as old:
            old.sql(
                "INSERT INTO task (year, kind, number, title, title_key, ongoing, note, withdrawn_reason)"
                " VALUES (2020, 'key', '', 'Trồng cây', 'trồng cây', 0, '', '')"
            )
    with open_ledger(tmp_path / "sổ.thuky") as newer:
        assert [task.title for task in tasks.everything(newer)] == ["Trồng cây"]
        assert integrity_problems(newer) == []


def test_a_step_that_fails_leaves_the_ledger_as_it_was(ledger, monkeypatch):
    ledger.close()
    broken = "CREATE TABLE later (id INTEGER PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);\n"
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
        patch.setattr(migrations, "VERSION", migrations.VERSION + 1)
        with pytest.raises(peewee.OperationalError, match="nowhere"):
            open_ledger(ledger.path)
    with open_ledger(ledger.path) as old:
        assert old.sql("SELECT count(*) FROM sqlite_master WHERE name = 'later'") == [(0,)]

"""What search finds."""

from peewee import AutoField, TextField

from desktop.storage.tables.base import Table


class SearchEntry(Table):
    """What search finds: one row a record, with what it says (đ as d); the id says which record it is."""

    id = AutoField()
    said = TextField()


class StaleEntry(Table):
    """An entry whose record changed since it was made."""

    id = AutoField()

"""What search finds."""

from peewee import AutoField, IntegerField, TextField

from desktop.storage.tables.base import Table


class SearchEntry(Table):
    """What search finds: one row a record, with its folded text."""

    id = AutoField()
    kind = TextField()
    ref = IntegerField()
    title = TextField()
    text = TextField()
    folded = TextField()

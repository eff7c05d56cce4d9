"""The office, its settings and its series of numbers."""

from peewee import CompositeKey, IntegerField, TextField

from desktop.storage.tables.base import Table


class Office(Table):
    """The office; one row."""

    id = IntegerField(primary_key=True)
    name = TextField()
    parent = TextField()
    place = TextField()
    level = TextField()
    profile = TextField()
    code = TextField()


class Setting(Table):
    """What the office has chosen, by name."""

    name = TextField(primary_key=True)
    value = TextField()


class Series(Table):
    """The last number given in a series and year; numbers are never given twice."""

    name = TextField()
    year = IntegerField()
    last = IntegerField()

    class Meta:
        """One row a series and year."""

        primary_key = CompositeKey("name", "year")

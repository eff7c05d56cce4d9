"""Units under their dated names, and people with their posts."""

from peewee import AutoField, BooleanField, DateField, IntegerField, TextField

from desktop.storage.tables.base import Table


class Unit(Table):
    """A unit."""

    id = AutoField()
    level = TextField()


class UnitName(Table):
    """A dated official name of a unit, or another spelling (``is_alias``)."""

    id = AutoField()
    unit_id = IntegerField()
    name = TextField()
    is_alias = BooleanField()
    valid_from = DateField(null=True)
    valid_to = DateField(null=True)


class Person(Table):
    """A person."""

    id = AutoField()
    full_name = TextField()
    sort_name = TextField()
    phone = TextField()
    note = TextField()


class Position(Table):
    """A post of a person."""

    id = AutoField()
    person_id = IntegerField()
    unit_id = IntegerField(null=True)
    unit = TextField()
    title = TextField()
    rank = IntegerField()
    valid_from = DateField(null=True)
    valid_to = DateField(null=True)

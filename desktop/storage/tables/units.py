"""Units under their dated names, people with their posts, what became of units, and terms in the committee."""

from peewee import AutoField, BooleanField, DateField, DateTimeField, IntegerField, TextField

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
    basis = TextField()


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


class UnitLink(Table):
    """What became of a unit; ``share`` is a percent as a decimal text."""

    id = AutoField()
    old_id = IntegerField()
    kind = TextField()
    day = DateField()
    new_id = IntegerField(null=True)
    share = TextField(null=True)
    basis = TextField()


class UnitParent(Table):
    """The unit under which another counts in sums."""

    id = AutoField()
    unit_id = IntegerField()
    parent_id = IntegerField()
    valid_from = DateField(null=True)
    valid_to = DateField(null=True)


class Membership(Table):
    """A term of a person or a unit in the committee."""

    id = AutoField()
    person_id = IntegerField(null=True)
    unit_id = IntegerField(null=True)
    role = TextField()
    valid_from = DateField(null=True)
    valid_to = DateField(null=True)
    basis = TextField()


class Deed(Table):
    """A change of several records at once that can be taken back: images from before, references that moved (JSON)."""

    id = AutoField()
    at = DateTimeField()
    kind = TextField()
    about = TextField()
    images = TextField()
    moved = TextField()
    undone_at = DateTimeField(null=True)

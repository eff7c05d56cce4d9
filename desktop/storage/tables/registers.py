"""Reference documents, models of units, opinions gathered on drafts."""

from peewee import AutoField, DateField, IntegerField, TextField

from desktop.storage.tables.base import Table


class ReferenceDocument(Table):
    """A document that tasks carry out."""

    id = AutoField()
    kind = TextField()
    number = TextField()
    dated = DateField()
    issuer = TextField()
    title = TextField()


class UnitModel(Table):
    """A model of a unit; ``since`` is a year."""

    id = AutoField()
    name = TextField()
    since = IntegerField()
    unit_id = IntegerField(null=True)
    field = TextField()
    scale = TextField()
    state = TextField()
    result = TextField()


class Consultation(Table):
    """A draft on which units were asked for opinions."""

    id = AutoField()
    meeting_id = IntegerField(null=True)
    draft = TextField()
    asked_on = DateField()
    until = DateField(null=True)
    summary = TextField()


class Opinion(Table):
    """A unit that was asked, with its answer, in order of ``place``."""

    id = AutoField()
    consultation_id = IntegerField()
    place = IntegerField()
    unit = TextField()
    unit_id = IntegerField(null=True)
    answered_on = DateField(null=True)
    count = IntegerField()
    summary = TextField()

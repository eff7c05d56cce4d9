"""Meetings with everything recorded of them."""

from peewee import AutoField, DateTimeField, IntegerField, TextField

from desktop.storage.tables.base import Table


class Meeting(Table):
    """A meeting."""

    id = AutoField()
    kind = TextField()
    title = TextField()
    start = DateTimeField()
    end = DateTimeField(null=True)
    place = TextField()
    chair = TextField()
    chair_title = TextField()
    secretary = TextField()
    secretary_title = TextField()
    number = IntegerField(null=True)
    state = TextField()


class AgendaItem(Table):
    """An item of a meeting's agenda, in order of ``place``."""

    id = AutoField()
    meeting_id = IntegerField()
    place = IntegerField()
    title = TextField()
    presenter = TextField()
    minutes = IntegerField(null=True)


class Attendee(Table):
    """Somebody invited to a meeting, in order of ``place``."""

    id = AutoField()
    meeting_id = IntegerField()
    place = IntegerField()
    group = TextField()
    name = TextField()
    title = TextField()
    unit = TextField()
    person_id = IntegerField(null=True)
    unit_id = IntegerField(null=True)
    attendance = TextField()
    reason = TextField()
    stand_in = TextField()
    stand_in_title = TextField()
    letter_number = TextField()


class Contribution(Table):
    """What somebody said in a meeting, in order of ``place``."""

    id = AutoField()
    meeting_id = IntegerField()
    place = IntegerField()
    speaker = TextField()
    unit = TextField()
    text = TextField()


class Conclusion(Table):
    """A conclusion of a meeting, in order of ``place``; numbered per year."""

    id = AutoField()
    meeting_id = IntegerField()
    place = IntegerField()
    year = IntegerField()
    number = IntegerField()
    text = TextField()

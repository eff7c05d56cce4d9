"""Meetings with everything recorded of them."""

from peewee import AutoField, BooleanField, CompositeKey, DateField, DateTimeField, IntegerField, TextField

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
    co_chairs = TextField(default="")


class AgendaItem(Table):
    """An item of a meeting's agenda, in order of ``place``."""

    id = AutoField()
    meeting_id = IntegerField()
    place = IntegerField()
    title = TextField()
    presenter = TextField()
    minutes = IntegerField(null=True)
    is_section = BooleanField(default=False)
    begun_at = DateTimeField(null=True)


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
    seat = TextField(default="")
    arrived_at = DateTimeField(null=True)
    left_at = DateTimeField(null=True)
    left_item_id = IntegerField(null=True)


class Contribution(Table):
    """What somebody said in a meeting, in order of ``place``."""

    id = AutoField()
    meeting_id = IntegerField()
    place = IntegerField()
    speaker = TextField()
    unit = TextField()
    text = TextField()
    said_at = DateTimeField(null=True)
    agenda_item_id = IntegerField(null=True)


class Conclusion(Table):
    """A conclusion of a meeting, in order of ``place``; numbered per year."""

    id = AutoField()
    meeting_id = IntegerField()
    place = IntegerField()
    year = IntegerField()
    number = IntegerField()
    text = TextField()
    said_at = DateTimeField(null=True)
    agenda_item_id = IntegerField(null=True)
    report_text = TextField(null=True)
    report_from = DateField(null=True)
    report_to = DateField(null=True)
    report_ongoing = BooleanField(default=False)


class LiveDraft(Table):
    """What stands in the line of the minutes of a meeting and is no entry yet; one row a meeting."""

    id = AutoField()
    meeting_id = IntegerField()
    text = TextField()
    begun_at = DateTimeField()


class UsualAgenda(Table):
    """The agenda that the office has chosen for a kind of meeting, in order of ``place``."""

    kind = TextField()
    place = IntegerField()
    title = TextField()
    presenter = TextField()
    minutes = IntegerField(null=True)
    is_section = BooleanField()

    class Meta:
        """One row a kind and place."""

        primary_key = CompositeKey("kind", "place")


class ReportRequest(Table):
    """A unit that was asked to report to a meeting, by when, and the day on which it handed its report in."""

    id = AutoField()
    meeting_id = IntegerField()
    unit_id = IntegerField()
    what = TextField()
    until = DateField(null=True)
    handed_in_on = DateField(null=True)


class PhotoLeftOut(Table):
    """A photo of a meeting that the public is not shown."""

    attachment_id = IntegerField(primary_key=True)


class PublicSummary(Table):
    """What was written for the public about a meeting."""

    meeting_id = IntegerField(primary_key=True)
    text = TextField()
    saved_at = DateTimeField()

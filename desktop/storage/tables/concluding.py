"""What a meeting decides besides conclusions: votes, assessments, matters, programmes, key tasks, its check list."""

from peewee import AutoField, BooleanField, CompositeKey, DateField, DateTimeField, IntegerField, TextField

from desktop.storage.tables.base import Table


class Vote(Table):
    """A vote of a meeting, in order of ``place``."""

    id = AutoField()
    meeting_id = IntegerField()
    place = IntegerField()
    text = TextField()
    in_favour = IntegerField()
    against = IntegerField()
    other = IntegerField()


class Assessment(Table):
    """An assessment of a period; ``meeting_id`` is the meeting that made it."""

    id = AutoField()
    meeting_id = IntegerField(null=True)
    span_from = DateField()
    span_to = DateField()


class AssessmentText(Table):
    """The text of a section of an assessment."""

    assessment_id = IntegerField()
    section = TextField()
    text = TextField()

    class Meta:
        """One row a section."""

        primary_key = CompositeKey("assessment_id", "section")


class AssessmentSource(Table):
    """A unit's report that was taken over into a section of an assessment."""

    assessment_id = IntegerField()
    report_id = IntegerField()
    section = TextField()

    class Meta:
        """One row a report and section."""

        primary_key = CompositeKey("assessment_id", "report_id", "section")


class Matter(Table):
    """Something at a locality that is to be settled."""

    id = AutoField()
    meeting_id = IntegerField(null=True)
    place = IntegerField()
    raised_on = DateField()
    summary = TextField()
    locality = TextField()
    lead_unit_id = IntegerField(null=True)
    due_text = TextField(null=True)
    due_from = DateField(null=True)
    due_to = DateField(null=True)
    ongoing = BooleanField()
    state = TextField()
    settled_on = DateField(null=True)
    outcome = TextField()


class Programme(Table):
    """A coordination programme; ``meeting_id`` is the conference at which it was signed."""

    id = AutoField()
    meeting_id = IntegerField(null=True)
    place = IntegerField()
    name = TextField()
    year_from = IntegerField()
    year_to = IntegerField()
    contents = TextField()


class ProgrammeParty(Table):
    """A party of a programme with who signed for it, in order of ``place``."""

    id = AutoField()
    programme_id = IntegerField()
    place = IntegerField()
    unit = TextField()
    unit_id = IntegerField(null=True)
    signer = TextField()
    signer_title = TextField()


class MeetingTask(Table):
    """A key task that a meeting set for the next year."""

    task_id = IntegerField(primary_key=True)
    meeting_id = IntegerField()


class CheckAnswer(Table):
    """The reason for which a point of the check list was left open; ``detail`` is what it said then."""

    meeting_id = IntegerField()
    point = TextField()
    detail = TextField()
    answer = TextField()
    answered_at = DateTimeField()

    class Meta:
        """One row a point."""

        primary_key = CompositeKey("meeting_id", "point")

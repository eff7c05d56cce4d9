"""The ledger's tables as peewee sees them. Private to this package.

The models are bound to no database: a query is executed on the ledger at hand (``ledger.rows(query)``), so that
several ledgers can be open and nothing is shared. What makes the tables is :mod:`desktop.storage.migrations`;
a test holds the two against each other.
"""

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    CompositeKey,
    DateField,
    DateTimeField,
    IntegerField,
    Model,
    TextField,
)


class Table(Model):
    """Base of all tables."""

    class Meta:
        """Names as written."""

        legacy_table_names = False


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


class Batch(Table):
    """An import batch."""

    id = AutoField()
    at = DateTimeField()
    undone_at = DateTimeField(null=True)


class ImportFile(Table):
    """A file of a batch; ``content`` is the file itself, compressed by zlib."""

    id = AutoField()
    batch_id = IntegerField()
    name = TextField()
    sha256 = TextField()
    size = IntegerField()
    refused = TextField()
    content = BlobField(null=True)


class ImportSheet(Table):
    """A sheet of a file."""

    id = AutoField()
    file_id = IntegerField()
    name = TextField()
    kind = TextField()
    period = IntegerField(null=True)
    span_from = DateField(null=True)
    span_to = DateField(null=True)
    as_of = DateField(null=True)
    cumulative = BooleanField()
    revision = IntegerField()
    dated = DateField(null=True)
    sender = TextField()
    sender_unit_id = IntegerField(null=True)
    encoding = TextField()


class ImportRow(Table):
    """A row of a sheet: what it said, what stood before, whether it was taken over. JSON texts."""

    id = AutoField()
    sheet_id = IntegerField()
    row = IntegerField()
    state = TextField()
    taken = BooleanField()
    said = TextField(null=True)
    before = TextField(null=True)
    problems = TextField()


class Change(Table):
    """What a batch did to one record: how it stood before (``None``: it was made), and a digest of how it left it."""

    id = AutoField()
    batch_id = IntegerField()
    noun = TextField()
    ref = IntegerField()
    before = TextField(null=True)
    after = TextField()


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


class Task(Table):
    """A task; ``sender_unit_id`` is the unit whose workbook registered it."""

    id = AutoField()
    year = IntegerField()
    kind = TextField()
    number = TextField()
    title = TextField()
    lead_unit_id = IntegerField(null=True)
    due_text = TextField(null=True)
    due_from = DateField(null=True)
    due_to = DateField(null=True)
    ongoing = BooleanField()
    target_text = TextField(null=True)
    target_quantity = TextField(null=True)
    target_measure = TextField(null=True)
    note = TextField()
    withdrawn_on = DateField(null=True)
    withdrawn_reason = TextField()
    conclusion_id = IntegerField(null=True)
    import_row_id = IntegerField(null=True)
    sender_unit_id = IntegerField(null=True)


class TaskCoordinator(Table):
    """A unit that co-operates on a task, as written, in order of ``place``."""

    id = AutoField()
    task_id = IntegerField()
    place = IntegerField()
    name = TextField()


class Report(Table):
    """A progress report; without ``task_id`` it waits for a person to attach it."""

    id = AutoField()
    task_id = IntegerField(null=True)
    title = TextField()
    unit_id = IntegerField(null=True)
    as_of = DateField()
    source = TextField()
    status = TextField(null=True)
    percent = TextField(null=True)
    completed_on = DateField(null=True)
    result = TextField()
    note = TextField()
    confirmed = BooleanField()
    recorded_at = DateTimeField()
    import_row_id = IntegerField(null=True)


class Figure(Table):
    """One quantity that a unit reported for a span of days; ``quantity`` is an exact decimal text."""

    id = AutoField()
    unit_id = IntegerField(null=True)
    indicator = TextField()
    quantity = TextField()
    measure = TextField()
    approximate = BooleanField()
    span_from = DateField()
    span_to = DateField()
    cumulative = BooleanField()
    import_row_id = IntegerField(null=True)


class ColumnMeaning(Table):
    """What a person said that a column holds, by the sender and the layout of its sheet; ``field`` "" for nothing."""

    sender = TextField()
    layout = TextField()
    heading = TextField()
    field = TextField()

    class Meta:
        """One row a heading of a layout."""

        primary_key = CompositeKey("sender", "layout", "heading")


class SearchEntry(Table):
    """What search finds: one row a record, with its folded text."""

    id = AutoField()
    kind = TextField()
    ref = IntegerField()
    title = TextField()
    text = TextField()
    folded = TextField()

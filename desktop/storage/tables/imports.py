"""Import batches: files, sheets, rows, what they changed, and what people said of columns."""

from peewee import AutoField, BlobField, BooleanField, CompositeKey, DateField, DateTimeField, IntegerField, TextField

from desktop.storage.tables.base import Table


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
    """A row of a sheet, and whether it was taken over. What it said, the file says."""

    id = AutoField()
    sheet_id = IntegerField()
    row = IntegerField()
    state = TextField()
    taken = BooleanField()


class ImportProblem(Table):
    """What was wrong with a row."""

    row_id = IntegerField()
    place = IntegerField()
    code = TextField()
    cell = TextField()
    found = TextField()

    class Meta:
        """The problems of a row are numbered."""

        primary_key = CompositeKey("row_id", "place")


class Change(Table):
    """What a batch did to one record: how it stood before (``None``: it was made), and a digest of how it left it."""

    id = AutoField()
    batch_id = IntegerField()
    noun = TextField()
    ref = IntegerField()
    before = TextField(null=True)
    after = TextField()


class ColumnMeaning(Table):
    """What a person said that a column holds, by the sender and the layout of its sheet; ``field`` "" for nothing."""

    sender = TextField()
    layout = TextField()
    heading = TextField()
    field = TextField()

    class Meta:
        """One row a heading of a layout."""

        primary_key = CompositeKey("sender", "layout", "heading")

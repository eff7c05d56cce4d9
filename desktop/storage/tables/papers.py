"""Files kept in the ledger by their content, what they are attached to, and papers as they were issued."""

from peewee import AutoField, BlobField, DateField, DateTimeField, IntegerField, TextField

from desktop.storage.tables.base import Table


class Content(Table):
    """The bytes of a file, kept once however often it is attached; ``sha256`` is their hash in hex."""

    sha256 = TextField(primary_key=True)
    size = IntegerField()
    data = BlobField()


class Attachment(Table):
    """A file attached to a record (``owner`` and ``owner_id``), in order of ``place``."""

    id = AutoField()
    owner = TextField()
    owner_id = IntegerField()
    place = IntegerField()
    role = TextField()
    name = TextField()
    caption = TextField()
    media_type = TextField()
    sha256 = TextField()
    added_at = DateTimeField()


class IssuedPaper(Table):
    """A paper as it was issued: its PDF, and in ``frozen`` (JSON) the numbers and lists it gives."""

    id = AutoField()
    kind = TextField()
    owner = TextField()
    owner_id = IntegerField()
    version = IntegerField()
    number = IntegerField(null=True)
    symbol = TextField()
    dated = DateField()
    title = TextField()
    issued_at = DateTimeField()
    sha256 = TextField()
    frozen = TextField()
    reopened_at = DateTimeField(null=True)
    reopened_reason = TextField()

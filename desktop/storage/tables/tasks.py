"""Tasks, what was reported on them, and figures."""

from peewee import AutoField, BooleanField, DateField, DateTimeField, IntegerField, TextField

from desktop.storage.tables.base import Table


class Task(Table):
    """A task; ``sender_unit_id`` is the unit whose workbook registered it.

    ``coordinators`` are the names of the units that co-operate on it, as written, as a JSON list.
    """

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
    programme_id = IntegerField(null=True)
    document_id = IntegerField(null=True)
    coordinators = TextField()


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
    quantity = TextField(null=True)
    measure = TextField(null=True)


class TaskEvent(Table):
    """A decision on a task, or another event in its life; ``due_…`` is the new deadline of an extension."""

    id = AutoField()
    task_id = IntegerField()
    kind = TextField()
    day = DateField()
    due_text = TextField(null=True)
    due_from = DateField(null=True)
    due_to = DateField(null=True)
    ongoing = BooleanField()
    reason = TextField()
    decided_by = TextField()
    symbol = TextField()
    meeting_id = IntegerField(null=True)
    paper_id = IntegerField(null=True)
    report_id = IntegerField(null=True)
    recorded_at = DateTimeField()

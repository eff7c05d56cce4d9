"""Where tasks stand: a cache of what follows from their records, made anew where these change."""

from peewee import CompositeKey, DateField, IntegerField, TextField

from desktop.storage.tables.base import Table


class StandingSpan(Table):
    """Where a task stands from a day through another; ``state`` is its count while it is not overdue."""

    task_id = IntegerField()
    from_on = DateField()
    until_on = DateField()
    year = IntegerField()
    kind = TextField()
    lead_unit_id = IntegerField(null=True)
    conclusion_id = IntegerField(null=True)
    state = TextField()
    overdue_after = DateField(null=True)
    reported = TextField(null=True)
    percent = TextField(null=True)
    done_on = DateField(null=True)
    due_on = DateField()
    heard_on = DateField(null=True)
    extension_id = IntegerField(null=True)

    class Meta:
        """One row a task and first day."""

        primary_key = CompositeKey("task_id", "from_on")


class StaleTask(Table):
    """A task whose spans are to be made anew."""

    task_id = IntegerField(primary_key=True)


class CountedYear(Table):
    """A year whose counts as of a day are kept in :class:`YearCount`."""

    year = IntegerField(primary_key=True)
    as_of = DateField()


class YearCount(Table):
    """How many tasks of a kind and lead unit (0 for none, -1 for all) stand where, and whether any was reported on."""

    year = IntegerField()
    kind = TextField()
    lead_unit_id = IntegerField()
    done_on_time = IntegerField()
    done_late = IntegerField()
    open_in_time = IntegerField()
    open_overdue = IntegerField()
    withdrawn = IntegerField()
    reported = IntegerField()

    class Meta:
        """One row a year, kind and unit."""

        primary_key = CompositeKey("year", "kind", "lead_unit_id")

"""Figures, what they were before, and the indicators that they are about."""

from peewee import AutoField, BooleanField, DateField, DateTimeField, IntegerField, TextField

from desktop.storage.tables.base import Table


class Indicator(Table):
    """What figures are about, in one base measure; ``adds`` is what a person said of sums of them."""

    id = AutoField()
    name = TextField()
    measure = TextField()
    decimals = IntegerField()
    place = IntegerField()
    adds = BooleanField(null=True)


class IndicatorSpelling(Table):
    """A text that means an indicator; ``folded`` is its ``spelling_key``."""

    id = AutoField()
    indicator_id = IntegerField()
    text = TextField()
    folded = TextField()
    measure = TextField()


class Figure(Table):
    """One quantity that a unit reported for a span of days; ``quantity`` is an exact decimal text.

    A figure that a person has cleared keeps its row, for what it was.
    """

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
    indicator_id = IntegerField(null=True)
    aspect = TextField()
    source = TextField()
    recorded_at = DateTimeField(null=True)
    cleared = BooleanField()


class FigurePast(Table):
    """What a figure was until it was corrected or cleared."""

    id = AutoField()
    figure_id = IntegerField()
    quantity = TextField()
    approximate = BooleanField()
    source = TextField()
    recorded_at = DateTimeField(null=True)
    replaced_at = DateTimeField()
    import_row_id = IntegerField(null=True)

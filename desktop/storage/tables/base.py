"""The base of all tables."""

from peewee import Model


class Table(Model):
    """Base of all tables."""

    class Meta:
        """Names as written."""

        legacy_table_names = False

"""The order of rows that stand in a list."""

import peewee

from desktop.storage.database import Ledger


def next_place(ledger: Ledger, place: peewee.Field, of: peewee.Expression) -> int:
    """Return the place after the last of the rows that ``of`` chooses; ``place`` is their table's column."""
    row = ledger.row(place.model.select(peewee.fn.MAX(place)).where(of))
    return 0 if row is None or row[0] is None else int(row[0]) + 1

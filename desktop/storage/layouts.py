"""What people said of columns whose headings are not understood, by the sender and the layout of the sheet."""

from collections.abc import Sequence

from desktop.storage import tables
from desktop.storage.database import Ledger


def columns(ledger: Ledger, sender: str, layout: str) -> tuple[tuple[str, str], ...]:
    """Return the headings of a sender's layout with the names of the fields that stand under them."""
    meaning = tables.ColumnMeaning
    query = meaning.select(meaning.heading, meaning.field)
    query = query.where((meaning.sender == sender) & (meaning.layout == layout)).order_by(meaning.heading)
    return tuple((heading, field) for heading, field in ledger.rows(query))


def keep(ledger: Ledger, sender: str, layout: str, columns: Sequence[tuple[str, str]]) -> None:
    """Remember what stands under headings of a sender's layout, in place of what was said of them before."""
    for heading, field in columns:
        told = tables.ColumnMeaning.insert(sender=sender, layout=layout, heading=heading, field=field)
        ledger.run(told.on_conflict("REPLACE"))

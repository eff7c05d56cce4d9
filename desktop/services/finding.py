"""Finding anything in the ledger.

Nothing has to be done to let a record be found: what each kind is found under is in
:mod:`desktop.storage.search_sources`, and triggers of the ledger note what changed.
"""

from desktop.domain.found import FoundKind
from desktop.storage import search as search_store
from desktop.storage import search_homes
from desktop.storage.database import Ledger
from desktop.storage.search import Hit, is_too_short

__all__ = ["FoundKind", "Hit", "find", "home", "is_too_short"]

#: More of one kind nobody reads through; typing another word is faster.
OF_EACH_KIND = 30


def find(ledger: Ledger, text: str, of_each_kind: int = OF_EACH_KIND) -> list[Hit]:
    """Return the records that hold ``text``, best first, in the syntax of a web search box."""
    return search_store.find(ledger, text, of_each_kind)


def home(ledger: Ledger, kind: FoundKind, ref: int) -> tuple[str, int] | None:
    """Return the kind and id of the record that a found one is part of (a year for what is of its plan), if any."""
    return search_homes.home(ledger, kind, ref)

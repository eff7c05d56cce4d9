"""Choosing the document that a task carries out: offered by a few letters, found again by what it is called."""

from collections.abc import Sequence

from desktop.domain.documents import ReferenceDocument
from desktop.domain.text import clean, spelling_key
from desktop.presenters.typeahead import Suggestion, TypeAhead


class DocumentChoices:
    """The reference documents of the ledger, the newest offered first."""

    def __init__(self, documents: Sequence[ReferenceDocument]) -> None:
        self._documents = tuple(reversed(documents))
        self._offers = TypeAhead(Suggestion(one, one.name, one.title) for one in self._documents)

    def matching(self, typed: str) -> tuple[Suggestion[ReferenceDocument], ...]:
        """Return what fits ``typed``, in its number, its issuer or what it is about."""
        return self._offers.matching(typed)

    def name(self, document_id: int | None) -> str:
        """Return what a document is called; empty for none."""
        return next((one.name for one in self._documents if one.id == document_id), "")

    def find(self, typed: str) -> ReferenceDocument | None:
        """Return the document that ``typed`` names: as it is called, or by a number that only one has."""
        wanted = spelling_key(clean(typed))
        called = [one for one in self._documents if spelling_key(one.name) == wanted]
        numbered = [one for one in self._documents if spelling_key(one.number) == wanted]
        found = called or numbered
        return found[0] if len(found) == 1 else None

"""The office itself, as its papers name it."""

from dataclasses import replace

from desktop.domain.errors import RefusedValue
from desktop.domain.office import Office
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import offices
from desktop.storage.database import Ledger

#: The longest symbol for which the head of a paper has room ("UBMTTQVN-BTT").
_LONGEST_CODE = 20


def keep_office(ledger: Ledger, office: Office) -> Changed[Office]:
    """Keep the office as its papers from now on name it; papers that were issued stay as they are.

    Raises :class:`RefusedValue` for an office without a name (by :class:`Office` itself) and for a symbol that is
    ``too-long`` or holds a blank (``has-blank``).
    """
    code = clean(office.code)
    if len(code) > _LONGEST_CODE:
        raise RefusedValue("office-code", "too-long", str(_LONGEST_CODE))
    if " " in code:
        raise RefusedValue("office-code", "has-blank", code)
    kept = replace(office, name=clean(office.name), parent=clean(office.parent), place=clean(office.place), code=code)
    with ledger.transaction():
        offices.save(ledger, kept)
    return changed(kept, Noun.OFFICE)

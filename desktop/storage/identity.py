"""What tells one ledger from every other: a key, made when it is first asked for, and kept in all copies."""

import secrets

from desktop.storage import tables
from desktop.storage.database import Ledger

_NAME = "ledger-key"


def ledger_key(ledger: Ledger) -> str:
    """Return the key of the ledger: 32 hexadecimal digits."""
    return known_key(ledger) or _make_key(ledger)


def known_key(ledger: Ledger) -> str | None:
    """Return the key of the ledger; ``None`` when nobody has asked for one yet, so that nothing can bear it."""
    setting = tables.Setting
    found = ledger.row(setting.select(setting.value).where(setting.name == _NAME))
    return None if found is None else str(found[0])


def _make_key(ledger: Ledger) -> str:
    made = secrets.token_hex(16)
    with ledger.transaction():
        ledger.run(tables.Setting.insert(name=_NAME, value=made))
    return made

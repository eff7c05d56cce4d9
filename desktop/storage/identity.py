"""What tells one ledger from every other: a key, made when it is first asked for, and kept in all copies."""

import secrets

from desktop.storage import tables
from desktop.storage.database import Ledger

_NAME = "ledger-key"


def ledger_key(ledger: Ledger) -> str:
    """Return the key of the ledger: 32 hexadecimal digits."""
    setting = tables.Setting
    found = ledger.row(setting.select(setting.value).where(setting.name == _NAME))
    if found is not None:
        return str(found[0])
    made = secrets.token_hex(16)
    with ledger.transaction():
        ledger.run(setting.insert(name=_NAME, value=made))
    return made

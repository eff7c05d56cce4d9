"""What opens a file that asks for a password."""

from pathlib import Path
from typing import NamedTuple


class Key(NamedTuple):
    """A password as it was typed, and where the file is to lie without one."""

    password: str
    unlocked: Path

    def __repr__(self) -> str:
        """Return a text without the password: it belongs in no log."""
        return f"Key({self.unlocked})"

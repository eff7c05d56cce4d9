"""What opens a file that asks for a password."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Key:
    """A password as it was typed, and where the file is to lie without one."""

    password: str
    unlocked: Path

    def __repr__(self) -> str:
        """Return a text without the password: it belongs in no log."""
        return f"Key({self.unlocked})"

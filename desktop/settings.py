"""What the program remembers of its user between two starts: a small file that may be lost without harm."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

#: The name of the file in the user's folder for settings.
FILE_NAME = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """``language`` of the program, ``ledger`` last open, ``geometry`` of the window as Qt writes it (base64)."""

    language: str = "vi"
    ledger: str = ""
    geometry: str = ""


def load(folder: Path) -> Settings:
    """Return what ``folder`` remembers; a file that is missing, damaged or from another version counts as empty."""
    try:
        found = json.loads((folder / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _settings(found) if isinstance(found, dict) else Settings()


def _settings(found: dict[str, Any]) -> Settings:
    """Take the known texts out of ``found``; anything else in it is left."""
    known = {name: found[name] for name in Settings.__slots__ if isinstance(found.get(name), str)}
    return Settings(**known)


def save(folder: Path, settings: Settings) -> None:
    """Remember ``settings`` in ``folder``. Raises :class:`OSError` where that can't be written."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{FILE_NAME}.new"
    draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
    draft.replace(folder / FILE_NAME)

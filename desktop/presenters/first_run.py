"""Making the first ledger: what is asked for, and where the file goes."""

from pathlib import Path

from desktop.domain.office import LayoutProfile, Level, Office
from desktop.domain.text import clean

#: What no system lets into a file name, and how long one may grow before it is cut at a word.
_FORBIDDEN = dict.fromkeys(map(ord, '<>:"/\\|?*'), " ")
_LONGEST = 60

#: How a ledger's file name ends.
SUFFIX = ".thuky"


def ledger_file_name(office_name: str) -> str:
    """Return a file name for the ledger of this office: its own name, as far as file names allow."""
    name = clean(office_name.translate(_FORBIDDEN)).strip(". ")
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rsplit(" ", 1)[0]
    return f"{name or 'Sổ'}{SUFFIX}"


class FirstRun:
    """What the person has typed so far; the place follows the name until they choose one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._chosen: Path | None = None

    def choose_place(self, path: Path) -> None:
        """Keep the ledger at ``path``; a name without the usual ending gets it."""
        self._chosen = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def place(self, office_name: str) -> Path:
        """Return where the ledger of an office with this name will lie; beside, never over, one that is there."""
        if self._chosen is not None:
            return self._chosen
        wanted = self._folder / ledger_file_name(office_name)
        number = 2
        path = wanted
        while path.exists():
            path = wanted.with_stem(f"{wanted.stem} {number}")
            number += 1
        return path

    @staticmethod
    def office(name: str, parent: str, place: str, level: Level, profile: LayoutProfile) -> Office:
        """Return the office as it is kept; raises :class:`~desktop.domain.errors.RefusedValue` without a name."""
        return Office(clean(name), clean(parent), clean(place), level, profile)

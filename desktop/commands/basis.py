"""What all commands share: the options, the answer, the ledger that is meant."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop import paths, settings
from desktop.domain.errors import LedgerNotChosen, RefusedValue
from desktop.services import ledgers, units
from desktop.services.ledgers import Ledger
from desktop.services.plain import Plain

#: Exit codes: done; done, and something needs a person.
DONE = 0
NEEDS_A_PERSON = 1
REFUSED = 3

Options = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a command: for programs, for people, and as an exit code."""

    plain: Plain
    lines: tuple[str, ...]
    code: int = DONE


def ledger_path(options: Options) -> Path:
    """Return the ledger that the options name, else the one that the window opened last."""
    remembered = settings.load(paths.user_settings_dir()).ledger
    path = options.ledger or (Path(remembered) if remembered else None)
    if path is None:
        raise LedgerNotChosen("--ledger")
    return path


@contextmanager
def opened_ledger(options: Options) -> Iterator[Ledger]:
    """Open the ledger; see :func:`ledger_path`."""
    with ledgers.open_ledger(ledger_path(options)) as ledger:
        yield ledger


def unit_id_of(ledger: Ledger, given: str | None) -> int | None:
    """Return the unit of that name; ``None`` where none is asked for."""
    unit = units.directory(ledger).find(given) if given is not None else None
    if given is not None and unit is None:
        raise RefusedValue("unit", "unknown", given)
    return unit.id if unit else None

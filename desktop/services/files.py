"""Writing the files that a person asked for."""

from pathlib import Path

from desktop.atomic import write_atomically
from desktop.domain.errors import CannotWrite


def write_file(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path``, whole or not at all; raise :class:`CannotWrite`. Missing folders are made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        raise CannotWrite(str(path), str(error)) from error
    return path

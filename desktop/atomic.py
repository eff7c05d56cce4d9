"""Write a file so that a reader finds the whole old or the whole new one, whatever happens in between."""

import os
import secrets
import sys
import time
from pathlib import Path

#: On Windows a virus scanner may hold the old file for a moment.
_REPLACE_ATTEMPTS = 10
_REPLACE_PAUSE_SECONDS = 0.05


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` by way of a temporary file beside it: synced, read back, then put in its place.

    Raises ``OSError`` when any step fails; ``path`` then is as it was and the temporary file is gone.
    """
    beside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        _write_synced(beside, data)
        if beside.read_bytes() != data:
            raise OSError(f"{beside} does not hold what was written to it")
        _replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(source: Path, target: Path) -> None:
    for _ in range(_REPLACE_ATTEMPTS if sys.platform == "win32" else 0):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(_REPLACE_PAUSE_SECONDS)
        else:
            return
    source.replace(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows has no way of doing that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

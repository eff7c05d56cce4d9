"""Files that ask for a password: Office Open XML in its encrypted wrapping, and .xls with encrypted records.

What is decrypted goes to a file of its own, from which it is read and kept like any other; the one who asks for it
makes the folder for it and takes it away.
"""

import struct
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import RefusalCode
from desktop.domain.imports import WRONG_KEY
from desktop.spreadsheets.container import refuse

#: What the decoder lets out when it stumbles over damage.
_STUMBLES = (AssertionError, AttributeError, LookupError, OSError, TypeError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Key:
    """A password as it was typed, and where the file is to lie without one."""

    password: str
    unlocked: Path

    def __repr__(self) -> str:
        """Return a text without the password: it belongs in no log."""
        return f"Key({self.unlocked})"


def unlock(path: Path, key: Key) -> None:
    """Write the file at ``path`` to ``key.unlocked`` without its protection.

    Raises :class:`WorkbookRefused`: ``encrypted`` with the detail ``WRONG_KEY`` when the password is another one or
    the protection is of a kind that is not known, ``damaged`` when the file can't be decrypted.
    """
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    try:
        with path.open("rb") as protected, key.unlocked.open("wb") as plain:
            office = OfficeFile(protected)
            checks = {"verify_password": True} if office.format == "ooxml" else {}  # .xls always does
            office.load_key(password=unicodedata.normalize("NFC", key.password), **checks)
            office.decrypt(plain)
    except InvalidKeyError as error:
        raise refuse(RefusalCode.ENCRYPTED, WRONG_KEY) from error
    except FileFormatError as error:
        raise refuse(RefusalCode.ENCRYPTED, f"unknown protection: {error}") from error
    except (DecryptionError, ParseError, *_STUMBLES) as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error

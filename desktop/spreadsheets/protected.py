"""Files that ask for a password: Office Open XML in its encrypted wrapping, .xls with encrypted records, .ods.

What is decrypted goes to a file of its own, from which it is read and kept like any other; the one who asks for it
makes the folder for it and takes it away.
"""

import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import ParseError

from desktop.domain.errors import RefusalCode
from desktop.domain.imports import WRONG_KEY
from desktop.spreadsheets.container import ZIP, refuse
from desktop.spreadsheets.key import Key
from desktop.spreadsheets.protected_ods import unlock_ods

#: What a decoder lets out when it stumbles over damage.
_STUMBLES = (
    *(AssertionError, AttributeError, LookupError, OSError, TypeError, ValueError, struct.error),
    *(zipfile.BadZipFile, zlib.error, ParseError),
)


def unlock(path: Path, key: Key) -> None:
    """Write the file at ``path`` to ``key.unlocked`` without its protection.

    Raises :class:`WorkbookRefused`: ``encrypted`` with the detail ``WRONG_KEY`` when the password is another one or
    the protection is of a kind that is not known, ``damaged`` when the file can't be decrypted.
    """
    password = unicodedata.normalize("NFC", key.password)
    try:
        if path.read_bytes().startswith(ZIP):
            unlock_ods(path, password, key.unlocked)
        else:
            _unlock_office(path, password, key.unlocked)
    except _STUMBLES as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error


def _unlock_office(path: Path, password: str, unlocked: Path) -> None:
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
    from msoffcrypto.exceptions import ParseError as NotParsed

    try:
        with path.open("rb") as protected, unlocked.open("wb") as plain:
            office = OfficeFile(protected)
            checks = {"verify_password": True} if office.format == "ooxml" else {}  # .xls always does
            office.load_key(password=password, **checks)
            office.decrypt(plain)
    except InvalidKeyError as error:
        raise refuse(RefusalCode.ENCRYPTED, WRONG_KEY) from error
    except FileFormatError as error:
        raise refuse(RefusalCode.ENCRYPTED, f"unknown protection: {error}") from error
    except (DecryptionError, NotParsed) as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error

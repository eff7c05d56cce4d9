"""OpenDocument files that ask for a password: as ODF 1.2 part 3, section 3.8 has it, and as LibreOffice 24.8 writes.

The manifest says of each part how it is encrypted. The hash of the password becomes a key (PBKDF2, or Argon2id), the
key opens the part (AES-256 or Blowfish), and what is then there is deflated. ODF 1.2 locks the parts one by one and
gives a checksum of the first 1,024 bytes; newer files hold one part only, the whole package, and AES-GCM checks itself.
"""

import base64
import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

from desktop.domain.errors import RefusalCode
from desktop.domain.imports import WRONG_KEY
from desktop.spreadsheets.container import MANIFEST, MAX_PART, MAX_UNPACKED, refuse

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_WHOLE = "encrypted-package"
_CHECKED_BYTES = 1024
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class _Lock:
    """How one part is encrypted: attributes of its ``encryption-data`` and of the elements in it, by their names."""

    said: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return what is said of ``name``, "" when nothing is."""
        return self.said.get(name, "")

    def number(self, name: str, usual: int) -> int:
        """Return a number that is said, or the ``usual`` one."""
        return int(self.said.get(name, usual))

    def octets(self, name: str) -> bytes:
        """Return bytes that are said in Base64."""
        return base64.b64decode(self.text(name))


def unlock_ods(path: Path, password: str, plain: Path) -> None:
    """Write the file at ``path`` to ``plain`` without its protection.

    Raises :class:`WorkbookRefused`: ``encrypted`` with the detail ``WRONG_KEY`` when the password is another one, and
    with other words for a protection that is not known. What comes of damage is left to the caller.
    """
    with zipfile.ZipFile(path) as archive:
        if MANIFEST not in archive.namelist():
            raise refuse(RefusalCode.ENCRYPTED, "unknown protection: of a zip file")
        manifest: Element = fromstring(archive.read(MANIFEST), forbid_dtd=True)
        locks = _locks(manifest)
        if _WHOLE in locks:
            plain.write_bytes(_opened(archive.read(_WHOLE), locks[_WHOLE], password))
        else:
            _write_parts(archive, manifest, locks, password, plain)


def _write_parts(
    archive: zipfile.ZipFile, manifest: Element, locks: Mapping[str, _Lock], password: str, plain: Path
) -> None:
    left = MAX_UNPACKED
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as out:
        for name in archive.namelist():
            content = archive.read(name)
            if name == MANIFEST:
                content = _without_locks(manifest)
            elif name in locks:
                content = _opened(content, locks[name], password)
            left -= len(content)
            if left < 0:
                raise refuse(RefusalCode.TOO_LARGE, "unpacked size")
            out.writestr(name, content)


def _locks(manifest: Element) -> dict[str, _Lock]:
    """Return how the parts are encrypted, by their names; those that are not are left out."""
    locks = {}
    for entry in manifest.iter(f"{{{_NAMES}}}file-entry"):
        data = entry.find(f"{{{_NAMES}}}encryption-data")
        if data is not None:
            locks[entry.get(f"{{{_NAMES}}}full-path", "")] = _Lock(_attributes(data))
    return locks


def _attributes(data: Element) -> dict[str, str]:
    """Return the attributes of ``data`` and its elements; the names that can be meant twice with the element's."""
    said: dict[str, str] = {}
    for element in data.iter():
        step = element.tag.rpartition("}")[2]
        for name, value in element.attrib.items():
            plain = name.rpartition("}")[2]
            said[f"{step} {plain}" if plain == "key-size" else plain] = value
    return said


def _without_locks(manifest: Element) -> bytes:
    for entry in manifest.iter(f"{{{_NAMES}}}file-entry"):
        for data in entry.findall(f"{{{_NAMES}}}encryption-data"):
            entry.remove(data)
    content: bytes = tostring(manifest, encoding="utf-8", xml_declaration=True)
    return content


def _opened(content: bytes, lock: _Lock, password: str) -> bytes:
    """Return the content of an encrypted part; raises :class:`WorkbookRefused` when the password is another one."""
    deflated = _deciphered(content, _key(lock, password), lock)
    if not _is_as_checked(deflated, lock):
        raise refuse(RefusalCode.ENCRYPTED, WRONG_KEY)
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    plain = inflating.decompress(deflated, MAX_PART)
    if inflating.unconsumed_tail:
        raise refuse(RefusalCode.TOO_LARGE, "an encrypted part")
    return plain


def _key(lock: _Lock, password: str) -> bytes:
    kind = "sha256" if lock.text("start-key-generation-name").endswith("sha256") else "sha1"
    start = hashlib.new(kind, password.encode()).digest()
    salt, size = lock.octets("salt"), lock.number("key-derivation key-size", 16)
    if lock.text("key-derivation-name") == "PBKDF2":
        return hashlib.pbkdf2_hmac("sha1", start, salt, lock.number("iteration-count", 1024), size)
    if not lock.text("key-derivation-name").endswith("argon2id"):
        raise refuse(RefusalCode.ENCRYPTED, f"unknown protection: {lock.text('key-derivation-name')}")
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    passes, lanes = lock.number("argon2-iterations", 3), lock.number("argon2-lanes", 4)
    memory = lock.number("argon2-memory", 2**16)
    derivation = Argon2id(salt=salt, length=size, iterations=passes, lanes=lanes, memory_cost=memory)
    return derivation.derive(start)


def _deciphered(content: bytes, key: bytes, lock: _Lock) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.ciphers.algorithms import AES
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    start = lock.octets("initialisation-vector")
    match lock.text("algorithm-name").rpartition("#")[2]:
        case "aes256-cbc":
            opening = Cipher(AES(key), CBC(start)).decryptor()
            padded = opening.update(content) + opening.finalize()
            return padded[: -padded[-1]]
        case "aes256-gcm":
            try:
                return AESGCM(key).decrypt(start, content[_NONCE_BYTES:], None)
            except InvalidTag as error:
                raise refuse(RefusalCode.ENCRYPTED, WRONG_KEY) from error
        case "Blowfish CFB":
            opening = Cipher(Blowfish(key), CFB(start)).decryptor()
            return opening.update(content) + opening.finalize()
        case other:
            raise refuse(RefusalCode.ENCRYPTED, f"unknown protection: {other}")


def _is_as_checked(deflated: bytes, lock: _Lock) -> bool:
    """Return whether the checksum, where there is one, is that of what was deciphered."""
    kind = lock.text("checksum-type").casefold()
    if not kind:
        return True
    digest = hashlib.sha256 if "sha256" in kind else hashlib.sha1
    return digest(deflated[:_CHECKED_BYTES]).digest() == lock.octets("checksum")

"""A paper as a Word file: the blocks of the PDF with real styles, page numbers, repeated table heads.

The file carries a hash of its own content: one that was edited by hand since is recognised by :func:`is_untouched`
and must not be written over. The same paper gives the same bytes.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator

from desktop.domain.errors import PaperRefused
from desktop.papers.blocks import NamePlate, Paper, Part
from desktop.papers.fonts import FontSet
from desktop.papers.layout_parts import Layout
from desktop.papers.parts import numbered_parts
from desktop.papers.pdf import setter_for
from desktop.papers.setting import printable
from desktop.papers.word_blocks import word_blocks
from desktop.papers.word_package import WordPackage
from desktop.papers.word_setting import WordSetting
from desktop.papers.wordml import section, section_end

_CORE = "docProps/core.xml"
_NO_HASH = "0" * 64
_SEAL = re.compile(rb"thuky:([0-9a-f]{64})")
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def render_word(paper: Paper, layout: Layout, fonts: FontSet) -> bytes:
    """Return ``paper`` as a Word file, set in ``layout``; ``fonts`` measure the titles, the file names the family."""
    package = WordPackage(layout, fonts)
    title, author = (printable(text, layout.body.text) for text in (paper.title, paper.author))
    package.describe(title, author, f"thuky:{_NO_HASH}")
    setting = WordSetting(layout, setter_for(fonts), package)
    package.fill("".join(_parts(paper, setting, package)))
    return _sealed(package.saved())


def _parts(paper: Paper, setting: WordSetting, package: WordPackage) -> Iterator[str]:
    parts = list(numbered_parts(paper, setting.layout))
    for index, part in enumerate(parts):
        own = setting.turned() if part.landscape else setting
        page = own.layout.page.stood_up() if _is_plate(part) else own.layout.page
        properties = section(page, own.layout.page_number.from_top, package.headers)
        yield from word_blocks(part.blocks, own)
        yield section_end(properties) if index < len(parts) - 1 else section_end("") + properties


def _is_plate(part: Part) -> bool:
    """Tell whether ``part`` is a name plate: in Word, which turns text by quarters, its sheet stands on its side."""
    return any(isinstance(block, NamePlate) for block in part.blocks)


def is_untouched(data: bytes) -> bool:
    """Tell whether ``data`` is a Word file of this program that nobody has changed since it was made."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _SEAL.search(archive.read(_CORE))
            return found is not None and found[1].decode() == _hash(archive)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return False


def refuse_edited(data: bytes, name: str) -> None:
    """Raise :class:`PaperRefused` ``edited-by-hand`` if the Word file ``data``, called ``name``, is not ours any more.

    To be asked of the file that stands where a new one is to be written.
    """
    if not is_untouched(data):
        raise PaperRefused("edited-by-hand", name)


def _hash(archive: zipfile.ZipFile) -> str:
    """Return the hash of everything in the file but its properties."""
    digest = hashlib.sha256()
    for name in sorted(archive.namelist()):
        if name != _CORE:
            digest.update(name.encode() + b"\0" + archive.read(name))
    return digest.hexdigest()


def _sealed(data: bytes) -> bytes:
    """Return the file with its own hash, and without the time at which it was made."""
    sealed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(sealed, "w", zipfile.ZIP_DEFLATED) as archive:
        seal = _hash(made).encode()
        for name in made.namelist():
            content = made.read(name)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _properties(content, seal) if name == _CORE else content)
    return sealed.getvalue()


def _properties(content: bytes, seal: bytes) -> bytes:
    """Return what the file says about itself, with its seal and without times."""
    return _TIMES.sub(b"", content).replace(_NO_HASH.encode(), seal)

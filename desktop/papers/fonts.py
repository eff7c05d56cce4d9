"""The font of the papers: the system's Times New Roman, else a free font of its widths; none that lacks letters."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from desktop.domain.errors import PaperRefused
from desktop.papers.strips import Face
from desktop.paths import resources

_FACES = (Face.REGULAR, Face.BOLD, Face.ITALIC, Face.BOLD_ITALIC)
_TIMES_FILES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
_FREE_FAMILIES = {"Liberation Serif": "LiberationSerif", "Tinos": "Tinos"}
_FREE_CUTS = ("Regular", "Bold", "Italic", "BoldItalic")

#: Folders of the Debian, Fedora and Arch packages of Liberation 2 and Tinos.
_SYSTEM_FOLDERS = (
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/croscore",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/liberation-serif",
    "/usr/share/fonts/liberation",
    "/usr/share/fonts/TTF",
)
_TIMES_FOLDER = "/usr/share/fonts/truetype/msttcorefonts"

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


@dataclass(frozen=True, slots=True)
class FontSet:
    """The four files of a family."""

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path

    def file(self, face: Face) -> Path:
        """Return the file of ``face``."""
        return dict(zip(_FACES, self.files, strict=True))[face]

    @property
    def files(self) -> tuple[Path, Path, Path, Path]:
        """The files in the order of :class:`Face`."""
        return (self.regular, self.bold, self.italic, self.bold_italic)


def vietnamese_letters() -> frozenset[str]:
    """Return the 134 letters of Vietnamese that ASCII does not have, in both cases."""
    toned = (unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
    lower = {letter for letter in toned if not letter.isascii()} | {"đ"}
    return frozenset(lower | {letter.upper() for letter in lower})


def find_fonts() -> FontSet:
    """Return the first complete family of this computer; raises :class:`PaperRefused` ``no-font`` without one."""
    return first_complete(_candidates())


def first_complete(candidates: Iterable[FontSet]) -> FontSet:
    """Return the first family of which all four files exist and have every Vietnamese letter."""
    tried = []
    for fonts in candidates:
        if all(path.is_file() for path in fonts.files):
            if all(map(covers_vietnamese, fonts.files)):
                return fonts
            tried.append(f"{fonts.regular}: letters missing")
    raise PaperRefused("no-font", "; ".join(tried))


def covers_vietnamese(path: Path) -> bool:
    """Tell whether the TrueType font at ``path`` can be embedded and has every Vietnamese letter."""
    return _covers(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _covers(path: Path, _changed: int) -> bool:
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

    try:
        glyphs = TTFontFile(str(path)).charToGlyph
    except TTFError:
        return False
    return all(glyphs.get(ord(letter)) for letter in vietnamese_letters())


def _candidates() -> Iterator[FontSet]:
    yield from (_family("Times New Roman", folder, _TIMES_FILES) for folder in _times_folders())
    yield from bundled_fonts()
    yield from _free_families(map(Path, _SYSTEM_FOLDERS))


def bundled_fonts() -> Iterator[FontSet]:
    """Yield the families that a bundle carries among the program's resources."""
    yield from _free_families((resources() / "fonts",))


def _free_families(folders: Iterable[Path]) -> Iterator[FontSet]:
    for folder in folders:
        for family, stem in _FREE_FAMILIES.items():
            yield _family(family, folder, tuple(f"{stem}-{cut}.ttf" for cut in _FREE_CUTS))


def _times_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    yield Path(_TIMES_FOLDER)


def _family(family: str, folder: Path, files: tuple[str, ...]) -> FontSet:
    regular, bold, italic, bold_italic = (folder / name for name in files)
    return FontSet(family, regular, bold, italic, bold_italic)

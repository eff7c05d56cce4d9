"""The sections that rows stand under: the kind of task and the unit that their titles name."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.domain.tasks import TaskKind
from desktop.domain.text import fold
from desktop.spreadsheets.titles import names_unit

_SECTION_PREFIX = re.compile(r"(?:phan\s+)?(?P<mark>[ivx]{1,6}|[a-hđ]|\d{1,2}(?:\.\d+)*)\s*[.)/:\-–]")
_REMARK = re.compile(r"\((?![ivx\d]{1,4}\))|\*|ghi chu|luu y")
_SECTION_MARK = re.compile(r"\(?(?:[ivxl]+|[a-hđ])[.)]{0,2}$")
_ROMAN = re.compile(r"[ivx]+$")
_REMEMBERED = 256
_NUMBERED = re.compile(r"^(?:[IVXl]+|[A-HĐa-hđ]|\d{1,2}(?:\.\d+)*)\s*[.)/:–-]+\s*")
_LABELLED = re.compile(r"^(?:tên\s+)?(?:đơn vị|cơ quan)[^:]{0,20}:\s*", re.IGNORECASE)
_GROUP = re.compile(r"(?:khoi|cum|to|doan)\b")
_KINDS = (
    (re.compile(r"trong (?:tam|diem)"), TaskKind.KEY),
    (re.compile(r"nhiem vu chung|\bchung\b(?! (?:tay|suc|ket|cu|thuy|long)\b)"), TaskKind.COMMON),
    (re.compile(r"dang k[yi]|don vi (?:thanh vien )?chu tri"), TaskKind.REGISTERED),
)


@dataclass(frozen=True, slots=True)
class Section:
    """The section that a data row stands under: the kind of task and the unit that it or one around it names."""

    kind: TaskKind | None = None
    unit: str | None = None


@dataclass(slots=True)
class OpenSections:
    """The sections that are open, from the outermost; ``style`` is how each is numbered."""

    levels: list[tuple[str, str, TaskKind | None]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    section: Section = Section()

    def enter(self, style: str, title: str) -> None:
        """Close the sections of this level and below, and open this one; a remark ("(Bổ sung …)") is none."""
        if _REMARK.match(fold(title)):
            return
        if style not in self.styles:
            self.styles.append(style)
        depth = self.styles.index(style)
        kept = [level for level in self.levels if self.styles.index(level[0]) < depth]
        self.levels = [*kept, (style, title, kind_named(title))]
        kinds = [kind for _, _, kind in self.levels if kind]
        names = (_LABELLED.sub("", _NUMBERED.sub("", name)) for _, name, _ in self.levels)
        units = [name for name in names if names_unit(name) and not _GROUP.match(fold(name))]
        self.section = Section(kinds[-1] if kinds else None, units[-1] if units else None)


@lru_cache(_REMEMBERED)
def kind_named(text: str) -> TaskKind | None:
    """Return the kind of task that a section's title or a cell names, if any."""
    plain = fold(text)
    return next((kind for words, kind in _KINDS if words.search(plain)), None)


def is_section_mark(numbering: str) -> bool:
    """Return whether a number is one of sections: a letter, or a Roman one ("l" typed for "I", too)."""
    return bool(_SECTION_MARK.match(fold(numbering)))


def is_section_title(line: str) -> bool:
    """Return whether a line begins with a number as those of sections do: "I. …", "Phần A: …"."""
    return bool(_SECTION_PREFIX.match(fold(line)))


def style_of(numbering: str) -> str:
    """Return how a section is numbered: by letters, Roman or Arabic numbers, or not at all."""
    plain = fold(numbering).strip()
    match = _SECTION_PREFIX.match(plain)
    mark = match["mark"] if match else plain.rstrip(".):-/")
    if _ROMAN.match(mark):
        return "roman"
    if len(mark) == 1 and mark.isalpha():
        return "letter"
    return "number" if mark[:1].isdigit() else "words"

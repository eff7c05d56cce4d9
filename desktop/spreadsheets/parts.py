"""The parts of an Office Open XML package, for adding to a sender's file without touching the rest of it."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import PurePosixPath

from desktop.spreadsheets.markup import NotUnderstood, appended, attribute, children, edited, first, outline

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
_NO_RELATIONS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONS}"/>'
_MAIN = re.compile(r"application/vnd\.(?:openxmlformats-officedocument|ms-excel)\S*\.main\+xml", re.IGNORECASE)
_SUFFIXES = (("template.macroenabled", ".xltm"), ("macroenabled", ".xlsm"), ("template", ".xltx"))


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: to the part ``target`` (""  for one outside of the package), of a kind."""

    id: str
    kind: str
    target: str


class Package:
    """A package whose parts can be read, replaced and added; what is not put anew is written as it was read.

    Raises :class:`NotUnderstood` wherever the package is not built as the standard says (or is a Strict one).
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile as error:
            raise NotUnderstood(str(error)) from error
        self._names = {name.casefold(): name for name in self._archive.namelist()}
        self._new: dict[str, bytes] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return (*self._archive.namelist(), *(name for name in self._new if name.casefold() not in self._names))

    def has(self, part: str) -> bool:
        """Whether there is such a part; case does not count."""
        return part.casefold() in self._names or part in self._new

    def read(self, part: str) -> bytes:
        """Return a part's content as it stands now."""
        stored = self._names.get(part.casefold(), part)
        if stored in self._new:
            return self._new[stored]
        try:
            return self._archive.read(stored)
        except (KeyError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise NotUnderstood(f"{part}: {error}") from error

    def put(self, part: str, content: bytes) -> None:
        """Replace a part, or add it."""
        self._new[self._names.get(part.casefold(), part)] = content

    def unused(self, pattern: str) -> str:
        """Return the first name of the ``pattern`` ("xl/comments{}.xml") that no part has."""
        taken = {name.casefold() for name in self.names()}
        number = next(n for n in range(1, len(taken) + 2) if pattern.format(n).casefold() not in taken)
        return pattern.format(number)

    def add(self, pattern: str, content: bytes, media: str) -> str:
        """Add a part under an unused name of the ``pattern`` and return that name; ``media`` is its type."""
        part = self.unused(pattern)
        self.put(part, content)
        self._declare(f'Override PartName="/{part}" ContentType="{media}"')
        return part

    def declare_suffix(self, suffix: str, media: str) -> None:
        """Declare the type of parts with this suffix, unless it is declared."""
        known = (item.attributes.get("Extension", "") for item in outline(self.read(_TYPES)) if item.name == "Default")
        if suffix not in map(str.casefold, known):
            self._declare(f'Default Extension="{suffix}" ContentType="{media}"')

    def _declare(self, tag: str) -> None:
        content = self.read(_TYPES)
        root = outline(content)[0]
        self.put(_TYPES, edited(content, [appended(content, root, f"<{root.prefix}{tag}/>")]))

    def relations(self, part: str) -> Iterator[Relation]:
        """Yield the relations of a part ("" for those of the package itself)."""
        listed = _relations_of(part)
        if not self.has(listed):
            return
        for item in outline(self.read(listed)):
            if item.name == "Relationship":
                yield _relation(part, item.attributes)

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part to which ``part`` has a relation of the ``kind`` ("comments", or a whole address)."""
        return next((found.target for found in self.relations(part) if found.kind == _kind(kind)), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation from ``part`` to the part ``target`` and return its id."""
        listed = _relations_of(part)
        content = self.read(listed) if self.has(listed) else _NO_RELATIONS.encode()
        root = outline(content)[0]
        known = {found.id for found in self.relations(part)}
        new = next(f"rIdThuKy{n}" for n in range(1, len(known) + 2) if f"rIdThuKy{n}" not in known)
        tag = f'<{root.prefix}Relationship Id="{new}" Type="{_kind(kind)}" Target={attribute("/" + target)}/>'
        self.put(listed, edited(content, [appended(content, root, tag)]))
        return new

    def workbook(self) -> str:
        """Return the workbook's part. Raises :class:`NotUnderstood` for a Strict package."""
        part = self.related("", "officeDocument")
        if part is None:
            raise NotUnderstood("no workbook, or a Strict one")
        return part

    def suffix(self) -> str:
        """Return the suffix under which Excel opens a package of this type (".xlsx", ".xlsm" …)."""
        types = self.read(_TYPES).decode("utf-8", "replace")
        main = _MAIN.search(types)
        words = main.group().casefold() if main else ""
        return next((suffix for word, suffix in _SUFFIXES if word in words), ".xlsx")

    def content(self) -> bytes:
        """Return the package as one file: the parts in their order, those that were added last."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.comment = self._archive.comment
            for item in self._archive.infolist():
                archive.writestr(copy(item), self.read(item.filename))
            for name in self.names()[len(self._archive.namelist()) :]:
                archive.writestr(name, self._new[name])
        return out.getvalue()


def _kind(kind: str) -> str:
    return kind if "://" in kind else f"{OFFICE}/{kind}"


def _relations_of(part: str) -> str:
    path = PurePosixPath(part)
    return str(path.parent / "_rels" / f"{path.name}.rels") if part else "_rels/.rels"


def _relation(part: str, attributes: Mapping[str, str]) -> Relation:
    target = attributes.get("Target", "")
    outside = attributes.get("TargetMode") == "External"
    return Relation(attributes.get("Id", ""), attributes.get("Type", ""), "" if outside else _resolved(part, target))


def _resolved(part: str, target: str) -> str:
    start = PurePosixPath("/") if target.startswith("/") else PurePosixPath("/", part).parent
    steps: list[str] = []
    for step in (start / target).parts[1:]:
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


def sheet_parts(package: Package) -> dict[str, str]:
    """Return the part of each worksheet by the sheet's name."""
    book = package.workbook()
    targets = {found.id: found.target for found in package.relations(book) if found.kind == f"{OFFICE}/worksheet"}
    elements = outline(package.read(book))
    listed = first(elements, "sheets")
    sheets = children(elements, listed) if listed else ()
    return {
        sheet.attributes.get("name", ""): targets[relation]
        for sheet in sheets
        if (relation := sheet.attributes.get("id", "")) in targets
    }

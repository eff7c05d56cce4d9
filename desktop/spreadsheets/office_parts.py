"""Finding the parts of an Office Open XML workbook by their relations, whatever its own parts are written in."""

import zipfile
from collections.abc import Collection
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_SHEETS, refuse

_PIECE = 2**20


class OfficeParts:
    """The parts of a zip file; ``book`` is how the name of the workbook's own part ends ("workbook.xml").

    Raises ``StopIteration`` when there is no such part, and what the XML parser raises of damaged relations.
    """

    def __init__(self, archive: zipfile.ZipFile, book: str) -> None:
        self._archive = archive
        self._parts = {name.casefold().lstrip("/"): name for name in archive.namelist()}
        self.book = next(name for name in self._parts if name.endswith(book))
        self._targets = self._relations()

    def content(self, part: str) -> bytes:
        """Return the content of a part. Raises ``KeyError`` when there is none of that name."""
        return self._archive.read(self._parts[part])

    def large_content(self, part: str) -> bytearray:
        """Return the content of a part that may be large, read in pieces: at once it would be in the memory twice."""
        name = self._parts[part]
        content = bytearray(self._archive.getinfo(name).file_size)
        end = 0
        with self._archive.open(name) as stream, memoryview(content) as room:
            while piece := stream.read(_PIECE):
                room[end : end + len(piece)] = piece
                end += len(piece)
        return content

    def tree(self, part: str) -> Element:
        """Return a part that is XML."""
        tree: Element = fromstring(self.content(part), forbid_dtd=True)
        return tree

    def _relations(self) -> dict[str, str]:
        book = PurePosixPath(self.book)
        relations = self.tree(str(book.parent / "_rels" / f"{book.name}.rels"))
        return {item.get("Id", ""): _resolved(book.parent, item.get("Target", "")) for item in relations}

    def related(self, relation: str) -> str | None:
        """Return the part that a relation of the workbook leads to, if it is there."""
        part = self._targets.get(relation, "")
        return part if part in self._parts else None

    def ending(self, ending: str) -> str | None:
        """Return the related part whose name ends so ("styles.xml"), if it is there."""
        return next((part for part in self._targets.values() if part.endswith(ending) and part in self._parts), None)


def check_count(sheets: Collection[object]) -> None:
    """Refuse more sheets than are read."""
    if len(sheets) > MAX_SHEETS:
        raise refuse(RefusalCode.TOO_LARGE, f"{len(sheets)} sheets")


def _resolved(folder: PurePosixPath, target: str) -> str:
    path = PurePosixPath(target) if target.startswith("/") else folder / target
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts).lstrip("/").casefold()

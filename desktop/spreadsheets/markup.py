"""Changing XML by inserting bytes: what is not changed stays exactly as it was written.

A part of a sender's workbook holds things that no library of ours knows. So it is never taken apart and written anew:
a parser tells where its elements begin and end, and the new pieces are put in between.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_CELLS = re.compile(rb"<(\w+:)?sheetData(?:\s[^<>]*)?(?<!/)>")
_START_TAG = re.compile(rb"""<(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_NOT_UTF8 = re.compile(
    rb"""\A(?:\xff\xfe|\xfe\xff|<\0|\0<|<\?xml[^>]*encoding=["'](?!utf-8["']|us-ascii["']))""", re.IGNORECASE
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class NotUnderstood(Exception):
    """A part is not built as expected, and is better left alone."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element and where it stands: from ``start`` to ``end``, its content from ``inside`` to ``closing``.

    ``prefix`` is "x:" in ``<x:sheet>``; ``name`` and the names of attributes come without theirs. An element written
    ``<a/>`` has no place for content: ``inside`` and ``closing`` are its end.
    """

    name: str
    prefix: str
    namespace: str
    attributes: Mapping[str, str]
    depth: int
    start: int
    inside: int
    closing: int
    end: int

    @property
    def is_open(self) -> bool:
        """Whether it has a closing tag of its own."""
        return self.closing < self.end


@dataclass(frozen=True, slots=True)
class Edit:
    """The bytes from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Begun:
    """An element whose end has not been met."""

    name: str
    attributes: Mapping[str, str]
    start: int


@dataclass(slots=True)
class _Outline:
    """Collects elements as the parser meets them; ``position`` tells where in ``content`` it is."""

    content: bytes
    position: Callable[[], int]
    found: list[Element] = field(default_factory=list)
    _open: list[_Begun] = field(default_factory=list)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(_Begun(name, attributes, self.position()))

    def finish(self, _name: str) -> None:
        self.found.append(self._element(self._open.pop(), self.position()))

    def _element(self, begun: _Begun, closing: int) -> Element:
        tag = _START_TAG.match(self.content, begun.start)
        if tag is None:
            raise NotUnderstood(f"no tag at byte {begun.start}")
        empty = tag.group().endswith(b"/>")
        end = tag.end() if empty else self.content.index(b">", closing) + 1
        prefix, _, _ = tag.group()[1:].split(maxsplit=1)[0].rstrip(b"/>").rpartition(b":")
        return Element(
            name=_local(begun.name),
            prefix=f"{prefix.decode()}:" if prefix else "",
            namespace=begun.name.rpartition(" ")[0],
            attributes={_local(key): value for key, value in begun.attributes.items()},
            depth=len(self._open),
            start=begun.start,
            inside=tag.end(),
            closing=end if empty else closing,
            end=end,
        )


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_types(*_: object) -> None:
    raise NotUnderstood("a document type declaration")


def _cells_of(content: bytes) -> tuple[int, int]:
    """Return where the cells of a worksheet begin, and how many bytes they are: there may be a million to skip."""
    opening = _CELLS.search(content)
    if opening is None:
        return len(content), 0
    closing = content.rfind(b"</" + (opening[1] or b"") + b"sheetData")
    return opening.end(), max(closing - opening.end(), 0)


def outline(content: bytes) -> tuple[Element, ...]:
    """Return the elements of a part in the order in which they begin, the root first; without the cells of a sheet.

    Raises :class:`NotUnderstood` for what is not XML in UTF-8, and for document types, by which a part could grow.
    """
    if _NOT_UTF8.search(content):
        raise NotUnderstood("not UTF-8")
    cut, length = _cells_of(content)
    parser = expat.ParserCreate(namespace_separator=" ")

    def position() -> int:
        index = parser.CurrentByteIndex
        return index if index < cut else index + length

    met = _Outline(content, position)
    parser.StartDoctypeDeclHandler = _refuse_types
    parser.StartElementHandler = met.begin
    parser.EndElementHandler = met.finish
    try:
        parser.Parse(content[:cut] + content[cut + length :], True)
    except (expat.ExpatError, ValueError) as error:
        raise NotUnderstood(str(error)) from error
    return tuple(sorted(met.found, key=lambda element: (element.start, element.depth)))


def children(elements: Iterable[Element], parent: Element) -> Iterator[Element]:
    """Yield the elements directly inside ``parent``."""
    for element in elements:
        if element.depth == parent.depth + 1 and parent.inside <= element.start < parent.closing:
            yield element


def first(elements: Iterable[Element], name: str) -> Element | None:
    """Return the first element called ``name``."""
    return next((element for element in elements if element.name == name), None)


def appended(content: bytes, parent: Element, text: str) -> Edit:
    """Return the edit that puts ``text`` at the end of ``parent``, opening one that is written ``<a/>``."""
    if parent.is_open:
        return Edit(parent.closing, parent.closing, text)
    name = f"{parent.prefix}{parent.name}"
    opened = content[parent.start : parent.end].decode().removesuffix("/>")
    return Edit(parent.start, parent.end, f"{opened}>{text}</{name}>")


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return ``content`` with all ``edits`` made; of several at one place the first comes first."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [content[done : edit.start], edit.text.encode()]
        done = edit.end
    return b"".join([*pieces, content[done:]])


def writable(text: str) -> str:
    """Return ``text`` without what XML can't hold, and with one kind of line ends."""
    return _UNWRITABLE.sub("", _LINE_END.sub("\n", text))


def cell_text(text: str) -> str:
    """Return ``text`` as the content of an element that Excel reads: ``_x0041_`` stays those seven characters."""
    return escape(_LOOKS_ESCAPED.sub("_x005F_", writable(text)))


def attribute(text: str) -> str:
    """Return ``text`` as an attribute's value, quotes included."""
    return quoteattr(writable(text), {"\n": "&#10;"})

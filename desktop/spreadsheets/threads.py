"""Threaded comments of Excel 365 ([MS-XLSX] 2.6.205): where a cell has a thread, what we say is a reply in it.

Excel 365 shows the thread of such a cell and not the comment that stands beside it for older programs, so a text that
is in the latter only would be seen by nobody. Cells without a thread get an ordinary comment, which Excel 365 calls a
note and shows.
"""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

from desktop.spreadsheets.markup import NotUnderstood, appended, attribute, cell_text, edited, outline
from desktop.spreadsheets.notes import AUTHOR
from desktop.spreadsheets.parts import Package
from desktop.spreadsheets.workbook import Position, position, reference

_THREADS = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
_PERSONS = "http://schemas.microsoft.com/office/2017/10/relationships/person"
_PERSONS_TYPE = "application/vnd.ms-excel.person+xml"
_NAMES = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_NO_PERSONS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<personList xmlns="{_NAMES}"/>'


def reply(package: Package, part: str, texts: Mapping[Position, str]) -> None:
    """Add a reply to each thread of the worksheet ``part`` whose cell has one of ``texts``; else change nothing.

    Raises :class:`NotUnderstood` when the threads are not built as the standard says.
    """
    threads = package.related(part, _THREADS)
    if threads is None:
        return
    content = package.read(threads)
    root, *listed = outline(content)
    if root.namespace != _NAMES:
        raise NotUnderstood(f"{threads}: threads of {root.namespace or 'no kind'}")
    begun = {
        position(item.attributes.get("ref", "")): item.attributes.get("id", "")
        for item in listed
        if item.name == "threadedComment" and "parentId" not in item.attributes
    }
    wanted = {place: text for place, text in texts.items() if place in begun}
    if wanted:
        person = _person(package)
        replies = (_reply(place, text, begun[place], person, root.prefix) for place, text in wanted.items())
        package.put(threads, edited(content, [appended(content, root, "".join(replies))]))


def _reply(place: Position, text: str, thread: str, person: str, x: str) -> str:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.00")
    return (
        f'<{x}threadedComment ref="{reference(*place)}" dT="{now}" personId="{person}" id="{_new_id()}"'
        f" parentId={attribute(thread)}><{x}text>{cell_text(text)}</{x}text></{x}threadedComment>"
    )


def _person(package: Package) -> str:
    """Return the id under which we speak in this workbook, adding us to its persons where we are not among them."""
    book = package.workbook()
    persons = package.related(book, _PERSONS)
    if persons is None:
        persons = package.add("xl/persons/person{}.xml", _NO_PERSONS.encode(), _PERSONS_TYPE)
        package.relate(book, _PERSONS, persons)
    content = package.read(persons)
    root, *listed = outline(content)
    known = (item.attributes.get("id", "") for item in listed if item.attributes.get("displayName") == AUTHOR)
    person = next(known, "")
    if not person:
        person = _new_id()
        tag = (
            f'<{root.prefix}person displayName={attribute(AUTHOR)} id="{person}" userId="{AUTHOR}" providerId="None"/>'
        )
        package.put(persons, edited(content, [appended(content, root, tag)]))
    return person


def _new_id() -> str:
    return f"{{{uuid.uuid4()}}}".upper()

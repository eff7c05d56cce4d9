"""The file of a meeting for the archive: one PDF with cover, contents, all its papers, and what is attached to it."""

from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass, replace

from desktop.domain.attachments import Attachment, Owner
from desktop.domain.issued import PaperKind
from desktop.papers.binding import Bound, bind, page_count
from desktop.papers.blocks import ContentsEntry
from desktop.papers.fonts import find_fonts
from desktop.papers.layout_parts import Layout
from desktop.papers.meeting_file import MeetingFileRecord, PicturePage, front_blocks, picture_blocks
from desktop.papers.pdf import render
from desktop.services import attachments, issued
from desktop.services.printing.office_layouts import office_layout
from desktop.services.printing.phrases import phrases_of
from desktop.services.printing.requests import Desk, PaperRequest
from desktop.services.programmes import programmes
from desktop.storage.database import Ledger

#: The papers of the file, in the order in which the work was done; those that say nothing are left out.
FILED = (
    PaperKind.INVITATIONS,
    PaperKind.AGENDA,
    PaperKind.ATTENDANCE,
    PaperKind.MINUTES,
    PaperKind.PROGRAMME,
    PaperKind.NOTICE,
    PaperKind.DIRECTIONS,
)

_PICTURES = ("image/jpeg", "image/png")

#: Makes one of the papers as PDF.
MakePdf = Callable[[PaperRequest], bytes]


@dataclass(frozen=True, slots=True)
class _Filed:
    """What is to be bound: its PDFs, and the names of attached files that have no pages."""

    parts: tuple[Bound, ...]
    elsewhere: tuple[str, ...]


def meeting_file_pdf(ledger: Ledger, request: PaperRequest, make: MakePdf) -> bytes:
    """Return the file of the meeting asked for; a paper that was issued stands in it as it was issued."""
    desk = Desk(ledger, request)
    layout = office_layout(ledger, desk.office.profile, desk.held)
    papers = tuple(_papers(desk, request, make))
    attached = [_attached(desk, one, layout) for one in _attachments(desk)]
    parts = (*papers, *(one for one in attached if isinstance(one, Bound)))
    filed = _Filed(parts, tuple(one for one in attached if isinstance(one, str)))
    front = _front(desk, filed, layout)
    return bind((Bound("", front), *parts), f"{desk.meeting.head.title}", desk.office.name)


def _papers(desk: Desk, request: PaperRequest, make: MakePdf) -> Iterator[Bound]:
    meeting = desk.meeting
    for kind in FILED:
        if _says_something(kind, desk):
            kept = issued.in_force(desk.ledger, kind, Owner.MEETING, meeting.id)
            own = replace(request, kind=kind, meeting_id=meeting.id, for_files=True)
            pdf = issued.issued_pdf(desk.ledger, kept.id) if kept else make(own)
            yield Bound(_entry(desk, kind), pdf)


def _entry(desk: Desk, kind: PaperKind) -> str:
    """Return the entry of a paper in the contents: programmes by name, for an agenda is called "Chương trình" too."""
    title = phrases_title(desk.ledger, kind)
    if kind is not PaperKind.PROGRAMME:
        return title
    return f"{title} {'; '.join(one.name for one in programmes(desk.ledger, desk.meeting.id))}"


def _says_something(kind: PaperKind, desk: Desk) -> bool:
    meeting = desk.meeting
    needed: dict[PaperKind, Sized] = {
        PaperKind.INVITATIONS: meeting.attendees,
        PaperKind.AGENDA: meeting.agenda,
        PaperKind.ATTENDANCE: meeting.attendees,
        PaperKind.PROGRAMME: programmes(desk.ledger, meeting.id),
        PaperKind.NOTICE: meeting.conclusions,
        PaperKind.DIRECTIONS: meeting.conclusions,
    }
    return kind not in needed or len(needed[kind]) > 0


def phrases_title(ledger: Ledger, kind: PaperKind) -> str:
    """Return what a paper is called in the contents: its type."""
    return phrases_of(ledger, kind).say("type-name")


def _attachments(desk: Desk) -> tuple[Attachment, ...]:
    """Return the files attached to the meeting, then those of the programmes signed at it."""
    found = list(attachments.attachments(desk.ledger, Owner.MEETING, desk.meeting.id))
    for programme in programmes(desk.ledger, desk.meeting.id):
        found += attachments.attachments(desk.ledger, Owner.PROGRAMME, programme.id)
    return tuple(found)


def _attached(desk: Desk, one: Attachment, layout: Layout) -> Bound | str:
    """Return an attached file as pages, or its name where it has none (a recording, a workbook)."""
    title = one.caption or one.name
    if one.media_type in _PICTURES:
        page = PicturePage(attachments.content(desk.ledger, one.id), title)
        return Bound(title, render(picture_blocks(desk.office, page), layout, find_fonts()))
    if one.media_type == "application/pdf":
        pdf = attachments.content(desk.ledger, one.id)
        return Bound(title, pdf) if page_count(pdf) else title
    return title


def _front(desk: Desk, filed: _Filed, layout: Layout) -> bytes:
    """Return cover and contents; the contents are set twice, because their own length moves all that follows."""
    pages = [page_count(part.pdf) for part in filed.parts]
    length = 2
    while True:
        pdf = _set_front(desk, filed, pages, length, layout)
        found = page_count(pdf)
        if found == length:
            return pdf
        length = found


def _set_front(desk: Desk, filed: _Filed, pages: list[int], length: int, layout: Layout) -> bytes:
    entries, begins = [], length + 1
    for part, count in zip(filed.parts, pages, strict=True):
        entries.append(ContentsEntry(part.title, begins))
        begins += count
    record = MeetingFileRecord(desk.office, desk.meeting.head, tuple(entries), filed.elsewhere, begins - 1)
    words = phrases_of(desk.ledger, PaperKind.MEETING_FILE).spelled(layout.spelling)
    return render(front_blocks(record, words), layout, find_fonts())

"""From a request to a paper, and from a paper to PDF or Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.domain.issued import PaperKind
from desktop.papers.blocks import Paper
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.fonts import find_fonts
from desktop.papers.layout_parts import Layout
from desktop.papers.pdf import render
from desktop.papers.reminders import reminders_blocks
from desktop.services import issued
from desktop.services.files import write_file
from desktop.services.printing.direction_papers import reminders_to
from desktop.services.printing.meeting_files import meeting_file_pdf
from desktop.services.printing.office_layouts import office_layout
from desktop.services.printing.phrases import phrases_of
from desktop.services.printing.registry import Subject, spec_of
from desktop.services.printing.requests import Desk, PaperRequest
from desktop.services.reminders import Letter
from desktop.storage import task_titles
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class Made:
    """A paper and the layout in which it is to be set."""

    paper: Paper
    layout: Layout


def made(ledger: Ledger, request: PaperRequest, phrases: Phrases | None = None) -> Made:
    """Return the paper asked for, in the office's words unless others are given."""
    desk, spec = Desk(ledger, request), spec_of(request.kind)
    layout = office_layout(ledger, desk.office.profile, spec.day(desk))
    words = phrases or phrases_of(ledger, request.kind)
    return Made(spec.make(desk, words.spelled(layout.spelling)), layout)


def paper(ledger: Ledger, request: PaperRequest, phrases: Phrases | None = None) -> Paper:
    """Return what the paper asked for says.

    Raises :class:`~desktop.domain.errors.NotFound` or :class:`RefusedValue` for a record that is not there, and
    :class:`~desktop.domain.errors.PaperRefused` for a paper that has nothing to say.
    """
    return made(ledger, request, phrases).paper


def paper_pdf(ledger: Ledger, request: PaperRequest, phrases: Phrases | None = None) -> bytes:
    """Return the paper asked for as PDF; signed minutes as they were signed."""
    if request.kind is PaperKind.MEETING_FILE:
        return meeting_file_pdf(ledger, request, lambda one: paper_pdf(ledger, one))
    signed = _signed(ledger, request) if phrases is None and request.profile is None else None
    if signed is not None:
        return signed
    found = made(ledger, request, phrases)
    return render(found.paper, found.layout, find_fonts())


def tasks_listed(ledger: Ledger, request: PaperRequest) -> int:
    """Return how many tasks a paper of a year or a period lists at most: a thousand take a second or two."""
    if spec_of(request.kind).subject not in (Subject.YEAR, Subject.PERIOD):
        return 0
    desk = Desk(ledger, request)
    return task_titles.count(ledger, range(desk.period.start.year, desk.year + 1))


def _signed(ledger: Ledger, request: PaperRequest) -> bytes | None:
    """Return the minutes of the meeting asked for as they were signed; ``None`` when they are not, or not now."""
    if request.kind is not PaperKind.MINUTES:
        return None
    kept = issued.in_force(ledger, PaperKind.MINUTES, Owner.MEETING, Desk(ledger, request).meeting.id)
    return issued.issued_pdf(ledger, kept.id) if kept else None


def paper_docx(ledger: Ledger, request: PaperRequest, phrases: Phrases | None = None) -> bytes:
    """Return the paper asked for as a Word file; the meeting file is PDF only (``not-docx``)."""
    from desktop.papers.word import render_word

    if request.kind is PaperKind.MEETING_FILE:
        raise RefusedValue("output", "not-docx", request.kind.value)
    found = made(ledger, request, phrases)
    return render_word(found.paper, found.layout, find_fonts())


def print_paper(ledger: Ledger, request: PaperRequest, path: Path) -> Path:
    """Write the paper asked for to ``path``, as its name ends: .pdf or .docx; return the path.

    A Word file that stands there and was changed by hand is never overwritten: :class:`PaperRefused`.
    """
    match path.suffix.casefold():
        case ".pdf":
            return write_file(path, paper_pdf(ledger, request))
        case ".docx":
            return write_docx(path, paper_docx(ledger, request))
        case _:
            raise RefusedValue("output", "not-paper", str(path))


def write_docx(path: Path, data: bytes) -> Path:
    """Write a Word file to ``path``; raise :class:`PaperRefused` where one stands there that was changed by hand."""
    from desktop.papers.word import refuse_edited

    if path.exists():
        refuse_edited(path.read_bytes(), path.name)
    return write_file(path, data)


def letters_pdf(ledger: Ledger, letters: Sequence[Letter]) -> bytes:
    """Return reminders that have their numbers as one PDF; see :func:`desktop.services.reminders.remind`."""
    terms = letters[0].terms
    request = PaperRequest(
        PaperKind.REMINDERS, terms.dated, dated=terms.dated, as_of=terms.dated, number=letters[0].number
    )
    desk = Desk(ledger, request)
    layout = office_layout(ledger, desk.office.profile, terms.dated)
    words = phrases_of(ledger, PaperKind.REMINDERS).spelled(layout.spelling)
    record = reminders_to([letter.unit for letter in letters], desk.issue(), terms.dated, terms.answer_by)
    return render(reminders_blocks(record, words), layout, find_fonts())

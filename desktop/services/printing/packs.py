"""All papers of a meeting, written to a folder in one go."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.issued import PaperKind
from desktop.domain.meeting_kinds import usual_meeting
from desktop.papers.binding import Bound, bind
from desktop.services.printing.meeting_files import phrases_title
from desktop.services.printing.rendering import paper_pdf, print_paper
from desktop.services.printing.requests import Desk, PaperRequest
from desktop.services.progress import Progress
from desktop.storage.database import Ledger

#: Marks that some system does not take in the name of a file.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Pack:
    """What is to be printed: which papers, and how their files end (".pdf" or ".docx")."""

    kinds: tuple[PaperKind, ...]
    suffix: str = ".pdf"


def usual_pack(ledger: Ledger, request: PaperRequest) -> Pack:
    """Return the papers that a meeting of its kind usually has."""
    return Pack(usual_meeting(Desk(ledger, request).meeting.head.kind).papers)


def print_pack(
    ledger: Ledger, request: PaperRequest, pack: Pack, folder: Path, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Write the papers of a meeting into ``folder``, numbered in their order; ``request.kind`` is not looked at.

    Raises :class:`~desktop.domain.errors.Cancelled` between two papers: those written stay, each whole.
    """
    told = progress or Progress()
    files = []
    for place, kind in enumerate(pack.kinds):
        told.step(place, len(pack.kinds))
        suffix = ".pdf" if kind is PaperKind.MEETING_FILE else pack.suffix
        path = folder / f"{place + 1:02d} {file_title(ledger, kind)}{suffix}"
        files.append(print_paper(ledger, replace(request, kind=kind), path))
    told.step(len(pack.kinds), len(pack.kinds))
    return tuple(files)


def pack_pdf(ledger: Ledger, request: PaperRequest, pack: Pack, progress: Progress | None = None) -> bytes:
    """Return the papers of a meeting as one PDF, to be printed in one go; without the file, which repeats them.

    Raises :class:`~desktop.domain.errors.Cancelled` between two papers.
    """
    told = progress or Progress()
    kinds = [kind for kind in pack.kinds if kind is not PaperKind.MEETING_FILE]
    found = []
    for place, kind in enumerate(kinds):
        told.step(place, len(kinds))
        found.append(Bound(phrases_title(ledger, kind), paper_pdf(ledger, replace(request, kind=kind))))
    told.step(len(kinds), len(kinds))
    desk = Desk(ledger, request)
    return bind(found, desk.meeting.head.title, desk.office.name)


def file_title(ledger: Ledger, kind: PaperKind) -> str:
    """Return what a paper is called, fit for the name of a file."""
    return _FORBIDDEN.sub("-", phrases_title(ledger, kind))[:_LONGEST_NAME].strip(" .")

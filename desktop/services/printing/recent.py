"""The papers that were printed or saved last: a short list that is kept with the ledger, to have each again."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop.domain.assessments import Period
from desktop.domain.issued import PaperKind
from desktop.papers.periods import period_name
from desktop.papers.phrases import short_date
from desktop.services.changes import Changed, changed
from desktop.services.printing.registry import Subject, spec_of
from desktop.services.printing.requests import Desk, PaperRequest
from desktop.storage import paper_settings
from desktop.storage.database import Ledger

_SETTING = "recent"

#: So many are remembered.
LONGEST = 15


@dataclass(frozen=True, slots=True)
class RecentPaper:
    """A paper that was sent to a printer, or saved at ``path``.

    ``about`` says of what it is, ``at`` when that was; the rest is what was asked for (see :class:`PaperRequest`).
    """

    kind: PaperKind
    about: str
    at: datetime
    path: Path | None = None
    meeting_id: int | None = None
    year: int | None = None
    unit_id: int | None = None
    period: Period | None = None
    as_of: date | None = None


def recent_papers(ledger: Ledger) -> tuple[RecentPaper, ...]:
    """Return the papers, the newest first."""
    kept = paper_settings.load(ledger, _SETTING)
    return _from_text(kept) if kept else ()


def remember_papers(
    ledger: Ledger, requests: tuple[PaperRequest, ...], now: datetime, paths: tuple[Path, ...] = ()
) -> Changed[tuple[RecentPaper, ...]]:
    """Put papers that were printed, or saved at ``paths``, on the list; what is on it already is there once."""
    with ledger.transaction():
        places: tuple[Path | None, ...] = paths or (None,) * len(requests)
        new = [_recent(ledger, one, now, path) for one, path in zip(requests, places, strict=True)]
        same = {replace(one, about="", at=now) for one in new}
        old = [one for one in recent_papers(ledger) if replace(one, about="", at=now) not in same]
        kept = (*reversed(new), *old)[:LONGEST]
        paper_settings.save(ledger, _SETTING, _to_text(kept))
    return changed(kept)


def usual_folder(ledger: Ledger) -> Path | None:
    """Return the folder in which a paper was saved last, as long as it is there."""
    saved = (one.path.parent for one in recent_papers(ledger) if one.path is not None)
    return next((folder for folder in saved if folder.is_dir()), None)


def _recent(ledger: Ledger, request: PaperRequest, now: datetime, path: Path | None) -> RecentPaper:
    desk, subject = Desk(ledger, request), spec_of(request.kind).subject
    meeting_id = desk.meeting.id if subject is Subject.MEETING else request.meeting_id
    return RecentPaper(
        request.kind,
        _about(replace(request, meeting_id=meeting_id), ledger),
        now.replace(microsecond=0),
        path,
        meeting_id,
        desk.year if subject is Subject.YEAR else request.year,
        request.unit_id,
        request.period,
        request.as_of or request.today if subject is Subject.DAY else request.as_of,
    )


def _about(request: PaperRequest, ledger: Ledger) -> str:
    """Return of what a paper is: of which meeting, year, period or day, and of which unit."""
    desk, subject = Desk(ledger, request), spec_of(request.kind).subject
    if subject is Subject.MEETING or request.meeting_id is not None:
        about = desk.meeting.head.title
    elif subject is Subject.DAY:
        about = short_date(request.as_of or request.today)
    else:
        about = period_name(desk.period)
    return ", ".join(filter(None, (about, desk.unit_name(request.today))))


# ── As text: a contract with kept ledgers, add only ──


def _to_text(papers: tuple[RecentPaper, ...]) -> str:
    plain = [
        {
            "kind": one.kind.value,
            "about": one.about,
            "at": one.at.isoformat(),
            "path": str(one.path) if one.path else None,
            "meeting": one.meeting_id,
            "year": one.year,
            "unit": one.unit_id,
            "period": [one.period.start.isoformat(), one.period.end.isoformat()] if one.period else None,
            "as_of": one.as_of.isoformat() if one.as_of else None,
        }
        for one in papers
    ]
    return json.dumps(plain, ensure_ascii=False)


def _from_text(text: str) -> tuple[RecentPaper, ...]:
    return tuple(
        RecentPaper(
            PaperKind(plain["kind"]),
            plain["about"],
            datetime.fromisoformat(plain["at"]),
            Path(plain["path"]) if plain["path"] else None,
            plain["meeting"],
            plain["year"],
            plain["unit"],
            Period(*map(date.fromisoformat, plain["period"])) if plain["period"] else None,
            date.fromisoformat(plain["as_of"]) if plain["as_of"] else None,
        )
        for plain in json.loads(text)
    )

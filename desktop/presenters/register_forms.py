"""What stands in the forms of the registers, and what is read from it; those of meetings are in concluding_forms.

Lines of a table in a form are one text: a line each, its cells parted by tabs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.assessments import Assessment, AssessmentSection, Period
from desktop.domain.consultations import Consultation, Opinion
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.matters import Matter
from desktop.domain.models import EARLIEST_YEAR, LATEST_YEAR, Model, ModelState
from desktop.domain.programmes import Programme
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.presenters.concluding_forms import (
    Read,
    Texts,
    matter_texts,
    programme_texts,
    read_matter,
    read_programme,
    read_unit_of,
)
from desktop.presenters.forms import Fault, FieldFault, day_text, read_day
from desktop.services.registers import Surroundings

#: What parts the cells of a line in the text of a table.
CELL = "\t"


def lines_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each line of a table."""
    return (tuple(map(clean, line.split(CELL))) for line in text.split("\n"))


def _missing(texts: Texts, *names: str) -> list[FieldFault]:
    return [FieldFault(name, Fault.MISSING) for name in names if not clean(texts[name])]


def _day(texts: Texts, name: str, *, needed: bool = True) -> tuple[date | None, list[FieldFault]]:
    """Read a day that a field names in full."""
    typed = clean(texts[name])
    if not typed:
        return None, [FieldFault(name, Fault.MISSING)] if needed else []
    found = read_day(typed, date.today().year)
    return found, [] if found else [FieldFault(name, Fault.NOT_A_DAY, typed)]


def _number(text: str) -> int | None:
    """Return the id that a choice stands for; ``None`` where nothing is chosen."""
    return int(text) if text.isdecimal() else None


def _chosen(id_: int | None) -> str:
    return "" if id_ is None else str(id_)


# ── Matters and programmes: the forms of meetings, and what a meeting says by itself ──


def registered_matter_texts(matter: Matter, around: Surroundings) -> Texts:
    """Return what the fields say for a matter."""
    known = matter_texts(matter, around.units, matter.raised_on)
    return {"raised_on": day_text(matter.raised_on), **known, "meeting": _chosen(matter.meeting_id)}


def read_registered_matter(texts: Texts, before: Matter, around: Surroundings) -> Read[Matter]:
    """Read a matter with the day on which it was raised."""
    raised_on, faults = _day(texts, "raised_on")
    named = replace(before, raised_on=raised_on or before.raised_on, meeting_id=_number(texts["meeting"]))
    read = read_matter(texts, named, around.units)
    return replace(read, faults=(*faults, *read.faults))


def registered_programme_texts(programme: Programme, _: Surroundings) -> Texts:
    """Return what the fields say for a programme, the meeting at which it was signed among them."""
    known = programme_texts(programme)
    parties = (CELL.join((one.unit, one.signer, one.signer_title)) for one in programme.parties)
    return {**known, "parties": "\n".join(parties), "meeting": _chosen(programme.meeting_id)}


def read_registered_programme(texts: Texts, before: Programme, around: Surroundings) -> Read[Programme]:
    """Read a programme; its parties are named as on the day of signing, else as on the first day of its years."""
    meeting = around.meeting(_number(texts["meeting"]))
    parties = [cells for cells in lines_of(texts["parties"]) if any(cells)]
    plain = {**texts, "parties": "\n".join("; ".join(cells) for cells in parties if cells[0])}
    signed_on = meeting.day if meeting else date(before.year_from or date.today().year, 1, 1)
    read = read_programme(plain, before, around.units, signed_on)
    faults = (*read.faults, *_party_faults(texts["parties"], around.units, meeting.day if meeting else None))
    return Read(replace(read.record, meeting_id=meeting.id if meeting else None), faults)


def _party_faults(text: str, units: UnitDirectory, signed_on: date | None) -> Iterator[FieldFault]:
    known: set[str] = set()
    for place, cells in enumerate(lines_of(text)):
        if any(cells) and not cells[0]:
            yield FieldFault(f"parties-{place}-unit", Fault.MISSING)
        if cells[0].casefold() in known:
            yield FieldFault(f"parties-{place}-unit", Fault.UNIT_TWICE, cells[0])
        known.update(filter(None, (cells[0].casefold(),)))
        unit = units.find(cells[0]) if cells[0] else None
        if unit is not None and signed_on is not None and not unit.existed_on(signed_on):
            yield FieldFault(f"parties-{place}-unit", Fault.UNIT_NOT_THEN, cells[0])


# ── Models ──


def model_texts(model: Model, around: Surroundings) -> Texts:
    """Return what the fields say for a model; its unit under the name of its first year."""
    return {
        "name": model.name,
        "unit": around.unit(model.unit_id, date(model.since, 12, 31)),
        "field": model.field,
        "scale": model.scale,
        "since": str(model.since),
        "state": model.state.value,
        "result": model.result,
    }


def read_model(texts: Texts, before: Model, around: Surroundings) -> Read[Model]:
    """Read a model; its unit must have been there at some time of its first year."""
    typed = clean(texts["since"])
    since = int(typed) if typed.isdecimal() and EARLIEST_YEAR <= int(typed) <= LATEST_YEAR else None
    faults = _missing(texts, "name", "unit", "since")
    if typed and since is None:
        faults.append(FieldFault("since", Fault.NOT_A_YEAR, typed))
    unit_id, unit_faults = _unit_of_year(texts["unit"], around.units, since)
    model = replace(
        before,
        name=clean(texts["name"]),
        unit_id=unit_id,
        field=clean(texts["field"]),
        scale=clean(texts["scale"]),
        since=since or before.since,
        state=ModelState(texts["state"]),
        result=texts["result"].strip(),
    )
    return Read(model, (*faults, *unit_faults))


def _unit_of_year(text: str, units: UnitDirectory, year: int | None) -> tuple[int | None, tuple[FieldFault, ...]]:
    if year is None:
        return read_unit_of(text, units, None, "unit")
    first = read_unit_of(text, units, date(year, 1, 1), "unit")
    return first if not first[1] else read_unit_of(text, units, date(year, 12, 31), "unit")


# ── Reference documents ──


def document_texts(document: ReferenceDocument, _: Surroundings) -> Texts:
    """Return what the fields say for a document."""
    return {
        "kind": document.kind.value,
        "number": document.number,
        "dated": day_text(document.dated) if document.number else "",
        "issuer": document.issuer,
        "title": document.title,
    }


def read_document(texts: Texts, before: ReferenceDocument, _: Surroundings) -> Read[ReferenceDocument]:
    """Read a document."""
    dated, faults = _day(texts, "dated")
    document = replace(
        before,
        kind=DocumentKind(texts["kind"]),
        number=clean(texts["number"]),
        dated=dated or before.dated,
        issuer=clean(texts["issuer"]),
        title=clean(texts["title"]),
    )
    return Read(document, (*_missing(texts, "number"), *faults, *_missing(texts, "issuer", "title")))


# ── Opinions on drafts ──


def consultation_texts(consultation: Consultation, _: Surroundings) -> Texts:
    """Return what the fields say: a line for each unit that was asked."""
    return {
        "draft": consultation.draft,
        "asked_on": day_text(consultation.asked_on),
        "until": day_text(consultation.until),
        "meeting": _chosen(consultation.meeting_id),
        "asked": "",
        "summary": consultation.summary,
        "opinions": "\n".join(CELL.join(_cells(one)) for one in consultation.opinions),
    }


def _cells(opinion: Opinion) -> tuple[str, ...]:
    count = str(opinion.count) if opinion.answered_on else ""
    return opinion.unit, day_text(opinion.answered_on), count, opinion.summary


def read_consultation(texts: Texts, before: Consultation, around: Surroundings) -> Read[Consultation]:
    """Read a draft with what each unit answered; units asked in addition come after those that stand there."""
    faults = _missing(texts, "draft")
    asked_on, asked_faults = _day(texts, "asked_on")
    until, until_faults = _day(texts, "until", needed=False)
    since = asked_on or before.asked_on
    if until is not None and until < since:
        until_faults.append(FieldFault("until", Fault.ENDS_BEFORE_START, clean(texts["until"])))
    asking = _Asking(around.units, since)
    opinions = [*asking.answers(texts["opinions"]), *asking.more(texts["asked"])]
    consultation = replace(
        before,
        draft=clean(texts["draft"]),
        asked_on=since,
        until=until,
        opinions=tuple(opinions),
        summary=texts["summary"].strip(),
        meeting_id=_number(texts["meeting"]),
    )
    return Read(consultation, (*faults, *asked_faults, *until_faults, *asking.faults))


class _Asking:
    """Reads the units that were asked on a day, each once; what is at fault is collected."""

    def __init__(self, units: UnitDirectory, asked_on: date) -> None:
        self._units = units
        self._asked_on = asked_on
        self._known: set[str] = set()
        self.faults: list[FieldFault] = []

    def answers(self, text: str) -> Iterator[Opinion]:
        """Yield what stands in the lines; a line that was emptied asks nobody."""
        for place, cells in enumerate(lines_of(text)):
            if any(cells):
                unit, *said = (*cells, "", "", "", "")[:4]
                yield self._answer(self._opinion(unit, f"opinions-{place}-unit"), said, f"opinions-{place}")

    def more(self, text: str) -> Iterator[Opinion]:
        """Yield the units that are asked in addition, parted by semicolons; one that is asked already counts once."""
        for name in filter(None, map(clean, text.split(";"))):
            unit = self._units.find(name)
            official = unit.name_on(self._asked_on) if unit else name
            if official.casefold() not in self._known:
                yield self._opinion(name, "asked")

    def _opinion(self, name: str, field: str) -> Opinion:
        unit_id, faults = read_unit_of(name, self._units, self._asked_on, field)
        self.faults += faults
        if not name:
            self.faults.append(FieldFault(field, Fault.MISSING))
        official = name if unit_id is None else self._units[unit_id].name_on(self._asked_on)
        if name and official.casefold() in self._known:
            self.faults.append(FieldFault(field, Fault.UNIT_TWICE, name))
        self._known.add(official.casefold())
        return Opinion(official, unit_id)

    def _answer(self, opinion: Opinion, said: Iterable[str], field: str) -> Opinion:
        day, count, summary = said
        answered_on = read_day(day, self._asked_on.year) if day else None
        if day and answered_on is None:
            self.faults.append(FieldFault(f"{field}-day", Fault.NOT_A_DAY, day))
        elif answered_on is not None and answered_on < self._asked_on:
            self.faults.append(FieldFault(f"{field}-day", Fault.BEFORE_QUESTION, day))
        elif answered_on is None and (count or summary):
            self.faults.append(FieldFault(f"{field}-day", Fault.MISSING))
        if count and not count.isdecimal():
            self.faults.append(FieldFault(f"{field}-count", Fault.NOT_A_COUNT, count))
        number = int(count) if count.isdecimal() else 0
        return replace(opinion, answered_on=answered_on, count=number, summary=summary)


# ── Assessments ──


def assessment_texts(assessment: Assessment, _: Surroundings) -> Texts:
    """Return what the fields say for an assessment: its period, and a text for each section."""
    period = {"start": day_text(assessment.period.start), "end": day_text(assessment.period.end)}
    sections: Mapping[str, str] = {section.value: assessment.text(section) for section in AssessmentSection}
    return {**period, "meeting": _chosen(assessment.meeting_id), **sections}


def read_assessment(texts: Texts, before: Assessment, _: Surroundings) -> Read[Assessment]:
    """Read an assessment of a period."""
    start, start_faults = _day(texts, "start")
    end, end_faults = _day(texts, "end")
    if start is not None and end is not None and end < start:
        end_faults.append(FieldFault("end", Fault.ENDS_BEFORE_START, clean(texts["end"])))
    written = {section: texts[section.value].strip() for section in AssessmentSection}
    empty = () if any(written.values()) else (FieldFault(AssessmentSection.ACHIEVEMENTS.value, Fault.MISSING),)
    faults = (*start_faults, *end_faults, *empty)
    period = before.period if faults or start is None or end is None else Period(start, end)
    read = replace(before, period=period, meeting_id=_number(texts["meeting"]), texts=written)
    return Read(read, faults)

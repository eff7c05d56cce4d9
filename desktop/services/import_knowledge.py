"""What of the ledger a plan of import depends on.

A plan looks tasks up by their titles, their senders and the keys of returned templates. Where the years concerned have
many more tasks than the workbooks have rows, only those are read that can be found so: a small workbook is planned as
fast in a province's ledger as in a new one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from desktop.domain.imports import FileReading, Outcome, Registration, SheetKind, SheetReading
from desktop.domain.people import Person
from desktop.domain.tasks import ProgressReport, Task
from desktop.domain.text import title_end, title_key
from desktop.services.indicators import meant_spellings
from desktop.spreadsheets.known import Keys, Known, Meant
from desktop.spreadsheets.unit_finder import UnitFinder
from desktop.storage import batches, figures, people, task_titles
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger, Row

#: With no more tasks than this in the years concerned, or than the workbooks have rows, all of them are read.
FEW = 2_000


@dataclass(frozen=True, slots=True)
class _Said:
    """What the workbooks may mean: keys of the titles that they register and of which they tell, and tasks by id.

    ``ends`` are the ends of these titles.
    """

    years: tuple[int, ...]
    registered: frozenset[str]
    told: frozenset[str]
    ends: frozenset[str]
    ids: frozenset[int]
    senders: frozenset[int]


def known_for(
    ledger: Ledger, readings: Sequence[FileReading], today: date, answers: Mapping[str, int], keys: Keys, meant: Meant
) -> Known:
    """Return what the ledger holds, as far as the plan for these files depends on it."""
    sheets = [sheet for reading in readings for sheet in reading.sheets]
    units = Known(unit_store.directory(ledger), today, unit_store.is_given(ledger), answers=answers)
    tasks, reports = _tasks(ledger, sheets, units, {*keys.values(), *meant.values()})
    versions = batches.versions(ledger, [task.import_row_id for task in tasks if task.import_row_id is not None])
    read = {reading.sha256: batches.last_read(ledger, reading.sha256) for reading in readings}
    return Known(
        units=units.units,
        units_are_given=units.units_are_given,
        today=today,
        tasks=tasks,
        reports=reports,
        unassigned=report_store.unassigned(ledger),
        versions={task.id: versions[task.import_row_id] for task in tasks if task.import_row_id in versions},
        people=_people(ledger, sheets),
        figures=figures.with_spans(ledger, [(one.span.start, one.span.end) for one in sheets if one.span]),
        indicators=meant_spellings(ledger),
        answers=answers,
        keys=keys,
        last_read={sha256: day for sha256, day in read.items() if day is not None},
        meant=meant,
    )


def _people(ledger: Ledger, sheets: Iterable[SheetReading]) -> list[Person]:
    """Return all people where a list of people is read; nothing else depends on them."""
    return people.everybody(ledger) if any(sheet.kind is SheetKind.PEOPLE for sheet in sheets) else []


def _tasks(
    ledger: Ledger, sheets: Sequence[SheetReading], units: Known, ids: Iterable[int]
) -> tuple[list[Task], Mapping[int, Sequence[ProgressReport]]]:
    """Return the tasks of the years of these sheets that their rows may mean, and the reports on them."""
    years = tuple(sorted({sheet.period or units.today.year for sheet in sheets}))
    if task_titles.count(ledger, years) <= max(FEW, sum(len(sheet.rows) for sheet in sheets)):
        tasks = [task for year in years for task in task_store.of_year(ledger, year)]
        return tasks, {id_: own for year in years for id_, own in report_store.of_year(ledger, year).items()}
    chosen = _chosen(ledger, _said(sheets, years, units, ids))
    tasks = [task for task in task_store.of_ids(ledger, chosen) if task.year in years]
    return tasks, report_store.on_tasks(ledger, [task.id for task in tasks])


def _said(sheets: Sequence[SheetReading], years: tuple[int, ...], units: Known, ids: Iterable[int]) -> _Said:
    says = [row.values for row in chain.from_iterable(sheet.rows for sheet in sheets)]
    registered = {one.title or "" for one in says if isinstance(one, Registration)}
    told = {one.title or "" for one in says if isinstance(one, Outcome)}
    return _Said(
        years,
        registered=frozenset(map(title_key, registered)),
        told=frozenset(map(title_key, told)),
        ends=frozenset(map(title_end, registered | told)),
        ids=frozenset(ids),
        senders=_senders(sheets, units),
    )


def _senders(sheets: Iterable[SheetReading], units: Known) -> frozenset[int]:
    """Return the units that sent these sheets: what they registered before and list no more is missing."""
    finder = UnitFinder(units)
    found = set[int]()
    for sheet in sheets:
        finder.on(sheet.speaks_for or date(units.today.year, 12, 31))
        found.add(finder.find(sheet.sender) or 0)
    return frozenset(found)


def _chosen(ledger: Ledger, said: _Said) -> set[int]:
    """Return the ids of the tasks that may be meant."""
    kept = task_titles.titles(ledger, said.years) if said.registered or said.told else []
    named = _named(kept, said)
    chosen = {*said.ids, *(id_ for id_, _ in named), *(id_ for id_, _, sender in kept if sender in said.senders)}
    times = Counter(key for _, key in named)
    doubted = {key for key in said.told if times[key] != 1 or key in said.registered}
    if doubted:  # a unit may have told of a task under this title before
        told = task_titles.told(ledger, said.years)
        chosen.update(task_id for task_id, title in told if title_key(title) in doubted)
    return chosen


def _named(kept: Sequence[Row], said: _Said) -> list[tuple[int, str]]:
    """Return the tasks with one of the titles, each with the key of its title."""
    wanted = said.registered | said.told
    if "" not in said.ends:  # of most titles the end says that they are others
        ends = said.ends | {""}
        kept = [row for row in kept if title_end(row[1]) in ends]
    return [(id_, key) for id_, key in ((row[0], title_key(row[1])) for row in kept) if key in wanted]

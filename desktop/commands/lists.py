"""Commands that list: units, tasks, directions, meetings, what was searched for."""

from collections.abc import Iterator
from datetime import date

from desktop import answers
from desktop.commands.basis import Answer, Options, opened_ledger, unit_id_of
from desktop.services import directions, finding, meetings, summaries, task_lists, tasks, units
from desktop.services.ledgers import Ledger
from desktop.wording import label


def list_units(options: Options) -> Answer:
    """List the units, after taking a directory over where one is given."""
    with opened_ledger(options) as ledger:
        taken = {}
        if options.directory is not None:
            change = units.take_over_directory(ledger, units.read_directory(options.directory)).value
            taken = {"added": change.added, "extended": change.extended}
        found = units.directory(ledger).units()
    plain = [
        {"id": str(unit.id), "name": unit.name, "aliases": list(unit.aliases), "level": unit.level.value}
        for unit in found
    ]
    return Answer({**taken, "units": plain}, tuple(unit.name for unit in found))


def list_tasks(options: Options) -> Answer:
    """List tasks, of a year, a unit or in a state."""
    with opened_ledger(options) as ledger:
        years = tasks.years(ledger) if options.year is None else [options.year]
        unit_id = unit_id_of(ledger, options.unit)
        found = [row for year in reversed(years) for row in _tasks_of(ledger, year, unit_id, options)]
    return Answer(answers.listing("tasks", map(answers.task, found)), tuple(map(_task_line, found)))


def _tasks_of(ledger: Ledger, year: int, unit_id: int | None, options: Options) -> Iterator[tasks.TaskRow]:
    """Yield the tasks of a year that are asked for, as of the day given, else of its usual day (all: today)."""
    today = date.today()
    day = options.as_of or (today if options.year is None else summaries.usual_day(year, today))
    ids = task_lists.listing(ledger, task_lists.TaskSearch(year, day, unit_id=unit_id)).ids
    rows = task_lists.all_rows(ledger, ids, day)
    return (row for row in rows if options.state is None or options.state in _states(row))


def _states(row: tasks.TaskRow) -> set[str]:
    """Return every word of ``--state`` that fits: the count, what was reported, and overdue."""
    reported = row.standing.reported.value if row.standing.reported else "no-report"
    return {row.count.value, reported, *(["overdue"] if row.standing.overdue else [])}


def _task_line(row: tasks.TaskRow) -> str:
    due = row.task.due.text if row.task.due else ""
    return " · ".join(filter(None, (label(row.count), row.task.title, row.lead_unit, due)))


def list_directions(options: Options) -> Answer:
    """List the directions, all or those still open; one to several units is one."""
    with opened_ledger(options) as ledger:
        found = directions.rows(ledger, date.today())
    rows = [row for row in found if row.is_open or not options.open]
    return Answer(answers.listing("directions", map(answers.direction, rows)), tuple(map(_direction_line, rows)))


def _direction_line(row: directions.DirectionRow) -> str:
    due = row.standing.due.text if row.standing.due else ""
    return " · ".join(filter(None, (label(row.light), row.direction.text, row.units, due)))


def list_meetings(options: Options) -> Answer:
    """List the meetings, newest first."""
    with opened_ledger(options) as ledger:
        rows = meetings.meetings(ledger)
    lines = (f"{row.id}  {row.head.start:%d/%m/%Y}  {label(row.head.kind)}: {row.head.title}" for row in rows)
    return Answer(answers.listing("meetings", map(answers.meeting, rows)), tuple(lines))


def search(options: Options) -> Answer:
    """Find anything."""
    with opened_ledger(options) as ledger:
        hits = finding.find(ledger, options.text)
    return Answer(answers.listing("hits", map(answers.hit, hits)), tuple(f"{hit.title} · {hit.text}" for hit in hits))

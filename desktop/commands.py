"""What the commands of the command line do: each takes the options it was given and returns its answer.

What only one command needs, as the printing of papers, is loaded by that command.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop import answers, paths, settings
from desktop.domain.assessments import Period
from desktop.domain.errors import LedgerNotChosen, RefusedValue
from desktop.domain.imports import ImportPlan, RowState, SheetKind
from desktop.domain.issued import PaperKind
from desktop.domain.office import LayoutProfile, Level, Office
from desktop.domain.tasks import TaskKind
from desktop.services import (
    backups,
    directions,
    figures,
    finding,
    imports,
    issued,
    layouts,
    ledgers,
    meetings,
    readings,
    summaries,
    task_lists,
    tasks,
    units,
)
from desktop.services.ledgers import Ledger
from desktop.services.plain import Plain
from desktop.wording import concern_sentence, label, moment, problem_sentence, refusal_sentence
from desktop.wording import number as format_number
from desktop.words import tr

#: Exit codes: done; done, and something needs a person.
DONE = 0
NEEDS_A_PERSON = 1
REFUSED = 3

Options = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a command: for programs, for people, and as an exit code."""

    plain: Plain
    lines: tuple[str, ...]
    code: int = DONE


def _ledger_path(options: Options) -> Path:
    """Return the ledger that the options name, else the one that the window opened last."""
    remembered = settings.load(paths.user_settings_dir()).ledger
    path = options.ledger or (Path(remembered) if remembered else None)
    if path is None:
        raise LedgerNotChosen("--ledger")
    return path


@contextmanager
def _ledger(options: Options) -> Iterator[Ledger]:
    """Open the ledger; see :func:`_ledger_path`."""
    with ledgers.open_ledger(_ledger_path(options)) as ledger:
        yield ledger


def new(options: Options) -> Answer:
    """Make a ledger."""
    office = Office(
        name=options.office,
        parent=options.parent,
        place=options.place,
        level=Level(options.level),
        profile=LayoutProfile(options.profile),
        code=options.code,
    )
    ledgers.new_ledger(options.path, office).close()
    return Answer({"ledger": str(options.path)}, (tr("Đã lập sổ {path}").format(path=options.path),))


def list_units(options: Options) -> Answer:
    """List the units, after taking a directory over where one is given."""
    with _ledger(options) as ledger:
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


def demo(options: Options) -> Answer:
    """Make the sample ledger and print its papers."""
    from desktop.services import samples

    result = samples.make_demo(options.out)
    plain = {"ledger": str(result.ledger), "papers": [str(paper) for paper in result.papers]}
    return Answer(plain, tuple(map(str, (result.ledger, *result.papers))))


def read_in(options: Options) -> Answer:
    """Read workbooks, and take over what is accepted unless it is a dry run."""
    kind = SheetKind(options.kind) if options.kind else None
    wanted = readings.ReadingOptions(options.year, kind, options.unit)
    now = datetime.now()
    for path in options.paths:
        if not path.exists():
            raise RefusedValue("file", "no-such-file", str(path))
    with _ledger(options) as ledger:
        workbooks = readings.open_workbooks(options.paths, wanted)
        if not workbooks.paths:
            raise RefusedValue("file", "no-workbooks", str(options.paths[0]))
        said = layouts.readings(ledger, workbooks, {}, {})
        plan = imports.plan(ledger, said, now.date(), {}, imports.returned_keys(ledger, workbooks))
        result = imports.BatchResult(None, 0, 0)
        if not options.dry_run and len(plan.refused) < len(plan.files):
            accepted = _accepted(options.accept)
            result = imports.take_over(ledger, plan, accepted, {}, now, contents=workbooks.contents).value
    applied = not options.dry_run
    for_programs = getattr(options, "json", False)  # large; nobody else is given it
    plain = answers.import_plan(plan, result.batch, applied=applied) if for_programs else {}
    return Answer(plain, tuple(_import_lines(plan, applied=applied)), _import_code(plan))


def _accepted(words: str) -> imports.Accepted:
    chosen = {word.strip() for word in words.split(",") if word.strip()}
    states = frozenset(state for state in (RowState.NEW, RowState.CHANGED) if state.value in chosen)
    unknown = chosen - {RowState.NEW.value, RowState.CHANGED.value, "missing"}
    if unknown:
        raise RefusedValue("accept", "unknown-word", ", ".join(sorted(unknown)))
    return replace(imports.USUAL, states=states, missing="missing" in chosen)


def _import_code(plan: ImportPlan) -> int:
    if plan.files and len(plan.refused) == len(plan.files):
        return REFUSED
    needs = plan.refused or plan.has_problems
    return NEEDS_A_PERSON if needs else DONE


def _import_lines(plan: ImportPlan, *, applied: bool) -> Iterator[str]:
    for file in plan.files:
        if file.reading.refused is not None:
            yield f"{file.reading.name}: {refusal_sentence(file.reading.refused)}"
        for sheet in file.sheets:
            for row in sheet.rows:
                for problem in row.problems:
                    yield f"{file.reading.name} · {sheet.reading.sheet}: {problem_sentence(problem)}"
    if len(plan.refused) == len(plan.files):
        return
    if plan.count(RowState.SAME) == plan.size:
        yield tr("Không có gì mới.")
        return
    totals = ", ".join(f"{label(state)} {plan.count(state)}" for state in RowState)
    yield (tr("Đã ghi vào sổ: {totals}") if applied else tr("Nếu ghi vào sổ: {totals}")).format(totals=totals)


def list_imports(options: Options) -> Answer:
    """List the batches."""
    with _ledger(options) as ledger:
        found = imports.history(ledger)
    lines = (f"{batch.id}  {batch.at:%d/%m/%Y %H:%M}  {', '.join(batch.files)}" for batch in found)
    return Answer(answers.listing("batches", map(answers.batch, found)), tuple(lines))


def undo(options: Options) -> Answer:
    """Take a batch back."""
    with _ledger(options) as ledger:
        done = imports.undo(ledger, _batch_id(options.batch), datetime.now()).value
    lines = [tr("Đã hoàn tác {count} bản ghi.").format(count=done.taken_back)]
    lines += [tr("Giữ lại: {title} ({why})").format(title=kept.title, why=label(kept.why)) for kept in done.kept]
    return Answer(answers.undone(done), tuple(lines), NEEDS_A_PERSON if done.kept else DONE)


def make_template(options: Options) -> Answer:
    """Make the workbook that a unit is to fill in."""
    from desktop.services import templates

    with _ledger(options) as ledger:
        kind = SheetKind(options.kind)
        path = templates.write_template(ledger, kind, options.unit, options.year, options.output)
    return Answer({"file": str(path)}, (str(path),))


def send_back(options: Options) -> Answer:
    """Write each workbook of a batch that has problems, with comments on its cells."""
    from desktop.services import return_copies

    with _ledger(options) as ledger:
        batch = _batch_id(options.batch)
        copies = return_copies.return_copies(ledger, batch, options.output, problem_sentence)
    lines = tuple(map(str, copies)) or (tr("Không có tệp nào cần trả lại."),)
    return Answer({"files": list(map(str, copies))}, lines)


def _batch_id(given: str) -> int:
    if not given.isdigit():
        raise RefusedValue("batch", "not-found", given)
    return int(given)


def summarise(options: Options) -> Answer:
    """Give the counts of a year."""
    as_of = options.as_of or summaries.usual_day(options.year, date.today())
    with _ledger(options) as ledger:
        units_on = date.today() if options.units == "today" else None
        found = summaries.summary(ledger, options.year, as_of, units_on)
    return Answer(answers.summary(found), tuple(_summary_lines(found, by_unit=options.by == "unit")))


def _summary_lines(found: summaries.Summary, *, by_unit: bool) -> Iterator[str]:
    yield tr("Năm {year}, tính đến ngày {day}").format(year=found.year, day=f"{found.as_of:%d/%m/%Y}")
    for kind in TaskKind:
        if found.kinds[kind].total:
            yield f"{label(kind)}: {found.kinds[kind].ratio}"
    if by_unit:
        for unit in found.units:
            name = unit.name or tr("(chưa rõ đơn vị)")
            yield f"{name}: {unit.all.ratio}"
    if found.all.percent is not None:
        yield tr("Tổng: {ratio}, {percent} % kế hoạch").format(ratio=found.all.ratio, percent=found.all.percent)


def sum_figures(options: Options) -> Answer:
    """Give the sums of figures by indicator."""
    with _ledger(options) as ledger:
        found = figures.totals(ledger, options.start, options.end)
    lines = []
    for total in found:
        lines.append(f"{total.indicator}: {format_number(total.quantity)} {total.measure}")
        if options.by == "unit":
            lines += [f"    {unit.unit}: {format_number(unit.quantity)}" for unit in total.units]
    return Answer(answers.figures(options.start, options.end, found), tuple(lines))


def _task_line(row: tasks.TaskRow) -> str:
    due = row.task.due.text if row.task.due else ""
    return " · ".join(filter(None, (label(row.count), row.task.title, row.lead_unit, due)))


def list_tasks(options: Options) -> Answer:
    """List tasks, of a year, a unit or in a state."""
    with _ledger(options) as ledger:
        years = tasks.years(ledger) if options.year is None else [options.year]
        unit_id = _unit_id(ledger, options.unit)
        found = [row for year in reversed(years) for row in _tasks_of(ledger, year, unit_id, options)]
    return Answer(answers.listing("tasks", map(answers.task, found)), tuple(map(_task_line, found)))


def _tasks_of(ledger: Ledger, year: int, unit_id: int | None, options: Options) -> Iterator[tasks.TaskRow]:
    """Yield the tasks of a year that are asked for: as of its usual day, those of all years as of today."""
    today = date.today()
    day = today if options.year is None else summaries.usual_day(year, today)
    ids = task_lists.listing(ledger, task_lists.TaskSearch(year, day, unit_id=unit_id)).ids
    rows = task_lists.all_rows(ledger, ids, day)
    return (row for row in rows if options.state is None or options.state in _states(row))


def _states(row: tasks.TaskRow) -> set[str]:
    """Return every word of ``--state`` that fits: the count, what was reported, and overdue."""
    reported = row.standing.reported.value if row.standing.reported else "no-report"
    return {row.count.value, reported, *(["overdue"] if row.standing.overdue else [])}


def list_directions(options: Options) -> Answer:
    """List the directions, all or those still open; one to several units is one."""
    with _ledger(options) as ledger:
        found = directions.rows(ledger, date.today())
    rows = [row for row in found if row.is_open or not options.open]
    return Answer(answers.listing("directions", map(answers.direction, rows)), tuple(map(_direction_line, rows)))


def _direction_line(row: directions.DirectionRow) -> str:
    due = row.standing.due.text if row.standing.due else ""
    return " · ".join(filter(None, (label(row.light), row.direction.text, row.units, due)))


def list_meetings(options: Options) -> Answer:
    """List the meetings, newest first."""
    with _ledger(options) as ledger:
        rows = meetings.meetings(ledger)
    lines = (f"{row.id}  {row.head.start:%d/%m/%Y}  {label(row.head.kind)}: {row.head.title}" for row in rows)
    return Answer(answers.listing("meetings", map(answers.meeting, rows)), tuple(lines))


def search(options: Options) -> Answer:
    """Find anything."""
    with _ledger(options) as ledger:
        hits = finding.find(ledger, options.text)
    return Answer(answers.listing("hits", map(answers.hit, hits)), tuple(f"{hit.title} · {hit.text}" for hit in hits))


def print_paper(options: Options) -> Answer:
    """Print a paper to a file, and say what a person should look at in it."""
    from desktop.services import printing

    with _ledger(options) as ledger:
        request = printing.PaperRequest(
            PaperKind(options.paper),
            date.today(),
            meeting_id=_meeting_id(ledger, options.meeting),
            year=options.year,
            unit_id=_unit_id(ledger, options.unit),
            period=_period(options),
            as_of=options.as_of,
            dated=options.dated,
            number=options.number,
        )
        found = printing.concerns(ledger, request)
        path = printing.print_paper(ledger, request, options.output)
    said = tuple(map(concern_sentence, found))
    plain = {"paper": options.paper, "file": str(path), "concerns": list(said)}
    return Answer(plain, (*said, str(path)))


def _meeting_id(ledger: Ledger, given: str | None) -> int | None:
    """Return the meeting asked for; ``None`` for the usual one."""
    if given is None:
        return None
    if not given.isdigit() or int(given) not in {row.id for row in meetings.meetings(ledger)}:
        raise RefusedValue("meeting", "not-found", given)
    return int(given)


def _unit_id(ledger: Ledger, given: str | None) -> int | None:
    """Return the unit of that name; ``None`` where none is asked for."""
    unit = units.directory(ledger).find(given) if given is not None else None
    if given is not None and unit is None:
        raise RefusedValue("unit", "unknown", given)
    return unit.id if unit else None


def _period(options: Options) -> Period | None:
    """Return the period asked for; ``None`` for the whole year."""
    if options.start is None and options.end is None:
        return None
    if options.start is None or options.end is None:
        raise RefusedValue("period", "missing")
    return Period(options.start, options.end)


def back_up(options: Options) -> Answer:
    """Make a checked copy of the ledger."""
    with _ledger(options) as ledger:
        copy = backups.back_up(ledger, datetime.now(), options.output)
    return Answer({"file": str(copy)}, (tr("Đã sao lưu: {path}").format(path=copy),))


def list_backups(options: Options) -> Answer:
    """List the copies of the ledger, newest first."""
    found = backups.backups(_ledger_path(options))
    lines = [f"{moment(copy.at)}  {copy.path}" for copy in found]
    return Answer(answers.backups(found), tuple(lines or [tr("Chưa có bản sao lưu nào.")]))


def restore(options: Options) -> Answer:
    """Take a copy of the ledger back, once today's is kept."""
    path = _ledger_path(options)
    kept = backups.restore(path, options.file, datetime.now())
    lines = [tr("Đã phục hồi sổ {path}.").format(path=path)]
    lines += [tr("Sổ trước đó được giữ ở {path}.").format(path=kept)] if kept else []
    return Answer({"file": str(path), "kept": str(kept) if kept else None}, tuple(lines))


def check(options: Options) -> Answer:
    """Check the integrity of the ledger, of what is attached, and of what was issued; mend what follows from these."""
    with _ledger(options) as ledger:
        problems = ledgers.integrity_problems(ledger) or issued.damaged(ledger)
        mended = [] if problems else ledgers.mended(ledger)
    told = tuple(tr("Đã lập lại {what} từ các bản ghi.").format(what=label(cache)) for cache in mended)
    lines = tuple(problems) or (*told, tr("Sổ nguyên vẹn."))
    value = {"ok": not problems, "problems": problems, "mended": list(mended)}
    return Answer(value, lines, REFUSED if problems else DONE)


COMMANDS: dict[str, Callable[[Options], Answer]] = {
    "new": new,
    "backup": back_up,
    "backups": list_backups,
    "restore": restore,
    "units": list_units,
    "demo": demo,
    "import": read_in,
    "imports": list_imports,
    "undo": undo,
    "template": make_template,
    "return-copy": send_back,
    "summary": summarise,
    "figures": sum_figures,
    "tasks": list_tasks,
    "directions": list_directions,
    "meetings": list_meetings,
    "search": search,
    "print": print_paper,
    "check": check,
}

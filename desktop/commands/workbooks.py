"""Commands about workbooks: read in, taken back, sent out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from desktop import answers
from desktop.commands.basis import DONE, NEEDS_A_PERSON, REFUSED, Answer, Options, opened_ledger
from desktop.domain.errors import RefusedValue
from desktop.domain.import_plans import ImportPlan, RowState
from desktop.domain.imports import SheetKind
from desktop.services import imports, layouts, readings
from desktop.wording import label, problem_sentence, refusal_sentence
from desktop.words import tr


def read_in(options: Options) -> Answer:
    """Read workbooks, and take over what is accepted unless it is a dry run."""
    kind = SheetKind(options.kind) if options.kind else None
    wanted = readings.Given(options.year, kind, options.unit)
    now = datetime.now()
    for path in options.paths:
        if not path.exists():
            raise RefusedValue("file", "no-such-file", str(path))
    with opened_ledger(options) as ledger:
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
    with opened_ledger(options) as ledger:
        found = imports.history(ledger)
    lines = (f"{batch.id}  {batch.at:%d/%m/%Y %H:%M}  {', '.join(batch.files)}" for batch in found)
    return Answer(answers.listing("batches", map(answers.batch, found)), tuple(lines))


def undo(options: Options) -> Answer:
    """Take a batch back."""
    with opened_ledger(options) as ledger:
        done = imports.undo(ledger, _batch_id(options.batch), datetime.now()).value
    lines = [tr("Đã hoàn tác {count} bản ghi.").format(count=done.taken_back)]
    lines += [tr("Giữ lại: {title} ({why})").format(title=kept.title, why=label(kept.why)) for kept in done.kept]
    return Answer(answers.undone(done), tuple(lines), NEEDS_A_PERSON if done.kept else DONE)


def make_template(options: Options) -> Answer:
    """Make the workbook that a unit is to fill in."""
    from desktop.services import templates

    with opened_ledger(options) as ledger:
        kind = SheetKind(options.kind)
        path = templates.write_template(ledger, kind, options.unit, options.year, options.output)
    return Answer({"file": str(path)}, (str(path),))


def send_back(options: Options) -> Answer:
    """Write each workbook of a batch that has problems, with comments on its cells."""
    from desktop.services import return_copies

    with opened_ledger(options) as ledger:
        batch = _batch_id(options.batch)
        copies = return_copies.return_copies(ledger, batch, options.output, problem_sentence)
    lines = tuple(map(str, copies)) or (tr("Không có tệp nào cần trả lại."),)
    return Answer({"files": list(map(str, copies))}, lines)


def _batch_id(given: str) -> int:
    if not given.isdigit():
        raise RefusedValue("batch", "not-found", given)
    return int(given)

"""Commands about the ledger itself: made, copied, restored, checked."""

from datetime import datetime

from desktop import answers
from desktop.commands.basis import DONE, REFUSED, Answer, Options, ledger_path, opened_ledger
from desktop.domain.office import LayoutProfile, Level, Office
from desktop.services import backups, checks, ledgers
from desktop.wording import label, moment
from desktop.words import tr


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


def demo(options: Options) -> Answer:
    """Make the sample ledger and print its papers."""
    from desktop.services import samples

    result = samples.make_demo(options.out)
    plain = {"ledger": str(result.ledger), "papers": [str(paper) for paper in result.papers]}
    return Answer(plain, tuple(map(str, (result.ledger, *result.papers))))


def back_up(options: Options) -> Answer:
    """Make a checked copy of the ledger."""
    with opened_ledger(options) as ledger:
        copy = backups.back_up(ledger, datetime.now(), options.output)
    return Answer({"file": str(copy)}, (tr("Đã sao lưu: {path}").format(path=copy),))


def list_backups(options: Options) -> Answer:
    """List the copies of the ledger, newest first."""
    found = backups.backups(ledger_path(options))
    lines = [f"{moment(copy.at)}  {copy.path}" for copy in found]
    return Answer(answers.backups(found), tuple(lines or [tr("Chưa có bản sao lưu nào.")]))


def restore(options: Options) -> Answer:
    """Take a copy of the ledger back, once today's is kept."""
    path = ledger_path(options)
    kept = backups.restore(path, options.file, datetime.now())
    lines = [tr("Đã phục hồi sổ {path}.").format(path=path)]
    lines += [tr("Sổ trước đó được giữ ở {path}.").format(path=kept)] if kept else []
    return Answer({"file": str(path), "kept": str(kept) if kept else None}, tuple(lines))


def check(options: Options) -> Answer:
    """Check the integrity of the ledger, of what is attached, and of what was issued; mend what follows from these."""
    with opened_ledger(options) as ledger:
        before = checks.last_check(ledger)
        found = checks.check(ledger, datetime.now()).value
    told = tuple(tr("Đã lập lại {what} từ các bản ghi.").format(what=label(cache)) for cache in found.mended)
    lines = found.problems or (*told, tr("Sổ nguyên vẹn."))
    return Answer(answers.ledger_check(found, before), lines, DONE if found.is_whole else REFUSED)

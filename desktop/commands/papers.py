"""The command that prints a paper."""

from datetime import date

from desktop.commands.basis import Answer, Options, opened_ledger, unit_id_of
from desktop.domain.assessments import Period
from desktop.domain.errors import RefusedValue
from desktop.domain.issued import PaperKind
from desktop.services import meetings
from desktop.services.ledgers import Ledger
from desktop.wording import concern_sentence


def print_paper(options: Options) -> Answer:
    """Print a paper to a file, and say what a person should look at in it."""
    from desktop.services import printing

    with opened_ledger(options) as ledger:
        request = printing.PaperRequest(
            PaperKind(options.paper),
            date.today(),
            meeting_id=_meeting_id(ledger, options.meeting),
            year=options.year,
            unit_id=unit_id_of(ledger, options.unit),
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


def _period(options: Options) -> Period | None:
    """Return the period asked for; ``None`` for the whole year."""
    if options.start is None and options.end is None:
        return None
    if options.start is None or options.end is None:
        raise RefusedValue("period", "missing")
    return Period(options.start, options.end)

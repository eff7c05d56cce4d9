"""What the office has chosen for its kinds of meetings: its usual agendas, and who must be there."""

import json
from collections.abc import Sequence
from fractions import Fraction

from desktop.domain.meeting_kinds import Requirements
from desktop.domain.meetings import AgendaItem, MeetingKind
from desktop.storage import tables
from desktop.storage.database import Ledger

_REQUIREMENTS = "requirements-{kind}"


def usual_agenda(ledger: Ledger, kind: MeetingKind) -> tuple[AgendaItem, ...]:
    """Return the agenda that the office has chosen for ``kind``; empty where it has chosen none."""
    table = tables.UsualAgenda
    query = table.select(table.title, table.presenter, table.minutes, table.is_section)
    rows = ledger.rows(query.where(table.kind == kind).order_by(table.place))
    return tuple(AgendaItem(0, *row) for row in rows)


def keep_usual_agenda(ledger: Ledger, kind: MeetingKind, agenda: Sequence[AgendaItem]) -> None:
    """Keep the office's agenda for ``kind`` in place of the one before; an empty one gives it up."""
    table = tables.UsualAgenda
    ledger.run(table.delete().where(table.kind == kind))
    for place, item in enumerate(agenda):
        ledger.run(
            table.insert(
                kind=kind,
                place=place,
                title=item.title,
                presenter=item.presenter,
                minutes=item.minutes,
                is_section=item.is_section,
            )
        )


def requirements(ledger: Ledger, kind: MeetingKind) -> Requirements | None:
    """Return who must be at a meeting of ``kind`` by the office's own rules; ``None`` where it has none."""
    setting = tables.Setting
    row = ledger.row(setting.select(setting.value).where(setting.name == _REQUIREMENTS.format(kind=kind.value)))
    if row is None:
        return None
    share, offices, units = json.loads(row[0])
    return Requirements(Fraction(share), tuple(offices), tuple(units))


def keep_requirements(ledger: Ledger, kind: MeetingKind, rules: Requirements | None) -> None:
    """Keep the office's own rules for ``kind``; ``None`` gives them up."""
    setting, name = tables.Setting, _REQUIREMENTS.format(kind=kind.value)
    ledger.run(setting.delete().where(setting.name == name))
    if rules is not None:
        value = json.dumps([str(rules.member_share), rules.offices, rules.units], ensure_ascii=False)
        ledger.run(setting.insert(name=name, value=value))

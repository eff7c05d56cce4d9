"""Frozen numbers as the JSON text kept with an issued paper, and back. A contract with kept papers: add only."""

import json
from datetime import date
from decimal import Decimal

from desktop.domain.counts import Count
from desktop.domain.frozen import Frozen, FrozenFigure, FrozenTask
from desktop.domain.tasks import TaskKind


def to_text(frozen: Frozen) -> str:
    """Return the numbers as JSON; quantities are exact decimal texts."""
    plain = {
        "year": frozen.year,
        "as_of": frozen.as_of.isoformat(),
        "from": frozen.start.isoformat(),
        "to": frozen.end.isoformat(),
        "tasks": [[task.task_id, task.kind.value, task.title, task.count.value] for task in frozen.tasks],
        "figures": [[one.indicator, one.measure, format(one.quantity, "f")] for one in frozen.figures],
    }
    return json.dumps(plain, ensure_ascii=False)


def from_text(text: str) -> Frozen:
    """Return the numbers that :func:`to_text` wrote."""
    plain = json.loads(text)
    return Frozen(
        plain["year"],
        date.fromisoformat(plain["as_of"]),
        date.fromisoformat(plain["from"]),
        date.fromisoformat(plain["to"]),
        tuple(FrozenTask(id_, TaskKind(kind), title, Count(count)) for id_, kind, title, count in plain["tasks"]),
        tuple(FrozenFigure(indicator, measure, Decimal(text)) for indicator, measure, text in plain["figures"]),
    )

"""The values of imported rows as plain data: what the command line prints and the batch keeps. A contract: add only."""

from collections.abc import Mapping
from decimal import Decimal

from desktop.domain.deadlines import Deadline
from desktop.domain.imports import Amount, Delegate, FigureRow, Outcome, Registration, RowValues
from desktop.domain.tasks import Target

Plain = Mapping[str, object]


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as a JSON number, whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def deadline(due: Deadline | None) -> Plain | None:
    """Return a deadline as ``{text, from, to}`` or ``{text, ongoing: true}``."""
    if due is None:
        return None
    if due.ongoing:
        return {"text": due.text, "ongoing": True}
    return {
        "text": due.text,
        "from": due.start.isoformat() if due.start else None,
        "to": due.end.isoformat() if due.end else None,
    }


def _target(target: Target | None) -> Plain | None:
    if target is None:
        return None
    return {"text": target.text, "quantity": number(target.quantity), "measure": target.measure}


def _amount(amount: Amount) -> Plain:
    return {
        "indicator": amount.indicator,
        "quantity": number(amount.quantity),
        "measure": amount.measure,
        "approximate": amount.approximate,
    }


def _registration(values: Registration) -> Plain:
    return {
        "title": values.title,
        "kind": values.kind.value,
        "lead_unit": values.lead_unit,
        "coordinating_units": list(values.coordinating_units),
        "due": deadline(values.due),
        "target": _target(values.target),
        "note": values.note,
    }


def _outcome(values: Outcome) -> Plain:
    return {
        "title": values.title,
        "lead_unit": values.lead_unit,
        "percent": number(values.percent),
        "status": values.status.value if values.status else None,
        "completed_on": values.completed_on.isoformat() if values.completed_on else None,
        "result": values.result,
        "note": values.note,
    }


def _delegate(values: Delegate) -> Plain:
    return {
        "full_name": values.full_name,
        "position": values.position,
        "unit": values.unit,
        "phone": values.phone,
        "note": values.note,
    }


def row_values(values: RowValues) -> Plain:
    """Return the values of a row under the names of ``commands.md``; what is not there is ``None``."""
    match values:
        case Registration():
            return _registration(values)
        case Outcome():
            return _outcome(values)
        case Delegate():
            return _delegate(values)
        case FigureRow():
            return {"unit": values.unit, "indicators": [_amount(amount) for amount in values.amounts]}

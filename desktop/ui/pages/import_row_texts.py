"""What is said of the rows of a review: their fields, what taking them over would do, what is wrong."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from desktop import wording
from desktop.domain.deadlines import Deadline
from desktop.domain.import_plans import RowState
from desktop.domain.imports import Amount, Delegate, FigureRow, Outcome, Registration, RowValues
from desktop.domain.tasks import Target
from desktop.presenters.review_fields import Field, FieldValue, FieldView, differences
from desktop.presenters.review_rows import ReviewRow
from desktop.ui.theme import Tone
from desktop.words import mark, tr

_FIELDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.TITLE: mark("Nhiệm vụ"),
        Field.KIND: mark("Loại"),
        Field.LEAD_UNIT: mark("Đơn vị chủ trì"),
        Field.COORDINATING_UNITS: mark("Đơn vị phối hợp"),
        Field.DUE: mark("Thời hạn"),
        Field.TARGET: mark("Chỉ tiêu"),
        Field.PERCENT: mark("Tỷ lệ"),
        Field.STATUS: mark("Tình trạng"),
        Field.COMPLETED_ON: mark("Ngày hoàn thành"),
        Field.RESULT: mark("Kết quả"),
        Field.FULL_NAME: mark("Họ và tên"),
        Field.POSITION: mark("Chức vụ"),
        Field.UNIT: mark("Đơn vị"),
        Field.PHONE: mark("Điện thoại"),
        Field.NOTE: mark("Ghi chú"),
    }
)


_TONES: Mapping[RowState, Tone | None] = MappingProxyType(
    {
        RowState.NEW: Tone.GOOD,
        RowState.CHANGED: Tone.ACCENT,
        RowState.SAME: Tone.QUIET,
        RowState.PROBLEM: Tone.BAD,
    }
)


def field_label(view: FieldView) -> str:
    """Return what a field is called; an amount is called by its indicator."""
    return view.name or tr(_FIELDS[view.field])


def field_name(field: Field) -> str:
    """Return what a field is called."""
    return tr(_FIELDS[field])


def value_text(value: FieldValue) -> str:
    """Return a value as a person would type it into its cell."""
    if isinstance(value, Deadline | Target):
        return value.text
    if isinstance(value, Decimal):
        return wording.number(value)
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, StrEnum):
        return wording.label(value)
    return _plain_text(value)


def _plain_text(value: Amount | tuple[str, ...] | str | None) -> str:
    match value:
        case Amount():
            return _amount(value)
        case tuple():
            return ", ".join(value)
        case _:
            return value or ""


def _amount(amount: Amount) -> str:
    if amount.quantity is None:
        return ""
    return f"{wording.number(amount.quantity)} {amount.measure or ''}".strip()


def cell_text(view: FieldView) -> str:
    """Return what stands in the field's cell, read or not."""
    return view.found or value_text(view.value)


def state_text(row: ReviewRow) -> str:
    """Return what taking the row over would do, and whether a person should look at it first."""
    if row.left_out:
        return tr("Bỏ ra")
    said = wording.label(row.state)
    return tr("{state}, nên xem").format(state=said) if row.doubtful else said


def state_tone(row: ReviewRow) -> Tone | None:
    """Return the colour of :func:`state_text`."""
    if row.left_out:
        return Tone.QUIET
    return Tone.LATE if row.doubtful else _TONES[row.state]


def says_text(row: ReviewRow) -> str:
    """Return the deadline of a task, the result that was reported, the post of a person, the figures."""
    return _says(row.values)


def _says(values: RowValues) -> str:
    match values:
        case Registration():
            return value_text(values.due)
        case Outcome():
            return _outcome(values)
        case Delegate():
            return values.position or ""
        case FigureRow():
            return "; ".join(f"{amount.indicator}: {_amount(amount) or '–'}" for amount in values.amounts)


def _outcome(values: Outcome) -> str:
    status = wording.label(values.status) if values.status else ""
    day = wording.day(values.completed_on)
    share = wording.percent(values.percent) if values.percent is not None and not status else ""
    return " ".join(part for part in (status or share, day) if part)


def remark_text(row: ReviewRow) -> str:
    """Return what is wrong with a row, else what it changes."""
    if row.planned.problems:
        return "; ".join(wording.label(problem.code) for problem in row.planned.problems)
    return "; ".join(_difference(view) for view in differences(row))


def _difference(view: FieldView) -> str:
    said, before = value_text(view.value) or "–", value_text(view.before) or "–"
    return f"{field_label(view)}: {before} → {said}"


def remark_tip(row: ReviewRow) -> str:
    """Return the sentences for what is wrong with a row, and all that it changes."""
    sentences = [wording.problem_sentence(problem) for problem in row.planned.problems]
    return "\n".join((*sentences, *(_difference(view) for view in differences(row))))

"""What a register is on screen: columns, filters and fields as data, and what several of them have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from desktop import wording
from desktop.presenters.open_meeting import Numbered
from desktop.presenters.register_kinds import Register
from desktop.presenters.registers import Entry, Facet
from desktop.services.registers import Surroundings
from desktop.ui.dialogs.record_form import Field, Input
from desktop.ui.table import Column
from desktop.words import tr

R = TypeVar("R", bound=Numbered)
Fields = Callable[[Surroundings], tuple[Field, ...]]


@dataclass(frozen=True)  # with slots, Python 3.11 can't call Definition[R](...)
class Definition(Generic[R]):
    """One register as it is shown.

    ``title`` stands on its tab (``&`` before its letter), ``name`` over its form, which is ``width`` letters wide;
    ``heading`` names a record. A filter is what it says while it narrows nothing, and what it goes by.
    """

    register: Register[R]
    title: str
    name: str
    heading: Callable[[R], str]
    columns: Sequence[Column[Entry[R]]]
    filters: Sequence[tuple[str, Facet[R]]]
    fields: Fields
    empty: str
    width: int = 84


def files_column() -> Column[Entry[Any]]:
    """Return the column with the number of files attached."""
    return Column(tr("Tệp"), lambda one: str(one.files or ""), key=lambda one: one.files, width=6, right=True)


def tasks_column() -> Column[Entry[Any]]:
    """Return the column with the number of tasks that belong to a record."""
    return Column(tr("Nhiệm vụ"), lambda one: str(one.tasks or ""), key=lambda one: one.tasks, width=9, right=True)


def meeting_field(label: str, around: Surroundings) -> Field:
    """Return the field in which the meeting of a record is chosen."""
    named = tuple((f"{wording.day(one.day)} · {one.title}", str(one.id)) for one in around.meetings)
    return Field("meeting", label, Input.CHOICE, options=((tr("(không gắn với hội nghị)"), ""), *named))


def day_hint() -> str:
    """Return what an empty field of a day says."""
    return tr("ngày/tháng/năm")

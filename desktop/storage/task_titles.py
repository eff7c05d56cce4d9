"""What the rows of workbooks are held against: titles and senders of tasks, without the tasks themselves."""

from collections.abc import Iterable

import peewee

from desktop.storage import tables
from desktop.storage.database import Ledger, Row, among

_TASK = tables.Task
_REPORT = tables.Report


def count(ledger: Ledger, years: Iterable[int]) -> int:
    """Return how many tasks the plans of these years have."""
    return int(ledger.rows(_TASK.select(peewee.fn.count(_TASK.id)).where(among(_TASK.year, years)))[0][0])


def titles(ledger: Ledger, years: Iterable[int]) -> list[Row]:
    """Return id, title, and the unit whose workbook registered it, of each task of these years."""
    return ledger.plain(_TASK.select(_TASK.id, _TASK.title, _TASK.sender_unit_id).where(among(_TASK.year, years)))


def told(ledger: Ledger, years: Iterable[int]) -> list[Row]:
    """Return for each report on a task of these years the task, and under which title it was told, if under one."""
    query = _REPORT.select(_REPORT.task_id, _REPORT.title).join(_TASK, on=(_TASK.id == _REPORT.task_id))
    return ledger.plain(query.where(among(_TASK.year, years) & (_REPORT.title != "")))

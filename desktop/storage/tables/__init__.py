"""The ledger's tables as peewee sees them, a module for each group. Private to the storage package.

The models are bound to no database: a query is executed on the ledger at hand (``ledger.rows(query)``), so that
several ledgers can be open and nothing is shared. What makes the tables is :mod:`desktop.storage.migrations`;
a test holds the two against each other.
"""

from desktop.storage.tables.base import Table
from desktop.storage.tables.imports import Batch, Change, ColumnMeaning, ImportFile, ImportRow, ImportSheet
from desktop.storage.tables.meetings import AgendaItem, Attendee, Conclusion, Contribution, Meeting
from desktop.storage.tables.office import Office, Series, Setting
from desktop.storage.tables.papers import Attachment, Content, IssuedPaper
from desktop.storage.tables.search import SearchEntry
from desktop.storage.tables.tasks import Figure, Report, Task, TaskCoordinator
from desktop.storage.tables.units import Person, Position, Unit, UnitName

__all__ = [
    "AgendaItem",
    "Attachment",
    "Attendee",
    "Batch",
    "Change",
    "ColumnMeaning",
    "Conclusion",
    "Content",
    "Contribution",
    "Figure",
    "ImportFile",
    "ImportRow",
    "ImportSheet",
    "IssuedPaper",
    "Meeting",
    "Office",
    "Person",
    "Position",
    "Report",
    "SearchEntry",
    "Series",
    "Setting",
    "Table",
    "Task",
    "TaskCoordinator",
    "Unit",
    "UnitName",
]

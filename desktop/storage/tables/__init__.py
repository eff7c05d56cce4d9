"""The ledger's tables as peewee sees them, a module for each group. Private to the storage package.

The models are bound to no database: a query is executed on the ledger at hand (``ledger.rows(query)``), so that
several ledgers can be open and nothing is shared. What makes the tables is :mod:`desktop.storage.migrations`;
a test holds the two against each other.
"""

from desktop.storage.tables.base import Table
from desktop.storage.tables.concluding import (
    Assessment,
    AssessmentSource,
    AssessmentText,
    CheckAnswer,
    Matter,
    MeetingTask,
    Programme,
    ProgrammeParty,
    Vote,
)
from desktop.storage.tables.figures import Figure, FigurePast, Indicator, IndicatorSpelling
from desktop.storage.tables.imports import (
    Batch,
    Change,
    ColumnMeaning,
    ImportFile,
    ImportProblem,
    ImportRow,
    ImportSheet,
)
from desktop.storage.tables.meetings import (
    AgendaItem,
    Attendee,
    Conclusion,
    Contribution,
    LiveDraft,
    Meeting,
    PhotoLeftOut,
    PublicSummary,
    ReportRequest,
    UsualAgenda,
)
from desktop.storage.tables.office import Office, Series, Setting
from desktop.storage.tables.papers import Attachment, Content, IssuedPaper
from desktop.storage.tables.registers import Consultation, Opinion, ReferenceDocument, UnitModel
from desktop.storage.tables.search import SearchEntry, StaleEntry
from desktop.storage.tables.standings import CountedYear, StaleTask, StandingSpan, YearCount
from desktop.storage.tables.tasks import Report, Task, TaskEvent
from desktop.storage.tables.units import Deed, Membership, Person, Position, Unit, UnitLink, UnitName, UnitParent

__all__ = [
    "AgendaItem",
    "Assessment",
    "AssessmentSource",
    "AssessmentText",
    "Attachment",
    "Attendee",
    "Batch",
    "Change",
    "CheckAnswer",
    "ColumnMeaning",
    "Conclusion",
    "Consultation",
    "Content",
    "Contribution",
    "CountedYear",
    "Deed",
    "Figure",
    "FigurePast",
    "ImportFile",
    "ImportProblem",
    "ImportRow",
    "ImportSheet",
    "Indicator",
    "IndicatorSpelling",
    "IssuedPaper",
    "LiveDraft",
    "Matter",
    "Meeting",
    "MeetingTask",
    "Membership",
    "Office",
    "Opinion",
    "Person",
    "PhotoLeftOut",
    "Position",
    "Programme",
    "ProgrammeParty",
    "PublicSummary",
    "ReferenceDocument",
    "Report",
    "ReportRequest",
    "SearchEntry",
    "Series",
    "Setting",
    "StaleEntry",
    "StaleTask",
    "StandingSpan",
    "Table",
    "Task",
    "TaskEvent",
    "Unit",
    "UnitLink",
    "UnitModel",
    "UnitName",
    "UnitParent",
    "UsualAgenda",
    "Vote",
    "YearCount",
]

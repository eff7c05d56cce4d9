"""Reference documents: the resolutions, conclusions and plans of others that tasks carry out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import RefusedValue
from desktop.domain.text import clean


class DocumentKind(StrEnum):
    """The kinds of documents that a secretariat's tasks carry out (Quy định 66-QĐ/TW; Nghị định 30/2020, Điều 7)."""

    RESOLUTION = "resolution"
    DIRECTIVE = "directive"
    CONCLUSION = "conclusion"
    REGULATION = "regulation"
    DECISION = "decision"
    PROGRAMME = "programme"
    PLAN = "plan"
    GUIDANCE = "guidance"
    NOTICE = "notice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReferenceDocument:
    """A document: its number as printed (``25-NQ/TW``), the day it bears, who issued it, and what it is about."""

    id: int
    kind: DocumentKind
    number: str
    dated: date
    issuer: str
    title: str

    @property
    def name(self) -> str:
        """What tells it from every other one: "12/KH-TU, 05/03/2021, Tỉnh ủy"."""
        return f"{self.number}, {self.dated:%d/%m/%Y}, {self.issuer}"


def checked_document(document: ReferenceDocument) -> None:
    """Raise :class:`RefusedValue` for one without number, issuer or title."""
    for name, text in (("number", document.number), ("issuer", document.issuer), ("title", document.title)):
        if not clean(text):
            raise RefusedValue(f"document-{name}", "missing")

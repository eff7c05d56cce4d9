"""How papers name the documents that tasks carry out."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.papers.phrases import long_date, table_date
from desktop.papers.sentences import clause, first_lower

#: What the kinds are called (Quy định 66-QĐ/TW; Nghị định 30/2020, Điều 7).
_KINDS: Mapping[DocumentKind, str] = MappingProxyType(
    {
        DocumentKind.RESOLUTION: "Nghị quyết",
        DocumentKind.DIRECTIVE: "Chỉ thị",
        DocumentKind.CONCLUSION: "Kết luận",
        DocumentKind.REGULATION: "Quy định",
        DocumentKind.DECISION: "Quyết định",
        DocumentKind.PROGRAMME: "Chương trình",
        DocumentKind.PLAN: "Kế hoạch",
        DocumentKind.GUIDANCE: "Hướng dẫn",
        DocumentKind.NOTICE: "Thông báo",
        DocumentKind.OTHER: "Văn bản",
    }
)


def named(document: ReferenceDocument) -> str:
    """Return a document as tables name it: "Kế hoạch số 12/KH-TU ngày 05/3/2021"."""
    return f"{_KINDS[document.kind]} số {document.number} ngày {table_date(document.dated)}"


def quoted(document: ReferenceDocument) -> str:
    """Return a document as a basis names it: "Căn cứ Kế hoạch số 12/KH-TU ngày … của Tỉnh ủy về …" (ND30 II.6a)."""
    about = first_lower(clause(document.title))
    said = about if about.startswith(("về ", "v/v ")) else f"về {about}"
    name = f"{_KINDS[document.kind]} số {document.number} {long_date(document.dated)}"
    return f"Căn cứ {name} của {document.issuer} {said}"

"""What the states and kinds of the registers are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.consultations import AnswerState
from desktop.domain.documents import DocumentKind
from desktop.domain.models import ModelState
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        DocumentKind: {
            DocumentKind.RESOLUTION: mark("Nghị quyết"),
            DocumentKind.DIRECTIVE: mark("Chỉ thị"),
            DocumentKind.CONCLUSION: mark("Kết luận"),
            DocumentKind.REGULATION: mark("Quy định, quy chế"),
            DocumentKind.DECISION: mark("Quyết định"),
            DocumentKind.PROGRAMME: mark("Chương trình hành động"),
            DocumentKind.PLAN: mark("Kế hoạch"),
            DocumentKind.GUIDANCE: mark("Hướng dẫn"),
            DocumentKind.NOTICE: mark("Thông báo, công văn"),
            DocumentKind.OTHER: mark("Văn bản khác"),
        },
        ModelState: {
            ModelState.REGISTERED: mark("Mới đăng ký"),
            ModelState.RUNNING: mark("Đang thực hiện"),
            ModelState.RECOGNISED: mark("Đã công nhận"),
            ModelState.ENDED: mark("Đã kết thúc"),
        },
        AnswerState: {
            AnswerState.ALL: mark("Đã trả lời đủ"),
            AnswerState.WAITING: mark("Đang chờ trả lời"),
            AnswerState.LATE: mark("Quá hạn trả lời"),
        },
    }
)

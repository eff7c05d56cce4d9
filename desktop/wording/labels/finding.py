"""What the kinds of records are called that search finds, and what is kept to find and count them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.found import Cache, FoundKind
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        FoundKind: {
            FoundKind.TASK: mark("Nhiệm vụ"),
            FoundKind.DIRECTION: mark("Chỉ đạo"),
            FoundKind.MEETING: mark("Hội nghị"),
            FoundKind.CONCLUSION: mark("Kết luận"),
            FoundKind.UNIT: mark("Đơn vị"),
            FoundKind.PERSON: mark("Đại biểu"),
            FoundKind.PROGRAMME: mark("Chương trình phối hợp"),
            FoundKind.DOCUMENT: mark("Văn bản chỉ đạo"),
            FoundKind.MATTER: mark("Vụ việc"),
            FoundKind.MODEL: mark("Mô hình"),
            FoundKind.INDICATOR: mark("Chỉ tiêu số liệu"),
            FoundKind.CONSULTATION: mark("Lấy ý kiến"),
            FoundKind.ASSESSMENT: mark("Đánh giá"),
            FoundKind.REPORT: mark("Kết quả"),
            FoundKind.CONTRIBUTION: mark("Phát biểu"),
            FoundKind.AGENDA: mark("Chương trình nghị sự"),
            FoundKind.PAPER: mark("Đã phát hành"),
            FoundKind.ATTACHMENT: mark("Tệp đính kèm"),
        },
        Cache: {
            Cache.SEARCH: mark("phần tìm kiếm"),
            Cache.STANDINGS: mark("tình trạng nhiệm vụ theo ngày"),
        },
    }
)

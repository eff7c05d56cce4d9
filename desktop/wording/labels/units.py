"""What the changes of units through time are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.deeds import DeedKind
from desktop.domain.unit_histories import HistoryKind
from desktop.domain.unit_links import LinkKind
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        LinkKind: {
            LinkKind.RENAMED: mark("Đổi tên"),
            LinkKind.MERGED: mark("Sáp nhập toàn bộ vào đơn vị khác"),
            LinkKind.PART: mark("Chuyển một phần sang đơn vị khác"),
            LinkKind.SPLIT: mark("Tách thành nhiều đơn vị"),
            LinkKind.DISSOLVED: mark("Giải thể"),
        },
        HistoryKind: {
            HistoryKind.NAME: mark("Mang tên"),
            HistoryKind.FROM_MERGED: mark("Nhận sáp nhập từ"),
            HistoryKind.FROM_PART: mark("Nhận một phần từ"),
            HistoryKind.FROM_SPLIT: mark("Tách ra từ"),
            HistoryKind.INTO_MERGED: mark("Sáp nhập vào"),
            HistoryKind.INTO_PART: mark("Chuyển một phần sang"),
            HistoryKind.INTO_SPLIT: mark("Tách sang"),
            HistoryKind.DISSOLVED: mark("Giải thể"),
            HistoryKind.UNDER: mark("Cộng chung vào"),
            HistoryKind.GATHERS: mark("Được cộng chung từ"),
            HistoryKind.MEMBER: mark("Thành viên Ban Chỉ đạo"),
            HistoryKind.POST: mark("Giữ chức vụ"),
        },
        DeedKind: {
            DeedKind.UNITS_CHANGED: mark("Thay đổi đơn vị"),
            DeedKind.REORGANISED: mark("Sắp xếp đơn vị hành chính 2025"),
            DeedKind.UNITS_MERGED: mark("Gộp hai bản ghi của một đơn vị"),
            DeedKind.PEOPLE_MERGED: mark("Gộp hai bản ghi của một người"),
            DeedKind.UNIT_DELETED: mark("Xóa đơn vị"),
            DeedKind.PERSON_DELETED: mark("Xóa đại biểu"),
        },
    }
)

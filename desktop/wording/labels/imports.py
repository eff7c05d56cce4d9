"""What the states and kinds of imports are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.encodings import Encoding
from desktop.domain.errors import RefusalCode
from desktop.domain.import_plans import RowState, WhyKept
from desktop.domain.imports import ProblemCode, SheetKind, SkipReason
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        SheetKind: {
            SheetKind.REGISTRATIONS: mark("Đăng ký nhiệm vụ"),
            SheetKind.OUTCOMES: mark("Kết quả thực hiện"),
            SheetKind.PEOPLE: mark("Danh sách đại biểu"),
            SheetKind.FIGURES: mark("Số liệu"),
            SheetKind.NONE: mark("Không đọc"),
        },
        Encoding: {
            Encoding.UNICODE: mark("Unicode"),
            Encoding.TCVN3: mark("chuyển từ TCVN3 (ABC)"),
            Encoding.VNI: mark("chuyển từ VNI"),
            Encoding.MIXED: mark("chuyển từ nhiều bảng mã"),
        },
        RowState: {
            RowState.NEW: mark("Mới"),
            RowState.CHANGED: mark("Thay đổi"),
            RowState.SAME: mark("Như cũ"),
            RowState.PROBLEM: mark("Cần xem"),
        },
        SkipReason: {
            SkipReason.SECTION: mark("dòng tên mục"),
            SkipReason.SUBTOTAL: mark("dòng cộng"),
            SkipReason.BLANK: mark("dòng trống"),
            SkipReason.FOOTER: mark("phần cuối bảng"),
            SkipReason.TITLE: mark("dòng tiêu đề"),
            SkipReason.COLUMN_NUMBERS: mark("dòng đánh số cột"),
            SkipReason.UNREAD: mark("dòng của bảng chưa nhận ra"),
        },
        ProblemCode: {
            ProblemCode.MISSING_TITLE: mark("Thiếu tên nhiệm vụ"),
            ProblemCode.MISSING_LEAD_UNIT: mark("Thiếu đơn vị chủ trì"),
            ProblemCode.UNKNOWN_UNIT: mark("Không rõ đơn vị"),
            ProblemCode.BAD_DATE: mark("Ngày không đọc được"),
            ProblemCode.BAD_NUMBER: mark("Số không đọc được"),
            ProblemCode.BAD_PERCENT: mark("Tỷ lệ không hợp lệ"),
            ProblemCode.AMBIGUOUS_DATE: mark("Ngày có thể hiểu hai cách"),
            ProblemCode.DUPLICATE_ROW: mark("Dòng lặp lại"),
            ProblemCode.DUE_BEFORE_START: mark("Thời hạn trước ngày bắt đầu"),
            ProblemCode.NO_MATCH: mark("Chưa rõ nhiệm vụ nào"),
        },
        RefusalCode: {
            RefusalCode.ENCRYPTED: mark("Tệp có mật khẩu"),
            RefusalCode.NOT_A_WORKBOOK: mark("Không phải bảng tính"),
            RefusalCode.DAMAGED: mark("Tệp bị hỏng"),
            RefusalCode.EMPTY: mark("Tệp trống"),
            RefusalCode.TOO_LARGE: mark("Tệp quá lớn"),
            RefusalCode.NO_TABLE: mark("Không có bảng nào đọc được"),
        },
        WhyKept: {
            WhyKept.TOUCHED: mark("đã được sửa sau khi nhập"),
            WhyKept.IN_USE: mark("đang được dùng ở nơi khác trong sổ"),
        },
    }
)

"""What the states and kinds of papers and attached files are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.attachments import AttachmentRole, Owner
from desktop.domain.concerns import ConcernCode
from desktop.domain.issued import PaperKind
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        Owner: {
            Owner.MEETING: mark("Hội nghị"),
            Owner.TASK: mark("Nhiệm vụ"),
            Owner.PROGRAMME: mark("Chương trình phối hợp"),
            Owner.UNIT: mark("Đơn vị"),
            Owner.YEAR: mark("Năm"),
            Owner.MATTER: mark("Vụ việc ở địa phương"),
            Owner.MODEL: mark("Mô hình"),
            Owner.DOCUMENT: mark("Văn bản chỉ đạo"),
            Owner.CONSULTATION: mark("Lấy ý kiến dự thảo"),
            Owner.ASSESSMENT: mark("Đánh giá"),
        },
        AttachmentRole: {
            AttachmentRole.SIGNED_PAGE: mark("Bản đã ký (quét)"),
            AttachmentRole.PHOTO: mark("Ảnh"),
            AttachmentRole.RECORDING: mark("Ghi âm"),
            AttachmentRole.EVIDENCE: mark("Minh chứng"),
            AttachmentRole.DOCUMENT: mark("Tài liệu"),
        },
        ConcernCode: {
            ConcernCode.NO_NUMBER: mark("Thiếu số"),
            ConcernCode.NO_SIGNER: mark("Thiếu người ký"),
            ConcernCode.NO_PLACE: mark("Thiếu địa danh"),
            ConcernCode.NAME_TOO_LONG: mark("Tên quá dài"),
            ConcernCode.TITLE_CHANGED: mark("Chức vụ đã đổi"),
            ConcernCode.UNIT_NOT_VALID: mark("Tên đơn vị không còn đúng"),
            ConcernCode.NO_LEAD_UNIT: mark("Thiếu đơn vị chủ trì"),
            ConcernCode.NO_DEADLINE: mark("Thiếu thời hạn"),
            ConcernCode.WEEKEND: mark("Thời hạn vào ngày nghỉ"),
            ConcernCode.SEAT_SHARED: mark("Trùng chỗ ngồi"),
            ConcernCode.DISTRICT_BODY: mark("Cơ quan cấp huyện không còn"),
        },
        PaperKind: {
            PaperKind.MINUTES: mark("Biên bản"),
            PaperKind.NOTICE: mark("Thông báo kết luận"),
            PaperKind.INVITATIONS: mark("Giấy mời"),
            PaperKind.ATTENDANCE: mark("Danh sách đại biểu (ký tên)"),
            PaperKind.AGENDA: mark("Chương trình"),
            PaperKind.NAME_PLATES: mark("Biển tên"),
            PaperKind.SEAT_LIST: mark("Danh sách chỗ ngồi"),
            PaperKind.PUBLIC_SUMMARY: mark("Tin hội nghị"),
            PaperKind.MEETING_FILE: mark("Hồ sơ hội nghị"),
            PaperKind.PLAN: mark("Kế hoạch năm"),
            PaperKind.REGISTRATION_FORM: mark("Mẫu đăng ký nhiệm vụ"),
            PaperKind.PROGRESS: mark("Bảng tiến độ và kết quả"),
            PaperKind.ANNUAL_REPORT: mark("Báo cáo năm"),
            PaperKind.PERIOD_REPORT: mark("Báo cáo theo kỳ"),
            PaperKind.ASSESSMENT: mark("Đánh giá"),
            PaperKind.REMINDERS: mark("Công văn đôn đốc"),
            PaperKind.DIRECTIONS: mark("Danh mục ý kiến chỉ đạo"),
            PaperKind.PROGRAMME: mark("Chương trình phối hợp"),
        },
    }
)

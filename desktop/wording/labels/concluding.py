"""What the parts of concluding and signing a meeting are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.assessments import AssessmentSection
from desktop.domain.attachments import PictureScale
from desktop.domain.directions import ClearPoint
from desktop.domain.matters import MatterState
from desktop.domain.signing import CheckPoint
from desktop.domain.votes import VoteDoubt
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        AssessmentSection: {
            AssessmentSection.ACHIEVEMENTS: mark("Kết quả đạt được"),
            AssessmentSection.SHORTCOMINGS: mark("Hạn chế, khuyết điểm"),
            AssessmentSection.CAUSES: mark("Nguyên nhân"),
            AssessmentSection.LESSONS: mark("Bài học kinh nghiệm"),
            AssessmentSection.PROPOSALS: mark("Kiến nghị, đề xuất"),
        },
        PictureScale: {
            PictureScale.ORIGINAL: mark("Giữ nguyên cỡ ảnh"),
            PictureScale.LARGE: mark("Thu về 2400 điểm ảnh (in nửa trang)"),
            PictureScale.MEDIUM: mark("Thu về 1600 điểm ảnh (nhẹ nhất)"),
        },
        ClearPoint: {
            ClearPoint.WORK: mark("rõ việc"),
            ClearPoint.LEAD: mark("rõ đơn vị chủ trì"),
            ClearPoint.COORDINATION: mark("rõ đơn vị phối hợp"),
            ClearPoint.DEADLINE: mark("rõ thời hạn"),
            ClearPoint.REPORT_BACK: mark("rõ chế độ báo cáo"),
        },
        MatterState: {
            MatterState.RAISED: mark("Mới nêu"),
            MatterState.HANDLED: mark("Đang giải quyết"),
            MatterState.SETTLED: mark("Đã giải quyết"),
        },
        VoteDoubt: {
            VoteDoubt.NOBODY: mark("Chưa có số phiếu nào."),
            VoteDoubt.TOO_MANY: mark("Nhiều hơn số người có mặt."),
            VoteDoubt.TOO_FEW: mark("Ít hơn số người có mặt."),
        },
        CheckPoint: {
            CheckPoint.ATTENDANCE_OPEN: mark("Chưa điểm danh hết"),
            CheckPoint.NOBODY_THERE: mark("Chưa ghi ai có mặt"),
            CheckPoint.QUORUM: mark("Chưa đủ thành phần theo quy định"),
            CheckPoint.CHAIR_MISSING: mark("Chưa có người chủ trì"),
            CheckPoint.CHAIR_NOT_THERE: mark("Người chủ trì không được ghi là có mặt"),
            CheckPoint.SECRETARY_MISSING: mark("Chưa có thư ký ghi biên bản"),
            CheckPoint.END_MISSING: mark("Chưa có giờ kết thúc"),
            CheckPoint.NUMBER_MISSING: mark("Biên bản chưa có số"),
            CheckPoint.NUMBER_TAKEN: mark("Số biên bản trùng với hội nghị khác trong năm"),
            CheckPoint.LINE_UNFINISHED: mark("Còn dòng đang ghi dở"),
            CheckPoint.VOTES_DONT_FIT: mark("Số phiếu biểu quyết không khớp"),
            CheckPoint.NO_CONCLUSION: mark("Chưa có kết luận nào"),
            CheckPoint.WITHOUT_UNIT: mark("Kết luận chưa giao đơn vị chủ trì"),
            CheckPoint.WITHOUT_DEADLINE: mark("Kết luận chưa có thời hạn"),
            CheckPoint.UNIT_GONE: mark("Giao việc cho đơn vị không có vào ngày họp"),
        },
    }
)

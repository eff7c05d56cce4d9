"""What the states and kinds of meetings are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.live_minutes import EntryKind, LineKind
from desktop.domain.meetings import Attendance, AttendeeGroup, MeetingKind, MeetingState
from desktop.domain.report_requests import HandIn
from desktop.domain.roles import Role
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        MeetingKind: {
            MeetingKind.ANNUAL_REVIEW: mark("Tổng kết năm"),
            MeetingKind.HALF_YEAR: mark("Sơ kết 6 tháng"),
            MeetingKind.QUARTERLY: mark("Giao ban quý"),
            MeetingKind.FIVE_YEAR: mark("Tổng kết 5 năm"),
            MeetingKind.SIGNING: mark("Ký kết chương trình"),
            MeetingKind.EXTRAORDINARY: mark("Bất thường"),
            MeetingKind.WORKING_SESSION: mark("Làm việc với đơn vị"),
        },
        MeetingState: {
            MeetingState.DRAFT: mark("Đang chuẩn bị"),
            MeetingState.IN_SESSION: mark("Đang họp"),
            MeetingState.FOR_SIGNATURE: mark("Chờ ký biên bản"),
            MeetingState.SIGNED: mark("Đã ký biên bản"),
        },
        EntryKind: {
            EntryKind.ITEM: mark("Mục"),
            EntryKind.CONTRIBUTION: mark("Ý kiến"),
            EntryKind.CONCLUSION: mark("Kết luận"),
            EntryKind.DIRECTION: mark("Giao việc"),
        },
        LineKind: {
            LineKind.CONTRIBUTION: mark("Ý kiến"),
            LineKind.CONCLUSION: mark("Kết luận"),
            LineKind.DIRECTION: mark("Giao việc"),
            LineKind.MORE: mark("Nói tiếp"),
        },
        Attendance: {
            Attendance.INVITED: mark("Đã mời"),
            Attendance.CONFIRMED: mark("Báo sẽ dự"),
            Attendance.PRESENT: mark("Có mặt"),
            Attendance.LATE: mark("Đến muộn"),
            Attendance.LEFT_EARLY: mark("Về sớm"),
            Attendance.EXCUSED: mark("Vắng có lý do"),
            Attendance.ABSENT: mark("Vắng không lý do"),
            Attendance.REPRESENTED: mark("Cử người dự thay"),
        },
        Role: {
            Role.HEAD: mark("Cấp trưởng"),
            Role.DEPUTY: mark("Cấp phó"),
            Role.STANDING: mark("Ủy viên thường trực, thường vụ"),
            Role.MEMBER: mark("Ủy viên, thành viên"),
            Role.OFFICER: mark("Cán bộ, chuyên viên"),
        },
        HandIn: {
            HandIn.HANDED_IN: mark("Đã nộp"),
            HandIn.HANDED_IN_LATE: mark("Nộp muộn"),
            HandIn.WAITING: mark("Chưa nộp"),
            HandIn.OVERDUE: mark("Quá hạn nộp"),
        },
        AttendeeGroup: {
            AttendeeGroup.GUEST: mark("Đại biểu mời"),
            AttendeeGroup.MEMBER: mark("Thành viên"),
            AttendeeGroup.SUPPORT: mark("Tổ giúp việc"),
            AttendeeGroup.LOCAL: mark("Địa phương, cơ sở"),
        },
    }
)

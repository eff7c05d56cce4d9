"""What the states and kinds of tasks, reports and counts are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.counts import Count
from desktop.domain.lights import Light
from desktop.domain.reminders import Owed
from desktop.domain.task_events import EventKind
from desktop.domain.tasks import ReportedStatus, ReportSource, TaskKind
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        TaskKind: {
            TaskKind.COMMON: mark("Nhiệm vụ chung"),
            TaskKind.REGISTERED: mark("Nhiệm vụ đăng ký"),
            TaskKind.KEY: mark("Nhiệm vụ trọng tâm"),
            TaskKind.DIRECTION: mark("Ý kiến chỉ đạo"),
        },
        ReportedStatus: {
            ReportedStatus.DONE: mark("Hoàn thành"),
            ReportedStatus.IN_PROGRESS: mark("Đang thực hiện"),
            ReportedStatus.NOT_STARTED: mark("Chưa thực hiện"),
            ReportedStatus.NO_CHANGE: mark("Không phát sinh"),
        },
        ReportSource: {
            ReportSource.IMPORT: mark("Tệp Excel"),
            ReportSource.MEETING: mark("Hội nghị"),
            ReportSource.LETTER: mark("Văn bản"),
            ReportSource.PHONE: mark("Điện thoại"),
        },
        EventKind: {
            EventKind.EXTENDED: mark("Gia hạn"),
            EventKind.WITHDRAWN: mark("Rút"),
            EventKind.REINSTATED: mark("Bỏ rút"),
            EventKind.CONFIRMED: mark("Xác nhận hoàn thành"),
            EventKind.REMINDED: mark("Đôn đốc"),
        },
        Light: {
            Light.OVERDUE: mark("Quá hạn"),
            Light.WAITS: mark("Chờ xác nhận"),
            Light.DUE_SOON: mark("Sắp đến hạn"),
            Light.IN_TIME: mark("Trong hạn"),
            Light.CLOSED: mark("Đã xong"),
            Light.WITHDRAWN: mark("Đã rút"),
        },
        Owed: {
            Owed.OVERDUE: mark("Chưa xong, quá hạn"),
            Owed.REPORT_BACK: mark("Quá hạn báo cáo"),
            Owed.PERIOD: mark("Chưa báo cáo kỳ này"),
        },
        Count: {
            Count.DONE_ON_TIME: mark("Hoàn thành đúng hạn"),
            Count.DONE_LATE: mark("Hoàn thành quá hạn"),
            Count.OPEN_IN_TIME: mark("Đang làm, trong hạn"),
            Count.OPEN_OVERDUE: mark("Chưa xong, quá hạn"),
            Count.WITHDRAWN: mark("Đã rút"),
        },
    }
)

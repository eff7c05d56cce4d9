"""What the page of tasks says: what was done, which filters are set, why nothing is shown."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.presenters.navigation import TaskFilter
from desktop.presenters.task_commands import TaskChange
from desktop.words import mark, tr

_SAID: Mapping[TaskChange, str] = MappingProxyType(
    {
        TaskChange.ADDED: mark("Đã thêm nhiệm vụ."),
        TaskChange.EDITED: mark("Đã sửa nhiệm vụ."),
        TaskChange.DELETED: mark("Đã xóa nhiệm vụ."),
        TaskChange.REPORTED: mark("Đã ghi báo cáo tiến độ."),
        TaskChange.REPORT_DELETED: mark("Đã xóa báo cáo tiến độ."),
        TaskChange.CONFIRMED: mark("Đã xác nhận hoàn thành."),
        TaskChange.EXTENDED: mark("Đã gia hạn."),
        TaskChange.NO_CHANGE: mark("Đã ghi: không phát sinh."),
        TaskChange.WITHDRAWN: mark("Đã rút nhiệm vụ."),
        TaskChange.REINSTATED: mark("Đã bỏ rút: nhiệm vụ lại được tính vào kế hoạch."),
        TaskChange.DECISION_DELETED: mark("Đã bỏ quyết định này khỏi diễn biến."),
        TaskChange.ATTACHED: mark("Đã gắn kết quả vào nhiệm vụ."),
    }
)


def said(change: TaskChange) -> str:
    """Return what is said once something was done."""
    return tr(_SAID[change])


def clear_text(wanted: TaskFilter) -> str:
    """Return what the button says that takes filters away: with what nothing else on the page shows."""
    if wanted.due_month is not None:
        return tr("Bỏ &lọc: đến hạn tháng {month}").format(month=wanted.due_month)
    if wanted.done_month is not None:
        return tr("Bỏ &lọc: hoàn thành tháng {month}").format(month=wanted.done_month)
    return tr("Bỏ &lọc: nhiệm vụ của kế hoạch") if wanted.planned else tr("Bỏ &lọc")


def empty_plan_text(year: int) -> str:
    """Return what to do next where the plan of a year has no task."""
    text = tr(
        "Kế hoạch năm {year} chưa có nhiệm vụ nào. Nhập tệp đăng ký của các đơn vị ở trang Nhập từ Excel, "
        "hoặc nhấn Ctrl+N để thêm từng nhiệm vụ."
    )
    return text.format(year=year)

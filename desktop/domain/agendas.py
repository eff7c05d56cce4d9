"""What a new meeting of each kind starts with: its title and its agenda, to be changed by hand."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from desktop.domain.meetings import MeetingKind

_QUARTERS = ("I", "II", "III", "IV")

#: A quarterly meeting looks at the quarter whose last day is nearest: half a quarter back lies within it.
_HALF_A_QUARTER = timedelta(days=45)


def default_title(kind: MeetingKind, start: datetime) -> str:
    """Return the title of a meeting of ``kind`` held on ``start``; it names the year or quarter that is looked at."""
    year = start.year
    reviewed = year - (start.month <= 3)
    quarter_day = start - _HALF_A_QUARTER
    quarter = _QUARTERS[(quarter_day.month - 1) // 3]
    return {
        MeetingKind.ANNUAL_REVIEW: f"Hội nghị tổng kết công tác năm {reviewed}, triển khai nhiệm vụ năm {reviewed + 1}",
        MeetingKind.HALF_YEAR: f"Hội nghị sơ kết 6 tháng đầu năm {year}, triển khai nhiệm vụ 6 tháng cuối năm {year}",
        MeetingKind.QUARTERLY: f"Hội nghị giao ban quý {quarter} năm {quarter_day.year}",
        MeetingKind.FIVE_YEAR: f"Hội nghị tổng kết 5 năm thực hiện chương trình phối hợp ({reviewed - 4} - {reviewed})",
        MeetingKind.SIGNING: f"Hội nghị ký kết chương trình phối hợp giai đoạn {year} - {year + 4}",
        MeetingKind.EXTRAORDINARY: "Hội nghị bất thường",
        MeetingKind.WORKING_SESSION: "Buổi làm việc với các đơn vị thành viên",
    }[kind]


_OPENING = ("Tuyên bố lý do, giới thiệu đại biểu", 10)
_DISCUSSION = ("Thảo luận", 60)
_CONCLUSION = ("Kết luận của chủ trì", 20)

_AGENDAS: Mapping[MeetingKind, tuple[tuple[str, int], ...]] = MappingProxyType(
    {
        MeetingKind.ANNUAL_REVIEW: (
            _OPENING,
            ("Báo cáo kết quả công tác năm, phương hướng nhiệm vụ năm sau", 30),
            _DISCUSSION,
            ("Công bố quyết định khen thưởng", 15),
            _CONCLUSION,
        ),
        MeetingKind.HALF_YEAR: (
            _OPENING,
            ("Báo cáo sơ kết công tác 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm", 30),
            _DISCUSSION,
            _CONCLUSION,
        ),
        MeetingKind.QUARTERLY: (
            ("Kiểm điểm việc thực hiện các kết luận của hội nghị trước", 15),
            ("Báo cáo kết quả công tác trong quý, nhiệm vụ quý sau", 20),
            _DISCUSSION,
            _CONCLUSION,
        ),
        MeetingKind.FIVE_YEAR: (
            _OPENING,
            ("Báo cáo tổng kết 5 năm thực hiện chương trình phối hợp", 40),
            ("Tham luận của các đơn vị", 60),
            _DISCUSSION,
            ("Công bố quyết định khen thưởng", 20),
            _CONCLUSION,
        ),
        MeetingKind.SIGNING: (
            _OPENING,
            ("Trình bày dự thảo chương trình phối hợp", 20),
            _DISCUSSION,
            ("Ký kết chương trình phối hợp", 15),
            ("Phát biểu của lãnh đạo", 15),
        ),
        MeetingKind.EXTRAORDINARY: (
            ("Thông báo nội dung, lý do triệu tập", 10),
            _DISCUSSION,
            _CONCLUSION,
        ),
        MeetingKind.WORKING_SESSION: (
            ("Báo cáo của đơn vị", 20),
            ("Trao đổi, thảo luận", 40),
            _CONCLUSION,
        ),
    }
)


def default_agenda(kind: MeetingKind) -> tuple[tuple[str, int], ...]:
    """Return the items of the agenda of a meeting of ``kind``, each with its planned minutes."""
    return _AGENDAS[kind]

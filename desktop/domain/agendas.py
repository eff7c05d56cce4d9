"""Agendas: the title and agenda that a new meeting of each kind starts with, and how sections, times and numbers go."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from desktop.domain.meetings import AgendaItem, MeetingKind

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


def _section(title: str) -> AgendaItem:
    return AgendaItem(0, title, is_section=True)


def _item(title: str, minutes: int) -> AgendaItem:
    return AgendaItem(0, title, minutes=minutes)


_OPENING = _item("Tuyên bố lý do, giới thiệu đại biểu", 10)
_SPEECH = _item("Phát biểu khai mạc", 10)
_DISCUSSION = _item("Thảo luận", 60)
_AWARDS = _item("Công bố quyết định khen thưởng", 15)
_CONCLUSION = _item("Kết luận của chủ trì", 20)
_BEGINNING, _CONTENT, _END = _section("Khai mạc"), _section("Nội dung"), _section("Kết luận, bế mạc")

_AGENDAS: Mapping[MeetingKind, tuple[AgendaItem, ...]] = MappingProxyType(
    {
        MeetingKind.ANNUAL_REVIEW: (
            _BEGINNING,
            _OPENING,
            _SPEECH,
            _CONTENT,
            _item("Báo cáo kết quả công tác năm, phương hướng nhiệm vụ năm sau", 30),
            _DISCUSSION,
            _END,
            _AWARDS,
            _CONCLUSION,
        ),
        MeetingKind.HALF_YEAR: (
            _BEGINNING,
            _OPENING,
            _SPEECH,
            _CONTENT,
            _item("Báo cáo sơ kết công tác 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm", 30),
            _DISCUSSION,
            _END,
            _CONCLUSION,
        ),
        MeetingKind.QUARTERLY: (
            _item("Kiểm điểm việc thực hiện các kết luận của hội nghị trước", 15),
            _item("Báo cáo kết quả công tác trong quý, nhiệm vụ quý sau", 20),
            _DISCUSSION,
            _CONCLUSION,
        ),
        MeetingKind.FIVE_YEAR: (
            _BEGINNING,
            _OPENING,
            _SPEECH,
            _CONTENT,
            _item("Báo cáo tổng kết 5 năm thực hiện chương trình phối hợp", 40),
            _item("Tham luận của các đơn vị", 60),
            _DISCUSSION,
            _END,
            _AWARDS,
            _CONCLUSION,
        ),
        MeetingKind.SIGNING: (
            _BEGINNING,
            _OPENING,
            _CONTENT,
            _item("Trình bày dự thảo chương trình phối hợp", 20),
            _DISCUSSION,
            _section("Ký kết"),
            _item("Ký kết chương trình phối hợp", 15),
            _item("Phát biểu của lãnh đạo", 15),
        ),
        MeetingKind.EXTRAORDINARY: (
            _item("Thông báo nội dung, lý do triệu tập", 10),
            _DISCUSSION,
            _CONCLUSION,
        ),
        MeetingKind.WORKING_SESSION: (
            _item("Báo cáo của đơn vị", 20),
            _item("Trao đổi, thảo luận", 40),
            _CONCLUSION,
        ),
    }
)


def default_agenda(kind: MeetingKind) -> tuple[AgendaItem, ...]:
    """Return the agenda of a meeting of ``kind``, unless the office has chosen one of its own."""
    return _AGENDAS[kind]


def afresh(agenda: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return the items as a new meeting takes them: planned, not kept or begun yet."""
    return tuple(AgendaItem(0, one.title, one.presenter, one.minutes, one.is_section) for one in agenda)


def same_agenda(left: Iterable[AgendaItem], right: Iterable[AgendaItem]) -> bool:
    """Return whether two agendas plan the same."""
    return afresh(left) == afresh(right)


#: The item under which a meeting looks at what earlier ones directed.
DIRECTIONS_ITEM = AgendaItem(0, "Kiểm điểm việc thực hiện các ý kiến chỉ đạo còn hiệu lực", minutes=15)

_ABOUT_DIRECTIONS = "kiểm điểm việc thực hiện các"


def with_directions(agenda: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """Return the agenda with an item for the open directions before its main report, unless it has one already."""
    if any(one.title.casefold().startswith(_ABOUT_DIRECTIONS) for one in agenda):
        return agenda
    report = (place for place, one in enumerate(agenda) if not one.is_section and one.title.startswith("Báo cáo"))
    place = next(report, len(agenda))
    return (*agenda[:place], DIRECTIONS_ITEM, *agenda[place:])


def numbers(agenda: Iterable[AgendaItem]) -> tuple[str, ...]:
    """Return the number of each item: sections are "I", "II" and so on, the items below each 1, 2."""
    found = []
    section = item_number = 0
    for item in agenda:
        section, item_number = (section + 1, 0) if item.is_section else (section, item_number + 1)
        found.append(roman(section) if item.is_section else str(item_number))
    return tuple(found)


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return a number from 1 as papers write it: "IV"."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def begins(agenda: Iterable[AgendaItem], start: datetime) -> tuple[datetime, ...]:
    """Return when each item begins if all before it keep to their minutes; a section begins with its first item."""
    moments = []
    for item in agenda:
        moments.append(start)
        start += timedelta(minutes=planned(item))
    return tuple(moments)


def planned(item: AgendaItem) -> int:
    """Return the minutes planned for an item; a section takes none besides those of its items."""
    return 0 if item.is_section else item.minutes or 0


def block(agenda: Sequence[AgendaItem], place: int) -> range:
    """Return the places that move together: an item alone, a section with its items."""
    if not agenda[place].is_section:
        return range(place, place + 1)
    following = range(place + 1, len(agenda))
    return range(place, next((at for at in following if agenda[at].is_section), len(agenda)))


def section_minutes(agenda: Sequence[AgendaItem], place: int) -> int:
    """Return the minutes of all items of the section at ``place``."""
    return sum(planned(agenda[at]) for at in block(agenda, place))


def moved(agenda: tuple[AgendaItem, ...], place: int, slot: int) -> tuple[AgendaItem, ...]:
    """Return the agenda with what stands at ``place`` put before the item at ``slot`` (its length: at the end)."""
    own = block(agenda, place)
    if not 0 <= slot <= len(agenda) or own.start <= slot <= own.stop:
        return agenda
    rest = [item for at, item in enumerate(agenda) if at not in own]
    target = slot if slot < own.start else slot - len(own)
    return (*rest[:target], *agenda[own.start : own.stop], *rest[target:])


def stepped(agenda: tuple[AgendaItem, ...], place: int, by: int) -> tuple[AgendaItem, ...]:
    """Return the agenda with what stands at ``place`` one step up (-1) or down (1): a section steps over a section."""
    if not agenda[place].is_section:
        return moved(agenda, place, place - 1 if by < 0 else place + 2)
    below = block(agenda, place).stop
    if by < 0:
        return moved(agenda, place, next((at for at in reversed(range(place)) if agenda[at].is_section), 0))
    return moved(agenda, place, block(agenda, below).stop) if below < len(agenda) else agenda

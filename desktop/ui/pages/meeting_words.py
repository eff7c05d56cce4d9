"""What the page of meetings says: faults at the fields, counts, and how a person was marked."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop import wording
from desktop.domain.attendance import item_place
from desktop.domain.meetings import AgendaItem, Attendance, AttendanceCounts, Attendee, MeetingHead
from desktop.domain.quorum import Quorum, lacking_units
from desktop.presenters.conclusions import ConclusionFault
from desktop.presenters.meeting_head import HeadFault
from desktop.ui.theme import Tone
from desktop.words import mark, tr

_HEAD_FAULTS: Mapping[HeadFault, str] = MappingProxyType(
    {
        HeadFault.MISSING: mark("Hội nghị cần có tên. Hãy gõ tên hội nghị."),
        HeadFault.NOT_A_DAY: mark("Không đọc được ngày “{text}”. Ví dụ: 05/02/2021."),
        HeadFault.NOT_A_TIME: mark("Không đọc được giờ “{text}”. Ví dụ: 8h30 hoặc 08:30."),
        HeadFault.ENDS_BEFORE_START: mark(
            "Kết thúc lúc “{text}” là trước khi bắt đầu. Nếu sang ngày khác, hãy gõ thêm ngày: 11h30 06/02/2021."
        ),
        HeadFault.NOT_A_NUMBER: mark("“{text}” không phải số văn bản. Hãy gõ số, ví dụ 12."),
        HeadFault.SAME_PERSON: mark("Chủ trì và thư ký đang là cùng một người. Hãy xem lại."),
        HeadFault.TWO_CHAIRS: mark("Hội nghị có một chủ trì. Người thứ hai hãy ghi vào ô Đồng chủ trì."),
        HeadFault.CHAIR_TWICE: mark("Có người được ghi hai lần trong chủ trì và đồng chủ trì. Hãy xem lại."),
    }
)

_CONCLUSION_FAULTS: Mapping[ConclusionFault, str] = MappingProxyType(
    {
        ConclusionFault.MISSING: mark("Chưa có nội dung kết luận; gõ nội dung thì kết luận mới được lưu."),
        ConclusionFault.UNIT_GONE: mark(
            "Đơn vị này không có vào ngày họp (đã sáp nhập hoặc chưa thành lập). Hãy chọn đơn vị đang có."
        ),
        ConclusionFault.UNKNOWN_UNIT: mark(
            "Sổ chưa có đơn vị này. Hãy gõ vài chữ rồi chọn, hoặc thêm ở trang Đơn vị và đại biểu."
        ),
        ConclusionFault.NO_SUCH_DAY: mark("Đây không phải ngày có thật. Ví dụ: 15/10/2021, trước 30/6, Quý II/2021."),
        ConclusionFault.BEFORE_MEETING: mark("Thời hạn này đã qua khi hội nghị diễn ra. Hãy xem lại năm."),
    }
)

#: How a state shows at the door; what is not known yet has no colour.
_TONES: Mapping[Attendance, Tone] = MappingProxyType(
    {
        Attendance.PRESENT: Tone.GOOD,
        Attendance.LATE: Tone.GOOD,
        Attendance.LEFT_EARLY: Tone.GOOD,
        Attendance.REPRESENTED: Tone.ACCENT,
        Attendance.EXCUSED: Tone.LATE,
        Attendance.ABSENT: Tone.BAD,
        Attendance.INVITED: Tone.QUIET,
        Attendance.CONFIRMED: Tone.QUIET,
    }
)

_SIGNS: Mapping[Attendance, str] = MappingProxyType(
    {
        Attendance.PRESENT: "✓",
        Attendance.LATE: "✓",
        Attendance.LEFT_EARLY: "✓",
        Attendance.REPRESENTED: "↔",
        Attendance.EXCUSED: "✕",
        Attendance.ABSENT: "✕",
    }
)

#: Missing units that are named; of more only the number is said.
_NAMED_UNITS = 6


def head_fault(fault: HeadFault, text: str) -> str:
    """Return the sentence for what is wrong with a field of the head."""
    return tr(_HEAD_FAULTS[fault]).format(text=text.strip())


def conclusion_fault(fault: ConclusionFault) -> str:
    """Return the sentence for what is wrong with a field of a conclusion."""
    return tr(_CONCLUSION_FAULTS[fault])


def tone_of(attendance: Attendance) -> Tone:
    """Return the colour of a state of attendance."""
    return _TONES[attendance]


def attendance_text(attendee: Attendee) -> str:
    """Return how somebody is marked, with a sign that says it without colour; open ones are not marked yet."""
    if attendee.attendance is Attendance.INVITED:
        return tr("Chưa điểm danh")
    sign = _SIGNS.get(attendee.attendance, "")
    return f"{sign} {wording.label(attendee.attendance)}".strip()


def note_text(attendee: Attendee) -> str:
    """Return the reason, or who came instead."""
    sent = attendee.represented_by
    if sent is None:
        return attendee.reason
    letter = tr("văn bản số {number}").format(number=sent.letter_number) if sent.letter_number else ""
    return ", ".join(filter(None, (sent.name, sent.title, letter)))


def door_note_text(attendee: Attendee, agenda: Sequence[AgendaItem]) -> str:
    """Return the reason, who came instead, or when somebody came or left."""
    parts = [note_text(attendee)]
    if attendee.arrived_at:
        parts.append(tr("đến {time}").format(time=f"{attendee.arrived_at:%H:%M}"))
    if attendee.left_at:
        parts.append(tr("về {time}").format(time=f"{attendee.left_at:%H:%M}"))
    place = item_place(agenda, attendee.left_item_id)
    if place is not None:
        parts.append(tr("về từ mục {place}").format(place=place))
    return " · ".join(filter(None, parts))


def quorum_text(found: Quorum) -> str:
    """Return whether the meeting can decide, as :func:`~desktop.domain.quorum.quorum_sentence` says it on paper."""
    if not found.members:
        return ""
    text = tr("Có mặt {there}/{members} thành viên ({percent})")
    parts = [text.format(there=found.there, members=found.members, percent=wording.percent(found.percent))]
    if found.represented:
        parts.append(tr("trong đó {count} người dự thay").format(count=found.represented))
    if found.needed:
        enough = tr("đủ {share}") if found.has_share else tr("chưa đủ {share} (cần {needed})")
        share = f"{found.share.numerator}/{found.share.denominator}"
        parts.append(enough.format(share=share, needed=found.needed))
    lacking = _lacking_text(found)
    return ", ".join(parts) + (tr("; thiếu: {who}").format(who=lacking) if lacking else "")


def _lacking_text(found: Quorum) -> str:
    units = lacking_units(found)
    named = _named_units(units)
    return "; ".join((*found.offices, *([tr("đại diện {units}").format(units=named)] if units else [])))


def counts_text(counts: AttendanceCounts) -> str:
    """Return "Có mặt 96/120 · cử người dự thay 9 · vắng 4 (có lý do 3) · chưa điểm danh 11"."""
    parts = [tr("Có mặt {present}/{invited}").format(present=counts.present, invited=counts.invited)]
    if counts.represented:
        parts.append(tr("cử người dự thay {count}").format(count=counts.represented))
    away = counts.excused + counts.absent
    if counts.excused:
        parts.append(tr("vắng {count} (có lý do {excused})").format(count=away, excused=counts.excused))
    elif away:
        parts.append(tr("vắng {count}").format(count=away))
    if counts.open:
        parts.append(tr("chưa điểm danh {count}").format(count=counts.open))
    return " · ".join(parts)


def missing_units_text(units: tuple[str, ...]) -> str:
    """Return which units nobody came from."""
    if not units:
        return ""
    return tr("Đơn vị chưa có ai ({count}): {units}").format(count=len(units), units=_named_units(units))


def _named_units(units: tuple[str, ...]) -> str:
    named = "; ".join(units[:_NAMED_UNITS])
    more = len(units) - _NAMED_UNITS
    return named + tr(" và {count} đơn vị khác").format(count=more) if more > 0 else named


def when_text(head: MeetingHead) -> str:
    """Return day and time of a meeting: ``05/02/2021 08:00 – 11:30``."""
    start = wording.moment(head.start)
    if head.end is None:
        return start
    same_day = head.end.date() == head.start.date()
    return f"{start} – {head.end:%H:%M}" if same_day else f"{start} – {wording.moment(head.end)}"

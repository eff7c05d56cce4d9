"""What the section Diễn biến says: what a line is taken for, what is wrong with it, what the entries are."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop import wording
from desktop.domain.live_minutes import Entry, EntryKind, LineKind, LiveDraft
from desktop.domain.meetings import AgendaItem
from desktop.presenters.live_lines import LineFault, Speaker, Taken
from desktop.ui.theme import Tone
from desktop.words import mark, tr

_FAULTS: Mapping[LineFault, str] = MappingProxyType(
    {
        LineFault.EMPTY: mark("Chưa có nội dung."),
        LineFault.NOBODY_SPEAKS: mark(
            "Chưa rõ ai phát biểu. Gõ “y ” và vài chữ tên; “k ” là kết luận, “g ” là giao việc."
        ),
        LineFault.OTHER_KIND: mark("Mục đang sửa không đổi loại được. Bấm Esc, xóa mục đó rồi ghi mục mới."),
        LineFault.UNKNOWN_UNIT: mark("Sổ chưa có đơn vị “{unit}”: tên được giữ trong câu, chọn đơn vị sau ở Kết luận."),
        LineFault.UNIT_GONE: mark("Có đơn vị không có vào ngày họp (đã sáp nhập hoặc chưa thành lập). Hãy chọn lại."),
        LineFault.NO_SUCH_DAY: mark("Ngày trong câu không có thật: thời hạn được giữ trong câu, sửa sau ở Kết luận."),
        LineFault.BEFORE_MEETING: mark("Thời hạn {due} đã qua khi hội nghị diễn ra. Hãy xem lại năm."),
    }
)

_KIND_TONES: Mapping[EntryKind, Tone | None] = MappingProxyType(
    {
        EntryKind.ITEM: Tone.QUIET,
        EntryKind.CONTRIBUTION: None,
        EntryKind.CONCLUSION: Tone.ACCENT,
        EntryKind.DIRECTION: Tone.GOOD,
    }
)


def entry_kind(entry: Entry) -> str:
    """Return what an entry is."""
    return wording.label(entry.kind)


def entry_tone(entry: Entry) -> Tone | None:
    """Return the colour that tells the kinds of entries apart."""
    return _KIND_TONES[entry.kind]


def entry_time(entry: Entry) -> str:
    """Return the time of day of an entry; empty when it was written up afterwards."""
    return f"{entry.at:%H:%M}" if entry.at else ""


def fault_text(taken: Taken) -> str:
    """Return what is wrong with a line; empty when nothing is."""
    if taken.fault is None:
        return ""
    return tr(_FAULTS[taken.fault]).format(unit=taken.unknown, due=taken.due.text if taken.due else "")


def taken_text(taken: Taken, units: tuple[str, ...]) -> str:
    """Return what a line is taken for."""
    if taken.kind is LineKind.CONTRIBUTION:
        return tr("Ý kiến của {speaker}").format(speaker=taken.speaker.label if taken.speaker else "…")
    if taken.kind is LineKind.MORE:
        return speaking_text(taken.speaker)
    parts = [wording.label(taken.kind), "; ".join(units)]
    if taken.due:
        parts.append(tr("thời hạn {due}").format(due=_due(taken)))
    return " · ".join(filter(None, parts))


def _due(taken: Taken) -> str:
    due = taken.due
    if due is None or due.end is None:
        return due.text if due else ""
    return f"{due.text} ({wording.day(due.end)})"


def speaking_text(speaker: Speaker | None) -> str:
    """Return who has the floor."""
    return tr("Đang phát biểu: {speaker}").format(speaker=speaker.label) if speaker else ""


def recovered_text(draft: LiveDraft) -> str:
    """Return the question about text that was left unfinished."""
    day, text = wording.moment(draft.begun_at), " ".join(draft.text.split())
    return tr("Có nội dung chưa lưu từ {when}: “{text}”").format(when=day, text=text)


def item_text(item: AgendaItem, place: int | None, count: int) -> str:
    """Return "Mục 2/5: Thảo luận (từ 08:40)"."""
    text = tr("Mục {place}/{count}: {title}").format(place=place or "–", count=count, title=item.title)
    return text + tr(" (từ {time})").format(time=f"{item.begun_at:%H:%M}") if item.begun_at else text

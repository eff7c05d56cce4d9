"""What the section Thành phần says: what can be invited, what inviting does, and who shares a seat."""

from desktop import wording
from desktop.presenters.invitation_choices import Choice
from desktop.presenters.invitations import Invited
from desktop.words import ntr, tr

#: Names that are said; of more only the number is.
_NAMED = 4


def choice_name(choice: Choice) -> str:
    """Return what a choice is called, and found by."""
    if choice.committee:
        return tr("Các thành viên Ban Chỉ đạo vào ngày họp")
    if choice.unit:
        return tr("Cả đơn vị {unit}").format(unit=choice.unit)
    if choice.title:
        return tr("Mọi người là {title}").format(title=choice.title)
    if choice.group is not None:
        return tr("Nhóm {group} như hội nghị trước").format(group=wording.label(choice.group))
    common = [wording.label(one) for one in (choice.role, choice.level) if one is not None]
    return tr("Mọi người: {common}").format(common=" · ".join(common)) if common else choice.people[0].name


def choice_text(name: str, people: int, added: int) -> str:
    """Return a choice with how many people it adds: "Cả đơn vị Hội Nông dân: thêm 3 người (đã có 2)"."""
    text = ntr("{name}: thêm {count} người", "{name}: thêm {count} người", added).format(name=name, count=added)
    return text + (tr(" (đã có {count})").format(count=people - added) if people > added else "")


def added_text(invited: Invited) -> str:
    """Return what inviting did."""
    parts = []
    if invited.added:
        parts.append(ntr("Đã mời {count} người.", "Đã mời {count} người.", invited.added).format(count=invited.added))
    return " ".join((*parts, *_doubts(invited)))


def preview_text(invited: Invited) -> str:
    """Return what Enter would do with the line that is being typed."""
    parts = []
    if invited.added:
        text = ntr("Enter để mời {count} người.", "Enter để mời {count} người.", invited.added)
        parts.append(text.format(count=invited.added))
    return " ".join((*parts, *_doubts(invited)))


def _doubts(invited: Invited) -> list[str]:
    parts = []
    if invited.known:
        parts.append(tr("Đã có trong danh sách: {names}.").format(names=_names(invited.known)))
    if invited.namesakes:
        text = tr("Trùng tên với người đã có: {names}; hãy xem có phải một người không.")
        parts.append(text.format(names=_names(invited.namesakes)))
    return parts


def shared_seats_text(shared: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """Return which seats more than one person has."""
    return " ".join(tr("Chỗ {seat} có {names}.").format(seat=seat, names=_names(names)) for seat, names in shared)


def _names(names: tuple[str, ...]) -> str:
    named = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return named + (tr(" và {count} người khác").format(count=more) if more > 0 else "")

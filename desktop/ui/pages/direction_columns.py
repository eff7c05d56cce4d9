"""What the register of directions shows in its columns. A light is a shape and a word before it is a colour."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop import wording
from desktop.domain.lights import Light
from desktop.presenters.directions import HISTORY_LINES
from desktop.services.directions import DirectionRow
from desktop.services.owed_reports import OwingUnit
from desktop.ui.table import Column, none_last
from desktop.ui.theme import Tone
from desktop.wording.histories import entry_line, entry_title
from desktop.words import tr

LIGHT_TONES: Mapping[Light, Tone] = MappingProxyType(
    {
        Light.OVERDUE: Tone.BAD,
        Light.WAITS: Tone.LATE,
        Light.DUE_SOON: Tone.LATE,
        Light.IN_TIME: Tone.ACCENT,
        Light.CLOSED: Tone.GOOD,
        Light.WITHDRAWN: Tone.QUIET,
    }
)

_SHAPES: Mapping[Light, str] = MappingProxyType(
    {
        Light.OVERDUE: "▲",
        Light.WAITS: "◇",
        Light.DUE_SOON: "◆",
        Light.IN_TIME: "●",
        Light.CLOSED: "✓",
        Light.WITHDRAWN: "–",
    }
)

_URGENCY = {light: place for place, light in enumerate(Light)}


def light_text(light: Light) -> str:
    """Return a light as a shape and a word."""
    return f"{_SHAPES[light]} {wording.label(light)}"


def _number_text(row: DirectionRow) -> str:
    return str(row.direction.number) if row.direction.number else ""


def _units_text(row: DirectionRow) -> str:
    """Return the units; of several, how many of them are done."""
    if len(row.parts) < 2:
        return row.units
    counted = [part for part in row.parts if not part.standing.withdrawn]
    done = sum(part.standing.done_on is not None for part in counted)
    return tr("{done}/{count} đơn vị xong: {units}").format(done=done, count=len(counted), units=row.units)


def _due_text(row: DirectionRow) -> str:
    due = row.standing.due
    if due is None:
        return ""
    return tr("{due} (gia hạn)").format(due=due.text) if due != row.direction.due else due.text


def last_lines(row: DirectionRow) -> str:
    """Return the last entries of the history in short, the newest first."""
    last = reversed(row.history[-HISTORY_LINES:])
    return "\n".join(f"{wording.day(entry.day)} {entry_title(entry)}" for entry in last)


def _whole_history(row: DirectionRow) -> str:
    return "\n".join(map(entry_line, row.history))


def _given_text(row: DirectionRow) -> str:
    return f"{wording.day(row.direction.given_on)} {row.direction.meeting}"


def direction_columns() -> list[Column[DirectionRow]]:
    """Return the columns of the register; what is asked for most stands first."""
    return [
        Column[DirectionRow](tr("Số"), _number_text, key=lambda row: row.direction.number, width=5, right=True),
        Column[DirectionRow](tr("Ý kiến chỉ đạo"), lambda row: row.direction.text, width=0),
        Column[DirectionRow](
            tr("Tình trạng"),
            lambda row: light_text(row.light),
            key=lambda row: _URGENCY[row.light],
            width=20,
            tone=lambda row: LIGHT_TONES[row.light],
        ),
        Column[DirectionRow](tr("Đơn vị chủ trì"), _units_text, width=24),
        Column[DirectionRow](
            tr("Thời hạn"),
            _due_text,
            key=lambda row: none_last(row.standing.due_on),
            width=14,
            tone=lambda row: Tone.BAD if row.light is Light.OVERDUE else None,
        ),
        Column[DirectionRow](tr("Diễn biến"), last_lines, width=37, tip=_whole_history),
        Column[DirectionRow](tr("Hội nghị"), _given_text, key=lambda row: row.direction.given_on, width=17),
    ]


def owing_columns() -> list[Column[OwingUnit]]:
    """Return the columns of the list of units that owe reports."""
    return [
        Column[OwingUnit](tr("Đơn vị"), lambda row: row.unit, width=34),
        Column[OwingUnit](
            tr("Nợ báo cáo"),
            lambda row: wording.number(len(row.owed)),
            key=lambda row: len(row.owed),
            width=12,
            right=True,
        ),
        Column[OwingUnit](
            tr("Đã đôn đốc"), _reminded_text, key=lambda row: max(one.reminded for one in row.owed), width=14
        ),
        Column[OwingUnit](tr("Việc cần báo cáo"), _owed_text, width=0),
    ]


def _reminded_text(row: OwingUnit) -> str:
    times = max(one.reminded for one in row.owed)
    return tr("{count} lần").format(count=times) if times else ""


def _owed_text(row: OwingUnit) -> str:
    return "\n".join(f"{wording.label(one.why)}: {one.task.title}" for one in row.owed)

"""What the registers say of a record in their columns and lists."""

from desktop import wording
from desktop.domain.matters import Matter, MatterState
from desktop.domain.tasks import TaskKind
from desktop.presenters.navigation import DirectionFilter, MeetingFilter, PageKey, TaskFilter
from desktop.services.registers import MeetingName, UsingTask
from desktop.ui.pages.register_detail import Use
from desktop.words import tr


def matter_state(matter: Matter) -> str:
    """Return how far a matter has come; one that is settled with its day."""
    said = wording.label(matter.state)
    return f"{said} ({wording.day(matter.settled_on)})" if matter.state is MatterState.SETTLED else said


def use_of_meeting(meeting: MeetingName) -> Use:
    """Return the way to the meeting that a record came of."""
    text = tr("Hội nghị {day}: {title}").format(day=wording.day(meeting.day), title=meeting.title)
    return Use(text, PageKey.MEETINGS, MeetingFilter(meeting.id))


def use_of_task(task: UsingTask) -> Use:
    """Return the way to a task that belongs to a record; a direction stands in the register of directions."""
    if task.kind is TaskKind.DIRECTION and task.conclusion_id is not None:
        text = tr("Ý kiến chỉ đạo {year}: {title}").format(year=task.year, title=task.title)
        return Use(text, PageKey.DIRECTIONS, DirectionFilter(conclusion_id=task.conclusion_id), task.id)
    text = tr("Nhiệm vụ {year}: {title}").format(year=task.year, title=task.title)
    return Use(text, PageKey.TASKS, TaskFilter(task.year, task_id=task.id), task.id)

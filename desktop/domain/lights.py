"""The traffic light of a register of directions: one word for where something stands, computed and never stored."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.tasks import Standing

#: How long before its last day something is due soon: the working week in which a reminder still helps.
SOON = timedelta(days=7)


class Light(StrEnum):
    """The lights, in the order in which they need a person."""

    OVERDUE = "overdue"
    WAITS = "waits"
    DUE_SOON = "due-soon"
    IN_TIME = "in-time"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


def light_of(where: Standing, as_of: date) -> Light:
    """Return the light of something that stands so on ``as_of``.

    What was reported as done and waits for a word says so, whether its deadline is over or not: that word is what
    it needs.
    """
    if where.withdrawn:
        return Light.WITHDRAWN
    if where.done_on is not None:
        return Light.CLOSED
    if where.waits:
        return Light.WAITS
    if where.overdue:
        return Light.OVERDUE
    return Light.DUE_SOON if _due_soon(where, as_of) else Light.IN_TIME


def _due_soon(where: Standing, as_of: date) -> bool:
    ongoing = where.due is None or where.due.ongoing or where.due.end is None
    return not ongoing and where.due_on is not None and where.due_on - as_of <= SOON


def count_lights(lights: Iterable[Light]) -> dict[Light, int]:
    """Return how many there are of each light, all of them named."""
    found = list(lights)
    return {light: found.count(light) for light in Light}

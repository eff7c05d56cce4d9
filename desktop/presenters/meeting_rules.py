"""Who must be at meetings of a kind: the common rules, or those that the office has made its own."""

from collections.abc import Callable

from desktop.domain.meeting_kinds import Requirements
from desktop.domain.meetings import MeetingKind
from desktop.domain.text import clean
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.meeting_preparation import keep_requirements, requirements


class RulesPresenter:
    """Reads and keeps the rules for the kind of the open meeting; its sections count by the new ones at once."""

    def __init__(self, opened: OpenMeeting) -> None:
        self._opened = opened

    @property
    def kind(self) -> MeetingKind:
        """The kind whose rules they are."""
        return self._opened.meeting.head.kind

    def ask(self, show: Callable[[Requirements], None]) -> None:
        """Let the rules be shown."""
        kind = self.kind
        self._opened.ask(lambda ledger: requirements(ledger, kind), show)

    def keep(self, rules: Requirements) -> None:
        """Keep the rules for all meetings of this kind."""
        kind = self.kind

        def tell(_: None) -> None:
            self._opened.put_head(self._opened.meeting.head)

        self._opened.save(lambda ledger: keep_requirements(ledger, kind, rules), tell)


def read_names(text: str) -> tuple[str, ...]:
    """Return the names in a line that are parted by semicolons, each once."""
    return tuple(dict.fromkeys(filter(None, map(clean, text.split(";")))))

"""How long work tells how far it has come, and learns that it is to stop."""

from collections.abc import Callable

from desktop.domain.errors import Cancelled

Reporter = Callable[[int, int], None]


def _unheard(_done: int, _total: int) -> None:
    """Nobody is listening."""


class Progress:
    """Handed to long work: it calls :meth:`step` between pieces, and stops with ``Cancelled`` when told to."""

    def __init__(self, report: Reporter = _unheard, cancelled: Callable[[], bool] = lambda: False) -> None:
        self._report = report
        self._cancelled = cancelled

    def step(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` pieces are done; raise :class:`Cancelled` when the person asked to stop."""
        self.check()
        self._report(done, total)

    def check(self) -> None:
        """Raise :class:`Cancelled` when the person asked to stop."""
        if self._cancelled():
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._cancelled()

"""The list of the page of directions, and the lights above it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QTableView, QWidget

from desktop import wording
from desktop.domain.lights import Light
from desktop.services.directions import DirectionRow
from desktop.ui import theme
from desktop.ui.pages.direction_columns import LIGHT_TONES, direction_columns, light_text
from desktop.ui.table import FilteredTable
from desktop.words import tr


class DirectionTable(FilteredTable[DirectionRow]):
    """The register. Its filter box is the presenter's, so that the lights are of what is shown."""

    def __init__(
        self, sift: Callable[[str], None], identity: Callable[[DirectionRow], object], parent: QWidget
    ) -> None:
        self._sift = sift
        super().__init__(direction_columns(), identity, lines=3, parent=parent)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)

    def _filter(self, typed: str) -> None:
        self._sift(typed)
        if typed and self.current() is None:
            self.view.setCurrentIndex(self.model.index(0, 0))


class LightsBar(QWidget):
    """The lights, each with how many there are; a click shows just these."""

    def __init__(self, choose: Callable[[Light | None], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._choose = choose
        self.buttons: dict[Light | None, QPushButton] = {light: QPushButton(self) for light in (None, *Light)}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        for light, button in self.buttons.items():
            button.setObjectName("choice")
            button.setCheckable(True)
            button.clicked.connect(self._teller(light))
        self._arrange(len(self.buttons))

    def _arrange(self, columns: int) -> None:
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)

    def _width_in(self, columns: int) -> int:
        """Return the room that the buttons need in so many columns."""
        widths = [button.sizeHint().width() for button in self.buttons.values()]
        return sum(max(widths[place::columns]) for place in range(columns)) + self._grid.spacing() * (columns - 1)

    def minimumSizeHint(self) -> QSize:
        """Make do with two rows."""
        return QSize(self._width_in((len(self.buttons) + 1) // 2), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row where there is room for it, else in two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        every = len(self.buttons)
        self._arrange(every if self._width_in(every) <= self.width() else (every + 1) // 2)

    def _teller(self, light: Light | None) -> Callable[[], None]:
        """Return what chooses a light; the one that is chosen already gives way to all."""
        return lambda: self._choose(light if self.buttons[light].isChecked() else None)

    def show_lights(self, lights: Mapping[Light, int], chosen: Light | None) -> None:
        """Show how many there are of each light; ``chosen`` is the one that the list shows."""
        for light, button in self.buttons.items():
            number = lights[light] if light else sum(lights.values())
            name = light_text(light) if light else tr("Tất cả")
            button.setText(f"{name}  {wording.number(number)}")
            button.setChecked(light is chosen)
            if light is not None and number:
                theme.paint_text(button, LIGHT_TONES[light])
        self._fit()

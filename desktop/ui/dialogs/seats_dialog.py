"""The form in which everybody gets a seat: how many rows the hall has, and how many seats a row."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.seating import Hall
from desktop.presenters.forms import Fault, FieldFault
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import line
from desktop.ui.messages import Messages
from desktop.ui.theme import Tone
from desktop.words import tr

#: Seats of a row that are offered before anybody says how many there are.
_USUAL_SEATS = 12


class SeatsDialog(FormDialog):
    """Asks for the size of the hall; ``assign`` gets it."""

    def __init__(self, people: int, assign: Callable[[Hall], None], messages: Messages, parent: QWidget) -> None:
        super().__init__(tr("Xếp chỗ ngồi"), messages, parent)
        self._people = people
        self._assign = assign
        self.rows = line(str(-(-people // _USUAL_SEATS)))
        self.seats = line(str(_USUAL_SEATS))
        self.add("rows", tr("Số &hàng ghế"), self.rows)
        self.add("seats", tr("Số &ghế mỗi hàng"), self.seats)
        for field in (self.rows, self.seats):
            field.textEdited.connect(lambda _: self.refresh_remark("seats"))
        self.refresh_remark("seats")
        self.rows.setFocus()
        self.begin(width=56)

    def draft(self) -> tuple[str, str]:
        """Return what stands in the fields."""
        return self.rows.text(), self.seats.text()

    def save(self) -> None:
        """Give out the seats, unless there are too few."""
        faults = [
            FieldFault(name, Fault.NOT_A_COUNT, field.text())
            for name, field in (("rows", self.rows), ("seats", self.seats))
            if _count(field.text()) is None
        ]
        hall = self._hall()
        if hall is None or hall.seats < self._people:
            self.show_faults(faults)
            self.refresh_remark("seats")
        else:
            self._assign(hall)
            self.accept()

    def _hall(self) -> Hall | None:
        rows, seats = _count(self.rows.text()), _count(self.seats.text())
        return Hall(rows, seats) if rows and seats else None

    def refresh_remark(self, name: str) -> None:
        """Say how many seats there are for how many people."""
        hall = self._hall()
        if name != "seats" or hall is None:
            super().refresh_remark(name)
            return
        text = tr("{seats} chỗ cho {people} người, xếp theo thứ tự danh sách, từ hàng A.")
        if hall.seats < self._people:
            text = tr("Chỉ có {seats} chỗ cho {people} người: hãy thêm hàng hoặc thêm ghế.")
        tone = Tone.BAD if hall.seats < self._people else Tone.QUIET
        self.remark(name).say(text.format(seats=hall.seats, people=self._people), tone)


def _count(text: str) -> int | None:
    """Return a count from 1 to 999; ``None`` where the text is none."""
    plain = text.strip()
    return int(plain) if plain.isdecimal() and 0 < int(plain) < 1000 else None

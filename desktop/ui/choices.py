"""Fields from which something is chosen: a box with options, a day."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit

#: Texts to choose from, each with its value.
Options = list[tuple[str, object]]


def fill(box: QComboBox, options: Options, chosen: object) -> None:
    """Offer ``options`` (text and value); nothing is told of it."""
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != options:
        box.clear()
        for text, value in options:
            box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def make_day_field(field: QDateEdit) -> None:
    """Let a day be typed as people write it, or taken from a calendar; it counts when it is left."""
    field.setDisplayFormat("dd/MM/yyyy")
    field.setCalendarPopup(True)
    field.setKeyboardTracking(False)


def show_day(field: QDateEdit, day: date) -> None:
    """Show a day; nothing is told of it."""
    field.blockSignals(True)
    field.setDate(QDate(day.year, day.month, day.day))
    field.blockSignals(False)


def python_day(day: QDate) -> date:
    """Return a day of Qt's as ours."""
    return date(day.year(), day.month(), day.day())

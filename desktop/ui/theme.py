"""How the program looks: one style, letters that can be read at arm's length, colours that follow light and dark."""

from enum import Enum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QImageReader, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths

#: The smallest size of letters in points; a system that asks for larger ones gets them.
SMALLEST_FONT = 11.0

#: The size in which an icon is drawn, in pixels of a plain screen; a sharper one gets as many more as it has.
_ICON_SIZE = 24

#: The part of the letters' colour in that of a border; the rest is the background's.
_EDGE = 0.25

#: The property of a widget that names the tone of its text.
_TONE = "tone"


class Tone(Enum):
    """What a colour says; each has one for light and one for dark backgrounds, both with a contrast above 4.5:1."""

    GOOD = ("#1b6e3c", "#7fd3a0")
    LATE = ("#8a5a00", "#f0c060")
    BAD = ("#b3261e", "#ffa198")
    QUIET = ("#5c6166", "#a9b0b6")
    ACCENT = ("#1f5fa8", "#8fc1ff")


def apply(app: QApplication) -> None:
    """Give the whole program its style."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(readable(app.font()))


def dress(window: QWidget) -> None:
    """Give ``window`` and whatever comes into it, its dialogs too, their room and rank.

    That stands on the window and not on the application: there Qt would look its rules up anew for all parts of a page
    whenever a part is put into another; a page opened in twice the time.
    """
    rules = (paths.resources() / "style.qss").read_text("utf-8")
    icons = (paths.resources() / "icons").as_posix()
    window.setStyleSheet(rules.replace("@icons", icons).replace("@edge", _edge(window.palette()).name()))


def _edge(palette: QPalette) -> QColor:
    """Return the colour of borders: between that of the background and that of the letters."""
    ground, letters = palette.window().color(), palette.windowText().color()
    parts = zip(_parts(ground), _parts(letters), strict=True)
    return QColor(*(round(below + (above - below) * _EDGE) for below, above in parts))


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def readable(font: QFont) -> QFont:
    """Return ``font``, enlarged where it is smaller than :data:`SMALLEST_FONT`."""
    larger = QFont(font)
    larger.setPointSizeF(max(font.pointSizeF(), SMALLEST_FONT))
    return larger


def is_dark(palette: QPalette) -> bool:
    """Whether light letters stand on a dark background."""
    return palette.window().color().lightness() < palette.windowText().color().lightness()


def colour(tone: Tone, palette: QPalette) -> QColor:
    """Return the colour that says ``tone`` on this palette's background."""
    light, dark = tone.value
    return QColor(dark if is_dark(palette) else light)


def paint_text(widget: QWidget, tone: Tone, around: QPalette | None = None) -> None:
    """Colour the text of ``widget``; it keeps its tone when the system turns from light to dark.

    ``around`` is the palette of what it stands on, where its own does not tell yet.
    """
    widget.setProperty(_TONE, tone.name)
    palette = widget.palette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(role, colour(tone, around or palette))
    widget.setPalette(palette)


def follow_palette(window: QWidget) -> None:
    """Take all of ``window`` along when the system has turned from light to dark: Qt leaves what was dressed."""
    dress(window)
    for widget in window.findChildren(QWidget):
        tone = widget.property(_TONE)
        if tone:
            paint_text(widget, Tone[tone], window.palette())  # what is hidden gets its own later


def larger(widget: QWidget, factor: float, *, bold: bool = False) -> None:
    """Write the text of ``widget`` in letters ``factor`` times as large as the program's."""
    font = QFont(widget.font())
    font.setPointSizeF(QApplication.font().pointSizeF() * factor)
    font.setBold(bold)
    widget.setFont(font)


def program_icon() -> QIcon:
    """Return the icon of the program, for the frames and the list of windows."""
    return QIcon(str(paths.resources() / "icons" / "program.svg"))


def icon(name: str, palette: QPalette) -> QIcon:
    """Return the icon ``name`` of ``resources/icons`` in the colours of ``palette``, for a checked button too."""
    drawn = QIcon()
    roles = {QIcon.State.Off: QPalette.ColorRole.WindowText, QIcon.State.On: QPalette.ColorRole.HighlightedText}
    for state, role in roles.items():
        drawn.addPixmap(_pixmap(name, palette.color(role)), QIcon.Mode.Normal, state)
    return drawn


def toned_icon(name: str, tone: Tone, palette: QPalette) -> QIcon:
    """Return the icon ``name`` in the colour that says ``tone``."""
    return QIcon(_pixmap(name, colour(tone, palette)))


def _pixmap(name: str, ink: QColor) -> QPixmap:
    drawing = _drawing(paths.resources() / "icons" / f"{name}.svg").replace("currentColor", ink.name())
    buffer = QBuffer()
    buffer.setData(QByteArray(drawing.encode()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    sharpness = QGuiApplication.primaryScreen().devicePixelRatio()
    size = round(_ICON_SIZE * sharpness)
    reader.setScaledSize(QSize(size, size))
    drawn = QPixmap.fromImage(reader.read())
    drawn.setDevicePixelRatio(sharpness)
    return drawn


@lru_cache(maxsize=64)
def _drawing(path: Path) -> str:
    return path.read_text("utf-8")

"""How the program looks: letters large enough, colours that can be read in light and dark, icons for every page."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QStyle, QStyleOptionButton, QWidget

from desktop.presenters.navigation import PageKey
from desktop.ui import theme
from desktop.ui.messages import Weight
from desktop.ui.theme import Tone

LIGHT = QPalette(QColor("#efefef"))
DARK = QPalette(QColor("#2b2b2b"))


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", [QPalette.ColorRole.Window, QPalette.ColorRole.Base])
def test_every_tone_can_be_read(qapp, tone, palette, role):
    assert contrast(theme.colour(tone, palette), palette.color(role)) >= 4.5


@pytest.mark.parametrize(("given", "read"), [(8.0, 11.0), (11.0, 11.0), (16.0, 16.0)])
def test_small_letters_are_enlarged_and_large_ones_left(qapp, given, read):
    font = QFont()
    font.setPointSizeF(given)
    assert theme.readable(font).pointSizeF() == read


@pytest.mark.parametrize("name", [*PageKey, "new", "open", "sample", *(weight.value[0] for weight in Weight)])
def test_every_icon_is_drawn_in_the_colours_of_the_palette(qapp, name):
    image = theme.icon(name, DARK).pixmap(24).toImage()
    drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    ink = [colour for colour in drawn if colour.alpha() > 200]
    assert ink
    assert min(colour.lightness() for colour in ink) > 128


def inks(picture: QImage, area: QRect) -> list[QColor]:
    """The colours within ``area``."""
    return [
        picture.pixelColor(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())
    ]


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def unticked(qtbot, request):
    """A window with an unticked box beside its name, and one in a list."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setPalette(request.param)
    QCheckBox("Chỉ dòng cần xem", window)
    names = QListWidget(window)
    item = QListWidgetItem("Ảnh", names)
    item.setCheckState(Qt.CheckState.Unchecked)
    names.move(0, 50)
    window.resize(300, 200)
    theme.dress(window)
    window.show()
    return window


def test_an_unticked_box_can_be_seen(unticked):
    picture = unticked.grab().toImage()
    box, names = unticked.findChild(QCheckBox), unticked.findChild(QListWidget)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    mark = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    row = names.visualItemRect(names.item(0))
    listed = QRect(names.viewport().mapTo(unticked, row.topLeft()), QSize(row.height(), row.height()))
    for area, role in ((mark.translated(box.pos()), QPalette.ColorRole.Window), (listed, QPalette.ColorRole.Base)):
        around = unticked.palette().color(role)
        assert max(contrast(ink, around) for ink in inks(picture, area)) >= 3


@pytest.fixture
def turned_dark(qapp, window, settled):
    """The window, back on its first page, on a system that turned dark on another; light again at the end."""
    light = qapp.palette()
    window.navigate(PageKey.TASKS)
    settled()
    qapp.setPalette(DARK)
    settled()
    window.navigate(PageKey.OVERVIEW)
    settled()
    yield window
    qapp.setPalette(light)
    settled()


def test_what_is_open_follows_the_system_from_light_to_dark(turned_dark):
    shown = [widget for widget in turned_dark.findChildren(QWidget) if widget.isVisible()]
    assert shown
    assert [widget for widget in shown if not theme.is_dark(widget.palette())] == []
    toned = [widget for widget in shown if widget.property("tone")]
    assert toned
    for widget in toned:
        tone = theme.colour(Tone[widget.property("tone")], DARK)
        assert tone in (widget.palette().windowText().color(), widget.palette().buttonText().color())

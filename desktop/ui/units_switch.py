"""The switch between the units of a day and those in which they have gone on by today; the same on every page."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.words import tr


def units_switch(parent: QWidget) -> QCheckBox:
    """Return the switch: off as it was, on under the successors of today. To be seen where any unit has one."""
    box = QCheckBox(tr("Gộp vào đơn vị &kế thừa"), parent)
    box.setToolTip(
        tr(
            "Tính nhiệm vụ và số liệu của đơn vị đã sáp nhập, đổi tên cho đơn vị kế thừa hiện nay. "
            "Bỏ chọn để xem theo đơn vị của thời điểm đó."
        )
    )
    box.hide()
    return box

"""The floor of starting: an empty Qt window that ends when it was painted."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class EmptyWindow(QMainWindow):
    """A window with nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as Qt does, and then end the program."""
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    application = QApplication([])
    window = EmptyWindow()
    window.resize(1100, 700)
    window.show()
    sys.exit(application.exec())

"""The peer of the minutes' keys: the same letters in a plain box of Qt's, alone in its window."""

from PySide6.QtWidgets import QPlainTextEdit

from desktop.ui.application import make_application
from tests.benchmarks.cases.minutes_keys import TYPED, type_into

if __name__ == "__main__":
    make_application("vi")
    box = QPlainTextEdit()
    type_into(box)
    print(f"{len(box.toPlainText())} of {len(TYPED)} letters")

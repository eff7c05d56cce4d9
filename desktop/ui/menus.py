"""Menus of the window that do what they say by themselves: the language, and help."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop import __version__, words
from desktop.ui.page_actions import titles_and_keys
from desktop.words import tr


def add(menu: QMenu, text: str, do: object, keys: str = "") -> QAction:
    """Add a line to ``menu`` that does something, with its keys."""
    action = menu.addAction(text)
    action.triggered.connect(do)
    if keys:
        action.setShortcut(QKeySequence(keys))
    return action


class LanguageMenu(QMenu):
    """The languages that the program speaks."""

    #: The person wants this one.
    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("N&gôn ngữ (Language)"), parent)
        group = QActionGroup(self)
        for language, name in words.LANGUAGES.items():
            action = self.addAction(name)
            action.setCheckable(True)
            action.setChecked(language == words.language())
            action.triggered.connect(lambda *_, chosen=language: self.wanted.emit(chosen))
            group.addAction(action)


class HelpMenu(QMenu):
    """The keys, what the program wrote down of itself, and what it is."""

    def __init__(self, log_folder: Path, window: QWidget) -> None:
        super().__init__(tr("Trợ &giúp"), window)
        self._window = window
        self._log_folder = log_folder
        add(self, tr("&Phím tắt"), self._show_keys, "F1")
        add(self, tr("Mở thư mục &nhật ký"), self._open_log_folder)
        add(self, tr("&Giới thiệu"), self._show_about)

    def _show_keys(self) -> None:
        from desktop.ui.keys_help import keys_table

        self._tell(tr("Phím tắt"), keys_table(titles_and_keys()))

    def _show_about(self) -> None:
        text = tr("Thư Ký, bản {version}. Sổ công việc của ban chỉ đạo; chạy trên máy này, không cần mạng.")
        self._tell(tr("Giới thiệu"), text.format(version=__version__))

    def _tell(self, title: str, text: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _open_log_folder(self) -> None:
        from desktop.ui.opening import open_outside

        self._log_folder.mkdir(parents=True, exist_ok=True)
        open_outside(self._log_folder)

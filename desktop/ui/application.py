"""The Qt application: its style, its language, Qt's own words."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop import paths, words
from desktop.ui import theme
from desktop.ui.translator import CatalogueTranslator

#: Where days and numbers are written as each language's readers expect.
_LOCALES = {"vi": "vi_VN", "en": "en_GB"}


def make_application(language: str) -> QApplication:
    """Make the application, speaking ``language``."""
    QApplication.setApplicationName("thuky")
    QApplication.setApplicationDisplayName("Thư Ký")
    app = QApplication([])
    theme.apply(app)
    app.setWindowIcon(theme.program_icon())
    app.installTranslator(CatalogueTranslator(app))
    speak(language)
    return app


def speak(language: str) -> None:
    """Speak ``language`` in everything that is made from now on."""
    words.install(language, paths.catalogues())
    QLocale.setDefault(QLocale(_LOCALES[language]))

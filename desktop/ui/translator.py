"""Qt's own words (OK, Cancel, the menus of a text field) from the same catalogue as ours."""

from PySide6.QtCore import QTranslator

from desktop import words


class CatalogueTranslator(QTranslator):
    """Answers Qt from the catalogue in use; there Qt's class is the context (``msgctxt "QPlatformTheme"``)."""

    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        sourceText: str | bytes | bytearray | memoryview,
        disambiguation: str | bytes | bytearray | memoryview | None = None,  # noqa: ARG002 — Qt's signature
        n: int = -1,  # noqa: ARG002 — Qt puts the number in afterwards
    ) -> str:
        """Return Qt's text in the language in use; in English, and where the catalogue has none, Qt's own."""
        return words.tr_in(_text(context), _text(sourceText))

    def isEmpty(self) -> bool:
        """Qt asks only translators that hold something."""
        return False


def _text(given: str | bytes | bytearray | memoryview) -> str:
    return given if isinstance(given, str) else bytes(given).decode()

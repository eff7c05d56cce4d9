"""The words that people read, in their language.

In the code they stand in Vietnamese; a catalogue in ``i18n/`` translates them. Only the window and the command line
call this: what the layers below them return is data. Values go in after translating:
``tr("Đã nhập {count} dòng").format(count=5)``.
"""

import gettext
from pathlib import Path

#: The languages of the program with their own names; the first is that of the first start.
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}

#: The name under which the catalogues lie.
DOMAIN = "thuky"


class _Words:
    """The catalogue in use. The one thing in the program that all may reach: set at the start, then only read."""

    def __init__(self) -> None:
        self.catalogue = gettext.NullTranslations()
        self.language = next(iter(LANGUAGES))


_WORDS = _Words()


def install(language: str, folder: Path) -> None:
    """Speak ``language`` (a key of :data:`LANGUAGES`) from now on, by the catalogues in ``folder``."""
    _WORDS.catalogue = _catalogue(folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo")
    _WORDS.language = language


def _catalogue(path: Path) -> gettext.NullTranslations:
    """Return the catalogue at ``path``; without one the texts stay as they are.

    ``gettext.translation`` would look for it by the locales of the system, which takes a tenth of an empty window.
    """
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def language() -> str:
    """Return the language in use."""
    return _WORDS.language


def mark(text: str) -> str:
    """Mark ``text`` for the catalogues where it stands in a constant; :func:`tr` translates it when it is shown."""
    return text


def tr(text: str) -> str:
    """Return ``text`` in the language in use."""
    return _WORDS.catalogue.gettext(text)


def ntr(one: str, many: str, count: int) -> str:
    """Return the text for ``count`` things in the language in use; in Vietnamese both are the same words."""
    return _WORDS.catalogue.ngettext(one, many, count)


def tr_in(context: str, text: str) -> str:
    """Return ``text``, which belongs to ``context`` (a class of Qt's), in the language in use."""
    return _WORDS.catalogue.pgettext(context, text)

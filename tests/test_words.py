"""The words that people read: Vietnamese where they stand, translated where another language is spoken."""

from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from desktop import paths, words

ENGLISH = """
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Nhiệm vụ"
msgstr "Tasks"

msgid "{count} dòng"
msgid_plural "{count} dòng"
msgstr[0] "{count} row"
msgstr[1] "{count} rows"

msgctxt "QPlatformTheme"
msgid "Cancel"
msgstr "Never mind"
"""


@pytest.fixture(autouse=True)
def _own_catalogue_at_the_end():
    """Take the program's catalogue again: tests of the window come after in the same process."""
    yield
    words.install("vi", paths.catalogues())


@pytest.fixture
def catalogues(tmp_path: Path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "thuky.po").write_text(ENGLISH, "utf-8")
    with (folder / "thuky.po").open("rb") as source, (folder / "thuky.mo").open("wb") as compiled:
        write_mo(compiled, read_po(source))
    yield tmp_path
    words.install("vi", tmp_path)


def test_it_speaks_vietnamese_without_any_catalogue():
    assert words.language() == "vi"
    assert words.tr("Nhiệm vụ") == "Nhiệm vụ"
    assert words.ntr("{count} dòng", "{count} dòng", 2).format(count=2) == "2 dòng"


def test_it_speaks_the_language_that_is_installed(catalogues):
    words.install("en", catalogues)
    assert words.language() == "en"
    assert words.tr("Nhiệm vụ") == "Tasks"
    assert [words.ntr("{count} dòng", "{count} dòng", count).format(count=count) for count in (1, 2)] == [
        "1 row",
        "2 rows",
    ]


def test_what_has_no_translation_stays_as_it_is(catalogues):
    words.install("en", catalogues)
    assert words.tr("Hội nghị") == "Hội nghị"


def test_a_text_of_qt_is_found_in_its_context_only(catalogues):
    words.install("en", catalogues)
    assert words.tr_in("QPlatformTheme", "Cancel") == "Never mind"
    assert words.tr_in("QFileDialog", "Cancel") == "Cancel"


def test_a_marked_text_is_translated_when_it_is_shown(catalogues):
    title = words.mark("Nhiệm vụ")
    assert title == "Nhiệm vụ"
    words.install("en", catalogues)
    assert words.tr(title) == "Tasks"

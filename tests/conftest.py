"""What holds for every test: a window without a screen, and nothing of the user's own is read or written."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths, words

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest.register_assert_rewrite("tests.papers.minutes_checks")  # its asserts say what they found, as those of tests do


@pytest.fixture(scope="session")
def qapp() -> object:
    """The program's own application, in Vietnamese: the one that all tests of the window share."""
    from desktop.ui.application import make_application

    return make_application("vi")


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the program a home that is empty at the start of each test."""
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("THUKY_HOME", str(home))


@pytest.fixture(autouse=True)
def _vietnamese_at_the_end() -> Iterator[None]:
    """Speak Vietnamese again after a test that spoke English: the language is that of the whole program."""
    yield
    if words.language() != "vi":
        words.install("vi", paths.catalogues())

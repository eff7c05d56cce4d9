"""What holds for every test: a window without a screen, and nothing of the user's own is read or written."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths, words
from desktop.domain.office import Office

OFFICE = Office("Ban Chỉ đạo tỉnh Thanh Bình", "Tỉnh ủy Thanh Bình", "Thanh Bình", code="BCĐ")
UNITS = Path(__file__).parent / "workbooks" / "UNITS.json"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest.register_assert_rewrite("tests.papers.minutes_checks")  # its asserts say what they found, as those of tests do


@pytest.fixture(scope="session")
def qapp() -> object:
    """The program's own application, in Vietnamese: the one that all tests of the window share."""
    from desktop.ui.application import make_application

    return make_application("vi")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One home after the other, in a folder of their own: pytest counts what is in its own each time it adds to it."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _home_of_its_own(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the program a home that is empty at the start of each test."""
    home = next(_homes)
    home.mkdir()
    monkeypatch.setenv("THUKY_HOME", str(home))


@pytest.fixture(autouse=True)
def _vietnamese_at_the_end() -> Iterator[None]:
    """Speak Vietnamese again after a test that spoke English: the language is that of the whole program."""
    yield
    if words.language() != "vi":
        words.install("vi", paths.catalogues())


@pytest.fixture(scope="session")
def ledger_of_units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed ledger of a province's office that holds the sample's units: made once, copied by each test."""
    from desktop.services import units
    from desktop.services.ledgers import new_ledger

    path = tmp_path_factory.mktemp("units") / "sổ.thuky"
    with new_ledger(path, OFFICE) as ledger:
        units.take_over_directory(ledger, units.read_directory(UNITS))
    return path

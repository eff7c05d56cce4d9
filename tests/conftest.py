"""What holds for every test: a window without a screen, and nothing of the user's own is read or written."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest.register_assert_rewrite("tests.papers.minutes_checks")  # its asserts say what they found, as those of tests do


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the program a home that is empty at the start of each test."""
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("THUKY_HOME", str(home))

"""What is remembered between two starts may be lost without harm."""

from pathlib import Path

import pytest

from desktop import settings
from desktop.settings import FILE_NAME, Settings


def test_what_is_saved_comes_back(tmp_path: Path):
    chosen = Settings(language="en", ledger="/sổ/Dân vận.thuky", geometry="AdnQ")
    settings.save(tmp_path / "new folder", chosen)
    assert settings.load(tmp_path / "new folder") == chosen


def test_the_first_start_speaks_vietnamese(tmp_path: Path):
    assert settings.load(tmp_path) == Settings(language="vi", ledger="", geometry="")


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "null", '"vi"', "\x00\xff"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, content: str):
    (tmp_path / FILE_NAME).write_text(content, "utf-8")
    assert settings.load(tmp_path) == Settings()


def test_what_another_version_wrote_is_left(tmp_path: Path):
    (tmp_path / FILE_NAME).write_text('{"language": "en", "ledger": 7, "colour": "red"}', "utf-8")
    assert settings.load(tmp_path) == Settings(language="en")


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        settings.save(tmp_path / "file", Settings())

"""Writing a file so that only the whole old or the whole new one is ever there."""

import sys
from pathlib import Path

import pytest

from desktop import atomic
from desktop.atomic import write_atomically


def test_writes_a_new_file(tmp_path: Path):
    path = tmp_path / "biên bản.pdf"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_replaces_an_old_file_and_leaves_nothing_else(tmp_path: Path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("paper.pdf", b"new")]


def test_a_name_as_long_as_the_system_allows(tmp_path: Path):
    path = tmp_path / ("a" * 251 + ".pdf")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_failed_replacement_keeps_the_old_file_and_leaves_no_litter(tmp_path: Path, monkeypatch):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_atomically(path, b"new")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("paper.pdf", b"old")]


def test_a_medium_that_loses_bytes_is_noticed(tmp_path: Path, monkeypatch):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    write_synced = atomic._write_synced
    monkeypatch.setattr(atomic, "_write_synced", lambda to, data: write_synced(to, data[:-1]))
    with pytest.raises(OSError, match="does not hold"):
        write_atomically(path, b"new")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("paper.pdf", b"old")]


def test_on_windows_a_target_held_for_a_moment_is_tried_again(tmp_path: Path, monkeypatch):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    replace, refusals = Path.replace, [PermissionError(), PermissionError()]

    def held_twice(source: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", held_twice)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(atomic, "_REPLACE_PAUSE_SECONDS", 0)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_folder_that_does_not_exist(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "paper.pdf", b"new")

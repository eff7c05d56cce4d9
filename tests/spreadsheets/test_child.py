"""The reading process may die, hang or be told to stop; the program goes on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled, RefusalCode, WorkbookRefused
from desktop.spreadsheets.reading_process import ReadingProcess
from tests.spreadsheets.files import make_xlsx

HANGS = (sys.executable, "-c", "import time; time.sleep(600)")
DIES = (sys.executable, "-c", "import os; os.abort()")
TALKS = (sys.executable, "-c", "print('no answer at all, but many words')")


def refused(process: ReadingProcess, path: Path) -> RefusalCode:
    with pytest.raises(WorkbookRefused) as refusal:
        process.read(path)
    return refusal.value.code


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    opened = ReadingProcess()
    yield opened
    opened.close()


def test_one_child_reads_many_files(process: ReadingProcess, tmp_path: Path) -> None:
    good = make_xlsx(tmp_path / "good.xlsx")
    assert process.read(good).sheets[0].rows[0][:2] == ("Nguyễn Văn A", 42.0)
    assert refused(process, tmp_path / "gone.xlsx") is RefusalCode.DAMAGED
    assert process.read(good) == process.read(good)


def test_a_child_that_dies_is_a_refusal_and_the_next_one_is_started(tmp_path: Path) -> None:
    process = ReadingProcess(command=DIES)
    assert [refused(process, tmp_path / "x") for _ in range(3)] == [RefusalCode.DAMAGED] * 3
    process.close()


def test_a_child_that_talks_nonsense_is_a_refusal(tmp_path: Path) -> None:
    process = ReadingProcess(command=TALKS)
    assert refused(process, tmp_path / "x") is RefusalCode.DAMAGED
    process.close()


def test_a_child_that_hangs_is_ended_and_refused(tmp_path: Path) -> None:
    process = ReadingProcess(seconds=0.2, command=HANGS)
    assert refused(process, tmp_path / "x") is RefusalCode.TOO_LARGE
    process.close()


def test_reading_ends_when_it_is_told_to_stop_and_so_does_the_child(tmp_path: Path) -> None:
    asked = iter((False, True, True))
    process = ReadingProcess(command=HANGS, stopped=lambda: next(asked))
    for path in ("x", "y"):
        with pytest.raises(Cancelled):
            process.read(tmp_path / path)
        assert process._process is None

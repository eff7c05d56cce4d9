"""Copies of the ledger: made, listed, taken back; a copy that is no good changes nothing."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from desktop.domain import errors
from desktop.domain.backups import Occasion
from desktop.domain.office import Office
from desktop.services import backups
from desktop.services.ledgers import load_office, new_ledger, open_ledger

NOW = datetime(2021, 12, 1, 8, 30)
BEFORE, AFTER = Office("Ban Chỉ đạo cũ"), Office("Ban Chỉ đạo mới")


@pytest.fixture
def path(tmp_path):
    with new_ledger(tmp_path / "sổ.thuky", BEFORE):
        pass
    return tmp_path / "sổ.thuky"


@pytest.fixture
def copy(path):
    """A copy of the ledger, which was changed since."""
    with open_ledger(path) as ledger:
        made = backups.back_up(ledger, NOW)
        ledger.sql("UPDATE office SET name = ?", (AFTER.name,))
    return made


def office_of(path):
    with open_ledger(path) as ledger:
        return load_office(ledger).name


def test_a_copy_stands_beside_the_ledger_and_is_listed_newest_first(path, copy):
    assert copy == path.with_name("sổ - sao lưu") / "2021-12-01 083000.thuky"
    with open_ledger(path) as ledger:
        later = backups.back_up(ledger, datetime(2021, 12, 2, 8))
    assert [one.path for one in backups.backups(path)] == [later, copy]


def test_a_copy_says_why_it_was_made(path, copy):
    with open_ledger(path) as ledger:
        backups.before_import(ledger, NOW)
    backups.restore(path, copy, NOW)
    occasions = {one.occasion for one in backups.backups(path)}
    assert occasions == {Occasion.ASKED_FOR, Occasion.IMPORT, Occasion.RESTORE}


def test_a_copy_never_takes_the_place_of_the_open_ledger(path):
    with open_ledger(path) as ledger, pytest.raises(errors.LedgerExists):
        backups.back_up(ledger, NOW, path)
    assert office_of(path) == BEFORE.name


def test_a_file_that_is_no_copy_is_named_as_the_person_knows_it(path, tmp_path):
    picture = tmp_path / "ảnh.thuky"
    picture.write_bytes(b"no ledger")
    with pytest.raises(errors.NotALedger) as told:
        backups.restore(path, picture, NOW)
    assert told.value.path == str(picture)


def test_a_copy_taken_back_keeps_the_ledger_that_stood_there(path, copy):
    kept = backups.restore(path, copy, NOW)
    assert (office_of(path), office_of(kept)) == (BEFORE.name, AFTER.name)


def test_a_copy_can_be_taken_back_where_the_ledger_is_gone(path, copy):
    path.unlink()
    assert backups.restore(path, copy, NOW) is None
    assert office_of(path) == BEFORE.name


def test_what_a_killed_program_left_beside_the_ledger_does_not_get_into_the_copy(path, copy):
    code = (
        "import os, pathlib, sys\nfrom desktop.storage.database import open_ledger\n"
        "ledger = open_ledger(pathlib.Path(sys.argv[1]))\n"
        "ledger.sql('PRAGMA cache_size = 1')\n"
        "with ledger.transaction():\n"
        "    for number in range(3000): ledger.sql('INSERT INTO setting VALUES (?, ?)', (str(number), 'x' * 500))\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, path], check=False)
    assert path.with_name("sổ.thuky-journal").exists()
    backups.restore(path, copy, NOW)
    assert not path.with_name("sổ.thuky-journal").exists()
    with open_ledger(path) as ledger:
        assert ledger.sql("PRAGMA integrity_check") == [("ok",)]
        assert ledger.sql("SELECT count(*) FROM setting WHERE value LIKE 'xx%'") == [(0,)]


def test_a_damaged_ledger_is_kept_as_it_is_and_replaced(path, copy):
    path.write_bytes(b"no ledger at all" * 100)
    kept = backups.restore(path, copy, NOW)
    assert office_of(path) == BEFORE.name
    assert kept is not None
    assert kept.read_bytes().startswith(b"no ledger")


def spoil(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xff" * 4096
    copy.write_bytes(data)


@pytest.mark.parametrize(
    ("harm", "refusal"),
    [
        (spoil, errors.LedgerUnusable),
        (lambda copy: copy.write_bytes(b"an e-mail"), errors.NotALedger),
        (Path.unlink, errors.LedgerMissing),
    ],
    ids=["damaged", "not a ledger", "gone"],
)
def test_a_copy_that_is_no_good_changes_nothing(path, copy, harm, refusal):
    harm(copy)
    before = path.read_bytes()
    with pytest.raises(refusal):
        backups.restore(path, copy, NOW)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == []


def test_a_ledger_that_is_open_elsewhere_is_not_replaced(path, copy):
    code = (
        "import pathlib, sys\nfrom desktop.storage.database import open_ledger\n"
        "ledger = open_ledger(pathlib.Path(sys.argv[1]))\nprint('open', flush=True)\nsys.stdin.readline()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(errors.LedgerLocked):
            backups.restore(path, copy, NOW)
        other.communicate("\n")
    assert office_of(path) == AFTER.name

"""Opening, making and closing a ledger."""

import os
import subprocess
import sys
import textwrap

import pytest
from sqlcipher3 import dbapi2 as sqlite

from desktop.domain import errors
from desktop.storage import offices
from desktop.storage.database import create_ledger, integrity_problems, open_ledger
from tests.storage.conftest import OFFICE


def test_a_ledger_is_found_as_it_was_left(ledger):
    ledger.close()
    with open_ledger(ledger.path) as again:
        assert offices.load(again) == OFFICE
        assert integrity_problems(again) == []


def test_settings_that_lose_nothing_are_on(ledger):
    pragmas = ("journal_mode", "synchronous", "locking_mode", "foreign_keys", "trusted_schema")
    assert [ledger.sql(f"PRAGMA {name}")[0][0] for name in pragmas] == ["delete", 3, "exclusive", 1, 0]


def test_a_new_ledger_never_takes_the_place_of_a_file(tmp_path):
    path = tmp_path / "sổ.thuky"
    path.write_text("ghi chú của tôi", "utf-8")
    with pytest.raises(errors.LedgerExists):
        create_ledger(path, lambda new: offices.save(new, OFFICE))
    assert path.read_text("utf-8") == "ghi chú của tôi"


def test_nothing_is_left_of_a_ledger_that_could_not_be_made_whole(tmp_path):
    def fail(_ledger):
        raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        create_ledger(tmp_path / "sổ.thuky", fail)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_and_a_file_of_another_kind_are_told_apart(tmp_path):
    with pytest.raises(errors.LedgerMissing):
        open_ledger(tmp_path / "không có.thuky")
    other = tmp_path / "bảng tính.thuky"
    other.write_bytes(b"PK\x03\x04" * 500)
    with pytest.raises(errors.NotALedger):
        open_ledger(other)


def test_a_database_of_another_program_is_no_ledger(tmp_path):
    path = tmp_path / "khác.thuky"
    connection = sqlite.connect(str(path))
    connection.execute("CREATE TABLE x (y)")
    connection.close()
    with pytest.raises(errors.NotALedger):
        open_ledger(path)


def test_a_ledger_of_a_newer_program_is_refused_and_not_touched(ledger):
    ledger.sql("PRAGMA user_version = 999")
    ledger.close()
    before = ledger.path.read_bytes()
    with pytest.raises(errors.LedgerNewer):
        open_ledger(ledger.path)
    assert ledger.path.read_bytes() == before


def test_a_torn_ledger_is_called_damaged(ledger):
    ledger.close()
    content = bytearray(ledger.path.read_bytes())
    content[4096:] = b"\x7f" * (len(content) - 4096)
    ledger.path.write_bytes(content)
    with pytest.raises(errors.LedgerDamaged), open_ledger(ledger.path) as torn:
        integrity_problems(torn)
        offices.load(torn)


def test_a_second_program_is_refused_as_long_as_the_first_has_it_open(ledger):
    code = (
        "import sys, pathlib; from desktop.storage.database import open_ledger; open_ledger(pathlib.Path(sys.argv[1]))"
    )
    second = subprocess.run([sys.executable, "-c", code, ledger.path], capture_output=True, text=True, check=False)
    assert "LedgerLocked" in second.stderr
    ledger.close()
    subprocess.run([sys.executable, "-c", code, ledger.path], check=True)


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root writes everywhere")
def test_a_ledger_on_a_read_only_medium_opens_for_reading(ledger):
    ledger.close()
    ledger.path.chmod(0o400)
    ledger.path.parent.chmod(0o500)
    try:
        with open_ledger(ledger.path) as read_only:
            assert offices.load(read_only) == OFFICE
            with pytest.raises(errors.LedgerUnwritable):
                offices.save(read_only, OFFICE)
    finally:
        ledger.path.parent.chmod(0o700)


def test_a_transaction_is_kept_whole_or_not_at_all(ledger):
    with pytest.raises(ZeroDivisionError), ledger.transaction():
        offices.next_number(ledger, "conclusion", 2021)
        raise ZeroDivisionError
    assert offices.next_number(ledger, "conclusion", 2021) == 1


KILLED = """
    import os, pathlib, sys
    from desktop.storage import offices
    from desktop.storage.database import open_ledger
    ledger = open_ledger(pathlib.Path(sys.argv[1]))
    while True:
        with ledger.transaction():
            number = offices.next_number(ledger, "conclusion", 2021)
            for _ in range(20):
                offices.next_number(ledger, "rows", 2021)
        print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 3, 7])
def test_a_ledger_is_whole_and_loses_nothing_saved_when_the_program_is_killed(ledger, after):
    ledger.close()
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(ledger.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        saved = [int(program.stdout.readline()) for _ in range(after)][-1]
        program.kill()
    with open_ledger(ledger.path) as again:
        assert integrity_problems(again) == []
        number = offices.next_number(again, "conclusion", 2021) - 1
        assert number >= saved
        assert offices.next_number(again, "rows", 2021) == 20 * number + 1

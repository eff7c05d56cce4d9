"""The command line: its exit codes are a contract with other programs."""

import pytest

from desktop import cli
from desktop.domain.errors import LedgerNotChosen
from desktop.wording import error_sentence


def test_a_ledger_that_cannot_be_used_is_code_4(tmp_path, capsys):
    other = tmp_path / "ghi chú.thuky"
    other.write_text("không phải sổ", "utf-8")
    assert cli.main(["--ledger", str(other), "summary", "--year", "2020"]) == 4
    assert cli.main(["--ledger", str(tmp_path / "x.thuky"), "check"]) == 4
    assert "ghi chú.thuky" in capsys.readouterr().err


def test_a_command_that_nobody_gave_a_ledger_says_so(capsys):
    assert cli.main(["summary", "--year", "2020"]) == 4
    assert error_sentence(LedgerNotChosen("--ledger")) in capsys.readouterr().err


def test_wrong_usage_is_code_2(capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["summary"])
    assert stopped.value.code == 2

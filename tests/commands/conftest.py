"""The program as another program sees it, on a new ledger and on one that knows the units."""

import json
import shutil
from pathlib import Path

import pytest

from desktop import cli

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
OFFICE = ["--office", "Ban Chỉ đạo tỉnh Thanh Bình", "--parent", "Tỉnh ủy Thanh Bình", "--code", "BCĐ"]


class Thuky:
    """The program as another program sees it."""

    def __init__(self, ledger, capsys):
        self.ledger = ledger
        self._capsys = capsys

    def __call__(self, *arguments):
        """Run a command with ``--json``; return the exit code and the value."""
        code = cli.main(["--ledger", str(self.ledger), *map(str, arguments), "--json"])
        out = self._capsys.readouterr().out
        return code, json.loads(out)


@pytest.fixture
def thuky(tmp_path, capsys):
    program = Thuky(tmp_path / "sổ.thuky", capsys)
    assert cli.main(["new", str(program.ledger), *OFFICE]) == 0
    capsys.readouterr()
    return program


@pytest.fixture
def known(ledger_of_units, tmp_path, capsys):
    """The program on a ledger that knows the units."""
    return Thuky(shutil.copyfile(ledger_of_units, tmp_path / "sổ có đơn vị.thuky"), capsys)

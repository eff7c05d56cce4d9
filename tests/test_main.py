"""``python -m desktop``: the window without a command, the command line with one."""

import pytest

from desktop import __main__ as program
from desktop.__main__ import window_options


@pytest.mark.parametrize(
    ("given", "options"),
    [
        ([], {}),
        (["--ledger", "sổ.thuky"], {"ledger": "sổ.thuky"}),
        (["--ledger=sổ.thuky", "--lang", "en"], {"ledger": "sổ.thuky", "language": "en"}),
        (["--sample"], {"sample": "yes"}),
    ],
)
def test_these_open_the_window(given, options):
    assert window_options(given) == options


@pytest.mark.parametrize(
    "given",
    [
        ["--help"],
        ["summary", "--year", "2020"],
        ["--ledger", "sổ.thuky", "summary"],
        ["--ledger", "sổ.thuky", "--json", "imports"],
        ["--lang", "fr"],
        ["--lang", "en", "import", "folder"],
        ["--ledger"],
        ["--ledger="],
    ],
)
def test_these_are_for_the_command_line(given):
    assert window_options(given) is None


def test_the_command_line_gets_all_that_was_given(monkeypatch):
    from desktop import cli

    monkeypatch.setattr(cli, "main", len)
    assert program.main(["--ledger", "sổ.thuky", "imports"]) == 3


def test_pictures_are_made_on_their_command(monkeypatch):
    from desktop.ui import pictures

    monkeypatch.setattr(pictures, "main", len)
    assert program.main(["pictures", "--ledger", "sổ.thuky", "--out", "out"]) == 5

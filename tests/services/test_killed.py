"""The program is killed in the middle of its work: the ledger is whole, and nothing is half done."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from desktop.services import imports, tasks
from desktop.services.ledgers import integrity_problems, open_ledger
from desktop.services.readings import open_workbooks
from tests.services.conftest import WORKBOOKS

NOW = datetime(2021, 1, 4, 8, 0)
LARGE = WORKBOOKS / "large" / "tong-hop-ket-qua-2021-co-so.xlsx"


def kill_when_writing(path: Path, *arguments: object, pages: int) -> None:
    """Start the program on the ledger at ``path`` and kill it once its journal holds about ``pages`` pages."""
    journal = path.with_name(path.name + "-journal")
    command = [sys.executable, "-m", "desktop", "--ledger", str(path), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        while program.poll() is None and not (journal.exists() and path.stat().st_size >= pages * 4096):
            pass
        assert program.poll() is None, "it was done before it could be killed"
        program.kill()


@pytest.mark.parametrize("pages", [0, 400])
def test_killing_an_import_leaves_the_ledger_whole_and_without_the_batch(ledger, pages):
    ledger.close()
    kill_when_writing(ledger.path, "import", LARGE, pages=pages)
    with open_ledger(ledger.path) as again:
        assert integrity_problems(again) == []
        assert imports.history(again) == []
        assert tasks.unassigned_reports(again) == []
        readings = open_workbooks([WORKBOOKS / "2020" / "dang-ky-2020-mttq.xlsx"]).readings({})
        plan = imports.plan(again, readings, NOW.date(), {})
        assert imports.take_over(again, plan, imports.USUAL, {}, NOW).value.new == 4

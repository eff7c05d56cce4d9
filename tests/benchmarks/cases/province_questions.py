"""Questions to a province's ledger, as the program asks them: ``province_questions LEDGER QUESTION``."""

import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from desktop.services import backups, finding, overviews
from desktop.services.ledgers import Ledger, open_ledger
from desktop.services.meetings import meetings
from desktop.storage import standings
from tests.benchmarks.harness import Part
from tests.benchmarks.province import FIRST_YEAR, YEARS

YEAR = FIRST_YEAR + YEARS - 1
DAY = date(YEAR, 9, 30)

WORDS = ("hien mau", "tuyen truyen quy khuyen hoc", "to chuc dong tam", "hội đồng", "thien tai dot", "nguyen van")
PHRASES = ('"nha dai doan ket"', '"mo hinh dan van kheo"', '"phong chong thien tai"', '"chuyển đổi số"')
FIRST_KEYS = ("ho", "tu", "ng", "th", "da")


def _search(texts: tuple[str, ...]) -> Callable[[Ledger], object]:
    return lambda ledger: [finding.find(ledger, text) for text in texts]


def _copy(ledger: Ledger) -> None:
    """Copy the ledger to a place beside it, as before an import."""
    with tempfile.TemporaryDirectory(dir=ledger.path.parent) as folder:
        backups.back_up(ledger, datetime(YEAR, 9, 30), Path(folder) / "copy.thuky")


QUESTIONS: Mapping[str, Callable[[Ledger], object]] = {
    "words": _search(WORDS),
    "phrases": _search(PHRASES),
    "first-keys": _search(FIRST_KEYS),
    "roll-up": lambda ledger: standings.unit_counts(ledger, YEAR, DAY),
    "overview": lambda ledger: overviews.overview(ledger, DAY),
    "meetings": meetings,
    "copy": _copy,
}

#: How often a question is asked: the clock of a process counts hundredths of a second.
TIMES: Mapping[str, int] = {"words": 3, "phrases": 3, "first-keys": 20, "roll-up": 10}

if __name__ == "__main__":
    asked = sys.argv[2]
    with open_ledger(Path(sys.argv[1])) as opened:
        if asked != "copy":
            QUESTIONS[asked](opened)
        with Part():
            for _ in range(TIMES.get(asked, 1)):
                QUESTIONS[asked](opened)

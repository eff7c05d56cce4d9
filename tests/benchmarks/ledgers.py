"""Ledgers that measures begin with."""

from pathlib import Path

from tests.benchmarks.harness import Case, run_once

WORKBOOKS = Path(__file__).resolve().parents[1] / "workbooks"


def new_ledger(folder: Path) -> Path:
    """Make a ledger that knows the units of the sample province and nothing more."""
    ledger = folder / "empty.thuky"
    if not ledger.exists():
        run_once(Case("a new ledger", ("-m", "desktop", "new", ledger, "--office", "Ban Chỉ đạo")))
        with_sample_units(ledger)
    return ledger


def with_sample_units(ledger: Path) -> Path:
    """Let a ledger know the units of the sample province, too; twice does no harm."""
    directory = ("-m", "desktop", "--ledger", ledger, "units", "--import", WORKBOOKS / "UNITS.json")
    run_once(Case("its units", directory))
    return ledger

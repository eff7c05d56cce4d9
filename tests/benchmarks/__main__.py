"""``python -m tests.benchmarks [--rounds N] [MEASURE …]``: measure, and print the ratios."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.harness import Cost, Result, compare
from tests.benchmarks.ledgers import new_ledger
from tests.benchmarks.measures import LARGE, MEASURES
from tests.benchmarks.task_measures import FULL, province_path

ROUNDS = 7

#: What prints numbers of its own, which are to be looked at and not judged: seconds of one run on one machine.
PAUSES = "pauses"


def main() -> int:
    """Measure what the command line names, or everything.

    Returns:
        0 when all are within their goals, else 1.
    """
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure the program against its peers.")
    parser.add_argument(
        "measures", nargs="*", metavar="MEASURE", help=f"of {', '.join((*MEASURES, PAUSES))}; all without one"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often both sides run (%(default)s)")
    parser.add_argument("--province", type=Path, help="a province's ledger of full size that was made before")
    options = parser.parse_args()
    chosen = options.measures or [*MEASURES, PAUSES]
    unknown = set(chosen) - {*MEASURES, PAUSES}
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    if not hasattr(os, "wait4"):
        parser.error("this system doesn't tell what a process cost: measure on Linux")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        if options.province:
            shutil.copy(options.province, province_path(Path(folder), FULL))
        made = [MEASURES[name](Path(folder)) for name in chosen if name in MEASURES]
        results = [tell(compare(measure, options.rounds)) for measure in made]
        if PAUSES in chosen:
            tell_pauses(Path(folder))
    return 0 if all(result.is_good for result in results) else 1


def tell(result: Result) -> Result:
    """Print a result as soon as it is there."""
    measure, ratio = result.measure, result.ratio
    print(measure.name)
    print(f"  {measure.ours.name:26} {described(result.ours, measure.per)}")
    print(f"  {measure.peer.name:26} {described(result.peer, measure.per)}")
    print(f"  {'ratio':26} CPU ×{ratio.cpu:.2f}, wall ×{ratio.wall:.2f}, memory ×{ratio.memory:.2f}")
    verdict = "good" if result.is_good else "NOT REACHED"
    goals = ", ".join(f"{cost} ≤ ×{goal:.3g}" for cost, goal in measure.goals.items())
    print(f"  {'goal':26} {goals}: {verdict}", flush=True)
    return result


def tell_pauses(folder: Path) -> None:
    """Print for how long the window stood still while it imported twenty thousand rows."""
    print("the window during an import of 20000 rows", flush=True)
    case = [sys.executable, "-m", "tests.benchmarks.cases.import_window", str(new_ledger(folder)), str(LARGE)]
    subprocess.run(case, check=True, stderr=subprocess.DEVNULL, env={**os.environ, "THUKY_HOME": str(folder / "home")})


def described(cost: Cost, per: int) -> str:
    """The median costs of a side in words."""
    each = f", {1e6 * cost.cpu / per:.0f} µs each" if per > 1 else ""
    return f"CPU {1e3 * cost.cpu:.0f} ms{each}, wall {1e3 * cost.wall:.0f} ms, memory {cost.memory:.0f} MB"


if __name__ == "__main__":
    sys.exit(main())

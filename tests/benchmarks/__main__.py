"""``python -m tests.benchmarks [--rounds N] [MEASURE …]``: measure, and print the ratios."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.harness import Cost, Result, compare
from tests.benchmarks.measures import MEASURES

ROUNDS = 7


def main() -> int:
    """Measure what the command line names, or everything.

    Returns:
        0 when all are within their goals, else 1.
    """
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure the program against its peers.")
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"of {', '.join(MEASURES)}; all without one")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often both sides run (%(default)s)")
    options = parser.parse_args()
    unknown = set(options.measures) - set(MEASURES)
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    if not hasattr(os, "wait4"):
        parser.error("this system doesn't tell what a process cost: measure on Linux")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        made = [MEASURES[name](Path(folder)) for name in options.measures or MEASURES]
        results = [tell(compare(measure, options.rounds)) for measure in made]
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


def described(cost: Cost, per: int) -> str:
    """The median costs of a side in words."""
    each = f", {1e6 * cost.cpu / per:.0f} µs each" if per > 1 else ""
    return f"CPU {1e3 * cost.cpu:.0f} ms{each}, wall {1e3 * cost.wall:.0f} ms, memory {cost.memory:.0f} MB"


if __name__ == "__main__":
    sys.exit(main())

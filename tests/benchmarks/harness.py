"""Measures whole processes against each other.

Every case is a fresh process, and the cases take turns (A B, A B, …), so that what else the machine does meets both.
Each round gives a ratio; the median of the ratios is what counts, for seconds differ from machine to machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: A case that measures a part of its work itself prints this, then CPU seconds and wall seconds (see :class:`Part`).
PART_MARK = "part:"

#: A case that holds memory of its own against libraries that both sides share prints this, then MB.
MEMORY_MARK = "memory of its own:"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: ``cpu`` (user and system, with its children) and ``wall`` in seconds, ``memory`` in MB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Case:
    """A program to measure: its arguments after ``python``, its environment, what to lay ready before each run."""

    name: str
    arguments: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Measure:
    """Our program against a peer. ``goals`` are the highest ratios that are good enough, by the name of the cost.

    ``per`` is how many things one run does, where the cost of each is of interest.
    """

    name: str
    ours: Case
    peer: Case
    goals: Mapping[str, float]
    per: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """The median costs of both sides, and the median of the ratios of the rounds."""

    measure: Measure
    ours: Cost
    peer: Cost
    ratio: Cost

    @property
    def is_good(self) -> bool:
        """Whether every cost that is judged is within the goal."""
        return all(getattr(self.ratio, cost) <= goal for cost, goal in self.measure.goals.items())


class Part:
    """Measures the part of a case that counts, where the start of the process doesn't: ``with Part(): …``."""

    def __enter__(self) -> None:
        """Begin the part."""
        self._cpu, self._wall = _cpu_seconds(), time.perf_counter()

    def __exit__(self, *_error: object) -> None:
        """End the part and print its cost for :func:`run_once`."""
        cpu, wall = _cpu_seconds() - self._cpu, time.perf_counter() - self._wall
        print(PART_MARK, cpu, wall, flush=True)


def _cpu_seconds() -> float:
    """Return what this process and its children that have ended took so far, user and system."""
    return sum(os.times()[:4])


def compare(measure: Measure, rounds: int) -> Result:
    """Run both sides of ``measure`` in turn, once to warm up and then ``rounds`` times."""
    for case in (measure.peer, measure.ours):
        run_once(case)
    pairs = [(run_once(measure.peer), run_once(measure.ours)) for _ in range(rounds)]
    peers, ours = zip(*pairs, strict=True)
    return Result(measure, _median(ours), _median(peers), _median([_ratio(own, peer) for peer, own in pairs]))


def _environment() -> dict[str, str]:
    """Return this environment as a user has it: compiled modules are kept between two starts."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run_once(case: Case) -> Cost:
    """Run a case in a fresh process and return what it cost; a case that fails stops the run with its output."""
    case.prepare()
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *case.arguments],
            env={**_environment(), **case.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read().decode("utf-8", "replace")
    if process.returncode != 0:
        raise SystemExit(f"{printed}\n{case.name} ended with {process.returncode}")
    cpu, wall = _part(printed) or (usage.ru_utime + usage.ru_stime, wall)
    return Cost(cpu, wall, _own_memory(printed) or usage.ru_maxrss / 1024)


def tell_own_memory() -> None:
    """Print for :func:`run_once` how much memory this process holds that no file could give back (RssAnon, Linux)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("RssAnon"))
    print(MEMORY_MARK, int(kilobytes) / 1024, flush=True)


def _own_memory(printed: str) -> float | None:
    """Return the MB that the case told itself, if it did."""
    told = [line.removeprefix(MEMORY_MARK) for line in printed.splitlines() if line.startswith(MEMORY_MARK)]
    return float(told[0]) if told else None


def _part(printed: str) -> tuple[float, float] | None:
    """Return CPU and wall seconds of the part that the case measured itself, if it did."""
    for line in printed.splitlines():
        if line.startswith(PART_MARK):
            cpu, wall = line.removeprefix(PART_MARK).split()
            return float(cpu), float(wall)
    return None


def _ratio(ours: Cost, peer: Cost) -> Cost:
    return Cost(ours.cpu / peer.cpu, ours.wall / peer.wall, ours.memory / peer.memory)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "memory")))

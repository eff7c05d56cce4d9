"""What ``STORY.json`` tells of the sample years, to be found alike wherever the program says it."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

WORKBOOKS = Path(__file__).parent / "workbooks"
STORY = json.loads((WORKBOOKS / "STORY.json").read_text("utf-8"))
YEARS = {year: STORY["years"][year] for year in ("2020", "2021")}

#: The kinds of tasks that the plans have, as papers have their annexes.
KINDS = {"2020": ("common", "registered"), "2021": ("common", "registered", "key")}

#: A task as the story counts it: its kind, its unit, and its state in the story's words.
Told = tuple[str, str, str]


def files() -> list[Path]:
    """Return the workbooks of both years."""
    told = [year[key] for year in YEARS.values() for key in ("registration_files", "outcome_files")]
    return [WORKBOOKS / name for names in told for name in names]


def story_day(year: str) -> str:
    """Return the day for which a year is told, as ISO 8601 has it."""
    return str(YEARS[year].get("as_of", f"{year}-12-31"))


def open_state(reported: str, *, overdue: bool) -> str:
    """Return how the story calls the state of a task that is not done."""
    return f"{reported}-overdue" if overdue and reported != "no-report" else reported


def assert_tasks(found: Collection[Told], year: str) -> None:
    """Hold the tasks of a year against the story: by kind, by unit and together."""
    for kind in KINDS[year]:
        counted = Counter(state for of, _, state in found if of == kind)
        told = dict(YEARS[year][kind])
        assert counted.total() == told.pop("planned")
        assert counted["done-on-time"] + counted["done-late"] == told.pop("done", _done(told)), kind
        assert counted == Counter(told) or year == "2020", kind
    for unit, told in YEARS[year]["by_unit"].items():
        counted = Counter(state for kind, of, state in found if (kind, of) == ("registered", unit))
        assert counted == (_by_state(told) if year == "2020" else Counter(told)), unit
    together = Counter(state for _, _, state in found)
    assert together == Counter(YEARS[year].get("all", together))


def _done(told: Mapping[str, int]) -> int:
    return told.get("done-on-time", 0) + told.get("done-late", 0)


def _by_state(told: Mapping[str, int]) -> Counter[str]:
    """Return the counts of a unit in 2020, when every task was done."""
    assert told["registered"] == told["done"] == told["on_time"] + told["late"]
    return +Counter({"done-on-time": told["on_time"], "done-late": told["late"]})

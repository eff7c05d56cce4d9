"""The counts and figures of the sample years by the command line."""

import json
from datetime import date, datetime

from desktop.domain.unit_links import LinkKind
from desktop.services import indicators, units
from desktop.services.figures import Wish, grid_of
from desktop.services.ledgers import open_ledger
from desktop.services.unit_history import Successor, UnitChange, record_change
from tests.commands.conftest import WORKBOOKS


def test_the_story_of_the_sample_year(known):
    story = json.loads((WORKBOOKS / "STORY.json").read_text("utf-8"))["years"]["2020"]
    assert known("import", WORKBOOKS / "2020")[0] == 0
    code, again = known("import", WORKBOOKS / "2020")
    assert (code, again["applied"], again["totals"]["same"]) == (0, True, 92)
    code, summary = known("summary", "--year", "2020")
    assert (code, summary["as_of"], summary["all"]["percent"]) == (0, "2020-12-31", 100.0)
    assert set(summary["kinds"]) == {"common", "registered", "key", "direction"}
    units = {unit["unit"]: unit["kinds"]["registered"] for unit in summary["units"]}
    assert units.keys() == story["by_unit"].keys()
    for name, told in story["by_unit"].items():
        counts = units[name]
        assert (counts["total"], counts["done"]) == (told["registered"], told["done"]), name
        assert (counts["done_on_time"], counts["done_late"]) == (told["on_time"], told["late"]), name
    _, late = known("tasks", "--year", "2020", "--state", "done-late")
    assert {task["title"] for task in late["tasks"]} == set(story["late_titles"])


def test_the_counts_by_the_unit_of_today(known):
    assert known("import", WORKBOOKS / "2020")[0] == 0
    with open_ledger(known.ledger) as ledger:
        change = UnitChange(
            units.directory(ledger).exact("Hội Nông dân tỉnh").id,
            LinkKind.MERGED,
            date(2021, 7, 1),
            (Successor("Tỉnh đoàn"),),
        )
        record_change(ledger, change, datetime(2021, 7, 2, 8))
    then, today = (known("summary", "--year", "2020", "--units", one)[1] for one in ("then", "today"))
    assert then == known("summary", "--year", "2020")[1]
    assert then["all"] == today["all"]
    assert {one["unit"] for one in then["units"]} - {one["unit"] for one in today["units"]} == {"Hội Nông dân tỉnh"}


def test_a_ledger_without_units_takes_them_from_the_workbooks(thuky):
    for file in sorted((WORKBOOKS / "2020").glob("dang-ky*.xlsx")):
        assert thuky("import", file)[0] == 0
    assert thuky("import", WORKBOOKS / "2020")[0] == 0
    _, summary = thuky("summary", "--year", "2020")
    assert (summary["kinds"]["common"]["done"], summary["kinds"]["registered"]["done"]) == (9, 37)
    assert len(summary["units"]) == 10


def test_the_welfare_figures_of_the_quarter_add_up_to_the_story(known):
    story = json.loads((WORKBOOKS / "STORY.json").read_text("utf-8"))["welfare"]["by_measure"]
    for _ in range(2):
        assert known("import", WORKBOOKS / "q1-2021")[0] == 0
    _, found = known("figures", "--from", "2021-01-01", "--to", "2021-03-31")
    by_measure = dict.fromkeys(story, 0)
    for total in found["totals"]:
        by_measure[total["measure"]] += total["quantity"]
        assert sum(unit["quantity"] for unit in total["units"]) == total["quantity"]
    assert by_measure == story
    assert known("figures", "--from", "2021-01-02", "--to", "2021-03-31")[1]["totals"] == []
    told = {(one["indicator"], one["measure"]): one["quantity"] for one in found["totals"]}
    assert told == _totals_of_the_page(known.ledger)


def _totals_of_the_page(path):
    """The totals of the first quarter of 2021 on the page of figures, by indicator."""
    totals = {}
    with open_ledger(path) as ledger:
        for one in indicators.indicators(ledger).all():
            grid = grid_of(ledger, Wish(2021, indicator_id=one.id), date(2021, 4, 1))
            totals[one.name, one.measure] = grid.rows[0].cells[0].quantity
    return totals

"""Every number of ``STORY.json`` for the sample years: the command line's lists and the tables of the papers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from desktop import cli
from tests.commands.conftest import Thuky
from tests.story import KINDS, STORY, WORKBOOKS, YEARS, Told, assert_tasks, files, open_state, story_day

#: How papers say the states of the story.
STATES = {
    "Hoàn thành": "done-on-time",
    "Hoàn thành, quá hạn": "done-late",
    "Trong hạn, đang thực hiện": "in-progress",
    "Trong hạn, chưa thực hiện": "not-started",
    "Trong hạn, chưa báo cáo": "no-report",
    "Quá hạn, đang thực hiện": "in-progress-overdue",
    "Quá hạn, chưa thực hiện": "not-started-overdue",
    "Quá hạn, chưa báo cáo": "no-report",
}
MEASURES = {"suất": "suất", "đồng": "VND", "kg": "kg"}


@pytest.fixture
def told(known: Thuky) -> Thuky:
    """The program on a ledger with both sample years and the figures of a quarter."""
    assert known("import", *files(), WORKBOOKS / "q1-2021")[0] == 0
    return known


def tables(told: Thuky, paper: Path, *arguments: str) -> list[list[list[str]]]:
    """Print a paper for Word and return the cells of its tables."""
    assert cli.main(["--ledger", str(told.ledger), "print", *arguments, "-o", str(paper)]) == 0
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(paper)).tables]


def rows_of(table: list[list[str]]) -> Iterator[list[str]]:
    """Yield the rows with a number of their own: no headings, no groups, no totals."""
    return (row for row in table if row[0].isdecimal())


def state(task: Mapping[str, Any]) -> str:
    if task["state"].startswith("done"):
        return str(task["state"])
    return open_state(task["reported"] or "no-report", overdue=task["overdue"])


def printed(annexes: list[list[list[str]]], year: str) -> list[Told]:
    """Return the tasks as the annexes of a progress paper have them, one for each kind."""
    return [
        (kind, row[2], STATES[row[5].split(";")[0].split("(")[0].strip()])
        for kind, table in zip(KINDS[year], annexes, strict=True)
        for row in rows_of(table)
    ]


@pytest.mark.parametrize("year", YEARS)
def test_the_command_line_lists_the_tasks_of_a_year_as_the_story_tells(told, year):
    found = told("tasks", "--year", year, "--as-of", story_day(year))[1]["tasks"]
    assert_tasks([(one["kind"], one["lead_unit"], state(one)) for one in found], year)


@pytest.mark.parametrize("year", YEARS)
def test_a_paper_lists_the_tasks_of_a_year_as_the_story_tells(told, year, tmp_path):
    paper = tables(told, tmp_path / "tiến độ.docx", "progress", "--year", year, "--as-of", story_day(year))
    assert_tasks(printed([table for table in paper if table[0][:2] == ["STT", "Nhiệm vụ"]], year), year)


def test_the_welfare_figures_of_each_reporter(told):
    totals = told("figures", "--from", "2021-01-01", "--to", "2021-03-31")[1]["totals"]
    found: dict[str, Counter[str]] = {}
    for total in totals:
        for unit in total["units"]:
            found.setdefault(unit["unit"], Counter())[total["measure"]] += unit["quantity"]
    for unit, story in STORY["welfare"]["by_reporter"].items():
        assert found.pop(unit) == Counter({"suất": story["gifts"], "VND": story["vnd"], "kg": story["rice_kg"]}), unit
    assert found == {}


def test_the_welfare_figures_on_paper(told, tmp_path):
    paper = tables(told, tmp_path / "quý.docx", "period-report", "--from", "2021-01-01", "--to", "2021-03-31")
    counted: Counter[str] = Counter()
    for table in paper:
        if table[0] == ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"]:
            for _, _, measure, quantity in rows_of(table):
                counted[MEASURES[measure]] += int(quantity.replace(".", ""))
    assert counted == STORY["welfare"]["by_measure"]

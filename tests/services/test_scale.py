"""A province's ledger in small: what lists and counts ask is found in an index, with as many statements at any size.

The seconds are measured by ``dev.py bench``; here it is looked at how the ledger finds its answers.
"""

import re
from datetime import date

import pytest

from desktop.domain.counts import Count
from desktop.domain.tasks import TaskKind
from desktop.services import directions, finding, meetings, overviews, summaries, task_lists
from desktop.services.ledgers import open_ledger
from desktop.services.task_lists import TaskOrder, TaskSearch, listed_rows, listing
from desktop.storage import task_lists as task_store
from desktop.storage.database import Ledger
from tests.benchmarks.province import FIRST_YEAR, YEARS, Size, make

YEAR = FIRST_YEAR + YEARS - 1
DAY = date(YEAR, 9, 30)

#: Tables that grow with the years; none of them may be read from end to end.
LARGE = {"task", "report", "standing_span", "search_entry", "attendee", "task_event", "figure"}


@pytest.fixture(scope="module")
def provinces(tmp_path_factory):
    """The same province at two sizes, the second four times the first."""
    folder = tmp_path_factory.mktemp("provinces")
    paths = [folder / f"{parts}.thuky" for parts in (1, 4)]
    for path, parts in zip(paths, (1, 4), strict=True):
        make(path, Size().times(0.001 * parts))
    ledgers = [open_ledger(path) for path in paths]
    yield ledgers
    for ledger in ledgers:
        ledger.close()


QUESTIONS = {
    "overview": lambda ledger: overviews.overview(ledger, DAY),
    "summary": lambda ledger: summaries.summary(ledger, YEAR, DAY),
    "head of the tasks": lambda ledger: task_lists.head(ledger, DAY),
    "tasks of a year": lambda ledger: listing(ledger, TaskSearch(YEAR, DAY)),
    "tasks by deadline": lambda ledger: listing(ledger, TaskSearch(YEAR, DAY), TaskOrder.DUE, descending=True),
    "overdue tasks of a kind": lambda ledger: listing(
        ledger, TaskSearch(YEAR, DAY, TaskKind.REGISTERED, count=Count.OPEN_OVERDUE), TaskOrder.DUE
    ),
    "tasks with words": lambda ledger: listing(
        ledger, TaskSearch(YEAR, DAY, words=task_lists.words(ledger, "hien mau dong", YEAR))
    ),
    "a page of tasks": lambda ledger: listed_rows(ledger, listing(ledger, TaskSearch(YEAR, DAY)).ids[:20], DAY),
    "meetings": meetings.meetings,
    "a meeting": lambda ledger: meetings.meeting_desk(ledger, 3),
    "search": lambda ledger: finding.find(ledger, "hiến máu"),
    "search for a phrase": lambda ledger: finding.find(ledger, '"nha dai doan ket"'),
}

#: These ask once more for a kind of which there are many.
PIECEWISE = {"search", "search for a phrase"}


class Asked:
    """The statements that a ledger is asked, with their values."""

    def __init__(self, monkeypatch):
        self.statements = []
        sql, rows = Ledger.sql, Ledger.rows

        def noted_sql(ledger, statement, values=()):
            self.statements.append((statement, tuple(values)))
            return sql(ledger, statement, values)

        def noted_rows(ledger, query):
            self.statements.append(query.sql())
            return rows(ledger, query)

        monkeypatch.setattr(Ledger, "sql", noted_sql)
        monkeypatch.setattr(Ledger, "rows", noted_rows)

    def by(self, question, ledger):
        """Return what a question asks when nothing has to be made anew for it."""
        question(ledger)
        self.statements.clear()
        question(ledger)
        return list(self.statements)


def scans(ledger, statement, values):
    """Return the large tables that a statement would read from end to end, without an index.

    One that looks for the newest row that fits begins with the newest.
    """
    if statement.split()[0] not in {"SELECT", "WITH"} or re.search(r'"id" DESC LIMIT', statement):
        return set()
    plan = [row[3] for row in ledger.sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    names = [step.split()[1] for step in plan if step.startswith("SCAN ") and " USING " not in step]
    tables = {alias: table for table, alias in re.findall(r'"(\w+)" AS "(\w+)"', statement)}
    return {tables.get(name, name) for name in names} & LARGE


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_no_question_reads_a_large_table_from_end_to_end(provinces, monkeypatch, question):
    asked = Asked(monkeypatch).by(question, provinces[0])
    assert asked
    found = {statement: scans(provinces[0], statement, values) for statement, values in asked}
    assert {statement: names for statement, names in found.items() if names} == {}


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in PIECEWISE])
def test_a_larger_ledger_is_asked_as_many_statements(provinces, monkeypatch, name):
    asked = Asked(monkeypatch)
    small, large = (len(asked.by(QUESTIONS[name], ledger)) for ledger in provinces)
    assert small == large


@pytest.mark.parametrize("name", sorted(PIECEWISE))
def test_search_asks_a_few_statements_at_any_size(provinces, monkeypatch, name):
    asked = Asked(monkeypatch)
    assert all(len(asked.by(QUESTIONS[name], ledger)) <= 3 * len(finding.FoundKind) for ledger in provinces)


def test_the_overdue_tasks_that_fall_due_first_come_out_of_an_index_in_order(provinces, monkeypatch):
    late = TaskSearch(YEAR, DAY, count=Count.OPEN_OVERDUE)
    asked = Asked(monkeypatch).by(lambda ledger: task_store.ids(ledger, late, TaskOrder.DUE, limit=10), provinces[0])
    statement, values = next(one for one in asked if "ORDER BY due_on" in one[0])
    plan = " ".join(row[3] for row in provinces[0].sql(f"EXPLAIN QUERY PLAN {statement}", values))
    assert "USING COVERING INDEX standing_span_open" in plan
    assert "TEMP B-TREE" not in plan


def test_a_large_register_of_directions_leaves_out_what_was_done_long_ago(provinces, monkeypatch):
    ledger = provinces[0]
    whole = directions.register(ledger, DAY)
    assert whole.left_out == 0
    monkeypatch.setattr(directions, "MANY", 10)
    shown = directions.register(ledger, DAY)
    ids = {row.direction.conclusion_id for row in shown.rows}
    old = next(row for row in whole.rows if row.direction.conclusion_id not in ids)
    assert shown.left_out == len(whole.rows) - len(shown.rows)
    assert not old.is_open
    assert old.direction.given_on.year < YEAR - 1
    assert {row.direction.conclusion_id for row in whole.rows if row.is_open} <= ids
    assert len(directions.register(ledger, DAY, whole=True).rows) == len(whole.rows)
    also = directions.register(ledger, DAY, also=old.direction.conclusion_id)
    assert old.direction.conclusion_id in {row.direction.conclusion_id for row in also.rows}

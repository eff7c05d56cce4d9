"""What a plan of import reads of a large ledger: not all of it, and yet the plan is the same."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.imports import FileReading, Outcome, Registration, RowReading, SheetKind, SheetReading, Span
from desktop.domain.people import Person
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.services import import_knowledge, imports
from desktop.services.readings import open_workbooks
from desktop.storage import people, task_titles
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from tests.services.conftest import WORKBOOKS

TODAY = date(2021, 10, 4)
NOW = datetime(2021, 10, 4, 8)

#: Titles of which some are one title in two spellings.
TITLES = ("Hòa giải ở cơ sở", "Hoà giải ở cơ sở.", "hòa  giải ở cơ sở", "Trồng cây", "Hiến máu", "Hiến máu tình nguyện")
UNITS = (1, 2, 3)


@pytest.fixture
def plans(ledger, monkeypatch):
    """Return the plans of some files: one for which all tasks of their years were read, one for which few were."""

    def both(readings, keys=None, meant=None):
        monkeypatch.setattr(import_knowledge, "FEW", 1_000_000)
        whole = imports.plan(ledger, readings, TODAY, {}, keys, meant)
        monkeypatch.setattr(import_knowledge, "FEW", 0)
        return whole, imports.plan(ledger, readings, TODAY, {}, keys, meant)

    return both


def fill(ledger, number=60):
    """Keep many tasks that no workbook of the samples names."""
    task_store.add(ledger, [Task(0, 2021, TaskKind.REGISTERED, f"Việc khác {place}", "", 1) for place in range(number)])


def read_in(ledger, name):
    workbooks = open_workbooks([WORKBOOKS / name])
    plan = imports.plan(ledger, workbooks.readings({}), TODAY, {})
    imports.take_over(ledger, plan, imports.USUAL, {}, NOW)


@pytest.mark.parametrize(
    "name",
    [
        "2021/dang-ky-2021-mttq-dieu-chinh-lan-1.xlsx",
        "2021/tong-hop-dang-ky-2021-toan-tinh.xlsx",
        "2021/tien-do-2021-toan-tinh.xlsx",
        "people",
        "q1-2021",
    ],
)
def test_the_samples_are_planned_the_same(ledger, plans, name):
    read_in(ledger, "2021/tong-hop-dang-ky-2021-toan-tinh.xlsx")
    read_in(ledger, "2021/dang-ky-2021-mttq.xlsx")
    read_in(ledger, "2021/tien-do-2021-toan-tinh.xlsx")
    fill(ledger)
    whole, little = plans(open_workbooks([WORKBOOKS / name]).readings({}))
    assert little == whole
    assert sum(len(sheet.rows) for file in whole.files for sheet in file.sheets) > 0


def test_only_tasks_that_may_be_meant_are_read(ledger, monkeypatch):
    monkeypatch.setattr(import_knowledge, "FEW", 0)
    read_in(ledger, "2021/dang-ky-2021-mttq.xlsx")
    fill(ledger)
    people.add(ledger, Person(0, "Lê Văn Ân"))
    readings = open_workbooks([WORKBOOKS / "2021/dang-ky-2021-mttq-dieu-chinh-lan-1.xlsx"]).readings({})
    known = import_knowledge.known_for(ledger, readings, TODAY, {}, {}, {})
    assert 0 < len(known.tasks) < task_titles.count(ledger, [2021]) - 50
    assert not any(task.title.startswith("Việc khác") for task in known.tasks)
    assert known.people == []


def _task(draw_of):
    title, lead, sender = draw_of
    return Task(0, 2021, TaskKind.REGISTERED, title, "", lead, sender_unit_id=sender)


def _report(place, told):
    task, title, unit = told
    source = ReportSource.IMPORT if place % 2 else ReportSource.LETTER
    return ProgressReport(0, task, title, date(2021, 6, 1 + place), source, ReportedStatus.IN_PROGRESS, unit_id=unit)


def _sheet(names, kind, rows, sender):
    span = Span(date(2021, 1, 1), date(2021, 9, 30)) if kind is SheetKind.OUTCOMES else None
    values = [
        Registration(title, TaskKind.REGISTERED, names[unit], (), None, None, None)
        if kind is SheetKind.REGISTRATIONS
        else Outcome(title, names[unit], None, ReportedStatus.DONE, None, "Xong", None)
        for title, unit in rows
    ]
    found = tuple(RowReading(number, one) for number, one in enumerate(values, 8))
    return SheetReading(f"{kind}", kind, 7, 2021, span, sender=names[sender], rows=found)


TOLD = st.tuples(st.integers(1, 12), st.sampled_from(TITLES), st.sampled_from(UNITS))
ROWS = st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(UNITS)), min_size=1, max_size=5)
SHEETS = st.lists(
    st.tuples(st.sampled_from((SheetKind.REGISTRATIONS, SheetKind.OUTCOMES)), ROWS, st.sampled_from(UNITS)),
    min_size=1,
    max_size=3,
)
TASKS = st.lists(
    st.tuples(st.sampled_from(TITLES), st.sampled_from(UNITS), st.sampled_from((None, *UNITS))),
    min_size=12,
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=TASKS, told=st.lists(TOLD, max_size=8), sheets=SHEETS)
def test_whatever_is_kept_and_read_the_plan_is_the_same(ledger, plans, kept, told, sheets):
    """Missing tasks are told in the order in which their titles were met, which is another where few are read."""
    names = {row[0]: row[1] for row in ledger.sql("SELECT unit_id, name FROM unit_name WHERE NOT is_alias")}
    ledger.sql("DELETE FROM report")
    ledger.sql("DELETE FROM task")
    fill(ledger, 40)
    first = task_store.add(ledger, [_task(one) for one in kept])[0] - 1
    reports = [_report(place, (first + task, title, unit)) for place, (task, title, unit) in enumerate(told)]
    report_store.add(ledger, reports, NOW)
    reading = FileReading("một.xlsx", "0" * 64, 1, sheets=tuple(_sheet(names, *sheet) for sheet in sheets))
    keys = {(0, sheets[0][0].value, 8): first + 1}
    whole, little = plans([reading], keys)
    assert [list(sheet.rows) for sheet in little.files[0].sheets] == [
        list(sheet.rows) for sheet in whole.files[0].sheets
    ]
    assert [sorted(sheet.missing, key=str) for sheet in little.files[0].sheets] == [
        sorted(sheet.missing, key=str) for sheet in whole.files[0].sheets
    ]

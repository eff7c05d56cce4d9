"""The cache of where tasks stand says what the records say, whatever was done to them."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.counts import tally
from desktop.domain.deadlines import Deadline
from desktop.domain.directions import joint_standing
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind, standing
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.storage import meetings, standings, task_events, tasks, units
from desktop.storage import reports as report_store

NOW = datetime(2021, 12, 1, 8)
DAYS = st.dates(date(2021, 1, 1), date(2022, 1, 31))
DEADLINES = st.none() | st.builds(lambda day: Deadline("x", None, day), DAYS)
YEAR = 2021

REPORTS = st.builds(
    ProgressReport,
    st.just(0),
    st.just(1),
    st.just(""),
    DAYS,
    st.just(ReportSource.LETTER),
    st.sampled_from(ReportedStatus),
    completed_on=st.none() | DAYS,
    confirmed=st.booleans(),
)
EVENTS = st.builds(TaskEvent, st.just(0), st.just(1), st.sampled_from(EventKind), DAYS, deadline=DEADLINES.filter(bool))
TASKS = st.builds(
    Task,
    st.just(0),
    st.just(YEAR),
    st.sampled_from(TaskKind),
    st.just("Trồng cây"),
    lead_unit_id=st.none() | st.integers(1, 3),
    due=DEADLINES,
    withdrawn_on=st.none() | DAYS,
    conclusion_id=st.none() | st.integers(1, 2),
)
HISTORIES = st.lists(st.tuples(TASKS, st.lists(REPORTS, max_size=2), st.lists(EVENTS, max_size=2)), max_size=6)


def three_units_and_two_conclusions(ledger):
    if not units.directory(ledger).units():
        held = meetings.add(ledger, MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý I", datetime(YEAR, 4, 1, 8)))
        for number in (1, 2):
            meetings.save_conclusion(ledger, held, YEAR, Conclusion(0, "Trồng cây", number))
        for name in ("Sở Nội vụ", "Sở Y tế", "Tỉnh đoàn"):
            units.add(ledger, Unit(0, (UnitName(name),), level=UnitLevel.PROVINCE))


def keep(ledger, histories):
    for task in tasks.everything(ledger):
        tasks.delete(ledger, task.id)
    for task, reports, events in histories:
        given = task.conclusion_id if task.kind is TaskKind.DIRECTION else None
        (task_id,) = tasks.add(ledger, [replace(task, conclusion_id=given)])
        report_store.add(ledger, [replace(report, task_id=task_id) for report in reports], NOW)
        for event in events:
            task_events.add(ledger, replace(event, task_id=task_id), NOW)


def counted_once(rows):
    """The tasks with each direction once, by the row of its first unit and where it stands as a whole."""
    parts = defaultdict(list)
    for task, where in rows:
        direction = task.kind is TaskKind.DIRECTION and task.conclusion_id
        parts[direction or f"task {task.id}"].append((task, where))
    return [(own[0][0], joint_standing([where for _, where in own])) for own in parts.values()]


def counted_from_records(ledger, day):
    reports = report_store.of_year(ledger, YEAR)
    rows = [(task, standing(task, reports.get(task.id, ()), day)) for task in tasks.of_year(ledger, YEAR)]
    by_unit = defaultdict(lambda: defaultdict(list))
    for task, where in rows:
        by_unit[task.lead_unit_id][task.kind].append(where)
    once = counted_once(rows)
    kinds = {kind: tally(where for task, where in once if task.kind is kind) for kind in TaskKind}
    return kinds, {unit: {kind: tally(found[kind]) for kind in TaskKind} for unit, found in by_unit.items()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(HISTORIES, DAYS)
def test_the_counts_of_any_day_are_those_of_the_records(ledger, histories, day):
    three_units_and_two_conclusions(ledger)
    keep(ledger, histories)
    kinds, by_unit = counted_from_records(ledger, day)
    assert standings.year_counts(ledger, YEAR, day) == kinds
    assert standings.unit_counts(ledger, YEAR, day) == by_unit
    assert standings.differences(ledger) == []


def a_task(ledger, **values):
    task = Task(0, YEAR, TaskKind.REGISTERED, "Trồng cây", due=Deadline("30/6", None, date(2021, 6, 30)), **values)
    return replace(task, id=tasks.add(ledger, [task])[0])


def counts(ledger):
    return standings.year_counts(ledger, YEAR, date(2021, 12, 31))[TaskKind.REGISTERED]


def test_each_change_of_a_record_is_seen_in_the_next_count(ledger):
    task = a_task(ledger)
    assert counts(ledger).open_overdue == 1
    report = ProgressReport(0, task.id, "", date(2021, 6, 1), ReportSource.LETTER, ReportedStatus.DONE, confirmed=True)
    report = replace(report, id=report_store.add(ledger, [report], NOW)[0])
    assert counts(ledger).done_on_time == 1
    report_store.update(ledger, replace(report, completed_on=date(2021, 7, 9)), NOW)
    assert counts(ledger).done_late == 1
    report_store.update(ledger, replace(report, task_id=None), NOW)
    assert counts(ledger).open_overdue == 1
    tasks.update(ledger, replace(task, due=Deadline("2021", None, date(2021, 12, 31))))
    assert counts(ledger).open_in_time == 1
    tasks.update(ledger, replace(task, year=2022))
    assert counts(ledger).total == 0


def test_a_deleted_task_is_counted_no_more(ledger):
    gone, stays = a_task(ledger), a_task(ledger)
    assert counts(ledger).total == 2
    tasks.delete(ledger, gone.id)
    assert counts(ledger).total == 1
    tasks.delete(ledger, stays.id)
    assert counts(ledger).total == 0


def test_a_cache_that_something_else_wrote_into_is_found_and_made_anew(ledger):
    task = a_task(ledger)
    standings.refresh(ledger)
    ledger.sql("UPDATE standing_span SET state = 'done-late' WHERE task_id = ?", (task.id,))
    assert standings.differences(ledger) == [task.id]
    standings.rebuild(ledger)
    assert standings.differences(ledger) == []


def test_a_ledger_that_can_only_be_read_is_counted_in_memory(ledger, monkeypatch):
    a_task(ledger)
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert counts(ledger).open_overdue == 1
    assert standings.differences(ledger) == []
    assert ledger.sql("SELECT count(*) FROM main.standing_span") == [(0,)]
    assert ledger.sql("SELECT count(*) FROM main.stale_task") == [(1,)]

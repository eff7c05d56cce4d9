"""A task's history as spans says of every day what its records say."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import Deadline
from desktop.domain.spans import spans
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind, standing

YEAR = (date(2020, 12, 1), date(2022, 2, 1))
DAYS = st.dates(*YEAR)
DEADLINES = (
    st.none() | st.just(Deadline("Thường xuyên", ongoing=True)) | st.builds(lambda day: Deadline("x", None, day), DAYS)
)
REPORTS = st.builds(
    ProgressReport,
    st.integers(1, 9),
    st.just(1),
    st.just(""),
    DAYS,
    st.just(ReportSource.IMPORT),
    st.none() | st.sampled_from(ReportedStatus),
    completed_on=st.none() | DAYS,
    confirmed=st.booleans(),
)
EVENTS = st.builds(TaskEvent, st.integers(1, 9), st.just(1), st.sampled_from(EventKind), DAYS, deadline=DEADLINES)
TASKS = st.builds(
    lambda due, withdrawn_on, events: Task(
        1, 2021, TaskKind.REGISTERED, "Trồng cây", due=due, withdrawn_on=withdrawn_on, events=tuple(events)
    ),
    DEADLINES,
    st.none() | DAYS,
    st.lists(EVENTS, max_size=4),
)


@given(TASKS, st.lists(REPORTS, max_size=4), DAYS)
def test_the_span_of_a_day_says_where_the_task_stands(task, reports, day):
    found = [span for span in spans(task, reports) if span.start <= day <= span.end]
    assert [span.on(day) for span in found] == [standing(task, reports, day)]


@given(TASKS, st.lists(REPORTS, max_size=4))
def test_spans_leave_no_day_out_and_neighbours_differ(task, reports):
    found = spans(task, reports)
    assert (found[0].start, found[-1].end) == (date.min, date.max)
    for one, next_one in pairwise(found):
        assert one.end + timedelta(days=1) == next_one.start
        assert (one.where, one.overdue_after) != (next_one.where, next_one.overdue_after)


def test_a_task_that_nobody_reported_on_is_one_span():
    task = Task(1, 2021, TaskKind.COMMON, "Trồng cây", due=Deadline("30/6", None, date(2021, 6, 30)))
    (only,) = spans(task, [])
    assert only.overdue_after == date(2021, 6, 30)

"""Where a task stands on a day, from what was reported."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.counts import Count, count_of, tally
from desktop.domain.deadlines import Deadline
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind, standing

JUNE_30 = date(2021, 6, 30)
SECOND_QUARTER = Deadline("Quý II/2021", date(2021, 4, 1), JUNE_30)
ONGOING = Deadline("Thường xuyên", ongoing=True)


def a_task(due=SECOND_QUARTER, **values):
    return Task(1, 2021, TaskKind.REGISTERED, "Hiến máu tình nguyện", due=due, **values)


def a_report(status, as_of, completed_on=None, *, confirmed=True, report_id=1):
    return ProgressReport(
        report_id, 1, "", as_of, ReportSource.IMPORT, status, completed_on=completed_on, confirmed=confirmed
    )


def count_on(day, *reports, task=None):
    return count_of(standing(task or a_task(), reports, day))


def test_without_a_report_it_is_open_until_its_last_day_and_overdue_after():
    assert count_on(JUNE_30) is Count.OPEN_IN_TIME
    assert count_on(date(2021, 7, 1)) is Count.OPEN_OVERDUE


def test_done_on_the_last_day_is_on_time_and_a_day_later_is_late():
    on_time = a_report(ReportedStatus.DONE, date(2021, 9, 30), JUNE_30)
    late = a_report(ReportedStatus.DONE, date(2021, 9, 30), date(2021, 7, 1))
    assert count_on(date(2021, 9, 30), on_time) is Count.DONE_ON_TIME
    assert count_on(date(2021, 9, 30), late) is Count.DONE_LATE


def test_done_without_a_date_is_done_on_time_on_its_due_day():
    report = a_report(ReportedStatus.DONE, date(2021, 12, 31))
    assert standing(a_task(), [report], date(2021, 12, 31)).done_on == JUNE_30
    assert count_on(JUNE_30, report) is Count.DONE_ON_TIME


def test_a_result_counts_from_the_day_it_was_done_not_from_the_day_it_was_reported():
    report = a_report(ReportedStatus.DONE, date(2021, 9, 30), date(2021, 5, 20))
    assert count_on(date(2021, 5, 19), report) is Count.OPEN_IN_TIME
    assert count_on(date(2021, 5, 20), report) is Count.DONE_ON_TIME


def test_the_latest_report_by_its_day_holds_whatever_the_order_of_reading():
    first = a_report(ReportedStatus.NOT_STARTED, date(2021, 3, 31), report_id=9)
    second = a_report(ReportedStatus.IN_PROGRESS, date(2021, 6, 30), report_id=3)
    where = standing(a_task(), [second, first], date(2021, 8, 1))
    assert (where.reported, where.overdue) == (ReportedStatus.IN_PROGRESS, True)
    assert standing(a_task(), [second, first], date(2021, 4, 1)).reported is ReportedStatus.NOT_STARTED


def test_a_result_told_by_phone_waits_for_confirmation():
    told = a_report(ReportedStatus.DONE, date(2021, 5, 1), confirmed=False)
    where = standing(a_task(), [told], date(2021, 5, 2))
    assert where.reported is ReportedStatus.DONE
    assert count_of(where) is Count.OPEN_IN_TIME


def test_an_ongoing_task_falls_due_at_the_end_of_its_year():
    done = a_report(ReportedStatus.DONE, date(2021, 12, 31), date(2021, 12, 31))
    assert count_on(date(2021, 12, 31), task=a_task(ONGOING)) is Count.OPEN_IN_TIME
    assert count_on(date(2022, 1, 1), task=a_task(ONGOING)) is Count.OPEN_OVERDUE
    assert count_on(date(2021, 12, 31), done, task=a_task(ONGOING)) is Count.DONE_ON_TIME


def test_a_withdrawn_task_is_in_none_of_the_four_counts():
    task = a_task(withdrawn_on=date(2021, 6, 1), withdrawn_reason="đơn vị xin rút")
    before, after = (tally([standing(task, [], day)]) for day in (date(2021, 5, 31), date(2021, 6, 1)))
    assert (before.total, before.withdrawn) == (1, 0)
    assert (after.total, after.withdrawn, after.percent) == (0, 1, None)


def test_percent_of_plan_says_hundred_only_when_all_is_done():
    done = standing(a_task(), [a_report(ReportedStatus.DONE, JUNE_30)], JUNE_30)
    still_open = standing(a_task(), [], JUNE_30)
    assert tally([done]).percent == Decimal("100.0")
    assert tally([done] * 1999 + [still_open]).percent == Decimal("99.9")
    assert tally([done] * 37).ratio == "37/37"


DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))
REPORTS = st.builds(
    ProgressReport,
    id=st.integers(1, 9),
    task_id=st.just(1),
    title=st.just(""),
    as_of=DAYS,
    source=st.just(ReportSource.IMPORT),
    status=st.none() | st.sampled_from(ReportedStatus),
    completed_on=st.none() | DAYS,
    confirmed=st.booleans(),
)
DEADLINES = st.none() | st.just(ONGOING) | st.builds(Deadline, st.just("x"), st.none(), DAYS)
TASKS = st.builds(a_task, DEADLINES, withdrawn_on=st.none() | DAYS)


@given(st.lists(st.tuples(TASKS, st.lists(REPORTS, max_size=4)), max_size=8), DAYS)
def test_the_four_counts_add_up_to_the_total_on_any_day_for_any_history(histories, day):
    counts = tally(standing(task, reports, day) for task, reports in histories)
    assert counts.done_on_time + counts.done_late + counts.open_in_time + counts.open_overdue == counts.total
    assert counts.total + counts.withdrawn == len(histories)
    assert counts.due == counts.done + counts.open_overdue

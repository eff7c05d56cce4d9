"""Where a task stands after decisions on it: extended, withdrawn, taken up again; each counts from its own day on."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.counts import Count, count_of, tally
from desktop.domain.deadlines import Deadline, day_deadline
from desktop.domain.directions import joint_standing
from desktop.domain.lights import SOON, Light, count_lights, light_of
from desktop.domain.reminders import Owed, Period, owed, quarter_of
from desktop.domain.task_events import EventKind, TaskEvent, latest
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Standing, Task, TaskKind, standing

JUNE_30, JULY_5, JULY_31 = date(2021, 6, 30), date(2021, 7, 5), date(2021, 7, 31)
EXTENDED = TaskEvent(1, 1, EventKind.EXTENDED, JULY_5, day_deadline(JULY_31), "mưa lũ", "Trưởng Ban")


def a_task(*events, **values):
    return Task(1, 2021, TaskKind.DIRECTION, "Giải ngân", due=day_deadline(JUNE_30), events=events, **values)


def a_report(status, as_of, completed_on=None, *, confirmed=True, report_id=1):
    return ProgressReport(
        report_id, 1, "", as_of, ReportSource.PHONE, status, completed_on=completed_on, confirmed=confirmed
    )


def decided(kind, day, event_id=1):
    return TaskEvent(event_id, 1, kind, day, reason="lý do")


class TestExtension:
    """A new deadline is in force from the day on which it was decided."""

    def test_it_was_overdue_before_it_was_extended_and_stays_so_for_those_days(self):
        task = a_task(EXTENDED)
        days = (JUNE_30, date(2021, 7, 4), JULY_5, JULY_31, date(2021, 8, 1))
        assert [standing(task, (), day).overdue for day in days] == [False, True, False, False, True]
        assert standing(task, (), date(2021, 7, 4)).due_on == JUNE_30
        assert standing(task, (), JULY_5).due_on == JULY_31

    def test_done_within_the_new_deadline_is_on_time(self):
        done = a_report(ReportedStatus.DONE, JULY_31, date(2021, 7, 20))
        assert count_of(standing(a_task(EXTENDED), [done], JULY_31)) is Count.DONE_ON_TIME

    def test_done_late_stays_late_though_it_is_extended_afterwards(self):
        done = a_report(ReportedStatus.DONE, JULY_31, date(2021, 7, 2))
        assert count_of(standing(a_task(EXTENDED), [done], JULY_31)) is Count.DONE_LATE

    def test_done_without_a_date_is_done_on_the_last_day_of_the_deadline_in_force(self):
        done = a_report(ReportedStatus.DONE, date(2021, 12, 31))
        where = standing(a_task(EXTENDED), [done], date(2021, 12, 31))
        assert (where.done_on, where.late) == (JULY_31, False)

    def test_of_two_extensions_the_later_decision_holds_whatever_its_place_in_the_list(self):
        again = replace(EXTENDED, id=2, day=date(2021, 7, 20), deadline=day_deadline(date(2021, 9, 30)))
        assert standing(a_task(again, EXTENDED), (), JULY_31).due_on == date(2021, 9, 30)
        assert standing(a_task(again, EXTENDED), (), date(2021, 7, 10)).due_on == JULY_31


class TestWithdrawal:
    """A withdrawn task counts nowhere until it is taken up again."""

    def test_withdrawn_and_taken_up_again(self):
        task = a_task(decided(EventKind.WITHDRAWN, JUNE_30), decided(EventKind.REINSTATED, JULY_5, 2))
        days = (date(2021, 6, 29), JUNE_30, date(2021, 7, 4), JULY_5)
        assert [standing(task, (), day).withdrawn for day in days] == [False, True, True, False]
        assert task.withdrawal(JUNE_30).reason == "lý do"

    def test_what_a_corrected_workbook_lists_no_more_can_be_taken_up_again_on_the_same_day(self):
        unlisted = a_task(withdrawn_on=JUNE_30, withdrawn_reason="dieu-chinh.xlsx")
        assert standing(unlisted, (), JUNE_30).withdrawn
        assert unlisted.withdrawal(JUNE_30).reason == "dieu-chinh.xlsx"
        again = replace(unlisted, events=(decided(EventKind.REINSTATED, JUNE_30),))
        assert not standing(again, (), JUNE_30).withdrawn

    def test_the_last_event_by_its_day(self):
        events = [decided(EventKind.WITHDRAWN, JULY_5), decided(EventKind.REINSTATED, JUNE_30, 2)]
        assert latest(events, JULY_31, EventKind.WITHDRAWN, EventKind.REINSTATED) is events[0]
        assert latest(events, date(2021, 6, 1), EventKind.WITHDRAWN) is None


class TestNothingToReport:
    """That there is nothing to report is an answer."""

    def test_it_is_heard_and_leaves_what_was_said_before(self):
        begun = a_report(ReportedStatus.IN_PROGRESS, date(2021, 3, 31))
        nothing = a_report(ReportedStatus.NO_CHANGE, JUNE_30, report_id=2)
        where = standing(a_task(), [begun, nothing], JUNE_30)
        assert (where.reported, where.heard_on) == (ReportedStatus.IN_PROGRESS, JUNE_30)

    def test_by_itself_it_is_what_was_reported(self):
        where = standing(a_task(), [a_report(ReportedStatus.NO_CHANGE, JUNE_30)], JUNE_30)
        assert (where.reported, where.is_open) == (ReportedStatus.NO_CHANGE, True)

    def test_a_done_task_stays_done(self):
        done = a_report(ReportedStatus.DONE, date(2021, 3, 31), date(2021, 3, 30))
        nothing = a_report(ReportedStatus.NO_CHANGE, JUNE_30, report_id=2)
        assert standing(a_task(), [done, nothing], JUNE_30).done_on == date(2021, 3, 30)


class TestLight:
    """One word for where a direction stands."""

    def test_each_light(self):
        told = a_report(ReportedStatus.DONE, JUNE_30, confirmed=False)
        done = a_report(ReportedStatus.DONE, JUNE_30)
        lights = [
            light_of(standing(a_task(), reports, day), day)
            for reports, day in (
                ((), JUNE_30 - SOON - SOON),
                ((), JUNE_30 - SOON),
                ((), JUNE_30),
                ((), JULY_5),
                ([told], JULY_5),
                ([done], JULY_5),
            )
        ]
        expected = [Light.IN_TIME, Light.DUE_SOON, Light.DUE_SOON, Light.OVERDUE, Light.WAITS, Light.CLOSED]
        assert lights == expected
        assert light_of(Standing(None, withdrawn=True), JULY_5) is Light.WITHDRAWN
        assert count_lights(lights)[Light.DUE_SOON] == 2

    def test_what_has_no_day_of_its_own_is_never_due_soon(self):
        ongoing = replace(a_task(), due=Deadline("Thường xuyên", ongoing=True))
        assert light_of(standing(ongoing, (), date(2021, 12, 30)), date(2021, 12, 30)) is Light.IN_TIME


class TestOwed:
    """Who owes a report."""

    period = Period(date(2021, 4, 1), JUNE_30, JUNE_30)

    def owed(self, *reports, as_of=JULY_5, report_back=None, task=None):
        own = task or replace(a_task(), due=day_deadline(date(2021, 12, 31)))
        return owed(standing(own, reports, as_of), self.period, as_of, report_back)

    def test_nothing_heard_in_the_period_is_owed_once_it_is_over(self):
        assert self.owed() is Owed.PERIOD
        assert self.owed(a_report(ReportedStatus.IN_PROGRESS, date(2021, 3, 31))) is Owed.PERIOD
        assert self.owed(as_of=JUNE_30) is None

    def test_any_report_of_the_period_settles_it_even_that_there_is_nothing(self):
        assert self.owed(a_report(ReportedStatus.NO_CHANGE, date(2021, 6, 1))) is None

    def test_a_report_back_is_owed_after_its_day(self):
        back = day_deadline(date(2021, 5, 15))
        assert self.owed(as_of=date(2021, 5, 16), report_back=back) is Owed.REPORT_BACK
        assert self.owed(as_of=date(2021, 5, 15), report_back=back) is None

    def test_what_is_overdue_is_owed_though_something_was_heard(self):
        begun = a_report(ReportedStatus.IN_PROGRESS, JULY_5)
        assert self.owed(begun, task=a_task()) is Owed.OVERDUE

    def test_done_withdrawn_and_waiting_owe_nothing(self):
        told = a_report(ReportedStatus.DONE, JUNE_30, confirmed=False)
        assert self.owed(told, task=a_task()) is None
        assert self.owed(a_report(ReportedStatus.DONE, JUNE_30), task=a_task()) is None
        assert self.owed(task=a_task(decided(EventKind.WITHDRAWN, JUNE_30))) is None

    def test_the_quarter_that_is_asked_for(self):
        assert quarter_of(JULY_5) == self.period
        assert quarter_of(date(2021, 1, 10)).end == date(2020, 12, 31)


DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))
DEADLINES = st.builds(Deadline, st.just("x"), st.none(), DAYS) | st.just(Deadline("Thường xuyên", ongoing=True))
EVENTS = st.builds(TaskEvent, st.integers(1, 9), st.just(1), st.sampled_from(EventKind), DAYS, DEADLINES)
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
TASKS = st.builds(
    lambda due, events, withdrawn: Task(
        1, 2021, TaskKind.DIRECTION, "", due=due, events=tuple(events), withdrawn_on=withdrawn
    ),
    st.none() | DEADLINES,
    st.lists(EVENTS, max_size=4),
    st.none() | DAYS,
)
HISTORIES = st.lists(st.tuples(TASKS, st.lists(REPORTS, max_size=4)), max_size=6)


@given(HISTORIES, DAYS)
def test_the_four_counts_add_up_on_any_day_for_any_history_of_reports_and_decisions(histories, day):
    counts = tally(standing(task, reports, day) for task, reports in histories)
    assert counts.done_on_time + counts.done_late + counts.open_in_time + counts.open_overdue == counts.total
    assert counts.total + counts.withdrawn == len(histories)


@given(TASKS, st.lists(REPORTS, max_size=4), DAYS)
def test_a_decision_changes_nothing_of_the_days_before_it(task, reports, day):
    """A register printed as of a past day is the same whatever was decided since."""
    told = [report for report in reports if max(report.as_of, report.completed_on or report.as_of) <= day]
    by_then = replace(task, events=tuple(event for event in task.events if event.day <= day))
    assert standing(by_then, told, day) == standing(task, told, day)


@given(HISTORIES.filter(bool), DAYS)
def test_a_direction_to_several_units_is_counted_once_and_done_when_all_its_rows_are(histories, day):
    rows = [standing(task, reports, day) for task, reports in histories]
    whole = joint_standing(rows)
    counted = [row for row in rows if not row.withdrawn]
    assert tally([whole]).total + tally([whole]).withdrawn == 1
    assert whole.withdrawn == (not counted)
    if counted:
        assert (whole.done_on is not None) == all(row.done_on is not None for row in counted)
        assert whole.overdue == (whole.done_on is None and any(row.overdue for row in counted))

"""Directions to one and to several units: five points that must be clear, weekends, one count."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.deadlines import parse_deadline
from desktop.domain.directions import (
    ClearPoint,
    Direction,
    DirectionUnit,
    five_clear,
    joint_standing,
    weekend_warning,
    with_rows,
)
from desktop.domain.meetings import Conclusion
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Standing, Task, TaskKind

DAY = date(2021, 7, 15)
DUE = parse_deadline("30/6/2021", 2021)


def row(id_, unit_id, **more):
    usual = {"due": DUE, "conclusion_id": 1, "coordinating_units": ("Báo Thanh Bình",)}
    return Task(id_, 2021, TaskKind.DIRECTION, "Rà soát", "1", unit_id, **{**usual, **more})


def done(task, day):
    return ProgressReport(
        task.id, task.id, task.title, day, ReportSource.LETTER, ReportedStatus.DONE, completed_on=day, confirmed=True
    )


def test_a_direction_is_done_when_all_its_rows_are():
    first, second = row(1, 7), row(2, 8)
    one = DirectionUnit(first, (done(first, date(2021, 6, 1)),))
    waiting = Direction(1, 1, "Rà soát", 1, "Tổng kết", date(2021, 2, 5), (one, DirectionUnit(second)))
    where = waiting.standing(DAY)
    assert (where.reported, where.overdue, where.is_open) == (ReportedStatus.IN_PROGRESS, True, True)
    both = replace(waiting, units=(one, DirectionUnit(second, (done(second, date(2021, 7, 2)),))))
    finished = both.standing(DAY)
    assert (finished.done_on, finished.late, finished.overdue) == (date(2021, 7, 2), True, False)


def test_rows_that_were_withdrawn_do_not_hold_a_direction_up():
    finished = Standing(ReportedStatus.DONE, done_on=date(2021, 6, 1))
    assert joint_standing([finished, Standing(None, withdrawn=True)]).done_on == date(2021, 6, 1)
    assert joint_standing([Standing(None, withdrawn=True)] * 2).withdrawn


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ((None, None), None),
        ((None, ReportedStatus.NOT_STARTED), ReportedStatus.NOT_STARTED),
        ((None, ReportedStatus.DONE), ReportedStatus.IN_PROGRESS),
        ((ReportedStatus.NO_CHANGE, None), ReportedStatus.NO_CHANGE),
        ((ReportedStatus.DONE, ReportedStatus.DONE), ReportedStatus.DONE),
    ],
)
def test_what_units_reported_is_told_together(said, together):
    assert joint_standing([Standing(reported) for reported in said]).reported is together


def test_what_is_not_clear_is_named_in_order():
    assert five_clear(Conclusion(0, " ")) == tuple(ClearPoint)
    clear = Conclusion(1, "Rà soát", 1, (7,), ("Báo",), DUE, parse_deadline("trước 25/6", 2021))
    assert five_clear(clear) == ()
    assert five_clear(replace(clear, due=None, coordinating_units=())) == (
        ClearPoint.COORDINATION,
        ClearPoint.DEADLINE,
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24/7/2021", date(2021, 7, 24)),
        ("trước 25/7/2021", date(2021, 7, 25)),
        ("30/6/2021", None),
        ("tháng 7/2021", None),
        ("Quý II/2021", None),
        ("Thường xuyên", None),
    ],
)
def test_a_deadline_that_falls_on_a_weekend_is_pointed_out(text, day):
    assert weekend_warning(parse_deadline(text, 2021)) == day


def test_no_deadline_falls_on_no_weekend():
    assert weekend_warning(None) is None


def test_the_row_of_a_unit_stays_its_row():
    existing = [row(1, 7, note="đã nhắc"), row(2, 8)]
    kept, given_up = with_rows(existing, replace(row(0, None), title="Rà soát lại"), (8, 9))
    assert [(one.id, one.lead_unit_id, one.title) for one in kept] == [(2, 8, "Rà soát lại"), (1, 9, "Rà soát lại")]
    assert kept[1].note == "đã nhắc"
    assert given_up == []
    assert with_rows(existing, row(0, None), (7,)) == ([replace(existing[0], note="đã nhắc")], [existing[1]])
    fresh, _ = with_rows([], row(0, None), ())
    assert [(one.id, one.lead_unit_id) for one in fresh] == [(0, None)]

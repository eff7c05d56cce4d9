"""Rows that say again what an earlier one has said."""

from datetime import date

from desktop.domain.imports import Delegate, Outcome, Registration
from desktop.domain.tasks import TaskKind
from desktop.spreadsheets.repeats import repeated_rows

MARCH = date(2021, 3, 1)


def task(title: str | None, lead: str | None = "Tỉnh đoàn") -> Registration:
    return Registration(title, TaskKind.REGISTERED, lead, (), None, None, None)


def outcome(title: str | None, result: str | None = None, day: date | None = MARCH) -> Outcome:
    return Outcome(title, "Tỉnh đoàn", None, None, day, result, None)


def test_a_task_is_repeated_whatever_its_letters_and_the_mark_at_its_end():
    rows = [task("Trồng cây"), task("Hiến máu"), task("TRỒNG CÂY."), task("trồng cây", "TỈNH ĐOÀN")]
    assert list(repeated_rows(rows)) == [2, 3]


def test_the_same_task_of_another_unit_is_another_one():
    assert list(repeated_rows([task("Trồng cây"), task("Trồng cây", "Hội Nông dân tỉnh")])) == []


def test_only_the_same_result_again_is_a_repetition():
    rows = [outcome("Trồng cây", "100 cây"), outcome("Trồng cây", "250 cây"), outcome("Trồng cây;", "100 cây")]
    assert list(repeated_rows(rows)) == [2]
    assert list(repeated_rows([outcome("Trồng cây"), outcome("Trồng cây", day=None)])) == []


def test_rows_without_a_title_repeat_nothing():
    planting = task("Trồng cây")
    assert list(repeated_rows([task(None), task(None), planting])) == []
    assert list(repeated_rows([planting, task(None), planting, task("")])) == [2]


def test_people_and_no_rows_at_all_are_never_repeated():
    somebody = Delegate("Y Thanh Hà Niê", None, None, None, None)
    assert list(repeated_rows([somebody, somebody])) == []
    assert list(repeated_rows([])) == []

"""What taking rows over would change."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.deadlines import Deadline
from desktop.domain.import_plans import RowState
from desktop.domain.imports import (
    FileReading,
    Outcome,
    Problem,
    ProblemCode,
    Registration,
    RowReading,
    SheetKind,
    SheetReading,
    Version,
)
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.domain.text import spelling_key
from desktop.domain.units import Unit, UnitDirectory, UnitName
from desktop.spreadsheets.known import NEW_UNIT, Known
from desktop.spreadsheets.plan import plan_import

FARMERS = Unit(1, (UnitName("Hội Nông dân tỉnh"),), ("HND tỉnh",))
YOUTH = Unit(2, (UnitName("Tỉnh đoàn"),))
UNITS = UnitDirectory([FARMERS, YOUTH])
TODAY = date(2021, 1, 4)
JUNE_30 = Deadline("30/6/2021", date(2021, 6, 30), date(2021, 6, 30))
CELLS = {"title": "B8", "lead_unit": "C8"}


def registration(title, lead=None, row=8, due=JUNE_30, note=None, problems=(), kind=TaskKind.REGISTERED):
    return RowReading(row, Registration(title, kind, lead, (), due, None, note), problems, CELLS)


def outcome(title, status=ReportedStatus.DONE, row=8, completed_on=None, lead=None):
    return RowReading(row, Outcome(title, lead, None, status, completed_on, None, None), (), CELLS)


def sheet(*rows, kind=SheetKind.REGISTRATIONS, sender="HỘI NÔNG DÂN TỈNH", **values):
    return SheetReading("Sheet1", kind, 7, 2021, sender=sender, rows=rows, **values)


def file(*sheets, name="a.xlsx"):
    return FileReading(name, "0" * 64, 1, sheets=sheets)


def plan(*files, **known):
    return plan_import(files, Known(known.pop("units", UNITS), TODAY, **known))


def states(planned):
    return [row.state for row in planned.rows()]


def kept(title, lead=1, sender=1, due=JUNE_30, task_id=5):
    return Task(task_id, 2021, TaskKind.REGISTERED, title, lead_unit_id=lead, due=due, sender_unit_id=sender)


def test_an_unknown_task_is_new_and_led_by_the_sender_where_no_lead_is_named():
    (row,) = plan(file(sheet(registration("Trồng cây")))).rows()
    assert (row.state, row.unit, row.task) == (RowState.NEW, 1, -1)


def test_a_task_that_says_the_same_is_the_same_whatever_its_case_and_final_stop():
    (row,) = plan(file(sheet(registration("TRỒNG CÂY."))), tasks=[kept("Trồng cây")]).rows()
    assert (row.state, row.task) == (RowState.SAME, 5)


def test_another_deadline_is_a_change_with_what_stood_before():
    july = Deadline("31/7/2021", date(2021, 7, 31), date(2021, 7, 31))
    (row,) = plan(file(sheet(registration("Trồng cây", due=july))), tasks=[kept("Trồng cây")]).rows()
    assert row.state is RowState.CHANGED
    assert isinstance(row.before, Registration)
    assert row.before.due == JUNE_30


def test_the_same_title_under_another_lead_is_another_task():
    (row,) = plan(file(sheet(registration("Trồng cây", "Tỉnh đoàn"), sender=None)), tasks=[kept("Trồng cây")]).rows()
    assert row.state is RowState.NEW


def test_a_sender_that_hands_its_task_to_another_unit_changes_it():
    (row,) = plan(file(sheet(registration("Trồng cây", "Tỉnh đoàn"))), tasks=[kept("Trồng cây")]).rows()
    assert (row.state, row.task, row.unit) == (RowState.CHANGED, 5, 2)


def test_a_unit_that_is_not_in_the_directory_is_a_problem_in_its_cell():
    (row,) = plan(file(sheet(registration("Trồng cây", "Hội Nông dận tỉnh")))).rows()
    assert row.state is RowState.PROBLEM
    assert row.problems == (Problem(ProblemCode.UNKNOWN_UNIT, "C8", "Hội Nông dận tỉnh"),)


def test_a_persons_answer_settles_all_rows_alike():
    rows = [registration(f"Việc {n}", "Hội Nông dận tỉnh", row=n) for n in (8, 9)]
    planned = plan(file(sheet(*rows)), answers={spelling_key("Hội Nông dận tỉnh"): 1})
    assert [(row.state, row.unit) for row in planned.rows()] == [(RowState.NEW, 1)] * 2


def test_a_person_may_say_that_it_is_a_new_unit():
    text = "Hội Người cao tuổi tỉnh"
    planned = plan(file(sheet(registration("Thăm hỏi", text))), answers={spelling_key(text): NEW_UNIT})
    assert planned.new_units == (text,)
    assert [row.unit for row in planned.rows()] == [-1]


def test_a_ledger_without_units_proposes_those_that_the_workbooks_name_by_their_best_spelling():
    rows = (registration("Việc 1", "HND tỉnh"), registration("Việc 2", "Hội Nông dân tỉnh", row=9))
    planned = plan(file(sheet(*rows)), units=UnitDirectory([]), units_are_given=False)
    assert planned.new_units == ("Hội Nông dân tỉnh",)
    assert states(planned) == [RowState.NEW, RowState.NEW]


def test_outcomes_find_tasks_that_another_file_of_the_batch_registers():
    results = file(sheet(outcome("Trồng cây"), kind=SheetKind.OUTCOMES), name="1 kết quả.xlsx")
    registered = file(sheet(registration("Trồng cây;")), name="2 đăng ký.xlsx")
    (reported, planned) = plan(results, registered).rows()
    assert reported.task == planned.task == -1
    assert reported.problems == ()


def test_an_outcome_without_its_task_is_kept_and_said():
    (row,) = plan(file(sheet(outcome("Việc lạ"), kind=SheetKind.OUTCOMES))).rows()
    assert (row.state, row.task) == (RowState.NEW, None)
    assert [problem.code for problem in row.problems] == [ProblemCode.NO_MATCH]


def test_an_outcome_read_again_is_the_same_and_a_corrected_one_changes_its_report():
    report = ProgressReport(
        3,
        5,
        "Trồng cây",
        date(2021, 12, 31),
        ReportSource.IMPORT,
        ReportedStatus.DONE,
        completed_on=date(2021, 6, 1),
        unit_id=1,
    )
    known = {"tasks": [kept("Trồng cây")], "reports": {5: [report]}}
    same = outcome("Trồng cây", completed_on=date(2021, 6, 1))
    corrected = outcome("Trồng cây", completed_on=date(2021, 6, 2))
    found = [next(plan(file(sheet(row, kind=SheetKind.OUTCOMES)), **known).rows()) for row in (same, corrected)]
    assert [(row.state, row.record) for row in found] == [(RowState.SAME, 3), (RowState.CHANGED, 3)]


def test_a_result_for_a_later_day_is_a_new_report():
    report = ProgressReport(3, 5, "Trồng cây", date(2021, 3, 31), ReportSource.IMPORT, percent=Decimal(30))
    planned = plan(
        file(sheet(outcome("Trồng cây"), kind=SheetKind.OUTCOMES, as_of=date(2021, 6, 30))),
        tasks=[kept("Trồng cây")],
        reports={5: [report]},
    )
    assert states(planned) == [RowState.NEW]


def test_what_two_units_report_on_one_task_for_one_day_are_two_reports():
    common = Task(5, 2021, TaskKind.COMMON, "Sơ kết")
    sheets = [sheet(outcome("Sơ kết"), kind=SheetKind.OUTCOMES, sender=name) for name in ("HND tỉnh", "Tỉnh đoàn")]
    planned = plan(file(*sheets), tasks=[common])
    assert [(row.state, row.task) for row in planned.rows()] == [(RowState.NEW, 5)] * 2


def test_two_files_that_contradict_each_other_change_nothing_when_they_are_read_again():
    files = [file(sheet(registration("Trồng cây", note=note)), name=f"{note}.xlsx") for note in ("một", "hai")]
    assert states(plan(*files)) == [RowState.NEW, RowState.CHANGED]
    last = replace(kept("Trồng cây"), note="hai")
    assert states(plan(*files, tasks=[last])) == [RowState.SAME, RowState.SAME]


def test_a_correction_shows_what_it_has_no_more():
    tasks = [kept("Trồng cây"), kept("Làm đường", task_id=6), kept("Của đơn vị khác", lead=2, sender=2, task_id=7)]
    (planned,) = plan(file(sheet(registration("Trồng cây"), revision=1)), tasks=tasks).files
    assert [missing.title for missing in planned.sheets[0].missing] == ["Làm đường"]


def test_an_earlier_version_read_after_its_correction_changes_nothing():
    july = Deadline("31/7/2021", date(2021, 7, 31), date(2021, 7, 31))
    planned = plan(
        file(sheet(registration("Trồng cây", due=july))), tasks=[kept("Trồng cây")], versions={5: Version(1)}
    )
    assert states(planned) == [RowState.SAME]


def test_a_correction_in_the_same_batch_wins_whatever_the_order_of_the_files():
    july = Deadline("31/7/2021", date(2021, 7, 31), date(2021, 7, 31))
    corrected = file(sheet(registration("Trồng cây", due=july), revision=1))
    first = file(sheet(registration("Trồng cây")), name="b.xlsx")
    planned = plan(corrected, first)
    assert states(planned) == [RowState.CHANGED, RowState.NEW]


def test_a_row_given_twice_is_one_task():
    twice = registration("Trồng cây", row=9, note="lần hai", problems=(Problem(ProblemCode.DUPLICATE_ROW, "B9"),))
    planned = plan(file(sheet(registration("Trồng cây"), twice)))
    assert states(planned) == [RowState.NEW, RowState.SAME]


def test_a_blocked_row_waits():
    row = registration(None, problems=(Problem(ProblemCode.MISSING_TITLE, "B8"),))
    assert states(plan(file(sheet(row)))) == [RowState.PROBLEM]

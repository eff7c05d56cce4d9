"""Reading the units' workbooks in, and taking it back."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook as NewWorkbook

from desktop.domain.errors import Cancelled, RefusedValue
from desktop.domain.import_plans import RowState, WhyKept
from desktop.domain.programmes import Programme
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, TaskKind
from desktop.domain.text import spelling_key
from desktop.services import finding, imports, programmes, tasks, units
from desktop.services.backups import folder_of
from desktop.services.progress import Progress
from desktop.services.readings import open_workbooks
from desktop.services.summaries import summary
from desktop.storage import batches, search
from desktop.storage import tasks as task_store
from desktop.storage.changes import Record
from tests.services.conftest import WORKBOOKS

NOW = datetime(2021, 10, 4, 8, 0)
YEAR_END = date(2020, 12, 31)
NOT_SAID = {"batch", "import_file", "import_sheet", "import_row", "import_problem", "change", "sqlite_sequence"}


def read_in(ledger, *names, answers=None, accepted=imports.USUAL, now=NOW):
    workbooks = open_workbooks([WORKBOOKS / name if isinstance(name, str) else name for name in names])
    plan = imports.plan(ledger, workbooks.readings({}), now.date(), answers or {})
    return imports.take_over(ledger, plan, accepted, answers or {}, now, contents=workbooks.contents).value


def content(ledger):
    """Everything the ledger says, table by table, but for the history of imports itself."""
    search.refresh(ledger)
    names = [row[0] for row in ledger.sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    said = [name for name in names if name not in NOT_SAID and not name.startswith("search_")]
    found = {name: ledger.sql(f'SELECT * FROM "{name}" ORDER BY 1') for name in said}
    found["unit_name"] = [row[1:] for row in found["unit_name"]]
    found["search"] = sorted(ledger.sql("SELECT id, said FROM search_entry"))
    return found


def workbook(path: Path, *rows, title="ĐĂNG KÝ NHIỆM VỤ NĂM 2021", sender="HỘI NÔNG DÂN TỈNH"):
    book = NewWorkbook()
    sheet = book.active
    for line in (sender, title, None, ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"), *rows):
        sheet.append(line if isinstance(line, tuple) else (line,))
    book.save(path)
    return path


def test_the_sample_year_gives_nine_of_nine_and_thirty_seven_of_thirty_seven(ledger):
    result = read_in(ledger, "2020")
    counts = summary(ledger, 2020, YEAR_END)
    assert result.new == 92
    assert counts.kinds[TaskKind.COMMON].ratio == "9/9"
    registered = counts.kinds[TaskKind.REGISTERED]
    assert (registered.ratio, registered.done_on_time, registered.done_late) == ("37/37", 34, 3)
    assert counts.all.percent == 100


def test_reading_the_same_year_again_changes_nothing(ledger):
    read_in(ledger, "2020")
    before = content(ledger)
    assert read_in(ledger, "2020") == imports.BatchResult(None, 0, 0)
    assert content(ledger) == before
    assert len(imports.history(ledger)) == 1


def test_a_correction_changes_three_tasks_adds_one_and_shows_the_missing_one(ledger):
    read_in(ledger, "2021/tong-hop-dang-ky-2021-toan-tinh.xlsx")
    read_in(ledger, "2021/dang-ky-2021-mttq.xlsx")
    readings = open_workbooks([WORKBOOKS / "2021/dang-ky-2021-mttq-dieu-chinh-lan-1.xlsx"]).readings({})
    plan = imports.plan(ledger, readings, NOW.date(), {})
    assert [plan.count(state) for state in (RowState.CHANGED, RowState.NEW)] == [3, 1]
    (missing,) = plan.files[0].sheets[0].missing
    assert missing.title == "Tổ chức Ngày hội Đại đoàn kết gắn với phòng, chống dịch"
    imports.take_over(ledger, plan, imports.USUAL, {}, NOW)
    assert summary(ledger, 2021, NOW.date()).kinds[TaskKind.REGISTERED].total == 42
    withdrawing = imports.Accepted(missing=True)
    again = imports.plan(ledger, readings, NOW.date(), {})
    imports.take_over(ledger, again, withdrawing, {}, NOW)
    assert summary(ledger, 2021, NOW.date()).kinds[TaskKind.REGISTERED].total == 41


def test_the_year_2021_stands_on_its_reporting_day_as_the_story_tells(ledger):
    read_in(ledger, "2021/tong-hop-dang-ky-2021-toan-tinh.xlsx", "2021/tien-do-2021-toan-tinh.xlsx")
    kinds = summary(ledger, 2021, date(2021, 9, 30)).kinds
    key, common, registered = (kinds[kind] for kind in (TaskKind.KEY, TaskKind.COMMON, TaskKind.REGISTERED))
    assert (key.done_on_time, key.total) == (4, 7)
    assert (common.done_on_time, common.done_late, common.total) == (1, 1, 9)
    assert (registered.done_on_time, registered.done_late, registered.total) == (15, 2, 41)
    assert (common.open_overdue, registered.open_overdue) == (1, 3)


def test_an_answer_about_a_unit_is_remembered(ledger, tmp_path):
    path = workbook(tmp_path / "a.xlsx", (1, "Trồng cây", "Hội Nông dận tỉnh", "30/6/2021"))
    farmers = units.directory(ledger).find("Hội Nông dân tỉnh")
    assert farmers is not None
    waiting = read_in(ledger, path)
    assert (waiting.new, [batch.problem for batch in imports.history(ledger)]) == (0, [1])
    settled = read_in(ledger, path, answers={spelling_key("Hội Nông dận tỉnh"): farmers.id})
    assert settled.new == 1
    assert units.directory(ledger).find("Hội Nông dận tỉnh") == units.directory(ledger)[farmers.id]


def test_rows_that_were_left_out_are_not_taken_over(ledger, tmp_path):
    rows = ((1, "Trồng cây", "HND tỉnh", "Quý I"), (2, "Làm đường", "HND tỉnh", "Quý II"))
    path = workbook(tmp_path / "a.xlsx", *rows)
    assert read_in(ledger, path, accepted=imports.Accepted(left_out=frozenset({(0, 0, 5)}))).new == 1
    assert [task.title for task in task_store.of_year(ledger, 2021)] == ["Làm đường"]


def test_the_files_themselves_are_kept(ledger):
    read_in(ledger, "2020/dang-ky-2020-mttq.xlsx")
    original = (WORKBOOKS / "2020/dang-ky-2020-mttq.xlsx").read_bytes()
    ((row_id,),) = ledger.sql("SELECT min(id) FROM import_row")
    assert batches.workbook_of_row(ledger, row_id) == ("dang-ky-2020-mttq.xlsx", original)


def test_a_copy_of_the_ledger_is_made_before_a_batch(ledger):
    read_in(ledger, "2020/dang-ky-2020-mttq.xlsx")
    assert [path.name for path in folder_of(ledger.path).iterdir()] == ["2021-10-04 080000 trước khi nhập.thuky"]


def test_cancelling_while_writing_leaves_the_ledger_as_it_was(ledger):
    before = content(ledger)
    readings = open_workbooks([WORKBOOKS / "2020"]).readings({})
    plan = imports.plan(ledger, readings, NOW.date(), {})
    asked = iter([False] * 5 + [True] * 99)
    progress = Progress(cancelled=lambda: next(asked))
    with pytest.raises(Cancelled):
        imports.take_over(ledger, plan, imports.USUAL, {}, NOW, progress)
    assert content(ledger) == before
    assert imports.history(ledger) == []


@pytest.mark.parametrize("names", [("2020",), ("2021", "q1-2021", "people"), ("values", "layout")])
def test_taking_a_batch_back_leaves_the_ledger_as_it_was_before(ledger, names):
    before = content(ledger)
    batch = read_in(ledger, *names).batch
    assert content(ledger) != before
    undone = imports.undo(ledger, batch, NOW).value
    assert undone.kept == ()
    assert content(ledger) == before
    assert [entry.undone for entry in imports.history(ledger)] == [True]


def test_taking_a_correction_back_restores_what_it_changed(ledger):
    read_in(ledger, "2021/dang-ky-2021-mttq.xlsx")
    before = content(ledger)
    batch = read_in(
        ledger, "2021/dang-ky-2021-mttq-dieu-chinh-lan-1.xlsx", accepted=imports.Accepted(missing=True)
    ).batch
    assert imports.undo(ledger, batch, NOW).value.kept == ()
    assert content(ledger) == before


def test_what_a_person_touched_since_is_left_and_listed(ledger):
    batch = read_in(ledger, "2020").batch
    first, second, *_ = task_store.of_year(ledger, 2020)
    tasks.save_task(ledger, replace(first, note="đã trao đổi với đơn vị"))
    told = ProgressReport(0, second.id, "", date(2020, 5, 1), ReportSource.PHONE, ReportedStatus.IN_PROGRESS)
    tasks.save_report(ledger, told, NOW)
    undone = imports.undo(ledger, batch, NOW).value
    tasks_kept = {(kept.id, kept.why) for kept in undone.kept if kept.record is Record.TASK}
    assert tasks_kept == {(first.id, WhyKept.TOUCHED), (second.id, WhyKept.IN_USE)}
    assert [task.id for task in task_store.of_year(ledger, 2020)] == [first.id, second.id]
    assert [hit.id for hit in finding.find(ledger, f'"{first.title}"') if hit.kind == "task"] == [first.id]


def test_a_batch_is_taken_back_only_once(ledger):
    batch = read_in(ledger, "2020/dang-ky-2020-mttq.xlsx").batch
    imports.undo(ledger, batch, NOW)
    with pytest.raises(RefusedValue, match="already-undone"):
        imports.undo(ledger, batch, NOW)
    assert read_in(ledger, "2020/dang-ky-2020-mttq.xlsx").new == 4


def test_a_task_keeps_the_number_of_its_row_and_what_a_person_has_put_it_under(ledger, tmp_path):
    rows = [("1.", "Trồng cây", "Hội Nông dân tỉnh", "30/6/2021"), (2, "Tặng quà", "Hội Nông dân tỉnh", "30/6/2021")]
    read_in(ledger, workbook(tmp_path / "lần 1.xlsx", *rows))
    kept = {task.title: task for task in task_store.everything(ledger)}
    assert {title: task.number for title, task in kept.items()} == {"Trồng cây": "1", "Tặng quà": "2"}
    programme = programmes.save_programme(ledger, Programme(0, "Dân vận", 2021, 2025)).value
    tasks.save_task(ledger, replace(kept["Trồng cây"], programme_id=programme.id))
    later = [("5", "Trồng cây", "Hội Nông dân tỉnh", "30/9/2021"), *rows[1:]]
    title = "ĐĂNG KÝ NHIỆM VỤ NĂM 2021 (điều chỉnh lần 1)"
    read_in(ledger, workbook(tmp_path / "lần 2.xlsx", *later, title=title))
    changed = tasks.get_task(ledger, kept["Trồng cây"].id)
    assert (changed.due.text, changed.number, changed.programme_id) == ("30/9/2021", "1", programme.id)

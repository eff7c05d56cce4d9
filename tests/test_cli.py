"""The command line: its JSON is a contract with other programs."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop import cli
from desktop.domain.attachments import Owner
from desktop.domain.errors import LedgerNotChosen
from desktop.domain.unit_links import LinkKind
from desktop.services import attachments, indicators, units
from desktop.services.figures import Wish, grid_of
from desktop.services.ledgers import open_ledger
from desktop.services.samples import make_sample
from desktop.services.unit_history import Successor, UnitChange, record_change
from desktop.wording import error_sentence

WORKBOOKS = Path(__file__).parent / "workbooks"
OFFICE = ["--office", "Ban Chỉ đạo tỉnh Thanh Bình", "--parent", "Tỉnh ủy Thanh Bình", "--code", "BCĐ"]


class Thuky:
    """The program as another program sees it."""

    def __init__(self, ledger, capsys):
        self.ledger = ledger
        self._capsys = capsys

    def __call__(self, *arguments):
        """Run a command with ``--json``; return the exit code and the value."""
        code = cli.main(["--ledger", str(self.ledger), *map(str, arguments), "--json"])
        out = self._capsys.readouterr().out
        return code, json.loads(out)


@pytest.fixture
def thuky(tmp_path, capsys):
    program = Thuky(tmp_path / "sổ.thuky", capsys)
    assert cli.main(["new", str(program.ledger), *OFFICE]) == 0
    capsys.readouterr()
    return program


@pytest.fixture
def known(thuky):
    """The program on a ledger that knows the units."""
    assert thuky("units", "--import", WORKBOOKS / "UNITS.json")[0] == 0
    return thuky


def test_new_never_overwrites(thuky):
    before = thuky.ledger.read_bytes()
    assert cli.main(["new", str(thuky.ledger), *OFFICE]) == 4
    assert thuky.ledger.read_bytes() == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(known):
    before = known.ledger.read_bytes()
    code, plan = known("import", "--dry-run", WORKBOOKS / "2020" / "dang-ky-2020-mttq.xlsx")
    assert code == 0
    assert (plan["applied"], plan["batch"], plan["totals"]["new"]) == (False, None, 4)
    (sheet,) = plan["files"][0]["sheets"]
    assert (sheet["kind"], sheet["header_row"], sheet["period"]) == ("registrations", 6, 2020)
    assert sheet["rows"][0]["values"]["lead_unit"] == "Ủy ban MTTQ Việt Nam tỉnh"
    assert {entry["why"] for entry in sheet["skipped"]} >= {"title", "footer"}
    assert known.ledger.read_bytes() == before


def test_a_person_reads_in_words_what_an_import_did(known, capsys):
    path = WORKBOOKS / "2020" / "dang-ky-2020-mttq.xlsx"
    assert cli.main(["--lang", "vi", "--ledger", str(known.ledger), "import", str(path)]) == 0
    assert capsys.readouterr().out == "Đã ghi vào sổ: Mới 4, Thay đổi 0, Như cũ 0, Cần xem 0\n"


def test_the_story_of_the_sample_year(known):
    story = json.loads((WORKBOOKS / "STORY.json").read_text("utf-8"))["years"]["2020"]
    assert known("import", WORKBOOKS / "2020")[0] == 0
    code, again = known("import", WORKBOOKS / "2020")
    assert (code, again["applied"], again["totals"]["same"]) == (0, True, 92)
    code, summary = known("summary", "--year", "2020")
    assert (code, summary["as_of"], summary["all"]["percent"]) == (0, "2020-12-31", 100.0)
    assert set(summary["kinds"]) == {"common", "registered", "key", "direction"}
    units = {unit["unit"]: unit["kinds"]["registered"] for unit in summary["units"]}
    assert units.keys() == story["by_unit"].keys()
    for name, told in story["by_unit"].items():
        counts = units[name]
        assert (counts["total"], counts["done"]) == (told["registered"], told["done"]), name
        assert (counts["done_on_time"], counts["done_late"]) == (told["on_time"], told["late"]), name
    _, late = known("tasks", "--year", "2020", "--state", "done-late")
    assert {task["title"] for task in late["tasks"]} == set(story["late_titles"])


def test_the_counts_by_the_unit_of_today(known):
    assert known("import", WORKBOOKS / "2020")[0] == 0
    with open_ledger(known.ledger) as ledger:
        change = UnitChange(
            units.directory(ledger).exact("Hội Nông dân tỉnh").id,
            LinkKind.MERGED,
            date(2021, 7, 1),
            (Successor("Tỉnh đoàn"),),
        )
        record_change(ledger, change, datetime(2021, 7, 2, 8))
    then, today = (known("summary", "--year", "2020", "--units", one)[1] for one in ("then", "today"))
    assert then == known("summary", "--year", "2020")[1]
    assert then["all"] == today["all"]
    assert {one["unit"] for one in then["units"]} - {one["unit"] for one in today["units"]} == {"Hội Nông dân tỉnh"}


def test_a_ledger_without_units_takes_them_from_the_workbooks(thuky):
    for file in sorted((WORKBOOKS / "2020").glob("dang-ky*.xlsx")):
        assert thuky("import", file)[0] == 0
    assert thuky("import", WORKBOOKS / "2020")[0] == 0
    _, summary = thuky("summary", "--year", "2020")
    assert (summary["kinds"]["common"]["done"], summary["kinds"]["registered"]["done"]) == (9, 37)
    assert len(summary["units"]) == 10


def test_a_batch_is_listed_and_taken_back(known):
    _, applied = known("import", WORKBOOKS / "2020")
    _, listed = known("imports")
    (batch,) = listed["batches"]
    assert (batch["id"], batch["new"], batch["undone"], len(batch["files"])) == (applied["batch"], 92, False, 20)
    code, undone = known("undo", applied["batch"])
    assert (code, undone["kept"]) == (0, [])
    assert known("tasks")[1] == {"tasks": []}
    assert known("imports")[1]["batches"][0]["undone"] is True


def test_rows_with_a_problem_wait_and_the_exit_code_says_so(known):
    code, plan = known("import", WORKBOOKS / "values" / "trung-lap-sai-ten-thieu.xlsx")
    assert (code, plan["applied"]) == (1, True)
    problems = [problem for row in plan["files"][0]["sheets"][0]["rows"] for problem in row["problems"]]
    unknown = [problem for problem in problems if problem["code"] == "unknown-unit"]
    assert [problem["cell"] for problem in unknown] == ["C10", "C11", "C16"]
    assert "Hội Cựu chiến bình tỉnh" in unknown[0]["text"]


def test_every_file_refused_is_code_3_and_changes_nothing(known):
    before = known.ledger.read_bytes()
    code, plan = known("import", WORKBOOKS / "broken" / "dang-ky-2021-co-mat-khau.xlsx")
    assert (code, plan["files"][0]["refused"]["code"], plan["totals"]["refused_files"]) == (3, "encrypted", 1)
    assert known.ledger.read_bytes() == before


def test_a_ledger_that_cannot_be_used_is_code_4(tmp_path, capsys):
    other = tmp_path / "ghi chú.thuky"
    other.write_text("không phải sổ", "utf-8")
    assert cli.main(["--ledger", str(other), "summary", "--year", "2020"]) == 4
    assert cli.main(["--ledger", str(tmp_path / "x.thuky"), "check"]) == 4
    assert "ghi chú.thuky" in capsys.readouterr().err


def test_a_file_that_is_not_there_and_a_folder_without_workbooks_are_said(thuky, tmp_path, capsys):
    before = thuky.ledger.read_bytes()
    (tmp_path / "trống").mkdir()
    for path, said in ((tmp_path / "không có.xlsx", "không có.xlsx"), (tmp_path / "trống", "trống")):
        assert cli.main(["--ledger", str(thuky.ledger), "import", str(path)]) == 3
        assert said in capsys.readouterr().err
    assert thuky.ledger.read_bytes() == before


def test_a_command_that_nobody_gave_a_ledger_says_so(capsys):
    assert cli.main(["summary", "--year", "2020"]) == 4
    assert error_sentence(LedgerNotChosen("--ledger")) in capsys.readouterr().err


def test_wrong_usage_is_code_2(capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["summary"])
    assert stopped.value.code == 2


def test_the_welfare_figures_of_the_quarter_add_up_to_the_story(known):
    story = json.loads((WORKBOOKS / "STORY.json").read_text("utf-8"))["welfare"]["by_measure"]
    for _ in range(2):
        assert known("import", WORKBOOKS / "q1-2021")[0] == 0
    _, found = known("figures", "--from", "2021-01-01", "--to", "2021-03-31")
    by_measure = dict.fromkeys(story, 0)
    for total in found["totals"]:
        by_measure[total["measure"]] += total["quantity"]
        assert sum(unit["quantity"] for unit in total["units"]) == total["quantity"]
    assert by_measure == story
    assert known("figures", "--from", "2021-01-02", "--to", "2021-03-31")[1]["totals"] == []
    told = {(one["indicator"], one["measure"]): one["quantity"] for one in found["totals"]}
    assert told == _totals_of_the_page(known.ledger)


def _totals_of_the_page(path):
    """The totals of the first quarter of 2021 on the page of figures, by indicator."""
    totals = {}
    with open_ledger(path) as ledger:
        for one in indicators.indicators(ledger).all():
            grid = grid_of(ledger, Wish(2021, indicator_id=one.id), date(2021, 4, 1))
            totals[one.name, one.measure] = grid.rows[0].cells[0].quantity
    return totals


def test_a_template_goes_out_and_a_return_copy_goes_back(known, tmp_path):
    known("import", WORKBOOKS / "2020")
    template = tmp_path / "biểu.xlsx"
    unit = "Hội Nông dân tỉnh"
    assert known("template", "outcomes", "--unit", unit, "--year", "2020", "-o", template)[0] == 0
    _, plan = known("import", "--dry-run", template)
    assert len(plan["files"][0]["sheets"][0]["rows"]) == 5
    _, applied = known("import", WORKBOOKS / "values" / "trung-lap-sai-ten-thieu.xlsx")
    code, copies = known("return-copy", applied["batch"], "-o", tmp_path / "trả lại")
    assert code == 0
    assert [Path(path).name for path in copies["files"]] == ["trung-lap-sai-ten-thieu (trả lại).xlsx"]


def test_search_and_check(known):
    known("import", WORKBOOKS / "2020")
    _, found = known("search", "hien mau")
    assert {hit["kind"] for hit in found["hits"]} == {"task", "report"}
    assert all(set(hit) == {"kind", "id", "title", "text"} for hit in found["hits"])
    assert known("check") == (0, {"ok": True, "problems": [], "mended": []})


def test_check_makes_anew_what_is_kept_for_finding_and_counting(known):
    known("import", WORKBOOKS / "2020")
    known("summary", "--year", "2020")
    with open_ledger(known.ledger) as ledger:
        ledger.sql("DELETE FROM search_entry WHERE id IN (SELECT min(id) FROM search_entry)")
        ledger.sql("UPDATE standing_span SET state = 'withdrawn'")
    assert known("check") == (0, {"ok": True, "problems": [], "mended": ["search", "standings"]})
    assert known("check") == (0, {"ok": True, "problems": [], "mended": []})
    _, counted = known("summary", "--year", "2020", "--as-of", "2020-12-31")
    assert counted["kinds"]["registered"]["total"] == 37


def test_check_finds_an_attached_file_that_is_not_what_it_was(known):
    with open_ledger(known.ledger) as ledger:
        file = attachments.NewFile("Trang ký.pdf", b"%PDF signed")
        attachments.attach(ledger, Owner.MEETING, 1, file, datetime(2021, 2, 5, 16, 0))
        ledger.sql("DROP TRIGGER content_update")
        ledger.sql("UPDATE content SET data = ?", (b"%PDF forged",))
    assert known("check") == (3, {"ok": False, "problems": ["sha256: Trang ký.pdf"], "mended": []})


def test_the_demo_does_the_main_job_and_prints_the_minutes(tmp_path, capsys):
    assert cli.main(["demo", "--out", str(tmp_path / "out"), "--json"]) == 0
    demo = json.loads(capsys.readouterr().out)
    sample = Thuky(demo["ledger"], capsys)
    _, listed = sample("meetings")
    (meeting,) = listed["meetings"]
    assert [meeting[name] for name in ("invited", "present", "represented", "absent")] == [120, 107, 9, 4]
    assert len(sample("directions", "--open")[1]["directions"]) == 7
    paper = tmp_path / "biên bản.pdf"
    assert sample("print", "minutes", "--meeting", meeting["id"], "-o", paper)[0] == 0
    assert paper.read_bytes() == Path(demo["papers"][0]).read_bytes()
    assert paper.read_bytes().startswith(b"%PDF")
    assert cli.main(["demo", "--out", str(tmp_path / "out")]) == 0


def test_people_read_the_answer_on_stdout_and_programs_only_the_value(known, capsys):
    assert cli.main(["--ledger", str(known.ledger), "check"]) == 0
    assert capsys.readouterr().out.strip() == "Sổ nguyên vẹn."
    assert cli.main(["--ledger", str(known.ledger), "check", "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["ok"] is True
    assert "Sổ nguyên vẹn." in captured.err


def test_english_can_be_asked_for(known, capsys):
    assert cli.main(["--ledger", str(known.ledger), "--lang", "en", "check"]) == 0
    assert "intact" in capsys.readouterr().out


@pytest.fixture(scope="module")
def sample_ledger(tmp_path_factory):
    """The sample's ledger; nothing below changes it."""
    path = tmp_path_factory.mktemp("sample") / "mẫu.thuky"
    make_sample(path)
    return path


class TestPrint:
    """``print``: every paper of the contract, as PDF or Word; what should be looked at is said beside it."""

    @pytest.fixture
    def sample(self, sample_ledger, capsys):
        return Thuky(sample_ledger, capsys)

    def test_a_paper_of_a_meeting_with_a_number_and_a_day(self, sample, tmp_path):
        paper = tmp_path / "thông báo.pdf"
        code, answer = sample("print", "notice", "--number", "5", "--dated", "2021-02-08", "-o", paper)
        assert (code, answer) == (0, {"paper": "notice", "file": str(paper), "concerns": []})
        assert paper.read_bytes().startswith(b"%PDF")

    def test_a_paper_of_a_year_as_a_word_file(self, sample, tmp_path):
        paper = tmp_path / "báo cáo.docx"
        code, answer = sample("print", "annual-report", "--year", "2020", "-o", paper)
        assert code == 0
        assert paper.read_bytes().startswith(b"PK")
        assert answer["concerns"] == ["Văn bản chưa có số; chỗ ghi số được để trống."]

    def test_a_paper_of_a_period_and_one_of_a_unit(self, sample, tmp_path):
        quarter = ("--from", "2020-01-01", "--to", "2020-03-31")
        assert sample("print", "period-report", *quarter, "-o", tmp_path / "quý I.pdf")[0] == 0
        unit = ("--year", "2020", "--unit", "Hội Nông dân tỉnh")
        assert sample("print", "progress", *unit, "-o", tmp_path / "hội nông dân.pdf")[0] == 0

    @pytest.mark.parametrize(
        "wrong",
        [
            ("minutes", "--meeting", "99", "-o", "a.pdf"),
            ("minutes", "-o", "a.odt"),
            ("plan", "--unit", "Hội Nuôi ong", "-o", "a.pdf"),
            ("period-report", "--from", "2020-01-01", "-o", "a.pdf"),
            ("period-report", "--from", "2020-04-01", "--to", "2020-01-01", "-o", "a.pdf"),
            ("assessment", "--year", "2020", "-o", "a.pdf"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_written(self, sample, tmp_path, monkeypatch, wrong):
        monkeypatch.chdir(tmp_path)
        code, answer = sample("print", *wrong)
        assert code == 3
        assert answer["error"]
        assert not list(tmp_path.glob("a.*"))


def test_a_backup_is_listed_and_taken_back(known, tmp_path):
    code, made = known("backup")
    assert code == 0
    assert [copy["file"] for copy in known("backups")[1]["backups"]] == [made["file"]]
    elsewhere = tmp_path / "usb" / "sổ.thuky"
    assert known("backup", "-o", elsewhere) == (0, {"file": str(elsewhere)})
    code, restored = known("restore", elsewhere)
    assert code == 0
    assert restored["kept"] in {copy["file"] for copy in known("backups")[1]["backups"]}

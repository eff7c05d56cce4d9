"""Workbooks read in, taken back and sent out by the command line."""

from pathlib import Path

from desktop import cli
from tests.commands.conftest import WORKBOOKS


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


def test_a_file_that_is_not_there_and_a_folder_without_workbooks_are_said(thuky, tmp_path, capsys):
    before = thuky.ledger.read_bytes()
    (tmp_path / "trống").mkdir()
    for path, said in ((tmp_path / "không có.xlsx", "không có.xlsx"), (tmp_path / "trống", "trống")):
        assert cli.main(["--ledger", str(thuky.ledger), "import", str(path)]) == 3
        assert said in capsys.readouterr().err
    assert thuky.ledger.read_bytes() == before


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

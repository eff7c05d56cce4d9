"""Commands about the ledger itself, and how all of them answer."""

import json
from datetime import date, datetime
from pathlib import Path

from pypdfium2 import PdfDocument

from desktop import cli
from desktop.domain.attachments import Owner
from desktop.services import attachments
from desktop.services.ledgers import open_ledger
from tests.commands.conftest import OFFICE, WORKBOOKS, Thuky


def test_new_never_overwrites(thuky):
    before = thuky.ledger.read_bytes()
    assert cli.main(["new", str(thuky.ledger), *OFFICE]) == 4
    assert thuky.ledger.read_bytes() == before


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


def test_check_makes_anew_what_is_kept_for_finding_and_counting(known):
    known("import", WORKBOOKS / "2020")
    known("summary", "--year", "2020")
    with open_ledger(known.ledger) as ledger:
        ledger.sql("DELETE FROM search_entry WHERE id IN (SELECT min(id) FROM search_entry)")
        ledger.sql("UPDATE standing_span SET state = 'withdrawn'")
    code, first = known("check")
    assert (code, first["ok"], first["mended"], first["previous"]) == (0, True, ["search", "standings"], None)
    code, second = known("check")
    assert (code, second["mended"], second["previous"]["ok"]) == (0, [], True)
    assert date.fromisoformat(second["previous"]["at"][:10]) <= date.today()
    _, counted = known("summary", "--year", "2020", "--as-of", "2020-12-31")
    assert counted["kinds"]["registered"]["total"] == 37


def test_check_finds_an_attached_file_that_is_not_what_it_was(known):
    with open_ledger(known.ledger) as ledger:
        file = attachments.NewFile("Trang ký.pdf", b"%PDF signed")
        attachments.attach(ledger, Owner.MEETING, 1, file, datetime(2021, 2, 5, 16, 0))
        ledger.sql("DROP TRIGGER content_update")
        ledger.sql("UPDATE content SET data = ?", (b"%PDF forged",))
    found = {"ok": False, "problems": ["sha256: Trang ký.pdf"], "mended": [], "previous": None}
    assert known("check") == (3, found)
    assert known("check")[1]["previous"]["ok"] is False


def test_a_backup_is_listed_and_taken_back(known, tmp_path):
    code, made = known("backup")
    assert code == 0
    assert [copy["file"] for copy in known("backups")[1]["backups"]] == [made["file"]]
    elsewhere = tmp_path / "usb" / "sổ.thuky"
    assert known("backup", "-o", elsewhere) == (0, {"file": str(elsewhere)})
    code, restored = known("restore", elsewhere)
    assert code == 0
    assert restored["kept"] in {copy["file"] for copy in known("backups")[1]["backups"]}


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
    listed_directions = next(path for path in map(Path, demo["papers"]) if "chi-dao" in path.name)
    with PdfDocument(listed_directions) as document:
        assert "Tổng số 7 ý kiến chỉ đạo" in document[0].get_textpage().get_text_range()
    assert cli.main(["demo", "--out", str(tmp_path / "out")]) == 0

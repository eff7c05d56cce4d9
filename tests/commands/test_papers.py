"""``print``: papers by the command line."""

import docx
import pytest

from desktop.services.samples import make_sample
from tests.commands.conftest import Thuky


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

    def test_a_word_file_that_was_changed_by_hand_is_left_alone(self, sample, tmp_path):
        paper = tmp_path / "báo cáo.docx"
        asked = ("print", "annual-report", "--year", "2020", "-o", paper)
        assert [sample(*asked)[0] for _ in range(2)] == [0, 0]
        document = docx.Document(str(paper))
        document.add_paragraph("Sửa tay")
        document.save(str(paper))
        code, answer = sample(*asked)
        assert code == 3
        assert "đã được sửa tay" in answer["error"]
        assert docx.Document(str(paper)).paragraphs[-1].text == "Sửa tay"

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

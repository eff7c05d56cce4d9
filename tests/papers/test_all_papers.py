"""Every paper in print: what was entered stands there, whole, in every layout and at every length.

How it looks is checked in ``test_every_layout.py``.
"""

import io
import re
import unicodedata
from datetime import date

import docx
import pytest
from pypdfium2 import PdfDocument

from desktop.domain.meetings import Attendance, Attendee
from desktop.domain.programmes import Party, Programme
from desktop.papers.attendance_list import AttendanceListRecord, attendance_list_blocks
from desktop.papers.blocks import Paper, SignerRows
from desktop.papers.fonts import FontSet
from desktop.papers.layout import PROFILES as LAYOUTS
from desktop.papers.layout import Layout, profile
from desktop.papers.name_plates import SeatedRecord, name_plates_blocks
from desktop.papers.pdf import render
from desktop.papers.programme import ProgrammeRecord, programme_blocks
from desktop.papers.word import render_word
from tests.papers.paper_records import ISSUE, LONG, SAMPLES
from tests.papers.reading import read
from tests.papers.samples import HEAD, OFFICE

DAY = date(2021, 2, 5)


def text_of(pdf: bytes) -> str:
    """The text of all pages, in reading order, spaces evened out."""
    with PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def printed(paper: Paper, layout: str, fonts: FontSet) -> bytes:
    return render(paper, profile(layout, DAY), fonts)


def missing_rows(name: str, count: int, pdf: bytes) -> list[str]:
    """The rows of a sample of which the text does not stand in print; lines are broken between words only."""
    text = text_of(pdf).casefold()
    rows = [SAMPLES[name].row.format(at).split()[-1].casefold() for at in range(1, count + 1)]
    words = set(text.split())
    return [row for row in rows if row not in words and not any(word.startswith(row) for word in words)]


def missing_in_word(name: str, count: int, data: bytes) -> list[str]:
    """The rows of a sample of which the text does not stand in its Word file."""
    document = docx.Document(io.BytesIO(data))
    texts = [(node.text or "") + " " for node in document.element.body.iter() if node.tag.endswith("}t")]
    words = {word.rstrip(".;,") for word in "".join(texts).casefold().split()}
    rows = [SAMPLES[name].row.format(at).split()[-1].rstrip(".;,").casefold() for at in range(1, count + 1)]
    return [row for row in rows if row not in words]


@pytest.mark.parametrize(("layout", "count"), [("nd30", 1), ("nd30", 30), ("party", 30), ("front", 1), ("youth", 1)])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_stands_in_print(name: str, count: int, layout: str, fonts: FontSet):
    pdf = printed(SAMPLES[name].make(count), layout, fonts)
    assert missing_rows(name, count, pdf) == []


@pytest.mark.soak
@pytest.mark.parametrize("name", SAMPLES)
def test_lists_of_three_hundred(name: str, fonts: FontSet):
    pdf = printed(SAMPLES[name].make(300), "nd30", fonts)
    assert missing_rows(name, 300, pdf) == []


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.name}-{layout.valid_from.year}")
@pytest.mark.parametrize("name", SAMPLES)
def test_lists_of_five_thousand(name: str, layout: Layout, fonts: FontSet):
    paper = SAMPLES[name].make(5000)
    assert missing_rows(name, 5000, render(paper, layout, fonts)) == []
    assert missing_in_word(name, 5000, render_word(paper, layout, fonts)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_paper_without_a_row_is_still_a_paper(name: str, fonts: FontSet):
    if name == "reminders":
        return  # there is no letter to nobody
    pdf = printed(SAMPLES[name].make(0), "nd30", fonts)
    assert len(text_of(pdf)) > 5


@pytest.mark.parametrize("name", SAMPLES)
def test_its_text_is_composed(name: str, fonts: FontSet):
    assert unicodedata.is_normalized("NFC", text_of(printed(SAMPLES[name].make(3), "nd30", fonts)))


@pytest.mark.parametrize("name", SAMPLES)
def test_printed_twice_it_is_the_same_file(name: str, fonts: FontSet):
    assert printed(SAMPLES[name].make(3), "nd30", fonts) == printed(SAMPLES[name].make(3), "nd30", fonts)


@pytest.mark.parametrize("layout", ["nd30", "party"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_paper_is_a_word_file_too(name: str, layout: str, fonts: FontSet):
    data = render_word(SAMPLES[name].make(3), profile(layout, DAY), fonts)
    assert missing_in_word(name, 3, data) == []


class TestLongNames:
    """Names and titles of 200 letters lose no word."""

    someone = Attendee(1, LONG, LONG, "Tỉnh đoàn", attendance=Attendance.PRESENT)

    def test_in_a_list_to_be_signed(self, fonts: FontSet):
        paper = attendance_list_blocks(AttendanceListRecord(OFFICE, HEAD, (self.someone,)))
        text = read(printed(paper, "nd30", fonts)).column_text()
        assert re.sub(r"\s+", " ", text).count("Cuối") == 2

    def test_on_a_plate(self, fonts: FontSet):
        paper = name_plates_blocks(SeatedRecord(OFFICE, HEAD, (self.someone,)))
        pdf = printed(paper, "nd30", fonts)
        with PdfDocument(pdf) as document:
            assert len(document) == 1
        assert "CUỐI" in text_of(pdf)


class TestProgramme:
    """Twelve parties sign below each other, three in a row."""

    def test_twelve_signers_each_with_unit_post_and_name(self, fonts: FontSet):
        parties = tuple(Party(f"Đơn vị số {at}", f"Lò Thị Ún{at}", "Chủ tịch") for at in range(1, 13))
        paper = programme_blocks(ProgrammeRecord(ISSUE, Programme(1, "Phối hợp", 2021, 2025, parties, "Nội dung")))
        (signers,) = (block for block in paper.main.blocks if isinstance(block, SignerRows))
        assert (len(signers.signers), signers.per_row) == (12, 3)
        text = text_of(printed(paper, "party", fonts))
        assert [at for at in range(1, 13) if f"Lò Thị Ún{at}" not in text] == []

    def test_two_parties_sign_side_by_side(self):
        parties = (Party("Ban Dân vận"), Party("Hội Nông dân"))
        paper = programme_blocks(ProgrammeRecord(ISSUE, Programme(1, "Phối hợp", 2021, 2025, parties)))
        (signers,) = (block for block in paper.main.blocks if isinstance(block, SignerRows))
        assert signers.per_row == 2

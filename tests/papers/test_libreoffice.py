"""Every paper's Word file in LibreOffice: as many pages as the PDF has, one more or one less, however long it is.

Skipped where LibreOffice is not installed.
"""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pdfplumber
import pytest
from pypdfium2 import PdfDocument

from desktop.papers.blocks import Paper
from desktop.papers.fonts import FontSet
from desktop.papers.layout import FRONT, ND30, PARTY_2026, YOUTH, Layout
from desktop.papers.pdf import render
from desktop.papers.word import render_word
from tests.papers import gallery
from tests.papers.paper_records import SAMPLES

LAYOUTS = (ND30, PARTY_2026, FRONT, YOUTH)

PAPERS = {
    "report": gallery.report(),
    "list-1": gallery.list_of(1),
    "list-30": gallery.list_of(30),
    "list-300": gallery.list_of(300),
    "agreement-12": gallery.agreement(12),
    "agreement-7-of-3": gallery.agreement(7, 3),
    "plates": gallery.plates(),
    "extreme": gallery.extreme(),
}

#: Seconds for all papers of some rows, and for one of thousands: it is laid out anew by a word processor.
ALL, LONG = 1_200, 3_000

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def pages_in_libreoffice(folder: Path) -> dict[str, int]:
    """Convert the Word files of ``folder`` and return how many pages each has, by its name."""
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *sorted(map(str, folder.glob("*.docx")))], check=True, capture_output=True)
    counts = {}
    for path in folder.glob("*.pdf"):
        with PdfDocument(path) as document:
            counts[path.stem] = len(document)
    return counts


def assert_same_pages(papers: Mapping[str, Paper], layout: Layout, fonts: FontSet, folder: Path) -> None:
    """LibreOffice shows each paper's Word file on as many pages as its PDF has, one more or one less."""
    ours = {}
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(render_word(paper, layout, fonts))
        ours[name] = len(re.findall(rb"/Type /Page\b", render(paper, layout, fonts)))
    theirs = pages_in_libreoffice(folder)
    assert theirs.keys() == ours.keys()
    assert {name: (ours[name], theirs[name]) for name in ours if abs(ours[name] - theirs[name]) > 1} == {}


@pytest.mark.parametrize("layout", [ND30, PARTY_2026], ids=lambda layout: layout.name)
def test_as_many_pages_as_the_pdf(tmp_path: Path, layout: Layout, fonts: FontSet):
    assert_same_pages(PAPERS, layout, fonts, tmp_path)


def first_words(pdf: Path, page: int) -> list[str]:
    """Return the words with which a page begins, below its number."""
    with PdfDocument(pdf) as document:
        return document[page].get_textpage().get_text_range().split()[1:6]


def test_signatures_take_the_same_lines_to_the_next_page(tmp_path: Path, fonts: FontSet):
    papers = {f"letter-{count}": gallery.plain_letter(3, count) for count in range(19, 28, 2)} | {
        f"agreement-{count}": gallery.programme_of(count) for count in range(9, 20, 2)
    }
    ours = tmp_path / "ours"
    ours.mkdir()
    for name, paper in papers.items():
        (ours / f"{name}.pdf").write_bytes(render(paper, ND30, fonts))
        (tmp_path / f"{name}.docx").write_bytes(render_word(paper, ND30, fonts))
    turned = [name for name, count in pages_in_libreoffice(tmp_path).items() if count == 2]
    assert len(turned) >= 6
    starts = {name: (first_words(ours / f"{name}.pdf", 1), first_words(tmp_path / f"{name}.pdf", 1)) for name in turned}
    assert {name: start for name, start in starts.items() if start[0] != start[1]} == {}


def test_both_halves_of_a_plate_are_as_far_from_the_fold(tmp_path: Path, fonts: FontSet):
    (tmp_path / "plate.docx").write_bytes(render_word(SAMPLES["name-plates"].make(1), ND30, fonts))
    pages_in_libreoffice(tmp_path)
    with pdfplumber.open(tmp_path / "plate.pdf") as document:
        (page,) = document.pages
        fold = page.width / 2
        left = [fold - char["x1"] for char in page.chars if char["x1"] < fold]
        right = [char["x0"] - fold for char in page.chars if char["x0"] > fold]
    assert len(left) == len(right) == len(page.chars) / 2
    assert min(right) == pytest.approx(min(left), abs=10)
    assert max(right) == pytest.approx(max(left), abs=10)


@pytest.mark.soak
@pytest.mark.timeout(ALL)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("count", [1, 30, 300])
def test_every_paper(tmp_path: Path, count: int, layout: Layout, fonts: FontSet):
    assert_same_pages({name: SAMPLES[name].make(count) for name in SAMPLES}, layout, fonts, tmp_path)


@pytest.mark.soak
@pytest.mark.timeout(LONG)
@pytest.mark.parametrize("layout", [ND30, PARTY_2026], ids=lambda layout: layout.name)
@pytest.mark.parametrize("name", SAMPLES)
def test_five_thousand_rows(tmp_path: Path, name: str, layout: Layout, fonts: FontSet):
    assert_same_pages({name: SAMPLES[name].make(5_000)}, layout, fonts, tmp_path)

"""Ctrl+P prints what the page shows: its paper, the papers of its meeting, or its list."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QProgressDialog
from pytestqt.qtbot import QtBot

from desktop.domain.issued import PaperKind
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.presenters.navigation import MeetingFilter, PageKey
from desktop.services import meetings
from desktop.services.ledgers import open_ledger
from desktop.services.previews import open_paper
from desktop.services.printing import PaperRequest, paper_pdf
from desktop.ui import preview
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.meeting_page import MeetingView
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pages.papers import PapersPage
from desktop.ui.preview import PaperDialog
from desktop.ui.printer import print_paper
from tests.ui.keyboard import CTRL, Keyboard, dialog, go_to

NOW = datetime(2021, 4, 1, 8, 0)


@pytest.fixture
def keys(settled: Callable[[], None]) -> Keyboard:
    return Keyboard(settled)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the printer that the person chooses puts its paper."""
    path = tmp_path / "in.pdf"
    monkeypatch.setattr(preview, "choose_printer", lambda *_: printer_to(path))
    return path


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def papers_page(window: MainWindow) -> PapersPage:
    page = window.current_page()
    assert isinstance(page, PapersPage)
    return page


def open_meeting(window: MainWindow) -> MeetingView:
    page = window.current_page()
    assert isinstance(page, MeetingsPage)
    assert page.open_view is not None
    return page.open_view


def pages_of(path: Path) -> list[tuple[int, int]]:
    with pdfplumber.open(path) as found:
        return [(round(page.width), round(page.height)) for page in found.pages]


class TestWindow:
    """What the keys do on each page."""

    def test_a_list_is_shown_as_a_paper_and_printed(
        self, qtbot: QtBot, window: MainWindow, keys: Keyboard, settled, printed: Path
    ):
        window.navigate(PageKey.UNITS)
        settled()
        keys.press(Qt.Key.Key_P, CTRL)
        shown = dialog(qtbot, PaperDialog)
        assert shown.paper.has_paper
        keys.press(Qt.Key.Key_P, CTRL)
        assert len(pages_of(printed)) == shown.paper.view.page_count
        assert "máy in" in window.message_bar.text()

    def test_a_list_is_saved_as_word(
        self, qtbot: QtBot, window: MainWindow, keys: Keyboard, settled, tmp_path: Path, monkeypatch
    ):
        path = tmp_path / "đơn vị.docx"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        window.navigate(PageKey.UNITS)
        settled()
        keys.press(Qt.Key.Key_P, CTRL)
        go_to(dialog(qtbot, PaperDialog).paper.view)
        keys.press(Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert path.read_bytes().startswith(b"PK")

    def test_the_paper_that_is_seen_is_printed(self, window: MainWindow, keys: Keyboard, settled, printed: Path):
        window.navigate(PageKey.PAPERS)
        settled()
        keys.press(Qt.Key.Key_P, CTRL)
        assert len(pages_of(printed)) == papers_page(window).desk.panel.view.page_count

    def test_in_a_meeting_it_leads_to_its_papers(self, window: MainWindow, keys: Keyboard, session, settled):
        head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban", NOW)
        kept: list[int] = []
        session.change(lambda ledger: meetings.save_head(ledger, 0, head), kept.append)
        settled()
        window.navigate(PageKey.MEETINGS, MeetingFilter(kept[0]))
        settled()
        keys.press(Qt.Key.Key_P, CTRL)
        assert open_meeting(window).sections.papers.isVisible()

    def test_all_papers_of_a_meeting_are_printed_in_one_go(
        self, qtbot: QtBot, window: MainWindow, keys: Keyboard, session, settled, printed: Path
    ):
        kept: list[int] = []
        head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban", NOW)
        session.change(lambda ledger: meetings.save_head(ledger, 0, head), kept.append)
        settled()
        window.navigate(PageKey.MEETINGS, MeetingFilter(kept[0]))
        settled()
        keys.press(Qt.Key.Key_P, CTRL)
        go_to(open_meeting(window).sections.papers.list)
        keys.press(Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.AltModifier)
        shown = dialog(qtbot, PaperDialog)
        keys.press(Qt.Key.Key_P, CTRL)
        assert len(pages_of(printed)) == shown.paper.view.page_count > 2

    def test_where_there_is_nothing_to_print_the_window_says_so(self, window: MainWindow, keys: Keyboard, settled):
        window.navigate(PageKey.MEETINGS)
        settled()
        keys.press(Qt.Key.Key_P, CTRL)
        assert window.message_bar.text() == "Ở đây không có văn bản hay danh sách nào để in."


class TestPrinter:
    """As fine as the printer, each page in its own size."""

    @pytest.fixture
    def pdf(self, ledger_path: Path) -> bytes:
        """A paper with upright pages, and one with pages across."""
        with open_ledger(ledger_path) as ledger:
            return paper_pdf(ledger, PaperRequest(PaperKind.REGISTRATION_FORM, NOW.date(), year=2021, by_unit=True))

    def test_every_page_has_its_own_orientation_and_the_dots_of_the_printer(self, qtbot, pdf: bytes, tmp_path: Path):
        path = tmp_path / "in.pdf"
        with open_paper(pdf) as paper:
            assert print_paper(paper, printer_to(path))
            sizes = [tuple(round(side) for side in paper.page_size(page)) for page in range(paper.page_count)]
        assert pages_of(path) == sizes
        with pdfplumber.open(path) as found:
            widest = max(image["srcsize"][0] for image in found.pages[0].images)
            assert widest == pytest.approx(sizes[0][0] / 72 * 150, abs=2)

    def test_only_the_pages_that_were_asked_for_are_printed(self, qtbot, pdf: bytes, tmp_path: Path):
        path = tmp_path / "in.pdf"
        printer = printer_to(path)
        printer.setPageRanges(QPageRanges.fromString("2-3,5"))
        with open_paper(pdf) as paper:
            print_paper(paper, printer)
        assert len(pages_of(path)) == 3

    def test_printing_can_be_stopped(self, qtbot, pdf: bytes, tmp_path: Path, monkeypatch):
        monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda self: self.value() >= 2)
        with open_paper(pdf) as paper:
            assert paper.page_count > 3
            assert not print_paper(paper, printer_to(tmp_path / "in.pdf"))

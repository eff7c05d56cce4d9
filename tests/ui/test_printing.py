"""Ctrl+P prints what the page shows: its paper, the papers of its meeting, or its list."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.indicators import Indicator
from desktop.domain.meeting_kinds import usual_meeting
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.programmes import Programme
from desktop.papers.blocks import Paper, Paragraph, Part, TableBlock
from desktop.papers.fonts import find_fonts
from desktop.papers.layout import ND30
from desktop.papers.pdf import render
from desktop.presenters.navigation import MeetingFilter, PageKey
from desktop.services import indicators, meetings, programmes
from desktop.services.ledgers import open_ledger
from desktop.services.previews import open_paper
from desktop.services.printing import RecentPaper, recent_papers
from desktop.ui import preview
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.meeting_page import MeetingView
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pages.papers import PapersPage
from desktop.ui.preview import PaperDialog
from desktop.ui.printer import Copies, Outcome, choose_printer, print_paper, sheets
from tests.papers import gallery
from tests.services.printing.ledgers import make_filled_ledger
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


def printer_to(path: Path, dots_per_inch: int = 150) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots_per_inch)
    return printer


@pytest.fixture
def full_window(ledger_path: Path, request: pytest.FixtureRequest) -> MainWindow:
    """The window on a ledger with something on each of its pages."""
    ledger_path.unlink()
    make_filled_ledger(ledger_path)
    with open_ledger(ledger_path) as ledger:
        indicators.save(ledger, Indicator(0, "Số suất quà", "suất"))
        programmes.save_programme(ledger, Programme(0, "Phối hợp dân vận", 2021, 2025))
    window: MainWindow = request.getfixturevalue("window")
    return window


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

    def test_a_printer_that_takes_nothing_is_named(
        self, window: MainWindow, keys: Keyboard, settled, qtlog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ):
        gone = tmp_path / "not there" / "in.pdf"
        monkeypatch.setattr(preview, "choose_printer", lambda *_: printer_to(gone))
        window.navigate(PageKey.PAPERS)
        settled()
        with qtlog.disabled():
            keys.press(Qt.Key.Key_P, CTRL)
        assert window.message_bar.text().startswith(f"Máy in “{gone}” không nhận văn bản.")
        assert not papers_page(window).recent.presenter.rows

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
        remembered: list[tuple[RecentPaper, ...]] = []
        session.ask(recent_papers, remembered.append)
        settled()
        assert [one.kind for one in remembered[0]] == [*reversed(usual_meeting(MeetingKind.QUARTERLY).papers)]
        assert {(one.about, one.path) for one in remembered[0]} == {("Giao ban", None)}

    @pytest.mark.parametrize("key", [key for key in PageKey if key not in (PageKey.IMPORTS, PageKey.SETTINGS)])
    def test_every_page_with_something_on_it_can_be_printed(
        self, full_window: MainWindow, keys: Keyboard, settled, printed: Path, key: PageKey
    ):
        full_window.navigate(key)
        settled()
        keys.press(Qt.Key.Key_P, CTRL)
        if not printed.exists():  # a list is looked at first
            assert QApplication.activeModalWidget() is not None
            keys.press(Qt.Key.Key_P, CTRL)
        assert pages_of(printed)

    def test_where_there_is_nothing_to_print_the_window_says_so(self, window: MainWindow, keys: Keyboard, settled):
        window.navigate(PageKey.MEETINGS)
        settled()
        keys.press(Qt.Key.Key_P, CTRL)
        assert window.message_bar.text() == "Ở đây không có văn bản hay danh sách nào để in."


def pictures_of(pdf: Path | bytes) -> list[Image.Image]:
    """The pages as small grey pictures."""
    with PdfDocument(pdf) as document:
        return [page.render(scale=0.5, grayscale=True).to_pil() for page in document]


def looks(picture: Image.Image) -> bytes:
    return picture.tobytes()


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much of the ink of ``other`` is elsewhere in ``one``; letters a dot from their place make little of it."""
    shown, meant = (picture.filter(ImageFilter.GaussianBlur(2)) for picture in (one, other))
    (apart,), (ink,) = (
        ImageStat.Stat(ImageChops.difference(shown, meant)).sum,
        ImageStat.Stat(ImageOps.invert(meant)).sum,
    )
    return apart / ink


class TestCopies:
    """The order of pages, where the printer leaves it to the program."""

    def test_the_last_page_first(self):
        assert sheets([0, 1, 2], Copies(last_first=True)) == [2, 1, 0]

    def test_a_copy_on_both_sides_begins_on_a_sheet_of_its_own(self):
        assert sheets([0, 1, 2], Copies(2, both_sides=True)) == [0, 1, 2, None, 0, 1, 2]
        assert sheets([0, 1], Copies(2, both_sides=True)) == [0, 1, 0, 1]
        assert sheets([0, 1, 2], Copies(2)) == [0, 1, 2, 0, 1, 2]


class TestDialog:
    """What is chosen in the system's dialog is what the printer is told."""

    @pytest.fixture
    def chosen(self, monkeypatch: pytest.MonkeyPatch) -> list[QPrintDialog]:
        """The dialogs that were shown; in each, two copies of pages 2 to 3 on both sides are asked for."""
        shown: list[QPrintDialog] = []

        def choose(dialog: QPrintDialog) -> int:
            shown.append(dialog)
            printer = dialog.printer()
            printer.setCopyCount(2)
            printer.setPageRanges(QPageRanges.fromString("2-3"))
            return QPrintDialog.DialogCode.Accepted

        monkeypatch.setattr(QPrintDialog, "exec", choose)
        return shown

    def test_it_offers_the_pages_there_are_and_its_answer_is_taken(self, qtbot: QtBot, chosen: list[QPrintDialog]):
        parent = QWidget()
        qtbot.addWidget(parent)
        printer = choose_printer(parent, 5)
        assert printer is not None
        assert (chosen[0].minPage(), chosen[0].maxPage()) == (1, 5)
        assert chosen[0].testOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        assert (printer.copyCount(), printer.pageRanges().toString()) == (2, "2-3")

    def test_who_leaves_it_prints_nothing(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
        parent = QWidget()
        qtbot.addWidget(parent)
        assert choose_printer(parent, 5) is None


class TestPrinter:
    """As fine as the printer, each page in its own size."""

    @pytest.fixture
    def pdf(self) -> bytes:
        """A paper with upright pages and pages across in turn."""
        annexes = tuple(gallery.annex(f"Biểu {number}", landscape=number % 2 == 0) for number in range(5))
        return render(Paper("Báo cáo", "Ban Chỉ đạo", Part((gallery.letterhead(),)), annexes), ND30, find_fonts())

    def test_every_page_has_its_own_orientation_and_the_dots_of_the_printer(self, qtbot, pdf: bytes, tmp_path: Path):
        path = tmp_path / "in.pdf"
        with open_paper(pdf) as paper:
            assert print_paper(paper, printer_to(path)) is Outcome.PRINTED
            sizes = [tuple(round(side) for side in paper.page_size(page)) for page in range(paper.page_count)]
        assert pages_of(path) == sizes
        assert set(sizes) == {(595, 842), (842, 595)}
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

    @pytest.mark.parametrize("collated", [True, False])
    def test_copies_that_the_printer_does_not_make_are_made_here(self, qtbot, pdf: bytes, tmp_path: Path, collated):
        path, once = tmp_path / "in.pdf", tmp_path / "một.pdf"
        printer = printer_to(path)
        printer.setPageRanges(QPageRanges.fromString("1-2"))
        printer.setCopyCount(3)
        printer.setCollateCopies(collated)
        with open_paper(pdf) as paper:
            print_paper(paper, printer)
            alone = printer_to(once)
            alone.setPageRanges(QPageRanges.fromString("1-2"))
            print_paper(paper, alone)
        first, second = map(looks, pictures_of(once))
        wanted = [first, second] * 3 if collated else [first] * 3 + [second] * 3
        assert list(map(looks, pictures_of(path))) == wanted

    def test_an_annex_across_the_sheet_in_an_upright_paper_looks_as_it_was_set(self, qtbot, tmp_path: Path):
        path = tmp_path / "in.pdf"
        table = TableBlock(gallery.TASK_COLUMNS, tuple(gallery.task_rows(4)))
        upright = Part((gallery.letterhead(), Paragraph(gallery.SPEECH)))
        annexes = (gallery.annex("Nhiệm vụ", table, landscape=True),)
        pdf = render(Paper("Báo cáo", "Ban Chỉ đạo", upright, annexes), ND30, find_fonts())
        with open_paper(pdf) as paper:
            assert print_paper(paper, printer_to(path, 600)) is Outcome.PRINTED
            sizes = {tuple(round(side) for side in paper.page_size(page)) for page in range(paper.page_count)}
        assert sizes == {(595, 842), (842, 595)}
        printed, meant = pictures_of(path), pictures_of(pdf)
        assert [one.size for one in printed] == [one.size for one in meant]
        assert max(map(difference, printed, meant)) < 0.7  # fine lines are in part a dot away from their place
        assert difference(printed[0].rotate(180), meant[0]) > 1

    def test_what_can_not_be_printed_is_not_called_printed(self, qtbot, pdf: bytes, tmp_path: Path, qtlog):
        with qtlog.disabled(), open_paper(pdf) as paper:
            assert print_paper(paper, printer_to(tmp_path / "not there" / "in.pdf")) is Outcome.REFUSED

    def test_printing_can_be_stopped(self, qtbot, pdf: bytes, tmp_path: Path, monkeypatch):
        monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda self: self.value() >= 2)
        with open_paper(pdf) as paper:
            assert paper.page_count > 3
            assert print_paper(paper, printer_to(tmp_path / "in.pdf")) is Outcome.STOPPED

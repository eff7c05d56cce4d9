"""Papers by keyboard: chosen, looked at, put right, saved, issued with their numbers, seen again as they were."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop import wording
from desktop.domain.concerns import ConcernCode
from desktop.domain.issued import PaperKind
from desktop.domain.meetings import Attendee, MeetingHead, MeetingKind
from desktop.domain.people import Person, Position
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.units import UnitName
from desktop.presenters import paper_desk
from desktop.presenters.navigation import PageKey
from desktop.services import meetings, tasks, units
from desktop.services.ledgers import open_ledger
from desktop.ui import preview
from desktop.ui.dialogs.reason_dialog import ReasonDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.papers import PapersPage
from desktop.ui.pages.papers_desk import DeskSection
from desktop.ui.work import LedgerSession
from tests.ui.keyboard import CTRL, Keyboard, back_in, dialog, go_to

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ledger_path(ledger_path: Path) -> Path:
    """A ledger with a meeting and a task of the year."""
    with open_ledger(ledger_path) as ledger:
        meetings.save_head(
            ledger, 0, MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý I", datetime(2021, 4, 1, 8), place="Hội trường")
        )
        tasks.save_task(ledger, Task(0, 2021, TaskKind.COMMON, "Tuyên truyền về bầu cử"))
    return ledger_path


@pytest.fixture
def keys(settled: Callable[[], None]) -> Keyboard:
    return Keyboard(settled)


@pytest.fixture
def page(window: MainWindow, settled: Callable[[], None]) -> PapersPage:
    """The page, with the plan of the year chosen."""
    window.navigate(PageKey.PAPERS)
    settled()
    shown = window.current_page()
    assert isinstance(shown, PapersPage)
    return shown


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Says yes to questions, and keeps what was said."""
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


def visible_fields(page: PapersPage) -> set[str]:
    desk = page.desk
    fields = {"meeting": desk.meeting, "span": desk.span, "unit": desk.unit, "number": desk.number, "dated": desk.dated}
    return {name for name, field in fields.items() if field.isVisible()}


class TestDesk:
    """Every paper, with what it needs to be told."""

    def test_all_papers_are_listed_under_what_they_are_about(self, page):
        desk = page.desk
        kinds = [desk.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(desk.list.count())]
        assert {PaperKind(kind) for kind in kinds if kind} == set(PaperKind)

    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            (PaperKind.PLAN, {"span", "number", "dated"}),
            (PaperKind.MINUTES, {"meeting"}),
            (PaperKind.INVITATIONS, {"meeting", "unit", "number", "dated"}),
            (PaperKind.PROGRESS, {"span", "unit"}),
            (PaperKind.DIRECTIONS, {"span", "unit"}),
        ],
    )
    def test_a_paper_asks_for_what_it_needs(self, page, settled, kind, fields):
        page.desk.choose(kind)
        settled()
        assert visible_fields(page) == fields

    def test_arrows_go_from_paper_to_paper_over_the_headings(self, page, keys):
        go_to(page.desk.list)
        seen = [page.desk.presenter.kind]
        for _ in range(7):
            keys.press(Qt.Key.Key_Down)
            seen.append(page.desk.presenter.kind)
        assert len(set(seen)) == 8
        assert page.desk.panel.has_paper or page.desk.panel._none.text()

    def test_what_is_typed_is_in_the_paper_and_no_longer_to_be_looked_at(self, page, keys):
        def codes() -> set[ConcernCode]:
            return {one.code for one in page.desk.concerns.rows.shown()}

        go_to(page.desk.span)
        keys.over("2021", Qt.Key.Key_Tab)
        assert ConcernCode.NO_NUMBER in codes()
        go_to(page.desk.number)
        keys.over("12", Qt.Key.Key_Tab)
        assert ConcernCode.NO_NUMBER not in codes()

    def test_a_concern_leads_to_where_it_is_put_right(self, window, page, keys, settled):
        go_to(page.desk.concerns)
        places = {one.code: place for place, one in enumerate(page.desk.concerns.rows.shown())}
        page.desk.concerns.set_place(places[ConcernCode.NO_NUMBER])
        keys.press(Qt.Key.Key_Return)
        assert page.desk.number.hasFocus()
        page.desk.concerns.set_place(places[ConcernCode.NO_SIGNER])
        go_to(page.desk.concerns)
        keys.press(Qt.Key.Key_Return)
        assert window.page_actions[PageKey.MEETINGS].isChecked()
        assert window.current_page().open_view is not None

    def test_a_word_file_that_was_changed_by_hand_is_left_alone(self, window, page, keys, monkeypatch, tmp_path):
        path = tmp_path / "kế hoạch.docx"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        go_to(page.desk.list)
        keys.press(Qt.Key.Key_S, CTRL | SHIFT)
        assert window.message_bar.text().startswith("Đã lưu “kế hoạch.docx”.")
        document = Document(str(path))
        document.add_paragraph("Sửa tay")
        document.save(str(path))
        keys.press(Qt.Key.Key_S, CTRL | SHIFT)
        assert "đã được sửa tay" in window.message_bar.text()
        assert Document(str(path)).paragraphs[-1].text == "Sửa tay"
        other = tmp_path / "kế hoạch 2.docx"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
        window.message_bar._do.click()
        keys.press(Qt.Key.Key_Shift)
        assert other.exists()


class TestIssued:
    """A paper is issued once, with its number, and stays as it was."""

    def issue(self, page: PapersPage, keys: Keyboard) -> None:
        go_to(page.desk.span)
        keys.over("2021", Qt.Key.Key_Tab)
        keys.press(Qt.Key.Key_Return, CTRL)

    def test_it_takes_the_next_number_and_is_seen_as_it_was_issued(self, window, page, keys, agreed):
        self.issue(page, keys)
        assert "Văn bản lấy số 1." in agreed[0]
        assert "số 01/KH-BCĐ" in window.message_bar.text()
        keys.press(Qt.Key.Key_P, ALT)
        row = page.issued.table.model.shown()[0]
        assert (row.symbol, row.version, row.in_force) == ("01/KH-BCĐ", 1, True)
        page.issued.table.select(row.id)
        keys.press(Qt.Key.Key_Shift)
        assert page.issued.panel.has_paper
        keys.press(Qt.Key.Key_N, ALT)
        assert page.numbers.next[PaperKind.PLAN].value() == 2

    def test_another_version_needs_a_reason(self, qtbot: QtBot, window, page, keys, agreed, settled):
        self.issue(page, keys)
        self.issue(page, keys)
        assert "đã phát hành" in window.message_bar.text()
        keys.press(Qt.Key.Key_P, ALT)
        page.issued.table.select(page.issued.table.model.shown()[0].id)
        go_to(page.issued.table.view)
        keys.press(Qt.Key.Key_R, CTRL)
        dialog(qtbot, ReasonDialog)
        keys.type("Sai thời hạn", Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_Return, CTRL)
        back_in(qtbot, window)
        assert [row.in_force for row in page.issued.table.model.shown()] == [False]
        keys.press(Qt.Key.Key_I, ALT)
        self.issue(page, keys)
        keys.press(Qt.Key.Key_P, ALT)
        assert {(row.version, row.in_force) for row in page.issued.table.model.shown()} == {(1, False), (2, True)}

    def test_minutes_and_reminders_are_not_issued_here(self, page, settled):
        for kind in (PaperKind.MINUTES, PaperKind.REMINDERS, PaperKind.MEETING_FILE):
            page.desk.choose(kind)
            settled()
            assert not page.desk.issue_button.isVisible()


class TestPrintedAndSaved:
    """What was printed or saved is listed, and made again from the list; the next one is offered the same folder."""

    @pytest.fixture
    def printed(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        path = tmp_path / "máy in.pdf"

        def choose(*_: object) -> QPrinter:
            printer = QPrinter()
            printer.setOutputFileName(str(path))
            return printer

        monkeypatch.setattr(preview, "choose_printer", choose)
        return path

    def test_a_printed_paper_is_made_again(self, page, keys, printed):
        page.desk.choose(PaperKind.PROGRESS)
        go_to(page.desk.span)
        keys.over("2021", Qt.Key.Key_Tab)
        keys.press(Qt.Key.Key_P, CTRL)
        assert printed.exists()
        page.desk.choose(PaperKind.AGENDA)
        keys.press(Qt.Key.Key_U, ALT)
        (row,) = page.recent.table.model.shown()
        assert (row.paper.kind, row.paper.about) == (PaperKind.PROGRESS, "năm 2021")
        go_to(page.recent.table.view)
        page.recent.table.view.selectRow(0)
        keys.press(Qt.Key.Key_Return)
        assert page.desk.isVisible()
        assert (page.desk.presenter.kind, page.desk.span.text()) == (PaperKind.PROGRESS, "2021")
        assert page.desk.panel.has_paper

    def test_a_saved_file_is_opened_while_it_is_there(self, page, keys, monkeypatch, tmp_path):
        path, offered, opened = tmp_path / "kế hoạch.pdf", [], []

        def choose(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
            offered.append(Path(suggested))
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
        for _ in range(2):
            go_to(page.desk.panel.view)
            keys.press(Qt.Key.Key_S, CTRL)
        assert [one.parent for one in offered] == [Path(), tmp_path]
        keys.press(Qt.Key.Key_U, ALT)
        page.recent.table.view.selectRow(0)
        go_to(page.recent.table.view)
        keys.press(Qt.Key.Key_O, CTRL | SHIFT)
        assert opened == [str(path)]
        path.unlink()
        keys.press(Qt.Key.Key_I, ALT)
        keys.press(Qt.Key.Key_U, ALT)
        assert not page.recent.open_file.isEnabled()


class TestConcerns:
    """What is to be looked at before printing, each where it is seen."""

    @pytest.fixture
    def ledger_path(self, ledger_path: Path) -> Path:
        """A meeting without a chair; of its people one has a long name, one an old title, one a unit's old name."""
        with open_ledger(ledger_path) as ledger:
            farmers, women = units.directory(ledger).units()[:2]
            names = (
                UnitName(farmers.name, valid_to=date(2021, 2, 28)),
                UnitName("Đơn vị mới", valid_from=date(2021, 3, 1)),
            )
            units.save_unit(ledger, replace(farmers, names=names))
            posts = (Position("Chủ tịch", valid_to=date(2021, 1, 31)), Position("Bí thư", valid_from=date(2021, 2, 1)))
            person = units.save_person(ledger, Person(0, "Lò Thị Ún", posts)).value.id
            meeting_id = meetings.meetings(ledger)[0].id
            long = Attendee(0, "Công Tằng Tôn Nữ Hoàng Phúc Thị Bích Thủy Quỳnh Dương", "Ủy viên", "HĐND tỉnh")
            old = Attendee(0, "Lò Thị Ún", "Chủ tịch", women.name, person_id=person, unit_id=women.id)
            renamed = Attendee(0, "Ngô Ý", "Trưởng ban", farmers.name, unit_id=farmers.id)
            meetings.invite(ledger, meeting_id, (long, old, renamed))
        return ledger_path

    @pytest.mark.parametrize(
        ("kind", "code"),
        [
            (PaperKind.NAME_PLATES, ConcernCode.NAME_TOO_LONG),
            (PaperKind.MINUTES, ConcernCode.NO_NUMBER),
            (PaperKind.INVITATIONS, ConcernCode.NO_NUMBER),
            (PaperKind.MINUTES, ConcernCode.NO_SIGNER),
            (PaperKind.ATTENDANCE, ConcernCode.TITLE_CHANGED),
            (PaperKind.ATTENDANCE, ConcernCode.UNIT_NOT_VALID),
        ],
    )
    def test_each_is_listed_in_words_and_opens_its_record(self, window, page, keys, settled, kind, code):
        page.desk.choose(kind)
        settled()
        shown = {one.code: (place, one) for place, one in enumerate(page.desk.concerns.rows.shown())}
        place, concern = shown[code]
        assert wording.concern_sentence(concern)
        go_to(page.desk.concerns)
        page.desk.concerns.set_place(place)
        keys.press(Qt.Key.Key_Return)
        assert page.desk.number.hasFocus() or window.current_page() is not page


def test_the_paper_follows_what_changes_elsewhere(
    window: MainWindow, page: PapersPage, session: LedgerSession, keys: Keyboard
):
    go_to(page.desk.span)
    keys.over("2021", Qt.Key.Key_Tab)
    before = page.desk.panel.view.grab().toImage()
    session.change(lambda ledger: tasks.save_task(ledger, Task(0, 2021, TaskKind.COMMON, "Thăm hỏi")))
    keys.press(Qt.Key.Key_Shift)
    assert page.desk.panel.view.grab().toImage() != before


def test_a_long_paper_is_made_when_it_is_asked_for(qtbot, page, keys, settled, monkeypatch):
    monkeypatch.setattr(paper_desk, "LONG", 0)
    desk = page.findChild(DeskSection)
    desk.choose(PaperKind.PROGRESS)
    settled()
    offer = desk.panel.findChild(QPushButton, "offer")
    assert offer.isVisible()
    assert not desk.panel.view.page_count
    go_to(offer)
    keys.press(Qt.Key.Key_Space)
    assert desk.panel.view.page_count
    assert not offer.isVisible()

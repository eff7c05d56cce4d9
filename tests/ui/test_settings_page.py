"""The settings, by keyboard: the office, its layout, its words, its numbers; the paper beside them follows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from desktop.domain.issued import PaperKind
from desktop.domain.numbering import Numbering
from desktop.domain.office import LayoutProfile
from desktop.presenters.navigation import PageKey
from desktop.services import numbers, printing
from desktop.services.ledgers import Ledger, load_office, open_ledger
from desktop.ui.dialogs.backups_dialog import BackupsDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.work import LedgerSession
from tests.ui.keyboard import CTRL, Keyboard, dialog, go_to, press

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
BODY_SIZE = "body.text.size"


@pytest.fixture
def keys(settled: Callable[[], None]) -> Keyboard:
    return Keyboard(settled)


@pytest.fixture
def page(window: MainWindow, keys: Keyboard, settled: Callable[[], None]) -> SettingsPage:
    """The page, opened by its key."""
    keys.press(Qt.Key.Key_Comma, CTRL)
    shown = window.current_page()
    assert isinstance(shown, SettingsPage)
    return shown


@pytest.fixture
def read(session: LedgerSession, settled: Callable[[], None]):
    """Reads from the ledger that the window is on."""

    def ask(job: Callable[[Ledger], object]) -> object:
        found: list[object] = []
        session.ask(job, found.append)
        settled()
        return found[0]

    return ask


def drawn(page: SettingsPage) -> bytes:
    image = page.view.grab().toImage()
    return bytes(image.constBits())


class TestOffice:
    """Each field is kept when it is left."""

    def test_the_name_is_changed_and_the_paper_follows(self, page, keys, read):
        before = drawn(page)
        assert page.office.name.hasFocus()
        keys.over("Ban Dân vận tỉnh Thanh Bình", Qt.Key.Key_Tab)
        assert read(load_office).name == "Ban Dân vận tỉnh Thanh Bình"
        assert drawn(page) != before

    def test_an_office_needs_a_name_and_what_was_typed_stays(self, page, keys, read):
        keys.press(Qt.Key.Key_A, CTRL)
        keys.press(Qt.Key.Key_Delete)
        keys.press(Qt.Key.Key_Tab)
        assert "Chưa có tên cơ quan" in page.office.failure.text().replace("Tên", "tên")
        assert read(load_office).name == "Ban Chỉ đạo tỉnh Thanh Bình"

    def test_a_symbol_with_a_blank_is_said_under_the_fields(self, page, keys, read):
        go_to(page.office.code)
        keys.over("B C", Qt.Key.Key_Tab)
        assert "dấu cách" in page.office.failure.text()
        assert read(load_office).code == "BCĐ"

    def test_another_profile_brings_other_numbers(self, page, keys, read):
        go_to(page.office.profile)
        keys.press(Qt.Key.Key_Down)
        page.office.profile.activated.emit(page.office.profile.currentIndex())
        keys.press(Qt.Key.Key_Tab)
        assert read(load_office).profile is LayoutProfile.PARTY
        assert "body.exact_line" in page.layouts.editors


class TestLayout:
    """Numbers within what the rules allow; each can be taken back."""

    def test_a_number_is_stepped_up_and_taken_back(self, page, keys, read):
        keys.press(Qt.Key.Key_B, ALT)
        editor = page.layouts.editors[BODY_SIZE]
        before = drawn(page)
        go_to(editor.field)
        keys.press(Qt.Key.Key_Down)
        assert read(lambda ledger: printing.own_values(ledger, LayoutProfile.ND30)) == {BODY_SIZE: 13.5}
        assert editor.title.font().bold()
        assert drawn(page) != before
        keys.press(Qt.Key.Key_Up)
        assert read(lambda ledger: printing.own_values(ledger, LayoutProfile.ND30)) == {}
        assert not editor.title.font().bold()

    def test_a_number_that_the_rules_do_not_allow_is_refused_with_the_range(self, page, keys, read):
        keys.press(Qt.Key.Key_B, ALT)
        field = page.layouts.editors["page.left"].field
        go_to(field)
        keys.over("99", Qt.Key.Key_Tab)
        assert "30–35" in page.layouts.failure.text()
        assert read(lambda ledger: printing.own_values(ledger, LayoutProfile.ND30)) == {}
        assert field.text() == "30"
        go_to(field)
        keys.press(Qt.Key.Key_Up, times=12)
        assert field.text() == "35"

    def test_all_numbers_return_to_the_usual(self, page, keys, read):
        keys.press(Qt.Key.Key_B, ALT)
        for path in ("page.left", "page.top"):
            go_to(page.layouts.editors[path].field)
            keys.press(Qt.Key.Key_Up)
        assert len(read(lambda ledger: printing.own_values(ledger, LayoutProfile.ND30))) == 2
        go_to(page.layouts.reset_all)
        keys.press(Qt.Key.Key_Space)
        assert read(lambda ledger: printing.own_values(ledger, LayoutProfile.ND30)) == {}
        assert not page.layouts.reset_all.isEnabled()


class TestWords:
    """The phrases of a paper, and which parts it has."""

    def own(self, read, kind=PaperKind.PLAN):
        return dict(read(lambda ledger: printing.phrases_of(ledger, kind)).own)

    def open(self, page: SettingsPage, keys: Keyboard) -> None:
        """Go to the words of the plan: the only paper that a ledger of units alone has."""
        keys.press(Qt.Key.Key_H, ALT)
        page.words.kind.setCurrentIndex(page.words.kind.findData(PaperKind.PLAN))
        page.words.kind.activated.emit(page.words.kind.currentIndex())
        keys.press(Qt.Key.Key_Tab)

    def test_a_phrase_is_found_typed_seen_and_kept(self, page, keys, read, qtbot):
        self.open(page, keys)
        before = drawn(page)
        go_to(page.words.table.filter_box)
        keys.type("ke hoach", Qt.Key.Key_Return)
        assert page.words.text.hasFocus()
        assert page.words.text.toPlainText() == "Kế hoạch"
        keys.over("Kế hoạch công tác")
        qtbot.waitUntil(lambda: drawn(page) != before)
        assert self.own(read) == {}
        keys.press(Qt.Key.Key_Tab)
        assert self.own(read) == {"type-name": "Kế hoạch công tác"}
        go_to(page.words.reset_phrase)
        keys.press(Qt.Key.Key_Space)
        assert self.own(read) == {}

    def test_a_field_that_the_phrase_can_not_have_is_said_and_not_kept(self, page, keys, read):
        self.open(page, keys)
        go_to(page.words.text)
        keys.over("Kế hoạch {chair}", Qt.Key.Key_Tab)
        assert "{chair}" in page.words.remark.text()
        assert self.own(read) == {}

    def test_a_part_is_left_out_and_everything_comes_back(self, page, keys, read):
        self.open(page, keys)
        box = next(one for one in page.words.findChildren(QCheckBox) if one.property("part") == "aims")
        go_to(box)
        keys.press(Qt.Key.Key_Space)
        assert read(lambda ledger: printing.phrases_of(ledger, PaperKind.PLAN)).left_out == {"aims"}
        go_to(page.words.reset_paper)
        keys.press(Qt.Key.Key_Space)
        assert not read(lambda ledger: printing.phrases_of(ledger, PaperKind.PLAN)).left_out

    def test_a_paper_that_can_not_be_made_yet_says_why(self, page, keys):
        keys.press(Qt.Key.Key_H, ALT)
        assert "hội nghị" in page._why.text().casefold()


class TestNumbers:
    """The next number of each kind of paper."""

    def test_the_register_on_paper_goes_on(self, page, keys, read):
        keys.press(Qt.Key.Key_N, ALT)
        go_to(page.numbers.next[PaperKind.NOTICE])
        keys.over("31", Qt.Key.Key_Tab)
        series = read(lambda ledger: numbers.all_series(ledger, page.presenter._today()))
        assert {one.kind: one.next_number for one in series}[PaperKind.NOTICE] == 31

    def test_numbers_run_over_a_term(self, page, keys, read):
        keys.press(Qt.Key.Key_N, ALT)
        go_to(page.numbers.by_term)
        keys.press(Qt.Key.Key_Space)
        go_to(page.numbers.start)
        keys.over("2020", Qt.Key.Key_Tab)
        assert read(numbers.numbering) == Numbering(term_start=2020)
        go_to(page.numbers.by_year)
        keys.press(Qt.Key.Key_Space)
        assert read(numbers.numbering) == Numbering()


class TestProgram:
    """What concerns the program itself."""

    def test_the_language_is_chosen_here_too(self, window, page, keys, qtbot):
        keys.press(Qt.Key.Key_R, ALT)
        go_to(page.program.language)
        with qtbot.waitSignal(window.language_wanted) as wanted:
            keys.press(Qt.Key.Key_Down)
            page.program.language.activated.emit(page.program.language.currentIndex())
        assert wanted.args == ["en"]

    def test_where_the_backups_lie_is_said(self, page, keys, ledger_path: Path):
        keys.press(Qt.Key.Key_R, ALT)
        assert str(ledger_path.with_name("sổ - sao lưu")) in page.program._backups.text()

    def test_the_copies_are_reached_from_here(self, page, keys, qtbot):
        keys.press(Qt.Key.Key_R, ALT)
        go_to(page.program.copies)
        keys.press(Qt.Key.Key_Space)
        dialog(qtbot, BackupsDialog).reject()


def test_what_was_changed_is_there_when_the_ledger_is_opened_again(window, page, keys, ledger_path, session):
    keys.over("Ban Dân vận", Qt.Key.Key_Tab)
    session.wait_closed()
    with open_ledger(ledger_path) as ledger:
        assert load_office(ledger).name == "Ban Dân vận"


def test_the_page_is_reached_from_the_sidebar_too(window: MainWindow, settled: Callable[[], None]):
    window.page_actions[PageKey.SETTINGS].trigger()
    settled()
    assert isinstance(window.current_page(), SettingsPage)
    press(Qt.Key.Key_Tab, SHIFT)

"""The window: puts sidebar, pages, menus and bars together. What happens to ledgers is the program's (app.py)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop.presenters.navigation import PageFilter, PageKey
from desktop.ui import theme
from desktop.ui.menus import HelpMenu, LanguageMenu, add
from desktop.ui.messages import MessageBar, Messages, Weight, ledger_filter
from desktop.ui.page_actions import page_actions, paint_icons
from desktop.ui.page_stack import PageStack
from desktop.ui.pages import PAGES, ChoosesLanguage, OffersBackups, OffersCheck, ShowsFilter
from desktop.ui.sidebar import Sidebar
from desktop.ui.work import LedgerSession
from desktop.ui.work_bar import WorkBar
from desktop.words import tr

if TYPE_CHECKING:  # what is seen only at the first start does not slow down the others
    from desktop.domain.office import Office
    from desktop.ui.backups import Backups
    from desktop.ui.first_run import FirstRunPage

#: The window's size where the screen leaves the choice.
_WIDTH, _HEIGHT = 1280, 800


class MainWindow(QMainWindow):
    """The window on one session. ``ledger_folder`` is where a new ledger goes unless the person says otherwise."""

    #: It was painted for the first time.
    painted = Signal()
    #: The person wants this ledger opened.
    open_wanted = Signal(Path)
    #: The person wants a ledger made here, for this office.
    make_wanted = Signal(Path, object)
    #: The person wants to look at the sample.
    sample_wanted = Signal()
    #: The person wants the ledger looked through for damage.
    check_wanted = Signal()
    #: The person wants the ledger at this path to be as this copy of it.
    restore_wanted = Signal(Path, Path)
    #: The person wants the program to speak this language.
    language_wanted = Signal(str)
    #: The person has closed the window, and nothing is left to be saved.
    left = Signal()

    def __init__(self, session: LedgerSession, ledger_folder: Path, log_folder: Path) -> None:
        super().__init__()
        self._session = session
        self._ledger_folder = ledger_folder
        self._log_folder = log_folder
        self._painted = False
        self._closing = False
        self._open_page = PageKey.OVERVIEW
        self.messages = Messages(self)
        self.page_actions = page_actions(self.navigate, self)
        self.sidebar = Sidebar(self.page_actions.values(), self)
        self._stack = PageStack(session, self.messages, self.navigate, self)
        self._body = QWidget(self)
        self._build_body()
        self._build_menus()
        self._connect()
        theme.dress(self)
        self._is_dark = theme.is_dark(self.palette())
        self.show_waiting("")

    # ── What it shows ──

    def show_waiting(self, text: str) -> None:
        """Show an empty page with a word on what is awaited."""
        self._stack.show_waiting(text)
        self._enable_pages(enabled=False)
        self.setWindowTitle("Thư Ký")

    def hold(self) -> None:
        """Take no more input until :meth:`release`: the ledger behind the pages is about to change.

        What was said of the one that is open, or of the form for a new one, is settled.
        """
        self.messages.clear()
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field that is being typed into hands its text over
        self._body.setEnabled(False)
        self.setCursor(Qt.CursorShape.WaitCursor)

    def release(self) -> None:
        """Take input again; ask how to begin where no ledger could be opened."""
        self.unsetCursor()
        self._body.setEnabled(True)
        if self._stack.is_waiting:
            self.show_first_run()

    def show_first_run(self) -> None:
        """Ask how to begin: no ledger is open."""
        self.sidebar.hide()
        self.first_run.show_choices()
        self._stack.setCurrentWidget(self.first_run)

    @cached_property
    def first_run(self) -> FirstRunPage:
        """What asks how to begin, made when it is first needed."""
        from desktop.ui.first_run import FirstRunPage

        page = FirstRunPage(self.messages, self._ledger_folder, self)
        page.open_wanted.connect(self._choose_ledger)
        page.make_wanted.connect(self.make_wanted)
        page.sample_wanted.connect(self.sample_wanted)
        page.left.connect(lambda: self.navigate(self._open_page))
        self._stack.addWidget(page)
        return page

    @cached_property
    def backups(self) -> Backups:
        """What shows the copies of the ledger, made when it is first needed."""
        from desktop.ui.backups import Backups

        made = Backups(self._session, self.messages, self)
        made.restore_wanted.connect(self.restore_wanted)
        return made

    def show_ledger(self, office: Office) -> None:
        """Show the pages of the ledger that has just been opened, the overview first."""
        self._stack.drop_pages()
        self.show_office(office)
        self.sidebar.show()
        self._enable_pages(enabled=True)
        self.navigate(PageKey.OVERVIEW)

    def show_office(self, office: Office) -> None:
        """Name the office whose ledger is open."""
        self.sidebar.show_office(office.name)
        self.setWindowTitle(f"{office.name} – Thư Ký")

    def navigate(self, page: str, wanted: PageFilter | None = None) -> None:
        """Open a page, on the rows that fit ``wanted``."""
        key = PageKey(page)
        shown = self._stack.show_page(key)
        self._open_page = key
        self.page_actions[key].setChecked(True)
        self.sidebar.show_page(self.page_actions[key])
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if wanted is not None and isinstance(shown, ShowsFilter):
            shown.show_filter(wanted)

    def current_page(self) -> QWidget:
        """Return the page that is open."""
        return self._stack.page(self._open_page)

    def _listen(self, page: QWidget) -> None:
        if isinstance(page, ChoosesLanguage):
            page.language_wanted.connect(self.language_wanted)
        if isinstance(page, OffersCheck):
            page.check_wanted.connect(self.check_wanted)
        if isinstance(page, OffersBackups):
            page.backups_wanted.connect(self.open_backups)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark: icons are drawn in the colour of the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and theme.is_dark(self.palette()) != self._is_dark:
            self._is_dark = not self._is_dark
            paint_icons(self.page_actions, self.palette())
            theme.follow_palette(self)

    def _enable_pages(self, *, enabled: bool) -> None:
        for action in self.page_actions.values():
            action.setEnabled(enabled)
        self._check.setEnabled(enabled)
        self._copies.setEnabled(enabled)
        self._find.setEnabled(enabled)
        self._export.setEnabled(enabled)
        self._print.setEnabled(enabled)

    # ── How it is built ──

    def _build_body(self) -> None:
        self.message_bar = MessageBar(self.messages, self)
        self.work_bar = WorkBar(self._session, self)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.work_bar)
        column.addWidget(self.message_bar)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
        self.setCentralWidget(self._body)

    def _build_menus(self) -> None:
        ledger = self.menuBar().addMenu(tr("&Sổ"))
        add(ledger, tr("&Mở sổ…"), self._choose_ledger, "Ctrl+O")
        add(ledger, tr("&Tạo sổ mới…"), self._show_form, "Ctrl+Shift+N")
        add(ledger, tr("Mở sổ mẫ&u"), self.sample_wanted.emit)
        ledger.addSeparator()
        self._export = add(ledger, tr("&Xuất danh sách đang xem ra Excel…"), self._export_list, "Ctrl+Shift+E")
        self._print = add(ledger, tr("&In…"), self._print_shown, "Ctrl+P")
        ledger.addSeparator()
        self._copies = add(ledger, tr("Sao &lưu và phục hồi…"), self.open_backups, "Ctrl+Shift+B")
        self._check = add(ledger, tr("&Kiểm tra sổ"), self.check_wanted.emit)
        ledger.addSeparator()
        add(ledger, tr("T&hoát"), self.close, "Ctrl+Q")
        view = self.menuBar().addMenu(tr("&Xem"))
        self._find = add(view, tr("&Tìm trong sổ…"), self._open_find, "Ctrl+K")
        view.addSeparator()
        view.addActions(list(self.page_actions.values()))
        view.addSeparator()
        languages = LanguageMenu(self)
        languages.wanted.connect(self.language_wanted)
        view.addMenu(languages)
        self.menuBar().addMenu(HelpMenu(self._log_folder, self))

    def _connect(self) -> None:
        self._stack.made.connect(self._listen)
        self._session.failed.connect(self.messages.failure)
        self._session.saving.connect(self.sidebar.show_saving)
        self._session.saving.connect(self._go_on_closing)
        self.messages.told.connect(lambda weight, *_: self._stay_for(weight))

    # ── What the menus do ──

    def _choose_ledger(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(self, tr("Mở sổ"), "", ledger_filter())
        if chosen:
            self.open_wanted.emit(Path(chosen))

    def _show_form(self) -> None:
        self.first_run.show_form(has_ledger=self._stack.has_pages)
        self._stack.setCurrentWidget(self.first_run)

    def open_backups(self) -> None:
        """Show the copies of the ledger."""
        self.backups.presenter.open()

    def _export_list(self) -> None:
        from desktop.ui.list_export import export_shown

        title = next(tr(spec.title) for spec in PAGES if spec.key is self._open_page)
        export_shown(self.current_page(), title, self._session, self.messages)

    def _print_shown(self) -> None:
        from desktop.ui.printing import print_shown

        title = next(tr(spec.title) for spec in PAGES if spec.key is self._open_page)
        print_shown(self.current_page(), title, self._session, self.messages)

    def _open_find(self) -> None:
        from desktop.ui.find import FindDialog

        FindDialog(self._session, self.navigate, self)

    # ── Coming and going ──

    def place_on_screen(self, geometry: str) -> None:
        """Take the place that was remembered; without one, the whole of a small screen or a part of a large one."""
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            return
        room = self.screen().availableSize()
        if room.width() < _WIDTH * 1.2:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))

    def place_to_remember(self) -> str:
        """Return the place of the window for :meth:`place_on_screen`."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first painting once it is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once, or when what is being saved is saved; long work is asked about first."""
        self._closing = self._may_stop_work()
        focus = self.focusWidget()
        if self._closing and focus is not None:
            focus.clearFocus()  # a field that is being typed into hands its text over
        if not self._closing or self._session.is_saving:
            event.ignore()
            return
        event.accept()
        self.left.emit()

    def _may_stop_work(self) -> bool:
        title = self._session.work_title
        if not title:
            return True
        question = tr("“{work}” chưa xong. Dừng việc này và đóng chương trình?").format(work=title)
        if not self.messages.ask(question, tr("Dừng và đóng"), tr("Việc đang làm sẽ bị bỏ; sổ vẫn như trước đó.")):
            return False
        self._session.cancel_work()
        return True

    def _go_on_closing(self, saving: bool) -> None:
        if self._closing and not saving:
            QTimer.singleShot(0, self, self._close_unless_told)

    def _close_unless_told(self) -> None:
        if self._closing:
            self.close()

    def _stay_for(self, weight: Weight) -> None:
        """Don't close over a message that something could not be saved."""
        self._closing = self._closing and weight is not Weight.ERROR

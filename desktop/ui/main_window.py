"""The window: puts sidebar, pages, menus and bars together. What happens to ledgers is the program's (app.py)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import __version__, words
from desktop.presenters.navigation import PageFilter, PageKey
from desktop.ui import theme
from desktop.ui.messages import MessageBar, Messages, Weight, ledger_filter
from desktop.ui.pages import PAGES, ChoosesLanguage, PageSpec, ShowsFilter
from desktop.ui.sidebar import Sidebar
from desktop.ui.work import LedgerSession
from desktop.ui.work_bar import WorkBar
from desktop.words import tr

if TYPE_CHECKING:  # what is seen only at the first start does not slow down the others
    from desktop.domain.office import Office
    from desktop.ui.first_run import FirstRunPage

#: The window's size where the screen leaves the choice.
_WIDTH, _HEIGHT = 1280, 800

#: The place of the page that has no number key of its own: Ctrl+0 makes a paper as wide as its view.
_TENTH = 10


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
        self._pages: dict[PageKey, QWidget] = {}
        self._frames: dict[PageKey, QScrollArea] = {}
        self.messages = Messages(self)
        self.page_actions = {spec.key: self._page_action(place, spec) for place, spec in enumerate(PAGES, start=1)}
        self.sidebar = Sidebar(self.page_actions.values(), self)
        self._waiting = QLabel(self)
        self._stack = QStackedWidget(self)
        self._body = QWidget(self)
        self._build_body()
        self._build_menus()
        self._connect()
        self.show_waiting("")

    # ── What it shows ──

    def show_waiting(self, text: str) -> None:
        """Show an empty page with a word on what is awaited."""
        self._waiting.setText(text)
        self._stack.setCurrentWidget(self._waiting)
        self._enable_pages(enabled=False)
        self.setWindowTitle("Thư Ký")

    def hold(self) -> None:
        """Take no more input until :meth:`release`: the ledger behind the pages is about to change."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field that is being typed into hands its text over
        self._body.setEnabled(False)
        self.setCursor(Qt.CursorShape.WaitCursor)

    def release(self) -> None:
        """Take input again; ask how to begin where no ledger could be opened."""
        self.unsetCursor()
        self._body.setEnabled(True)
        if self._stack.currentWidget() is self._waiting:
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

    def show_ledger(self, office: Office) -> None:
        """Show the pages of the ledger that has just been opened, the overview first."""
        self._drop_pages()
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
        shown = self._page(key)
        self._open_page = key
        self.page_actions[key].setChecked(True)
        self.sidebar.show_page(self.page_actions[key])
        self._stack.setCurrentWidget(self._frames[key])
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if wanted is not None and isinstance(shown, ShowsFilter):
            shown.show_filter(wanted)

    def current_page(self) -> QWidget:
        """Return the page that is open."""
        return self._pages[self._open_page]

    def _page(self, key: PageKey) -> QWidget:
        """Return the page, made now when it is shown for the first time."""
        if key not in self._pages:
            spec = next(spec for spec in PAGES if spec.key is key)
            self._pages[key] = spec.factory(self._session, self.messages, self.navigate)
            self._frames[key] = _scrolled(self._pages[key])
            self._stack.addWidget(self._frames[key])
            self._listen(self._pages[key])
        return self._pages[key]

    def _listen(self, page: QWidget) -> None:
        if isinstance(page, ChoosesLanguage):
            page.language_wanted.connect(self.language_wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark: icons are drawn in the colour of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._paint_icons()

    def _paint_icons(self) -> None:
        for key, action in self.page_actions.items():
            action.setIcon(theme.icon(key, self.palette()))

    def _drop_pages(self) -> None:
        self._session.forget_screens()
        for frame in self._frames.values():
            self._stack.removeWidget(frame)
            frame.deleteLater()
        self._frames.clear()
        self._pages.clear()

    def _enable_pages(self, *, enabled: bool) -> None:
        for action in self.page_actions.values():
            action.setEnabled(enabled)
        self._check.setEnabled(enabled)
        self._find.setEnabled(enabled)
        self._export.setEnabled(enabled)
        self._print.setEnabled(enabled)

    # ── How it is built ──

    def _page_action(self, place: int, spec: PageSpec) -> QAction:
        action = QAction(theme.icon(spec.key, self.palette()), tr(spec.title), self)
        action.setIconText(f" {tr(spec.title)}")  # the space keeps it off the icon
        action.setCheckable(True)
        action.setShortcuts([QKeySequence(keys) for keys in _page_keys(place)])
        action.setToolTip(f"{tr(spec.title)} ({_page_keys(place)[0]})")
        action.triggered.connect(lambda: self.navigate(spec.key))
        return action

    def _build_body(self) -> None:
        group = QActionGroup(self)
        for action in self.page_actions.values():
            group.addAction(action)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._waiting)
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
        _add(ledger, tr("&Mở sổ…"), self._choose_ledger, "Ctrl+O")
        _add(ledger, tr("&Tạo sổ mới…"), self._show_form, "Ctrl+Shift+N")
        _add(ledger, tr("Mở sổ mẫ&u"), self.sample_wanted.emit)
        ledger.addSeparator()
        self._export = _add(ledger, tr("&Xuất danh sách đang xem ra Excel…"), self._export_list, "Ctrl+Shift+E")
        self._print = _add(ledger, tr("&In…"), self._print_shown, "Ctrl+P")
        ledger.addSeparator()
        self._check = _add(ledger, tr("&Kiểm tra sổ"), self.check_wanted.emit)
        ledger.addSeparator()
        _add(ledger, tr("T&hoát"), self.close, "Ctrl+Q")
        view = self.menuBar().addMenu(tr("&Xem"))
        self._find = _add(view, tr("&Tìm trong sổ…"), self._open_find, "Ctrl+K")
        view.addSeparator()
        view.addActions(list(self.page_actions.values()))
        view.addSeparator()
        self._build_languages(view.addMenu(tr("N&gôn ngữ (Language)")))
        helping = self.menuBar().addMenu(tr("Trợ &giúp"))
        _add(helping, tr("&Phím tắt"), self._show_keys, "F1")
        _add(helping, tr("Mở thư mục &nhật ký"), self._open_log_folder)
        _add(helping, tr("&Giới thiệu"), self._show_about)

    def _build_languages(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for language, name in words.LANGUAGES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(language == words.language())
            action.triggered.connect(lambda *_, chosen=language: self.language_wanted.emit(chosen))
            group.addAction(action)

    def _connect(self) -> None:
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
        self.first_run.show_form(has_ledger=bool(self._pages))
        self._stack.setCurrentWidget(self.first_run)

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

    def _show_keys(self) -> None:
        lines = [(tr(spec.title), _page_keys(place)[0]) for place, spec in enumerate(PAGES, start=1)]
        lines += [
            (tr("Tìm trong sổ"), "Ctrl+K"),
            (tr("Lọc danh sách"), "Ctrl+F"),
            (tr("Xuất danh sách đang xem ra Excel"), "Ctrl+Shift+E"),
            (tr("In văn bản hoặc danh sách đang xem"), "Ctrl+P"),
            (tr("Từ ô lọc xuống danh sách"), "↓"),
            (tr("Mở dòng đang chọn"), "Enter"),
            (tr("Đóng thông báo"), "Shift+Esc"),
            (tr("Mở sổ"), "Ctrl+O"),
            (tr("Thoát"), "Ctrl+Q"),
        ]
        rows = "".join(f"<tr><td><b>{keys}</b>&nbsp;&nbsp;&nbsp;</td><td>{what}</td></tr>" for what, keys in lines)
        self._tell(tr("Phím tắt"), f"<table cellpadding='3'>{rows}</table>")

    def _show_about(self) -> None:
        text = tr("Thư Ký, bản {version}. Sổ công việc của ban chỉ đạo; chạy trên máy này, không cần mạng.")
        self._tell(tr("Giới thiệu"), text.format(version=__version__))

    def _tell(self, title: str, text: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _open_log_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        self._log_folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))

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


def _page_keys(place: int) -> tuple[str, str]:
    """Return the keys of the page at ``place`` from 1; the tenth has the key of the nought, and that of settings."""
    return (f"Ctrl+{place}", f"Alt+{place}") if place < _TENTH else ("Ctrl+,", "Alt+0")


def _scrolled(page: QWidget) -> QScrollArea:
    """Return ``page`` in a frame that scrolls: with large letters a page may need more room than a screen has."""
    frame = QScrollArea()
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setWidgetResizable(True)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setWidget(page)
    return frame


def _add(menu: QMenu, text: str, do: object, keys: str = "") -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(do)
    if keys:
        action.setShortcut(QKeySequence(keys))
    return action

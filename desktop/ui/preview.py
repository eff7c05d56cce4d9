"""A paper on the screen with its buttons, and the way from there to a file or a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.paper_view import PaperView
from desktop.ui.printer import Outcome, choose_printer
from desktop.ui.theme import Tone
from desktop.ui.wrapped_row import WrappedRow
from desktop.words import tr

if TYPE_CHECKING:  # the paper and printing libraries come in with these: not before a paper is shown
    from PySide6.QtPrintSupport import QPrinter


#: The size of a window that shows nothing but a paper, where the screen has room for it.
_DIALOG = QSize(900, 680)


class PaperPanel(QWidget):
    """A paper with its buttons: save as PDF, print, zoom; and what stands there while there is none."""

    #: The person wants the paper saved here.
    save_wanted = Signal(Path)
    #: The paper was sent to a printer.
    printed = Signal()
    #: The printer did not take it; what to say.
    not_printed = Signal(str)
    #: The person wants the paper that was not made by itself.
    wanted = Signal()

    def __init__(self, file_name: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file_name = file_name
        self.view = PaperView(self)
        self._instead = QWidget(self)
        self._none = QLabel(self._instead)
        self._offer = QPushButton(self._instead)
        self._offer.setObjectName("offer")
        self._offer.setAutoDefault(False)
        self._offer.clicked.connect(self.wanted)
        self._where = QLabel(self)
        self._bar = WrappedRow(self, even=False)
        self.save_button = self._button(tr("Lưu PDF…"), "Ctrl+S", self.ask_where_to_save)
        self.print_button = self._button(tr("In…"), "", self.ask_how_to_print)
        self.print_button.setToolTip(tr("In (Ctrl+P)"))  # the window's key, wherever the focus is
        self._zoom_buttons = [
            self._button("−", "Ctrl+-", lambda: self.view.zoom_by(-1), tr("Thu nhỏ")),
            self._button("+", "Ctrl++", lambda: self.view.zoom_by(1), tr("Phóng to")),
            self._button(tr("Vừa bề ngang"), "Ctrl+0", self.view.fit_width),
        ]
        self._first_buttons = [self.save_button, self.print_button]
        self.view.moved.connect(self._say_where)
        self._lay_out()
        self.show_none("")

    def _button(self, text: str, keys: str, do: Callable[[], None], name: str = "") -> QPushButton:
        button = QPushButton(text, self)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{name or text} ({shown})")
        button.setAccessibleName(name or text)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        if not keys:
            return button
        shortcut = QShortcut(QKeySequence(keys), self, do)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return button

    def add_button(self, text: str, keys: str, do: Callable[[], None]) -> QPushButton:
        """Add a button beside those for saving and printing."""
        button = self._button(text, keys, do)
        self._first_buttons.append(button)
        self._arrange_buttons()
        return button

    def _arrange_buttons(self) -> None:
        self._bar.hold([*self._first_buttons, self._where, *self._zoom_buttons])

    def _lay_out(self) -> None:
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in self._zoom_buttons[:2]:
            button.setFixedWidth(button.fontMetrics().averageCharWidth() * 6)
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._where.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._arrange_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._instead, 1)
        instead = QVBoxLayout(self._instead)
        instead.addStretch()
        instead.addWidget(self._none)
        instead.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignCenter)
        instead.addStretch()
        self.setFocusProxy(self.view)

    # ── What it shows ──

    def show_paper(self, pdf: bytes) -> None:
        """Show a paper."""
        self._set_shown(paper=True)
        self.view.show_paper(pdf)

    def show_none(self, why: str, offer: str = "") -> None:
        """Show no paper and say why; ``offer`` stands on a button that asks for it all the same (:attr:`wanted`)."""
        self.view.clear()
        self._none.setText(why)
        self._offer.setText(offer)
        self._set_shown(paper=False)

    def _set_shown(self, *, paper: bool) -> None:
        self.view.setVisible(paper)
        self._instead.setVisible(not paper)
        self._offer.setVisible(bool(self._offer.text()))
        for button in (self.save_button, self.print_button, *self._zoom_buttons):
            button.setEnabled(paper)

    def _say_where(self) -> None:
        place = tr("Trang {page}/{count}").format(page=self.view.page + 1, count=self.view.page_count)
        self._where.setText(f"{place}   {self.view.scale:.0%}" if self.view.page_count else "")
        theme.paint_text(self._where, Tone.QUIET)

    @property
    def has_paper(self) -> bool:
        """Whether there is a paper to print."""
        return self.print_button.isEnabled()

    # ── What its buttons do ──

    def ask_where_to_save(self) -> None:
        """Let the person choose a file; the paper is saved there as PDF."""
        if not self.save_button.isEnabled():
            return
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Lưu văn bản"), self._file_name(), tr("Văn bản PDF (*.pdf)"))
        if chosen:
            self.save_wanted.emit(Path(chosen if chosen.casefold().endswith(".pdf") else f"{chosen}.pdf"))

    def ask_how_to_print(self) -> None:
        """Let the person choose a printer; the paper is printed there."""
        if not self.print_button.isEnabled():
            return
        printer = choose_printer(self, self.view.page_count)
        if printer is not None:
            self._print_on(printer)

    def _print_on(self, printer: QPrinter) -> None:
        match self.view.print_on(printer):
            case Outcome.PRINTED:
                self.printed.emit()
            case Outcome.REFUSED:
                text = tr("Máy in “{printer}” không nhận văn bản. Hãy xem máy in đã bật và sẵn sàng chưa, rồi in lại.")
                self.not_printed.emit(text.format(printer=printer.printerName() or printer.outputFileName()))
            case Outcome.STOPPED:
                pass


class PaperDialog(QDialog):
    """A paper in a window of its own."""

    def __init__(self, title: str, pdf: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.paper = PaperPanel(lambda: f"{title}.pdf", self)
        QShortcut(QKeySequence("Ctrl+P"), self, self.paper.ask_how_to_print)
        column = QVBoxLayout(self)
        column.addWidget(self.paper)
        room = self.screen().availableSize()
        self.resize(min(_DIALOG.width(), room.width()), min(_DIALOG.height(), room.height() - 40))
        self.paper.show_paper(pdf)

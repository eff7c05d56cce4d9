"""The section Diễn biến: where the meeting is, one line to type, and the log of what happened."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.attendance import item_place
from desktop.domain.errors import RefusedValue, ThuKyError
from desktop.domain.live_minutes import Entry, EntryKind
from desktop.presenters.live_minutes import LiveMinutesPresenter
from desktop.presenters.meeting_course import CoursePresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.dialogs.phrases_dialog import PhrasesDialog
from desktop.ui.messages import Messages
from desktop.ui.pages.live_box import LiveBox
from desktop.ui.pages.live_words import (
    entry_kind,
    entry_time,
    entry_tone,
    fault_text,
    item_text,
    recovered_text,
    speaking_text,
    taken_text,
)
from desktop.ui.pages.meeting_typing import RowsView, in_order
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import tr

#: Milliseconds after a key until what is typed is in the ledger: a crash loses no more than that.
SAVE_AFTER = 700


class RecoveredStrip(QFrame):
    """The question about text that was left unfinished. Enter presses the button that has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.bring_in = QPushButton(tr("Đưa vào"), self)
        self.drop = QPushButton(tr("Bỏ"), self)
        row = QHBoxLayout(self)
        row.addWidget(self.text, 1)
        row.addWidget(self.bring_in)
        row.addWidget(self.drop)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus on Enter."""
        pressed = next((button for button in (self.bring_in, self.drop) if button.hasFocus()), None)
        if pressed is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed.click()
        else:
            super().keyPressEvent(event)


class CourseBar(QWidget):
    """Where the meeting is: the current item in large letters, the next one, and the keys that go on."""

    def __init__(self, opened: OpenMeeting, parent: QWidget) -> None:
        super().__init__(parent)
        self._opened = opened
        self.current = QLabel(self)
        self.following = QLabel(self)
        self.remark = Remark(self)
        self.next_button = QPushButton(self)
        self.end_button = QPushButton(tr("Kết thúc họp"), self)
        self.presenter = CoursePresenter(opened, self)
        self._lay_out()
        self.next_button.clicked.connect(self.presenter.go_on)
        self.end_button.clicked.connect(self.presenter.end)
        self.show_course()

    def _lay_out(self) -> None:
        theme.larger(self.current, 1.15, bold=True)
        for label in (self.current, self.following):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.next_button.setToolTip(tr("Sang mục tiếp theo (F8); lùi lại (Shift+F8)"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.current)
        words.addWidget(self.following)
        words.addWidget(self.remark)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.next_button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.end_button, alignment=Qt.AlignmentFlag.AlignTop)

    def show_course(self) -> None:
        """Show the current item and what comes next."""
        agenda = self._opened.meeting.agenda
        count = sum(not item.is_section for item in agenda)
        current, following = self.presenter.current, self.presenter.following
        begun = self.presenter.has_begun
        no_item = wording.label(self._opened.meeting.head.state) if begun else tr("Chưa bắt đầu họp")
        self.current.setText(item_text(current, item_place(agenda, current.id), count) if current else no_item)
        self.following.setText(tr("Tiếp theo: {title}").format(title=following.title) if following else "")
        theme.paint_text(self.following, Tone.QUIET)
        self.next_button.setText(tr("Mục tiếp theo (F8)") if begun else tr("Bắt đầu họp (F8)"))
        self.next_button.setEnabled(not begun or following is not None)
        self.end_button.setEnabled(begun and self._opened.meeting.head.end is None)
        self.remark.say("")

    def show_course_error(self, error: RefusedValue) -> None:
        """Say in place why the meeting can't go on like this."""
        self.remark.say(wording.error_sentence(error), Tone.BAD)


class LiveSection(QWidget):
    """The minutes while the meeting is held."""

    #: The big screen is wanted.
    screen_wanted = Signal()

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._said: tuple[str, Tone] = ("", Tone.QUIET)
        self.course = CourseBar(opened, self)
        self.presenter = LiveMinutesPresenter(opened, self)
        self.view: RowsView[Entry] = RowsView(self._columns(), tr("Diễn biến hội nghị"), self)
        self.recovered = RecoveredStrip(self)
        self.echo = QLabel(self)
        self.box = LiveBox(self)
        self._timer = QTimer(self)
        self._lay_out()
        self._connect()
        self.show_entries()

    # ── How it is built ──

    def _columns(self) -> list[Column[Entry]]:
        return [
            Column(tr("Giờ"), entry_time, width=9),
            Column(tr("Loại"), entry_kind, width=12, tone=entry_tone),
            Column(tr("Ai"), self.presenter.who, width=26),
            Column(tr("Nội dung"), lambda one: " ".join(one.text.split()), width=0, tip=lambda one: one.text),
            Column(tr("Thời hạn"), self.presenter.due, width=18),
        ]

    def _lay_out(self) -> None:
        self.box.setAccessibleName(tr("Dòng ghi diễn biến"))
        self.box.setPlaceholderText(tr("y vài chữ tên: ý kiến · k kết luận · g đơn vị: việc cần làm, thời hạn"))
        self.echo.setTextFormat(Qt.TextFormat.PlainText)
        self.echo.setWordWrap(True)
        hint = QLabel(tr("Enter ghi · Shift+Enter xuống dòng · ↑ sửa mục đã ghi · F8 mục tiếp theo"), self)
        hint.setWordWrap(True)
        theme.paint_text(hint, Tone.QUIET)
        self.phrases_button = QPushButton(tr("Câu viết tắt…"), self)
        self.screen_button = QPushButton(tr("Màn hình lớn (F11)"), self)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(self.phrases_button)
        foot.addWidget(self.screen_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.course)
        column.addWidget(self.view, 1)
        column.addWidget(self.recovered)
        column.addWidget(self.echo)
        column.addWidget(self.box)
        column.addLayout(foot)
        in_order(self.box, self.phrases_button, self.screen_button, self.view)
        self.setFocusProxy(self.box)

    def _connect(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.presenter.draft.save)
        self.box.textChanged.connect(self._type)
        self.box.entered.connect(self._enter)
        self.box.escaped.connect(self._leave_edit)
        self.box.word_ended.connect(self._write_out)
        self.box.taken.connect(lambda value: self.box.put(self.presenter.with_offer(value)))
        self.box.up_wanted.connect(self._go_to_log)
        self.box.left.connect(self.presenter.draft.save)
        self.view.opened.connect(self._edit)
        self.view.delete_wanted.connect(self._delete)
        self.recovered.bring_in.clicked.connect(self._bring_in)
        self.recovered.drop.clicked.connect(self.presenter.drop_recovered)
        self.phrases_button.clicked.connect(lambda: PhrasesDialog(self.presenter, self._messages, self.window()))
        self.screen_button.clicked.connect(self.screen_wanted)
        for keys, action in (("F8", self.course.presenter.go_on), ("Shift+F8", self.course.presenter.go_back)):
            QShortcut(QKeySequence(keys), self, action).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back = QShortcut(QKeySequence("Esc"), self.view, self.box.setFocus)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)

    # ── What happens ──

    def _type(self) -> None:
        self.presenter.draft.type(self.box.toPlainText())
        self.box.offer(self.presenter.offers() if self.box.hasFocus() else ())
        self._keep_soon()
        self._say_taken()

    def _keep_soon(self) -> None:
        if self.presenter.draft.is_dirty and not self._timer.isActive():
            self._timer.start()

    def _write_out(self, before: str) -> None:
        found = self.presenter.phrase_before(before)
        if found is not None:
            self.box.replace_before(*found)

    def _enter(self) -> None:
        fault = self.presenter.enter()
        if fault is None:
            self.box.clear()
            self._say_taken()
        else:
            self._say(fault_text(self.presenter.taken()), Tone.BAD)

    def _leave_edit(self) -> None:
        if self.presenter.editing is not None:
            self.presenter.leave_edit()
            self.box.clear()

    def _go_to_log(self) -> None:
        self.view.setFocus()
        self.view.set_place(len(self.presenter.entries) - 1 if self.presenter.entries else None)

    def _edit(self, entry: Entry) -> None:
        if entry.kind is EntryKind.ITEM:
            return
        self.box.setFocus()
        if self.presenter.draft.text.strip() and self.presenter.editing is None:
            self._say(tr("Hãy ghi (Enter) hoặc xóa dòng đang gõ trước khi sửa mục khác."), Tone.BAD)
        else:
            self.box.put(self.presenter.edit(entry))

    def _delete(self, entry: Entry) -> None:
        question = tr("Xóa mục “{text}” khỏi diễn biến?").format(text=" ".join(entry.text.split())[:80])
        if self._messages.ask(question, tr("Xóa mục")):
            self.presenter.delete(entry)

    def _bring_in(self) -> None:
        self.box.put(self.presenter.bring_in())

    # ── What it shows ──

    def show_entries(self) -> None:
        """Show the log, its newest entry in sight."""
        entries = self.presenter.entries
        self.view.set_rows(entries)
        if not self.view.hasFocus():
            self.view.set_place(len(entries) - 1 if entries else None)
        self._keep_soon()
        self._say_taken()

    def show_record(self, record_id: int) -> None:
        """Make the contribution with this id the current entry."""
        self.view.setFocus()
        entries = self.presenter.entries
        said = [one.id if one.kind is EntryKind.CONTRIBUTION else 0 for one in entries]
        if record_id in said:
            self.view.set_place(said.index(record_id))

    def show_recovered(self) -> None:
        """Ask about the text that was left unfinished, or take the question away."""
        draft = self.presenter.draft.recovered
        self.recovered.text.setText(recovered_text(draft) if draft else "")
        self.recovered.setVisible(draft is not None)
        self.box.setEnabled(draft is None)
        target = self.recovered.bring_in if draft else self.box
        self.setFocusProxy(target)
        if self.isVisible():
            target.setFocus()

    def show_line_error(self, error: ThuKyError, typed: str) -> None:
        """Say why a line could not be kept, and give it back to be mended."""
        typed_since = self.box.toPlainText()
        self.box.put("\n".join(filter(None, (typed, typed_since))))
        self._say(wording.error_sentence(error), Tone.BAD)

    def _say_taken(self) -> None:
        if not self.presenter.draft.text.strip():
            self._say(speaking_text(self.presenter.speaking), Tone.QUIET)
            return
        taken = self.presenter.taken()
        editing = tr("Đang sửa (Esc thôi): ") if self.presenter.editing else ""
        fault = fault_text(taken)
        if fault and not self.box.offers:
            self._say(editing + fault, Tone.LATE)
        else:
            self._say(editing + taken_text(taken, self.presenter.unit_names(taken)), Tone.ACCENT)

    def _say(self, text: str, tone: Tone) -> None:
        """Say something over the box; painting the same again would cost more than the key itself."""
        if (text, tone) == self._said:
            return
        if tone is not self._said[1]:
            theme.paint_text(self.echo, tone)
        self._said = text, tone
        self.echo.setText(text)

"""What stands beside the minutes: the check list, signing, and the versions that were signed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import IssuedPaper
from desktop.domain.meetings import MeetingState
from desktop.domain.signing import CheckItem
from desktop.presenters.open_meeting import OpenMeeting
from desktop.presenters.signing import SigningPresenter
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.dialogs.reason_dialog import ReasonDialog
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_typing import RowsView
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import ntr, tr


class SigningPanel(QWidget):
    """How far the minutes are from being signed, and what can be done about it."""

    #: A version was opened: its PDF.
    version_opened = Signal(bytes)
    #: The minutes were signed, or opened again.
    sealed = Signal()

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.state = QLabel(self)
        self.points: RowsView[CheckItem] = RowsView(_point_columns(), tr("Danh mục kiểm tra"), self)
        self.all_clear = Remark(self)
        self.answer_button = QPushButton(tr("Nêu lý do để nguyên…"), self)
        self.number_button = QPushButton(tr("Lấy số tiếp theo"), self)
        self.forward_button = QPushButton(tr("Chuyển sang chờ ký"), self)
        self.sign_button = QPushButton(tr("Ký và khóa biên bản…"), self)
        self.reopen_button = QPushButton(tr("Mở lại để sửa…"), self)
        self.failure = Remark(self)
        self.versions: RowsView[IssuedPaper] = RowsView(_version_columns(), tr("Các bản đã ký"), self)
        self.save_button = QPushButton(tr("Lưu bản đã chọn…"), self)
        self._was_signed: bool | None = None
        self.presenter = SigningPresenter(opened, self)
        self._lay_out()
        self._connect()
        self.show_signing()

    # ── How it is built ──

    def _lay_out(self) -> None:
        self.points.setWordWrap(True)
        self.points.horizontalHeader().hide()
        self.points.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumWidth(32 * self.fontMetrics().averageCharWidth())
        theme.larger(self.state, 1.1, bold=True)
        self.state.setWordWrap(True)
        self.versions_title = QLabel(tr("Các bản đã ký (Enter để xem)"), self)
        self.versions_title.setBuddy(self.versions)
        self.points_title = QLabel(tr("Cần xem trước khi ký (Enter để nêu lý do)"), self)
        for title in (self.points_title, self.versions_title):
            title.setWordWrap(True)
        self.points_title.setBuddy(self.points)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.state)
        column.addWidget(self.points_title)
        column.addWidget(self.points, 3)
        column.addWidget(self.all_clear)
        for button in (
            self.answer_button,
            self.number_button,
            self.forward_button,
            self.sign_button,
            self.reopen_button,
        ):
            column.addWidget(button)
        column.addWidget(self.failure)
        column.addWidget(self.versions_title)
        column.addWidget(self.versions, 2)
        column.addWidget(self.save_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()  # takes the room that no list needs

    def _connect(self) -> None:
        self.points.opened.connect(self._answer)
        self.answer_button.clicked.connect(lambda: self._answer(self.points.current()))
        self.number_button.clicked.connect(self.presenter.give_number)
        self.forward_button.clicked.connect(self.presenter.put_forward)
        self.sign_button.clicked.connect(self._sign)
        self.reopen_button.clicked.connect(self.ask_reopen)
        self.versions.opened.connect(self.presenter.open_version)
        self.save_button.clicked.connect(self._save_version)

    # ── What happens ──

    def _answer(self, item: CheckItem | None) -> None:
        if item is None:
            return
        finding = item.finding
        about = ": ".join(filter(None, (wording.label(finding.point), finding.detail)))
        take = partial(self.presenter.answer, finding.point)
        dialog = ReasonDialog(tr("Để nguyên, có lý do"), about, take, self._messages, self)
        dialog.begin_with(item.answer.reason if item.answer else "")

    def _sign(self) -> None:
        question = tr("Ký và khóa biên bản này?")
        detail = tr("Bản PDF được giữ trong sổ; sau khi ký, không sửa được gì của hội nghị nếu chưa mở lại có lý do.")
        if self._messages.ask(question, tr("Ký và khóa"), detail):
            self.presenter.sign()

    def ask_reopen(self) -> None:
        """Ask why the minutes are to be opened again."""
        about = tr("Bản đã ký vẫn được giữ và xem lại được. Sau khi sửa, ký lại thành bản mới.")
        ReasonDialog(tr("Mở lại biên bản"), about, self.presenter.reopen, self._messages, self).begin_with("")

    def _save_version(self) -> None:
        paper = self.versions.current()
        if paper is None:
            return
        suggested = f"{paper.dated:%Y-%m-%d} {wording.label(paper.kind)} {paper.version}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, tr("Lưu bản đã ký"), suggested, tr("Tệp PDF (*.pdf)"))
        if name:
            self.presenter.save_version(paper, Path(name))

    # ── What it shows ──

    def show_signing(self) -> None:
        """Show the check list, the versions and what can be done."""
        signed = self.presenter.signed
        self._show_points(signed=signed)
        self.state.setText(wording.label(self.presenter.state))
        self.forward_button.setVisible(self.presenter.state in (MeetingState.DRAFT, MeetingState.IN_SESSION))
        self.sign_button.setVisible(self.presenter.state is MeetingState.FOR_SIGNATURE)
        self.sign_button.setEnabled(self.presenter.can_sign)
        self.reopen_button.setVisible(signed)
        self.failure.say("")
        versions = tuple(reversed(self.presenter.versions))
        self.versions.set_rows(versions)
        for widget in (self.versions_title, self.versions, self.save_button):
            widget.setVisible(bool(versions))
        if self._was_signed not in (None, signed):
            self.sealed.emit()
        self._was_signed = signed

    def _show_points(self, *, signed: bool) -> None:
        items = self.presenter.check_list.items
        self.points.set_rows(items)
        self.number_button.setVisible(not signed and self.presenter.lacks_number)
        self.answer_button.setVisible(not signed and bool(items))
        for widget in (self.points_title, self.points):
            widget.setVisible(bool(items))
        self.all_clear.say(self._summary(signed=signed), Tone.QUIET)

    def _summary(self, *, signed: bool) -> str:
        waiting = len(self.presenter.check_list.unanswered)
        if signed:
            return tr("Nội dung hội nghị đã khóa. Ảnh, bản quét có chữ ký vẫn thêm được ở mục Tệp kèm.")
        if waiting:
            return ntr("Còn {n} điểm cần sửa hoặc nêu lý do.", "Còn {n} điểm cần sửa hoặc nêu lý do.", waiting).format(
                n=waiting
            )
        return tr("Đã đủ để ký.")

    def show_version(self, paper: IssuedPaper, pdf: bytes) -> None:
        """Show a version as it was signed."""
        self.version_opened.emit(pdf)
        if not paper.in_force:
            day = wording.moment(paper.reopened_at)
            self._messages.inform(
                tr("Đang xem bản {version}, đã mở lại lúc {day}: {reason}").format(
                    version=paper.version, day=day, reason=paper.reopened_reason
                )
            )

    def show_signing_error(self, error: ThuKyError) -> None:
        """Say why something could not be done."""
        self.failure.say(wording.error_sentence(error), Tone.BAD)

    def show_saved(self, path: Path) -> None:
        """Say where a version was saved."""
        self._messages.inform(tr("Đã lưu biên bản vào “{path}”.").format(path=path))


def _point_columns() -> list[Column[CheckItem]]:
    return [Column(tr("Cần xem"), _point_text, width=0, tone=_point_tone)]


def _point_text(item: CheckItem) -> str:
    sign = "✓" if item.answer else "!"
    said = ": ".join(filter(None, (wording.label(item.finding.point), item.finding.detail)))
    reason = tr("để nguyên vì: {reason}").format(reason=item.answer.reason) if item.answer else ""
    return " — ".join(filter(None, (f"{sign} {said}", reason)))


def _point_tone(item: CheckItem) -> Tone:
    return Tone.GOOD if item.answer else Tone.LATE


def _version_columns() -> list[Column[IssuedPaper]]:
    return [
        Column(tr("Bản"), lambda paper: str(paper.version), width=5, right=True),
        Column(tr("Số"), lambda paper: paper.symbol, width=13),
        Column(tr("Ký lúc"), _signed_day, width=11, tip=lambda paper: wording.moment(paper.issued_at)),
        Column(tr("Tình trạng"), _version_state, width=0, tone=lambda paper: None if paper.in_force else Tone.QUIET),
    ]


def _signed_day(paper: IssuedPaper) -> str:
    return wording.day(paper.issued_at.date() if paper.issued_at else None)


def _version_state(paper: IssuedPaper) -> str:
    if paper.in_force:
        return tr("Đang có hiệu lực")
    return tr("Đã mở lại: {reason}").format(reason=paper.reopened_reason)

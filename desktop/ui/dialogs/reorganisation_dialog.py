"""Taking the reorganisation of 2025 over for a province: looking at what becomes of what, then all at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from desktop.domain.places import Province
from desktop.presenters.reorganisation import PlaceChoices, PlaceRow, RowState
from desktop.presenters.session import Failed
from desktop.services.reorganisation import Choices, Preview
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import choice, line
from desktop.ui.messages import Messages
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import mark, ntr, tr

Done = Callable[[], None]
AskPreview = Callable[[Province, Callable[[Preview], None]], None]
TakeOver = Callable[[Province, Choices, Done, Failed], None]

_STATES = {
    RowState.MERGED: mark("Sáp nhập toàn bộ"),
    RowState.SPLIT: mark("Bị tách: dòng riêng, hoặc chia theo tỷ lệ"),
    RowState.ENDS: mark("Cấp huyện kết thúc"),
    RowState.UNCLEAR: mark("Cần chọn là xã nào"),
    RowState.LEFT_OUT: mark("Bỏ qua"),
}

_TONES = {RowState.UNCLEAR: Tone.BAD, RowState.SPLIT: Tone.LATE, RowState.LEFT_OUT: Tone.QUIET}


def _columns() -> list[Column[PlaceRow]]:
    return [
        Column(tr("Đơn vị trong sổ"), lambda row: row.unit.name, width=30),
        Column(tr("Từ 01/7/2025 là"), lambda row: "; ".join(row.successors), width=0),
        Column(tr("Cách chuyển"), lambda row: tr(_STATES[row.state]), width=36, tone=lambda row: _TONES.get(row.state)),
        Column(tr("Tỷ lệ (%)"), lambda row: row.shares, width=12),
    ]


class ReorganisationDialog(FormDialog):
    """The province, its units with what becomes of each, and below the list what is to be said of the current one."""

    def __init__(
        self,
        provinces: tuple[Province, ...],
        preview: AskPreview,
        take_over: TakeOver,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Sắp xếp đơn vị hành chính 2025"), messages, parent)
        self._provinces = {province.name: province for province in provinces}
        self._preview = preview
        self._take_over = take_over
        self.choices = PlaceChoices()
        self.province = choice([(tr("(chọn tỉnh)"), ""), *((name, name) for name in self._provinces)], "")
        self.table = FilteredTable(_columns(), lambda row: row.unit.id, parent=self)
        self.commune = choice([], "")
        self.shares = line()
        self.leave_out = QCheckBox(tr("&Bỏ qua đơn vị này"), self)
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._show_rows()
        self.province.setFocus()
        self.begin(124)

    def _lay_out(self) -> None:
        self.save_button.setText(tr("&Nhận vào sổ"))
        self.table.setMinimumHeight(14 * self.fontMetrics().lineSpacing())
        self.table.set_empty(tr("Hãy chọn tỉnh (tên trước 01/7/2025) để xem các đơn vị trong sổ chuyển thế nào."))
        self.add("province", tr("&Tỉnh, thành phố:"), self.province)
        self.add_wide(self.table)
        self.add_wide(self._summary)
        self.add("commune", tr("Là &xã:"), self.commune)
        self.add("shares", tr("Tỷ lệ &chia (%):"), self.shares)
        self.add_wide(self.leave_out)

    def _connect(self) -> None:
        self.province.currentIndexChanged.connect(lambda _: self._ask())
        self.table.selected.connect(self._show_row)
        self.commune.activated.connect(lambda _: self._choose_commune())
        self.shares.editingFinished.connect(self._keep_shares)
        self.leave_out.clicked.connect(self._leave_out)

    def tab_order(self) -> list[QWidget]:
        """Return the fields as they stand."""
        return [self.province, self.table, self.commune, self.shares, self.leave_out]

    def draft(self) -> object:
        """Return which province is looked at, and what was chosen."""
        chosen = self.choices
        return self.province.currentData(), frozenset(chosen.left_out), dict(chosen.codes), dict(chosen.shares)

    # ── Looking ──

    def _ask(self) -> None:
        province = self._provinces.get(self.province.currentData())
        self.choices = PlaceChoices()
        self._show_rows()
        if province is not None:
            self._preview(province, self._take_preview)

    def _take_preview(self, preview: Preview) -> None:
        if preview.province.name == self.province.currentData():
            self.choices = PlaceChoices(preview)
            if not self.choices.rows():
                self.table.set_empty(tr("Sổ không có đơn vị nào thuộc tỉnh này cần sắp xếp lại."))
            self._show_rows()

    def _show_rows(self) -> None:
        rows = self.choices.rows()
        current = self.table.current()
        self.table.set_rows(rows)
        if rows:
            self.table.select(current.unit.id if current is not None else rows[0].unit.id)
        taken = sum(row.state not in (RowState.LEFT_OUT, RowState.UNCLEAR) for row in rows)
        text = ntr("Sẽ chuyển {count} đơn vị, có thể hoàn tác.", "Sẽ chuyển {count} đơn vị, có thể hoàn tác.", taken)
        self._summary.setText(text.format(count=taken) if rows else "")
        self.save_button.setEnabled(taken > 0)
        self._show_row(self.table.current())

    def _show_row(self, row: PlaceRow | None) -> None:
        """Show what can be said of the current unit."""
        several = row is not None and len(row.communes) > 1
        self.commune.setEnabled(several)
        self.commune.clear()
        if several and row is not None:
            self.commune.addItem(tr("(chưa chọn)"), "")
            for commune in row.communes:
                self.commune.addItem(f"{commune.name} ({commune.code}) → {'; '.join(commune.successors)}", commune.code)
            self.commune.setCurrentIndex(max(0, self.commune.findData(row.code)))
        split = row is not None and row.state is RowState.SPLIT
        self.shares.setEnabled(split)
        self.shares.setText(row.shares if row is not None else "")
        example = tr("để trống: dòng riêng; hoặc lần lượt cho {units}, ví dụ 60; 40")
        self.shares.setPlaceholderText(example.format(units=", ".join(row.successors)) if split and row else "")
        self.leave_out.setEnabled(row is not None)
        self.leave_out.setChecked(row is not None and row.state is RowState.LEFT_OUT)

    # ── Choosing ──

    def _choose_commune(self) -> None:
        row = self.table.current()
        if row is not None:
            self.choices.codes[row.unit.id] = str(self.commune.currentData())
            self._show_rows()

    def _keep_shares(self) -> None:
        row = self.table.current()
        if row is not None and self.shares.text() != row.shares:
            self.choices.shares[row.unit.id] = self.shares.text()
            self._show_rows()

    def _leave_out(self, checked: bool) -> None:
        row = self.table.current()
        if row is not None:
            (self.choices.left_out.add if checked else self.choices.left_out.discard)(row.unit.id)
            self._show_rows()

    def save(self) -> None:
        """Take over, or go to the split whose shares can't be taken."""
        self._keep_shares()
        wrong = self.choices.wrong_shares()
        self.remark("shares").say("")
        if wrong is not None:
            self.table.select(wrong.unit.id)
            text = tr("Tỷ lệ “{text}” phải là {count} số, cộng lại không quá 100. Ví dụ: 60; 40.")
            self.remark("shares").say(text.format(text=wrong.shares, count=len(wrong.successors)), Tone.BAD)
        elif self.choices.province is not None:
            self.wait()
            self._take_over(self.choices.province, self.choices.choices(), self.accept, self.show_failure)

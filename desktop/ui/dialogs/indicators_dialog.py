"""The list of indicators, and the forms in which one is named or merged into another."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QSpinBox, QVBoxLayout, QWidget

from desktop.domain.errors import RefusedValue
from desktop.domain.indicators import MOST_DECIMALS, Indicator
from desktop.domain.quantities import base_measure
from desktop.presenters.forms import Fault, FieldFault
from desktop.presenters.indicators import IndicatorsPresenter, Undo
from desktop.presenters.session import Failed, Session
from desktop.services.indicators import Merger
from desktop.ui.command_bar import CommandBar, make_action
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import choice, line
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.figure_words import measure_name
from desktop.ui.table import Column, FilteredTable
from desktop.words import tr

Done = Callable[[Indicator], None]
Save = Callable[[Indicator, Done, Failed], None]


class IndicatorsDialog(QDialog):
    """All indicators in the order of lists; adapts :class:`IndicatorsPresenter`."""

    def __init__(self, session: Session, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Chỉ tiêu số liệu"))
        self.setModal(True)
        self._messages = messages
        self.presenter = IndicatorsPresenter(session, self)
        self.table: FilteredTable[Indicator] = FilteredTable(_columns(), lambda one: one.id, parent=self)
        self.new = make_action(self, tr("&Thêm…"), self._new, "Ctrl+N", "Ins")
        self.edit = make_action(self, tr("&Sửa…"), self._edit, "F2")
        self.merge = make_action(self, tr("&Gộp vào…"), self._merge, "Ctrl+M")
        self.up = make_action(self, tr("&Lên"), lambda: self._move(-1), "Ctrl+Up")
        self.down = make_action(self, tr("&Xuống"), lambda: self._move(1), "Ctrl+Down")
        actions = [self.new, self.edit, self.merge, self.up, self.down]
        self.addActions(actions)
        self.table.set_empty(tr("Chưa có chỉ tiêu nào. Nhấn Ctrl+N để thêm, hoặc nhập tệp số liệu của đơn vị."))
        self.table.activated.connect(lambda _: self._edit())
        self.table.selected.connect(lambda _: self._enable())
        column = QVBoxLayout(self)
        column.addWidget(CommandBar(actions, self), alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.table, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter is the list's
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.resize(roomy(self, 102, 26))
        self._enable()
        self.open()
        self.presenter.reload()
        self.table.view.setFocus()

    def _enable(self) -> None:
        for action in (self.edit, self.merge, self.up, self.down):
            action.setEnabled(self.table.current() is not None)

    # ── What is shown ──

    def show_indicators(self) -> None:
        """Show the list; the first is the current one at the beginning."""
        self.table.set_rows(self.presenter.indicators)
        if self.table.current() is None and self.presenter.indicators:
            self.table.select(self.presenter.indicators[0].id)
        self._enable()

    def tell_merged(self, merger: Merger, undo: Undo) -> None:
        """Say that two became one."""
        text = tr("Đã gộp “{gone}” vào “{kept}”.").format(gone=merger.gone.name, kept=merger.kept.name)

        def part() -> None:
            undo()
            self.presenter.reload()

        self._messages.inform(text, Action(tr("Hoàn tác"), part))

    # ── What is done ──

    def _new(self) -> None:
        IndicatorForm(Indicator(0, "", ""), self.presenter.save, self._messages, self)

    def _edit(self) -> None:
        one = self.table.current()
        if one is not None:
            IndicatorForm(one, self.presenter.save, self._messages, self)

    def _merge(self) -> None:
        one = self.table.current()
        if one is not None:
            others = [other for other in self.presenter.indicators if other.id != one.id]
            MergeForm(one, others, self.presenter.merge, self._messages, self)

    def _move(self, steps: int) -> None:
        one = self.table.current()
        if one is not None:
            self.presenter.move(one, steps)


class IndicatorForm(FormDialog):
    """One indicator: its name, its measure while it is new, and how else units call it."""

    def __init__(self, indicator: Indicator, save: Save, messages: Messages, parent: QWidget) -> None:
        super().__init__(tr("Sửa chỉ tiêu") if indicator.id else tr("Thêm chỉ tiêu"), messages, parent)
        self._indicator = indicator
        self._save_indicator = save
        self.name = line(indicator.name)
        self.measure = line(
            measure_name(indicator.measure) if indicator.measure else "", tr("đồng, suất, kg, người, hộ, %")
        )
        self.measure.setEnabled(not indicator.id)
        self.spellings = line("; ".join(indicator.spellings), tr("cách nhau bằng dấu chấm phẩy"))
        self.decimals = QSpinBox()
        self.decimals.setRange(0, MOST_DECIMALS)
        self.decimals.setValue(indicator.decimals)
        self.add("name", tr("&Tên chỉ tiêu:"), self.name)
        self.add("measure", tr("Đơn vị đ&o:"), self.measure)
        self.add("spellings", tr("&Cách gọi khác:"), self.spellings)
        self.adds = choice(
            [(tr("Theo đơn vị đo và tên gọi"), None), (tr("Cộng được"), True), (tr("Không cộng được"), False)],
            indicator.adds,
        )
        self.add("decimals", tr("&Số lẻ:"), self.decimals)
        self.add("adds", tr("&Cộng số liệu:"), self.adds)
        self.name.setFocus()
        self.begin()

    def draft(self) -> object:
        """Return what stands in the fields."""
        return (
            *(self.name.text(), self.measure.text(), self.spellings.text()),
            *(self.decimals.value(), self.adds.currentData()),
        )

    def save(self) -> None:
        """Keep the indicator, or say which field is empty."""
        measure = base_measure(self.measure.text())
        empty = [name for name, there in (("name", self.name.text().strip()), ("measure", measure)) if not there]
        if empty or measure is None:
            self.show_faults([FieldFault(name, Fault.MISSING) for name in empty])
            return
        unit = self._indicator.measure or measure.unit
        said = IndicatorsPresenter.draft(
            replace(self._indicator, decimals=self.decimals.value(), adds=self.adds.currentData()),
            self.name.text(),
            unit,
            self.spellings.text(),
        )
        self.wait()
        self._save_indicator(said, lambda _: self.accept(), self.show_failure)


class MergeForm(FormDialog):
    """The indicator into which another goes."""

    def __init__(
        self,
        gone: Indicator,
        others: Sequence[Indicator],
        merge: Callable[[Indicator, Indicator, Callable[[], None], Failed], None],
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Gộp “{name}” vào chỉ tiêu khác").format(name=gone.name), messages, parent)
        self._gone = gone
        self._others = others
        self._merge = merge
        options: list[tuple[str, object]] = [
            (f"{one.name} ({measure_name(one.measure)})", place) for place, one in enumerate(others)
        ]
        self.into = choice(options, 0)
        self.add("into", tr("&Gộp vào:"), self.into)
        self.into.setFocus()
        self.begin()

    def draft(self) -> object:
        """Return which is chosen."""
        return self.into.currentData()

    def save(self) -> None:
        """Merge; a measure that can't be added is said here."""
        if not self._others:
            self.show_failure(RefusedValue("indicator", "missing"))
            return
        self.wait()
        self._merge(self._others[self.into.currentData()], self._gone, self.accept, self.show_failure)


def _columns() -> list[Column[Indicator]]:
    return [
        Column(tr("Tên chỉ tiêu"), lambda one: one.name, width=34),
        Column(tr("Đơn vị đo"), lambda one: measure_name(one.measure), width=12),
        Column(tr("Cộng số liệu"), lambda one: "" if one.can_be_added else tr("không cộng được"), width=16),
        Column(tr("Cách gọi khác"), lambda one: "; ".join(one.spellings), width=0),
    ]

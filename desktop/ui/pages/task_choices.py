"""Which tasks the page shows: of which year and day, which kind and count, led by which unit."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.domain.counts import Count
from desktop.domain.tasks import TaskKind
from desktop.presenters.task_list import TaskList
from desktop.presenters.tasks import TasksPresenter
from desktop.ui import theme
from desktop.ui.choices import Options, fill, make_day_field, python_day, show_day
from desktop.ui.command_bar import page_head
from desktop.ui.pages.task_counts import CountsBar, KindsBar
from desktop.ui.pages.task_words import clear_text
from desktop.ui.units_switch import units_switch
from desktop.ui.wrapped_row import WrappedRow
from desktop.words import tr


class TaskChoices:
    """The fields of ``page`` by which the list is chosen; each asks the presenter for another one."""

    def __init__(self, page: QWidget, presenter: TasksPresenter) -> None:
        self._page = page
        self._presenter = presenter
        self.years = QComboBox(page)
        self.day = QDateEdit(page)
        self.kinds = KindsBar(page)
        self.counts = CountsBar(page)
        self.units = QComboBox(page)
        self.as_today = units_switch(page)
        self.clear = QPushButton(tr("Bỏ &lọc"), page)
        self._connect()

    def _connect(self) -> None:
        shown = self._presenter.list
        self.years.activated.connect(lambda: shown.choose_year(self.years.currentData()))
        self.day.dateChanged.connect(lambda day: shown.choose_day(python_day(day)))
        self.units.activated.connect(lambda: shown.refine(replace(shown.wanted, unit_id=self.units.currentData())))
        self.as_today.toggled.connect(lambda chosen: shown.choose_units(as_today=chosen))
        self.kinds.chosen.connect(self._choose_kind)
        self.counts.chosen.connect(self._choose_count)
        self.clear.clicked.connect(self._presenter.clear)

    def _choose_kind(self, kind: TaskKind | None) -> None:
        self._presenter.list.refine(replace(self._presenter.list.wanted, kind=kind))

    def _choose_count(self, count: Count | None) -> None:
        """Show one count; the one that is shown already gives way to all."""
        wanted = self._presenter.list.wanted
        self._presenter.list.refine(replace(wanted, count=None if count is wanted.count else count))

    # ── How it is built ──

    def head(self, commands: Sequence[QAction]) -> WrappedRow:
        """Return the head of the page: year and day, and its commands."""
        title = QLabel(tr("Nhiệm vụ năm"), self._page)
        self.years.setAccessibleName(tr("Năm"))
        theme.larger(title, 1.4, bold=True)
        theme.larger(self.years, 1.2, bold=True)
        as_of = QLabel(tr("tính đến ngà&y"), self._page)
        as_of.setBuddy(self.day)
        make_day_field(self.day)
        return page_head([title, self.years, as_of, self.day], commands, self._page)

    def filters(self) -> WrappedRow:
        """Return the row of kinds and units."""
        self.units.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.units.setAccessibleName(tr("Đơn vị chủ trì"))
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.units.setMinimumContentsLength(12)
        row = WrappedRow(self._page, even=False)
        row.hold([self.kinds, self.units, self.as_today, self.clear])
        return row

    # ── What it shows ──

    def show_day(self, shown: TaskList) -> None:
        """Show the day for which the tasks are listed."""
        show_day(self.day, shown.as_of)

    def show_list(self, shown: TaskList) -> None:
        """Show what can be chosen and what is."""
        wanted = shown.wanted
        fill(self.years, [(str(year), year) for year in shown.years], wanted.year)
        named_on = shown.units_on or shown.as_of
        everyone: Options = [(tr("Mọi đơn vị chủ trì"), None)]
        fill(self.units, everyone + [(unit.name_on(named_on), unit.id) for unit in shown.leaders], wanted.unit_id)
        self._show_switch(shown)
        self.kinds.show_kinds(shown.kinds, wanted.kind)
        self.counts.show_counts(shown.counts, wanted.count)
        self.clear.setEnabled(shown.is_filtered)
        self.clear.setText(clear_text(wanted))

    def _show_switch(self, shown: TaskList) -> None:
        self.as_today.blockSignals(True)
        self.as_today.setChecked(shown.wanted.as_today)
        self.as_today.blockSignals(False)
        self.as_today.setVisible(shown.has_successors)

"""Typing a unit: its names through time and the spellings under which it is found."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop import wording
from desktop.domain.units import Unit, UnitLevel
from desktop.presenters.session import Failed
from desktop.presenters.unit_forms import NameDraft, UnitDraft, read_unit, unit_draft
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import TextBox, choice
from desktop.ui.dialogs.lines import LineField, LinesPart
from desktop.ui.messages import Messages
from desktop.words import tr

SaveUnit = Callable[[Unit, Callable[[Unit], None], Failed], None]


class UnitDialog(FormDialog):
    """A form for a unit; ``kept`` gets it once it is in the ledger."""

    def __init__(
        self, unit: Unit, keep: SaveUnit, kept: Callable[[Unit], None], messages: Messages, parent: QWidget
    ) -> None:
        super().__init__(tr("Sửa đơn vị") if unit.id else tr("Thêm đơn vị"), messages, parent)
        self._unit = unit
        self._keep = keep
        self._kept = kept
        draft = unit_draft(unit) if unit.names else UnitDraft()
        fields = [
            LineField("name", tr("Tên chính thức"), 6),
            LineField("valid_from", tr("từ ngày"), 2),
            LineField("valid_to", tr("đến ngày"), 2),
            LineField("basis", tr("Căn cứ"), 3),
        ]
        self._names = LinesPart(self, "names", fields, tr("Thêm tên &mới (đổi tên)"))
        self._level = choice([(wording.label(level), level) for level in UnitLevel], draft.level)
        self._aliases = TextBox(4)
        self._aliases.setPlainText(draft.aliases)
        names = [self._names.add_line((name.name, name.valid_from, name.valid_to, name.basis)) for name in draft.names]
        self._lay_out()
        names[-1].setFocus()
        self.begin(112)

    def _lay_out(self) -> None:
        self.add_wide(self._names)
        self.add("level", tr("&Cấp:"), self._level)
        self.add("aliases", tr("Cách &viết khác:"), self._aliases)
        self._aliases.setPlaceholderText(tr("Mỗi dòng một cách viết, ví dụ: Hội CCB tỉnh"))

    def tab_order(self) -> list[QWidget]:
        """Return names, level, spellings."""
        return [*self._names.tab_order(), self._level, self._aliases]

    def draft(self) -> UnitDraft:
        """Return what stands in the fields."""
        names = tuple(NameDraft(*texts) for texts in self._names.texts())
        return UnitDraft(names, self._aliases.toPlainText(), UnitLevel(self._level.currentData()))

    def save(self) -> None:
        """Keep the unit, or show the faults."""
        read = read_unit(self.draft(), self._unit, date.today())
        self.show_faults(read.faults)
        if read.value is not None:
            self.wait()
            self._keep(read.value, self._done, self.show_failure)

    def _done(self, unit: Unit) -> None:
        self._kept(unit)
        self.accept()

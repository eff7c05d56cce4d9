"""Saying what becomes of a unit, under which unit it counts, and for how long somebody is a member."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLabel, QWidget

from desktop import wording
from desktop.domain.unit_links import LinkKind
from desktop.domain.units import Unit, UnitDirectory
from desktop.presenters.forms import Read
from desktop.presenters.session import Failed
from desktop.presenters.unit_change_forms import ChangeDraft, SpanDraft, SuccessorDraft, read_change
from desktop.services.unit_history import UnitChange
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import choice, line
from desktop.ui.dialogs.lines import LineField, LinesPart
from desktop.ui.messages import Messages
from desktop.ui.suggest_line import UnitLine
from desktop.words import tr

T = TypeVar("T")
Done = Callable[[], None]
Record = Callable[[UnitChange, Done, Failed], None]


class UnitChangeDialog(FormDialog):
    """What becomes of a unit from a day on: renamed, merged, split, dissolved, by which document."""

    def __init__(self, unit: Unit, units: UnitDirectory, record: Record, messages: Messages, parent: QWidget) -> None:
        super().__init__(tr("Đổi tên, sáp nhập, tách đơn vị"), messages, parent)
        self._unit = unit
        self._units = units
        self._record = record
        self.kind = choice([(wording.label(kind), kind) for kind in LinkKind], LinkKind.MERGED)
        self.day = line("", tr("ngày bắt đầu có hiệu lực, ví dụ 01/7/2025"))
        self.basis = line("", tr("số, ngày của nghị quyết hoặc quyết định"))
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._lay_out()
        self.kind.currentIndexChanged.connect(lambda _: self._turn())
        self._turn()
        self.kind.setFocus()
        self.begin(92)

    def _lay_out(self) -> None:
        name = QLabel(self._unit.name, self)
        name.setWordWrap(True)
        self.add_wide(name)
        self.add("kind", tr("&Thay đổi:"), self.kind)
        self.add("day", tr("Từ &ngày:"), self.day)
        self.successors = self._successors()
        self.add_wide(self.successors)
        self.add_wide(self._hint)
        self.add("basis", tr("&Căn cứ:"), self.basis)

    def _successors(self) -> LinesPart:
        fields = [
            LineField("name", tr("Đơn vị kế tiếp, hoặc tên mới"), 6, lambda: UnitLine(self._units)),
            LineField("share", tr("Tỷ lệ (%)"), 1),
        ]
        part = LinesPart(self, "successors", fields, tr("Thêm đơn vị &kế tiếp"))
        part.add_line(("", ""))
        return part

    def _turn(self) -> None:
        kind = LinkKind(self.kind.currentData())
        self.successors.setEnabled(kind is not LinkKind.DISSOLVED)
        self._hint.setText(
            {
                LinkKind.RENAMED: tr("Văn bản của ngày trước vẫn in tên cũ, từ ngày này in tên mới."),
                LinkKind.MERGED: tr("Nhiệm vụ và số liệu được tính tiếp cho đơn vị kế tiếp từ ngày này."),
                LinkKind.PART: tr("Đơn vị vẫn còn. Chỉ chia số liệu khi có ghi tỷ lệ; không ghi thì không chia."),
                LinkKind.SPLIT: tr("Số liệu cũ là một dòng riêng, không cộng hai lần; có ghi tỷ lệ thì chia theo đó."),
                LinkKind.DISSOLVED: tr("Đơn vị kết thúc, không có đơn vị kế tiếp."),
            }[kind]
        )

    def tab_order(self) -> list[QWidget]:
        """Return the fields as they stand."""
        return [self.kind, self.day, *self.successors.tab_order(), self.basis]

    def draft(self) -> ChangeDraft:
        """Return what stands in the fields."""
        successors = tuple(SuccessorDraft(*texts) for texts in self.successors.texts())
        return ChangeDraft(LinkKind(self.kind.currentData()), self.day.text(), successors, self.basis.text())

    def save(self) -> None:
        """Record the change, or show the faults."""
        read = read_change(self.draft(), self._unit.id)
        self.show_faults(read.faults)
        if read.value is not None:
            self.wait()
            self._record(read.value, self.accept, self.show_failure)


@dataclass(frozen=True, slots=True)
class SpanLines(Generic[T]):
    """Lines that each hold between two days, with what is said above them.

    ``read`` makes of what stands in the fields what ``keep`` gets.
    """

    title: str
    about: str
    fields: Sequence[LineField]
    drafts: Sequence[SpanDraft]
    read: Callable[[Sequence[SpanDraft]], Read[T]]
    keep: Callable[[T, Done, Failed], None]


class SpansDialog(FormDialog, Generic[T]):
    """The form for such lines: the units under which one counts, or terms in the committee."""

    def __init__(self, given: SpanLines[T], messages: Messages, parent: QWidget) -> None:
        super().__init__(given.title, messages, parent)
        self._given = given
        self._names = [field.name for field in given.fields]
        words = QLabel(given.about, self)
        words.setWordWrap(True)
        self.add_wide(words)
        self.lines = LinesPart(self, "lines", given.fields, tr("Thêm &dòng"))
        firsts = [self.lines.add_line([getattr(draft, name) for name in self._names]) for draft in given.drafts]
        self.add_wide(self.lines)
        firsts[-1].setFocus()
        self.begin(104)

    def tab_order(self) -> list[QWidget]:
        """Return the lines, one after another."""
        return self.lines.tab_order()

    def draft(self) -> tuple[SpanDraft, ...]:
        """Return what stands in the lines."""
        return tuple(SpanDraft(**dict(zip(self._names, texts, strict=True))) for texts in self.lines.texts())

    def save(self) -> None:
        """Keep the lines, or show their faults."""
        found = self._given.read(self.draft())
        self.show_faults(found.faults)
        if found.value is not None:
            self.wait()
            self._given.keep(found.value, self.accept, self.show_failure)


def parent_fields(units: UnitDirectory) -> list[LineField]:
    """Return the fields of a line that says under which unit another counts."""
    return [LineField("text", tr("Cộng vào đơn vị"), 6, lambda: UnitLine(units)), *_span_fields()]


def term_fields() -> list[LineField]:
    """Return the fields of a line that is a term in the committee."""
    return [LineField("text", tr("Vai trò"), 4), *_span_fields(), LineField("basis", tr("Căn cứ"), 4)]


def _span_fields() -> list[LineField]:
    return [LineField("valid_from", tr("từ ngày"), 2), LineField("valid_to", tr("đến ngày"), 2)]

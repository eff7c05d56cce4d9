"""Typing a person and the posts that they hold through time."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.people import Person
from desktop.domain.units import UnitDirectory
from desktop.presenters.session import Failed
from desktop.presenters.unit_forms import PersonDraft, PostDraft, person_draft, read_person
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import TextBox, line
from desktop.ui.dialogs.lines import LineField, LinesPart
from desktop.ui.messages import Messages
from desktop.ui.suggest_line import UnitLine
from desktop.words import tr

SavePerson = Callable[[Person, Callable[[Person], None], Failed], None]


class PersonDialog(FormDialog):
    """A form for a person; ``kept`` gets them once they are in the ledger."""

    def __init__(
        self,
        person: Person,
        units: UnitDirectory,
        keep: SavePerson,
        kept: Callable[[Person], None],
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Sửa đại biểu") if person.id else tr("Thêm đại biểu"), messages, parent)
        self._person = person
        self._units = units
        self._keep = keep
        self._kept = kept
        draft = person_draft(person, units)
        self._full_name = line(draft.full_name)
        self._sort_name = line(draft.sort_name, tr("chỉ khi chữ cuối không phải là tên"))
        self._phone = line(draft.phone)
        self._note = TextBox(2)
        self._note.setPlainText(draft.note)
        self._posts = self._posts_part(draft)
        self._lay_out()
        self._full_name.setFocus()
        self.begin(108)

    def _posts_part(self, draft: PersonDraft) -> LinesPart:
        fields = [
            LineField("title", tr("Chức vụ"), 5),
            LineField("unit", tr("Đơn vị"), 5, lambda: UnitLine(self._units)),
            LineField("rank", tr("Thứ bậc"), 1),
            LineField("valid_from", tr("từ ngày"), 2),
            LineField("valid_to", tr("đến ngày"), 2),
        ]
        part = LinesPart(self, "posts", fields, tr("Thêm &chức vụ"))
        for post in draft.posts:
            part.add_line((post.title, post.unit, post.rank, post.valid_from, post.valid_to))
        return part

    def _lay_out(self) -> None:
        self.add("full_name", tr("&Họ và tên:"), self._full_name)
        self.add_wide(self._posts)
        self.add("phone", tr("&Điện thoại:"), self._phone)
        self.add("sort_name", tr("&Xếp theo tên:"), self._sort_name)
        self.add("note", tr("&Ghi chú:"), self._note)

    def tab_order(self) -> list[QWidget]:
        """Return the fields as they stand, the posts behind the name."""
        return [self._full_name, *self._posts.tab_order(), self._phone, self._sort_name, self._note]

    def draft(self) -> PersonDraft:
        """Return what stands in the fields."""
        return PersonDraft(
            full_name=self._full_name.text(),
            sort_name=self._sort_name.text(),
            phone=self._phone.text(),
            note=self._note.toPlainText(),
            posts=tuple(PostDraft(*texts) for texts in self._posts.texts()),
        )

    def save(self) -> None:
        """Keep the person, or show the faults."""
        read = read_person(self.draft(), self._person, self._units)
        self.show_faults(read.faults)
        if read.value is not None:
            self.wait()
            self._keep(read.value, self._done, self.show_failure)

    def _done(self, person: Person) -> None:
        self._kept(person)
        self.accept()

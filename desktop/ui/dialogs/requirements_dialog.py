"""The form of who must be at meetings of a kind: the share of members, offices and units."""

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from desktop import wording
from desktop.domain.meeting_kinds import Requirements
from desktop.presenters.meeting_rules import RulesPresenter, read_names
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import choice, line
from desktop.ui.messages import Messages
from desktop.words import tr

#: The shares that working rules name.
_SHARES = (Fraction(0), Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1))


class RequirementsDialog(FormDialog):
    """Changes the rules for the kind of the open meeting."""

    def __init__(self, rules: Requirements, presenter: RulesPresenter, messages: Messages, parent: QWidget) -> None:
        title = tr("Điều kiện họp: {kind}").format(kind=wording.label(presenter.kind))
        super().__init__(title, messages, parent)
        self._presenter = presenter
        shares = sorted({*_SHARES, rules.member_share})
        self.share = choice(((_share_text(one), str(one)) for one in shares), str(rules.member_share))
        self.offices = line("; ".join(rules.offices), tr("ví dụ: Trưởng ban; Chánh Văn phòng"))
        self.units = line("; ".join(rules.units), tr("tên đơn vị, cách nhau bằng dấu chấm phẩy"))
        self.add("share", tr("&Thành viên có mặt ít nhất"), self.share)
        self.add("offices", tr("Chức vụ &phải có"), self.offices)
        self.add("units", tr("Đơn &vị phải có"), self.units)
        self.share.setFocus()
        self.begin(width=72)

    def draft(self) -> tuple[str, str, str]:
        """Return what stands in the fields."""
        return self.share.currentData(), self.offices.text(), self.units.text()

    def save(self) -> None:
        """Keep the rules."""
        share, offices, units = self.draft()
        self._presenter.keep(Requirements(Fraction(share), read_names(offices), read_names(units)))
        self.accept()


def _share_text(share: Fraction) -> str:
    if not share:
        return tr("không quy định")
    return tr("tất cả") if share == 1 else f"{share.numerator}/{share.denominator}"

"""What a meeting looks like once its minutes are signed: a bar that says so, and fields that only show."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.words import tr


class SignedBar(QFrame):
    """Says over all sections that nothing can be changed, and how it can be opened again."""

    def __init__(self, reopen: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = QLabel(tr("Biên bản đã ký: chỉ xem, không sửa. Bản đã ký được giữ trong sổ."), self)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.paint_text(self.words, Tone.ACCENT)
        self.reopen_button = QPushButton(tr("Mở lại để sửa…"), self)
        self.reopen_button.clicked.connect(reopen)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.reopen_button)


class Lock:
    """Turns the fields of some sections into ones that only show, and back; what was so before stays so."""

    def __init__(self, sections: Iterable[QWidget]) -> None:
        self._sections = tuple(sections)
        self._texts: list[QLineEdit | QPlainTextEdit] = []
        self._controls: list[QWidget] = []

    def set_locked(self, *, locked: bool) -> None:
        """Lock or unlock."""
        if locked == bool(self._texts or self._controls):
            return
        if locked:
            self._lock()
        else:
            self._unlock()

    def _lock(self) -> None:
        for section in self._sections:
            self._texts += [line for line in section.findChildren(QLineEdit) if not line.isReadOnly()]
            self._texts += [box for box in section.findChildren(QPlainTextEdit) if not box.isReadOnly()]
            kinds = (QAbstractButton, QComboBox, QAbstractSpinBox)
            self._controls += [one for kind in kinds for one in section.findChildren(kind) if one.isEnabledTo(section)]
        for text in self._texts:
            text.setReadOnly(True)
        for control in self._controls:
            control.setEnabled(False)

    def _unlock(self) -> None:
        for text in self._texts:
            text.setReadOnly(False)
        for control in self._controls:
            control.setEnabled(True)
        self._texts, self._controls = [], []

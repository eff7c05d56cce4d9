"""The foot of a review: what will change, and the buttons that make it so or not."""

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.review import Review
from desktop.ui import theme
from desktop.ui.pages import import_texts as texts
from desktop.words import tr


class Footer(QFrame):
    """What will change, and the buttons that make it so or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.forecast = QLabel(self)
        self.forecast.setWordWrap(True)
        theme.larger(self.forecast, 1.05, bold=True)
        self.withdraw = QCheckBox(self)
        self.undo = _button(self, tr("&Hoàn tác"), "Ctrl+Z")
        self.discard = _button(self, tr("Bỏ, &không ghi"), "Esc")
        self.write = _button(self, tr("&Ghi vào sổ"), "Ctrl+Enter")
        self.write.setDefault(True)
        self._lay_out()

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.addWidget(self.forecast)
        said.addWidget(self.withdraw)
        row = QHBoxLayout(self)
        row.addLayout(said, 1)
        for button in (self.undo, self.discard, self.write):
            row.addWidget(button)

    def show_review(self, review: Review) -> None:
        """Say what will change."""
        forecast = review.forecast
        self.forecast.setText(texts.forecast_text(forecast))
        self.forecast.setToolTip("\n".join(forecast.new_units))
        missing = [task for file in review.plan.files for sheet in file.sheets for task in sheet.missing]
        text = tr("&Rút {count} nhiệm vụ đơn vị đã bỏ khỏi bản điều chỉnh")
        self.withdraw.setText(text.format(count=len(missing)))
        self.withdraw.setToolTip("\n".join(task.title for task in missing))
        self.withdraw.setVisible(bool(missing))
        self.withdraw.setChecked(review.decisions.withdraw_missing)
        self.undo.setEnabled(bool(review.earlier))


def _button(parent: QWidget, text: str, keys: str) -> QPushButton:
    button = QPushButton(text, parent)
    button.setToolTip(f"{text.replace('&', '')} ({keys})")
    return button

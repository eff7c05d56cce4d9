"""The question how the dates or the numbers of a whole column of a workbook are to be understood."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.imports import ColumnSense, DoubtedColumn
from desktop.ui.wrapped_row import WrappedRow
from desktop.words import tr

#: The answers to the question about numbers.
_OF_NUMBERS = frozenset({ColumnSense.DECIMALS, ColumnSense.THOUSANDS})


class ColumnQuestion(QWidget):
    """Asks how the dates or the numbers of a whole column are to be understood."""

    #: The answer.
    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.keep = QPushButton(tr("Giữ ng&uyên cả cột"), self)
        self.keep.setToolTip(tr("Mọi ngày trong cột đúng như đang hiện: ngày trước, tháng sau"))
        self.exchange = QPushButton(tr("Đổi chỗ ngày và &tháng cả cột"), self)
        self.exchange.setToolTip(tr("Máy gửi tệp đã đọc ngày thành tháng: 05/02 thành ngày 2 tháng 5 được trả lại"))
        self.decimals = QPushButton(tr("&Phần lẻ: 12,500 là 12,5"), self)
        self.thousands = QPushButton(tr("Hàng &nghìn: 12,500 là 12.500"), self)
        self._answers = {
            self.keep: ColumnSense.KEEP,
            self.exchange: ColumnSense.EXCHANGE,
            self.decimals: ColumnSense.DECIMALS,
            self.thousands: ColumnSense.THOUSANDS,
        }
        for button, sense in self._answers.items():
            button.clicked.connect(lambda _, said=sense: self.said.emit(said))
        buttons = WrappedRow(self, even=False)
        buttons.hold(list(self._answers))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addWidget(buttons)

    def show_column(self, column: DoubtedColumn | None) -> None:
        """Ask about ``column``; nothing to ask without one."""
        self.setVisible(column is not None)
        if column is None:
            return
        for button, sense in self._answers.items():
            button.setVisible((sense in _OF_NUMBERS) is column.numbers)
        about_numbers = tr("Cột {column} “{heading}”: dấu phẩy trong số ngăn gì?")
        about_dates = tr("Cột {column} “{heading}”: ngày và tháng có bị đổi chỗ không?")
        said = about_numbers if column.numbers else about_dates
        self.question.setText(said.format(column=column.column, heading=column.heading))

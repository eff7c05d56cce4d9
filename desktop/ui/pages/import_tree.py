"""The tree of files and sheets of a review, each with its counts."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from desktop.presenters.review_tree import FileNode, Scope, SheetNode, Tally
from desktop.ui import theme
from desktop.ui.pages import import_texts as texts
from desktop.ui.theme import Tone
from desktop.words import tr

_SCOPE = Qt.ItemDataRole.UserRole


class _EndCut(QStyledItemDelegate):
    """Cuts what is too long at its end: a file's name tells most by its end, counts by their first."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight


class FileTree(QTreeWidget):
    """Files with their sheets, below one line for all of them; the sheets are open where there are several."""

    #: Another file or sheet is to be shown.
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels([tr("Tệp"), tr("Đọc được")])
        self.setAccessibleName(tr("Các tệp đã đọc"))
        self.setUniformRowHeights(True)
        self.setStyleSheet("QTreeView::item { padding: 3px 4px; }")
        self.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        self.setTextElideMode(Qt.TextElideMode.ElideLeft)  # names begin alike: "dang-ky-2021-…"; their ends differ
        self.setItemDelegateForColumn(1, _EndCut(self))
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.current()))

    def show_files(self, files: Sequence[FileNode], total: Tally) -> None:
        """Show ``files``; what was current stays so."""
        current = self.current()
        self.blockSignals(True)
        self.clear()
        items = [self._everything(len(files), total), *(self._file(file) for file in files)]
        self.addTopLevelItems(items)
        for item in items:
            item.setExpanded(item.childCount() > 1)
        self.choose(current)
        self.blockSignals(False)
        self._share_width()

    def _share_width(self) -> None:
        """Give the counts the room they need, but not more than two fifths."""
        wanted = max(self.sizeHintForColumn(1), self.header().sectionSizeHint(1))
        self.header().resizeSection(1, min(wanted, self.viewport().width() * 2 // 5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_width()

    def current(self) -> Scope:
        """Return what is to be shown."""
        item = self.currentItem()
        scope = item.data(0, _SCOPE) if item is not None else None
        return scope if isinstance(scope, Scope) else Scope()

    def choose(self, scope: Scope) -> None:
        """Make the line of ``scope`` the current one; where it is gone, the one for all files."""
        items = list(self._items())
        self.setCurrentItem(next((item for item in items if item.data(0, _SCOPE) == scope), items[0]))

    def _items(self) -> Iterator[QTreeWidgetItem]:
        places = QTreeWidgetItemIterator(self)
        while (item := places.value()) is not None:
            yield item
            places += 1

    def _everything(self, count: int, total: Tally) -> QTreeWidgetItem:
        name = tr("Tất cả {count} tệp").format(count=count)
        return self._item(Scope(), name, texts.tally_text(total), texts.tally_tone(total))

    def _file(self, file: FileNode) -> QTreeWidgetItem:
        item = self._item(file.scope, file.name, texts.file_text(file), texts.file_tone(file))
        if file.refused is not None:
            item.setToolTip(1, texts.refusal_text(file))
        item.addChildren([self._sheet(sheet) for sheet in file.sheets])
        return item

    def _sheet(self, sheet: SheetNode) -> QTreeWidgetItem:
        tone = texts.tally_tone(sheet.tally) if sheet.read else Tone.QUIET
        return self._item(sheet.scope, sheet.name, texts.sheet_text(sheet), tone)

    def _item(self, scope: Scope, name: str, found: str, tone: Tone | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name, found])
        item.setData(0, _SCOPE, scope)
        item.setToolTip(0, name)
        item.setToolTip(1, found)
        if tone is not None:
            item.setForeground(1, theme.colour(tone, self.palette()))
        return item

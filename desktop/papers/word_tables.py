"""The tables of a Word file: heads repeated on every page, rows not divided."""

import itertools
from collections.abc import Iterator, Sequence

from desktop.papers.blocks import Align, Column, GroupRow, Row, TableBlock, TableRow, TotalRow
from desktop.papers.layout_parts import MM
from desktop.papers.setting import leading, printable
from desktop.papers.tables import CELL_PAD, column_edges, column_spans
from desktop.papers.word_setting import WordSetting
from desktop.papers.wordml import CellForm, Form, TableForm, cell, paragraph, row, run, spacer, table, text_paragraph

_JUSTIFICATION = {Align.LEFT: "", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_GAP_BEFORE = 6.0

#: The mean width of a letter, in em; and the part of a page from which a row may be divided.
_LETTER = 0.45
_TALL = 0.6

#: No cell of fewer letters is taller than a page.
_SHORT = 300

_TEXT_GOES_HERE = "\0"


def word_table(block: TableBlock, setting: WordSetting, keep: bool = False) -> str:
    """Return a table over the whole width; ``keep`` holds its last row to what follows."""
    return _TableWriter(block, setting).xml(keep)


class _TableWriter:
    """Writes one table."""

    def __init__(self, block: TableBlock, setting: WordSetting) -> None:
        self._block = block
        self._setting = setting
        self._look = setting.layout.table
        edges = column_edges(block, setting.layout, setting.setter)
        self._widths = [right - left for left, right in itertools.pairwise(edges)]
        self._forms = {
            keep: [Form(align=_JUSTIFICATION[column.align], keep=keep) for column in block.columns]
            for keep in (False, True)
        }
        self._empty_cells = {keep: self._empty_row(keep) for keep in (False, True)}

    def _empty_row(self, keep: bool) -> list[tuple[str, str]]:
        """Return what stands before and after the text of each cell of a row: the same in all rows."""
        middle = bool(self._block.row_height)
        parts = []
        for form, width in zip(self._forms[keep], self._widths, strict=True):
            empty = cell(paragraph("TKTableCell", _TEXT_GOES_HERE, form), CellForm(width, middle=middle))
            before, _, after = empty.partition(_TEXT_GOES_HERE)
            parts.append((before, after))
        return parts

    def xml(self, keep: bool) -> str:
        above = CELL_PAD - self._look.line_width / 2  # Word counts the lines to the height of a row
        form = TableForm(self._widths, self._look.padding * MM, above, self._look.line_width)
        rows = itertools.chain(self._head(), self._rows(keep))
        return spacer(_GAP_BEFORE, keep=True) + table(rows, form) + spacer(1.0, keep)

    def _head(self) -> Iterator[str]:
        """Yield the head: one row, or two where neighbours have a common title."""
        columns = self._block.columns
        if not any(column.group for column in columns):
            yield row((self._title(column.title, index, 1) for index, column in enumerate(columns)), head=True)
            return
        spans = list(column_spans(columns))
        yield row((self._upper(span, columns) for span in spans), head=True)
        yield row((part for span in spans for part in self._lower(span, columns)), head=True)

    def _upper(self, span: tuple[str, int, int], columns: Sequence[Column]) -> str:
        group, first, last = span
        return self._title(group or columns[first].title, first, last - first, "" if group else "restart")

    def _lower(self, span: tuple[str, int, int], columns: Sequence[Column]) -> Iterator[str]:
        group, first, last = span
        for index in range(first, last):
            yield self._title(columns[index].title if group else "", index, 1, "" if group else "continue")

    def _title(self, title: str, first: int, count: int, merged: str = "") -> str:
        width = sum(self._widths[first : first + count])
        room = width - 2 * self._look.padding * MM
        lines = self._setting.title_lines(title, self._look.head, room)
        return cell(text_paragraph("TKTableHead", "\n".join(lines)), CellForm(width, count, merged, middle=True))

    def _rows(self, keep: bool) -> Iterator[str]:
        rows = self._block.rows or (Row(("",) * len(self._block.columns)),)
        for one, after in itertools.zip_longest(rows, rows[1:]):
            yield self._row(one, isinstance(after, TotalRow) or (after is None and keep))

    def _row(self, one: TableRow, keep: bool) -> str:
        match one:
            case Row():
                return self._plain(one, keep)
            case GroupRow():
                text = text_paragraph("TKTableGroup", printable(one.text, self._look.group))
                return row((cell(text, CellForm(sum(self._widths), len(self._widths))),))
            case TotalRow():
                return self._total(one, keep)

    def _plain(self, one: Row, keep: bool) -> str:
        if any("\n" in text for text in one.cells):
            cells = self._cells_of_lines(one, keep)
        else:
            style, bold = self._look.cell, "<w:b/>" if one.bold else ""
            texts = zip(one.cells, self._empty_cells[keep], strict=True)
            cells = [f"{before}{_run(printable(text, style), bold)}{after}" for text, (before, after) in texts]
        return row(cells, whole=not self._is_tall(one), height=self._block.row_height * MM)

    def _cells_of_lines(self, one: Row, keep: bool) -> list[str]:
        bold, middle = "<w:b/>" if one.bold else "", bool(self._block.row_height)
        places = zip(one.cells, self._forms[keep], self._widths, strict=True)
        return [cell(self._texts(text, form, bold), CellForm(width, middle=middle)) for text, form, width in places]

    def _texts(self, text: str, form: Form, bold: str) -> str:
        style = self._look.cell
        lines = [printable(line, style) for line in text.splitlines()] or [""]
        return "".join(paragraph("TKTableCell", _run(line, bold), form) for line in lines)

    def _is_tall(self, one: Row) -> bool:
        """Tell whether a row may be taller than a page: such a row is divided rather than cut off."""
        if max(map(len, one.cells), default=0) < _SHORT:
            return False
        style, page = self._look.cell, self._setting.layout.page
        heights = (
            leading(style) * len(text) * _LETTER * style.size / width
            for text, width in zip(one.cells, self._widths, strict=True)
        )
        return max(heights) > _TALL * page.text_height

    def _total(self, one: TotalRow, keep: bool) -> str:
        spanned = len(self._widths) - len(one.cells)
        width = sum(self._widths[:spanned])
        centred = Form(align="center", keep=keep)
        label = cell(self._texts(one.label, centred, "<w:b/>"), CellForm(width, spanned, middle=True))
        forms = self._forms[keep][spanned:]
        rest = zip(one.cells, forms, self._widths[spanned:], strict=True)
        cells = [cell(self._texts(text, form, "<w:b/>"), CellForm(wide, middle=True)) for text, form, wide in rest]
        return row([label, *cells] if spanned else cells, height=self._block.row_height * MM)


def _run(text: str, bold: str) -> str:
    return run(text, bold) if text else ""

"""The workbook that goes out to a unit: the table it is to fill in, with what is known of it filled in.

Its headings are those that the reader knows, so that it reads back without a question. A hidden column holds the keys
of :mod:`desktop.spreadsheets.template_keys`, a hidden sheet what can be chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from desktop.domain.imports import SheetKind
from desktop.domain.tasks import TaskKind
from desktop.spreadsheets.cells import put_text
from desktop.spreadsheets.notes import height_of
from desktop.spreadsheets.parts import Package, sheet_parts
from desktop.spreadsheets.template_keys import row_key
from desktop.spreadsheets.workbook import column_letters

if TYPE_CHECKING:
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Times New Roman"
_CHOICES_SHEET = "ThuKy"
_FEWEST_LINES = 15
_SPARE_LINES = 5
_LINE_HEIGHT = 20
_TITLE_ROW = 4
_HEADING_ROW = 8
_FIRST_DAY = "36526"  # 1 January 2000
_KINDS = {
    TaskKind.COMMON: "Nhiệm vụ chung",
    TaskKind.REGISTERED: "Nhiệm vụ đăng ký",
    TaskKind.KEY: "Nhiệm vụ trọng tâm",
}
_STATUSES = ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện")
_HINT = "Gõ vào các dòng dưới tiêu đề; ô có mũi tên thì chọn trong danh sách. Dòng nào không dùng thì để trống."


@dataclass(frozen=True, slots=True)
class TemplateTask:
    """A task as the template lists it, in the words that the unit knows; ``id`` 0 gives the row no key."""

    title: str
    kind: TaskKind = TaskKind.REGISTERED
    lead_unit: str = ""
    coordinating_units: tuple[str, ...] = ()
    due: str = ""
    target: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """What a template is made of: ``kind`` is registrations or outcomes.

    ``above`` are the lines of the left block (the body above the office, the office), ``state`` those of the right one.
    ``units`` can be chosen as lead units; ``ledger`` is the key of the ledger from which the tasks come.
    """

    kind: SheetKind
    year: int
    unit: str
    above: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    tasks: tuple[TemplateTask, ...] = ()
    ledger: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: how wide in characters, how its cells look, what can go into them."""

    heading: str
    width: int
    style: str = "text"
    choices: int = 0
    hint: str = ""


_UNITS, _STATES, _TASK_KINDS = 1, 2, 3
_REGISTRATIONS = (
    _Column("STT", 6, "centred"),
    _Column("Nội dung nhiệm vụ", 44),
    _Column("Loại nhiệm vụ", 18, choices=_TASK_KINDS),
    _Column("Đơn vị chủ trì", 24, choices=_UNITS),
    _Column("Đơn vị phối hợp", 28, hint="Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy."),
    _Column("Thời hạn", 16, "centred", hint="Ngày/tháng/năm như 30/06/2021, hoặc “Quý II”, “Tháng 9”, “Thường xuyên”."),
    _Column("Chỉ tiêu, sản phẩm", 26),
    _Column("Ghi chú", 20),
)
_OUTCOMES = (
    _Column("STT", 6, "centred"),
    _Column("Nội dung nhiệm vụ", 40),
    _Column("Đơn vị chủ trì", 22, choices=_UNITS),
    _Column("Thời hạn", 14, "centred"),
    _Column("Chỉ tiêu đăng ký", 20),
    _Column("Kết quả thực hiện", 36),
    _Column("Tỷ lệ hoàn thành (%)", 11, "percent"),
    _Column("Trạng thái", 15, "centred", choices=_STATES),
    _Column("Ngày hoàn thành", 14, "date"),
    _Column("Ghi chú", 18),
)


def make_template(wanted: Template) -> bytes:
    """Return the workbook to send to a unit, as an .xlsx file."""
    from openpyxl import Workbook

    columns = _OUTCOMES if wanted.kind is SheetKind.OUTCOMES else _REGISTRATIONS
    book = Workbook()
    for style in _styles():
        book.add_named_style(style)
    sheet = book.worksheets[0]
    sheet.title = f"{'Kết quả' if wanted.kind is SheetKind.OUTCOMES else 'Đăng ký'} {wanted.year}"
    book.properties.creator = "Thư Ký"
    last = _HEADING_ROW + max(len(wanted.tasks) + _SPARE_LINES, _FEWEST_LINES)
    _write_head(sheet, wanted, columns)
    _write_heading(sheet, columns)
    _write_lines(sheet, wanted, columns, last)
    _write_foot(sheet, wanted, len(columns), last + 2)
    lists = (wanted.units, _STATUSES, tuple(_KINDS.values()))
    _write_choices(book.create_sheet(_CHOICES_SHEET), lists)
    _restrict(sheet, columns, lists, last)
    _set_page(sheet)
    _protect(sheet)
    out = BytesIO()
    book.save(out)
    return _with_growing_rows(out.getvalue())


def _with_growing_rows(content: bytes) -> bytes:
    """Return the workbook with the rows under the heading free to grow as people write: openpyxl fixes each height."""
    package = Package(content)
    part = next(iter(sheet_parts(package).values()))
    sheet = package.read(part)
    under = sheet.index(f'<row r="{_HEADING_ROW + 1}"'.encode())
    package.put(part, sheet[:under] + sheet[under:].replace(b' customHeight="1"', b""))
    return package.content()


def _styles() -> "list[NamedStyle]":
    """Return the looks of the table's cells: those that can be typed into, and the heading, which can't."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    def style(name: str, across: str, number_format: str, *, bold: bool = False) -> NamedStyle:
        return NamedStyle(
            name=f"thuky-{name}",
            font=Font(_FONT, 12, bold=bold),
            alignment=Alignment(across, "center" if bold else "top", wrap_text=True),
            border=Border(thin, thin, thin, thin),
            number_format=number_format,
            protection=Protection(locked=bold),
        )

    thin = Side("thin", "FF808080")
    heading = style("heading", "center", "General", bold=True)
    heading.fill = PatternFill("solid", "FFE7EEF7")
    return [
        heading,
        style("text", "left", "@"),
        style("centred", "center", "@"),
        style("number", "center", "General"),
        style("percent", "center", "0.##"),
        style("date", "center", "dd/mm/yyyy"),
    ]


def _line(
    sheet: "Worksheet", row: int, columns: tuple[int, int], text: str, *, size: int = 12, bold: bool = False
) -> None:
    """Write a line centred over several columns."""
    from openpyxl.styles import Alignment, Font

    first, last = columns
    cell = sheet.cell(row, first)
    put_text(cell, text)
    cell.font = Font(_FONT, size, bold=bold)
    cell.alignment = Alignment("center", "top", wrap_text=True)
    sheet.merge_cells(None, row, first, row, last)


def _write_head(sheet: "Worksheet", wanted: Template, columns: Sequence[_Column]) -> None:
    left, width = (1, 3), len(columns)
    right = (len(columns) - 3, width)
    for row, text in enumerate(wanted.above, 1):
        _line(sheet, row, left, text.upper(), bold=row == len(wanted.above))
        sheet.row_dimensions[row].height = height_of([text.upper()], [sum(c.width for c in columns[:3]) - 8])
    for row, text in enumerate(wanted.state, 1):
        _line(sheet, row, right, text, bold=True)
    what = "KẾT QUẢ THỰC HIỆN" if wanted.kind is SheetKind.OUTCOMES else "ĐĂNG KÝ"
    _line(sheet, _TITLE_ROW, (1, width), f"BIỂU {what} NHIỆM VỤ NĂM {wanted.year}", size=14, bold=True)
    _line(sheet, _TITLE_ROW + 1, (1, width), f"Đơn vị: {wanted.unit}", size=13, bold=True)
    _line(sheet, _TITLE_ROW + 2, (1, width), _HINT, size=11)
    sheet.row_dimensions[_TITLE_ROW].height = 24


def _write_heading(sheet: "Worksheet", columns: Sequence[_Column]) -> None:
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(_HEADING_ROW, number)
        put_text(cell, column.heading)
        cell.style = "thuky-heading"
        sheet.column_dimensions[column_letters(number)].width = column.width
    sheet.row_dimensions[_HEADING_ROW].height = 3 * 16
    key = sheet.column_dimensions[column_letters(len(columns) + 1)]
    key.hidden = True
    put_text(sheet.cell(_HEADING_ROW, len(columns) + 1), "Mã")


def _write_lines(sheet: "Worksheet", wanted: Template, columns: Sequence[_Column], last: int) -> None:
    """Write the tasks, then ruled lines to fill in; only a task's row holds more than its number."""
    for row in range(_HEADING_ROW + 1, last + 1):
        for number, column in enumerate(columns, 1):
            sheet.cell(row, number).style = f"thuky-{column.style if number > 1 else 'number'}"
        sheet.cell(row, 1).value = row - _HEADING_ROW
        sheet.row_dimensions[row].height = _LINE_HEIGHT
    for row, task in enumerate(wanted.tasks, _HEADING_ROW + 1):
        texts = _texts(task, wanted.kind)
        for number, text in enumerate(texts, 2):
            if text:
                put_text(sheet.cell(row, number), text)
        sheet.row_dimensions[row].height = height_of(texts, [column.width for column in columns[1:]]) + 4
        if task.id:
            put_text(sheet.cell(row, len(columns) + 1), row_key(wanted.ledger, task.id))


def _texts(task: TemplateTask, kind: SheetKind) -> tuple[str, ...]:
    """Return the texts of a task's cells from the second column on."""
    if kind is SheetKind.OUTCOMES:
        return task.title, task.lead_unit, task.due, task.target
    named = _KINDS.get(task.kind, _KINDS[TaskKind.REGISTERED])
    return task.title, named, task.lead_unit, "; ".join(task.coordinating_units), task.due, task.target


def _write_foot(sheet: "Worksheet", wanted: Template, width: int, row: int) -> None:
    right = (width - 3, width)
    _line(sheet, row, right, f"……………, ngày …… tháng …… năm {wanted.year}")
    _line(sheet, row + 1, right, "THỦ TRƯỞNG ĐƠN VỊ", bold=True)
    _line(sheet, row + 2, right, "(Ký, ghi rõ họ tên)")


def _write_choices(sheet: "Worksheet", lists: Sequence[Sequence[str]]) -> None:
    for column, texts in enumerate(lists, 1):
        for row, text in enumerate(texts, 1):
            put_text(sheet.cell(row, column), text)
    sheet.sheet_state = "veryHidden"


def _restrict(sheet: "Worksheet", columns: Sequence[_Column], lists: Sequence[Sequence[str]], last: int) -> None:
    """Give the columns their drop-downs and hints."""
    for number, column in enumerate(columns, 1):
        if rule := _rule(column, lists):
            letters = column_letters(number)
            rule.add(f"{letters}{_HEADING_ROW + 1}:{letters}{last}")
            sheet.add_data_validation(rule)


def _rule(column: _Column, lists: Sequence[Sequence[str]]) -> "DataValidation | None":
    """Return what may be typed into a column. A unit that is not in the list may be, after a warning."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices and (count := len(lists[column.choices - 1])):
        letters = column_letters(column.choices)
        listed = f"{_CHOICES_SHEET}!${letters}$1:${letters}${count}"
        warns = column.choices == _UNITS
        return _explained(DataValidation("list", formula1=listed), "Hãy chọn trong danh sách.", warns=warns)
    if column.style == "percent":
        return _explained(DataValidation("decimal", "0", "100"), "Tỷ lệ là một số từ 0 đến 100.")
    if column.style == "date":
        after = DataValidation("date", _FIRST_DAY, operator="greaterThan")
        return _explained(after, "Hãy gõ ngày/tháng/năm, ví dụ 30/06/2021.", warns=True)
    if column.hint:
        return DataValidation(promptTitle=column.heading, prompt=column.hint, showInputMessage=True)
    return None


def _explained(rule: "DataValidation", sentence: str, *, warns: bool = False) -> "DataValidation":
    rule.allowBlank = rule.showErrorMessage = True
    rule.errorTitle, rule.error = "Thư Ký", sentence
    rule.errorStyle = "warning" if warns else "stop"
    return rule


def _set_page(sheet: "Worksheet") -> None:
    """Keep the heading in sight, on the screen and on each printed page; A4, landscape, as wide as the page."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = f"C{_HEADING_ROW + 1}"
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.7, header=0.3, footer=0.3)
    if footer := sheet.HeaderFooter.oddFooter:
        footer.center.text = "Trang &P/&N"


def _protect(sheet: "Worksheet") -> None:
    """Guard the headings, without a password: rows may be added, and everything may be made wider and higher."""
    guard = sheet.protection
    guard.sheet = True
    guard.formatCells = guard.formatColumns = guard.formatRows = guard.insertRows = guard.deleteRows = False
    guard.autoFilter = guard.sort = False

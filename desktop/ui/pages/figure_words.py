"""What the grid of figures is called on screen: its columns, its rows, and why a cell is not taken."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from desktop import wording
from desktop.domain.figure_grid import GridRow, RowRole
from desktop.domain.quantities import MONEY
from desktop.domain.year_parts import PartKind, YearPart
from desktop.services.figure_entry import CellFault
from desktop.services.figures import FigureGrid
from desktop.words import mark, tr

_FAULTS: Mapping[CellFault, str] = MappingProxyType(
    {
        CellFault.NOT_A_NUMBER: mark("“{text}” không đọc được thành số. Hãy gõ số, ví dụ 1.250 hoặc 350 triệu."),
        CellFault.AMBIGUOUS: mark(
            "“{text}” có thể là số lẻ hoặc số nghìn. Hãy gõ 12.500 cho mười hai nghìn năm trăm, 12,5 cho mười hai rưỡi."
        ),
        CellFault.OTHER_MEASURE: mark(
            "“{text}” ghi theo đơn vị đo khác, không cộng được với {measure}. Hãy đổi số, hoặc ghi ở chỉ tiêu khác."
        ),
        CellFault.SUM_OF_SEVERAL: mark(
            "Ô này là tổng của những số liệu khác, nên “{text}” không được ghi. Hãy sửa từng số liệu ở kỳ của nó."
        ),
        CellFault.SHARE_OF_SPLIT: mark(
            "Ô này tính cả phần của đơn vị đã chia tách, nên “{text}” không được ghi. "
            "Hãy bỏ chọn “Gộp vào đơn vị kế thừa” rồi sửa ở đơn vị đã báo cáo."
        ),
        CellFault.NOT_FOR_TYPING: mark("Dòng hoặc cột này do chương trình tính, nên “{text}” không được ghi."),
        CellFault.UNKNOWN_ROW: mark("Bảng không có dòng nào tên “{name}”. Hãy sửa tên trong Excel rồi dán lại."),
        CellFault.BEYOND: mark("“{text}” nằm ngoài bảng. Hãy chọn ô đầu tiên khác rồi dán lại."),
    }
)

_QUARTERS = ("I", "II", "III", "IV")


def fault_sentence(fault: CellFault, text: str, *, measure: str = "", name: str = "") -> str:
    """Return why a text is not taken, with what to do."""
    return tr(_FAULTS[fault]).format(text=text, measure=measure, name=name)


def part_title(part: YearPart, asked: PartKind) -> str:
    """Return what a column is called; the total behind the parts of a year is the whole year."""
    if part.kind is PartKind.YEAR:
        return tr("Năm {year}").format(year=part.year) if asked is PartKind.YEAR else tr("Cả năm")
    if part.kind is PartKind.MONTH:
        return tr("Tháng {number}").format(number=part.number)
    if part.kind is PartKind.QUARTER:
        return tr("Quý {number}").format(number=_QUARTERS[part.number - 1])
    return tr("6 tháng đầu năm") if part.number == 1 else tr("6 tháng cuối năm")


def measure_name(measure: str) -> str:
    """Return what a base measure is called."""
    return tr("đồng") if measure == MONEY else measure


def row_title(grid: FigureGrid, row: GridRow) -> str:
    """Return what a row is called."""
    if row.role is RowRole.TOTAL:
        return tr("Tổng cộng")
    if row.role is RowRole.LEVEL and row.level is not None:
        return tr("Cộng: {level}").format(level=wording.label(row.level))
    if row.role is RowRole.REPORTED:
        return tr("Số đơn vị đã báo cáo")
    name = grid.name(row)
    if grid.wish.unit_id is None:
        return name or tr("Không ghi đơn vị")
    indicator = grid.indicators.get(row.indicator_id)
    return f"{name} ({measure_name(indicator.measure)})" if indicator else name


def amount(value: Decimal, decimals: int = 0) -> str:
    """Return a number exactly, with so many decimals at least."""
    exact = value.normalize()
    places = max(decimals, -int(exact.as_tuple().exponent))
    return wording.number(exact.quantize(Decimal(1).scaleb(-places)))


def plain(value: Decimal) -> str:
    """Return a number as it is typed and copied: without marks between thousands, which could be misread."""
    text = format(value.normalize(), "f")
    return text.replace(".", ",")


def number_cell(value: Decimal | None, decimals: int, *, approximate: bool) -> str:
    """Return a number of the grid; one that is approximate says so, and so does what can't be added."""
    if value is None:
        return tr("không cộng được")
    text = amount(value, decimals)
    return f"≈ {text}" if approximate else text

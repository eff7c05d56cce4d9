"""What the keys do that hold everywhere, as the help shows them."""

from collections.abc import Sequence

from desktop.words import tr

#: What is done, and its keys.
Line = tuple[str, str]


def keys_table(pages: Sequence[Line]) -> str:
    """Return the keys of the pages beside those of everything else, as HTML: two columns fit a low screen."""
    return f"<table><tr>{_column(pages)}{_column(_elsewhere())}</tr></table>"


def _elsewhere() -> list[Line]:
    return [
        (tr("Tìm trong sổ"), "Ctrl+K"),
        (tr("Lọc danh sách"), "Ctrl+F"),
        (tr("Từ ô lọc xuống danh sách"), "↓"),
        (tr("Dòng đầu, dòng cuối"), "Home, End"),
        (tr("Mở dòng đang chọn"), "Enter"),
        (tr("Phần kế tiếp của trang"), "Ctrl+Tab"),
        (tr("Xuất danh sách ra Excel"), "Ctrl+Shift+E"),
        (tr("In văn bản, danh sách"), "Ctrl+P"),
        (tr("Sao lưu và phục hồi sổ"), "Ctrl+Shift+B"),
        (tr("Mở sổ"), "Ctrl+O"),
        (tr("Đóng thông báo"), "Shift+Esc"),
        (tr("Thoát"), "Ctrl+Q"),
    ]


def _column(lines: Sequence[Line]) -> str:
    kept = "<td style='white-space: nowrap'>"  # or a message box would break the lines
    cells = (f"{kept}<b>{keys}</b>&nbsp;&nbsp;</td>{kept}{what}&nbsp;&nbsp;&nbsp;</td>" for what, keys in lines)
    return f"<td><table cellpadding='3'><tr>{'</tr><tr>'.join(cells)}</tr></table></td>"

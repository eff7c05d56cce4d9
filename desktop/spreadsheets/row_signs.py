"""What the words of a row say of it: a sum, a footer, the numbers of columns, a day or a number."""

import re
from datetime import date
from itertools import pairwise

from desktop.domain.deadlines import parse_deadline
from desktop.domain.text import fold
from desktop.spreadsheets.grid import shown
from desktop.spreadsheets.workbook import Value

#: The cells of a row that hold something, with their columns.
Cells = list[tuple[int, Value]]

_COLUMN_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}[a-z]?|[A-ZĐ]|[IVX]+)[)\]]?(?:\s*=\s*[\d()\[\]+\-*/x:,.\s%]+)?$")
_SUBTOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong)(?:\s*[(:.,\-]|\s*\d|\s*$|\s+(?:muc|phan|nhom|khoi|bieu|chung|toan|so|cac|"
    r"theo|ca|hai|ba|bon|nam|quy|thang|cong|loai|don vi|nhiem vu|dai bieu|trang|kinh phi|tien|gia tri|[ivx]+\b|"
    r"[a-d]\b))|cong don\b|t\.? ?cong\b|tc$|ca (?:tinh|huyen|xa)\s*:?$|so nhiem vu\b.*:|"
    r"(?:tong |cong )?toan (?:tinh|huyen|xa|thanh pho|quoc|khoi|nganh|don vi)\s*:?$"
)
_COMPARED = re.compile(
    r"luy ke\b|(?:binh quan|trung binh)(?:\s*$|\s*/|\s+(?:chung|toan|moi)\b)|so (?:voi|sanh)\b|"
    r"(?:%|ty le) so voi\b|tang\W+giam\b|(?:[^:]*:\s*)?(?:hoan thanh|dat|da hoan thanh)\s*:?\s*\d+\s*/\s*\d+"
)
_BARE_TOTAL = re.compile(r"(?:tong(?: cong| so| chung)?|cong)\W*$")
_FOOTER = re.compile(
    r".*\bngay\s*[\d.…_]*\s*thang\s*[\d.…_]*\s*nam\b|noi nhan|nguoi (?:lap|tong hop|bao cao|viet|ghi)|"
    r"(?:can bo (?:tong hop|phu trach|theo doi|lap)|truong phong|van thu)\b|"
    r"(?:tm|t/m|kt|k/t|tl|t/l|tuq)\b|\(?(?:da )?ky\b|ghi chu\s*:|luu y\s*:|thu truong|lanh dao|xac nhan|"
    r"ke toan|chanh van phong|(?:pho )?(?:truong ban|giam doc|chu tich|bi thu)|-\s*luu\b|- nhu tren|\*\s*ghi chu"
)
_SIGNED = re.compile(r".*\bngay\b.*\bthang\b|noi nhan|nguoi (?:lap|tong hop)|(?:tm|kt|tl|t/m|k/t|t/l)\b|ghi chu|luu y")


def is_subtotal(words: str) -> bool:
    """Return whether a row's words say that it sums others up."""
    return bool(_SUBTOTAL.match(fold(words)))


def is_bare_total(words: str) -> bool:
    """Return whether they say nothing else ("Tổng cộng:")."""
    return bool(_BARE_TOTAL.match(fold(words)))


def is_comparison(words: str) -> bool:
    """Return whether they compare rows, or count what has been since ("Bình quân", "So với cùng kỳ", "Lũy kế")."""
    return bool(_COMPARED.match(fold(words)))


def is_signed(words: str) -> bool:
    """Return whether they begin the lines with the day and the signatures."""
    return bool(_SIGNED.match(fold(words)))


def looks_like_footer(cells: Cells) -> bool:
    """Return whether the first cell opens a footer, or a single one does on its right."""
    return any(isinstance(value, str) and _FOOTER.match(fold(value)) for _, value in cells[:1])


def is_footer(cells: Cells) -> bool:
    """Return whether all the cells are a footer's, or the first of two is: "Ký kết …" in a full row names a task.

    So it does beside a number or a day.
    """
    if not looks_like_footer(cells):
        return False
    others = [value for _, value in cells[1:] if not (isinstance(value, str) and _FOOTER.match(fold(value)))]
    return not others or (len(cells) < 3 and not any(map(tells, others)))


def tells(value: Value) -> bool:
    """Return whether a cell tells a number or a day, be it in words."""
    return not isinstance(value, str) or any(map(str.isdigit, value)) or is_moment(value)


def is_moment(value: Value) -> bool:
    """Return whether a cell tells a day or days, be it in words."""
    if not isinstance(value, str):
        return isinstance(value, date)
    deadline = parse_deadline(value, 2000)
    return deadline.ongoing or deadline.end is not None


def are_column_numbers(cells: Cells) -> bool:
    """Return whether the cells only number the columns: 1, 2, 3 … or (1), (2), (3)=(1)+(2), or A, B, 1, 2."""
    texts = [shown(value).replace(" ", "") for _, value in cells]
    if len(texts) > 2 and all(text.startswith("(") and text.endswith(")") for text in texts):
        return True  # or how each is to be filled in: "(ghi tên đơn vị)"
    if len(texts) < 3 or not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(found.group()) for text in texts if (found := re.search(r"\d+", text))]
    return all(after - before in (0, 1) for before, after in pairwise(numbers)) and len({*texts}) == len(texts)

"""The directory of units, as an office keeps it in Excel."""

import pytest
from openpyxl import Workbook

from desktop.domain.errors import RefusedValue
from desktop.domain.units import UnitLevel
from desktop.services import units


def saved(path, *rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_list_of_units_in_a_workbook_is_taken_over(tmp_path):
    path = saved(
        tmp_path / "danh sách đơn vị.xlsx",
        ["TỈNH ỦY THANH BÌNH"],
        ["DANH SÁCH ĐƠN VỊ"],
        [],
        ["STT", "Tên đơn vị", "Tên khác", "Cấp"],
        ["I", "Cơ quan thành viên"],
        [1, "Hội  Nông dân tỉnh ", "HND tỉnh; Hội ND tỉnh", "Tỉnh"],
        [2, "Huyện Hòa Lâm", None, "cấp huyện"],
        [3, "Câu lạc bộ Hưu trí"],
        [],
        [None, "Người lập biểu"],
    )
    found = units.read_directory(path)
    assert [(unit.name, unit.aliases, unit.level) for unit in found] == [
        ("Hội Nông dân tỉnh", ("HND tỉnh", "Hội ND tỉnh"), UnitLevel.PROVINCE),
        ("Huyện Hòa Lâm", (), UnitLevel.DISTRICT),
        ("Câu lạc bộ Hưu trí", (), UnitLevel.OTHER),
    ]


def test_a_workbook_without_such_a_list_is_refused(tmp_path):
    with pytest.raises(RefusedValue, match="unreadable"):
        units.read_directory(saved(tmp_path / "khác.xlsx", ["Trồng cây", 12]))

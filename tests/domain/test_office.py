"""The office's part of paper numbers."""

import pytest

from desktop.domain.office import Office


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Ban Chỉ đạo phối hợp hoạt động vận động quần chúng tỉnh Thanh Bình", "BCĐ"),
        ("Ban Dân vận Tỉnh ủy", "BDV"),
        ("Khối Dân vận xã Yên Hạ", "KDV"),
        ("Tổ giúp việc", "TGV"),
        ("Ủy ban nhân dân xã Yên Hạ", "UBND"),
        ("Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh Thanh Bình", "MTTQ"),
        ("Ủy ban MTTQ Việt Nam xã Yên Hạ", "MTTQ"),
        ("Đảng ủy phường Đông Sơn", "ĐU"),
        ("BCĐ 138 tỉnh", "BCĐ"),
    ],
)
def test_without_a_code_the_symbol_is_the_abbreviation_of_the_name(name: str, symbol: str):
    assert Office(name).symbol == symbol


def test_a_code_goes_before_the_abbreviation():
    assert Office("Ban Chỉ đạo tỉnh", code="BCĐ389").symbol == "BCĐ389"

"""Numbers, scale words, measures and percentages."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.quantities import (
    MONEY,
    Measure,
    Quantity,
    Ratio,
    base_measure,
    exact,
    find_percent,
    is_nothing,
    parse_number,
    parse_percent,
    parse_quantity,
    parse_ratio,
    parse_target,
)
from desktop.domain.tasks import Target

VECTORS = json.loads((Path(__file__).parent / "vn_test_vectors.json").read_text("utf-8"))["numbers"]


def described(text: str) -> dict[str, object]:
    """Say of ``text`` what the shared vectors say."""
    if is_nothing(text):
        return {"kind": "empty"}
    if ratio := parse_ratio(text):
        return {"kind": "ratio", "done": ratio.done, "total": ratio.total}
    if (percent := parse_percent(text)) is not None:
        return {"kind": "percent", "value": str(percent)}
    quantity = parse_quantity(text)
    assert quantity is not None
    flags = {"approx": quantity.approximate, "ambiguous": quantity.ambiguous}
    value = format(quantity.value.normalize(), "f")
    return {"kind": "number", "value": value} | {name: True for name, said in flags.items() if said}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["in"])
def test_the_shared_vectors(vector: dict[str, object]) -> None:
    assert described(str(vector["in"])) == vector["out"]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("820 suất quà", Quantity(Decimal(820), "suất quà")),
        ("850kg", Quantity(Decimal(850), "kg")),
        ("hơn 600 người", Quantity(Decimal(600), "người", approximate=True)),
        ("khoảng 1,5 tỷ", Quantity(Decimal(1_500_000_000), "", approximate=True, scaled=True)),
        ("2 triệu lượt người", Quantity(Decimal(2_000_000), "lượt người", scaled=True)),
        ("100 trẻ em", Quantity(Decimal(100), "trẻ em")),
        ("3 tỷ 500 triệu đồng", Quantity(Decimal(3_500_000_000), "đồng", scaled=True)),
        ("3 tỷ rưỡi", Quantity(Decimal(3_500_000_000), "", scaled=True)),
        ("1 tỷ 250", None),
        ("350 tr.đ", Quantity(Decimal(350_000_000), "đ", scaled=True)),
        ("2,5 trđ", Quantity(Decimal(2_500_000), "đ", scaled=True)),
        ("≥ 95%", Quantity(Decimal(95), "%", approximate=True)),
        ("Ít nhất 03 mô hình", Quantity(Decimal(3), "mô hình", approximate=True)),
        ("gan 20 ho", Quantity(Decimal(20), "ho", approximate=True)),
        ("Đạt 100%", Quantity(Decimal(100), "%")),
        ("10/10 xã", Quantity(Decimal(10), "xã")),
        ("15/20 xã", None),
        ("3 - 5 lớp", None),
        ("500*", Quantity(Decimal(500))),
        ("12.50.000", None),
        ("chưa thống kê", None),
        ("x", None),
        ("1 tỷ 200tr", Quantity(Decimal(1_200_000_000), "", scaled=True)),
        ("300 trd", Quantity(Decimal(300_000_000), "d", scaled=True)),
        ("300 triêu", Quantity(Decimal(300_000_000), "", scaled=True)),
        ("500k", Quantity(Decimal(500_000), "", scaled=True)),
        ("02 (hai) mô hình", Quantity(Decimal(2), "mô hình")),
        ("1 tấn rưỡi", Quantity(Decimal("1.5"), "tấn")),
        ("300 + 200", None),
        ("300 đến 400", None),
        ("1'250", None),
    ],
)
def test_a_quantity_keeps_the_words_after_its_number(text: str, quantity: Quantity | None) -> None:
    assert parse_quantity(text) == quantity


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("triệu đồng", Measure(MONEY, Decimal(10**6))),
        ("nghìn đồng", Measure(MONEY, Decimal(1000))),
        ("1.000 đồng", Measure(MONEY, Decimal(1000))),
        ("Tỷ đồng", Measure(MONEY, Decimal(10**9))),
        ("đồng", Measure(MONEY)),
        ("tấn", Measure("kg", Decimal(1000))),
        ("suất quà", Measure("suất")),
        ("hộ", Measure("hộ")),
        ("", None),
    ],
)
def test_measures_have_a_base(text: str, measure: Measure | None) -> None:
    assert base_measure(text) == measure


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("12,5 tỷ đồng", Target("12,5 tỷ đồng", Decimal(12_500_000_000), MONEY)),
        ("08 cuộc giám sát", Target("08 cuộc giám sát", Decimal(8), "cuộc giám sát")),
        ("400 tấn nông sản", Target("400 tấn nông sản", Decimal(400), "tấn nông sản")),
        ("1.500 m2", Target("1.500 m2", Decimal(1500), "m2")),
        ("Kế hoạch tuyên truyền", Target("Kế hoạch tuyên truyền")),
        ("15", Target("15", Decimal(15))),
        ("1,250 ngày công", Target("1,250 ngày công", Decimal(1250), "ngày công")),
        ("1,250 km", Target("1,250 km", Decimal("1.25"), "km")),
    ],
)
def test_targets(text: str, target: Target) -> None:
    assert parse_target(text) == target


def test_a_percentage_inside_words_is_found() -> None:
    assert find_percent("Hoàn thành 62,5% kế hoạch") == Decimal("62.5")
    assert find_percent("Hoàn thành") is None
    assert find_percent("80-90%") is find_percent("từ 60% lên 80%") is None


def test_lines_to_be_filled_in_are_nothing() -> None:
    assert all(map(is_nothing, ("", "-", "--", "/", "……", ".......", "____")))
    assert not is_nothing("0")
    assert not is_nothing("x")


def test_a_ratio_has_whole_numbers() -> None:
    assert parse_ratio("37 / 37") == Ratio(37, 37)
    assert parse_ratio("1,5/2") is None


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(st.integers(0, 10**12))
def test_thousands_are_parted_by_dots_commas_or_spaces(number: int) -> None:
    for text in (str(number), dotted(number), dotted(number).replace(".", " "), dotted(number).replace(".", "\u00a0")):
        read = parse_number(text)
        assert read is not None
        assert read.value == number


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_decimals_stand_after_a_comma(number: int, hundredths: int) -> None:
    read = parse_number(f"{dotted(number)},{hundredths:02}")
    assert read is not None
    assert read.value == number + Decimal(hundredths) / 100
    assert not read.ambiguous


@given(st.decimals(0, 10**9, places=3))
def test_a_cell_s_binary_number_gives_the_decimal_it_shows(number: Decimal) -> None:
    assert exact(float(number)) == number


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is None or quantity.value.is_finite()
    assert parse_target(text).text is not None

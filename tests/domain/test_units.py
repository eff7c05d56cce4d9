"""Units are found by what people write, and never by closeness."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.units import Unit, UnitDirectory, UnitName

UNITS = json.loads((Path(__file__).parents[1] / "workbooks" / "UNITS.json").read_text("utf-8"))["units"]


@pytest.fixture(scope="module")
def directory():
    return UnitDirectory(
        Unit(number, (UnitName(entry["name"]),), tuple(entry["aliases"])) for number, entry in enumerate(UNITS, 1)
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("HỘI NÔNG DÂN TỈNH", "Hội Nông dân tỉnh"),
        ("Hội CCB tỉnh", "Hội Cựu chiến binh tỉnh"),
        ("UBMTTQ Việt Nam tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"),
        ("Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Lao động – Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội"),
        ("Hoi Chu thap do tinh", "Hội Chữ thập đỏ tỉnh"),
        ("Thành phố Thanh Bình", "Thành phố Thanh Bình"),
        ("TP Thanh Bình", "Thành phố Thanh Bình"),
        ("- Hội Nông dân tỉnh;", "Hội Nông dân tỉnh"),
    ],
)
def test_a_unit_is_found_by_name_abbreviation_or_without_marks(directory, written, name):
    found = directory.find(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["Hội Cựu chiến bình tỉnh", "Ban Dận vận Tỉnh ủy", "Câu lạc bộ Xe đạp Suối Mơ", ""])
def test_a_misspelling_is_for_a_person_to_settle(directory, written):
    assert directory.find(written) is None


def test_a_paper_names_a_unit_as_it_was_called_on_its_day():
    unit = Unit(
        1,
        (
            UnitName("Ban Dân vận Tỉnh ủy", None, date(2025, 2, 28)),
            UnitName("Ban Tuyên giáo và Dân vận Tỉnh ủy", date(2025, 3, 1)),
        ),
    )
    assert unit.name_on(date(2021, 2, 5)) == "Ban Dân vận Tỉnh ủy"
    assert unit.name_on(date(2025, 3, 1)) == "Ban Tuyên giáo và Dân vận Tỉnh ủy"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("tinh doan", "Tỉnh đoàn"), ("nong dan", "Hội Nông dân tỉnh"), ("ccb tinh", "Hội Cựu chiến binh tỉnh")],
)
def test_what_fits_best_is_offered_first(directory, typed, first):
    assert directory.matching(typed)[0].name == first


def test_every_unit_that_has_the_words_is_offered(directory):
    assert {"Tỉnh đoàn", "Liên đoàn Lao động tỉnh"} <= {unit.name for unit in directory.matching("tinh doan")}

"""Units that a text may have meant."""

import pytest

from desktop.domain.units import Unit, UnitDirectory, UnitName
from desktop.services.suggestions import Likeness, unit_suggestions

NAMES = (
    "Hội Nông dân tỉnh",
    "Hội Nông dân huyện Yên Hạ",
    "Hội Cựu chiến binh tỉnh",
    "Liên đoàn Lao động tỉnh",
    "Sở Lao động - Thương binh và Xã hội",
)
DIRECTORY = UnitDirectory(Unit(number, (UnitName(name),)) for number, name in enumerate(NAMES, start=1))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Hội Cựu chiến bình", "Hội Cựu chiến binh tỉnh"),
        ("Hội CCB tỉnh Thanh Bình", "Hội Cựu chiến binh tỉnh"),
        ("LĐLĐ", "Liên đoàn Lao động tỉnh"),
        ("Sở Lao động", "Sở Lao động - Thương binh và Xã hội"),
        ("hội nông zân tỉnh", "Hội Nông dân tỉnh"),
    ],
)
def test_the_unit_that_is_meant_comes_first(text, meant):
    assert unit_suggestions(DIRECTORY, text)[0].unit.name == meant


def test_a_name_with_other_marks_is_known_by_its_letters():
    first, *others = unit_suggestions(DIRECTORY, "Hội Nông dan tỉnh")
    assert (first.reason, first.score) == (Likeness.SAME_LETTERS, 100)
    assert {other.reason for other in others} == {Likeness.NEAR}


def test_each_unit_is_offered_once_by_its_closest_name():
    unit = Unit(1, (UnitName("Tỉnh đoàn"),), ("Đoàn TNCS Hồ Chí Minh tỉnh", "Tỉnh đoàn Thanh Bình"))
    (only,) = unit_suggestions(UnitDirectory([unit]), "Đoàn thanh niên cộng sản HCM tỉnh")
    assert only.spelling == "Đoàn TNCS Hồ Chí Minh tỉnh"


def test_nothing_is_offered_for_what_is_like_no_unit():
    assert unit_suggestions(DIRECTORY, "Cửa hàng xăng dầu số 7") == []


def test_no_more_are_offered_than_asked_for():
    assert len(unit_suggestions(DIRECTORY, "Hội Nông dân", limit=1)) == 1

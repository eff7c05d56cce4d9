"""The table of the reorganisation of 2025, and which units of a ledger it speaks of."""

from datetime import date

from desktop import paths
from desktop.domain.places import districts, read_provinces, reorganised
from desktop.domain.units import Unit, UnitLevel, UnitName

TABLE = """\
# a note
= Tỉnh Hà Nam | Ninh Bình
X Thanh Lâm: X Thanh Hải#1; X Thanh Nghị#2
P Châu Sơn: T Kiện Khê#3; P Châu Sơn#4; P Lê Lợi#5~
P Lê Lợi: P Lê Lợi#5~; X Tân Lập#6
X Hoà: X Tân Lập#7
"""


def commune(id_: int, *names: UnitName) -> Unit:
    return Unit(id_, names, (), UnitLevel.COMMUNE)


def test_a_line_says_what_a_commune_was_made_of():
    (province,) = read_provinces(TABLE.splitlines())
    found = {one.code: (one.name, one.successors) for one in province.communes}
    assert (province.name, province.today) == ("Tỉnh Hà Nam", "Ninh Bình")
    assert found["3"] == ("Thị trấn Kiện Khê", ("Phường Châu Sơn",))
    assert found["5"] == ("Phường Lê Lợi", ("Phường Châu Sơn", "Phường Lê Lợi"))


def test_units_are_known_by_their_whole_name_within_the_province():
    (province,) = read_provinces(TABLE.splitlines())
    units = [
        commune(1, UnitName("TT. Kiện Khê")),
        commune(2, UnitName("Xã Tân Lập")),
        commune(3, UnitName("Phường Lê Lợi")),
        commune(4, UnitName("Phường Châu")),
        commune(5, UnitName("Phường Châu Sơn", date(2025, 7, 1))),
        commune(6, UnitName("Xã Thanh Hải", None, date(2024, 12, 31))),
    ]
    found = {row.unit.id: row.is_clear for row in reorganised(units, province)}
    assert found == {1: True, 2: False, 3: True}


def test_districts_end_where_they_have_not_ended_before():
    level = UnitLevel.DISTRICT
    standing = Unit(1, (UnitName("Huyện Hòa Lâm"),), (), level)
    gone = Unit(2, (UnitName("Huyện Cũ", None, date(2019, 12, 31)),), (), level)
    assert [unit.id for unit in districts([standing, gone])] == [1]


def test_the_table_of_the_program_is_whole_and_small():
    file = paths.resources() / "places" / "communes-2025.txt"
    provinces = read_provinces(file.read_text("utf-8").splitlines())
    communes = [commune for province in provinces for commune in province.communes]
    assert (len(provinces), len({province.today for province in provinces}), len(communes)) == (63, 34, 10_047)
    assert sum(len(commune.successors) > 1 for commune in communes) == 460
    places = {(province.today, name) for province in provinces for one in province.communes for name in one.successors}
    assert len(places) == 3_317  # five of the 3,321 are islands that had no commune; one took parts of two provinces
    assert file.stat().st_size < 600_000
    ha_nam = next(province for province in provinces if province.name == "Tỉnh Hà Nam")
    became = {commune.name: commune.successors for commune in ha_nam.communes}
    assert became["Xã Thanh Hải"] == became["Xã Thanh Nghị"] == ("Xã Thanh Lâm",)

"""The directory of units and the people."""

import json
from datetime import date

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.people import Person, Position
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.services import finding, tasks, units

FARMERS = "Hội Nông dân tỉnh"
TODAY = date(2021, 7, 15)


def test_a_unit_is_kept_clean(ledger):
    names = (UnitName(" Hội  Người mù "), UnitName(" "))
    kept = units.save_unit(ledger, Unit(0, names, (" HNM ", "hội người mù", "HNM"), UnitLevel.PROVINCE)).value
    assert units.directory(ledger)[kept.id] == Unit(kept.id, (UnitName("Hội Người mù"),), ("HNM",), UnitLevel.PROVINCE)
    assert [hit.id for hit in finding.find(ledger, "hnm")] == [kept.id]


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (Unit(0, ()), "missing"),
        (Unit(0, (UnitName(FARMERS.upper()),)), "taken"),
        (Unit(0, (UnitName("Hội Mới"),), (FARMERS,)), "taken"),
    ],
)
def test_a_unit_that_can_not_be_told_apart_is_refused(ledger, unit, reason):
    before = len(units.directory(ledger))
    with pytest.raises(RefusedValue) as refused:
        units.save_unit(ledger, unit)
    assert refused.value.reason == reason
    assert len(units.directory(ledger)) == before


def test_a_directory_taken_over_twice_changes_nothing(ledger, tmp_path):
    file = tmp_path / "đơn vị.json"
    entries = [{"name": FARMERS, "aliases": ["ND tỉnh nhà"]}, {"name": "Hội Người mù", "level": "commune"}]
    file.write_text(json.dumps({"units": entries}), "utf-8")
    first = units.take_over_directory(ledger, units.read_directory(file)).value
    again = units.take_over_directory(ledger, units.read_directory(file)).value
    assert ((first.added, first.extended), (again.added, again.extended)) == ((1, 1), (0, 0))
    assert units.directory(ledger).exact("Hội Người mù").level is UnitLevel.COMMUNE


@pytest.mark.parametrize("content", ["", "[]", '{"units": [{"level": "x"}]}', '{"units": [1]}'])
def test_a_file_that_is_no_directory_is_refused(tmp_path, content):
    file = tmp_path / "đơn vị.json"
    file.write_text(content, "utf-8")
    with pytest.raises(RefusedValue) as refused:
        units.read_directory(file)
    assert refused.value.reason == "unreadable"


def test_people_are_found_without_marks_and_stand_by_given_name(ledger):
    for name in ("Nguyễn Văn Đồng", "Lê Thị Bình", "Trần Văn Ân"):
        units.save_person(ledger, Person(0, name, (Position("Chủ tịch", None, FARMERS),)))
    assert [person.full_name for person in units.people(ledger)] == ["Trần Văn Ân", "Lê Thị Bình", "Nguyễn Văn Đồng"]
    assert [person.full_name for person in units.people(ledger, "nguyen van dong")] == ["Nguyễn Văn Đồng"]
    assert len(units.people(ledger, "nong dan chu tich")) == 3


def test_a_person_without_a_name_is_refused(ledger):
    with pytest.raises(RefusedValue):
        units.save_person(ledger, Person(0, "  "))


def test_members_are_shown_as_they_are_on_a_day(ledger):
    names = (UnitName("Sở Cũ", None, date(2021, 6, 30)), UnitName("Sở Mới", date(2021, 7, 1)))
    renamed = units.save_unit(ledger, Unit(0, names)).value
    lead = units.directory(ledger).exact(FARMERS).id
    tasks.save_task(ledger, Task(0, 2021, TaskKind.KEY, "Việc", lead_unit_id=lead))
    posts = (
        Position("Phó Chủ tịch", None, FARMERS, 2, None, date(2020, 12, 31)),
        Position("Chủ tịch", None, FARMERS, 1),
    )
    units.save_person(ledger, Person(0, "Lê Văn Ân", posts))
    shown = units.members(ledger, TODAY)
    rows = {row.unit.id: row for row in shown.units}
    assert (rows[renamed.id].name, rows[lead].led, shown.year) == ("Sở Mới", 1, 2021)
    assert [[post.title for post in row.posts] for row in shown.people] == [["Chủ tịch"]]
    earlier = {row.unit.id: row.name for row in units.members(ledger, date(2021, 1, 1)).units}
    assert earlier[renamed.id] == "Sở Cũ"

"""The page of units and people without a window."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.people import Person, Position
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.presenters.forms import Fault, FieldFault
from desktop.presenters.unit_forms import (
    NameDraft,
    PersonDraft,
    PostDraft,
    UnitDraft,
    person_draft,
    read_person,
    read_unit,
    unit_draft,
)
from desktop.presenters.units import UnitEvent, UnitsPresenter
from desktop.services import tasks

NOW = datetime(2021, 7, 15, 9, 0)
FARMERS = "Hội Nông dân tỉnh"


@dataclass
class View:
    """Remembers what was said, and how to take the last of it back."""

    told: list[tuple[UnitEvent, str]] = field(default_factory=list)
    brought: list[object] = field(default_factory=list)
    undo: object = None

    def show_members(self):
        """The presenter is looked at directly."""

    def tell(self, event, name, undo):
        self.told.append((event, name))
        self.undo = undo

    def tell_directory(self, change):
        self.brought.append((change.added, change.extended))


@pytest.fixture
def view():
    return View()


@pytest.fixture
def page(session, view):
    shown = UnitsPresenter(session, view, lambda: NOW)
    shown.reload()
    return shown


def farmers(page) -> Unit:
    return next(row.unit for row in page.members.units if row.name == FARMERS)


def nothing(_kept) -> None:
    """Nobody waits for it."""


def test_units_stand_with_the_tasks_that_they_lead(page, session):
    tasks.save_task(session.ledger, Task(0, 2021, TaskKind.KEY, "Việc", lead_unit_id=farmers(page).id))
    page.reload()
    led = {row.name: row.led for row in page.members.units}
    assert led[FARMERS] == 1
    assert sum(led.values()) == 1


def test_units_sort_by_the_vietnamese_alphabet(page):
    for name in ("Ủy ban A", "Đoàn B", "Ấp C", "Dân D"):
        page.save_unit(Unit(0, (UnitName(name),)), nothing, pytest.fail)
    added = [row.name for row in page.members.units if row.name in {"Ủy ban A", "Đoàn B", "Ấp C", "Dân D"}]
    assert added == ["Ấp C", "Dân D", "Đoàn B", "Ủy ban A"]


def test_a_unit_is_shown_under_the_name_of_today(page):
    renamed = Unit(
        0, (UnitName("Sở Cũ", None, date(2021, 6, 30)), UnitName("Sở Mới", date(2021, 7, 1))), (), UnitLevel.PROVINCE
    )
    page.save_unit(renamed, nothing, pytest.fail)
    assert "Sở Mới" in {row.name for row in page.members.units}
    assert "Sở Cũ" not in {row.name for row in page.members.units}


def test_a_changed_unit_is_found_by_its_new_spelling_until_that_is_taken_back(page, view, session):
    read = read_unit(UnitDraft((NameDraft(FARMERS),), "HND tỉnh nhà"), farmers(page)).value
    page.save_unit(read, nothing, pytest.fail)
    assert page.members.directory.exact("hnd tỉnh nhà").name == FARMERS
    assert view.told == [(UnitEvent.UNIT_EDITED, FARMERS)]
    view.undo()
    assert page.members.directory.exact("hnd tỉnh nhà") is None


def test_the_name_of_another_unit_is_refused(page):
    refused = []
    page.save_unit(Unit(0, (UnitName(FARMERS),)), pytest.fail, refused.append)
    assert isinstance(refused[0], RefusedValue)
    assert (refused[0].reason, refused[0].value) == ("taken", FARMERS)


def test_people_stand_by_given_name_with_the_posts_of_today(page, view):
    former = Position("Phó Chủ tịch", None, FARMERS, 2, None, date(2020, 12, 31))
    page.save_person(
        Person(0, "Nguyễn Văn Đồng", (former, Position("Chủ tịch", None, FARMERS, 1))), nothing, pytest.fail
    )
    page.save_person(Person(0, "Trần Thị Ánh"), nothing, pytest.fail)
    assert [row.person.full_name for row in page.members.people] == ["Trần Thị Ánh", "Nguyễn Văn Đồng"]
    assert [post.title for post in page.members.people[1].posts] == ["Chủ tịch"]
    assert view.told[-1] == (UnitEvent.PERSON_ADDED, "Trần Thị Ánh")


def test_a_changed_person_can_be_taken_back(page, view):
    kept = []
    page.save_person(Person(0, "Lê Văn Ân"), kept.append, pytest.fail)
    page.save_person(Person(kept[0].id, "Lê Văn An"), nothing, pytest.fail)
    view.undo()
    assert [row.person.full_name for row in page.members.people] == ["Lê Văn Ân"]


def test_a_directory_adds_what_is_not_known_yet(page, view, tmp_path):
    file = tmp_path / "đơn vị.json"
    entries = [{"name": FARMERS, "aliases": ["Hội ND tỉnh nhà"]}, {"name": "Hội Người mù tỉnh", "level": "province"}]
    file.write_text(json.dumps({"units": entries}), "utf-8")
    page.take_over_directory(file)
    page.take_over_directory(file)
    assert view.brought == [(1, 1), (0, 0)]
    assert "Hội Người mù tỉnh" in {row.name for row in page.members.units}


def test_a_file_that_is_no_directory_is_refused(page, session, view, tmp_path):
    file = tmp_path / "đơn vị.json"
    file.write_text("[1, 2]", "utf-8")
    page.take_over_directory(file)
    assert [failure.reason for failure in session.failures] == ["unreadable"]
    assert view.brought == []
    session.failures.clear()


def test_a_unit_form_puts_names_in_the_order_of_their_days():
    draft = UnitDraft(
        (NameDraft("Tên mới", "1/7/2021"), NameDraft("Tên cũ", "", "30/6/2021"), NameDraft()), " A \n\n B "
    )
    read = read_unit(draft, Unit(0, ())).value
    assert read.names == (UnitName("Tên cũ", None, date(2021, 6, 30)), UnitName("Tên mới", date(2021, 7, 1)))
    assert read.aliases == ("A", "B")


def test_a_new_name_ends_the_one_before_it():
    renamed = UnitDraft((NameDraft("Tên cũ"), NameDraft("Tên mới", "1/7/2021")))
    read = read_unit(renamed, Unit(0, ())).value
    assert read.names == (UnitName("Tên cũ", None, date(2021, 6, 30)), UnitName("Tên mới", date(2021, 7, 1)))


def test_a_second_name_says_from_when_on_it_is_valid():
    read = read_unit(UnitDraft((NameDraft("Tên cũ"), NameDraft("Tên mới"))), Unit(0, ()))
    assert read.faults == (FieldFault("names-1-valid_from", Fault.MISSING),)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        (NameDraft(), FieldFault("names-0-name", Fault.MISSING)),
        (NameDraft("A", "1/7"), FieldFault("names-0-valid_from", Fault.NOT_A_DAY, "1/7")),
        (NameDraft("A", "1/7/2021", "30/6/2021"), FieldFault("names-0-valid_to", Fault.ENDS_BEFORE_START, "30/6/2021")),
        (NameDraft("", "1/7/2021"), FieldFault("names-0-name", Fault.MISSING)),
    ],
)
def test_a_fault_in_a_unit_form_is_at_its_field(name, fault):
    assert read_unit(UnitDraft((name,)), Unit(0, ())).faults == (fault,)


def test_a_person_form_knows_the_unit_of_a_post_by_its_abbreviation(page):
    draft = PersonDraft("Nguyễn  Văn Đồng", posts=(PostDraft("Chủ tịch", "HND tỉnh", "1", "1/1/2021"), PostDraft()))
    read = read_person(draft, Person(0, ""), page.members.directory).value
    assert read.full_name == "Nguyễn Văn Đồng"
    assert read.positions == (Position("Chủ tịch", farmers(page).id, "HND tỉnh", 1, date(2021, 1, 1)),)


def test_a_unit_outside_the_directory_stays_as_typed(page):
    draft = PersonDraft("Lê Văn Ân", posts=(PostDraft("Vụ trưởng", "Ban Dân vận Trung ương"),))
    read = read_person(draft, Person(0, ""), page.members.directory).value
    assert (read.positions[0].unit_id, read.positions[0].unit) == (None, "Ban Dân vận Trung ương")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PersonDraft(" "), "full_name"),
        (PersonDraft("A", posts=(PostDraft("Chủ tịch", rank="một"),)), "posts-0-rank"),
        (PersonDraft("A", posts=(PostDraft(rank="1"),)), "posts-0-title"),
        (PersonDraft("A", posts=(PostDraft("Chủ tịch", valid_to="32/1/2021"),)), "posts-0-valid_to"),
    ],
)
def test_a_fault_in_a_person_form_is_at_its_field(page, draft, field):
    assert [found.field for found in read_person(draft, Person(0, ""), page.members.directory).faults] == [field]


def test_opening_and_saving_changes_nothing(page):
    directory = page.members.directory
    person = Person(
        3, "Lê Văn Ân", (Position("Chủ tịch", farmers(page).id, FARMERS, 1, date(2021, 1, 1)),), "Ân", "0912", "ghi chú"
    )
    assert read_person(person_draft(person, directory), person, directory).value == person
    unit = Unit(4, (UnitName("A", None, date(2021, 6, 30)), UnitName("B", date(2021, 7, 1))), ("C",), UnitLevel.COMMUNE)
    assert read_unit(unit_draft(unit), unit).value == unit

"""Two records of one unit or person become one, and are two again exactly as they were."""

from datetime import date, datetime

import pytest

from desktop.domain.errors import InUse, RefusedValue
from desktop.domain.meetings import Attendee, MeetingHead, MeetingKind
from desktop.domain.memberships import Membership
from desktop.domain.people import Person, Position
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.unit_links import LinkKind
from desktop.domain.units import Unit, UnitName
from desktop.services import deeds, memberships, merging, tasks, unit_history, units
from desktop.services.meetings import attendees, invite, save_head
from desktop.services.unit_history import Successor, UnitChange
from desktop.storage import tasks as task_store

FARMERS, YOUTH = "Hội Nông dân tỉnh", "Tỉnh đoàn"
NOW = datetime(2021, 8, 1, 9)
#: Everything but what follows from the rest, and what tells of the merging itself.
DERIVED = "sqlite_%|search_%|standing_span|stale_%|counted_year|year_count|deed"


def everything(ledger):
    """Return every row of the ledger."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table'"
    left_out = "".join(f" AND name NOT LIKE '{pattern}'" for pattern in DERIVED.split("|"))
    tables = [row[0] for row in ledger.sql(named + left_out)]
    return {table: sorted(ledger.sql(f'SELECT * FROM "{table}"'), key=repr) for table in tables}


def unit(ledger, name):
    return units.directory(ledger).exact(name)


@pytest.fixture
def twins(ledger):
    """The youth union twice, with a task, a person, a meeting, a term and a link of each kind at the second."""
    kept = unit(ledger, YOUTH)
    gone = units.save_unit(ledger, Unit(0, (UnitName("Tỉnh Đoàn Thanh niên"),), ("TĐTN tỉnh",))).value
    tasks.save_task(ledger, Task(0, 2021, TaskKind.KEY, "Trồng cây", lead_unit_id=gone.id, sender_unit_id=gone.id))
    person = Person(0, "Lê Văn Ân", (Position("Bí thư", gone.id, "Tỉnh Đoàn Thanh niên"),))
    person = units.save_person(ledger, person).value
    meeting = save_head(ledger, 0, MeetingHead(MeetingKind.QUARTERLY, "Hội nghị", datetime(2021, 2, 5, 8))).value
    attendee = Attendee(0, person.full_name, "Bí thư", "Tỉnh đoàn", person_id=person.id, unit_id=gone.id)
    invite(ledger, meeting, (attendee,))
    memberships.set_terms(ledger, [Membership(0, None, gone.id, "Ủy viên")], unit_id=gone.id)
    farmers = unit(ledger, FARMERS)
    for old, kind, new in ((farmers.id, LinkKind.MERGED, gone.names[0].name), (gone.id, LinkKind.PART, YOUTH)):
        unit_history.record_change(ledger, UnitChange(old, kind, date(2021, 7, 1), (Successor(new),)), NOW)
    return kept, gone


def test_everything_of_the_one_is_of_the_other_and_its_names_still_find_it(ledger, twins):
    kept, gone = twins
    merging.merge_units(ledger, kept.id, gone.id, NOW)
    directory = units.directory(ledger)
    assert {directory.find(text).id for text in ("Tỉnh Đoàn Thanh niên", "TĐTN tỉnh", YOUTH)} == {kept.id}
    assert gone.id not in {one.id for one in directory.units()}
    assert unit_history.through_time(ledger).resolve(unit(ledger, FARMERS).id, date(2021, 7, 1)) == kept.id
    rows = everything(ledger)
    assert [row for table in ("task", "position", "membership") for row in rows[table] if gone.id in row] == []


def test_undo_brings_every_row_back_as_it_was(ledger, twins):
    before = everything(ledger)
    deed = merging.merge_units(ledger, twins[0].id, twins[1].id, NOW).value
    assert everything(ledger) != before
    deeds.undo(ledger, deed.id, NOW)
    assert everything(ledger) == before
    with pytest.raises(RefusedValue) as refused:
        deeds.undo(ledger, deed.id, NOW)
    assert refused.value.reason == "deed-undone"


def test_the_other_way_round_comes_back_too(ledger, twins):
    before = everything(ledger)
    deed = merging.merge_units(ledger, twins[1].id, twins[0].id, NOW).value
    deeds.undo(ledger, deed.id, NOW)
    assert everything(ledger) == before


def test_what_was_given_to_another_since_stays_there(ledger, twins):
    kept, gone = twins
    deed = merging.merge_units(ledger, kept.id, gone.id, NOW).value
    (task,) = (task for task in _tasks(ledger) if task.title == "Trồng cây")
    other = unit(ledger, FARMERS).id
    tasks.save_task(ledger, Task(task.id, 2021, TaskKind.KEY, "Trồng cây", lead_unit_id=other, sender_unit_id=kept.id))
    deeds.undo(ledger, deed.id, NOW)
    (task,) = (task for task in _tasks(ledger) if task.title == "Trồng cây")
    assert (task.lead_unit_id, task.sender_unit_id) == (other, gone.id)


def _tasks(ledger):
    return task_store.everything(ledger)


def test_a_record_that_was_edited_since_is_not_overwritten(ledger, twins):
    deed = merging.merge_units(ledger, twins[0].id, twins[1].id, NOW).value
    kept = units.directory(ledger)[twins[0].id]
    units.save_unit(ledger, Unit(kept.id, kept.names, (*kept.aliases, "Đoàn tỉnh nhà"), kept.level))
    before = everything(ledger)
    with pytest.raises(RefusedValue) as refused:
        deeds.undo(ledger, deed.id, NOW)
    assert refused.value.reason == "changed-since"
    assert everything(ledger) == before


def test_two_records_of_a_person_become_one_with_the_posts_of_both(ledger):
    kept = units.save_person(ledger, Person(0, "Lê Văn Ân", (Position("Bí thư", None, YOUTH),))).value
    posts = (Position("Bí thư", None, YOUTH), Position("Ủy viên", None, "Tỉnh ủy"))
    gone = units.save_person(ledger, Person(0, "Lê Văn  Ân", posts, phone="0912")).value
    meeting = save_head(ledger, 0, MeetingHead(MeetingKind.QUARTERLY, "Hội nghị", datetime(2021, 2, 5, 8))).value
    invite(ledger, meeting, (Attendee(0, "Lê Văn Ân", "Bí thư", YOUTH, person_id=gone.id),))
    before = everything(ledger)
    deed = merging.merge_people(ledger, kept.id, gone.id, NOW).value
    (person,) = units.people(ledger)
    assert ([post.title for post in person.positions], person.phone) == (["Bí thư", "Ủy viên"], "0912")
    assert [one.person_id for one in attendees(ledger, meeting)] == [kept.id]
    deeds.undo(ledger, deed.id, NOW)
    assert everything(ledger) == before


def test_a_record_is_not_merged_with_itself(ledger):
    with pytest.raises(RefusedValue) as refused:
        merging.merge_units(ledger, unit(ledger, YOUTH).id, unit(ledger, YOUTH).id, NOW)
    assert refused.value.reason == "same-record"


def test_what_nothing_names_is_deleted_and_comes_back(ledger):
    before = everything(ledger)
    deed = merging.delete_unit(ledger, unit(ledger, YOUTH).id, NOW).value
    assert unit(ledger, YOUTH) is None
    deeds.undo(ledger, deed.id, NOW)
    assert everything(ledger) == before


def test_what_is_named_elsewhere_is_kept_and_it_is_said_where(ledger, twins):
    with pytest.raises(InUse) as refused:
        merging.delete_unit(ledger, twins[1].id, NOW)
    assert {"task", "position", "attendee", "membership", "unit_link"} <= set(refused.value.tables)
    person = units.people(ledger)[0]
    with pytest.raises(InUse):
        merging.delete_person(ledger, person.id, NOW)

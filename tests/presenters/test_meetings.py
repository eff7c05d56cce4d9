"""The page of meetings without a window: the list, a new meeting, and the sections of the one that is open."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.domain.agendas import default_agenda, same_agenda
from desktop.domain.errors import NotFound
from desktop.domain.meetings import (
    Attendance,
    AttendeeGroup,
    MeetingHead,
    MeetingKind,
    MeetingState,
)
from desktop.domain.people import Person, Position
from desktop.domain.units import UnitName
from desktop.presenters.conclusions import ConclusionFault, ConclusionField, ConclusionsPresenter
from desktop.presenters.invitations import InvitationsPresenter
from desktop.presenters.meeting_agenda import AgendaPresenter, read_item
from desktop.presenters.meeting_head import HeadFault, HeadField, HeadPresenter, read_clock
from desktop.presenters.meeting_minutes import MinutesPresenter
from desktop.presenters.meetings import MeetingsPresenter
from desktop.presenters.open_meeting import Officer, OpenMeeting
from desktop.services import meetings, tasks, units
from desktop.ui.pages.meeting_invite_words import choice_name

NOW = datetime(2021, 2, 4, 15, 0)
FARMERS, VETERANS = "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"


class View:
    """Shows nothing; remembers what it was told besides "show it again"."""

    def __init__(self):
        self.rows = []
        self.opened = None
        self.told = []

    def show_meetings(self, rows):
        self.rows = rows

    def show_open(self, opened):
        self.opened = opened

    def name_choice(self, choice):
        return choice_name(choice)

    def show_added(self, invited):
        self.told.append((invited.added, len(invited.known)))

    def complain(self, error):
        self.told.append(error)

    show_refused = show_no_paper = show_conclusion_error = complain

    def show_nobody_before(self):
        self.told.append("nobody before")

    def show_paper(self, pdf):
        self.told.append(pdf)

    def show_saved(self, path):
        self.told.append(path)

    def _nothing(self):
        """Everything is looked up where it is."""

    show_earlier = show_kept_as_usual = show_new = show_new_faults = show_closed = _nothing
    show_head = show_agenda = show_invited = _nothing
    show_conclusions = show_conclusion = _nothing


@pytest.fixture
def view():
    return View()


@pytest.fixture
def page(session, view):
    return MeetingsPresenter(session, view, now=lambda: NOW)


@pytest.fixture
def opened(page, view) -> OpenMeeting:
    """The annual review of 2020, just begun."""
    page.begin()
    page.create()
    return view.opened


def kept(session, opened):
    return meetings.meeting(session.ledger, opened.id)


def add_person(session, name: str, title: str, unit_name: str) -> None:
    unit = units.directory(session.ledger).exact(unit_name)
    post = Position(title, unit.id if unit else None, unit_name)
    session.change(lambda ledger: units.save_person(ledger, Person(0, name, (post,))))


# ── The list, and a new meeting ──


def test_a_new_meeting_needs_only_enter(session, view, page):
    page.begin()
    page.create()
    head = view.opened.meeting.head
    assert head.title == "Hội nghị tổng kết công tác năm 2020, triển khai nhiệm vụ năm 2021"
    assert head.start == datetime(2021, 2, 5, 8, 0)
    assert len(kept(session, view.opened).agenda) == len(default_agenda(MeetingKind.ANNUAL_REVIEW))


def test_the_title_follows_kind_and_day_until_it_is_typed_over(page):
    page.begin()
    page.choose_new_kind(MeetingKind.QUARTERLY)
    assert page.texts[HeadField.TITLE] == "Hội nghị giao ban quý IV năm 2020"
    page.type_new(HeadField.DAY, "28/3/2021")
    assert page.texts[HeadField.TITLE] == "Hội nghị giao ban quý I năm 2021"
    page.type_new(HeadField.TITLE, "Giao ban tháng Ba")
    page.choose_new_kind(MeetingKind.SIGNING)
    assert page.texts[HeadField.TITLE] == "Giao ban tháng Ba"


def test_what_is_missing_for_a_new_meeting_is_said_and_nothing_is_lost(session, view, page):
    page.begin()
    page.type_new(HeadField.TITLE, " ")
    page.type_new(HeadField.START, "25h")
    page.create()
    assert page.faults == {HeadField.TITLE: HeadFault.MISSING, HeadField.START: HeadFault.NOT_A_TIME}
    assert page.texts[HeadField.START] == "25h"
    assert view.opened is None
    assert meetings.meetings(session.ledger) == []


def test_the_list_is_newest_first_and_read_again_when_it_is_looked_at(session, view, page, opened):
    for title, day in (("Cũ", 1), ("Mới", 20)):
        head = MeetingHead(MeetingKind.QUARTERLY, title, datetime(2021, 2, day, 8, 0))
        session.change(lambda ledger, head=head: meetings.save_head(ledger, 0, head))
    assert view.rows == []
    page.close()
    assert [row.head.title for row in view.rows] == ["Mới", opened.meeting.head.title, "Cũ"]


def test_a_deleted_meeting_that_is_open_is_closed(session, view, page, opened):
    page.delete(opened.id)
    assert page.opened is None
    assert view.rows == []


def test_a_meeting_that_is_gone_is_said_so(session, page):
    page.open(99)
    (error,) = session.failures
    assert isinstance(error, NotFound)
    session.failures.clear()


# ── Thông tin ──


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8", "08:00"),
        ("8h", "08:00"),
        ("8h30", "08:30"),
        ("08:30", "08:30"),
        ("7.45", "07:45"),
        ("14 giờ 05", "14:05"),
        ("8 giờ 30 phút", "08:30"),
        ("24h", None),
        ("8h75", None),
        ("sáng", None),
    ],
)
def test_times_are_read_as_people_write_them(text, expected):
    found = read_clock(text)
    assert (f"{found:%H:%M}" if found else None) == expected


def test_each_field_is_kept_when_it_is_left(session, view, opened):
    head = HeadPresenter(opened, view)
    head.type(HeadField.PLACE, " Hội trường  Tỉnh ủy ")
    head.type(HeadField.END, "11h30")
    head.type(HeadField.NUMBER, "12")
    head.choose_officer(HeadField.CHAIR, Officer("Lê Minh", "Trưởng ban"))
    head.choose_state(MeetingState.IN_SESSION)
    now = kept(session, opened).head
    assert (now.place, now.end, now.number) == ("Hội trường Tỉnh ủy", datetime(2021, 2, 5, 11, 30), 12)
    assert (now.chair, now.chair_title, now.state) == ("Lê Minh", "Trưởng ban", MeetingState.IN_SESSION)
    assert head.texts[HeadField.END] == "11:30"
    assert head.faults == {}


def test_a_meeting_that_ends_before_it_starts_is_said_so_and_the_rest_is_kept(session, view, opened):
    head = HeadPresenter(opened, view)
    head.type(HeadField.END, "7h")
    assert head.faults == {HeadField.END: HeadFault.ENDS_BEFORE_START}
    assert head.texts[HeadField.END] == "7h"
    head.type(HeadField.PLACE, "Hội trường")
    assert head.texts[HeadField.END] == "7h"
    assert kept(session, opened).head.end is None
    assert kept(session, opened).head.place == "Hội trường"
    head.type(HeadField.START, "6h30")
    assert head.faults == {}
    assert kept(session, opened).head.end == datetime(2021, 2, 5, 7, 0)


def test_a_meeting_may_end_on_another_day(session, view, opened):
    head = HeadPresenter(opened, view)
    head.type(HeadField.END, "11h 06/02/2021")
    assert kept(session, opened).head.end == datetime(2021, 2, 6, 11, 0)
    assert head.texts[HeadField.END] == "11:00 06/02/2021"


def test_a_missing_title_is_said_and_the_old_one_stays_on_the_paper(session, view, opened):
    head = HeadPresenter(opened, view)
    title = head.head.title
    head.type(HeadField.TITLE, "")
    assert head.faults == {HeadField.TITLE: HeadFault.MISSING}
    assert kept(session, opened).head.title == title


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        (HeadField.DAY, "31/6/2021", HeadFault.NOT_A_DAY),
        (HeadField.START, "sáng", HeadFault.NOT_A_TIME),
        (HeadField.END, "11h30 99/99/2021", HeadFault.NOT_A_TIME),
        (HeadField.NUMBER, "12a", HeadFault.NOT_A_NUMBER),
    ],
)
def test_bad_input_stays_in_its_field(session, view, opened, field, text, fault):
    before = kept(session, opened).head
    head = HeadPresenter(opened, view)
    head.type(field, text)
    assert head.faults == {field: fault}
    assert head.texts[field] == text
    assert kept(session, opened).head == before


def test_chair_and_secretary_are_two_people(session, view, opened):
    head = HeadPresenter(opened, view)
    head.type(HeadField.CHAIR, "Lê Minh")
    head.type(HeadField.SECRETARY, "lê minh")
    assert head.faults == {HeadField.SECRETARY: HeadFault.SAME_PERSON}


def test_another_kind_brings_its_title_and_agenda_as_long_as_nobody_changed_them(session, view, opened):
    head = HeadPresenter(opened, view)
    head.choose_kind(MeetingKind.QUARTERLY)
    now = kept(session, opened)
    assert now.head.title == "Hội nghị giao ban quý IV năm 2020"
    assert same_agenda(now.agenda, default_agenda(MeetingKind.QUARTERLY))
    AgendaPresenter(opened, view).add("Việc khác")
    head.type(HeadField.TITLE, "Giao ban")
    head.choose_kind(MeetingKind.SIGNING)
    assert kept(session, opened).head.title == "Giao ban"
    assert kept(session, opened).agenda[-1].title == "Việc khác"


# ── Chương trình ──


@pytest.mark.parametrize(
    ("text", "title", "presenter", "minutes"),
    [
        ("Thảo luận", "Thảo luận", "", None),
        ("Thảo luận; 45", "Thảo luận", "", 45),
        ("Báo cáo; Lê Minh, Chánh Văn phòng; 20 phút", "Báo cáo", "Lê Minh, Chánh Văn phòng", 20),
        ("Báo cáo\tLê Minh\t20'", "Báo cáo", "Lê Minh", 20),
    ],
)
def test_an_item_is_typed_in_one_line(text, title, presenter, minutes):
    item = read_item(text)
    assert (item.title, item.presenter, item.minutes) == (title, presenter, minutes)


def test_items_are_added_moved_deleted_and_put_back(session, view, opened):
    agenda = AgendaPresenter(opened, view)
    while agenda.items:
        agenda.delete(0)
    for title in ("Một; 10", "Hai; Lê Minh; 20", "Ba"):
        assert agenda.add(title)
    assert not agenda.add("  ")
    assert agenda.move(2, 0) == 0
    assert agenda.step(0, -1) == 0
    agenda.delete(1)
    agenda.undo_delete()
    agenda.undo_delete()
    assert [item.title for item in kept(session, opened).agenda] == ["Ba", "Một", "Hai"]
    assert [item.id for item in kept(session, opened).agenda] == [item.id for item in agenda.items]


def test_the_agenda_is_held_against_the_time_there_is(view, opened):
    agenda = AgendaPresenter(opened, view)
    assert (agenda.total_minutes, agenda.available_minutes) == (145, None)
    HeadPresenter(opened, view).type(HeadField.END, "10h")
    assert agenda.available_minutes == 120
    assert [(line.number, f"{line.begins:%H:%M}", line.minutes) for line in agenda.lines] == [
        ("I", "08:00", 20),
        ("1", "08:00", 10),
        ("2", "08:10", 10),
        ("II", "08:20", 90),
        ("1", "08:20", 30),
        ("2", "08:50", 60),
        ("III", "09:50", 35),
        ("1", "09:50", 15),
        ("2", "10:05", 20),
    ]


# ── Thành phần ──


@pytest.fixture
def people(session, view, opened):
    add_person(session, "Nguyễn Văn Đồng", "Chủ tịch", FARMERS)
    add_person(session, "Trần Thị Hoa", "Phó Chủ tịch", FARMERS)
    add_person(session, "Lê Quang Minh", "Chủ tịch", VETERANS)
    opened.reload(*[])
    return InvitationsPresenter(opened, view)


def names(session, opened) -> list[str]:
    return [one.name for one in kept(session, opened).attendees]


def test_a_person_is_invited_by_a_few_letters_with_post_and_unit(session, opened, people):
    people.invite(people.matching("dong")[0].value)
    (one,) = kept(session, opened).attendees
    assert (one.name, one.title, one.unit, one.group) == (
        "Nguyễn Văn Đồng",
        "Chủ tịch",
        FARMERS,
        AttendeeGroup.MEMBER,
    )
    assert one.person_id is not None
    assert one.unit_id is not None


def test_a_whole_unit_is_invited_at_once_and_nobody_twice(session, view, opened, people):
    people.invite(people.matching("hoa")[0].value)
    unit = next(found.value for found in people.matching("nong dan") if found.value.unit)
    people.invite(unit)
    assert names(session, opened) == ["Trần Thị Hoa", "Nguyễn Văn Đồng"]
    assert view.told == [(1, 0), (1, 1)]


def test_guests_are_typed_in_one_line_or_pasted_from_a_table(session, opened, people):
    people.group = AttendeeGroup.GUEST
    assert people.type_in("Phạm Ba; Phó Bí thư; Tỉnh ủy")
    assert people.type_in("Vũ Bốn\tChánh Văn phòng\tVăn phòng Tỉnh ủy\n\nLý Năm\n")
    assert not people.type_in("  ")
    found = [(one.name, one.title, one.unit, one.group) for one in kept(session, opened).attendees]
    assert found == [
        ("Phạm Ba", "Phó Bí thư", "Tỉnh ủy", AttendeeGroup.GUEST),
        ("Vũ Bốn", "Chánh Văn phòng", "Văn phòng Tỉnh ủy", AttendeeGroup.GUEST),
        ("Lý Năm", "", "", AttendeeGroup.GUEST),
    ]


def test_a_typed_name_that_the_ledger_knows_is_that_person(session, view, opened, people):
    people.type_in("nguyễn văn đồng")
    people.invite(people.matching("dong")[0].value)
    (one,) = kept(session, opened).attendees
    assert one.title == "Chủ tịch"
    assert view.told == [(1, 0), (0, 1)]


def test_the_list_stands_by_groups(opened, people):
    people.invite(people.matching("dong")[0].value)
    people.group = AttendeeGroup.GUEST
    people.invite(people.matching("minh")[0].value)
    assert [one.name for one in people.rows] == ["Lê Quang Minh", "Nguyễn Văn Đồng"]
    assert people.counts == {AttendeeGroup.GUEST: 1, AttendeeGroup.MEMBER: 1}
    people.move_to(people.rows[1:], AttendeeGroup.LOCAL)
    assert people.counts == {AttendeeGroup.GUEST: 1, AttendeeGroup.LOCAL: 1}


def test_changing_somebody_into_somebody_else_is_refused_in_place(session, view, opened, people):
    people.invite_everybody()
    first, second, *_ = people.rows
    people.edit(replace(first, name=second.name, unit=second.unit))
    assert view.told[-1].reason == "twice"
    assert len(set(names(session, opened))) == 3


def test_who_is_taken_off_the_list_can_be_put_back(session, opened, people):
    people.invite_everybody()
    gone = people.rows[0]
    people.delete(gone)
    assert gone.name not in names(session, opened)
    people.undo_delete()
    assert sorted(names(session, opened)) == sorted(["Nguyễn Văn Đồng", "Trần Thị Hoa", "Lê Quang Minh"])


def test_the_next_meeting_invites_as_before(session, view, page, opened, people):
    people.invite_everybody()
    page.begin()
    page.type_new(HeadField.DAY, "1/4/2021")
    page.create()
    following = InvitationsPresenter(view.opened, view)
    following.invite_as_before()
    assert len(kept(session, view.opened).attendees) == 3


def test_before_the_first_meeting_there_is_nobody_to_invite_as_before(view, people):
    people.invite_as_before()
    assert view.told == ["nobody before"]


# ── Kết luận ──


@pytest.fixture
def conclusions(view, opened):
    return ConclusionsPresenter(opened, view)


def directions(session):
    return tasks.directions(session.ledger, date(2021, 3, 1))


def test_a_conclusion_becomes_a_direction_with_lead_unit_and_deadline(session, conclusions):
    conclusions.type(ConclusionField.TEXT, "Rà soát quy chế phối hợp.")
    conclusions.type(ConclusionField.LEAD_UNIT, "hoi nong dan tinh")
    conclusions.type(ConclusionField.COORDINATING, "hoi cuu chien binh tinh; Báo Thanh Bình")
    conclusions.type(ConclusionField.DUE, "Quý II")
    (row,) = directions(session)
    assert (row.task.title, row.lead_unit, row.task.number) == ("Rà soát quy chế phối hợp.", FARMERS, "1")
    assert row.task.coordinating_units == (VETERANS, "Báo Thanh Bình")
    assert row.task.due_on == date(2021, 6, 30)
    assert conclusions.current.number == 1


def test_what_is_at_fault_stays_in_its_field_and_the_rest_is_kept(session, conclusions):
    conclusions.type(ConclusionField.TEXT, "Rà soát quy chế.")
    conclusions.type(ConclusionField.LEAD_UNIT, "Hội không có thật")
    conclusions.type(ConclusionField.DUE, "31/6")
    assert conclusions.faults == {
        ConclusionField.LEAD_UNIT: ConclusionFault.UNKNOWN_UNIT,
        ConclusionField.DUE: ConclusionFault.NO_SUCH_DAY,
    }
    assert conclusions.texts.lead_unit == "Hội không có thật"
    assert not conclusions.begin()
    (row,) = directions(session)
    assert (row.task.title, row.task.lead_unit_id, row.task.due) == ("Rà soát quy chế.", None, None)
    conclusions.type(ConclusionField.LEAD_UNIT, FARMERS)
    conclusions.type(ConclusionField.DUE, "30/6")
    assert conclusions.begin()
    assert directions(session)[0].lead_unit == FARMERS


def test_a_deadline_that_is_over_when_the_meeting_is_held_is_pointed_out(conclusions):
    conclusions.type(ConclusionField.TEXT, "Báo cáo.")
    conclusions.type(ConclusionField.DUE, "Quý I/2020")
    assert conclusions.faults == {ConclusionField.DUE: ConclusionFault.BEFORE_MEETING}


def test_a_deadline_without_a_conclusion_waits_for_it(session, conclusions):
    conclusions.type(ConclusionField.DUE, "30/6")
    assert conclusions.faults == {ConclusionField.TEXT: ConclusionFault.MISSING}
    assert directions(session) == []
    conclusions.type(ConclusionField.TEXT, "Báo cáo.")
    assert conclusions.faults == {}
    assert directions(session)[0].task.due_on == date(2021, 6, 30)


def test_conclusions_are_opened_changed_and_deleted(session, conclusions):
    for text in ("Một.", "Hai."):
        conclusions.type(ConclusionField.TEXT, text)
        assert conclusions.begin()
    conclusions.select(conclusions.rows[0].id)
    conclusions.type(ConclusionField.LEAD_UNIT, FARMERS)
    conclusions.type(ConclusionField.LEAD_UNIT, "")
    conclusions.delete(conclusions.rows[1].id)
    (row,) = directions(session)
    assert (row.task.title, row.task.lead_unit_id) == ("Một.", None)


def test_a_unit_renamed_elsewhere_is_shown_under_its_new_name(session, opened, conclusions):
    conclusions.type(ConclusionField.TEXT, "Báo cáo.")
    conclusions.type(ConclusionField.LEAD_UNIT, FARMERS)
    unit = units.directory(session.ledger).exact(FARMERS)
    assert unit is not None
    renamed = replace(unit, names=(UnitName("Hội Nông dân tỉnh Thanh Bình"),))
    session.change(lambda ledger: units.save_unit(ledger, renamed))
    assert conclusions.lead_units(conclusions.rows[0]) == "Hội Nông dân tỉnh Thanh Bình"


# ── Biên bản ──


def test_the_minutes_are_shown_and_saved(view, opened, tmp_path):
    minutes = MinutesPresenter(opened, view)
    minutes.refresh()
    minutes.save(tmp_path / "bien-ban.pdf")
    shown, path = view.told
    assert shown.startswith(b"%PDF")
    assert path.read_bytes().startswith(b"%PDF")


def test_the_file_is_named_after_day_and_meeting(view, opened):
    head = HeadPresenter(opened, view)
    head.type(HeadField.TITLE, 'Giao ban "quý I/2021"?')
    assert MinutesPresenter(opened, view).file_name == "2021-02-05 Biên bản Giao ban -quý I-2021-.pdf"


def test_attendance_starts_open(people, opened):
    people.invite_everybody()
    assert {one.attendance for one in opened.meeting.attendees} == {Attendance.INVITED}

"""Attendance at the door without a window."""

from datetime import datetime

import pytest

from desktop.domain.errors import LedgerUnwritable, RefusedValue
from desktop.domain.meetings import AgendaItem, Attendance, Attendee, MeetingHead, MeetingKind, Representative
from desktop.presenters.attendance import AttendancePresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services import meetings

HEAD = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Tổng kết", datetime(2021, 2, 5, 8, 0))
FAMILIES = ("Nguyễn Văn", "Trần Thị", "Lê Quang", "Phạm Thu", "Hoàng Minh", "Vũ Đình")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Đồng", "Giang", "Hải", "Lan", "Mai", "Sơn")
PEOPLE = tuple(
    Attendee(0, f"{family} {given}", unit=f"Đơn vị {place}") for place, given in enumerate(GIVEN) for family in FAMILIES
)


class View:
    """Shows nothing; remembers whom it was told of."""

    def __init__(self):
        self.marked = []
        self.complaints = []

    def show_attendance(self):
        """Everything is looked up where it is."""

    def show_marked(self, attendee):
        self.marked.append(attendee.name)

    def complain(self, error):
        self.complaints.append(error)


@pytest.fixture
def view():
    return View()


@pytest.fixture
def meeting_id(session):
    meeting_id = meetings.save_head(session.ledger, 0, HEAD).value
    meetings.invite(session.ledger, meeting_id, PEOPLE)
    return meeting_id


@pytest.fixture
def door(session, view, meeting_id):
    opened = OpenMeeting(session, meetings.meeting_desk(session.ledger, meeting_id), view.complain)
    return AttendancePresenter(opened, view)


def kept(session, meeting_id) -> dict[str, Attendee]:
    return {one.name: one for one in meetings.attendees(session.ledger, meeting_id)}


def mark(door, typed: str, attendance: Attendance, detail: str = "") -> None:
    door.type(typed)
    assert door.mark(attendance, detail)


def test_a_few_letters_and_one_key_mark_a_person(session, view, door, meeting_id):
    mark(door, "van dong", Attendance.PRESENT)
    assert view.marked == ["Nguyễn Văn Đồng"]
    assert kept(session, meeting_id)["Nguyễn Văn Đồng"].attendance is Attendance.PRESENT


def test_after_each_mark_the_box_is_ready_for_the_next_person(door):
    mark(door, "van dong", Attendance.PRESENT)
    assert len(door.rows) == len(PEOPLE)
    assert door.current is None


def test_a_stray_key_marks_nobody(session, door, meeting_id):
    assert not door.mark(Attendance.PRESENT)
    door.type("không có ai tên này")
    assert not door.mark(Attendance.PRESENT)
    assert door.counts.open == len(PEOPLE)


def test_who_is_not_accounted_for_comes_first(door):
    door.type("dong")
    assert [one.name.split()[-1] for one in door.rows] == ["Đồng"] * 6
    mark(door, "dong", Attendance.PRESENT)
    door.type("dong")
    assert door.rows[-1].name == "Nguyễn Văn Đồng"
    assert door.current.name == "Trần Thị Đồng"


def test_arrows_choose_among_those_found_and_stop_at_the_ends(door):
    door.type("dong")
    door.step(1)
    assert door.current.name == "Trần Thị Đồng"
    door.step(99)
    assert door.current.name == "Vũ Đình Đồng"
    door.step(-99)
    assert door.current.name == "Nguyễn Văn Đồng"


def test_with_an_empty_box_the_list_is_gone_through_from_the_last_marked(door):
    mark(door, "tran thi an", Attendance.PRESENT)
    door.step(1)
    assert door.current.name == "Lê Quang An"
    assert door.mark(Attendance.ABSENT)
    door.step(1)
    assert door.current.name == "Phạm Thu An"


def test_excused_takes_a_reason_and_represented_a_line(session, door, meeting_id):
    mark(door, "van an", Attendance.EXCUSED, "Đi công tác")
    mark(door, "van binh", Attendance.REPRESENTED, "Lê Thị Tư; Chánh Văn phòng; 12-CV/VP")
    people = kept(session, meeting_id)
    assert people["Nguyễn Văn An"].reason == "Đi công tác"
    assert people["Nguyễn Văn Bình"].represented_by == Representative("Lê Thị Tư", "Chánh Văn phòng", "12-CV/VP")


def test_represented_by_nobody_is_refused_and_the_person_stays_current(session, door, meeting_id):
    door.type("van binh")
    with pytest.raises(RefusedValue):
        door.mark(Attendance.REPRESENTED, " ; Chánh Văn phòng")
    assert door.current.name == "Nguyễn Văn Bình"
    assert kept(session, meeting_id)["Nguyễn Văn Bình"].attendance is Attendance.INVITED


def test_counts_and_missing_units_are_live(door):
    mark(door, "van an", Attendance.PRESENT)
    mark(door, "van binh", Attendance.REPRESENTED, "Lê Thị Tư")
    mark(door, "van cuong", Attendance.EXCUSED)
    mark(door, "van dung", Attendance.LATE)
    counts = door.counts
    assert (counts.invited, counts.present, counts.represented, counts.excused, counts.open) == (60, 2, 1, 1, 56)
    assert "Đơn vị 0" not in door.missing_units
    assert "Đơn vị 1" not in door.missing_units
    assert "Đơn vị 2" in door.missing_units


def test_marks_are_taken_back_one_by_one(session, door, meeting_id):
    mark(door, "van an", Attendance.PRESENT)
    mark(door, "van an", Attendance.EXCUSED, "Về sớm")
    assert [one.attendance for one in door.undo()] == [Attendance.PRESENT]
    assert [one.attendance for one in door.undo()] == [Attendance.INVITED]
    assert door.undo() == ()
    assert not door.can_undo
    assert kept(session, meeting_id)["Nguyễn Văn An"].attendance is Attendance.INVITED


def test_the_rest_is_absent_in_one_step_that_can_be_taken_back(session, door, meeting_id):
    mark(door, "van an", Attendance.PRESENT)
    assert door.mark_rest(Attendance.ABSENT) == len(PEOPLE) - 1
    assert door.counts.open == 0
    assert door.mark_rest(Attendance.ABSENT) == 0
    door.undo()
    assert door.counts.open == len(PEOPLE) - 1
    assert kept(session, meeting_id)["Nguyễn Văn An"].attendance is Attendance.PRESENT


def test_a_mark_never_reads_the_meeting_again(session, door, monkeypatch):
    asked = []
    monkeypatch.setattr(session, "ask", lambda *_: asked.append("ask"))
    monkeypatch.setattr(session, "change", lambda *_: asked.append("change"))
    for letter in "nguyen":
        door.type(letter)
    door.mark(Attendance.PRESENT)
    assert asked == ["change"]
    assert door.counts.present == 1


def test_a_mark_that_can_not_be_saved_is_said_and_taken_back(session, view, door, monkeypatch):
    def full(ledger, meeting_id, people):
        raise LedgerUnwritable(str(ledger.path))

    monkeypatch.setattr("desktop.presenters.attendance.keep_attendance", full)
    mark(door, "van an", Attendance.PRESENT)
    assert [type(error) for error in view.complaints] == [LedgerUnwritable]
    assert door.counts.open == len(PEOPLE)


# ── By number, by the clock ──


def on_the_day(session, view, meeting_id, hour, minute=0):
    """The door at that time of the meeting's day."""
    opened = OpenMeeting(session, meetings.meeting_desk(session.ledger, meeting_id), view.complain)
    return AttendancePresenter(opened, view, lambda: HEAD.start.replace(hour=hour, minute=minute))


def test_the_number_on_the_list_finds_exactly_one_person_first(door):
    door.type("4")
    assert [door.number(one) for one in door.rows] == [4, *range(40, 50)]
    assert door.current.name == PEOPLE[3].name
    door.type("99")
    assert door.rows == ()


def test_each_mark_keeps_the_time_of_the_clock(session, view, meeting_id):
    door = on_the_day(session, view, meeting_id, 8, 40)
    mark(door, "1", Attendance.PRESENT)
    mark(door, "2", Attendance.LATE)
    mark(door, "2", Attendance.LEFT_EARLY)
    people = list(kept(session, meeting_id).values())
    at = HEAD.start.replace(minute=40)
    assert [(one.arrived_at, one.left_at) for one in people[:2]] == [(at, None), (at, at)]


def test_late_before_the_meeting_began_is_refused_in_place(session, view, meeting_id):
    door = on_the_day(session, view, meeting_id, 7, 50)
    door.type("2")
    with pytest.raises(RefusedValue, match="before-meeting"):
        door.mark(Attendance.LATE)
    assert door.current.name == PEOPLE[1].name


@pytest.mark.parametrize(("typed", "hour", "minute"), [("9h15", 9, 15), ("10:05", 10, 5), (" 9 giờ ", 9, 0)])
def test_a_time_that_is_told_is_taken(session, door, meeting_id, typed, hour, minute):
    door.type("3")
    assert door.mark_when(Attendance.LATE, typed)
    assert kept(session, meeting_id)[PEOPLE[2].name].arrived_at == HEAD.start.replace(hour=hour, minute=minute)


def test_who_left_did_so_with_an_item_of_the_agenda(session, view, meeting_id):
    meetings.save_agenda_item(session.ledger, meeting_id, AgendaItem(0, "Phần một", is_section=True))
    item_id = meetings.save_agenda_item(session.ledger, meeting_id, AgendaItem(0, "Thảo luận")).value
    door = on_the_day(session, view, meeting_id, 9)
    door.type("3")
    assert door.mark_when(Attendance.LEFT_EARLY, "Mục 1")
    assert kept(session, meeting_id)[PEOPLE[2].name].left_item_id == item_id
    door.type("4")
    for wrong, reason in (("mục 7", "no-such-item"), ("lúc trưa", "not-a-time"), ("7h", "before-meeting")):
        with pytest.raises(RefusedValue, match=reason):
            door.mark_when(Attendance.LEFT_EARLY, wrong)


def test_only_those_not_accounted_for_are_shown_on_demand(door):
    mark(door, "1", Attendance.PRESENT)
    door.show_only_open(True)
    assert len(door.rows) == len(PEOPLE) - 1
    mark(door, "2", Attendance.ABSENT)
    assert [door.number(one) for one in door.rows][:2] == [3, 4]
    door.show_only_open(False)
    assert len(door.rows) == len(PEOPLE)


def test_whether_the_meeting_can_decide_is_live(door):
    assert not door.quorum.is_reached
    for number in range(1, 41):
        mark(door, str(number), Attendance.PRESENT)
    assert (door.quorum.there, door.quorum.needed, door.quorum.has_share) == (40, 40, True)
    assert door.quorum.offices == ("Trưởng ban",)

"""Minutes as they happen, without a window."""

from datetime import datetime, timedelta

import pytest

from desktop.domain.errors import LedgerUnwritable
from desktop.domain.live_minutes import EntryKind
from desktop.domain.meetings import Attendance, Attendee, MeetingHead, MeetingKind, MeetingState, Representative
from desktop.presenters.live_lines import LineFault
from desktop.presenters.live_minutes import LiveMinutesPresenter
from desktop.presenters.meeting_course import CoursePresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services import meeting_session, meetings
from desktop.services.meeting_preparation import begin_meeting

START = datetime(2021, 2, 5, 8, 0)
HEAD = MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý", START, chair="Hồ Bảy", chair_title="Trưởng ban")
FARMERS = "Hội Nông dân tỉnh"
PEOPLE = (
    Attendee(0, "Lê Minh", "Chủ tịch", FARMERS, attendance=Attendance.PRESENT),
    Attendee(0, "Lê Mai", "Bí thư", "Tỉnh đoàn"),
    Attendee(
        0, "Trần An", "Giám đốc", "Sở Y tế",
        attendance=Attendance.REPRESENTED, represented_by=Representative("Vũ Mười", "Phó Giám đốc"),
    ),
)  # fmt: skip


class Clock:
    """A clock that goes on a minute at every look."""

    def __init__(self, moment):
        self.moment = moment

    def __call__(self):
        self.moment += timedelta(minutes=1)
        return self.moment


class View:
    """Shows nothing; remembers what it was told."""

    def __init__(self):
        self.errors = []
        self.asked = 0

    def show_entries(self):
        """Everything is looked up where it is."""

    show_course = show_entries

    def show_recovered(self):
        self.asked += 1

    def show_line_error(self, error, typed):
        self.errors.append((type(error), typed))

    def show_course_error(self, error):
        self.errors.append((error.field, error.reason))

    def complain(self, error):
        self.errors.append(error)


@pytest.fixture
def view():
    return View()


@pytest.fixture
def meeting_id(session):
    meeting_id = begin_meeting(session.ledger, HEAD).value
    meetings.invite(session.ledger, meeting_id, PEOPLE)
    listed = meetings.attendees(session.ledger, meeting_id)
    marks = {one.name: one for one in PEOPLE}
    for one in listed:
        known = marks[one.name]
        if known.attendance is not Attendance.INVITED:
            meetings.mark(session.ledger, meeting_id, one, known.attendance, represented_by=known.represented_by)
    return meeting_id


@pytest.fixture
def opened(session, view, meeting_id):
    return OpenMeeting(session, meetings.meeting_desk(session.ledger, meeting_id), view.complain)


@pytest.fixture
def live(opened, view):
    return LiveMinutesPresenter(opened, view, Clock(START))


def enter(live, *lines):
    """Type lines, each with Enter; none is in anybody's way."""
    for line in lines:
        live.draft.type(line)
        assert live.enter() is None


def kept(session, opened):
    return meetings.meeting(session.ledger, opened.id)


# ── Entries are the records themselves ──


def test_lines_become_contributions_conclusions_and_directions(session, opened, live):
    enter(
        live,
        "y minh: đề nghị quan tâm cơ sở",
        "k tiếp tục rà soát quy chế",
        "g hoi nong dan tinh + Tỉnh đoàn: mở lớp tập huấn trước 30/6",
    )
    meeting = kept(session, opened)
    (said,) = meeting.contributions
    assert (said.speaker, said.unit, said.text) == ("Lê Minh, Chủ tịch", FARMERS, "Đề nghị quan tâm cơ sở")
    first, second = meeting.conclusions
    assert (first.text, first.lead_unit_ids, first.due) == ("Tiếp tục rà soát quy chế", (), None)
    assert (second.text, second.due.text, second.coordinating_units) == (
        "Mở lớp tập huấn",
        "trước 30/6",
        ("Tỉnh đoàn",),
    )
    assert [opened.unit_name(unit_id) for unit_id in second.lead_unit_ids] == [FARMERS]
    assert [one.kind for one in live.entries] == [
        EntryKind.CONTRIBUTION,
        EntryKind.CONCLUSION,
        EntryKind.DIRECTION,
    ]
    assert opened.meeting.contributions == meeting.contributions


def test_a_line_without_a_letter_goes_on_with_what_is_said(session, opened, live):
    enter(live, "y minh: nhất trí", "đề nghị thêm kinh phí", "k ghi nhận", "xin cảm ơn")
    first, second = kept(session, opened).contributions
    assert first.text == "Nhất trí\nĐề nghị thêm kinh phí"
    assert (second.speaker, second.text) == ("Lê Minh, Chủ tịch", "Xin cảm ơn")


def test_the_floor_is_given_by_a_name_alone(session, opened, live):
    enter(live, "y mai:", "nhất trí")
    assert live.speaking.label == "Lê Mai, Bí thư"
    assert [one.speaker for one in kept(session, opened).contributions] == ["Lê Mai, Bí thư"]


def test_two_letters_find_those_who_are_there_first(live):
    live.draft.type("y le")
    assert [one.text for one in live.offers()] == ["Lê Minh", "Lê Mai"]
    assert live.with_offer(live.offers()[0].value) == "y Lê Minh, Chủ tịch: "
    live.draft.type("y vu")
    assert [one.detail for one in live.offers()] == ["Phó Giám đốc, Sở Y tế"]
    live.draft.type("y ho")
    assert live.offers()[0].text == "Hồ Bảy"


def test_units_are_offered_before_the_colon_of_a_direction(live):
    live.draft.type("g hoi nong dan tinh; phu nu tinh")
    (offer, *_) = live.offers()
    assert live.with_offer(offer.value) == "g hoi nong dan tinh; Hội Liên hiệp Phụ nữ tỉnh: "
    live.draft.type("g Tỉnh đoàn: hoi")
    assert live.offers() == ()


def test_somebody_who_is_not_on_the_list_may_speak(session, opened, live):
    enter(live, "y Ông Tám, nông dân xã Bình Minh: xin thêm giống lúa")
    (said,) = kept(session, opened).contributions
    assert (said.speaker, said.unit) == ("Ông Tám, nông dân xã Bình Minh", "")


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", LineFault.EMPTY),
        ("k ", LineFault.EMPTY),
        ("g Tỉnh đoàn:", LineFault.EMPTY),
        ("y ", LineFault.EMPTY),
        ("nhất trí", LineFault.NOBODY_SPEAKS),
    ],
)
def test_what_can_not_be_an_entry_is_said_and_stays(session, opened, live, typed, fault):
    live.draft.type(typed)
    assert live.enter() is fault
    assert live.draft.text == typed
    assert kept(session, opened).contributions == ()


@pytest.mark.parametrize(
    ("typed", "fault", "text"),
    [
        ("g Sở Lạ: làm việc này", LineFault.UNKNOWN_UNIT, "Sở Lạ: làm việc này"),
        ("g Tỉnh đoàn: làm trước 31/6", LineFault.NO_SUCH_DAY, "Làm trước 31/6"),
        ("g Tỉnh đoàn: làm trước 30/1/2021", LineFault.BEFORE_MEETING, "Làm"),
    ],
)
def test_a_doubtful_direction_is_said_and_kept(session, opened, live, typed, fault, text):
    live.draft.type(typed)
    assert live.taken().fault is fault
    enter(live, typed)
    assert [one.text for one in kept(session, opened).conclusions] == [text]


def test_entries_know_their_time_and_the_item_of_the_agenda(session, opened, view, live):
    course = CoursePresenter(opened, view, Clock(START))
    course.go_on()
    enter(live, "y minh: nhất trí", "k ghi nhận")
    meeting = kept(session, opened)
    item = course.current
    assert [one.agenda_item_id for one in (*meeting.contributions, *meeting.conclusions)] == [item.id, item.id]
    assert meeting.contributions[0].said_at.date() == START.date()
    assert [one.kind for one in live.entries][:2] == [EntryKind.ITEM, EntryKind.CONTRIBUTION]


# ── Changing and deleting ──


def test_an_entry_is_changed_in_the_line_and_stays_the_same_record(session, opened, live):
    enter(live, "y minh: nhất trí", "g Tỉnh đoàn: mở lớp trước 30/6")
    before = kept(session, opened)
    said, direction = live.entries
    assert live.edit(said) == "y Lê Minh, Chủ tịch: Nhất trí"
    enter(live, "y mai: không nhất trí")
    assert live.edit(direction) == "g Tỉnh đoàn: Mở lớp trước 30/6"
    enter(live, "g Tỉnh đoàn: mở hai lớp trước 30/9")
    after = kept(session, opened)
    assert [one.id for one in after.contributions] == [one.id for one in before.contributions]
    assert (after.contributions[0].speaker, after.contributions[0].text) == ("Lê Mai, Bí thư", "Không nhất trí")
    assert after.contributions[0].said_at == before.contributions[0].said_at
    (changed,) = after.conclusions
    assert (changed.number, changed.text, changed.due.text) == (1, "Mở hai lớp", "trước 30/9")


def test_an_entry_does_not_become_another_kind(live):
    enter(live, "y minh: nhất trí")
    live.edit(live.entries[0])
    live.draft.type("k nhất trí")
    assert live.enter() is LineFault.OTHER_KIND
    live.leave_edit()
    assert (live.editing, live.draft.text) == (None, "")


def test_entries_are_deleted_where_they_are_kept(session, opened, view, live):
    CoursePresenter(opened, view, Clock(START)).go_on()
    enter(live, "y minh: nhất trí", "k ghi nhận")
    for entry in live.entries:
        live.delete(entry)
    meeting = kept(session, opened)
    assert (live.entries, meeting.contributions, meeting.conclusions) == ((), (), ())
    assert all(item.begun_at is None for item in meeting.agenda)


def test_a_line_that_can_not_be_kept_is_given_back(view, live, monkeypatch):
    def full(ledger, meeting_id, contribution):
        raise LedgerUnwritable(str(ledger.path))

    monkeypatch.setattr("desktop.presenters.live_minutes.note_contribution", full)
    live.draft.type("y minh: nhất trí")
    live.enter()
    assert view.errors == [(LedgerUnwritable, "y minh: nhất trí")]


class SlowSession:
    """Keeps changes until told to do them, as the worker does while it saves something else."""

    def __init__(self, session):
        self._session = session
        self.waiting = []

    def __getattr__(self, name):
        return getattr(self._session, name)

    def change(self, job, done=None, failed=None):
        self.waiting.append((job, done, failed))

    def run(self):
        while self.waiting:
            self._session.change(*self.waiting.pop(0))


def test_lines_typed_faster_than_they_are_saved_are_kept_in_order(session, view, opened):
    slow = SlowSession(session)
    typed = OpenMeeting(slow, opened.desk, view.complain)
    live = LiveMinutesPresenter(typed, view, Clock(START))
    enter(live, "y minh: một", "hai", "y mai: ba")
    live.draft.type("còn nữa")
    live.draft.save()
    slow.run()
    live.draft.save()
    slow.run()
    assert [one.text for one in kept(session, opened).contributions] == ["Một\nHai", "Ba"]
    assert meeting_session.session_notes(session.ledger, opened.id, HEAD.kind).draft.text == "còn nữa"


# ── What is being typed ──


def test_what_is_typed_is_asked_about_when_the_meeting_is_opened_again(session, view, opened, live):
    live.draft.type("y minh: đang gõ dở")
    live.draft.save()
    again = LiveMinutesPresenter(opened, view, Clock(START))
    assert again.draft.recovered.begun_at == START + timedelta(minutes=1)
    again.draft.type("khác")
    again.draft.save()  # not before the question is answered
    again.draft.type("")
    assert again.bring_in() == "y minh: đang gõ dở"
    enter(again, again.draft.text)
    assert meeting_session.session_notes(session.ledger, opened.id, HEAD.kind).draft is None


def test_recovered_text_can_be_dropped(session, view, opened, live):
    live.draft.type("dở dang")
    live.draft.save()
    again = LiveMinutesPresenter(opened, view, Clock(START))
    again.drop_recovered()
    assert again.draft.recovered is None
    assert meeting_session.session_notes(session.ledger, opened.id, HEAD.kind).draft is None


def test_a_key_reads_and_changes_nothing_in_the_ledger(session, live, monkeypatch):
    asked = []
    monkeypatch.setattr(session, "ask", lambda *_: asked.append("ask"))
    monkeypatch.setattr(session, "change", lambda *_: asked.append("change"))
    before = live.entries
    for end in range(1, 40):
        live.draft.type("g hoi nong dan tinh: mở lớp tập huấn trước 30/6"[:end])
        live.offers()
        live.taken()
    assert asked == []
    assert live.entries is before


# ── Phrases ──


def test_an_office_keeps_its_own_phrases(session, view, opened, live):
    assert live.phrase_before("ntr") == (3, "nhất trí với báo cáo và các ý kiến đã phát biểu")
    refused = []
    live.save_phrases("cc = cảm ơn các đồng chí", lambda: None, refused.append)
    live.save_phrases("không phải", lambda: None, refused.append)
    assert [error.value for error in refused] == ["không phải"]
    again = LiveMinutesPresenter(opened, view, Clock(START))
    assert (again.phrase_before("xin cc"), again.phrase_before("ntr")) == ((2, "cảm ơn các đồng chí"), None)


# ── The course ──


def test_the_meeting_begins_with_its_first_item_and_goes_on(session, opened, view):
    course = CoursePresenter(opened, view, Clock(START))
    course.go_on()
    head = kept(session, opened).head
    assert (head.state, head.start) == (MeetingState.IN_SESSION, START + timedelta(minutes=1))
    titles = [course.current.title]
    course.go_on()
    titles.append(course.current.title)
    agenda = kept(session, opened).agenda
    begun = [item for item in agenda if item.begun_at]
    assert [item.title for item in begun] == titles
    course.go_back()
    assert course.current.title == titles[0]
    course.end()
    assert kept(session, opened).head.end > head.start


def test_a_meeting_written_up_another_day_keeps_its_times_and_asks_for_its_end(session, opened, view):
    course = CoursePresenter(opened, view, Clock(datetime(2021, 2, 8, 14, 0)))
    course.go_on()
    course.end()
    head = kept(session, opened).head
    assert (head.state, head.start, head.end) == (MeetingState.IN_SESSION, START, None)
    assert course.current.begun_at == START
    assert view.errors == [("meeting-end", "type-it")]


def test_a_meeting_does_not_end_before_it_begins(opened, view):
    clock = Clock(START)
    course = CoursePresenter(opened, view, clock)
    course.go_on()
    clock.moment = START - timedelta(hours=1)
    course.end()
    assert view.errors == [("meeting-end", "before-start")]

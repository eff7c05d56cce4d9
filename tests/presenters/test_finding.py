"""The search box without a window."""

from datetime import datetime

import pytest

from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.people import Person
from desktop.domain.tasks import Task, TaskKind
from desktop.presenters.finding import FindPresenter
from desktop.presenters.navigation import MeetingFilter, PageKey, TaskFilter, UnitFilter
from desktop.services import meetings, tasks, units
from tests.presenters.conftest import DirectSession


class View:
    """Counts how often it was told to show what was found."""

    shown = 0

    def show_hits(self):
        self.shown += 1


@pytest.fixture
def opened():
    return []


@pytest.fixture
def box(session, opened):
    return FindPresenter(session, View(), lambda page, wanted=None: opened.append((page, wanted)))


def test_a_person_is_found_without_marks_and_opened(box, session, opened):
    person = units.save_person(session.ledger, Person(0, "Nguyễn Văn Đồng")).value
    box.type("nguyen van dong")
    assert [hit.title for hit in box.hits] == ["Nguyễn Văn Đồng"]
    box.open(box.hits[0])
    assert opened == [(PageKey.UNITS, UnitFilter(person_id=person.id))]


def test_a_task_opens_in_the_plan_of_its_year(box, session, opened):
    task = tasks.save_task(session.ledger, Task(0, 2019, TaskKind.KEY, "Tuyên truyền Luật Biên giới")).value
    box.type("bien gioi")
    box.open(box.hits[0])
    assert opened == [(PageKey.TASKS, TaskFilter(2019, task_id=task.id))]


def test_a_meeting_and_a_unit_open_on_their_pages(box, session, opened):
    head = MeetingHead(MeetingKind.SIGNING, "Lễ ký kết chương trình", datetime(2021, 1, 20, 8))
    meeting_id = meetings.save_head(session.ledger, 0, head).value
    for typed in ("le ky ket", '"Hội Cựu chiến binh tỉnh"'):
        box.type(typed)
        box.open(box.hits[-1])
    assert opened[0] == (PageKey.MEETINGS, MeetingFilter(meeting_id))
    assert opened[1][0] is PageKey.UNITS
    assert opened[1][1].unit_id is not None


def test_nothing_typed_finds_nothing(box):
    box.type("hoi")
    box.type("  ")
    assert (box.searched, box.hits) == ("", ())


def test_a_record_that_is_gone_is_said_to_be_gone(box, session, opened):
    task = tasks.save_task(session.ledger, Task(0, 2021, TaskKind.KEY, "Việc lạ")).value
    box.type("viec la")
    tasks.delete_task(session.ledger, task.id)
    box.open(box.hits[0])
    assert opened == []
    assert [failure.reason for failure in session.failures] == ["not-found"]
    session.failures.clear()


class Slow(DirectSession):
    """A session that answers when told to."""

    def __init__(self, ledger):
        super().__init__(ledger)
        self.waiting = []

    def ask(self, job, done, failed=None):
        self.waiting.append((job, done))

    def answer(self):
        job, done = self.waiting.pop(0)
        done(job(self.ledger))


def test_while_one_search_runs_only_the_last_word_is_searched_next(session):
    slow = Slow(session.ledger)
    view = View()
    box = FindPresenter(slow, view, lambda *_: None)
    for typed in ("h", "ho", "hoi", "hoi nong dan"):
        box.type(typed)
    assert len(slow.waiting) == 1
    slow.answer()
    assert len(slow.waiting) == 1
    slow.answer()
    assert (box.searched, slow.waiting, view.shown) == ("hoi nong dan", [], 2)
    assert "Hội Nông dân tỉnh" in {hit.title for hit in box.hits}

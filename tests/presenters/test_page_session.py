"""One page among several: it is told of changes while it is seen, and once of all that it missed."""

import pytest

from desktop.presenters.page_session import PageSession
from desktop.services.changes import Noun, changed

TASKS, UNITS = frozenset({Noun.TASKS}), frozenset({Noun.UNITS})


class Page:
    """What a page shows: each time it was told to look again."""

    def __init__(self, session):
        self.session = PageSession(session)
        self.told = []
        self.session.watch(TASKS, self.tasks)
        self.session.watch(UNITS, self.units)

    def tasks(self):
        self.told.append("tasks")

    def units(self):
        self.told.append("units")


@pytest.fixture
def page(session):
    return Page(session)


def test_a_page_that_is_seen_is_told_at_once(page, session):
    session.change(lambda _ledger: changed(None, Noun.TASKS))
    assert page.told == ["tasks"]


def test_a_page_out_of_sight_is_told_once_when_it_comes_back(page, session):
    page.session.be_seen(seen=False)
    for noun in (Noun.UNITS, Noun.TASKS, Noun.TASKS, Noun.MEETINGS, Noun.UNITS):
        session.change(lambda _ledger, noun=noun: changed(None, noun))
    assert page.told == []
    page.session.be_seen(seen=True)
    assert page.told == ["units", "tasks"]


def test_a_page_that_comes_back_to_an_unchanged_ledger_is_left_alone(page):
    page.session.be_seen(seen=False)
    page.session.be_seen(seen=True)
    assert page.told == []


def test_what_a_page_does_out_of_sight_is_done(page, session):
    page.session.be_seen(seen=False)
    saved = []
    page.session.change(lambda _ledger: changed("saved", Noun.TASKS), saved.append)
    page.session.ask(lambda ledger: ledger is session.ledger, saved.append)
    assert saved == ["saved", True]

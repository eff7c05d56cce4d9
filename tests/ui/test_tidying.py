"""Tidying the ledger while nobody asks it anything."""

import pytest

from desktop.domain.tasks import Task, TaskKind
from desktop.services.changes import Noun, changed
from desktop.services.ledgers import open_ledger
from desktop.storage import search, tasks
from desktop.ui.pictures import settle
from desktop.ui.tidying import Tidying


def add(ledger, number):
    tasks.add(ledger, [Task(0, 2021, TaskKind.COMMON, f"Hiến máu đợt {number * 100 + place}") for place in range(20)])
    search.refresh(ledger)
    return changed(None, Noun.TASKS)


def pieces(ledger):
    return ledger.sql("SELECT count(DISTINCT segid) FROM search_index_idx")[0][0]


@pytest.fixture
def scattered(session, ledger_path):
    """A session on a ledger that was searched after each of many changes."""
    session.open(lambda: open_ledger(ledger_path), lambda: None, pytest.fail)
    for number in range(60):
        session.change(lambda ledger, number=number: add(ledger, number))
    settle(session)
    return session


def counted(session):
    found = []
    session.ask(pieces, found.append)
    settle(session)
    return found[0]


def test_the_ledger_is_tidied_when_nothing_waits(scattered):
    assert counted(scattered) > 3
    Tidying(scattered, scattered).tidy()
    settle(scattered)
    assert counted(scattered) == 1


def test_it_gives_way_to_whatever_is_asked(scattered):
    lying_in = counted(scattered)
    answers = []
    Tidying(scattered, scattered).tidy()
    scattered.ask(lambda _: "asked", answers.append)
    Tidying(scattered, scattered).tidy()  # does nothing: the ledger is at work
    settle(scattered)
    assert answers == ["asked"]
    assert 1 <= counted(scattered) <= lying_in + 1


def test_nothing_is_asked_of_a_session_that_was_closed(scattered):
    tidying = Tidying(scattered, scattered)
    scattered.wait_closed()
    tidying.tidy()
    assert scattered.is_idle
    assert scattered.is_leaving

"""The one door for slow work: order, threads, errors, cancelling, closing."""

import threading
from threading import Event

import pytest

from desktop.domain.errors import Cancelled, LedgerLocked, LedgerMissing
from desktop.services.changes import Changed, Noun, changed
from desktop.services.ledgers import load_office, open_ledger
from desktop.services.progress import Progress
from desktop.ui.pictures import settle
from desktop.ui.work import LedgerSession


@pytest.fixture
def opened(session, ledger_path):
    """A session on the ledger at ``ledger_path``."""
    failures = []
    session.open(lambda: open_ledger(ledger_path), lambda: None, failures.append)
    settle(session)
    assert failures == []
    return session


def refuse(*_: object) -> None:
    raise LedgerLocked("sổ.thuky")


def test_an_answer_comes_back_on_the_thread_that_asked(opened):
    threads = []
    opened.ask(
        lambda _ledger: threads.append(threading.current_thread()), lambda _: threads.append(threading.current_thread())
    )
    settle(opened)
    worker, window = threads
    assert window is threading.main_thread()
    assert worker is not window


def test_jobs_are_done_in_the_order_in_which_they_are_given(opened):
    done = []
    for number in range(20):
        opened.ask(lambda _ledger, number=number: number, done.append)
    settle(opened)
    assert done == list(range(20))


def test_a_change_is_told_to_those_who_watch_what_changed(opened):
    told = []
    opened.watch(frozenset({Noun.TASKS}), lambda: told.append("tasks"))
    opened.watch(frozenset({Noun.UNITS, Noun.PEOPLE}), lambda: told.append("units"))
    opened.change(lambda _ledger: changed("saved", Noun.TASKS), told.append)
    settle(opened)
    assert told == ["saved", "tasks"]


def test_an_error_goes_to_whoever_asked(opened):
    failures, unclaimed = [], []
    opened.failed.connect(unclaimed.append)
    opened.ask(refuse, lambda _: None, failures.append)
    opened.change(refuse)
    settle(opened)
    assert [str(error) for error in failures] == ["sổ.thuky"]
    assert [str(error) for error in unclaimed] == ["sổ.thuky"]


def test_a_bug_is_raised_where_the_person_can_be_told_and_the_work_goes_on(qtbot, opened):
    def divide(_ledger: object) -> float:
        return 1 / 0

    after = []
    with qtbot.captureExceptions() as raised:
        opened.work("Đang tính", lambda ledger, _progress: divide(ledger), lambda _: None)
        opened.ask(load_office, after.append)
        settle(opened)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert after[0].name == "Ban Chỉ đạo tỉnh Thanh Bình"
    assert opened.work_title == ""
    assert not opened.is_saving


def test_long_work_tells_how_far_it_has_come(qtbot, opened):
    moves, results = [], []
    opened.work_moved.connect(lambda done, total: moves.append((done, total)))

    def work(_ledger: object, progress: Progress) -> Changed[str]:
        progress.step(1, 3)
        progress.step(2, 3)
        progress.step(3, 3)
        return changed("read")

    opened.work("Đang nhập", work, results.append)
    assert opened.work_title == "Đang nhập"
    settle(opened)
    assert results == ["read"]
    assert moves[-1] == (3, 3)
    assert opened.work_title == ""


def test_only_the_work_that_is_being_done_is_cancelled(opened):
    began, outcome = Event(), []

    def endless(_ledger: object, progress: Progress) -> Changed[str]:
        began.set()
        while True:
            progress.step(0, 1)

    opened.work("Thứ nhất", endless, outcome.append, outcome.append)
    opened.work("Thứ hai", lambda _ledger, _progress: changed("done"), outcome.append)
    began.wait(10)
    opened.cancel_work()
    settle(opened)
    assert isinstance(outcome[0], Cancelled)
    assert outcome[1] == "done"


def test_screens_that_are_gone_get_no_answer(opened):
    go_on, answers = Event(), []
    opened.ask(lambda _ledger: go_on.wait(10), answers.append)
    opened.watch(frozenset(Noun), lambda: answers.append("told"))
    opened.forget_screens()
    opened.change(lambda _ledger: changed(None, Noun.TASKS))
    go_on.set()
    settle(opened)
    assert answers == []


def test_a_ledger_that_can_not_be_opened_leaves_the_open_one(opened, tmp_path):
    failures, offices = [], []
    opened.open(lambda: open_ledger(tmp_path / "gone.thuky"), lambda: None, failures.append)
    opened.ask(load_office, offices.append)
    settle(opened)
    assert isinstance(failures[0], LedgerMissing)
    assert offices[0].name == "Ban Chỉ đạo tỉnh Thanh Bình"


def test_without_a_ledger_nobody_is_answered(session):
    answers = []
    session.ask(load_office, answers.append, answers.append)
    settle(session)
    assert answers == []


def test_closing_finishes_what_changes_and_drops_what_only_reads(qtbot, opened, ledger_path):
    go_on, done = Event(), []

    def save(_ledger: object) -> Changed[None]:
        done.append("saved")
        return changed(None)

    opened.change(lambda _ledger: changed(go_on.wait(10)))
    opened.ask(lambda _ledger: done.append("read"), lambda _: None)
    opened.change(save)
    with qtbot.waitSignal(opened.closed):
        opened.close()
        go_on.set()
    assert done == ["saved"]
    open_ledger(ledger_path).close()  # its lock is given up


def test_a_session_that_was_never_used_ends_at_once(qtbot):
    LedgerSession().wait_closed()

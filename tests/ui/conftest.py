"""The real window on a real ledger, driven by keyboard and mouse; a warning of Qt's fails the test (pyproject.toml)."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.services.ledgers import load_office, open_ledger
from desktop.ui.main_window import MainWindow
from desktop.ui.pictures import SIZE, settle
from desktop.ui.work import LedgerSession


@pytest.fixture(scope="package", autouse=True)
def _what_was_there_before_is_no_waste() -> Iterator[None]:
    """Spare each collection below the look at all modules and tests."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _waste_is_collected_on_this_thread() -> Iterator[None]:
    """Collect between tests and never on the ledger's thread, as the program does (desktop.ui.garbage)."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture
def ledger_path(ledger_of_units: Path, tmp_path: Path) -> Path:
    """A ledger that holds the sample's units."""
    return Path(shutil.copyfile(ledger_of_units, tmp_path / "sổ.thuky"))


@pytest.fixture
def session(qtbot: QtBot):
    """A session without a ledger; closed at the end, whatever the test did."""
    made = LedgerSession()
    yield made
    made.wait_closed()


@pytest.fixture
def settled(session: LedgerSession) -> Callable[[], None]:
    """Waits until nothing waits for the ledger any more."""
    return lambda: settle(session)


@pytest.fixture
def window(qtbot: QtBot, session: LedgerSession, ledger_path: Path) -> MainWindow:
    """The window, shown, on the ledger at ``ledger_path``."""
    shown = MainWindow(session, paths.default_ledger_dir(), paths.user_log_dir())
    qtbot.addWidget(shown)
    session.open(lambda: open_ledger(ledger_path), lambda: None, shown.messages.failure)
    session.ask(load_office, shown.show_ledger)
    shown.resize(*SIZE)
    shown.show()
    settle(session)
    return shown

"""The real window on a real ledger, driven by keyboard and mouse; a warning of Qt's fails the test (pyproject.toml)."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.office import Office
from desktop.services import units
from desktop.services.ledgers import load_office, new_ledger, open_ledger
from desktop.ui.main_window import MainWindow
from desktop.ui.pictures import SIZE, settle
from desktop.ui.work import LedgerSession

OFFICE = Office("Ban Chỉ đạo tỉnh Thanh Bình", "Tỉnh ủy Thanh Bình", "Thanh Bình", code="BCĐ")
UNITS = Path(__file__).parents[1] / "workbooks" / "UNITS.json"


@pytest.fixture(autouse=True)
def _waste_is_collected_on_this_thread() -> Iterator[None]:
    """Collect between tests and never on the ledger's thread, as the program does (desktop.ui.garbage)."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    """A ledger that holds the sample's units."""
    path = tmp_path / "sổ.thuky"
    with new_ledger(path, OFFICE) as ledger:
        units.take_over_directory(ledger, units.read_directory(UNITS))
    return path


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

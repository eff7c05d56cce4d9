"""A filled ledger of its own for each test that changes something."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.ledgers import Ledger, open_ledger
from tests.services.printing.ledgers import make_filled_ledger


@pytest.fixture(scope="session")
def filled_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file of the filled ledger: made once, copied by each test."""
    path = tmp_path_factory.mktemp("filled") / "sổ.thuky"
    make_filled_ledger(path)
    return path


@pytest.fixture
def ledger(filled_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copyfile(filled_ledger, tmp_path / "sổ.thuky")) as made:
        yield made

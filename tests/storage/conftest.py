"""An empty ledger for each test."""

import shutil

import pytest

from desktop.domain.office import Office
from desktop.storage import offices
from desktop.storage.database import create_ledger, open_ledger

OFFICE = Office("Ban Chỉ đạo tỉnh Thanh Bình", "Tỉnh ủy Thanh Bình", "Thanh Bình", code="BCĐ")


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory):
    """The closed file of a new ledger: made once, copied by each test."""
    path = tmp_path_factory.mktemp("empty") / "sổ.thuky"
    create_ledger(path, lambda new: offices.save(new, OFFICE)).close()
    return path


@pytest.fixture
def ledger(empty_ledger, tmp_path):
    with open_ledger(shutil.copyfile(empty_ledger, tmp_path / "sổ.thuky")) as made:
        yield made

"""A new ledger for each test."""

import pytest

from desktop.domain.office import Office
from desktop.storage import offices
from desktop.storage.database import create_ledger

OFFICE = Office("Ban Chỉ đạo tỉnh Thanh Bình", "Tỉnh ủy Thanh Bình", "Thanh Bình", code="BCĐ")


@pytest.fixture
def ledger(tmp_path):
    with create_ledger(tmp_path / "sổ.thuky", lambda new: offices.save(new, OFFICE)) as made:
        yield made

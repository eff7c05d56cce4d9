"""A new ledger with the sample's units for each test."""

from pathlib import Path

import pytest

from desktop.domain.office import Office
from desktop.services import units
from desktop.services.ledgers import new_ledger

WORKBOOKS = Path(__file__).parents[1] / "workbooks"


@pytest.fixture
def ledger(tmp_path):
    office = Office("Ban Chỉ đạo tỉnh Thanh Bình", "Tỉnh ủy Thanh Bình", "Thanh Bình", code="BCĐ")
    with new_ledger(tmp_path / "sổ.thuky", office) as made:
        units.take_over_directory(made, units.read_directory(WORKBOOKS / "UNITS.json"))
        yield made

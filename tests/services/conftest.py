"""A ledger with the sample's units for each test."""

import shutil
from pathlib import Path

import pytest

from desktop.services.ledgers import open_ledger

WORKBOOKS = Path(__file__).parents[1] / "workbooks"


@pytest.fixture
def ledger(ledger_of_units, tmp_path):
    with open_ledger(shutil.copyfile(ledger_of_units, tmp_path / "sổ.thuky")) as made:
        yield made

"""A filled ledger of its own for each test that changes something."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.ledgers import Ledger
from tests.services.printing.ledgers import filled_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled_ledger(tmp_path) as made:
        yield made

"""Opening what a record came from: the workbook as it was read in."""

from pathlib import Path

from desktop.domain.errors import NotFound
from desktop.services.files import write_file
from desktop.storage import batches
from desktop.storage.database import Ledger


def copy_workbook(ledger: Ledger, import_row_id: int, folder: Path) -> Path:
    """Write the workbook in which a row was read into ``folder`` and return where; the one in the ledger stays."""
    found = batches.workbook_of_row(ledger, import_row_id)
    if found is None:
        raise NotFound("source-workbook", str(import_row_id))
    name, content = found
    return write_file(folder / Path(name).name, content)

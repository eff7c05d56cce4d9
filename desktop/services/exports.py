"""Lists as screens show them, written as workbooks."""

from pathlib import Path

from desktop.services.files import write_file
from desktop.spreadsheets.export import CellValue, Row, Table, export_table

__all__ = ["CellValue", "Row", "Table", "export_list"]


def export_list(table: Table, path: Path) -> Path:
    """Write the list to ``path`` as an .xlsx file, whole or not at all; raise ``CannotWrite``."""
    return write_file(path, export_table(table))

"""The same rows by Qt's own table model on its own SQLite, scrolled page by page: ``task_table_by_qt LEDGER``."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QTableView

from desktop.ui.application import make_application
from desktop.ui.pictures import SIZE
from tests.benchmarks.cases.task_pages import YEAR
from tests.benchmarks.cases.task_window import SCROLLED
from tests.benchmarks.harness import Part

_ROWS = 200


def main(path: Path) -> None:
    """Scroll through the tasks of a year."""
    make_application("vi")
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(path))
    database.open()
    model = QSqlTableModel(None, database)
    model.setTable("task")
    model.setFilter(f"year = {YEAR}")
    model.select()
    view = QTableView()
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    QCoreApplication.processEvents()
    with Part():
        for number in range(1, SCROLLED + 1):
            while model.rowCount() < (number + 1) * _ROWS and model.canFetchMore():
                model.fetchMore()
            view.verticalScrollBar().setValue(number * _ROWS)
            view.viewport().repaint()
            QCoreApplication.processEvents()
            view.viewport().repaint()
    print(f"{model.rowCount()} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

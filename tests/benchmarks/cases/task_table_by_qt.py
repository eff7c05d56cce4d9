"""The same rows by Qt's own table model on its own SQLite: ``task_table_by_qt LEDGER scroll`` page by page.

``… memory`` fetches all tasks of all years, as it does for who scrolls to the end, and tells how much memory they take.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QTableView

from desktop.ui.application import make_application
from desktop.ui.pictures import SIZE
from tests.benchmarks.cases.task_pages import YEAR
from tests.benchmarks.cases.task_window import SCROLLED
from tests.benchmarks.harness import Part, tell_own_memory

_ROWS = 200


def main(path: Path, what: str) -> None:
    """Do what is asked for."""
    make_application("vi")
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(path))
    database.open()
    model = QSqlTableModel(None, database)
    model.setTable("task")
    if what == "memory":
        model.select()
        while model.canFetchMore():
            model.fetchMore()
        tell_own_memory()
    else:
        model.setFilter(f"year = {YEAR}")
        model.select()
        scroll(model)
    print(f"{model.rowCount()} rows")


def scroll(model: QSqlTableModel) -> None:
    """Scroll through the rows."""
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


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

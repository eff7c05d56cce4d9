"""Every number of ``STORY.json`` for the tasks of the sample years, as the page Nhiệm vụ shows them."""

import pytest
from PySide6.QtCore import QDate, Qt

from desktop import cli
from desktop.presenters.navigation import PageKey, TaskFilter
from tests.story import YEARS, assert_tasks, files, open_state, story_day

#: What the columns of the page say, and how the story calls it.
KINDS = {"Nhiệm vụ chung": "common", "Nhiệm vụ đăng ký": "registered", "Nhiệm vụ trọng tâm": "key"}
DONE = {"Hoàn thành đúng hạn": "done-on-time", "Hoàn thành quá hạn": "done-late"}
REPORTED = {"Đang thực hiện": "in-progress", "Chưa thực hiện": "not-started", "Chưa báo cáo": "no-report"}
OVERDUE = "Chưa xong, quá hạn"


@pytest.fixture
def ledger_path(ledger_path):
    """A ledger with both sample years."""
    assert cli.main(["--ledger", str(ledger_path), "import", *map(str, files())]) == 0
    return ledger_path


def state(row: dict[str, str]) -> str:
    if row["Tình trạng"] in DONE:
        return DONE[row["Tình trạng"]]
    return open_state(REPORTED[row["Báo cáo"]], overdue=row["Tình trạng"] == OVERDUE)


@pytest.mark.parametrize("year", YEARS)
def test_the_page_lists_the_tasks_of_a_year_as_the_story_tells(window, settled, year):
    window.navigate(PageKey.TASKS, TaskFilter(int(year)))
    settled()
    page = window.current_page()
    page.choices.day.setDate(QDate.fromString(story_day(year), Qt.DateFormat.ISODate))
    settled()
    model = page.table.model
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    rows = [
        {heading: model.index(row, column).data() for column, heading in enumerate(headings)}
        for row in range(model.rowCount())
    ]
    assert_tasks([(KINDS[row["Loại"]], row["Đơn vị chủ trì"], state(row)) for row in rows], year)

"""Ctrl+K in the real window: whatever is found opens at its place, the record itself chosen there."""

from io import BytesIO

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.attachments import AttachmentRole, Owner
from desktop.domain.found import FoundKind
from desktop.domain.indicators import Indicator
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.matters import Matter
from desktop.domain.tasks import ProgressReport, ReportSource, Task, TaskKind
from desktop.presenters.navigation import PageKey
from desktop.services import attachments, indicators, issued, matters, tasks
from desktop.services.ledgers import open_ledger
from desktop.ui.dialogs.files_dialog import FilesDialog
from desktop.ui.find import FindDialog
from tests.services.test_finding import DAY, NOW, RECORDS
from tests.ui.keyboard import CTRL, Keyboard, back_in, dialog

SAYS = "Trường Sa thân yêu"
OTHER = "Hoàng Sa mến thương"


def paper(ledger, says):
    quarter = 2021010120210331 if says == SAYS else 2021040120210630
    pdf = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(pdf)
    made = IssuedPaper(0, PaperKind.PERIOD_REPORT, Owner.YEAR, quarter, 0, DAY, says, "")
    issued.issue(ledger, made, pdf.getvalue(), NOW)


def indicator(ledger, says):
    indicators.save(ledger, Indicator(0, says, "suất"))


def report_on_task(ledger, says):
    kept = tasks.save_task(ledger, Task(0, 2019, TaskKind.KEY, "Trồng rừng")).value
    for said in (says, "Đang làm"):
        tasks.save_report(ledger, ProgressReport(0, kept.id, "", DAY, ReportSource.PHONE, result=said), NOW)


def file_of(owner, owner_id):
    def write(ledger, says):
        for name in (says, "khác.pdf"):
            file = attachments.NewFile(name, b"%PDF", AttachmentRole.DOCUMENT)
            attachments.attach(ledger, owner, owner_id, file, NOW)

    return write


def file_of_task(ledger, says):
    kept = tasks.save_task(ledger, Task(0, 2019, TaskKind.KEY, "Trồng rừng")).value
    file_of(Owner.TASK, kept.id)(ledger, says)


def file_of_matter(ledger, says):
    kept = matters.save_matter(ledger, Matter(0, "Đường hỏng", "Xã Lạc Sa", DAY)).value
    file_of(Owner.MATTER, kept.id)(ledger, says)


def row(table):
    """The current row of a table of records."""
    current = table.current()
    assert current is not None
    return current


def chosen_task(page):
    return page.presenter.history.row.task.title


def open_meeting(page):
    return page.open_view.sections


def files_shown():
    form = QApplication.activeModalWidget()
    assert isinstance(form, FilesDialog)
    return form.files.view.current().name


#: Of each kind: what writes a record down, the page that opens, and what of it is chosen there.
PLACES = {
    FoundKind.TASK: (RECORDS, PageKey.TASKS, chosen_task),
    FoundKind.DIRECTION: (RECORDS, PageKey.DIRECTIONS, lambda page: row(page.table).direction.text),
    FoundKind.MEETING: (RECORDS, PageKey.MEETINGS, lambda page: page.presenter.opened.meeting.head.title),
    FoundKind.CONCLUSION: (
        RECORDS, PageKey.MEETINGS, lambda page: open_meeting(page).conclusions.presenter.current.text
    ),
    FoundKind.UNIT: (RECORDS, PageKey.UNITS, lambda page: row(page.units).unit.aliases[-1]),
    FoundKind.PERSON: (RECORDS, PageKey.UNITS, lambda page: row(page.people).person.positions[0].title),
    FoundKind.REPORT: (report_on_task, PageKey.TASKS, lambda page: page.detail.timeline.current().report.result),
    FoundKind.CONTRIBUTION: (RECORDS, PageKey.MEETINGS, lambda page: open_meeting(page).live.view.current().text),
    FoundKind.AGENDA: (RECORDS, PageKey.MEETINGS, lambda page: open_meeting(page).agenda.view.current().title),
    FoundKind.ATTACHMENT: (RECORDS, PageKey.MEETINGS, lambda page: open_meeting(page).files.view.current().name),
    FoundKind.PAPER: (paper, PageKey.PAPERS, lambda page: row(page.issued.table).title),
    FoundKind.INDICATOR: (indicator, PageKey.FIGURES, lambda page: page.presenter.grid.indicator.name),
    FoundKind.PROGRAMME: (RECORDS, PageKey.REGISTERS, lambda page: row(page.panel.table).record.parties[0].unit),
    FoundKind.DOCUMENT: (RECORDS, PageKey.REGISTERS, lambda page: row(page.panel.table).record.title),
    FoundKind.MATTER: (RECORDS, PageKey.REGISTERS, lambda page: row(page.panel.table).record.summary),
    FoundKind.MODEL: (RECORDS, PageKey.REGISTERS, lambda page: row(page.panel.table).record.result),
    FoundKind.CONSULTATION: (
        RECORDS, PageKey.REGISTERS, lambda page: row(page.panel.table).record.opinions[0].summary
    ),
    FoundKind.ASSESSMENT: (
        RECORDS, PageKey.REGISTERS, lambda page: next(iter(row(page.panel.table).record.texts.values()))
    ),
}  # fmt: skip


@pytest.fixture
def write():
    """What writes the record down."""
    return


@pytest.fixture
def ledger_path(ledger_path, write):
    """A ledger with another record of the kind first, then the one to be found."""
    with open_ledger(ledger_path) as ledger:
        write(ledger, OTHER)
        write(ledger, SAYS)
    return ledger_path


@pytest.fixture
def find(qtbot, window, settled):
    """Find by Ctrl+K what was written, and open the record of a kind."""
    keys = Keyboard(settled)

    def go(kind) -> None:
        keys.press(Qt.Key.Key_K, CTRL)
        box = dialog(qtbot, FindDialog)
        keys.type("truong sa than yeu")
        settled()
        while box.rows.row(box.view.currentIndex()).kind is not kind:
            keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Return)
        settled()
        QApplication.processEvents()
        settled()

    return go


def test_every_kind_has_its_place_here():
    assert PLACES.keys() == {*FoundKind}


def _writer(kind):
    made = PLACES[kind][0]
    return RECORDS[kind][0] if made is RECORDS else made


@pytest.mark.parametrize(("write", "kind"), [pytest.param(_writer(kind), kind, id=kind) for kind in PLACES])
def test_what_is_found_opens_with_its_row_chosen(window, find, kind):
    _, page, chosen = PLACES[kind]
    find(kind)
    assert window.page_actions[page].isChecked()
    assert chosen(window.current_page()) == SAYS


@pytest.mark.parametrize(
    ("write", "page"), [(file_of_task, PageKey.TASKS), (file_of_matter, PageKey.REGISTERS)], ids=["task", "matter"]
)
def test_a_file_of_a_record_without_a_section_for_files_opens_over_it(qtbot, window, find, settled, page):
    find(FoundKind.ATTACHMENT)
    assert window.page_actions[page].isChecked()
    assert files_shown() == SAYS
    Keyboard(settled).press(Qt.Key.Key_Escape)
    back_in(qtbot, window)


@pytest.mark.parametrize("write", [RECORDS[FoundKind.REPORT][0]])
def test_a_result_without_a_task_is_chosen_among_those(window, find):
    find(FoundKind.REPORT)
    page = window.current_page()
    assert page.tabs.currentWidget() is page.loose
    assert row(page.loose).report.result == SAYS

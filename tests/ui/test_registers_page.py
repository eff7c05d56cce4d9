"""The registers in the real window, by keyboard: each filled by its form, filtered, mended, opened from elsewhere."""

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop.domain.assessments import AssessmentSection
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.matters import Matter, MatterState
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.models import Model
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.units import Unit, UnitName
from desktop.presenters.navigation import PageKey, RegisterFilter, RegisterKey
from desktop.services import documents, matters, meetings, models, tasks, units
from desktop.services.ledgers import open_ledger
from desktop.ui.dialogs.files_dialog import FilesDialog
from desktop.ui.dialogs.lines import LinesPart
from desktop.ui.dialogs.record_form import RecordDialog
from desktop.ui.dialogs.task_picker import TaskPicker
from desktop.ui.find import FindDialog
from tests.ui.keyboard import CTRL, Keyboard, back_in, dialog, go_to

ALT = Qt.KeyboardModifier.AltModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
HELD = date(2020, 12, 28)
NEW_UNIT = "Sở Dân tộc và Tôn giáo"


@pytest.fixture
def ledger_path(ledger_path):
    """A review, a matter that it raised, a plan with one task, two models; and a unit that is there from 2025 on."""
    with open_ledger(ledger_path) as ledger:
        units.save_unit(ledger, Unit(0, (UnitName(NEW_UNIT, date(2025, 3, 1)),)))
        unit_id = units.directory(ledger).exact("Hội Nông dân tỉnh").id
        head = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Hội nghị tổng kết", datetime(2020, 12, 28, 8))
        review = meetings.save_head(ledger, 0, head).value
        matters.save_matter(ledger, Matter(0, "Đường liên thôn hỏng", "Xã Phú Sơn", HELD, meeting_id=review))
        plan = ReferenceDocument(0, DocumentKind.PLAN, "12-KH/TU", date(2021, 2, 3), "Tỉnh ủy", "Năm dân vận khéo")
        kept = documents.save_document(ledger, plan).value
        tasks.save_task(ledger, Task(0, 2021, TaskKind.COMMON, "Ra quân đầu năm", document_id=kept.id))
        for year, field in ((2019, "Kinh tế"), (2021, "An ninh")):
            models.save_model(ledger, Model(0, f"Mô hình {year}", year, unit_id, field))
    return ledger_path


@pytest.fixture
def keys(qtbot, window, settled):
    back_in(qtbot, window)
    return Keyboard(settled)


@pytest.fixture
def page(window, settled):
    window.navigate(PageKey.REGISTERS)
    settled()
    return window.current_page()


@pytest.fixture
def show(window, settled):
    def opened(key: RegisterKey):
        window.navigate(PageKey.REGISTERS, RegisterFilter(key))
        settled()
        return window.current_page().panel

    return opened


def rows(panel):
    return [entry.record for entry in panel.table.model.shown()]


def put(form: RecordDialog[Any], name: str, text: str) -> None:
    """Put a text into a field, as pasted; into a table line by line, its cells parted by tabs."""
    match form.inputs[name]:
        case QLineEdit() as field:
            field.setText(text)
        case QPlainTextEdit() as box:
            box.setPlainText(text)
        case QComboBox() as choice:
            choice.setCurrentIndex(choice.findData(text))
        case LinesPart() as table:
            for line in text.split("\n"):
                table.add_line(line.split("\t"))
        case other:
            raise AssertionError(other)


@pytest.fixture
def fill(qtbot, window, keys, settled):
    """Fills the form that Ins opens: by Tab from field to field."""

    def fill(*texts: str) -> None:
        keys.press(Qt.Key.Key_Insert)
        form = dialog(qtbot, RecordDialog)
        for text in texts:
            if text:
                keys.over(text) if isinstance(form.focusWidget(), QLineEdit) else keys.type(text)
            keys.press(TAB)
        keys.press(ENTER, CTRL)
        back_in(qtbot, window)
        settled()

    return fill


def test_every_tab_is_opened_by_its_letter_or_by_going_on(page, keys):
    keys.press(Qt.Key.Key_V, ALT)
    assert page.panel.definition.register.key is RegisterKey.MATTERS
    seen = []
    for _ in RegisterKey:
        keys.press(Qt.Key.Key_Tab, CTRL)
        seen.append(page.panel.definition.register.key)
    assert sorted(seen) == sorted(RegisterKey)


@pytest.mark.parametrize(
    ("key", "texts", "said"),
    [
        (RegisterKey.PROGRAMMES, ("Vùng biên giới", "2021 - 2025"), lambda one: (one.name, one.year_to)),
        (
            RegisterKey.MATTERS,
            ("5/3/2021", "Ô nhiễm suối Đá", "Xã Hòa Bình", "", "Quý II/2021"),
            lambda one: (one.summary, one.raised_on, one.due.end),
        ),
        (
            RegisterKey.MODELS,
            ("Vườn rau sạch", "hội nông dân tỉnh", "Kinh tế", "3 thôn", "2020"),
            lambda one: (one.name, one.since, one.unit_id is not None),
        ),
        (
            RegisterKey.DOCUMENTS,
            ("", "25-NQ/TW", "3/6/2013", "Trung ương", "Đổi mới công tác dân vận"),
            lambda one: (one.number, one.dated),
        ),
        (
            RegisterKey.CONSULTATIONS,
            ("Quy chế hoạt động", "1/3/2021", "20/3/2021", "", "hội nông dân tỉnh; tỉnh đoàn"),
            lambda one: (one.draft, one.until, [opinion.unit for opinion in one.opinions]),
        ),
        (
            RegisterKey.ASSESSMENTS,
            ("1/1/2021", "30/6/2021", "", "Hoàn thành 46/46"),
            lambda one: (one.period.end, one.text(AssessmentSection.ACHIEVEMENTS)),
        ),
    ],
    ids=list(RegisterKey),
)
def test_a_record_is_added_by_keyboard_looked_at_and_taken_back(qtbot, show, keys, fill, key, texts, said):
    expected = {
        RegisterKey.PROGRAMMES: ("Vùng biên giới", 2025),
        RegisterKey.MATTERS: ("Ô nhiễm suối Đá", date(2021, 3, 5), date(2021, 6, 30)),
        RegisterKey.MODELS: ("Vườn rau sạch", 2020, True),
        RegisterKey.DOCUMENTS: ("25-NQ/TW", date(2013, 6, 3)),
        RegisterKey.CONSULTATIONS: ("Quy chế hoạt động", date(2021, 3, 20), ["Hội Nông dân tỉnh", "Tỉnh đoàn"]),
        RegisterKey.ASSESSMENTS: (date(2021, 6, 30), "Hoàn thành 46/46"),
    }
    panel = show(key)
    before = rows(panel)
    fill(*texts)
    assert said(panel.presenter.chosen.record) == expected[key]
    assert len(rows(panel)) == len(before) + 1
    go_to(panel.table.view)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert rows(panel) == before


@pytest.mark.parametrize(
    ("key", "changes", "faulty", "said"),
    [
        (RegisterKey.PROGRAMMES, {"name": "A", "years": "2025 - 2021"}, "years", "kết thúc trước khi bắt đầu"),
        (
            RegisterKey.MATTERS,
            {"summary": "A", "locality": "B", "raised_on": "1/2/2021", "lead": NEW_UNIT},
            "lead",
            "chưa thành lập hoặc không còn",
        ),
        (RegisterKey.MATTERS, {"summary": "A", "locality": "B", "lead": "Hội Thơ"}, "lead", "Sổ chưa có đơn vị"),
        (RegisterKey.MATTERS, {"summary": "A", "locality": "B", "raised_on": "31/2/2021"}, "raised_on", "31/2/2021"),
        (RegisterKey.MODELS, {"name": "A", "unit": NEW_UNIT, "since": "2021"}, "unit", "chưa thành lập"),
        (RegisterKey.MODELS, {"name": "A", "unit": "Tỉnh đoàn", "since": "abc"}, "since", "Không đọc được năm"),
        (RegisterKey.DOCUMENTS, {"number": "1", "issuer": "A", "title": "B"}, "dated", "Chưa điền"),
        (
            RegisterKey.CONSULTATIONS,
            {"draft": "A", "asked_on": "1/3/2021", "opinions": "Tỉnh đoàn\t28/2/2021\t2\t"},
            "opinions-0-day",
            "trước ngày gửi lấy ý kiến",
        ),
        (
            RegisterKey.CONSULTATIONS,
            {"draft": "A", "opinions": "Tỉnh đoàn\t\t\t\ntỉnh đoàn\t\t\t"},
            "opinions-1-unit",
            "đã có ở dòng trên",
        ),
        (
            RegisterKey.CONSULTATIONS,
            {"draft": "A", "asked_on": "1/3/2021", "opinions": "Tỉnh đoàn\t2/3/2021\tba\t"},
            "opinions-0-count",
            "không phải số đếm",
        ),
        (RegisterKey.ASSESSMENTS, {"start": "1/6/2021", "end": "1/1/2021"}, "end", "kết thúc trước khi bắt đầu"),
        (RegisterKey.ASSESSMENTS, {"start": "1/1/2021", "end": "31/3/2021"}, "achievements", "Chưa điền"),
    ],
)
def test_bad_input_is_said_in_its_field_and_nothing_typed_is_lost(
    qtbot, show, keys, settled, monkeypatch, key, changes, faulty, said
):
    panel = show(key)
    monkeypatch.setattr(panel._messages, "ask", lambda *_: True)
    before = rows(panel)
    keys.press(Qt.Key.Key_Insert)
    form = dialog(qtbot, RecordDialog)
    for name, text in changes.items():
        put(form, name, text)
    typed = form.draft()
    keys.press(ENTER, CTRL)
    assert said in form.remark(faulty).text()
    assert form.draft() == typed
    keys.press(Qt.Key.Key_Escape)
    settled()
    assert rows(panel) == before


def test_a_matter_is_settled_on_a_day_and_says_so(qtbot, window, show, keys, settled):
    panel = show(RegisterKey.MATTERS)
    keys.press(Qt.Key.Key_Down)
    keys.press(ENTER)
    form = dialog(qtbot, RecordDialog)
    put(form, "state", MatterState.SETTLED.value)
    keys.press(ENTER, CTRL)
    assert "Chưa điền" in form.remark("settled_on").text()
    keys.over("6/5/2021", ENTER)
    back_in(qtbot, window)
    settled()
    states = [column.text for column in panel.table.columns]
    assert "Đã giải quyết (06/05/2021)" in [text(panel.presenter.chosen) for text in states]
    assert [use.wanted.meeting_id for use in panel._uses()] == [rows(panel)[0].meeting_id]


def test_filters_narrow_by_what_stands_there_and_as_you_type(qtbot, show, keys):
    panel = show(RegisterKey.MODELS)
    assert [one.since for one in rows(panel)] == [2021, 2019]
    go_to(panel.filters[1])
    keys.press(Qt.Key.Key_Down)
    assert [one.field for one in rows(panel)] == ["An ninh"]
    keys.press(Qt.Key.Key_C, ALT)
    qtbot.waitUntil(lambda: not panel.presenter.is_filtered)
    go_to(panel.table.filter_box)
    keys.type("kinh te")
    assert [one.field for one in rows(panel)] == ["Kinh tế"]


def test_the_tasks_of_a_document_are_opened_from_it(window, show, keys, settled):
    panel = show(RegisterKey.DOCUMENTS)
    go_to(panel.detail.uses)
    keys.press(ENTER)
    settled()
    opened = window.current_page()
    assert opened.presenter.chosen is not None
    assert opened is not panel


def test_a_task_is_put_under_a_document_and_taken_out_again(qtbot, window, show, keys, settled):
    with_one = show(RegisterKey.DOCUMENTS)
    keys.press(Qt.Key.Key_Tab, CTRL)
    panel = show(RegisterKey.PROGRAMMES)
    keys.press(Qt.Key.Key_Insert)
    form = dialog(qtbot, RecordDialog)
    put(form, "name", "Vùng biên giới")
    keys.press(ENTER, CTRL)
    back_in(qtbot, window)
    settled()
    keys.press(Qt.Key.Key_G, CTRL)
    dialog(qtbot, TaskPicker)
    keys.type("ra quan")
    settled()
    keys.press(ENTER)
    back_in(qtbot, window)
    settled()
    assert [one.title for one in panel.presenter.tasks] == ["Ra quân đầu năm"]
    assert with_one.presenter.chosen.tasks == 1
    go_to(panel.detail.uses)
    keys.press(Qt.Key.Key_Delete)
    assert panel.presenter.tasks == ()
    keys.press(Qt.Key.Key_Z, CTRL)
    assert len(panel.presenter.tasks) == 1


def test_pages_are_attached_to_a_record(qtbot, window, show, keys, settled, tmp_path):
    panel = show(RegisterKey.DOCUMENTS)
    page = tmp_path / "trang-1.txt"
    page.write_text("ký")
    keys.press(Qt.Key.Key_T, CTRL)
    files = dialog(qtbot, FilesDialog)
    files.files.presenter.add([page])
    settled()
    assert [one.name for one in files.files.presenter.files] == ["trang-1.txt"]
    keys.press(Qt.Key.Key_Escape)
    back_in(qtbot, window)
    settled()
    assert panel.presenter.chosen.files == 1


def test_what_is_deleted_comes_back_by_ctrl_z(window, show, keys, settled):
    panel = show(RegisterKey.DOCUMENTS)
    before = rows(panel)
    go_to(panel.table.view)
    keys.press(Qt.Key.Key_Delete)
    assert (rows(panel), window.message_bar.text()) == ([], "Đã xóa khỏi sổ theo dõi.")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert rows(panel) == before
    assert panel.presenter.chosen is not None


def test_a_record_is_found_by_ctrl_k_and_opened(qtbot, window, keys, settled):
    keys.press(Qt.Key.Key_K, CTRL)
    dialog(qtbot, FindDialog)
    keys.type("phu son")
    settled()
    keys.press(ENTER)
    back_in(qtbot, window)
    settled()
    panel = window.current_page().panel
    assert panel.definition.register.key is RegisterKey.MATTERS
    assert panel.presenter.chosen.record.locality == "Xã Phú Sơn"

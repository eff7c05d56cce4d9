"""The main job from an empty machine to a paper to be signed, in the real window, as a new clerk does it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths, settings
from desktop.app import Program
from desktop.domain.counts import Count
from desktop.domain.import_plans import RowState
from desktop.domain.live_minutes import EntryKind
from desktop.domain.office import LayoutProfile, Level, Office
from desktop.domain.tasks import TaskKind
from desktop.presenters.meeting_head import HeadField
from desktop.presenters.navigation import PageKey
from desktop.services.ledgers import open_ledger
from desktop.services.printing import minutes_record
from desktop.services.tasks import TaskRow
from desktop.ui.dialogs.report_dialog import ConfirmDialog, ReportDialog
from desktop.ui.dialogs.task_dialog import TaskDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.imports import ImportPage
from desktop.ui.pages.meeting_page import Sections
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pages.overview import OverviewPage, Tile
from desktop.ui.pages.tasks import TasksPage
from desktop.ui.pages.units import UnitsPage
from desktop.ui.pictures import SIZE, settle
from tests.papers.minutes_checks import CHECKS, Sheet, nd30_rules
from tests.papers.reading import read
from tests.ui.keyboard import CTRL, Keyboard, back_in, dialog, go_to

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
STORY = json.loads((WORKBOOKS / "STORY.json").read_text("utf-8"))["years"]["2020"]

ALT = Qt.KeyboardModifier.AltModifier
ENTER, TAB, BACKTAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down

OFFICE = "Ban Chỉ đạo phối hợp hoạt động vận động quần chúng tỉnh Thanh Bình"
TASK = "Vận động Nhân dân hiến đất làm đường giao thông nông thôn"

TITLE = "Hội nghị tổng kết công tác phối hợp năm 2020, triển khai nhiệm vụ năm 2021"
PLACE = "Hội trường Tỉnh ủy, số 12 đường Trần Hưng Đạo, thành phố Thanh Bình"
CHAIR, CHAIR_POST = "Nguyễn Văn Đồng", "Trưởng Ban Dân vận Tỉnh ủy, Trưởng Ban Chỉ đạo"
SECRETARY, SECRETARY_POST = "Lê Thị Hòa", "Chuyên viên, Tổ giúp việc"

#: Copied from a table, as clerks do: name, post, unit.
GUESTS = """\
Trần Quốc Bảo\tPhó Bí thư Thường trực\tTỉnh ủy
H'Loan Niê\tGiám đốc\tSở Lao động - Thương binh và Xã hội
"""
MEMBERS = """\
Phạm Thị Hồng\tChủ tịch\tHội Liên hiệp Phụ nữ tỉnh
Vũ Đức Thịnh\tBí thư\tTỉnh đoàn
Ngô Ý\tChủ tịch\tHội Nông dân tỉnh
Hoàng Văn Lực\tPhó Chủ tịch\tLiên đoàn Lao động tỉnh
Đỗ Quang Minh\tChủ tịch\tHội Cựu chiến binh tỉnh
Bùi Thanh Sơn\tChủ tịch\tỦy ban MTTQ Việt Nam tỉnh
Đặng Ngọc Ánh\tChủ tịch\tHội Chữ thập đỏ tỉnh
Phan Văn Khải\tChính ủy\tBộ Chỉ huy Quân sự tỉnh
Nguyễn Thị Thu Thủy\tPhó Trưởng ban\tBan Dân vận Tỉnh ủy
Lý Đại Nghĩa\tPhó Giám đốc\tCông an tỉnh
Trịnh Bá Cường\tChủ tịch\tHội Người cao tuổi tỉnh
Mai Xuân Ưng\tPhó Chủ tịch\tHội Nông dân tỉnh
Lương Thị Ấm\tPhó Chủ tịch\tHội Liên hiệp Phụ nữ tỉnh
Đinh Công Uẩn\tPhó Bí thư\tTỉnh đoàn
Tạ Hữu Phước\tTrưởng ban\tBan Chỉ đạo thành phố Thanh Bình
Cao Văn Sự\tTrưởng ban\tBan Chỉ đạo huyện Yên Hạ
Hồ Thị Quỳnh Như\tTrưởng ban\tBan Chỉ đạo huyện Hòa Lâm
Dương Đình Thỏa\tTrưởng ban\tBan Chỉ đạo huyện Phước Khê
"""

SPEECH = (
    "Đề nghị Ban Chỉ đạo quan tâm hỗ trợ phụ nữ khởi nghiệp, phát triển hợp tác xã do phụ nữ quản lý; tăng cường phối "
    "hợp giữa các đơn vị thành viên trong tuyên truyền, vận động hội viên thực hiện tốt chủ trương của Đảng, chính "
    "sách, pháp luật của Nhà nước; kịp thời biểu dương những tập thể, cá nhân làm tốt."
)
OTHER_SPEECH = (
    "Đoàn viên, thanh niên đã tham gia xây dựng cầu, đường giao thông nông thôn ở các xã khó khăn; tuy vậy tiến độ "
    "một số công trình còn chậm do thời tiết và thủ tục đất đai. Đề nghị các huyện, thành phố bàn giao mặt bằng sớm "
    "hơn, và phân công rõ người theo dõi từng công trình."
)
GUEST_SPEECH = (
    "Ghi nhận kết quả của năm 2020; yêu cầu các đơn vị thành viên đăng ký nhiệm vụ năm 2021 sát với thực tế của cơ "
    "sở, có chỉ tiêu, có thời hạn, có người chịu trách nhiệm; hằng quý báo cáo kết quả về cơ quan thường trực để tổng "
    "hợp, và kiên quyết không để tình trạng đăng ký rồi không làm."
)

CONCLUSIONS = (
    "Rà soát, bổ sung quy chế phối hợp giữa các đơn vị thành viên.",
    "Hỗ trợ ít nhất 500 hộ nghèo sửa chữa nhà ở trước mùa mưa bão.",
    "Tuyên truyền, vận động Nhân dân thực hiện tốt công tác phòng, chống dịch bệnh.",
)

TYPED = (
    "Thời gian bắt đầu: 8 giờ 00, ngày 05 tháng 02 năm 2021.",
    "Hội nghị kết thúc vào 11 giờ 30, ngày 05 tháng 02 năm 2021./.",
    PLACE,
    f"{CHAIR}, {CHAIR_POST}",
    f"{SECRETARY}, {SECRETARY_POST}",
    "Có mặt 17/20 đại biểu; cử người dự thay 1; vắng 2 (có lý do 1: Ngô Ý – đi công tác; không lý do 1: Cao Văn Sự)",
    "Tham luận của các đơn vị (trình bày: Hội Nông dân tỉnh)",
    f"Phạm Thị Hồng, Chủ tịch, Hội Liên hiệp Phụ nữ tỉnh: {SPEECH}",
    f"Vũ Đức Thịnh, Bí thư, Tỉnh đoàn: {OTHER_SPEECH}",
    f"Trần Quốc Bảo, Phó Bí thư Thường trực, Tỉnh ủy: {GUEST_SPEECH}",
    "9/9 nhiệm vụ chung và 37/37 nhiệm vụ do đơn vị thành viên chủ trì đăng ký, đạt 100 % kế hoạch",
)

TYPED_INTO_TABLES = (
    *CONCLUSIONS,
    "Ban Dân vận Tỉnh ủy",
    "Hội Nông dân tỉnh; Hội Cựu chiến binh tỉnh",
    "Quý",
    "II/2021",
    "trước 30/9",
    "Thường xuyên",
    *(line.partition("\t")[0] for line in (GUESTS + MEMBERS).splitlines()),
    "Đỗ Mạnh Hùng, Phó Giám đốc dự thay (văn bản số 12-CV/SLĐ)",
    "đi công tác",
)


class Clerk:
    """A person at the program: what they do, and what they see."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch
        self._program: Program | None = None
        self.keys = Keyboard(self.settled)

    @property
    def window(self) -> MainWindow:
        assert self._program is not None
        return self._program.window

    def settled(self) -> None:
        """Wait until the window has done everything, what an answer of the ledger asks for included."""
        if self._program is not None:
            settle(self._program.session)

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=20_000)

    def start(self) -> None:
        """Start the program: on the ledger last open, if there is one."""
        remembered = settings.load(paths.user_settings_dir())
        self._program = Program(paths.user_settings_dir(), remembered)
        with self._qtbot.waitSignal(self.window.painted):
            self._program.start(Path(remembered.ledger) if remembered.ledger else None)
        self.window.showNormal()  # the screen that is none is smaller than any clerk's
        self.window.resize(*SIZE)
        back_in(self._qtbot, self.window)

    def leave(self) -> None:
        """Close the window by its frame; end when it has gone."""
        if self._program is None:
            return
        with self._qtbot.waitSignal(self.window.left):
            QApplication.sendEvent(self.window, QCloseEvent())
        self._program.end()
        self._program.window.deleteLater()
        self._program = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def go_to(self, key: PageKey) -> QWidget:
        """Open a page by its number key."""
        number = list(PageKey).index(key)
        self.keys.press(Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert self.window.page_actions[key].isChecked()
        return self.window.current_page()

    def choose_file(self, dialog_name: str, path: Path) -> None:
        """Answer the system's next dialog for files with ``path``."""
        self._monkeypatch.setattr(QFileDialog, dialog_name, lambda *_: (str(path), ""))

    def said(self) -> str:
        """Return the message at the foot of the window."""
        return self.window.message_bar.text()

    def click(self, button: QWidget) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settled()

    def back_from_dialog(self) -> None:
        self.wait(lambda: QApplication.activeModalWidget() is None)
        back_in(self._qtbot, self.window)

    # ── 1. A ledger ──

    def makes_the_ledger(self) -> Path:
        """Fill in the first page: name, superior body, place, level, profile."""
        assert self.window.first_run.isVisible()
        self.keys.press(Qt.Key.Key_Space)
        self.keys.type(OFFICE, TAB)
        self.keys.type("Tỉnh ủy Thanh Bình", TAB)
        self.keys.type("Thanh Bình", TAB)
        self.keys.press(Qt.Key.Key_Home)  # the province
        self.keys.press(Qt.Key.Key_V, ALT)
        self.keys.press(Qt.Key.Key_Home)  # the layout of state bodies
        self.keys.press(Qt.Key.Key_T, ALT)
        self.wait(lambda: self.window.windowTitle() == f"{OFFICE} – Thư Ký")
        self.settled()
        return Path(settings.load(paths.user_settings_dir()).ledger)

    # ── 2. Units ──

    def takes_over_the_units(self) -> None:
        """Read the directory of units on the page of units."""
        self.choose_file("getOpenFileName", WORKBOOKS / "UNITS.json")
        page = self.go_to(PageKey.UNITS)
        assert isinstance(page, UnitsPage)
        self.keys.press(Qt.Key.Key_I, CTRL)
        self.wait(lambda: page.units.model.rowCount() == 84)
        assert "thêm 84 đơn vị" in self.said()

    # ── 3. The units' workbooks ──

    def drops_the_workbooks(self) -> ImportPage:
        """Drop the folder of the year on the page of imports."""
        page = self.go_to(PageKey.IMPORTS)
        assert isinstance(page, ImportPage)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(WORKBOOKS / "2020"))])
        told = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        place = page.rect().center()
        QApplication.sendEvent(page, QDragEnterEvent(place, Qt.DropAction.CopyAction, *told))
        QApplication.sendEvent(page, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, *told))
        self.wait(page.review.isVisible)
        self.settled()
        return page

    def reads_the_workbooks_in(self) -> None:
        """Every row is new and none needs a person."""
        page = self.drops_the_workbooks()
        assert [row.state for row in page.review.table.model.shown()] == [RowState.NEW] * 92
        assert page.review.footer.forecast.text() == "Sẽ thêm 92 dòng."

    def writes_them(self) -> None:
        self.keys.press(ENTER, CTRL)
        assert self.said().startswith("Đã ghi vào sổ: 92 dòng mới, 0 dòng thay đổi.")

    def reads_them_again(self) -> None:
        """Nothing is new the second time."""
        page = self.drops_the_workbooks()
        assert [row.state for row in page.review.table.model.shown()] == [RowState.SAME] * 92
        assert page.review.footer.forecast.text() == "Không có gì mới: sổ đã có mọi dòng đọc được."
        assert not page.review.footer.write.isEnabled()
        self.keys.press(Qt.Key.Key_Escape)
        self.wait(page.start.isVisible)

    # ── 4. Where the year stands ──

    def sees_the_year(self) -> None:
        """9/9, 37/37, 100 %; and the numbers of each unit."""
        page = self.go_to(PageKey.OVERVIEW)
        assert isinstance(page, OverviewPage)
        self.wait(lambda: bool(page.findChildren(Tile)))
        go_to(page.year.years)
        self.keys.press(Qt.Key.Key_End)  # the first year of the ledger
        tiles = {tile.title: tile.total.text() for tile in page.findChildren(Tile)}
        assert tiles == {"Nhiệm vụ chung": "9/9", "Nhiệm vụ đăng ký": "37/37", "Tất cả": "46/46"}
        assert registered_by_unit(page) == STORY["by_unit"]

    def opens_what_was_done_late(self) -> None:
        """A click on the number opens its rows."""
        page = self.go_to(PageKey.OVERVIEW)
        registered = next(tile for tile in page.findChildren(Tile) if tile.title == "Nhiệm vụ đăng ký")
        number = registered.numbers[Count.DONE_LATE]
        assert number.text() == "3"
        self.click(number)
        assert self.window.page_actions[PageKey.TASKS].isChecked()
        assert sorted(row.task.title for row in self.task_rows()) == sorted(STORY["late_titles"])

    # ── 5. A task by hand ──

    def task_rows(self) -> tuple[TaskRow, ...]:
        page = self.window.current_page()
        assert isinstance(page, TasksPage)
        return tuple(page.table.model.shown())

    def writes_down_a_task(self) -> None:
        """A task of the next year, by keyboard."""
        page = self.go_to(PageKey.TASKS)
        assert isinstance(page, TasksPage)
        self.keys.press(Qt.Key.Key_N, CTRL)
        dialog(self._qtbot, TaskDialog)
        self.keys.type(TASK)
        self.keys.press(Qt.Key.Key_M, ALT)
        self.keys.over("2021")
        self.keys.press(Qt.Key.Key_C, ALT)
        self.keys.type("nong dan tinh", TAB)
        self.keys.type("tinh doan", TAB)
        self.keys.type("Quý II/2021", TAB)
        self.keys.type("20 km", ENTER)
        self.back_from_dialog()
        self.settled()
        (row,) = self.task_rows()
        assert (row.task.title, row.lead_unit) == (TASK, "Hội Nông dân tỉnh")
        assert row.task.coordinating_units == ("Tỉnh đoàn",)
        assert page.presenter.list.counts.ratio == "0/1"

    def reports_on_it(self) -> None:
        """The unit told by telephone that half is done; then a letter, and it is confirmed."""
        page = self.window.current_page()
        assert isinstance(page, TasksPage)
        self.keys.press(Qt.Key.Key_B, CTRL)
        dialog(self._qtbot, ReportDialog)
        self.keys.type("31/3/2021", TAB, TAB, TAB)
        self.keys.type("50", TAB)
        self.keys.type("10 km", TAB, TAB)
        self.keys.type("Đã làm 10 km.")
        self.keys.press(ENTER, CTRL)
        self.back_from_dialog()
        self.settled()
        assert page.presenter.list.counts.ratio == "0/1"
        self.keys.press(Qt.Key.Key_H, CTRL)
        dialog(self._qtbot, ConfirmDialog)
        self.keys.over("15/6/2021", ENTER)
        self.back_from_dialog()
        self.settled()
        assert page.presenter.list.counts.ratio == "1/1"

    # ── 6. The annual review ──

    def sections(self) -> Sections:
        page = self.window.current_page()
        assert isinstance(page, MeetingsPage)
        assert page.open_view is not None
        return page.open_view.sections

    def begins_the_review(self) -> None:
        """Kind, day, title and place; then chair, secretary and number."""
        self.go_to(PageKey.MEETINGS)
        self.keys.press(Qt.Key.Key_N, CTRL)
        self.keys.press(Qt.Key.Key_Home)
        self.keys.press(TAB)
        self.keys.over("05/02/2021", TAB)
        self.keys.over("8h", TAB)
        self.keys.over(TITLE, TAB)
        self.keys.type(PLACE, ENTER)
        self.keys.press(TAB, times=4)
        self.keys.type("5", TAB, TAB)
        self.keys.type(CHAIR, TAB)
        self.keys.type(CHAIR_POST, TAB)
        self.keys.type(SECRETARY, TAB)
        self.keys.type(SECRETARY_POST, TAB)

    def plans_and_invites(self) -> None:
        """An item more on the agenda; 20 people copied from a table, guests and members."""
        self.keys.press(Qt.Key.Key_C, ALT)
        self.keys.type("Tham luận của các đơn vị; Hội Nông dân tỉnh; 25", ENTER)
        self.keys.press(Qt.Key.Key_P, ALT)
        QGuiApplication.clipboard().setText(MEMBERS)
        self.keys.press(Qt.Key.Key_V, CTRL)
        self.keys.press(TAB)
        self.keys.press(Qt.Key.Key_Home)
        self.keys.press(BACKTAB)
        QGuiApplication.clipboard().setText(GUESTS)
        self.keys.press(Qt.Key.Key_V, CTRL)
        assert [one.name for one in self.sections().people.table.model.shown()][:2] == ["Trần Quốc Bảo", "H'Loan Niê"]
        assert self.sections().people.table.model.rowCount() == 20

    def takes_attendance(self) -> None:
        """At the door: a few letters and one key for each."""
        self.keys.press(Qt.Key.Key_D, ALT)
        self.keys.type("ngo y", Qt.Key.Key_F2)
        self.keys.type("đi công tác", ENTER)
        self.keys.type("cao van su", Qt.Key.Key_F3)
        self.keys.type("h'loan", Qt.Key.Key_F4)
        self.keys.type("Đỗ Mạnh Hùng; Phó Giám đốc; 12-CV/SLĐ", ENTER)
        present = ["quoc bao", "hong", "thinh", "luc", "minh", "thanh son", "anh", "khai", "thu thuy", "nghia"]
        present += ["cuong", "ung", "am", "uan", "phuoc", "nhu", "thoa"]
        for letters in present:
            self.keys.type(letters, ENTER)
        assert self.sections().attendance.counts.text() == "Có mặt 17/20 · cử người dự thay 1 · vắng 2 (có lý do 1)"

    def writes_what_was_said(self) -> None:
        """Three contributions, then three conclusions, each with who does it and by when."""
        self.keys.press(Qt.Key.Key_N, ALT)
        for letters, speech in (("hong", SPEECH), ("thinh", OTHER_SPEECH), ("bao", GUEST_SPEECH)):
            self.keys.type(f"y {letters}", ENTER)
            self.keys.type(speech, ENTER)
        self.keys.press(Qt.Key.Key_L, ALT)
        for text, lead, others, due in (
            (CONCLUSIONS[0], "dan van", ("nong dan tinh", "cuu chien binh tinh"), "Quý II/2021"),
            (CONCLUSIONS[1], "ubmttq", ("chu thap do tinh",), "trước 30/9"),
            (CONCLUSIONS[2], "phu nu tinh", ("tinh doan",), "Thường xuyên"),
        ):
            self.keys.type(text, TAB)
            self.keys.type(lead, ENTER, TAB)
            self.keys.type("; ".join(others[:1]), ENTER)
            for other in others[1:]:
                self.keys.type(f"; {other}", ENTER)
            self.keys.press(TAB)
            self.keys.type(due)
            self.keys.press(ENTER, CTRL)
        assert [one.text for one in self.sections().conclusions.view.rows.shown()] == list(CONCLUSIONS)

    def ends_the_review(self) -> None:
        self.keys.press(Qt.Key.Key_T, ALT)
        self.keys.press(TAB, times=3)
        self.keys.type("11h30", TAB)
        assert self.sections().head.lines[HeadField.END].text() == "11:30"

    # ── 7. What came of it ──

    def finds_the_directions(self) -> None:
        """The conclusions stand among the tasks of the year."""
        page = self.go_to(PageKey.TASKS)
        assert isinstance(page, TasksPage)
        self.wait(page.choices.kinds.buttons[TaskKind.DIRECTION].isVisible)
        self.click(page.choices.kinds.buttons[TaskKind.DIRECTION])
        found = {
            row.task.title: (row.lead_unit, row.task.coordinating_units, row.task.due.text) for row in self.task_rows()
        }
        assert found == {
            CONCLUSIONS[0]: (
                "Ban Dân vận Tỉnh ủy",
                ("Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"),
                "Quý II/2021",
            ),
            CONCLUSIONS[1]: ("Ủy ban MTTQ Việt Nam tỉnh", ("Hội Chữ thập đỏ tỉnh",), "trước 30/9"),
            CONCLUSIONS[2]: ("Hội Liên hiệp Phụ nữ tỉnh", ("Tỉnh đoàn",), "Thường xuyên"),
        }
        assert {row.task.year for row in self.task_rows()} == {2021}

    # ── 8. The paper ──

    def saves_the_minutes(self, path: Path) -> None:
        """Look at the pages, then save them as PDF."""
        self.choose_file("getSaveFileName", path)
        self.go_to(PageKey.MEETINGS)
        self.keys.press(Qt.Key.Key_B, ALT)
        self.wait(lambda: self.sections().minutes.panel.view.page_count >= 3)
        page = self.window.current_page()
        assert page.width() <= page.parentWidget().width()  # nothing is pushed out at the side
        self.keys.press(Qt.Key.Key_S, CTRL)
        self.wait(lambda: "Đã lưu biên bản" in self.said())

    # ── 9. The next day ──

    def finds_everything_again(self) -> None:
        """The ledger opens by itself; its year, its tasks and its meeting are there."""
        self.wait(lambda: self.window.windowTitle() == f"{OFFICE} – Thư Ký")
        self.sees_the_year()
        page = self.go_to(PageKey.MEETINGS)
        assert isinstance(page, MeetingsPage)
        self.wait(lambda: page.table.model.rowCount() == 1)
        self.keys.press(ENTER)
        kept = self.sections()
        assert kept.head.presenter.head.title == TITLE
        assert kept.attendance.counts.text() == "Có mặt 17/20 · cử người dự thay 1 · vắng 2 (có lý do 1)"
        assert [one.kind for one in kept.live.presenter.entries].count(EntryKind.CONTRIBUTION) == 3
        assert [one.text for one in kept.conclusions.view.rows.shown()] == list(CONCLUSIONS)


def registered_by_unit(page: OverviewPage) -> dict[str, dict[str, int]]:
    """Return what the list of units shows of registered tasks, as ``STORY.json`` has it."""
    units = {unit.name: unit.kinds[TaskKind.REGISTERED] for unit in page.year.units.model.shown()}
    return {
        name: {
            "registered": counts.total,
            "done": counts.done,
            "on_time": counts.done_on_time,
            "late": counts.done_late,
        }
        for name, counts in units.items()
        if counts.total
    }


@pytest.fixture
def clerk(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program's hook for faults goes with the test
    person = Clerk(qtbot, monkeypatch)
    yield person
    person.leave()


def test_from_an_empty_machine_to_minutes_to_be_signed(clerk: Clerk, tmp_path: Path):
    clerk.start()
    ledger_path = clerk.makes_the_ledger()
    clerk.takes_over_the_units()
    clerk.reads_the_workbooks_in()
    clerk.writes_them()
    kept = ledger_path.read_bytes()
    clerk.reads_them_again()
    assert ledger_path.read_bytes() == kept

    clerk.sees_the_year()
    clerk.opens_what_was_done_late()
    clerk.writes_down_a_task()
    clerk.reports_on_it()

    clerk.begins_the_review()
    clerk.plans_and_invites()
    clerk.takes_attendance()
    clerk.writes_what_was_said()
    clerk.ends_the_review()
    clerk.finds_the_directions()
    paper = tmp_path / "Biên bản tổng kết năm 2020.pdf"
    clerk.saves_the_minutes(paper)
    clerk.leave()
    with open_ledger(ledger_path) as ledger:
        record = minutes_record(ledger, 1)
    assert record.office == Office(OFFICE, "Tỉnh ủy Thanh Bình", "Thanh Bình", Level.PROVINCE, LayoutProfile.ND30)
    assert record.meeting.head.title == TITLE
    sheet = Sheet(read(paper.read_bytes()), record, nd30_rules())
    for check in CHECKS:
        check(sheet)
    body, columns = " ".join(line.text.strip() for line in sheet.body()), sheet.minutes.column_text()
    assert [text for text in TYPED if text not in body] == []
    assert [text for text in TYPED_INTO_TABLES if text not in columns] == []

    clerk.start()
    clerk.finds_everything_again()

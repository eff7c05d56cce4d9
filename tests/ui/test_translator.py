"""Qt's own words come from the program's catalogue."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit

from desktop.ui.application import speak


@pytest.fixture
def in_english(qapp):
    speak("en")
    yield
    speak("vi")


def buttons() -> dict[str, str]:
    box = QDialogButtonBox()
    kinds = QDialogButtonBox.StandardButton
    wanted = (kinds.Ok, kinds.Save, kinds.Cancel, kinds.Close, kinds.Yes, kinds.No, kinds.Discard, kinds.Apply)
    return {kind.name or "": box.addButton(kind).text().replace("&", "") for kind in wanted}


def test_the_buttons_of_dialogs_are_vietnamese(qtbot):
    assert buttons() == {
        "Ok": "Đồng ý",
        "Save": "Lưu",
        "Cancel": "Hủy",
        "Close": "Đóng",
        "Yes": "Có",
        "No": "Không",
        "Discard": "Bỏ thay đổi",
        "Apply": "Áp dụng",
    }


def test_they_are_english_in_english(qtbot, in_english):
    assert buttons()["Cancel"] == "Cancel"
    assert QLocale().language() == QLocale.Language.English


def test_the_menu_of_a_text_field_is_vietnamese(qtbot):
    box = QLineEdit()
    qtbot.addWidget(box)
    texts = [action.text().split("\t")[0].replace("&", "") for action in box.createStandardContextMenu().actions()]
    assert [text for text in texts if text] == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]


def test_the_file_dialog_is_vietnamese(qtbot):
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    assert dialog.labelText(QFileDialog.DialogLabel.FileName) == "Tên tệp:".replace("n t", "&n t")
    assert {action.text() for action in dialog.findChildren(QAction)} >= {"Đổ&i tên", "&Xóa"}


def test_days_and_numbers_follow_the_language(qtbot):
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"

"""What a new ledger asks, and where its file goes."""

from pathlib import Path

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.office import LayoutProfile, Level
from desktop.presenters.first_run import FirstRun, ledger_file_name


@pytest.mark.parametrize(
    ("office", "file"),
    [
        ("Ban Dân vận huyện Kim Sơn", "Ban Dân vận huyện Kim Sơn.thuky"),
        ("BCĐ 35: xã Đông/Tây?", "BCĐ 35 xã Đông Tây.thuky"),
        ("", "Sổ.thuky"),
        ("...", "Sổ.thuky"),
        (
            "Ban Chỉ đạo phối hợp hoạt động vận động quần chúng và công tác dân tộc tỉnh",
            "Ban Chỉ đạo phối hợp hoạt động vận động quần chúng và công.thuky",
        ),
    ],
)
def test_the_file_is_named_after_the_office(office: str, file: str):
    assert ledger_file_name(office) == file


def test_the_place_follows_the_name_until_one_is_chosen(tmp_path: Path):
    state = FirstRun(tmp_path)
    assert state.place("Ban Dân vận") == tmp_path / "Ban Dân vận.thuky"
    state.choose_place(tmp_path / "usb" / "sổ của tôi")
    assert state.place("Tên khác") == tmp_path / "usb" / "sổ của tôi.thuky"


def test_a_file_that_is_there_is_never_proposed(tmp_path: Path):
    (tmp_path / "Ban Dân vận.thuky").touch()
    (tmp_path / "Ban Dân vận 2.thuky").touch()
    assert FirstRun(tmp_path).place("Ban Dân vận") == tmp_path / "Ban Dân vận 3.thuky"


def test_the_office_is_kept_clean(tmp_path: Path):
    office = FirstRun(tmp_path).office(
        "  Ban  Dân vận ", "Tỉnh ủy\u200b", "Hà Nam", Level.PROVINCE, LayoutProfile.PARTY
    )
    assert (office.name, office.parent, office.profile) == ("Ban Dân vận", "Tỉnh ủy", LayoutProfile.PARTY)


def test_an_office_needs_a_name(tmp_path: Path):
    with pytest.raises(RefusedValue) as refused:
        FirstRun(tmp_path).office("  ", "Tỉnh ủy", "Hà Nam", Level.PROVINCE, LayoutProfile.ND30)
    assert (refused.value.field, refused.value.reason) == ("office-name", "missing")

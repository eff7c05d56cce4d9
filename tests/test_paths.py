"""Where things lie: in a checkout, in an installed wheel, and for the user."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from desktop import paths

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which pip would install the program: the wheel of a copy of this checkout, unpacked."""
    copy, wheels, site = (tmp_path_factory.mktemp(name) for name in ("copy", "wheels", "site"))
    for folder in ("desktop", "i18n", "resources"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, copy)
    build = f"from setuptools import build_meta; build_meta.build_wheel({str(wheels)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=copy, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        content.extractall(site)
    return site


def files_below(folder: Path, pattern: str) -> set[str]:
    """The files in a folder, but for what Python leaves there."""
    files = (path.relative_to(folder) for path in folder.rglob(pattern) if path.is_file())
    return {path.as_posix() for path in files if "__pycache__" not in path.parts}


def test_a_checkout_has_its_resources_beside_the_package():
    assert paths.resources() == ROOT / "resources"
    assert paths.catalogues() == ROOT / "i18n"


def test_an_installed_program_has_them_inside_the_package(installed: Path):
    ask = "from desktop import paths; print(paths.resources(), paths.catalogues(), sep='|')"
    found = subprocess.check_output([sys.executable, "-c", ask], cwd=installed, text=True, encoding="utf-8")
    package = installed / "desktop"
    assert found.strip().split("|") == [str(package / "resources"), str(package / "i18n")]


@pytest.mark.parametrize(
    ("folder", "pattern", "in_wheel"),
    [("desktop", "*", "desktop"), ("resources", "*", "desktop/resources"), ("i18n", "*.mo", "desktop/i18n")],
)
def test_the_wheel_leaves_nothing_out(installed: Path, folder: str, pattern: str, in_wheel: str):
    assert files_below(ROOT / folder, pattern) <= files_below(installed / in_wheel, pattern)


def test_everything_of_the_users_can_be_kept_on_a_memory_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    places = [
        paths.user_settings_dir(),
        paths.user_data_dir(),
        paths.user_log_dir(),
        paths.default_ledger_dir(),
    ]
    assert [place.parent for place in places] == [tmp_path] * 4
    assert len(set(places)) == 4


def test_without_a_memory_stick_the_system_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    monkeypatch.setattr("platformdirs.user_config_path", lambda app, appauthor: tmp_path / app / "config")
    assert paths.default_ledger_dir() == tmp_path / "Thư Ký"
    assert paths.user_settings_dir() == tmp_path / "thuky" / "config"

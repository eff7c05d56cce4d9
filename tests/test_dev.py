"""What dev.py does on machines that lack something, and with environments that are not as they should be."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import dev
from desktop.papers import fonts


class Machine:
    """Takes the place of the programs that dev.py would start, and keeps what apt-get was to bring."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.present: set[str] = set()

    def call(self, command: Sequence[str | Path]) -> None:
        words = [str(word) for word in command]
        self.commands.append(" ".join(words))
        if words[:2] == ["apt-get", "install"]:
            self.present.update(words)
        if words[1:3] == ["-m", "venv"]:
            Path(words[3]).mkdir()

    def need(self, package: str) -> dev.Need:
        return dev.Need(package, lambda: package in self.present)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(dev, "call_quietly", machine.call)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return machine


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of an environment that is not there yet."""
    venv = tmp_path / "venv"
    monkeypatch.setattr(dev, "VENV", venv)
    monkeypatch.setattr(dev, "STAMP", venv / "requirements.txt")
    return venv


# ── The system ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_root_on_debian_gets_what_is_missing_and_only_that(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev, "start", lambda command: _Done())
    machine.present = {"libgl1"}
    dev.see_to_system([machine.need("libgl1"), machine.need("fonts-liberation2")])
    assert machine.commands == ["apt-get install -y --no-install-recommends fonts-liberation2"]


def test_anybody_else_on_debian_is_given_the_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit):
        dev.see_to_system([machine.need("libgl1"), machine.need("libegl1")])
    assert "\n  sudo apt-get install -y --no-install-recommends libgl1 libegl1\n" in capsys.readouterr().err
    assert machine.commands == []


def test_another_system_is_told_the_names(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(SystemExit):
        dev.see_to_system([machine.need("libgl1"), machine.need("libegl1")])
    assert "libgl1 libegl1" in capsys.readouterr().err


def test_a_system_that_lacks_nothing_is_left_alone(machine: Machine):
    machine.present = {"libgl1"}
    dev.see_to_system([machine.need("libgl1")])
    assert machine.commands == []


def test_an_old_python_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("sys.version_info", (3, 10, 13))
    with pytest.raises(SystemExit):
        dev.set_up(())
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err


class _Done:
    """A program that has ended without a word."""

    def communicate(self) -> tuple[str, None]:
        return "", None


# ── The font ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_letters_of_a_font_are_those_that_papers_can_print():
    from reportlab.pdfbase.ttfonts import TTFontFile

    font = fonts.find_fonts().regular
    printable = {code for code in TTFontFile(str(font)).charToGlyph if code < 0xFFFF}
    assert printable <= dev.letters_of(font)
    assert {ord(letter) for letter in fonts.vietnamese_letters() if ord(letter) > 0xFF} == dev.VIETNAMESE_LETTERS


def test_the_font_is_sought_where_papers_find_it():
    assert set(dev.FONT_FOLDERS) == {fonts._TIMES_FOLDER, *fonts._SYSTEM_FOLDERS}


# ── The environment ─────────────────────────────────────────────────────────────────────────────────────────────


def test_an_environment_is_made_once(machine: Machine, venv: Path):
    dev.see_to_environment()
    first = machine.commands.copy()
    dev.see_to_environment()
    assert [command.split()[1:3] for command in first] == [["-m", "venv"], ["-m", "pip"]]
    assert machine.commands == first


def test_every_package_is_installed_at_one_version(machine: Machine, venv: Path):
    dev.see_to_environment()
    lines = dev.STAMP.read_text("utf-8").splitlines()[1:]
    assert len(lines) == len(dev.package_names(lines))
    assert all(line.split("==")[1] for line in lines)


def test_a_half_made_environment_is_made_anew(machine: Machine, venv: Path):
    venv.mkdir()
    (venv / "half-made").touch()
    dev.see_to_environment()
    assert not (venv / "half-made").exists()
    assert dev.STAMP.exists()


def test_a_set_up_that_fails_leaves_no_stamp(machine: Machine, venv: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_arguments: object, **_named: object) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(dev, "install_requirements", fail)
    with pytest.raises(SystemExit):
        dev.see_to_environment()
    assert not dev.STAMP.exists()


def test_another_python_makes_it_anew(machine: Machine, venv: Path, monkeypatch: pytest.MonkeyPatch):
    dev.see_to_environment()
    machine.commands.clear()
    monkeypatch.setattr(dev, "PYTHON", "python3.99")
    dev.see_to_environment()
    assert "-m venv" in machine.commands[0]


def test_a_package_that_is_no_longer_wanted_is_removed(machine: Machine, venv: Path):
    dev.see_to_environment()
    machine.commands.clear()
    with dev.STAMP.open("a", encoding="utf-8") as stamp:
        stamp.write("left-pad==1.3.0\n")
    dev.see_to_environment()
    assert [command.split("--no-input ")[1].split()[0] for command in machine.commands] == ["install", "uninstall"]
    assert machine.commands[1].endswith("--yes left-pad")


# ── Translations ────────────────────────────────────────────────────────────────────────────────────────────────


def test_only_a_catalogue_that_changed_is_compiled(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    for language in ("en", "vi"):
        folder = tmp_path / "i18n" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "thuky.po").touch()
    (tmp_path / "i18n" / "vi" / "LC_MESSAGES" / "thuky.mo").touch()
    dev.compile_translations()
    (compiled,) = machine.commands
    assert "/en/" in compiled.replace("\\", "/")

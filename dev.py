#!/usr/bin/env python3
"""Everything a developer does, from a bare machine: ``python3 dev.py run | test | lint | bench | bundle | setup``.

Each command first sees to what it needs: the right Python, the system's libraries and a font (installed as root on
Debian and Ubuntu, named elsewhere), ``.venv`` with exactly the versions in pyproject.toml, the compiled translations.
What is there already costs a few milliseconds. Standard library only, for Linux and Windows.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib
import importlib.util
import os
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # so that a Python too old for these still comes to the line that says so
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, NoReturn

    Words = Sequence[str | Path]

OLDEST_PYTHON = (3, 11)
PYTHON = f"python{sys.version_info[0]}.{sys.version_info[1]}"
ROOT = Path(__file__).resolve().parent
OUT = ROOT / "out"
#: Where the program keeps its user's things when a developer runs it: apart from those of a real user.
HOME = Path(os.environ.get("THUKY_HOME", OUT / "home"))
VENV = ROOT / ".venv"
VENV_PROGRAMS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
VENV_PYTHON = VENV_PROGRAMS / ("python.exe" if sys.platform == "win32" else "python")
#: The requirements that ``.venv`` was made with, one a line. Written last: without it the environment is half-made.
STAMP = VENV / "requirements.txt"

#: What Qt loads without bringing it along, with the Debian package that has it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
#: The same for a window on a screen; without a screen Qt paints into memory.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
#: Where :mod:`desktop.papers.fonts` finds a font with the widths of Times New Roman. An old Liberation Serif lacks two
#: letters in three, so each is looked into.
FONT_FILES = ("times.ttf", "LiberationSerif-Regular.ttf", "Tinos-Regular.ttf")
FONT_FOLDERS = (
    "/usr/share/fonts/truetype/msttcorefonts",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/croscore",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/liberation-serif",
    "/usr/share/fonts/liberation",
    "/usr/share/fonts/TTF",
)
FONT_PACKAGE = "fonts-liberation2"
VIETNAMESE_LETTERS = set(map(ord, "ĂăĐđĨĩŨũƠơƯư")) | set(range(0x1EA0, 0x1EFA))


def main() -> int:
    """Do what the command line asks for.

    Returns:
        The exit code: 0 when all went well.
    """
    lines = (f"  {name:8}{command.__doc__}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Everything a developer does, from a bare machine.",
        epilog="commands:\n" + "\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="what to do, see below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="given on to what the command starts")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    set_up(bundle_needs() if arguments.command == "bundle" else ())
    return COMMANDS[arguments.command](arguments.rest)


# ── The commands ────────────────────────────────────────────────────────────────────────────────────────────────


def run(rest: list[str]) -> int:
    """Open the program, the first time on a sample ledger. Without a display do its main job into out/."""
    if not rest and not has_display():
        return work_without_display()
    first = not (HOME / "data" / "sample.thuky").exists()
    return call([VENV_PYTHON, "-m", "desktop", *(rest or ["--sample"] * first)], at_home())


def work_without_display() -> int:
    """Make the sample ledger through the same import as everybody's, print its papers, paint the window into files."""
    sample = OUT / "sample.thuky"
    sample.unlink(missing_ok=True)
    program: Words = [VENV_PYTHON, "-m", "desktop"]
    failed = call([*program, "demo", "--out", OUT], at_home())
    failed = failed or call([*program, "pictures", "--ledger", sample, "--out", OUT], at_home() | offscreen())
    if not failed:
        say("there is no display, so the program worked without its window and made")
        files = (path for path in OUT.rglob("*") if path.is_file() and HOME not in path.parents)
        print("\n".join(f"  {path}" for path in sorted(files)))
    return failed


def test(rest: list[str]) -> int:
    """Check everything: style, types, import contracts, then the tests. Further arguments go to pytest."""
    failed = lint([])
    workers = [] if any(word.startswith("-n") for word in rest) else ["-n", "2", "--dist", "worksteal"]
    return call([VENV_PYTHON, "-m", "pytest", *workers, *rest], offscreen()) or failed


def lint(_rest: list[str]) -> int:
    """Check without running: style, formatting, strict types, import contracts."""
    checks: dict[str, Words] = {
        "style": [VENV_PYTHON, "-m", "ruff", "check", "--output-format", "concise"],
        "formatting": [VENV_PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise"],
        "types": [VENV_PYTHON, "-m", "mypy"],
        "imports": [VENV_PROGRAMS / "lint-imports", "--no-logo"],
    }
    started = {name: start(command) for name, command in checks.items()}
    failed = 0
    for name, process in started.items():
        output, _ = process.communicate()
        say(f"{name}: {'FAILED' if process.returncode else 'ok'}")
        if process.returncode:
            print(output.strip(), flush=True)
        failed = failed or process.returncode
    return failed


def bench(rest: list[str]) -> int:
    """Measure the program against its peers, as ratios of one run. Further arguments choose the measures."""
    return call([VENV_PYTHON, "-m", "tests.benchmarks", *rest], offscreen())


def bundle(rest: list[str]) -> int:
    """Make dist/thuky: a folder with the program and all it needs, for a machine without Python."""
    failed = call([VENV_PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *rest, "build.spec"])
    if not failed:
        files = (path for path in (ROOT / "dist" / "thuky").rglob("*") if path.is_file() and not path.is_symlink())
        say(f"dist/thuky: {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
    return failed


def setup(_rest: list[str]) -> int:
    """Only see to what is needed, as every other command does first."""
    say(f"ready: {VENV_PYTHON}")
    return 0


COMMANDS: Mapping[str, Callable[[list[str]], int]] = {
    command.__name__: command for command in (run, test, lint, bench, bundle, setup)
}


# ── What they need ──────────────────────────────────────────────────────────────────────────────────────────────


class Need(NamedTuple):
    """Something that pip can't bring: ``package`` is Debian's name of it."""

    package: str
    is_there: Callable[[], bool]


def set_up(further: Iterable[Need]) -> None:
    """See that the machine, the environment and the translations are ready, or stop and say what is missing."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        stop(f"Python {'.'.join(map(str, OLDEST_PYTHON))} or newer is needed; {sys.executable} is {PYTHON}.")
    if sys.platform == "linux":
        see_to_system([*linux_needs(), *further])
    see_to_environment()
    compile_translations()


def linux_needs() -> Iterator[Need]:
    """What the program and its tests need of a Linux system."""
    libraries = QT_LIBRARIES | (SCREEN_LIBRARIES if has_display() else {})
    for library, package in libraries.items():
        yield Need(package, partial(has_library, library))
    yield Need(FONT_PACKAGE, has_font)
    yield Need(f"{PYTHON}-venv", has_venv)


def bundle_needs() -> Iterator[Need]:
    """What PyInstaller needs on top: it reads libraries with objdump and takes Python's own one along."""
    yield Need("binutils", lambda: shutil.which("objdump") is not None)
    if sys.executable.startswith("/usr/bin/"):
        yield Need(f"lib{PYTHON}", partial(has_library, f"lib{PYTHON}.so.1.0"))


def see_to_system(needs: Iterable[Need]) -> None:
    """Install what is missing, where that is possible, or say what to install."""
    missing = [need for need in needs if not need.is_there()]
    if not missing:
        return
    packages = [need.package for need in missing]
    if not shutil.which("apt-get"):
        stop(f"Not found on this system, by their Debian names: {' '.join(packages)}. Install them and start again.")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        stop(f"Something is missing on this system. Install it, then start again:\n  sudo {shlex.join(install)}")
    say(f"installing {' '.join(packages)} ...")
    # One unreachable source makes the update fail, though all that is wanted may lie in the others.
    start(["apt-get", "update", "-q"]).communicate()
    call_quietly(install)
    still_missing = [need.package for need in missing if not need.is_there()]
    if still_missing:
        stop(f"Installed, but what they hold is still not found: {' '.join(still_missing)}.")


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def offscreen() -> dict[str, str]:
    """The environment in which Qt paints into memory, unless whoever started us chose a platform."""
    return {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def at_home() -> dict[str, str]:
    """The environment in which the program keeps its user's things in :data:`HOME`."""
    return {"THUKY_HOME": str(HOME)}


def has_library(name: str) -> bool:
    """Whether the linker finds the shared library ``name``."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_venv() -> bool:
    """Whether there is an environment or this Python can make one; Debian packs what that takes apart from Python."""
    importlib.invalidate_caches()
    return STAMP.exists() or importlib.util.find_spec("ensurepip") is not None


def has_font() -> bool:
    """Whether a font with the widths of Times New Roman and every Vietnamese letter is installed."""
    files = (Path(folder, name) for folder in FONT_FOLDERS for name in FONT_FILES)
    return any(letters_of(path) >= VIETNAMESE_LETTERS for path in files if path.is_file())


def letters_of(font: Path) -> set[int]:
    """The code points that a TrueType font can show, by the format 4 subtables of its ``cmap`` (OpenType)."""
    data = font.read_bytes()
    table_count = read_numbers(data, 4, "H")[0]
    records = (12 + 16 * number for number in range(table_count))
    cmap = next(read_numbers(data, at + 8, "L")[0] for at in records if data[at : at + 4] == b"cmap")
    subtable_count = read_numbers(data, cmap + 2, "H")[0]
    subtables = (cmap + read_numbers(data, cmap + 8 + 8 * number, "L")[0] for number in range(subtable_count))
    return {code for at in subtables if read_numbers(data, at, "H") == (4,) for code in mapped_codes(data, at)}


def mapped_codes(data: bytes, subtable: int) -> Iterator[int]:
    """The code points of one format 4 subtable: segments, whose last codes stand before their first codes."""
    count = read_numbers(data, subtable + 6, "H")[0] // 2
    lasts = read_numbers(data, subtable + 14, f"{count}H")
    firsts = read_numbers(data, subtable + 16 + 2 * count, f"{count}H")
    for first, last in zip(firsts, lasts, strict=True):
        yield from range(first, last + 1)


def read_numbers(data: bytes, at: int, kinds: str) -> tuple[int, ...]:
    """The big-endian numbers at offset ``at``; ``kinds`` as in :mod:`struct`."""
    return struct.unpack_from(f">{kinds}", data, at)


# ── The environment ─────────────────────────────────────────────────────────────────────────────────────────────


def see_to_environment() -> None:
    """Make ``.venv`` with exactly the pinned versions, or bring it to them. A half-made one is made anew."""
    project = read_pyproject()
    wanted = [f"# {PYTHON} of {sys.base_prefix}", *sorted({*requirements(project), *pins(project)})]
    present = STAMP.read_text("utf-8").splitlines() if STAMP.exists() else [""]
    if present == wanted:
        return
    if present[0] == wanted[0]:
        say("bringing .venv up to date ...")
    else:
        make_environment()
    STAMP.unlink(missing_ok=True)
    install_requirements(project, gone=package_names(present[1:]) - package_names(wanted[1:]))
    STAMP.write_text("\n".join(wanted) + "\n", "utf-8")


def make_environment() -> None:
    """Make an empty ``.venv`` in place of what may be there."""
    if Path(sys.prefix) == VENV:
        stop("The environment must be made anew. Start dev.py with the system's Python, not with the one in .venv.")
    say("making .venv, about a minute, only this once ...")
    if VENV.exists():
        shutil.rmtree(VENV)
    call_quietly([sys.executable, "-m", "venv", VENV])


def install_requirements(project: dict[str, Any], gone: set[str]) -> None:
    """Install what ``project`` requires, held to its pins, and remove the packages that are ``gone`` from it."""
    pip: Words = [VENV_PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder, "pins.txt")
        constraints.write_text("\n".join(pins(project)), "utf-8")
        call_quietly([*pip, "install", "--constraint", constraints, *requirements(project)])
    if gone:
        call_quietly([*pip, "uninstall", "--yes", *sorted(gone)])


def read_pyproject() -> dict[str, Any]:
    """The content of pyproject.toml."""
    import tomllib

    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def requirements(project: dict[str, Any]) -> list[str]:
    """What the program and its developers ask for by name, each ``name==version``."""
    return [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["dev"]]


def pins(project: dict[str, Any]) -> list[str]:
    """What those bring along, each ``name==version``."""
    return list(project["tool"]["thuky"]["pins"])


def package_names(lines: Iterable[str]) -> set[str]:
    """The names of the packages in lines ``name==version``."""
    return {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in lines}


def compile_translations() -> None:
    """Compile each catalogue in ``i18n/`` that changed since it last was."""
    for source in (ROOT / "i18n").glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            babel: Words = [VENV_PYTHON, "-m", "babel.messages.frontend", "compile"]
            call_quietly([*babel, "--input-file", source, "--output-file", compiled])


# ── Starting other programs, and speaking ───────────────────────────────────────────────────────────────────────


def call(command: Words, environment: Mapping[str, str] | None = None) -> int:
    """Run a command that the person sees; its exit code."""
    return subprocess.call(command, env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})})


def call_quietly(command: Words) -> None:
    """Run a command that the person sees only when it fails, and then stop."""
    process = start(command)
    output, _ = process.communicate()
    if process.returncode:
        stop(f"{output.strip()}\nThis failed: {shlex.join(map(str, command))}")


def start(command: Words) -> subprocess.Popen[str]:
    """Start a command without input, whose output and complaints are kept together."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def say(text: str) -> None:
    """Tell the person what is going on."""
    print(f"dev.py: {text}", flush=True)


def stop(text: str) -> NoReturn:
    """Stop with a reason that the person can act on."""
    print(f"dev.py: {text}", file=sys.stderr)
    raise SystemExit(1)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

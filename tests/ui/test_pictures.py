"""Pictures of the window without a screen."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from desktop.presenters.navigation import PageKey
from desktop.ui.pictures import SIZE

ROOT = Path(__file__).resolve().parents[2]


def make_pictures(ledger: Path, out: Path, language: str) -> subprocess.CompletedProcess[str]:
    command = ["-m", "desktop", "pictures", "--ledger", str(ledger), "--out", str(out), "--lang", language]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )


def test_each_page_is_painted_as_large_as_a_small_screen(ledger_path, tmp_path):
    done = make_pictures(ledger_path, tmp_path / "out", "en")
    assert (done.returncode, done.stdout) == (0, "")
    pictures = sorted((tmp_path / "out").iterdir())
    assert [picture.name for picture in pictures] == [f"{place:02}-{key}.png" for place, key in enumerate(PageKey, 1)]
    sizes = {(image.width(), image.height()) for image in map(QImage, map(str, pictures))}
    assert sizes == {SIZE}


def test_a_ledger_that_is_gone_is_told(tmp_path):
    done = make_pictures(tmp_path / "gone.thuky", tmp_path / "out", "vi")
    assert done.returncode == 4
    assert "Không tìm thấy sổ" in done.stdout
    assert not (tmp_path / "out").exists()

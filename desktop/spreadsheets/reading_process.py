"""The program's side of the reading process: starts it, asks it, and ends it when it takes too long or is to stop."""

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.domain.errors import Cancelled, RefusalCode, WorkbookRefused
from desktop.spreadsheets import child
from desktop.spreadsheets.key import Key
from desktop.spreadsheets.workbook import Workbook

READ_SECONDS = 10.0
_END_SECONDS = 2.0
_ASK_SECONDS = 0.1


class ReadingProcess:
    """The program's side: sends paths to the child and waits for its answers, not longer than ``seconds`` each.

    ``command`` starts the child; by default the one that belongs to this program. ``stopped`` is asked now and then
    whether reading is to end.
    """

    def __init__(
        self,
        seconds: float = READ_SECONDS,
        command: Sequence[str] = (),
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._seconds = seconds
        self._command = tuple(command) or _command()
        self._stopped = stopped
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[child.Answer | None] = queue.SimpleQueue()

    def read(self, path: Path, key: Key | None = None) -> Workbook:
        """Read the file at ``path``, with the ``key`` to it where it asks for a password.

        Raises :class:`WorkbookRefused` with the reason, also when the child died or took too long, and
        :class:`Cancelled` when it is to stop; the child is ended then.
        """
        answer = self._ask(path, key)
        if isinstance(answer, WorkbookRefused):
            raise answer
        return answer

    def _ask(self, path: Path, key: Key | None) -> child.Answer:
        process = self._running()
        try:
            if process.stdin:
                child.send(process.stdin, (str(path), key))
            answer = self._wait()
        except queue.Empty:
            answer = WorkbookRefused(RefusalCode.TOO_LARGE, f"not read within {self._seconds:g} s")
            self._end()
        except OSError:  # it is gone already
            answer = None
        if answer is None:
            self._end()
            return WorkbookRefused(RefusalCode.DAMAGED, "the reading process died of it")
        return answer

    def _wait(self) -> child.Answer | None:
        """Return the child's answer. Raises ``queue.Empty`` when it is late, :class:`Cancelled` when told to stop."""
        end = time.monotonic() + self._seconds
        while True:
            if self._stopped():
                self._end()
                raise Cancelled
            try:
                return self._answers.get(timeout=min(_ASK_SECONDS, self._seconds))
            except queue.Empty:
                if time.monotonic() >= end:
                    raise

    def close(self) -> None:
        """Let the child end."""
        process = self._process
        if process and process.stdin:
            process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_END_SECONDS)
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    with contextlib.suppress(OSError):  # what it was told when it was gone already can't be sent
                        stream.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _start(self._command)
            self._answers = queue.SimpleQueue()
            pump = threading.Thread(target=_pump, args=(self._process, self._answers), daemon=True)
            pump.start()
        return self._process


def _command() -> tuple[str, ...]:
    frozen = getattr(sys, "frozen", False)
    return (sys.executable, child.ARGUMENT) if frozen else (sys.executable, "-m", child.__name__)


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _pump(process: subprocess.Popen[bytes], answers: "queue.SimpleQueue[child.Answer | None]") -> None:
    """Hand on what the child answers, and ``None`` when it is gone; an answer that is none counts as gone."""
    with contextlib.suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        while process.stdout:
            answer = child.receive(process.stdout)
            if not isinstance(answer, (Workbook, WorkbookRefused)):
                break
            answers.put(answer)
    answers.put(None)

"""Reading files in a process of its own, which may die of them.

A parser can be made to panic, to abort, to take all memory or to run for ever; none of that may reach the program. So
each file is read by a child with a cap on its memory (where the system has one for a process) and on its time. One
child reads many files; a new one is started when it is gone. It speaks over its standard input and output: a length of
eight bytes, then a pickled request or answer.

In a checkout or an installation the child is ``python -m desktop.spreadsheets.child``. A bundle has only one program:
its ``__main__`` calls :func:`main` when the first argument is :data:`ARGUMENT`.
"""

import contextlib
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from desktop.domain.errors import Cancelled, RefusalCode, WorkbookRefused
from desktop.spreadsheets.protected import Key
from desktop.spreadsheets.workbook import Workbook

#: The argument with which a bundled program becomes a reading process.
ARGUMENT = "--read-worker"
READ_SECONDS = 10.0
MEMORY = 2**30
_LENGTH = struct.Struct(">Q")
_END_SECONDS = 2.0

Answer = Workbook | WorkbookRefused


def send(stream: IO[bytes], message: object) -> None:
    """Write one message."""
    content = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """Read one message. Raises ``EOFError`` when the other side is gone, or talks of something else."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    if length > MEMORY:
        raise EOFError
    return pickle.loads(stream.read(length))


def main() -> int:
    """Answer requests until the program closes the pipe: the whole life of a reading process."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not get between the answers
    _cap_memory()
    requests = sys.stdin.buffer
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            send(answers, _answer(receive(requests)))
    return 0


def _cap_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(request: object) -> Answer:
    """Read the file of a request: its path, and the key to it if one was given."""
    from desktop.spreadsheets.opening import read_workbook

    path, key = request if isinstance(request, tuple) else ("", None)
    try:
        return read_workbook(Path(str(path)), key if isinstance(key, Key) else None)
    except WorkbookRefused as refusal:
        return refusal
    except MemoryError:
        return WorkbookRefused(RefusalCode.TOO_LARGE, "memory")
    except RecursionError as error:
        return WorkbookRefused(RefusalCode.DAMAGED, str(error))


class ReadingProcess:
    """The program's side: sends paths to the child and waits for its answers, not longer than ``seconds`` each.

    ``command`` starts the child; by default the one that belongs to this program.
    """

    def __init__(self, seconds: float = READ_SECONDS, command: Sequence[str] = ()) -> None:
        self._seconds = seconds
        self._command = tuple(command) or _command()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._cancelled = threading.Event()

    def read(self, path: Path, key: Key | None = None) -> Workbook:
        """Read the file at ``path``, with the ``key`` to it where it asks for a password.

        Raises :class:`WorkbookRefused` with the reason, also when the child died or took too long, and
        :class:`Cancelled` when :meth:`cancel` was called meanwhile.
        """
        answer = self._ask(path, key)
        if self._cancelled.is_set():
            raise Cancelled
        if isinstance(answer, WorkbookRefused):
            raise answer
        return answer

    def _ask(self, path: Path, key: Key | None) -> Answer:
        if self._cancelled.is_set():
            raise Cancelled
        process = self._running()
        try:
            if process.stdin:
                send(process.stdin, (str(path), key))
            answer = self._answers.get(timeout=self._seconds)
        except queue.Empty:
            answer = WorkbookRefused(RefusalCode.TOO_LARGE, f"not read within {self._seconds:g} s")
            self._end()
        except OSError:  # it is gone already
            answer = None
        if answer is None:
            self._end()
            return WorkbookRefused(RefusalCode.DAMAGED, "the reading process died of it")
        return answer

    def cancel(self) -> None:
        """End the reading from another thread; the reading one gets :class:`Cancelled`."""
        self._cancelled.set()
        process = self._process
        if process:
            process.kill()

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
    return (sys.executable, ARGUMENT) if frozen else (sys.executable, "-m", __spec__.name)


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


def _pump(process: subprocess.Popen[bytes], answers: "queue.SimpleQueue[Answer | None]") -> None:
    """Hand on what the child answers, and ``None`` when it is gone; an answer that is none counts as gone."""
    with contextlib.suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        while process.stdout:
            answer = receive(process.stdout)
            if not isinstance(answer, (Workbook, WorkbookRefused)):
                break
            answers.put(answer)
    answers.put(None)


if __name__ == "__main__":
    sys.exit(main())

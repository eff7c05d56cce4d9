"""Reading files in a process of its own, which may die of them.

A parser can be made to panic, to abort, to take all memory or to run for ever; none of that may reach the program. So
each file is read by a child with a cap on its memory (:mod:`desktop.spreadsheets.caps`) and on its time. One
child reads many files; a new one is started when it is gone. It speaks over its standard input and output: a length of
eight bytes, then a pickled request or answer.

In a checkout or an installation the child is ``python -m desktop.spreadsheets.child``. A bundle has only one program:
its ``__main__`` calls :func:`main` when the first argument is :data:`ARGUMENT`. The program's side is in
:mod:`desktop.spreadsheets.reading_process`. Nothing is imported here that the child can do without: it is waited for.
"""

import contextlib
import gc
import os
import pickle
import struct
import sys
from pathlib import Path
from typing import IO

from desktop.domain.errors import RefusalCode, WorkbookRefused
from desktop.spreadsheets.caps import memory_capped
from desktop.spreadsheets.key import Key
from desktop.spreadsheets.workbook import Workbook

#: The argument with which a bundled program becomes a reading process.
ARGUMENT = "--read-worker"
MEMORY = 2**30
_LENGTH = struct.Struct(">Q")

Answer = Workbook | WorkbookRefused


def send(stream: IO[bytes], message: object) -> None:
    """Write one message."""
    content = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """Read one message. Raises ``EOFError`` when the other side is gone, or talks of something else."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    if length > MEMORY:
        raise EOFError
    return pickle.load(stream)


def main() -> int:
    """Answer requests until the program closes the pipe: the whole life of a reading process."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not get between the answers
    requests = sys.stdin.buffer
    gc.disable()  # cells are no waste, and there is hardly anything else
    with memory_capped(MEMORY), contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            send(answers, _answer(receive(requests)))
    return 0


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


if __name__ == "__main__":
    sys.exit(main())

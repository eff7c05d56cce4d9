"""The reading process caps itself: by a resource limit here, by a job object on Windows (of which a twin stands in)."""

import logging
import subprocess
import sys
from types import ModuleType

import pytest

from desktop.spreadsheets.caps import memory_capped

GREEDY = """
from desktop.spreadsheets.caps import memory_capped
with memory_capped(2**28):
    try:
        bytearray(2**29)
    except MemoryError:
        print("refused")
    print(len(bytearray(2**20)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the resource limits of Unix")
def test_a_process_gets_no_more_memory_than_its_cap() -> None:
    told = subprocess.run([sys.executable, "-c", GREEDY], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["refused", str(2**20)]


class RefusedByWindows(Exception):
    """In the place of ``pywintypes.error``."""


class FakeJobs(ModuleType):
    """``win32job`` as far as it is used; notes what is asked of it."""

    JobObjectExtendedLimitInformation = 9
    JOB_OBJECT_LIMIT_PROCESS_MEMORY = 0x100
    JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE = 0x2000

    def __init__(self, refuses: bool = False) -> None:
        super().__init__("win32job")
        self.refuses = refuses
        self.limits: dict[str, object] = {}
        self.members: list[tuple[int, int]] = []

    def CreateJobObject(self, attributes: None, name: str) -> int:
        return 7

    def QueryInformationJobObject(self, job: int, kind: int) -> dict[str, object]:
        assert (job, kind) == (7, 9)
        return {"BasicLimitInformation": {"LimitFlags": 0, "PriorityClass": 32}, "ProcessMemoryLimit": 0, "IoInfo": {}}

    def SetInformationJobObject(self, job: int, kind: int, information: dict[str, object]) -> None:
        assert (job, kind) == (7, 9)
        self.limits = information

    def AssignProcessToJobObject(self, job: int, process: int) -> None:
        if self.refuses:
            raise RefusedByWindows("access denied")
        self.members.append((job, process))


def windows(monkeypatch: pytest.MonkeyPatch, jobs: FakeJobs) -> None:
    """Let the process believe that it runs on Windows."""
    api, types = ModuleType("win32api"), ModuleType("pywintypes")
    vars(api)["GetCurrentProcess"] = lambda: -1
    vars(types)["error"] = RefusedByWindows
    monkeypatch.setattr(sys, "platform", "win32")
    for module in (jobs, api, types):
        monkeypatch.setitem(sys.modules, module.__name__, module)


def test_on_windows_it_is_in_a_job_that_caps_its_memory_and_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = FakeJobs()
    windows(monkeypatch, jobs)
    with memory_capped(2**30):
        assert jobs.members == [(7, -1)]
    assert jobs.limits == {
        "BasicLimitInformation": {"LimitFlags": 0x2100, "PriorityClass": 32},
        "ProcessMemoryLimit": 2**30,
        "IoInfo": {},
    }


def test_where_windows_refuses_a_job_reading_goes_on_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    windows(monkeypatch, FakeJobs(refuses=True))
    with caplog.at_level(logging.WARNING), memory_capped(2**30):
        pass
    assert "access denied" in caplog.text

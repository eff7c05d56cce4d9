"""Caps on the reading process, set by itself before it opens a file: how much memory it may take.

On Unix it is a resource limit, on Windows a job object, which also ends whatever the process may have started. A parser
that asks for more gets a ``MemoryError``, or its process ends; the program learns either way and goes on.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol, cast


class _Jobs(Protocol):
    """What is used of ``win32job``, by its documentation; the published types let a new job be ``None``."""

    JobObjectExtendedLimitInformation: int
    JOB_OBJECT_LIMIT_PROCESS_MEMORY: int
    JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE: int

    def CreateJobObject(self, attributes: None, name: str, /) -> int:
        """Return the handle of a new job; the job is gone when the handle is."""

    def QueryInformationJobObject(self, job: int, kind: int, /) -> dict[str, object]:
        """Return what is set of the job."""

    def SetInformationJobObject(self, job: int, kind: int, information: Mapping[str, object], /) -> None:
        """Set it."""

    def AssignProcessToJobObject(self, job: int, process: int, /) -> None:
        """Put a process into the job."""


@contextmanager
def memory_capped(size: int) -> Iterator[None]:
    """Let this process take no more than ``size`` bytes; at the end it ends with what it has started (on Windows)."""
    job = None
    if sys.platform == "win32":
        job = _by_job(size)
    else:
        _by_resource_limit(size)
    yield
    del job  # closes its handle


def _by_resource_limit(size: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _by_job(size: int) -> int | None:
    """Put this process into a job of its own. Where Windows refuses that, reading goes on without a cap."""
    import logging

    import pywintypes
    import win32api
    import win32job

    jobs = cast(_Jobs, win32job)
    try:
        job = jobs.CreateJobObject(None, "")
        limits = _limits(jobs, jobs.QueryInformationJobObject(job, jobs.JobObjectExtendedLimitInformation), size)
        jobs.SetInformationJobObject(job, jobs.JobObjectExtendedLimitInformation, limits)
        jobs.AssignProcessToJobObject(job, win32api.GetCurrentProcess())
    except pywintypes.error as error:
        logging.getLogger(__name__).warning("no cap on memory: %s", error)
        return None
    return job


def _limits(jobs: _Jobs, known: Mapping[str, object], size: int) -> dict[str, object]:
    basic = known["BasicLimitInformation"]
    flags = jobs.JOB_OBJECT_LIMIT_PROCESS_MEMORY | jobs.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
    return {
        **known,
        "ProcessMemoryLimit": size,
        "BasicLimitInformation": {**cast(Mapping[str, object], basic), "LimitFlags": flags},
    }

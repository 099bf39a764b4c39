"""Time and memory of functions and of processes."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter, process_time
from typing import NamedTuple


class Time(NamedTuple):
    """Seconds: as they pass, and of the processor."""

    passed: float
    processor: float


def best(runs: int, function: Callable[[], object]) -> Time:
    """The least of both over some runs."""

    def once() -> Time:
        passed, processor = perf_counter(), process_time()
        function()
        return Time(perf_counter() - passed, process_time() - processor)

    return _least(once() for _ in range(runs))


def best_of_processes(runs: int, command: Sequence[str]) -> Time:
    """The same for a command, whose output goes nowhere."""

    def once() -> Time:
        passed = perf_counter()
        nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
        process = os.posix_spawn(command[0], list(command), os.environ, file_actions=nowhere)
        _, status, used = os.wait4(process, 0)
        if os.waitstatus_to_exitcode(status):
            raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
        return Time(perf_counter() - passed, used.ru_utime + used.ru_stime)

    return _least(once() for _ in range(runs))


def _least(times: Iterable[Time]) -> Time:
    found = list(times)
    return Time(min(one.passed for one in found), min(one.processor for one in found))


def peak_memory() -> int:
    """The most memory, in bytes, that this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most

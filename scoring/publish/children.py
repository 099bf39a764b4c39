"""Work done in processes of its own, forked from one that is warm: some at once, each within limits.

A child that hangs, takes too much memory or dies is ended and reported, and takes no other along. No child
outlives its parent: each watches a pipe that the system closes when the parent ends, however that ends. Fork
from a process with one thread: what other threads hold locked stays locked in the child.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import IO, Generic, TypeVar

from scoring.publish.claims import SIGNALS, disown, scratch, signals_wait

T = TypeVar("T")
MAX_LINES = 40


@dataclass(frozen=True)
class Limits:
    """What a child may take: seconds, and memory beyond what it has already, where the system enforces it."""

    seconds: int = 300
    megabytes: int | None = 2048


@dataclass(frozen=True)
class Ended(Generic[T]):
    """How a child ended: with a value, or for a ``reason`` (timeout, memory, killed, failed) with details.

    ``said`` are the lines that libraries printed meanwhile.
    """

    value: T | None = None
    reason: str = ""
    details: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_in_a_child(
    tasks: Iterable[Callable[[], T]], workers: int, limits: Limits
) -> Generator[tuple[int, Ended[T]], None, None]:
    """Each task's number and how it ended, as they end; a task is drawn when there is room for its child."""
    waiting = enumerate(tasks)
    running: dict[Connection, _Child[T]] = {}
    with scratch() as folder, _Lifeline() as lifeline:
        try:
            while True:
                while len(running) < workers and (drawn := next(waiting, None)):
                    with signals_wait():
                        child = _Child.start(*drawn, limits, folder, lifeline)
                        running[child.receiver] = child
                if not running:
                    return
                nearest = min(child.deadline for child in running.values())
                ready = wait(list(running), max(0.0, nearest - time.monotonic()))
                late = [child.receiver for child in running.values() if time.monotonic() >= child.deadline]
                for receiver in dict.fromkeys([*ready, *late]):
                    assert isinstance(receiver, Connection)
                    child = running[receiver]
                    ended = child.ended() if receiver in ready else Ended[T](reason="timeout")
                    with signals_wait():
                        ended = child.close(ended)
                        del running[receiver]
                    yield child.number, ended
        finally:
            for child in running.values():
                child.close(Ended(reason="killed"))


class _Lifeline:
    """A pipe of which the parent alone holds the end to write to, so that children see when it ends."""

    def __init__(self) -> None:
        self._kept, self._held = os.pipe()

    def __enter__(self) -> _Lifeline:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._kept)
        os.close(self._held)

    def tie(self) -> None:
        """Have this process, a child, end as soon as its parent has."""
        os.close(self._held)
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        os.read(self._kept, 1)  # gives nothing, and only when the other end is closed
        os._exit(1)


@dataclass(frozen=True)
class _Child(Generic[T]):
    number: int
    process: BaseProcess
    receiver: Connection
    deadline: float
    said: IO[bytes]
    own: ExitStack = field(repr=False)

    @classmethod
    def start(
        cls, number: int, task: Callable[[], T], limits: Limits, folder: Path, lifeline: _Lifeline
    ) -> _Child[T]:
        own = ExitStack()
        said = own.enter_context(tempfile.TemporaryFile(dir=folder))  # noqa: SIM115 - own closes it
        place = own.enter_context(tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True))
        fork = multiprocessing.get_context("fork")
        receiver, sender = fork.Pipe(duplex=False)
        sys.stdout.flush()
        sys.stderr.flush()
        arguments = (task, limits, receiver, sender, said.fileno(), place, lifeline)
        process = fork.Process(target=_work, args=arguments, daemon=True)
        process.start()
        sender.close()
        return cls(number, process, receiver, time.monotonic() + limits.seconds, said, own)

    def ended(self) -> Ended[T]:
        """What the child sent; how it died, if it sent nothing."""
        try:
            ended = self.receiver.recv()
            assert isinstance(ended, Ended)
            return ended
        except EOFError:
            self.process.join(10)
            return Ended(reason="killed", details=(_death(self.process.exitcode),))

    def close(self, ended: Ended[T]) -> Ended[T]:
        """End the child and remove what it leaves; with what it printed added to how it ended."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.receiver.close()
        self.said.seek(0)
        lines = self.said.read(4000).decode("utf-8", "replace").splitlines()
        self.own.close()
        return Ended(ended.value, ended.reason, ended.details, tuple(lines[:MAX_LINES]))


def _work(
    task: Callable[[], T],
    limits: Limits,
    receiver: Connection,
    sender: Connection,
    said: int,
    place: str,
    lifeline: _Lifeline,
) -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)  # the parent gets them too, and ends this process
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    receiver.close()
    disown()
    lifeline.tie()
    os.dup2(said, 1)  # what libraries print is kept for the error, and off the terminal
    os.dup2(said, 2)
    gc.disable()  # one thing is made here, and its garbage ends with the process: a sixth less of its time
    tempfile.tempdir = place  # what a child that is ended leaves goes with it
    _limit(limits)
    try:
        ended = Ended(task())
    except MemoryError:
        ended = Ended(reason="memory")
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent reports it
        lines = "".join(traceback.format_exception(error, limit=-4)).splitlines()
        ended = Ended(reason="failed", details=tuple(lines[-MAX_LINES:]))
    try:
        sender.send(ended)
    except OSError:
        return  # nobody waits any more


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds + 5, limits.seconds + 10))
    if limits.megabytes is not None and sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + limits.megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _death(code: int | None) -> str:
    if code is None or code >= 0:
        return f"it ended with exit code {code} and said nothing"
    return f"it died of {signal.Signals(-code).name}"

"""Running `cards` in processes that can be killed, and what they and their children leave."""

from __future__ import annotations

import os
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from scoring import commands
from scoring.publish.release import make

PATIENCE = 60
"""Seconds in which the children of a killed process must have ended, on a machine with much else to do."""


@dataclass
class Run:
    """A process, forked from this one, which is warm; and a pipe that it and all its children hold open."""

    pid: int
    held: int
    place: Path
    code: int | None = None

    def kill(self, number: int = signal.SIGKILL) -> None:
        os.kill(self.pid, number)

    def ended(self) -> int:
        """The exit code, or minus the signal; nothing of it may run any more."""
        if self.code is None:
            _, status = os.waitpid(self.pid, 0)
            self.code = os.waitstatus_to_exitcode(status)
            readable, _, _ = select.select([self.held], [], [], PATIENCE)
            assert readable, "a child outlived its parent"
            os.close(self.held)
        return self.code

    def alive(self) -> bool:
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    @property
    def said(self) -> str:
        return (self.place / "stdout").read_text(encoding="utf-8")

    @property
    def complained(self) -> str:
        return (self.place / "stderr").read_text(encoding="utf-8")


def begun(
    place: Path, arguments: Sequence[str], typed: str = "", prepare: Callable[[], None] = lambda: None
) -> Run:
    """`cards` with its temporary files, what is typed and what it says in a place of its own.

    ``prepare`` is called in the new process before anything else.
    """
    place.mkdir(parents=True, exist_ok=True)
    (place / "temporary").mkdir(exist_ok=True)
    (place / "stdin").write_text(typed, encoding="utf-8")
    for name in ("stdout", "stderr"):
        (place / name).write_bytes(b"")
    held, holds = os.pipe()
    os.set_inheritable(holds, True)
    pid = os.fork()
    if not pid:
        os.close(held)
        _become(place, prepare, arguments)
    os.close(holds)
    return Run(pid, held, place)


def done(place: Path, arguments: Sequence[str], typed: str = "") -> Run:
    """A run that nothing disturbs, and that must succeed and leave nothing among temporary files."""
    run = begun(place, arguments, typed)
    assert run.ended() == 0, run.complained + run.said
    assert leftovers(place / "temporary") == [], run.said
    return run


def failed(place: Path, arguments: Sequence[str], prepare: Callable[[], None], typed: str = "") -> list[str]:
    """The lines in which a run says what was wrong; it must end with exit code 1 and leave nothing behind."""
    run = begun(place, arguments, typed, prepare)
    assert run.ended() == 1, run.complained + run.said
    assert leftovers(place / "temporary") == []
    return run.complained.splitlines()


def seconds_of(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start


def _cards(arguments: Sequence[str]) -> None:
    make.PUBLISHED = ("data",)  # all else is made in the same way, and takes longer
    sys.argv = ["cards", *arguments]
    commands.main()


def _become(place: Path, prepare: Callable[[], None], arguments: Sequence[str]) -> NoReturn:
    """Run as if this were a process of its own."""
    code = 70
    try:
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY
            os.dup2(os.open(place / name, flags, 0o600), number)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            for number, mode in enumerate("rww")
        )
        os.environ.update(GIT_CONFIG_GLOBAL="/dev/null", TMPDIR=str(place / "temporary"))
        tempfile.tempdir = None
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        prepare()
        _cards(arguments)
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def tree(folder: Path, *, hidden: bool = True) -> Mapping[str, bytes]:
    """Every file by its path; without those that are hidden, and without what stands in hidden folders."""
    return {
        name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if (name := path.relative_to(folder).as_posix())
        and (hidden or not any(part.startswith(".") for part in name.split("/")))
        and path.is_file()
    }


def leftovers(folder: Path) -> list[str]:
    """What is not finished, or is a temporary file: its names."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if folder.name == "temporary"
        or path.name.endswith((".part", ".former"))
        or path.name.startswith(".new-")
    )

"""What is not finished yet: files and folders that belong to a running process, and go with it.

Whoever makes one holds a lock on it, which the system opens however that process ends. So what belongs to
nobody any more is told from what is being made by no clock and no number of a process, and the next run
removes it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
SCRATCH = "progress-cards"
_UNFINISHED = re.compile(r"\.(.+)\.[0-9a-f]{12}\.part", re.DOTALL)
_held: dict[int, Path] = {}
"""What this process has claimed, by the descriptor that holds the lock."""


@contextlib.contextmanager
def signals_wait() -> Iterator[None]:
    """Nobody ends this process meanwhile, but by force: what is begun here is also noted down."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def claimed(target: Path, *, folder: bool = False, mode: int = 0o777) -> Iterator[Path]:
    """A new file or folder beside ``target``, to be written and moved there; what is not moved is removed."""
    with signals_wait():
        descriptor = _claim(target, folder, mode)
    try:
        yield _held[descriptor]
    finally:
        with signals_wait():
            _drop(descriptor)


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder for passing things, that no other user can look into."""
    sweep_scratch()
    with claimed(Path(tempfile.gettempdir()) / SCRATCH, folder=True, mode=0o700) as path:
        yield path


@contextlib.contextmanager
def own_temporary_files() -> Iterator[None]:
    """Temporary files of libraries, such as those of a search for another, go with this process."""
    before = tempfile.tempdir
    with scratch() as folder:
        tempfile.tempdir = str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before


def sweep_scratch() -> None:
    """Remove such folders of killed processes."""
    sweep(Path(tempfile.gettempdir()), SCRATCH)


def sweep(folder: Path, name: str | None = None) -> None:
    """Remove what killed processes have left in a folder, be it beside anything or beside what is named."""
    with contextlib.suppress(OSError):
        for entry in list(folder.iterdir()):
            found = _UNFINISHED.fullmatch(entry.name)
            if found and name in {None, found.group(1)}:
                _remove_abandoned(entry)


def sweep_below(folder: Path, leave: Path) -> None:
    """The same in every folder below, but in one that others look after."""
    for where, folders, _ in os.walk(folder):
        folders[:] = [one for one in folders if Path(where, one) != leave and not _UNFINISHED.fullmatch(one)]
        sweep(Path(where))


def give_back() -> None:
    """Remove all that this process has claimed: it is about to end."""
    for descriptor in list(_held):
        _drop(descriptor)


def disown() -> None:
    """Let go of what is the parent's, in a child: the lock is to end with the parent."""
    for descriptor in list(_held):
        del _held[descriptor]
        os.close(descriptor)


def locked(descriptor: int, *, wait: bool = False) -> bool:
    """Lock an open file or folder; False where another holds the lock. OSError where there are no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _claim(target: Path, folder: bool, mode: int) -> int:
    while True:
        path = target.with_name(f".{target.name}.{uuid4().hex[:12]}.part")
        try:
            if folder:
                path.mkdir(mode)
                descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            else:
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode & 0o666)
        except FileNotFoundError:
            if path.parent.is_dir():
                continue  # somebody swept it away before it was locked
            raise
        with contextlib.suppress(OSError):  # where there are no locks, nothing is ever swept away
            locked(descriptor, wait=True)
        if _is_at(descriptor, path):
            _held[descriptor] = path
            return descriptor
        os.close(descriptor)


def _drop(descriptor: int) -> None:
    path = _held.pop(descriptor, None)
    if path is None:
        return  # given back already
    if _is_at(descriptor, path):
        _remove(path)
    os.close(descriptor)


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether what is open still stands under its name."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except OSError:
        return False


def _remove_abandoned(path: Path) -> None:
    with contextlib.suppress(OSError):
        found = path.lstat()
        if found.st_uid != os.geteuid() or not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            return
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            if locked(descriptor):
                _remove(path)
        finally:
            os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)

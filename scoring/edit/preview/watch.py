"""What is saved: files are looked at again and again, which takes a few milliseconds and no library.

A look at the few hundred files of 42 countries costs less than waiting for what systems tell of changes, and
is the same on each of them, on shared folders too.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

EVERY = 0.05
"""Seconds between two looks."""
SETTLES = 0.01
"""Seconds after which a file that is being written is looked at once more."""
PATIENCE = 20
"""How often a change that goes on is waited for."""

Stamp = tuple[int, int, int]
Stamps = Mapping[str, Stamp]


def stamps(folders: Iterable[Path]) -> Stamps:
    """Each file below the folders with what a save changes, and each folder, whose name ends with a slash.

    Hidden files and the copies that editors make are left out.
    """
    return {path: stamp for folder in folders for path, stamp in _below(os.fspath(folder))}


def _below(folder: str) -> Iterator[tuple[str, Stamp]]:
    yield f"{folder}/", _stamp(folder)
    try:
        entries = list(os.scandir(folder))
    except OSError:  # it went away meanwhile, or may not be read: whoever reads it says so
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            yield entry.path, _stamp(entry.path)


def _stamp(path: str) -> Stamp:
    try:
        seen = os.stat(path)  # noqa: PTH116 - hundreds of paths many times a second: none is made an object
    except OSError:  # a link to nothing
        return (0, 0, 0)
    return (seen.st_mtime_ns, seen.st_size, seen.st_ino)


def unchanged(known: Stamps) -> bool:
    """Whether all is as it was: what comes or goes changes its folder."""
    return all(_stamp(path) == stamp for path, stamp in known.items())


def changed(old: Stamps, new: Stamps) -> list[str]:
    """The files that came, went or were written, by name."""
    return sorted(path for path in {*old, *new} if old.get(path) != new.get(path) and not path.endswith("/"))


def watch(
    folders: Callable[[], Iterable[Path]],
    known: Stamps,
    tell: Callable[[list[str]], None],
    stop: threading.Event,
) -> None:
    """Tell of what is saved until it is to stop; of a file that is being written when it is whole.

    ``known`` is from before the files were first read, so that no save in between is missed.
    """
    while not stop.wait(EVERY):
        if unchanged(known):
            continue
        seen = stamps(folders())
        for _ in range(PATIENCE):
            stop.wait(SETTLES)
            last, seen = seen, stamps(folders())
            if last == seen:
                break
        files, known = changed(known, seen), seen
        if files:
            tell(files)

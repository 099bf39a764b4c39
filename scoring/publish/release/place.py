"""Where releases stand, and how a whole one takes its place."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from scoring.publish import PublishError
from scoring.publish.claims import claimed, locked, sweep

RELEASES = "releases"
FORMER = "former"
EMBARGOED = "embargoed"
PUBLIC = "public"
PATIENCE = 20
"""Tenths of a second to wait for another that publishes: children of a killed one end soon after it."""
_AWAY = re.compile(r"\.(.+)\.(\d+)\.former")
"""A release that another is about to replace, and its number."""


def release_folder(output: Path, edition: str, framework: str = "", *, embargoed: bool = False) -> Path:
    """The folder of an edition's release; ``framework`` is named where it is not the workspace's default."""
    name = "-".join(filter(None, [edition, framework, EMBARGOED if embargoed else ""]))
    return output / RELEASES / name


@contextlib.contextmanager
def alone(releases: Path) -> Iterator[None]:
    """Nobody else publishes into the folder meanwhile; PublishError where somebody does.

    First what a killed process has left there is put right.
    """
    releases.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(releases, os.O_RDONLY)
    try:
        _take(descriptor, releases)
        _put_right(releases)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def placed(target: Path, number: int | None) -> Iterator[Path]:
    """A new folder to fill, which takes the place of ``target`` only if the block ends well.

    What stood there is kept among the former releases under its ``number``; None keeps nothing. Where
    anything fails, what stood there stands there still.
    """
    with claimed(target, folder=True) as part:
        yield part
        _swap(part, target, number)


def _take(descriptor: int, releases: Path) -> None:
    with contextlib.suppress(OSError):  # on a disk without locks nobody can tell
        for _ in range(PATIENCE):
            if locked(descriptor):
                return
            time.sleep(0.1)
        raise PublishError(
            "busy", f"another cards publish is at work in {releases}", "Wait until it is done, and try again."
        )


def _swap(part: Path, target: Path, number: int | None) -> None:
    if not target.exists():
        part.rename(target)
        return
    away = target.with_name(f".{target.name}.{number or 0}.former")
    target.rename(away)
    try:
        part.rename(target)
    except OSError:
        away.rename(target)
        raise
    _keep(away, target, number or 0)


def _keep(away: Path, target: Path, number: int) -> None:
    """Put a release that another has replaced among the former ones; 0 is the number of those not kept."""
    if not number:
        shutil.rmtree(away, ignore_errors=True)
        return
    kept = former(target, number)
    kept.parent.mkdir(exist_ok=True)
    away.rename(kept)


def _put_right(releases: Path) -> None:
    """End what was under way when a process was killed: the old release comes back or goes to its place."""
    sweep(releases)
    for path in sorted(releases.iterdir()):
        if found := _AWAY.fullmatch(path.name):
            target = releases / found.group(1)
            if target.exists():
                _keep(path, target, int(found.group(2)))
            else:
                path.rename(target)


def former(target: Path, number: int) -> Path:
    """Where a release is kept after another has taken its place."""
    return target.parent / FORMER / f"{target.name}-{number}"

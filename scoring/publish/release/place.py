"""Where releases stand, and how a whole one takes its place."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

RELEASES = "releases"
FORMER = "former"
EMBARGOED = "embargoed"
PUBLIC = "public"


def release_folder(output: Path, edition: str, framework: str = "", *, embargoed: bool = False) -> Path:
    """The folder of an edition's release; ``framework`` is named where it is not the workspace's default."""
    name = "-".join(filter(None, [edition, framework, EMBARGOED if embargoed else ""]))
    return output / RELEASES / name


@contextlib.contextmanager
def placed(target: Path, number: int | None) -> Iterator[Path]:
    """A new folder to fill, which takes the place of ``target`` only if the block ends well.

    What stood there is kept among the former releases under its ``number``; None keeps nothing. Where
    anything fails, what stood there stands there still.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{uuid4().hex[:12]}.part")
    part.mkdir()
    try:
        yield part
        _swap(part, target, number)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _swap(part: Path, target: Path, number: int | None) -> None:
    if not target.exists():
        part.rename(target)
        return
    away = target.with_name(f".{target.name}.{uuid4().hex[:12]}.former")
    if number is not None:
        away = former(target, number)
        away.parent.mkdir(exist_ok=True)
    target.rename(away)
    try:
        part.rename(target)
    except OSError:
        away.rename(target)
        raise
    if number is None:
        shutil.rmtree(away, ignore_errors=True)


def former(target: Path, number: int) -> Path:
    """Where a release is kept after another has taken its place."""
    return target.parent / FORMER / f"{target.name}-{number}"

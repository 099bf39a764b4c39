"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from scoring.publish.claims import claimed, sweep


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write to; it takes the target's place only if the block ends well.

    Who may read and write the old file may do so with the new one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    with claimed(target) as part:
        yield part
        with contextlib.suppress(FileNotFoundError):
            part.chmod(target.stat().st_mode & 0o777)
        _sync(part)
        part.replace(target)
    _sync(target.parent)


def write_bytes(target: Path, data: bytes) -> None:
    with replacing(target) as part:
        part.write_bytes(data)


def write_text(target: Path, text: str) -> None:
    write_bytes(target, text.encode("utf-8"))


def _sync(path: Path) -> None:
    """Have it on the disk, so that a power cut leaves the old file or the new one, never an empty one."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from scoring.publish.claims import claimed, sweep


def leads_out(folder: Path, path: Path) -> bool:
    """Whether what is written to a path would land outside the folder, as a link on the way leads there."""
    return not path.parent.resolve().is_relative_to(folder.resolve())


def links_out(folder: Path) -> Iterator[Path]:
    """The links to folders, at any depth below a folder, that lead out of it."""
    for where, names, _ in os.walk(folder):
        links = (path for name in sorted(names) if (path := Path(where) / name).is_symlink())
        yield from (path for path in links if leads_out(folder, path / "file"))


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

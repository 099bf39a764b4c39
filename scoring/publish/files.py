"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

ABANDONED = 3600
"""Seconds after which an unfinished file beside a target belongs to nobody: no rendering takes that long."""


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
    """A path beside ``target`` to write to; it takes the target's place only if the block ends well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    part = target.with_name(f".{target.name}.{uuid4().hex[:12]}.part")
    try:
        yield part
        _sync(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
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


def _sweep(target: Path) -> None:
    """Remove what a killed process has left beside the target."""
    for part in target.parent.glob(f".{_literal(target.name)}.*.part"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > ABANDONED:
                part.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)

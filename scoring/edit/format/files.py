"""Putting files of a workspace into the house's order, each whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scoring.edit.format.text import UnlikeError, formatted
from scoring.edit.kinds import schema_of
from scoring.problems import Problems
from scoring.read.files import Reader

FOLDERS = ("indicators", "countries", "templates")


@dataclass
class Outcome:
    """The names of the files looked at, of those that are or would be changed, and of those left alone."""

    seen: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unlike: list[str] = field(default_factory=list)


def format_files(reader: Reader, paths: Iterable[Path], write: bool) -> Outcome:
    """Format files, and those in folders; what keeps one from being read goes to the reader's problems."""
    outcome = Outcome()
    for path in sorted({file for chosen in paths for file in _yaml(reader, chosen)}):
        file = reader.text(path)
        if file is None:
            continue
        outcome.seen.append(file.name)
        problems = Problems()
        try:
            text = formatted(file, schema_of(file.name, file.text), problems)
        except UnlikeError:
            outcome.unlike.append(file.name)
            continue
        finally:
            reader.problems.found += problems.found
        if text is not None and text.encode() != path.read_bytes():
            outcome.changed.append(file.name)
            if write:
                replace(path, text)
    return outcome


def _yaml(reader: Reader, path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from (child for child in reader.files(path) if child.suffix == ".yaml")
    for folder in reader.folders(path):
        yield from _yaml(reader, folder)


def replace(path: Path, text: str) -> None:
    """Put a text in the place of a file's: whoever reads it meanwhile sees the old or the new one, whole."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(target.stat().st_mode & 0o777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

"""Putting files of a workspace into the house's order, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scoring.edit.format.text import UnlikeError, formatted
from scoring.edit.kinds import led, schema_of
from scoring.problems import Place, Problems
from scoring.publish.files import write_text
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
        text = text and led(file.name, text)
        if text is not None and text.encode() != path.read_bytes():
            if write and not _written(reader, path, text):
                continue
            outcome.changed.append(file.name)
    return outcome


def _yaml(reader: Reader, path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from (child for child in reader.files(path) if child.suffix == ".yaml")
    for folder in reader.folders(path):
        yield from _yaml(reader, folder)


def _written(reader: Reader, path: Path, text: str) -> bool:
    try:
        write_text(path.resolve(), text)
    except OSError as error:
        said = f"the file cannot be written: {(error.strerror or str(error)).lower()}"
        reader.problems.add("file.unreadable", Place(reader.name(path)), "", said)
        return False
    return True

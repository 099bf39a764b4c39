"""What was made before and need not be made again: known by everything that decided its bytes.

A record stands in the folder of all that is made, one file for each product and one for each whole build.
It says what the files were made of and what they hold, and is believed only where both are still so: a file
that was deleted or altered is made again, whoever did it, also another build at the same time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from scoring.publish.files import write_text

FOLDER = ".made"


@dataclass(frozen=True)
class Record:
    """The digest ``of`` what decided the files, and SHA-256 of the files and of what was ``read`` meanwhile.

    The paths of files are below the folder of all that is made; those read are relative to it.
    """

    of: str
    files: Mapping[str, str]
    said: str = ""
    read: Mapping[str, str] = field(default_factory=dict)


class Kept:
    """The records in a folder of all that is made."""

    def __init__(self, output: Path) -> None:
        self.output = output

    def name(self, path: Path) -> str:
        """The path as records have it."""
        return Path(os.path.relpath(path, self.output)).as_posix()

    def recall(self, name: str, of: str) -> Record | None:
        """What stands under a name, if it was made of the same and nothing of it has changed since."""
        record = self._load(name)
        return self.standing(name) if record is not None and record.of == of else None

    def standing(self, name: str) -> Record | None:
        """What stands under a name, whatever it was made of, if nothing of it has changed since."""
        record = self._load(name)
        if record is None:
            return None
        for path, digest in (*record.read.items(), *record.files.items()):
            if file_digest(self.output / path) != digest:
                return None
        return record

    def remember(self, name: str, record: Record) -> None:
        whole = {"of": record.of, "said": record.said, "files": dict(record.files), "read": dict(record.read)}
        write_text(self._place(name), json.dumps(whole, ensure_ascii=False, indent=0, sort_keys=True) + "\n")

    def remove_others(self, name: str, files: Iterable[str]) -> list[str]:
        """Remove what stood under a name and is not among the files any more; what somebody changed stays."""
        record, now, removed = self._load(name), set(files), []
        for path, digest in sorted(record.files.items()) if record else ():
            target = self.output / path
            if path not in now and file_digest(target) == digest:
                target.unlink()
                removed.append(path)
                _remove_empty(target.parent, self.output)
        return removed

    def _place(self, name: str) -> Path:
        return self.output / FOLDER / f"{digest_of(name)[:32]}.json"

    def _load(self, name: str) -> Record | None:
        """What is recorded; None also where it is damaged: it then is made again."""
        try:
            found = json.loads(self._place(name).read_text("utf-8"))
            record = Record(found["of"], dict(found["files"]), found["said"], dict(found["read"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        inside = all(isinstance(path, str) and is_below(path) for path in record.files)
        return record if inside and isinstance(record.said, str) else None


def digest_of(*parts: str) -> str:
    """SHA-256 of some texts, each told from the next."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file; empty where it cannot be read, or is a pipe or a device that never ends."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


@lru_cache(maxsize=1)
def engine() -> str:
    """A digest of this program and of every library that stands beside it."""
    return digest_of(*(text for part in engine_parts().values() for text in part))


def engine_parts() -> dict[str, tuple[str, ...]]:
    """What the engine's digest is of, under the names by which messages call it."""
    from scoring.publish.versions import code, native_libraries

    beside = {
        path.name for folder in _library_folders() for path in folder.iterdir() if path.suffix == ".dist-info"
    }
    return {
        "files of the program": code(),
        "Python's libraries": tuple(sorted(beside)),
        "libraries of the system": (
            *(platform.python_version(), platform.machine(), platform.system()),
            *(f"{name} {version}" for name, version in native_libraries().items()),
        ),
    }


def _library_folders() -> set[Path]:
    import sysconfig

    return {Path(found) for name in ("purelib", "platlib") if (found := sysconfig.get_path(name))}


def is_below(path: str) -> bool:
    """Whether a path, as records have it, leads to nothing above the folder of all that is made."""
    parts = Path(path).parts
    return bool(parts) and not Path(path).is_absolute() and ".." not in parts


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove folders that hold nothing any more, up to the topmost."""
    with contextlib.suppress(OSError):
        while folder != top and folder.is_relative_to(top):
            folder.rmdir()
            folder = folder.parent

"""A whole build: nothing at all is read or made where nothing has changed since the last one like it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from scoring.publish.claims import sweep_below, sweep_scratch
from scoring.publish.kept import Kept, Record, digest_of, engine, file_digest
from scoring.publish.release.place import RELEASES

INPUTS = ("indicators", "countries", "templates")


class Build:
    """What is asked for of a workspace, to be made into a folder; builds that ask for the same are alike."""

    def __init__(self, output: Path, workspace: Path, asked: Sequence[str]) -> None:
        sweep_scratch()
        sweep_below(output, leave=output / RELEASES)
        self.kept = Kept(output)
        self._root = workspace
        self._seen = _signs(workspace)
        self._name = f"build {digest_of(os.path.relpath(workspace, output), *asked)}"
        self._inputs = digest_of(engine(), inputs(workspace))

    def unchanged(self) -> int:
        """How many files there are, if the last such build would come out the same; else 0.

        Files that others have put there or taken away count too: the site links to what is there.
        """
        record = self.kept.recall(self._name, self._inputs)
        return len(record.files) if record and record.said == self._names() else 0

    def moved(self) -> list[Path]:
        """Input files that changed, came or went since this was begun, even if they hold the same again."""
        now = _signs(self._root)
        return sorted(path for path in {*now, *self._seen} if now.get(path) != self._seen.get(path))

    def finish(self, files: Mapping[Path, str]) -> list[Path]:
        """Record what was made, and remove what the last such build made and this one did not."""
        below = {self.kept.name(path): digest for path, digest in files.items()}
        removed = self.kept.remove_others(self._name, below)
        self.kept.remember(self._name, Record(self._inputs, below, self._names()))
        return [self.kept.output / path for path in removed]

    def _names(self) -> str:
        """A digest of the names of all that is there, but what begins with a dot."""
        names = sorted(self.kept.name(path) for path in walk(self.kept.output))
        return sha256("\n".join(names).encode("utf-8", "surrogateescape")).hexdigest()


def inputs(root: Path) -> str:
    """A digest of every file of a workspace from which anything could be made; of names nothing is."""
    parts = []
    for folder, path in _input_files(root):
        parts += [os.path.relpath(path, folder), file_digest(path)]
    return digest_of(*parts)


def _input_files(root: Path) -> Iterator[tuple[Path, Path]]:
    """Each file with the folder among the inputs that it is in."""
    from scoring.read.reviews import PRIVATE
    from scoring.read.workspace import folder_of, templates_of

    for folder in dict.fromkeys([*(folder_of(root, name) for name in INPUTS), templates_of(root)]):
        yield from ((folder, path) for path in walk(folder) if not path.name.endswith(PRIVATE))


def _signs(root: Path) -> Mapping[Path, tuple[int, ...]]:
    """By what the system shows that a file was written to. A time of change that goes back shows it too."""
    found = {}
    for _, path in _input_files(root):
        with contextlib.suppress(OSError):
            said = path.stat()
            found[path] = (said.st_ino, said.st_size, said.st_mtime_ns, said.st_ctime_ns)
    return found


def walk(folder: Path) -> list[Path]:
    """All files below a folder but hidden ones, through links too, as far as a path does not turn back."""
    found, seen = [], set()
    for where, folders, files in os.walk(folder, followlinks=True):
        real = os.path.realpath(where)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(where, name) for name in sorted(files) if not name.startswith(".")]
    return found

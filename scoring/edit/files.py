"""Writing what was made: all of it or nothing, and never over what is there."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path


class TakenError(Exception):
    """Something stands where a file or folder is to be written; ``path`` is as seen from the workspace."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class OutsideError(Exception):
    """The folder to write into is a link that leads out of the workspace."""


def write_folder(root: Path, folder: str, files: Mapping[str, str]) -> None:
    """Write a new folder; ``files`` are all below it, named from the workspace.

    TakenError where something stands there, OutsideError for a link, OSError where it cannot be written.
    """
    target = root / folder
    _free(root, [folder])
    with tempfile.TemporaryDirectory(prefix=".new-", dir=_parent(root, target)) as waiting:
        made = Path(waiting) / target.name
        for name, text in files.items():
            path = made / Path(name).relative_to(folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        _free(root, [folder])
        made.rename(target)


def add_files(root: Path, folder: str, files: Mapping[str, str]) -> None:
    """Write files into a folder that is there already; raises what ``write_folder`` raises."""
    _free(root, files)
    done: list[Path] = []
    with tempfile.TemporaryDirectory(prefix=".new-", dir=_parent(root, root / folder / "file")) as waiting:
        for name, text in files.items():
            (Path(waiting) / Path(name).name).write_text(text, encoding="utf-8", newline="\n")
        try:
            for name in files:
                _free(root, [name])
                (Path(waiting) / Path(name).name).rename(root / name)
                done.append(root / name)
        except (OSError, TakenError):
            for path in done:
                path.unlink()
            raise


def _free(root: Path, names: Mapping[str, str] | list[str]) -> None:
    for name in names:
        if (root / name).exists() or (root / name).is_symlink():
            raise TakenError(name)


def _parent(root: Path, target: Path) -> Path:
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise OutsideError(str(target.parent.relative_to(root)))
    return target.parent

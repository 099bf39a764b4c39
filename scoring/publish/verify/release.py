"""A release held against its own manifest, and the manifest against its signature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scoring.publish.input_files import file_digest
from scoring.publish.release.archive import NAME as ARCHIVE
from scoring.publish.release.manifest import MOST_BYTES
from scoring.publish.release.manifest import NAME as MANIFEST
from scoring.publish.release.place import PUBLIC
from scoring.publish.release.sign import ENDING
from scoring.publish.verify import NotOursError
from scoring.publish.verify.manifest import json_object, named, only_sha256
from scoring.publish.verify.signature import Signature, signature

SIGNED = f"{MANIFEST}{ENDING}"
"""Manifest and signature stand in the folder of outputs once more, for readers of the site."""


@dataclass(frozen=True)
class Release:
    """What was found of a release: which outputs are the ``same``, ``changed``, ``missing`` or ``added``.

    ``archive`` says whether its inputs are those of the manifest, ``repeated`` whether the manifest that
    stands among the outputs is the same one.
    """

    outputs: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    archive: bool
    repeated: bool
    signature: Signature

    @property
    def whole(self) -> bool:
        """Whether every file is as the manifest says."""
        return self.archive and self.repeated and not (self.changed or self.missing or self.added)


def release_outputs(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of each output as the manifest has it; NotOursError where there is no such manifest."""
    return _digests(_manifest(folder), "outputs")


def checked_release(folder: Path, signers: Path | None) -> Release:
    """A release's folder; NotOursError where its manifest cannot be read.

    No path is followed because the manifest names it: what is there is listed and compared.
    """
    whole = _manifest(folder)
    claimed, here = _digests(whole, "outputs"), _outputs(folder / PUBLIC)
    inputs = whole.get("inputs")
    archive = inputs.get("sha256") if isinstance(inputs, dict) else None
    return Release(
        outputs=len(claimed),
        changed=tuple(sorted(name for name in claimed.keys() & here if claimed[name] != here[name])),
        missing=tuple(sorted(claimed.keys() - here)),
        added=tuple(sorted(here.keys() - claimed)),
        archive=_plain_file(folder / ARCHIVE) and file_digest(folder / ARCHIVE) == archive,
        repeated=all(_repeated(folder / name, folder / PUBLIC / name) for name in (MANIFEST, SIGNED)),
        signature=signature(folder / MANIFEST, folder / SIGNED, signers),
    )


def _manifest(folder: Path) -> Mapping[str, object]:
    path = folder / MANIFEST
    if not _plain_file(path):
        raise NotOursError("release", f"there is no {MANIFEST} in it: it is no release")
    if path.stat().st_size > MOST_BYTES:
        raise NotOursError("release", f"its {MANIFEST} is larger than any of ours")
    return json_object(path.read_bytes(), MANIFEST)


def _digests(whole: Mapping[str, object], name: str) -> Mapping[str, str]:
    found = named(whole, name, MANIFEST)
    only_sha256(found, MANIFEST)
    return found


def _outputs(folder: Path) -> Mapping[str, str]:
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    return {name: file_digest(path) for name, path in found.items() if name not in {MANIFEST, SIGNED}}


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder; links are none, so that nothing outside is taken for an output."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif _plain_file(path):
            yield path


def _plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _repeated(one: Path, other: Path) -> bool:
    """Whether two files are the same, or none of them is there."""
    there = _plain_file(one), _plain_file(other)
    return there[0] == there[1] and (not all(there) or file_digest(one) == file_digest(other))

"""What a release says of itself: what it is, which inputs and outputs it has, and what made it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from scoring.publish import PublishError
from scoring.publish.release import archive
from scoring.publish.versions import engine, native_libraries, python_libraries
from scoring.read.reviews import FOLDER as REVIEWS

NAME = "manifest.json"
SCHEMA = 1
MOST_BYTES = 64 * 2**20


@dataclass(frozen=True)
class Release:
    """What is published: an edition under a framework, ``countries`` with a card, ``withdrawn`` without.

    ``number`` counts the releases of the edition from 1; ``corrects`` is the SHA-256 of the manifest of
    the one before, empty for the first. ``embargo`` is None where it may be published at once.
    """

    framework: str
    edition: str
    countries: tuple[str, ...]
    withdrawn: tuple[str, ...]
    languages: tuple[str, ...]
    paper: str
    embargo: datetime | None = None
    number: int = 1
    corrects: str = ""


def manifest(release: Release, inputs: Mapping[str, bytes], packed: bytes) -> dict[str, Any]:
    """Everything but the outputs; nothing in it depends on the time of day or on the machine's user."""
    return {
        "schema": SCHEMA,
        "framework": release.framework,
        "edition": release.edition,
        "release": release.number,
        "corrects": release.corrects or None,
        "embargo": release.embargo.isoformat() if release.embargo else None,
        "countries": list(release.countries),
        "withdrawn": list(release.withdrawn),
        "languages": list(release.languages),
        "paper": release.paper,
        "engine": dict(engine()),
        "libraries": dict(python_libraries()),
        "native": dict(native_libraries()),
        "inputs": {"archive": archive.NAME, "sha256": digest(packed), "files": input_digests(inputs)},
    }


def input_digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each file; of a folder of reviews one alone, since a reviewer's id may be known."""
    found: dict[str, str] = {}
    reviews: dict[str, list[str]] = {}
    for name in sorted(files):
        path = PurePosixPath(name)
        if path.parent.name == REVIEWS:
            reviews.setdefault(path.parent.as_posix(), []).append(f"{path.name} {digest(files[name])}\n")
        else:
            found[name] = digest(files[name])
    return found | {folder: digest("".join(lines).encode()) for folder, lines in reviews.items()}


def output_digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file below a folder, by its path there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest(path.read_bytes()) for path in paths}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def as_bytes(value: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a release's folder; PublishError where it is none of ours."""
    path = folder / NAME
    hint = "Restore the release's folder from where you keep it, or move it away."
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        value = json.loads(content.decode("utf-8"))
    except OSError as error:
        said = f"{path} cannot be read: {(error.strerror or 'no reason is given').lower()}"
        raise PublishError("manifest", said, hint) from error
    except (ValueError, RecursionError) as error:
        raise PublishError("manifest", f"{path} is no manifest of a release", hint) from error
    inputs = value.get("inputs") if isinstance(value, dict) else None
    if not isinstance(inputs, dict) or not isinstance(inputs.get("files"), dict):
        raise PublishError("manifest", f"{path} is no manifest of a release", hint)
    return dict(value)


MATTERING = (
    *("framework", "edition", "countries", "withdrawn", "languages", "paper"),
    *("engine", "libraries", "native"),
)
"""What makes a release another one, beside its inputs."""


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """In what a release differs from one that stands: options and libraries by name, files by path."""
    found = [f"{name} is another" for name in MATTERING if old.get(name) != new.get(name)]
    before, after = old["inputs"]["files"], new["inputs"]["files"]
    for name in sorted({*before, *after}):
        if name not in before:
            found.append(f"{name} is new")
        elif name not in after:
            found.append(f"{name} is gone")
        elif before[name] != after[name]:
            found.append(f"{name} has changed")
    return found


def former_of(folder: Path) -> tuple[int, str]:
    """The number of a release that stands, and the SHA-256 of its manifest."""
    number = read_manifest(folder).get("release")
    return number if isinstance(number, int) else 1, digest((folder / NAME).read_bytes())

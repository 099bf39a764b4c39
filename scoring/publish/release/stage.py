"""The inputs of a release as a workspace of their own, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scoring.check import check
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.problems import Problem, Problems, Severity
from scoring.publish import PublishError
from scoring.publish.release import archive
from scoring.publish.release.manifest import digest, read_manifest
from scoring.read.languages import Part, Translation
from scoring.read.workspace import TRANSLATIONS, Loaded, load

WIDER = frozenset({"source.unused"})
"""What is looked for in the whole workspace: what a release leaves out may be all that uses a source."""


def staged(files: Mapping[str, bytes], folder: Path) -> tuple[Loaded, Problems]:
    """The workspace that files make in an empty folder, and what checks say of it."""
    archive.write_out(files, folder)
    loaded = load(folder)
    return loaded, check(loaded)


def said_of(inputs: Iterable[str], own: Iterable[Problem], whole: Iterable[Problem]) -> Iterator[Problem]:
    """What checks say of a release: of its inputs alone, and of some things in the whole workspace."""
    names = frozenset(inputs)
    yield from (one for one in own if one.code not in WIDER)
    yield from (one for one in whole if one.code in WIDER and one.place.file in names)


def former(folder: Path, empty: Path) -> Workspace:
    """What a release was made from, unpacked; PublishError where that is not what its manifest says."""
    path, manifest = folder / archive.NAME, read_manifest(folder)
    hint = "Restore the release's folder from where you keep it."
    try:
        same = digest(path.read_bytes()) == manifest["inputs"].get("sha256")
    except OSError as error:
        why = (error.strerror or "no reason is given").lower()
        raise PublishError("archive", f"{path} cannot be read: {why}", hint) from error
    if not same:
        said = f"{path} is not the archive that the release was made from"
        raise PublishError("archive", said, hint)
    loaded = load(archive.unpacked(path, empty))
    if any(problem.severity is Severity.ERROR for problem in loaded.problems):
        said = f"{path} cannot be read by this version of the program"
        raise PublishError("archive", said, "Correct the release with the version that made it.")
    return loaded.workspace


def parts_of(found: Translation, workspace: Workspace, framework: Framework) -> Iterator[Part]:
    """The files of translations of what a release prints: of no other framework, nor of a silent country."""
    frameworks = frozenset(workspace.frameworks) - {framework.id, framework.replaces}
    written = {key[0] for key in (*workspace.editions, *workspace.corrections)}
    silent = frozenset(workspace.countries) - written
    for part in found.parts:
        names = part.path.parts[: -len((TRANSLATIONS, part.path.name))]
        if names[-1] not in frameworks and not silent & set(names[-2:]):
            yield part

"""Which files of a workspace a release is made from: those, and no others, go into its inputs.zip."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.read.reviews import PRIVATE
from scoring.read.workspace import COUNTRY_ID, EDITION_ID, folder_of

LEFT_OUT = frozenset({"README.md", "__pycache__"})
PUBLISHED = "published"


def release_files(
    workspace: Workspace, framework: Framework, edition: str, countries: Collection[str] = ()
) -> Mapping[str, bytes]:
    """The content of each file by its path in the workspace.

    Later editions, other frameworks' evidence and, where ``countries`` are named, that of all others are
    left out, as if they had not been written: what is published can rest on none of them. Names of
    reviewers are never among them, nor is a file that a link leads to out of the workspace.
    """
    chosen = frozenset(countries) or None
    indicators = folder_of(workspace.root, "indicators")
    found: dict[str, Path] = {}
    for name, folder in (
        ("templates", workspace.templates),
        ("templates", workspace.campaign.folder),
        ("indicators", indicators),
    ):
        if folder != Path():
            found |= {f"{name}/{path.relative_to(folder).as_posix()}": path for path in _below(folder)}
    root = workspace.root / "countries"
    for path in _countries(workspace, root, framework, edition, chosen):
        found[f"countries/{path.relative_to(root).as_posix()}"] = path
    return {name: found[name].read_bytes() for name in sorted(found)}


def _countries(
    workspace: Workspace, root: Path, framework: Framework, edition: str, chosen: Collection[str] | None
) -> Iterator[Path]:
    for child in _children(root):
        if child.is_file():
            yield child
        elif child.name == PUBLISHED:
            yield from (path for path in _below(child) if path.stem <= edition)
        elif not COUNTRY_ID.fullmatch(child.name):
            yield from _below(child)
        else:
            written = chosen is None or child.name in chosen
            yield from _country(workspace, child, framework, edition if written else "")


def _country(workspace: Workspace, folder: Path, framework: Framework, edition: str) -> Iterator[Path]:
    others = frozenset(workspace.frameworks) - {framework.id, framework.replaces}
    for child in _children(folder):
        if not EDITION_ID.fullmatch(child.name):
            yield from [child] if child.is_file() else _below(child)
        elif child.name <= edition:
            written = [path for path in _below(child) if not (path.parent == child and path.stem in others)]
            if any(path.parent == child and path.stem in workspace.frameworks for path in written):
                yield from written


def _below(folder: Path) -> Iterator[Path]:
    for child in _children(folder):
        if child.is_dir():
            yield from _below(child)
        else:
            yield child


def _children(folder: Path) -> list[Path]:
    """What stands in a folder, by name, without hidden and private files, and links that lead out of it."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.name[0] != "."
        and path.name not in LEFT_OUT
        and not path.name.endswith(PRIVATE)
        and (path.is_dir() or path.is_file())
        and (not path.is_symlink() or path.resolve().is_relative_to(folder.resolve()))
    )

"""A release, made in a folder of its own: first its inputs, then everything from these and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scoring.model.workspace import Workspace
from scoring.publish import PublishError, sbom
from scoring.publish.files import write_bytes, write_text
from scoring.publish.kinds import KINDS, Card, Order
from scoring.publish.products import make_all
from scoring.publish.release import archive
from scoring.publish.release.manifest import NAME, Release, as_bytes, manifest, output_digests
from scoring.publish.release.place import PUBLIC
from scoring.publish.release.sign import ENDING, Key, sign
from scoring.read.languages import Translation

PUBLISHED: tuple[str, ...] = ("booklet", "summary", "overview", "site", "data", "pictures")
"""What a release holds: neither the briefing, which is the spokesperson's, nor the texts for comments."""


@dataclass(frozen=True)
class Staged:
    """A release to be made: ``inputs`` are all files it is made from, ``workspace`` is what they hold."""

    release: Release
    workspace: Workspace
    translations: tuple[Translation, ...]
    inputs: Mapping[str, bytes]

    def order(self, output: Path) -> Order:
        """What is to be made, with the embargo at the head of every page."""
        space = replace(self.workspace, embargo=self.release.embargo)
        framework = space.frameworks[self.release.framework]
        spoken = {
            one.language.code: replace(one.workspace, embargo=self.release.embargo)
            for one in self.translations
        }
        return Order(
            space,
            tuple(Card(framework, self.release.edition, code) for code in self.release.countries),
            tuple(one.language for one in self.translations),
            output,
            self.release.paper,
            spoken,
            PUBLISHED,
            tuple(Card(framework, self.release.edition, code) for code in self.release.withdrawn),
        )

    def manifest(self) -> dict[str, Any]:
        return manifest(self.release, self.inputs, archive.pack(self.inputs))


def make(staged: Staged, folder: Path, key: Key | None, tell: Callable[[str], None]) -> None:
    """Fill an empty folder with the whole release; PublishError where any part of it cannot be made.

    ``tell`` is called with the name of each thing that is done.
    """
    public = folder / PUBLIC
    order = staged.order(public)
    order.get_ready()
    for product, made in make_all([one for name in PUBLISHED for one in KINDS[name](order)]):
        if isinstance(made, PublishError):
            raise made
        tell(product.name)
    write_bytes(public / sbom.NAME, sbom.sbom(order.workspace.templates))
    if staged.release.embargo:
        write_text(folder / "EMBARGO.txt", _embargo(staged.release))
    write_bytes(folder / archive.NAME, archive.pack(staged.inputs))
    whole = staged.manifest() | {"outputs": output_digests(public)}
    for place in (folder, public):
        write_bytes(place / NAME, as_bytes(whole))
    if key:
        _sign(folder, key)


def _embargo(release: Release) -> str:
    moment = release.embargo.isoformat() if release.embargo else ""
    return (
        f"Embargoed until {moment}.\n\n"
        "Nothing in this folder may be published before. Every page says so, and manifest.json as well;\n"
        "no file can keep anybody from opening it. After that moment run cards publish again without\n"
        "--embargo: its release has no such words, and is the one to put on the web.\n"
    )


def sign_again(folder: Path, key: Key) -> bool:
    """Sign a release that stands and has no signature; whether that was done."""
    if (folder / f"{NAME}{ENDING}").exists():
        return False
    _sign(folder, key)
    return True


def _sign(folder: Path, key: Key) -> None:
    signature = sign(folder / NAME, key)
    for place in (folder / PUBLIC, folder):  # in this order: where the second is missing, it is signed again
        write_bytes(place / f"{NAME}{ENDING}", signature)

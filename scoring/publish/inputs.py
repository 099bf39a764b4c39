"""What a document is made from: which files, which evidence, which engine. It is carried in every PDF.

The files of a card are those of its framework and its country, and what ranks it: the evidence of all others.
Those of an overview are the files of all countries, whose evidence digests it prints.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from scoring.model.dates import PartialDate
from scoring.model.workspace import Workspace
from scoring.publish.versions import engine, native_libraries, python_libraries
from scoring.read.campaign import FILE as CAMPAIGN
from scoring.read.languages import SOURCE
from scoring.read.workspace import COUNTRY_ID, EDITION_ID, folder_of
from scoring.read.workspace import TRANSLATIONS as FOLDER
from scoring.review.digest import canonical, evidence_digest

NAME = "inputs.json"
SCHEMA = 1
ALL = "all"
"""Stands for the country where a document is about all of them."""
_FONTS = frozenset({".otf", ".ttf"})
_NOT_PRINTED = frozenset({"site", "scripts", "README.md"})
_REVIEWS = "reviews"
_OWN = frozenset({"calls", "reply", "texts"})
"""What only a country's own card prints."""


@dataclass(frozen=True)
class Document:
    """Which document it is: enough to make it again. ``country`` is None where it is about all."""

    kind: str
    framework: str
    edition: str
    country: str | None
    language: str
    paper: str

    def __str__(self) -> str:
        about = (self.kind, self.country or "", self.edition, self.framework, self.language, self.paper)
        return " ".join(part for part in about if part)


@dataclass(frozen=True)
class Inputs:
    """The manifest as a file, and the day of the evidence, which is the only date that it has."""

    content: bytes
    day: date


def inputs_of(workspace: Workspace, document: Document) -> Callable[[], Inputs]:
    """What gives a document's manifest; files are looked at now, so that many documents read them once."""
    digests, fonts = input_digests(workspace, document), fonts_digest(workspace)

    def inputs() -> Inputs:
        content = manifest_bytes(_manifest(workspace, document, digests, fonts))
        return Inputs(content, as_of(workspace, document))

    return inputs


def input_manifest(workspace: Workspace, document: Document) -> Mapping[str, object]:
    """Everything that the document is made from, as values that JSON has."""
    return _manifest(workspace, document, input_digests(workspace, document), fonts_digest(workspace))


def _manifest(
    workspace: Workspace, document: Document, digests: Mapping[str, str], fonts: str
) -> Mapping[str, object]:
    return {
        "schema": SCHEMA,
        "kind": document.kind,
        "framework": document.framework,
        "edition": document.edition,
        "country": document.country or ALL,
        "as-of": as_of(workspace, document).isoformat(),
        "language": document.language,
        "paper": document.paper,
        "evidence": document_digest(workspace, document),
        "engine": dict(engine()),
        "libraries": dict(python_libraries()),
        "native": dict(native_libraries()),
        "fonts": fonts,
        "files": dict(digests),
    }


def manifest_bytes(manifest: Mapping[str, object]) -> bytes:
    """JSON to be read by people as well; the same manifest gives the same bytes."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def as_of(workspace: Workspace, document: Document) -> date:
    """The as-of day of the country's evidence; of all countries the last day that the edition names."""
    if document.country is None:
        return PartialDate.parse(document.edition).last
    return workspace.editions[document.country, document.edition, document.framework].as_of


def document_digest(workspace: Workspace, document: Document) -> str:
    """The evidence digest as the card prints it; of all countries the SHA-256 of their digests by country."""
    if document.country is not None:
        edition = workspace.editions[document.country, document.edition, document.framework]
        return evidence_digest(workspace, edition)
    found = {
        f"{edition.country} {edition.id}": evidence_digest(workspace, edition)
        for edition in workspace.editions.values()
        if edition.framework == document.framework and edition.id <= document.edition
    }
    return hashlib.sha256(canonical(found)).hexdigest()


def input_digests(workspace: Workspace, document: Document) -> Mapping[str, str]:
    """The SHA-256 of each file by its path in the workspace; of a folder of reviews one of all of it.

    Reviews are told apart by nobody outside: the name of a file there may lead to a person.
    """
    return {
        name: _folder_digest(path) if path.is_dir() else file_digest(path)
        for name, path in sorted(input_files(workspace, document).items())
    }


def input_files(workspace: Workspace, document: Document) -> Mapping[str, Path]:
    """The files and folders of reviews that a document is made from, by their path in the workspace."""
    indicators, countries = folder_of(workspace.root, "indicators"), workspace.root / "countries"
    found: dict[str, Path] = {}
    for name, folder, paths in (
        ("indicators", indicators, _framework(indicators, document)),
        ("countries", countries, _countries(workspace, countries, document)),
        ("templates", workspace.templates, _templates(workspace.templates, document)),
        ("templates", workspace.campaign.folder, _campaign(workspace)),
    ):
        for path in paths:
            found[f"{name}/{path.relative_to(folder).as_posix()}"] = path
    return found


def _framework(folder: Path, document: Document) -> Iterator[Path]:
    yield from _yaml(folder)
    yield from _spoken(folder, document)
    yield from (path for path in _below(folder / document.framework) if path.suffix == ".yaml")
    yield from _spoken(folder / document.framework, document)


def _countries(workspace: Workspace, folder: Path, document: Document) -> Iterator[Path]:
    yield from _yaml(folder)
    yield from _spoken(folder, document)
    yield from (path for path in _yaml(folder / "published") if path.stem <= document.edition)
    for country in _folders(folder):
        if not COUNTRY_ID.fullmatch(country.name):
            continue
        own = document.country in {None, country.name}
        yield from (path for path in _yaml(country) if own or path.name == "country.yaml")
        if own:
            yield from _spoken(country, document)
        for edition in _folders(country):
            if EDITION_ID.fullmatch(edition.name) and edition.name <= document.edition:
                yield from _edition(workspace, edition, document, own)


def _edition(workspace: Workspace, folder: Path, document: Document, own: bool) -> Iterator[Path]:
    """Of others their evidence, and whether it still stands; of the country itself also what is printed."""
    others = workspace.frameworks.keys() - {document.framework}
    for path in _yaml(folder):
        if path.stem not in others and (own or path.stem not in _OWN):
            yield path
    if own:
        yield from _spoken(folder, document)
    reviews = folder / _REVIEWS
    if own and reviews.is_dir():
        yield reviews


def _templates(folder: Path, document: Document) -> Iterator[Path]:
    """What pages may be made of; fonts have a digest of their own."""
    for path in _below(folder):
        parts = path.parts[len(folder.parts) :]
        spoken = FOLDER not in parts[:-1] or path.stem == document.language
        if spoken and path.suffix.lower() not in _FONTS and not _NOT_PRINTED & set(parts):
            yield path


def _campaign(workspace: Workspace) -> Iterator[Path]:
    campaign = workspace.campaign
    files = [CAMPAIGN, *([campaign.logo.file] if campaign.logo else [])]
    files += [file for face in campaign.fonts.values() for file in face.values()]
    if campaign.folder != Path():
        yield from (path for file in files if (path := campaign.folder / file).is_file())


def fonts_digest(workspace: Workspace) -> str:
    """One SHA-256 over the fonts that come with the templates, by name."""
    paths = [path for path in _below(workspace.templates) if path.suffix.lower() in _FONTS]
    return _digest_of(workspace.templates, paths)


def _folder_digest(folder: Path) -> str:
    return _digest_of(folder, _below(folder))


def _digest_of(folder: Path, paths: Iterator[Path] | list[Path]) -> str:
    lines = (f"{path.relative_to(folder).as_posix()} {file_digest(path)}\n" for path in sorted(paths))
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def file_digest(path: Path) -> str:
    """The file's SHA-256 in hexadecimal; a file is read again only where it was written to."""
    state = path.stat()
    return _read_digest(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=20_000)
def _read_digest(path: Path, _written: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _spoken(folder: Path, document: Document) -> Iterator[Path]:
    """The folder's own translations, where the document is in another language."""
    if document.language != SOURCE:
        here = folder / FOLDER
        yield from (path for end in ("po", "yaml") if (path := here / f"{document.language}.{end}").is_file())


def _yaml(folder: Path) -> list[Path]:
    return [path for path in _children(folder) if path.suffix == ".yaml" and path.is_file()]


def _folders(folder: Path) -> list[Path]:
    return [path for path in _children(folder) if path.is_dir()]


def _children(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name[0] != ".") if folder.is_dir() else []


def _below(folder: Path) -> Iterator[Path]:
    """All files in a folder and in those below it, hidden ones left out."""
    for path in _children(folder):
        if path.is_dir():
            yield from _below(path)
        elif path.is_file():
            yield path

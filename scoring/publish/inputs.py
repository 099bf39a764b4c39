"""What a document is made from: which files, which evidence, which engine. It is carried in every PDF.

Files are told one by one (:mod:`scoring.publish.input_files`). What ranks a card among the other countries
enters by one digest, so that another wording there leaves the card as it is.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scoring.model.dates import PartialDate
from scoring.model.evidence import Finding, Reference
from scoring.model.kept import kept
from scoring.model.workspace import Workspace
from scoring.publish.input_files import Document, input_digests
from scoring.publish.versions import engine, native_libraries, python_libraries
from scoring.review.digest import canonical, evidence_digest

NAME = "inputs.json"
SCHEMA = 1
ALL = "all"
"""Stands for the country where a document is about all of them."""
_FONTS = (".otf", ".ttf")


@dataclass(frozen=True)
class Inputs:
    """The manifest as far as it is known before the pages are printed, and the day of the evidence.

    ``folders`` are those of the templates: what the pages load from there becomes known in printing.
    """

    manifest: Mapping[str, object]
    day: date
    folders: tuple[Path, ...]

    def told(self) -> str:
        return manifest_bytes(self.manifest).decode()

    def content(self, read: Mapping[Path, str]) -> bytes:
        """The whole manifest: style sheets and pictures that were ``read``, fonts as one digest."""
        loaded = {self._name(path): digest for path, digest in read.items()}
        fonts = {name: digest for name, digest in loaded.items() if name.lower().endswith(_FONTS)}
        files = {name: digest for name, digest in loaded.items() if name not in fonts}
        known = self.manifest["files"]
        assert isinstance(known, dict)
        lines = "".join(f"{name} {digest}\n" for name, digest in sorted(fonts.items()))
        whole = {**self.manifest, "fonts": hashlib.sha256(lines.encode()).hexdigest()}
        return manifest_bytes({**whole, "files": dict(sorted((known | files).items()))})

    def _name(self, path: Path) -> str:
        folder = next(one for one in self.folders if path.is_relative_to(one))
        return f"templates/{path.relative_to(folder).as_posix()}"


def inputs_of(workspace: Workspace, document: Document) -> Callable[[], Inputs]:
    """What gives a document's manifest; files are looked at now, so that many documents read them once."""
    digests = input_digests(workspace, document)
    for asked in (engine, python_libraries, native_libraries):
        asked()  # once, before any child is forked
    _each_told(workspace, document)
    folders = tuple(
        folder.resolve() for folder in (workspace.templates, workspace.campaign.folder) if folder != Path()
    )

    def inputs() -> Inputs:
        return Inputs(_manifest(workspace, document, digests), as_of(workspace, document), folders)

    return inputs


def _manifest(workspace: Workspace, document: Document, digests: Mapping[str, str]) -> Mapping[str, object]:
    """What the document is made from, as values that JSON has."""
    return {
        "schema": SCHEMA,
        "kind": document.kind,
        "framework": document.framework,
        "edition": document.edition,
        "country": document.country or ALL,
        "as-of": as_of(workspace, document).isoformat(),
        "language": document.language,
        "paper": document.paper,
        **({"embargo": workspace.embargo.isoformat()} if workspace.embargo else {}),
        "evidence": document_digest(workspace, document),
        "others": others_digest(workspace, document),
        "engine": dict(engine()),
        "libraries": dict(python_libraries()),
        "native": dict(native_libraries()),
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


def others_digest(workspace: Workspace, document: Document) -> str:
    """One SHA-256 over all that other countries are named and graded by: a card ranks its country among them.

    Wording and sources of their findings are not in it: no card but their own shows them.
    """
    told = _each_told(workspace, document)
    others = {code: digest for code, digest in told.items() if code != document.country}
    return hashlib.sha256(canonical(others)).hexdigest()


def _each_told(workspace: Workspace, document: Document) -> Mapping[str, str]:
    return _digests_by_country(workspace, sys.intern(document.framework), sys.intern(document.edition))


def _digest_each(workspace: Workspace, framework: str, edition: str) -> Mapping[str, str]:
    """For each country one SHA-256 over what it is named and graded by in its editions up to this one."""
    told: dict[str, dict[str, object]] = {
        code: {"": [country.name, country.short_name, country.in_text, country.region, country.treaties]}
        for code, country in workspace.countries.items()
    }
    for one in workspace.editions.values():
        if one.framework == framework and one.id <= edition:
            told.setdefault(one.country, {})[one.id] = [
                one.as_of,
                sorted((_graded(finding) for finding in one.findings), key=lambda finding: finding.id),
                sorted((one.criterion, one.holds) for one in one.resolutions),
                sorted((one.indicator, one.grade, str(one.until)) for one in one.overrides),
            ]
    return {code: hashlib.sha256(canonical(parts)).hexdigest() for code, parts in told.items()}


_digests_by_country = kept(_digest_each, most=8)


def _graded(finding: Finding) -> Finding:
    return replace(finding, statement="", note="", author="", reference=Reference("", ""), searched=None)

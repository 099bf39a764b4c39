"""A whole workspace, read from its folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scoring.model.evidence import Country, Edition, PublishedList, Source
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.problems import Place, Problems
from scoring.read.countries import read_country, read_edition, read_published, read_sources
from scoring.read.files import Reader
from scoring.read.frameworks import read_framework, read_treaties

RESERVED = frozenset({"published", "benchmarks"})
_EDITION = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_BUNDLED = Path(__file__).resolve().parent.parent / "bundled"


@dataclass(frozen=True)
class Loaded:
    """A workspace as far as it could be read, the problems met, and the files for messages."""

    workspace: Workspace
    problems: Problems
    reader: Reader

    def line(self, file: str, number: int) -> str | None:
        return self.reader.line(file, number)


def folder_of(root: Path, name: str) -> Path:
    """A folder of the workspace, or the one that an installed package brings along."""
    own = root / name
    return own if own.is_dir() or not (_BUNDLED / name).is_dir() else _BUNDLED / name


def load(root: Path) -> Loaded:
    """Read everything; what cannot be read is reported and left out."""
    root = root.resolve()
    problems = Problems()
    reader = Reader(root, problems)
    indicators = folder_of(root, "indicators")
    framework_reader = reader if indicators.is_relative_to(root) else Reader(_BUNDLED, problems, reader.texts)
    countries = root / "countries"
    if not countries.is_dir():
        problems.add(
            "file.missing",
            Place("countries"),
            "",
            "this folder is no workspace: it has no folder countries",
            "Give the workspace's folder with --workspace DIR.",
        )
    frameworks = _frameworks(framework_reader, indicators)
    shared = [
        *read_sources(framework_reader, indicators / "sources.yaml"),
        *read_sources(reader, countries / "sources.yaml"),
    ]
    folders = [folder for folder in reader.folders(countries) if folder.name not in RESERVED]
    own = {folder.name: read_sources(reader, folder / "sources.yaml") for folder in folders}
    workspace = Workspace(
        root=root,
        templates=folder_of(root, "templates"),
        frameworks={framework.id: framework for framework in frameworks},
        treaties=read_treaties(framework_reader, indicators / "treaties.yaml"),
        countries={country.id: country for country in _countries(reader, folders)},
        editions={
            (edition.country, edition.id, edition.framework): edition
            for folder in folders
            for edition in _editions(reader, folder)
        },
        sources=_by_id(problems, shared),
        country_sources={code: _by_id(problems, sources, shared) for code, sources in own.items()},
        published={(one.framework, one.edition): one for one in _published(reader, countries)},
    )
    reader.dropped |= framework_reader.dropped
    return Loaded(workspace, problems, reader)


def _frameworks(reader: Reader, folder: Path) -> list[Framework]:
    found = [framework for child in reader.folders(folder) if (framework := read_framework(reader, child))]
    if not reader.folders(folder):
        reader.problems.add(
            "file.missing",
            Place(reader.name(folder)),
            "",
            "there is no framework",
            "Add a folder with framework.yaml.",
        )
    return found


def _by_id(problems: Problems, sources: Iterable[Source], others: Iterable[Source] = ()) -> dict[str, Source]:
    found: dict[str, Source] = {}
    taken = {source.id: source for source in others}
    for source in sources:
        first = found.get(source.id) or taken.get(source.id)
        if first:
            place = first.origin.place
            problems.add(
                "source.duplicate",
                source.origin.at("id"),
                source.id,
                f"there is a source with this id already, in {place.file} on line {place.line}",
                "Use that one, or give this one another id.",
            )
        else:
            found[source.id] = source
    return found


def _countries(reader: Reader, folders: Iterable[Path]) -> list[Country]:
    found = []
    for folder in folders:
        if not re.fullmatch("[A-Z]{3}", folder.name):
            reader.problems.add(
                "file.name",
                Place(reader.name(folder)),
                folder.name,
                "a country's folder is named by its three capital letters",
                "Use the ISO 3166 code, such as USA.",
            )
        elif country := read_country(reader, folder):
            found.append(country)
    return found


def _editions(reader: Reader, folder: Path) -> list[Edition]:
    found = []
    _expect(reader, folder, {"country.yaml", "sources.yaml"}, "country.yaml and sources.yaml")
    for child in reader.folders(folder):
        if not _EDITION.fullmatch(child.name):
            reader.problems.add(
                "file.name",
                Place(reader.name(child)),
                child.name,
                "an edition's folder is named by its year or its year and month",
                "Write 2010 or 2010-01.",
            )
            continue
        _expect(reader, child, None, "evidence files, texts.yaml and calls.yaml")
        for path in reader.files(child):
            if path.suffix == ".yaml" and path.name not in {"texts.yaml", "calls.yaml"}:
                edition = read_edition(reader, path, folder.name)
                if edition:
                    found.append(edition)
    return found


def _expect(reader: Reader, folder: Path, names: set[str] | None, said: str) -> None:
    """Report files that nothing reads."""
    for path in reader.files(folder):
        if (path.suffix != ".yaml") if names is None else (path.name not in names):
            reader.problems.add(
                "file.unexpected",
                Place(reader.name(path)),
                path.name,
                "this file is not read",
                f"Read here: {said}.",
            )


def _published(reader: Reader, countries: Path) -> list[PublishedList]:
    paths = [path for path in reader.files(countries / "published") if path.suffix == ".yaml"]
    return [published for path in paths if (published := read_published(reader, path))]

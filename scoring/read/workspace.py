"""A whole workspace, read from its folders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scoring.model.corrections import Corrections
from scoring.model.evidence import Benchmark, Edition, PublishedList, Source
from scoring.model.framework import Framework
from scoring.model.reviews import Review
from scoring.model.workspace import Workspace
from scoring.problems import Place, Problems
from scoring.read.campaign import FILE, read_campaign
from scoring.read.corrections import FILE as CORRECTIONS
from scoring.read.corrections import read_corrections
from scoring.read.countries import (
    read_benchmark,
    read_country,
    read_edition,
    read_published,
    read_sources,
)
from scoring.read.files import Memory, Reader
from scoring.read.frameworks import read_framework, read_treaties
from scoring.read.recommendations import read_recommendations
from scoring.read.replies import FILE as REPLY
from scoring.read.replies import replied
from scoring.read.reviews import NAMES, read_names, read_reviews
from scoring.read.world import read_facts, read_tiles

TRANSLATIONS = "i18n"
WORDS = "words"
RESERVED = frozenset({"published", "benchmarks", TRANSLATIONS})
EDITION_ID = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?", re.ASCII)
COUNTRY_ID = re.compile("[A-Z]{3}")
_PACKAGE = Path(__file__).resolve().parent.parent
_BUNDLED = _PACKAGE / "bundled" if (_PACKAGE / "bundled").is_dir() else _PACKAGE.parent
"""Where an installed package, or a checkout of the source, keeps the framework and the templates."""


@dataclass(frozen=True)
class Loaded:
    """A workspace as far as it could be read, the problems met, and the files for messages.

    ``names`` are those of reviewers, by id, which nothing that is published may hold: they stand here and
    not in the workspace, so that only checks see them.
    """

    workspace: Workspace
    problems: Problems
    reader: Reader
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def line(self, file: str, number: int) -> str | None:
        return self.reader.line(file, number)


BROUGHT = _BUNDLED


def folder_of(root: Path, name: str) -> Path:
    """A folder of the workspace, or the one that an installed package brings along."""
    own = root / name
    return own if own.is_dir() or not (_BUNDLED / name).is_dir() else _BUNDLED / name


def templates_of(root: Path) -> Path:
    """The workspace's own templates; those brought along where it has none, or a campaign's file alone."""
    own, brought = root / "templates", _BUNDLED / "templates"
    return own if any(own.glob("*.j2")) or not brought.is_dir() else brought


def load(root: Path, memory: Memory | None = None) -> Loaded:
    """Read everything; what cannot be read is reported and left out.

    With ``memory`` only texts that have changed since it was last given are read anew.
    """
    root = root.resolve()
    problems = Problems()
    reader = Reader(root, problems, memory=memory or Memory())
    indicators = folder_of(root, "indicators")
    framework_reader = (
        reader
        if indicators.is_relative_to(root)
        else Reader(_BUNDLED, problems, reader.texts, memory=reader.memory)
    )
    countries = root / "countries"
    if not countries.is_dir():
        said = "this folder is no workspace: it has no folder countries"
        hint = "Go to its folder, or name it with --workspace DIR. A new one begins with: mkdir countries"
        problems.add("file.missing", Place("."), "", said, hint)
    frameworks = _frameworks(framework_reader, indicators)
    shared = [
        *read_sources(framework_reader, indicators / "sources.yaml"),
        *read_sources(reader, countries / "sources.yaml"),
    ]
    folders = _country_folders(reader, countries)
    templates = templates_of(root)
    own = {folder.name: read_sources(reader, folder / "sources.yaml") for folder in folders}
    editions = {
        (edition.country, edition.id, edition.framework): edition
        for folder in folders
        for edition in _editions(reader, folder)
    }
    corrections = _corrections(reader, folders)
    workspace = Workspace(
        root=root,
        templates=templates,
        frameworks={framework.id: framework for framework in frameworks},
        treaties=read_treaties(framework_reader, indicators / "treaties.yaml"),
        countries={country.id: country for folder in folders if (country := read_country(reader, folder))},
        editions={key: one for key, one in editions.items() if not _gone(corrections, one)},
        sources=_by_id(problems, shared),
        country_sources={code: _by_id(problems, sources, shared) for code, sources in own.items()},
        recommendations={
            folder.name: found
            for folder in folders
            if (found := read_recommendations(reader, folder / "recommendations.yaml"))
        },
        published={(one.framework, one.edition): one for one in _published(reader, countries)},
        benchmarks={one.id: one for one in _benchmarks(reader, countries)},
        tiles=read_tiles(reader, countries / "tiles.yaml"),
        facts=read_facts(reader, countries / "global-facts.yaml"),
        campaign=read_campaign(reader, root / "templates" / FILE),
        reviews=_reviews(reader, folders),
        corrections=corrections,
        withdrawn={key: one for key, one in editions.items() if _gone(corrections, one)},
    )
    for mine, theirs in (
        (reader.lost, framework_reader.lost),
        (reader.partial, framework_reader.partial),
        (reader.dropped, framework_reader.dropped),
    ):
        mine |= theirs
    return Loaded(workspace, problems, reader, read_names(root, countries / NAMES, problems))


def _frameworks(reader: Reader, folder: Path) -> list[Framework]:
    folders = [child for child in reader.folders(folder) if child.name not in (TRANSLATIONS, WORDS)]
    found = []
    for child in folders:
        if framework := read_framework(reader, child):
            found.append(framework)
        else:
            reader.lost.add(reader.name(child))
    _expect(reader, folder, {"sources.yaml", "treaties.yaml"})
    if not folders:
        place = Place(reader.name(folder) if folder.is_dir() else ".")
        said = "there is no framework in indicators"
        reader.problems.add("file.missing", place, "", said, "Add a folder there with framework.yaml.")
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


def _country_folders(reader: Reader, countries: Path) -> list[Path]:
    """The folders of countries; what is named otherwise is reported and left out."""
    names = {"sources.yaml", "tiles.yaml", "global-facts.yaml"}
    _expect(reader, countries, names | {NAMES}, " and ".join(sorted(names)))
    found = []
    for folder in reader.folders(countries):
        capital = folder.name.upper()
        if COUNTRY_ID.fullmatch(folder.name):
            _expect(reader, folder, {"country.yaml", "sources.yaml", "recommendations.yaml"})
            found.append(folder)
        elif folder.name not in RESERVED:
            said = "a country's folder is named by three capital letters"
            hint = (
                f"Name it {capital}."
                if COUNTRY_ID.fullmatch(capital)
                else "Use the ISO 3166 code, such as USA."
            )
            reader.problems.add("file.name", Place(reader.name(folder)), folder.name, said, hint)
            reader.lost.add(reader.name(folder))
    return found


def _editions(reader: Reader, folder: Path) -> list[Edition]:
    found = []
    for child in reader.folders(folder):
        if EDITION_ID.fullmatch(child.name):
            found += _edition(reader, child, folder.name)
        elif child.suffix != ".yaml" and child.name != TRANSLATIONS:
            said = "an edition's folder is named by its year, or its year and month"
            place = Place(reader.name(child))
            reader.problems.add("file.name", place, child.name, said, "Write it as 2010 or 2010-01.")
            reader.lost.add(reader.name(child))
    return found


def _edition(reader: Reader, folder: Path, country: str) -> list[Edition]:
    """The evidence in an edition's folder, one file for each framework."""
    others = {"texts.yaml", "calls.yaml", CORRECTIONS, REPLY}
    paths = [path for path in reader.files(folder) if path.suffix == ".yaml" and path.name not in others]
    said = f"evidence, texts.yaml, calls.yaml, {CORRECTIONS} and {REPLY}"
    _expect(reader, folder, {path.name for path in paths} | others, said)
    lost = any(name.startswith(f"{reader.name(folder)}/") for name in reader.lost)
    if not paths and not lost:
        place, subject = Place(reader.name(folder)), f"{country} {folder.name}"
        hint = "Add a file named after the framework, such as ecpat-2010.yaml."
        reader.problems.add("file.missing", place, subject, "the edition has no evidence", hint)
        reader.lost.add(reader.name(folder))
    found = [edition for path in paths if (edition := read_edition(reader, path, country))]
    return replied(reader, folder / REPLY, found, {path.stem for path in paths})


def _reviews(reader: Reader, folders: Iterable[Path]) -> dict[tuple[str, str], tuple[Review, ...]]:
    editions = [child for folder in folders for child in reader.folders(folder)]
    return {
        (edition.parent.name, edition.name): found
        for edition in editions
        if EDITION_ID.fullmatch(edition.name)
        if (found := read_reviews(reader, edition, edition.parent.name))
    }


def _corrections(reader: Reader, folders: Iterable[Path]) -> dict[tuple[str, str], Corrections]:
    editions = [child for folder in folders for child in reader.folders(folder)]
    return {
        (one.parent.name, one.name): found
        for one in editions
        if EDITION_ID.fullmatch(one.name) and (found := read_corrections(reader, one, one.parent.name))
    }


def _gone(corrections: Mapping[tuple[str, str], Corrections], edition: Edition) -> bool:
    """Whether the card of an edition has been withdrawn."""
    found = corrections.get((edition.country, edition.id))
    return found is not None and found.withdrawn is not None


def _expect(reader: Reader, folder: Path, names: set[str], said: str = "") -> None:
    """Report files that nothing reads, and folders in the place of files."""
    for path in reader.files(folder):
        if path.name not in names:
            reader.unexpected(path, f"Read here: {said or ' and '.join(sorted(names))}.", names)
    for path in reader.folders(folder):
        if path.suffix == ".yaml":
            reader.text(path)


def _published(reader: Reader, countries: Path) -> list[PublishedList]:
    folder = countries / "published"
    paths = [path for path in reader.files(folder) if path.suffix == ".yaml"]
    _expect(reader, folder, {path.name for path in paths}, "one YAML file for each edition")
    return [published for path in paths if (published := read_published(reader, path))]


def _benchmarks(reader: Reader, countries: Path) -> list[Benchmark]:
    folder = countries / "benchmarks"
    paths = [path for path in reader.files(folder) if path.suffix == ".yaml"]
    _expect(reader, folder, {path.name for path in paths}, "one YAML file for each benchmark")
    return [benchmark for path in paths if (benchmark := read_benchmark(reader, path))]

"""The sources that a file may name, and what is said of one that is not among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from scoring.model.evidence import Reference, Source
from scoring.problems import Origin, Place, Problems, closest
from scoring.read.workspace import Loaded


@dataclass(frozen=True)
class Shelf:
    """The sources that a file may name; ``whole`` unless a file of theirs could not be read.

    ``dropped`` are ids of records that could not be used, ``elsewhere`` the files of other countries'
    sources by id, which may be meant and may not be named.
    """

    sources: Mapping[str, Source]
    whole: bool
    dropped: Set[str]
    elsewhere: Mapping[str, str]

    def has(self, id_: str, where: Origin | Place, subject: str, problems: Problems, code: str) -> bool:
        """Whether there is such a source, or could be in what was not read; reported where there is not."""
        if id_ in self.sources or id_ in self.dropped or not self.whole:
            return True
        if id_ in self.elsewhere:
            said = f"the source {id_} stands in {self.elsewhere[id_]}, for that country alone"
            hint = "Cite a source of this country, or move the record to countries/sources.yaml."
        else:
            said = f"there is no source {id_}"
            hint = closest(id_, self.sources) or "Add its record to a file sources.yaml."
        problems.add(code, where, subject, said, hint)
        return False

    def printed(self, reference: Reference, origin: Origin, subject: str, problems: Problems) -> None:
        """Report a confidential source where it would be printed."""
        for key, id_ in (("source", reference.source), ("reporting", reference.reporting or "")):
            if id_ in self.sources and self.sources[id_].confidential:
                said, hint = f"{id_} is confidential and would be printed", "Cite another source."
                problems.add("source.confidential", origin.at(key), subject, said, hint)


def shelf(loaded: Loaded, *countries: str) -> Shelf:
    """The shared sources, and those of the countries named."""
    workspace, whole = loaded.workspace, whole_shelf(loaded, *countries)
    return shelf_of(workspace.sources, workspace.country_sources, countries, whole, loaded.reader.dropped)


def whole_shelf(loaded: Loaded, *countries: str) -> bool:
    """Whether every file of sources could be read that the countries named may cite from."""
    files = ["indicators", "countries", *(f"countries/{country}" for country in countries)]
    return not {f"{folder}/sources.yaml" for folder in files} & loaded.reader.lost


def shelf_of(
    shared: Mapping[str, Source],
    by_country: Mapping[str, Mapping[str, Source]],
    countries: Iterable[str],
    whole: bool,
    dropped: Set[str],
) -> Shelf:
    own = {id_: one for code in countries for id_, one in by_country.get(code, {}).items()}
    elsewhere = {id_: one.origin.file.name for of in by_country.values() for id_, one in of.items()}
    return Shelf({**shared, **own}, whole, dropped, elsewhere)


def known_source(id_: str, origin: Origin, subject: str, sources: Shelf, problems: Problems) -> Source | None:
    """The source with an id; reported where there is none, unless its record could not be read."""
    sources.has(id_, origin, subject, problems, "source.unknown")
    return sources.sources.get(id_)

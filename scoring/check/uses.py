"""Where each source is cited, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from scoring.check.records import used_sources
from scoring.model.evidence import Source
from scoring.model.workspace import Workspace
from scoring.read import references

PLACES = (
    "findings",
    "texts",
    "calls",
    "recommendations",
    "records",
    "indicators",
    "lists",
    "facts",
    "others",
)
"""Findings; citations in a card's texts; calls to action; what others asked; ratification records and
treaties; frameworks; published lists and benchmarks; global facts; whatever else refers to a source."""
Key = tuple[str, str]
"""The file in which a source stands, and its id: two countries may each have a source of the same id."""


def key_of(source: Source) -> Key:
    return source.origin.file.name, source.id


def uses(workspace: Workspace) -> Mapping[Key, Counter[str]]:
    """How often each source is cited, by place; a source that nothing cites is not there."""
    found: dict[Key, Counter[str]] = defaultdict(Counter)
    for country, place, id_ in _cited(workspace):
        # Lists and benchmarks may cite the sources of any country.
        named = _shelves(workspace) if country is None else [workspace.sources_of(country)]
        for sources in named:
            if id_ in sources:
                found[key_of(sources[id_])][place] += 1
    counted = {id_ for _, id_ in found}
    for id_ in used_sources(workspace) - counted:
        for source in (sources[id_] for sources in _shelves(workspace) if id_ in sources):
            found[key_of(source)]["others"] += 1
    return found


def unused(workspace: Workspace) -> set[Key]:
    """The sources that nothing cites, by the reckoning of ``cards check``."""
    used = used_sources(workspace)
    return {key_of(one) for sources in _shelves(workspace) for one in sources.values() if one.id not in used}


def _shelves(workspace: Workspace) -> list[Mapping[str, Source]]:
    return [workspace.sources, *workspace.country_sources.values()]


def _cited(workspace: Workspace) -> Iterator[tuple[str | None, str, str]]:
    """Country, place and id of each citation; "" for what belongs to no country."""
    for treaty in workspace.treaties.values():
        yield "", "records", treaty.reference.source
    for held in (workspace.published, workspace.benchmarks):
        for one in held.values():
            yield None, "lists", one.reference.source
    yield from ((None, "facts", id_) for id_ in references.cited_by_facts(workspace.facts))
    for framework in workspace.frameworks.values():
        yield from (("", "indicators", id_) for id_ in references.cited_by_framework(framework))
    for country in workspace.countries.values():
        yield from ((country.id, "records", id_) for id_ in references.cited_by_country(country))
    for code, asked in workspace.recommendations.items():
        yield from ((code, "recommendations", id_) for id_ in references.cited_by_recommendations(asked))
    for edition in workspace.written.values():
        yield from ((edition.country, place, id_) for place, id_ in references.cited_by_edition(edition))

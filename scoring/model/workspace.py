"""Everything that a workspace holds, loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from scoring.model.campaign import Campaign
from scoring.model.corrections import Corrections
from scoring.model.evidence import (
    Benchmark,
    Country,
    Edition,
    PublishedList,
    Recommendation,
    Source,
    Treaty,
)
from scoring.model.framework import Framework
from scoring.model.reviews import Review
from scoring.model.world import Fact, TileMap


@dataclass(frozen=True)
class Workspace:
    """Frameworks, countries and editions by id.

    ``sources`` are all records by id: a country's own ones are seen by its own editions only through
    :meth:`sources_of`. ``editions`` are keyed by country, edition and framework,
    ``recommendations`` by country, ``reviews`` and ``corrections`` by country and edition.

    ``withdrawn`` are editions whose card no longer stands: they are no evidence, and are told of alone.
    ``embargo`` is the moment before which nothing made from the workspace may be published.
    """

    root: Path
    templates: Path
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    treaties: Mapping[str, Treaty] = field(default_factory=dict)
    countries: Mapping[str, Country] = field(default_factory=dict)
    editions: Mapping[tuple[str, str, str], Edition] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    country_sources: Mapping[str, Mapping[str, Source]] = field(default_factory=dict)
    published: Mapping[tuple[str, str], PublishedList] = field(default_factory=dict)
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    tiles: TileMap | None = None
    facts: tuple[Fact, ...] = ()
    recommendations: Mapping[str, tuple[Recommendation, ...]] = field(default_factory=dict)
    campaign: Campaign = field(default_factory=Campaign)
    reviews: Mapping[tuple[str, str], tuple[Review, ...]] = field(default_factory=dict)
    corrections: Mapping[tuple[str, str], Corrections] = field(default_factory=dict)
    withdrawn: Mapping[tuple[str, str, str], Edition] = field(default_factory=dict)
    embargo: datetime | None = None

    @property
    def default_framework(self) -> Framework | None:
        """The framework that is meant where none is named: the only one, or the one marked as default."""
        marked = [one for one in self.frameworks.values() if one.default or len(self.frameworks) == 1]
        return marked[0] if len(marked) == 1 else None

    def sources_of(self, country: str) -> Mapping[str, Source]:
        """The shared sources and the country's own."""
        return {**self.sources, **self.country_sources.get(country, {})}

    @property
    def written(self) -> Mapping[tuple[str, str, str], Edition]:
        """All evidence there is, also of cards that no longer stand."""
        return {**self.editions, **self.withdrawn}

    def edition_ids(self, framework: str) -> tuple[str, ...]:
        """The editions of a framework, by evidence or by a published list, oldest first."""
        found = {edition for _, edition, name in self.written if name == framework}
        found |= {edition for name, edition in self.published if name == framework}
        return tuple(sorted(found))

    def edition_ids_of(self, country: str, framework: str) -> tuple[str, ...]:
        """The editions for which a country has evidence under a framework, oldest first."""
        return self._editions_of.get((country, framework), ())

    @cached_property
    def _editions_of(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], list[str]] = {}
        for country, edition, framework in sorted(self.editions):
            found.setdefault((country, framework), []).append(edition)
        return {key: tuple(editions) for key, editions in found.items()}

    def country_ids(self) -> tuple[str, ...]:
        """All countries that have a folder or stand in a published list, by code."""
        listed = {row.country for published in self.published.values() for row in published.countries}
        return tuple(sorted(listed | set(self.countries)))

    def short_name(self, country: str) -> str:
        """The reviewed name of a country, or the one that a published list prints."""
        if country in self.countries:
            return self.countries[country].short_name
        for published in self.published.values():
            for row in published.countries:
                if row.country == country:
                    return row.name
        return country

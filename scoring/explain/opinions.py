"""Ordinal opinions about countries: our categories, a published list, a benchmark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.model.evidence import Benchmark, Reference
from scoring.model.framework import Framework
from scoring.model.result import Basis
from scoring.model.workspace import Workspace
from scoring.rank.standings import standings

OURS = "ours"
PUBLISHED = "published"


@dataclass(frozen=True)
class Opinion:
    """Where countries stand on a scale.

    ``scale`` has the labels of the levels by id, best first; ``places`` are positions on it, 0 the best.
    ``undecided`` are the countries of which more than one level is possible, ``not_ranked`` those that the
    source names and gives none. ``title`` and ``note`` are empty where there are none; ``reference`` is
    None for our own.
    """

    id: str
    scale: Mapping[str, str]
    places: Mapping[str, int]
    undecided: frozenset[str] = frozenset()
    not_ranked: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    note: str = ""
    reference: Reference | None = None

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(self.places) | self.undecided | self.not_ranked


def opinion(workspace: Workspace, id_: str, framework: Framework, edition: str) -> Opinion:
    """Our categories (``ours``), the published list of the edition (``published``), or a benchmark by its id.

    KeyError where there is none.
    """
    if id_ in workspace.benchmarks:
        return benchmark_opinion(workspace.benchmarks[id_])
    return {OURS: our_opinion, PUBLISHED: published_opinion}[id_](workspace, framework, edition)


def our_opinion(workspace: Workspace, framework: Framework, edition: str) -> Opinion:
    """The categories of the countries on evidence; those below the minimum coverage are not among them."""
    found = {
        country: standing.categories
        for country, standing in standings(workspace, framework, edition).countries.items()
        if standing.basis is Basis.EVIDENCE
    }
    scale = {category.id: category.label for category in framework.categories}
    order = list(scale)
    return Opinion(
        id=OURS,
        scale=scale,
        places={code: order.index(ids[0]) for code, ids in found.items() if len(ids) == 1},
        undecided=frozenset(code for code, ids in found.items() if len(ids) > 1),
        names={code: workspace.short_name(code) for code in found},
    )


def published_opinion(workspace: Workspace, framework: Framework, edition: str) -> Opinion:
    """The categories of the published list of an edition; KeyError where there is none."""
    published = workspace.published[framework.id, edition]
    scale = {category.id: category.label for category in framework.categories}
    order = list(scale)
    return Opinion(
        id=PUBLISHED,
        scale=scale,
        places={row.country: order.index(row.category) for row in published.countries},
        names={row.country: row.name for row in published.countries},
        reference=published.reference,
    )


def benchmark_opinion(benchmark: Benchmark) -> Opinion:
    order = [level.id for level in benchmark.scale]
    return Opinion(
        id=benchmark.id,
        scale={level.id: level.label for level in benchmark.scale},
        places={row.country: order.index(row.value) for row in benchmark.countries if row.value is not None},
        not_ranked=frozenset(row.country for row in benchmark.countries if row.value is None),
        names={row.country: row.name for row in benchmark.countries},
        title=benchmark.title,
        note=benchmark.note,
        reference=benchmark.reference,
    )

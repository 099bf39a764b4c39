"""Who is in the ranking of an edition, and on what ground."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.model.evidence import Edition, PublishedList
from scoring.model.framework import Framework
from scoring.model.kept import kept
from scoring.model.result import Basis, CountryResult, Standing, Standings
from scoring.model.workspace import Workspace
from scoring.rank.bounds import Span, rank_bounds
from scoring.score.country import score_country

scored = kept(score_country)
"""A country's evidence, graded: asked for by each list that it stands in, and reckoned once."""


def standings(workspace: Workspace, framework: Framework, edition: str) -> Standings:
    """Every country of the workspace in an edition.

    A country's basis is *evidence* where its newest edition up to this one reaches the framework's
    minimum coverage, else *published* where a published list names it for this edition, else *none*.
    Only the first are ranked, among themselves, and only where the framework ranks at all.
    """
    return standings_of(workspace, framework, edition, graded(workspace, framework, edition))


def standings_of(
    workspace: Workspace, framework: Framework, edition: str, results: Mapping[str, CountryResult]
) -> Standings:
    """The standings that given results make, such as those of a scenario."""
    covered = {
        country: result
        for country, result in results.items()
        if result.coverage >= framework.minimum_coverage
    }
    spans = {
        country: Span(result.score.low_share, result.score.high_share)
        for country, result in covered.items()
        if framework.ranking and result.score.possible
    }
    ranks = rank_bounds(spans)
    listed = _published(workspace.published.get((framework.id, edition)))
    return Standings(
        framework.id,
        edition,
        {
            country: _standing(
                country, results.get(country), country in covered, ranks.get(country), listed.get(country)
            )
            for country in workspace.country_ids()
        },
    )


def graded(workspace: Workspace, framework: Framework, edition: str) -> Mapping[str, CountryResult]:
    """Each country's newest evidence up to the edition, graded."""
    return {
        country: scored(framework, found, workspace.countries.get(country), workspace.treaties)
        for country in workspace.country_ids()
        if (found := newest(workspace, country, framework.id, edition))
    }


def newest(workspace: Workspace, country: str, framework: str, edition: str) -> Edition | None:
    """A country's newest edition up to a given one, under the framework.

    None where that is withdrawn: an older card does not come back in its place.
    """
    ids = [id_ for id_ in workspace.edition_ids_of(country, framework) if id_ <= edition]
    gone = [
        id_
        for code, id_, under in workspace.withdrawn
        if (code, under) == (country, framework) and id_ <= edition
    ]
    if not ids or (gone and max(gone) > ids[-1]):
        return None
    return workspace.editions[country, ids[-1], framework]


def _published(published: PublishedList | None) -> Mapping[str, tuple[str, int]]:
    if published is None:
        return {}
    return {row.country: (row.category, position) for position, row in enumerate(published.countries, 1)}


def _standing(
    country: str,
    result: CountryResult | None,
    covered: bool,
    rank: tuple[int, int] | None,
    listed: tuple[str, int] | None,
) -> Standing:
    category, position = listed or (None, None)
    if result and covered:
        basis, categories = Basis.EVIDENCE, result.categories
    elif category:
        basis, categories = Basis.PUBLISHED, (category,)
    else:
        basis, categories = Basis.NONE, result.categories if result else ()
    return Standing(country, basis, categories, rank, result, category, position)

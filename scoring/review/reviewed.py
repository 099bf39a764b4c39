"""Whether an edition has been reviewed: whatever its card rests on, by somebody other than the author."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from scoring.model.evidence import Edition, Finding
from scoring.model.result import CountryResult, SetAside
from scoring.model.workspace import Workspace
from scoring.review.standing import Standing, standings
from scoring.score.country import score_country

PRINTED = frozenset({SetAside.ACTOR, SetAside.NO_DATA})
"""Why findings do not count that are seen all the same: they give a star, or a *no data*."""


def seen(result: CountryResult) -> AbstractSet[str]:
    """The ids of the findings that grades, stars and *no data* rest on."""
    found: set[str] = set()
    for indicator in result.indicators.values():
        for answer in indicator.answers.values():
            found |= set(answer.counting)
            found |= {id_ for id_, why in (answer.set_aside or {}).items() if why in PRINTED}
    return found


def unreviewed(
    workspace: Workspace, edition: Edition, result: CountryResult | None = None
) -> Iterator[tuple[Finding, Standing]]:
    """The findings that are seen and not accepted, in the order of the evidence."""
    country = workspace.countries.get(edition.country)
    rules = workspace.frameworks[edition.framework]
    counting = seen(result or score_country(rules, edition, country, workspace.treaties))
    found = standings(workspace, edition)
    for finding in edition.findings:
        if finding.id in counting and not found[finding.id].settled:
            yield finding, found[finding.id]


def is_reviewed(workspace: Workspace, edition: Edition) -> bool:
    """Whether all that is seen is accepted. Where nothing was found there is nothing to review: a draft."""
    if not edition.findings or not workspace.reviews.get((edition.country, edition.id)):
        return False
    return next(unreviewed(workspace, edition), None) is None

"""What grades rest on: those that a single source carries, and those that only a government vouches for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.model.framework import Framework
from scoring.model.result import CountryResult, IndicatorResult
from scoring.model.workspace import Workspace
from scoring.rank.standings import newest

GOVERNMENT = "government"


@dataclass(frozen=True)
class Resting:
    """Indicators by what their findings come from; criteria that a treaty answers are left aside.

    ``one_source`` gives the source that alone carries an indicator, ``government`` names those whose sources
    are all a government's; ``counted`` are all that rest on findings.
    """

    counted: tuple[str, ...]
    one_source: tuple[tuple[str, str], ...]
    government: tuple[str, ...]


def resting(workspace: Workspace, framework: Framework, edition: str, result: CountryResult) -> Resting:
    """What the counting findings behind each grade come from, by the source that was opened."""
    evidence = newest(workspace, result.country, framework.id, edition)
    source_of = {finding.id: finding.reference.source for finding in evidence.findings} if evidence else {}
    sources = workspace.sources_of(result.country)
    behind = {
        id_: {source_of[one] for one in _findings(of) if one in source_of}
        for id_, of in result.indicators.items()
    }
    known = {id_: found for id_, found in behind.items() if found}
    return Resting(
        tuple(known),
        tuple((id_, next(iter(found))) for id_, found in known.items() if len(found) == 1),
        tuple(
            id_
            for id_, found in known.items()
            if all(source in sources and sources[source].kind == GOVERNMENT for source in found)
        ),
    )


def _findings(result: IndicatorResult) -> Iterator[str]:
    for answer in result.answers.values():
        yield from answer.counting

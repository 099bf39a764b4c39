"""A country's earlier editions, and whether it has moved since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scoring.model.framework import Framework
from scoring.model.result import CountryResult
from scoring.model.workspace import Workspace
from scoring.score.country import score_country
from scoring.score.crosswalk import translated


class Trend(StrEnum):
    """Where a score has gone; *open* where its range and the earlier one allow more than one answer."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    OPEN = "open"


@dataclass(frozen=True)
class Past:
    """A country's result in an edition, by the rules that are asked about.

    ``found_under`` is the framework of the evidence: another one where a crosswalk has brought it here.
    """

    edition: str
    found_under: str
    result: CountryResult


def history(workspace: Workspace, framework: Framework, country: str, edition: str) -> tuple[Past, ...]:
    """All evidence on a country up to an edition, oldest first, graded under one framework.

    Evidence under the framework that this one replaces is translated, so that a change of rules never
    looks like a change in the country. An edition that has both keeps the one under this framework.
    """
    found = _evidence(workspace, framework, edition).get(country, {})
    return tuple(_past(workspace, framework, country, id_, found[id_]) for id_ in sorted(found))


def previous(workspace: Workspace, framework: Framework, edition: str) -> Mapping[str, Past]:
    """What stood before each country's newest evidence up to an edition; countries with none before lack."""
    found = {}
    for country, editions in _evidence(workspace, framework, edition).items():
        own = [id_ for id_, under in editions.items() if under == framework.id]
        earlier = [id_ for id_ in editions if own and id_ < max(own)]
        if earlier:
            last = max(earlier)
            found[country] = _past(workspace, framework, country, last, editions[last])
    return found


def _evidence(workspace: Workspace, framework: Framework, edition: str) -> Mapping[str, dict[str, str]]:
    """By country, the editions up to one that can be graded here, each with the framework of its evidence."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for country, id_, under in workspace.editions:
        if id_ > edition or under not in workspace.frameworks:
            continue
        if under == framework.id:
            found[country][id_] = under
        elif under == framework.replaces:
            found[country].setdefault(id_, under)
    return found


def _past(workspace: Workspace, framework: Framework, country: str, edition: str, found_under: str) -> Past:
    evidence = workspace.editions[country, edition, found_under]
    moved = translated(evidence, workspace.frameworks[found_under], framework)
    result = score_country(framework, moved, workspace.countries.get(country), workspace.treaties)
    return Past(edition, found_under, result)


def trend(before: CountryResult, now: CountryResult) -> Trend | None:
    """Whether the score has moved, for certain, whatever the unknown answers are; None without a score."""
    old, new = before.score, now.score
    if not old.possible or not new.possible:
        return None
    if new.low_share > old.high_share:
        return Trend.UP
    if new.high_share < old.low_share:
        return Trend.DOWN
    decided = old.low_share == old.high_share and new.low_share == new.high_share
    return Trend.SAME if decided else Trend.OPEN

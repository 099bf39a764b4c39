"""What an assumption would make of a country, and of its place among the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from scoring.explain.scenario import Assumed, assume, by_rule
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.result import CountryResult, IndicatorResult, Standing, Standings
from scoring.model.workspace import Workspace
from scoring.rank.standings import graded, standings_of


class Place(StrEnum):
    """Where another country stands: surely ahead, surely behind, level, or any of them (*open*)."""

    AHEAD = "ahead"
    LEVEL = "level"
    OPEN = "open"
    BEHIND = "behind"


@dataclass(frozen=True)
class Passed:
    """Another country whose place as seen from ours would change."""

    country: str
    before: Place
    after: Place


@dataclass(frozen=True)
class WhatIf:
    """A country before and after; both by the rule, also where a panel has overruled it.

    ``raised`` and ``changed`` are indicators by id, the former being a part of the latter. ``overruled``
    are the indicators whose grade on the card is a panel's.
    """

    assumed: Assumed
    before: Standing
    after: Standing
    ranked_before: int
    ranked_after: int
    changed: tuple[str, ...]
    raised: tuple[str, ...]
    passed: tuple[Passed, ...]
    overruled: tuple[str, ...]

    @property
    def country(self) -> str:
        return self.before.country

    @property
    def overtaken(self) -> tuple[str, ...]:
        """The countries that are surely ahead and would surely be behind."""
        return self.between(Place.AHEAD, Place.BEHIND)

    def between(self, before: Place, after: Place) -> tuple[str, ...]:
        return tuple(one.country for one in self.passed if (one.before, one.after) == (before, after))


def what_if(
    workspace: Workspace, framework: Framework, edition: str, country: str, assumed: Assumed
) -> WhatIf:
    """What the assumption would make of a country, all others staying as they are on their cards.

    Raises ImpossibleError where the assumption cannot be so.
    """
    results = graded(workspace, framework, edition)
    ruled, changed = by_rule(framework, results[country]), assume(framework, results[country], assumed)
    before = standings_of(workspace, framework, edition, {**results, country: ruled})
    after = standings_of(workspace, framework, edition, {**results, country: changed})
    pairs = {id_: (one, changed.indicators[id_]) for id_, one in ruled.indicators.items()}
    return WhatIf(
        assumed=assumed,
        before=before.countries[country],
        after=after.countries[country],
        ranked_before=before.ranked,
        ranked_after=after.ranked,
        changed=tuple(id_ for id_, (old, new) in pairs.items() if _grades(old) != _grades(new)),
        raised=tuple(id_ for id_, (old, new) in pairs.items() if _raised(old, new)),
        passed=_passed(country, before, after),
        overruled=tuple(id_ for id_, one in results[country].indicators.items() if one.overridden),
    )


def asked_for(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The calls, by id, that ask for each criterion."""
    asked: dict[str, tuple[str, ...]] = {}
    for call in edition.calls:
        for id_ in call.criteria:
            asked[id_] = (*asked.get(id_, ()), call.id)
    return asked


def _grades(result: IndicatorResult) -> tuple[object, ...]:
    return result.worst, result.best, result.scaled


def _raised(old: IndicatorResult, new: IndicatorResult) -> bool:
    """Whether the grade, or the number, is better at one end and at none worse."""
    if _grades(old) == _grades(new):
        return False
    numbers = zip(old.scaled or (), new.scaled or (), strict=True)
    return (
        new.worst <= old.worst and new.best <= old.best and all(after >= before for before, after in numbers)
    )


def _passed(country: str, before: Standings, after: Standings) -> tuple[Passed, ...]:
    """The countries whose place changes, of those that are ranked before and after."""
    places = (_places(country, before), _places(country, after))
    return tuple(
        Passed(code, places[0][code], place)
        for code, place in places[1].items()
        if code in places[0] and places[0][code] is not place
    )


def _places(country: str, standings: Standings) -> dict[str, Place]:
    results = {
        code: one.result for code, one in standings.countries.items() if one.result and one.rank is not None
    }
    own = results.pop(country, None)
    return {code: place(one, own) for code, one in results.items()} if own else {}


def place(other: CountryResult, own: CountryResult) -> Place:
    """Where another country stands as seen from ours."""
    low, high = other.score.low_share, other.score.high_share
    if low > own.score.high_share:
        return Place.AHEAD
    if high < own.score.low_share:
        return Place.BEHIND
    decided = low == high == own.score.low_share == own.score.high_share
    return Place.LEVEL if decided else Place.OPEN


def what_if_record(framework: Framework, edition: str, found: WhatIf) -> dict[str, Any]:
    """Before and after as plain values: exact fractions as text, lists with one element where decided."""
    assumed = found.assumed
    return {
        "country": found.country,
        "edition": edition,
        "framework": framework.id,
        "assumed": {
            "grades": {id_: framework.grades[position].id for id_, position in assumed.grades.items()},
            "answers": {id_: framework.answers[level] for id_, level in assumed.answers.items()},
            "numbers": {id_: str(value) for id_, value in assumed.numbers.items()},
            "granted": list(assumed.granted),
        },
        "overruled-by-a-panel": list(found.overruled),
        "before": _standing_record(framework, found.before, found.ranked_before),
        "after": _standing_record(framework, found.after, found.ranked_after),
        "changed": list(found.changed),
        "overtaken": list(found.overtaken),
        "places": {one.country: [one.before.value, one.after.value] for one in found.passed},
    }


def _standing_record(framework: Framework, standing: Standing, ranked: int) -> dict[str, Any]:
    result = standing.result
    if result is None:
        raise ValueError(f"{standing.country} has no evidence")
    score = result.score
    return {
        "points": [str(score.low), str(score.high)] if score.possible else None,
        "possible": str(score.possible) if score.possible else None,
        "score": [str(score.low_share), str(score.high_share)] if score.possible else None,
        "categories": list(result.categories),
        "rank": list(standing.rank) if standing.rank else None,
        "ranked": ranked,
        "coverage": str(result.coverage),
        "grades": _grade_ids(framework, result.indicators),
    }


def _grade_ids(framework: Framework, results: Mapping[str, IndicatorResult]) -> dict[str, list[str]]:
    return {
        id_: [grade.id for grade in framework.grades[one.best : one.worst + 1]] if one.applicable else []
        for id_, one in results.items()
    }

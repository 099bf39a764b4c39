"""How sure a country's category and rank are when the way of scoring is varied, and what they rest on.

Something *holds* where it comes out exactly as it is: the set of possible categories is the same set, and
the best and the worst possible rank are the same two numbers. For a decided country that is its one category
and its one rank; for an undecided one nothing more and nothing less than what is possible now. Who is ranked
stays as it is.

Everything is exact but the drawn weightings, which need numpy: import this module where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.explain.resting import Resting, resting
from scoring.explain.simulation import (
    STEPS,
    Drawn,
    at_share,
    categories_held,
    drawn_ranks,
    drawn_scores,
    leaves,
    weightings,
)
from scoring.explain.trials import INDICATOR, Found, Scores, Trial, found_of, trials
from scoring.model.framework import Framework
from scoring.model.kept import kept
from scoring.model.result import Basis, CountryResult, Score, Standings
from scoring.model.workspace import Workspace
from scoring.score.country import categories_between, indicator_score

SHIFTS = tuple(shift for shift in range(-5, 6) if shift)
"""By how many percentage points the edges of all categories are moved, down and up."""
LOW, HIGH = Fraction(1, 20), Fraction(19, 20)
"""The ends of intervals: 5 and 95 per cent of the draws."""


@dataclass(frozen=True)
class Weighted:
    """What comes out under drawn weightings: in how many of ``draws`` category and rank hold.

    ``score`` goes from the 5 % point of the low ends to the 95 % point of the high ends, ``rank`` from the
    5 % point of the best ranks to the 95 % point of the worst. None where there is nothing to say.
    """

    draws: int
    category: int | None
    rank_held: int | None
    score: tuple[float, float]
    rank: tuple[int, int] | None


@dataclass(frozen=True)
class Distance:
    """How far a score is from another category: as a share and in points."""

    category: str
    share: Fraction
    points: Fraction


@dataclass(frozen=True)
class Outcome:
    """What a trial makes of a country; ``category`` and ``rank`` say whether they hold."""

    kind: str
    name: str
    found: Found
    category: bool | None
    rank: bool | None


@dataclass(frozen=True)
class CountryRobustness:
    """How sure one country's result is.

    ``shifts`` say whether the category holds, by percentage points. ``up`` is what its best possible score
    lacks to the next better category, ``down`` what its worst possible score is above the start of its own.
    """

    country: str
    found: Found
    indicators: Weighted | None
    goals: Weighted | None
    shifts: Mapping[int, bool]
    outcomes: tuple[Outcome, ...]
    up: Distance | None
    down: Distance | None
    resting: Resting

    def of_kind(self, kind: str) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.kind == kind)


@dataclass(frozen=True)
class Mover:
    """An indicator by what leaving it out does, on average over the countries.

    ``score`` is the mean change of a country's score, both its ends counted alike, as a share; ``rank`` the
    same of its rank, None where nobody is ranked; ``categories`` counts countries whose category changes.
    """

    indicator: str
    score: Fraction
    rank: Fraction | None
    categories: int


@dataclass(frozen=True)
class Interval:
    """A country's rank for a picture: as it is, and from 5 to 95 per cent of the weightings."""

    country: str
    rank: tuple[int, int]
    drawn: tuple[int, int]


@dataclass(frozen=True)
class Robustness:
    """How sure the results of all countries graded from evidence are; ``movers`` has the greatest first.

    ``ranked`` is the number of ranked countries; with fewer than two of them nothing is said of ranks.
    """

    framework: str
    edition: str
    seed: int
    draws: int
    ranked: int
    countries: Mapping[str, CountryRobustness]
    movers: tuple[Mover, ...]

    def intervals(self) -> tuple[Interval, ...]:
        """The rank intervals over weightings of the indicators, best first; none where nobody is ranked."""
        found = [
            Interval(one.country, one.found.rank, one.indicators.rank)
            for one in self.countries.values()
            if one.found.rank and one.indicators and one.indicators.rank
        ]
        return tuple(sorted(found, key=lambda one: (one.rank, one.drawn, one.country)))


def robustness(
    workspace: Workspace, framework: Framework, standings: Standings, draws: int = 10_000, seed: int = 1
) -> Robustness:
    """How sure the standings are; the same seed gives the same figures."""
    results = {
        code: standing.result
        for code, standing in standings.countries.items()
        if standing.result and standing.basis is Basis.EVIDENCE
    }
    ranked = [code for code in results if standings.countries[code].rank]
    if len(ranked) < 2:
        ranked = []  # a rank alone says nothing, and holds whatever is done
    scores = {code: _scores(framework, result) for code, result in results.items() if result.score.possible}
    found = found_of(framework, {code: result.score for code, result in results.items()}, ranked)
    tried = list(trials(framework, scores, ranked)) if scores else []
    by_indicator = _weighted(framework, found, scores, ranked, draws, seed, goals=False)
    by_goal = _weighted(framework, found, scores, ranked, draws, seed, goals=True)
    return Robustness(
        framework.id,
        standings.edition,
        seed,
        draws,
        standings.ranked,
        {
            code: CountryRobustness(
                code,
                found[code],
                by_indicator.get(code),
                by_goal.get(code),
                _shifted(framework, result),
                tuple(_outcome(framework, one, code, found[code]) for one in tried if code in one.found),
                *_distances(framework, result.score),
                resting(workspace, framework, standings.edition, result),
            )
            for code, result in results.items()
        },
        _movers(found, tried),
    )


def _scores_of(framework: Framework, result: CountryResult) -> Scores:
    own = {id_: indicator_score(framework, one) for id_, one in result.indicators.items()}
    return Scores(own, result.goals)


_scores = kept(_scores_of)


def _outcome(framework: Framework, trial: Trial, code: str, now: Found) -> Outcome:
    then = trial.found[code]
    return Outcome(
        trial.kind,
        trial.name,
        then,
        then.categories == now.categories if framework.categories else None,
        then.rank == now.rank if now.rank else None,
    )


def _weighted(
    framework: Framework,
    found: Mapping[str, Found],
    scores: Mapping[str, Scores],
    ranked: Sequence[str],
    draws: int,
    seed: int,
    goals: bool,
) -> dict[str, Weighted]:
    """What drawn weightings make of everybody; nothing where there is but one thing to weigh."""
    parts = len(framework.last_goals if goals else framework.indicators)
    if parts < 2 or not scores:
        return {}
    codes = sorted(scores, key=lambda code: (code not in ranked, code))
    of_leaves = [scores[code].goals if goals else scores[code].indicators for code in codes]
    table = leaves(framework, of_leaves, goals)
    drawn = drawn_scores(framework, table, weightings(parts, draws, seed, stream=int(goals)))
    low, high = at_share(drawn.low, LOW), at_share(drawn.high, HIGH)
    held = _categories_held(framework, drawn, [found[code].categories for code in codes])
    ranks = _ranks(drawn, [rank for code in codes if (rank := found[code].rank)])
    return {
        code: Weighted(
            draws,
            held[row] if held else None,
            ranks[row][0] if row < len(ranks) else None,
            (int(low[row]) / STEPS, int(high[row]) / STEPS),
            ranks[row][1] if row < len(ranks) else None,
        )
        for row, code in enumerate(codes)
    }


def _categories_held(framework: Framework, drawn: Drawn, now: Sequence[tuple[str, ...]]) -> list[int] | None:
    if not framework.categories:
        return None
    ids = [category.id for category in framework.categories]
    places = [(ids.index(categories[0]), ids.index(categories[-1])) for categories in now]
    held = categories_held([category.start for category in framework.categories], drawn, places)
    return [int(count) for count in held]


def _ranks(drawn: Drawn, now: Sequence[tuple[int, int]]) -> list[tuple[int, tuple[int, int]]]:
    """For each ranked country, which come first: in how many draws its rank holds, and its interval."""
    if not now:
        return []
    best, worst = drawn_ranks(Drawn(drawn.low[: len(now)], drawn.high[: len(now)]))
    held = ((best == [[rank[0]] for rank in now]) & (worst == [[rank[1]] for rank in now])).sum(axis=1)
    ends = zip(at_share(best, LOW), at_share(worst, HIGH), strict=True)
    return [(int(count), (int(low), int(high))) for count, (low, high) in zip(held, ends, strict=True)]


def _shifts(framework: Framework, result: CountryResult) -> dict[int, bool]:
    """Whether the category holds with the edges moved up; what is below all of them stays the last one."""
    if not framework.categories or not result.score.possible:
        return {}
    score, found = result.score, {}
    for shift in SHIFTS:
        # To move all edges up is to move the score down.
        ends = (end - Fraction(shift, 100) for end in (score.low_share, score.high_share))
        low, high = (max(end, Fraction(0)) for end in ends)
        found[shift] = categories_between(framework, low, high) == result.categories
    return found


_shifted = kept(_shifts)


def _distances(framework: Framework, score: Score) -> tuple[Distance | None, Distance | None]:
    if not score.possible:
        return None, None
    better = [category for category in framework.categories if category.start > score.high_share]
    own = next((category for category in framework.categories if category.start <= score.low_share), None)
    up = down = None
    if better:
        share = better[-1].start - score.high_share
        up = Distance(better[-1].id, share, share * score.possible)
    if own and own != framework.categories[-1]:
        below = framework.categories[framework.categories.index(own) + 1]
        share = score.low_share - own.start
        down = Distance(below.id, share, share * score.possible)
    return up, down


def _movers(found: Mapping[str, Found], tried: Sequence[Trial]) -> tuple[Mover, ...]:
    movers = []
    for trial in tried:
        pairs = [(found[code], then) for code, then in trial.found.items() if then.score.possible]
        if trial.kind != INDICATOR or not pairs:
            continue
        ranks = [(now.rank, then.rank) for now, then in pairs if now.rank and then.rank]
        movers.append(
            Mover(
                trial.name,
                _mean(
                    abs(then - now)
                    for one, other in pairs
                    for now, then in (
                        (one.score.low_share, other.score.low_share),
                        (one.score.high_share, other.score.high_share),
                    )
                ),
                _mean(abs(then - now) for pair in ranks for now, then in zip(*pair, strict=True))
                if ranks
                else None,
                sum(now.categories != then.categories for now, then in pairs),
            )
        )
    return tuple(sorted(movers, key=lambda one: -one.score))


def _mean(values: Iterable[Fraction | int]) -> Fraction:
    listed = list(values)
    return Fraction(sum(listed, Fraction(0)), len(listed))

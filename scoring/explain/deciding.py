"""Which answers that nobody has would decide an undecided category, and an undecided rank.

Let x be the share of the points, and let a category begin at e. Whether x reaches e depends on some of the
open criteria and not on others: a criterion matters to e if, for some answers of all the others, its worst
answer keeps x below e and its best one does not. A set of criteria whose answers settle the category,
whatever they are, must hold each one that matters to an edge of a category; and all of these together are
such a set, since nothing else can move x across an edge. So the smallest such set is unique, and is found by
asking of each criterion alone. The same holds for ranks, whose edges are the ends of other countries' ranges.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from scoring.explain.completing import Completing
from scoring.explain.settling import Completions, Ends, Letter, Settling
from scoring.explain.wholes import Reach, reach
from scoring.model.framework import Framework
from scoring.model.result import AnswerState, CountryResult, Score, Standings
from scoring.rank.bounds import Span
from scoring.score.country import indicator_score


@dataclass(frozen=True)
class Outcome:
    """What could still be if one criterion had one answer; ``rank`` is None where there is none."""

    level: int
    categories: tuple[str, ...]
    rank: tuple[int, int] | None


@dataclass(frozen=True)
class OpenCriterion:
    """An unknown or disputed criterion, what each of its answers alone would leave, and what needs it."""

    id: str
    state: AnswerState
    outcomes: tuple[Outcome, ...]
    for_category: bool
    for_rank: bool


@dataclass(frozen=True)
class Deciding:
    """What would decide a country's category and rank.

    ``exact`` is False where there were too many completions to try, or numbers between goalposts are open:
    then every criterion that is needed is among those marked, and some of them may not be needed.
    ``others`` are the countries whose own open criteria leave our rank open besides ours.
    """

    categories: tuple[str, ...]
    rank: tuple[int, int] | None
    criteria: tuple[OpenCriterion, ...]
    exact: bool
    worst: Settling | None
    best: Settling | None
    others: tuple[str, ...]

    @property
    def needed(self) -> tuple[str, ...]:
        """The smallest set of criteria that settles the category whatever their answers are."""
        return tuple(one.id for one in self.criteria if one.for_category)

    @property
    def needed_for_rank(self) -> tuple[str, ...]:
        """The smallest set that settles our own part in the rank."""
        return tuple(one.id for one in self.criteria if one.for_rank)


def deciding(
    framework: Framework, result: CountryResult, others: Mapping[str, Span] | None = None
) -> Deciding:
    """What would decide a country's category and, where ``others`` are given, its rank among these.

    ``others`` are the scores of all other ranked countries.
    """
    return _Question(framework, result, others).answer()


def deciding_in(framework: Framework, standings: Standings, country: str) -> Deciding | None:
    """What would decide a country's category and rank where it stands; None where it has no evidence."""
    standing = standings.countries[country]
    if standing.result is None:
        return None
    ranked = {
        code: Span(other.result.score.low_share, other.result.score.high_share)
        for code, other in standings.countries.items()
        if other.rank and other.result and code != country
    }
    return deciding(framework, standing.result, ranked if standing.rank else None)


@dataclass(frozen=True)
class _Question:
    framework: Framework
    result: CountryResult
    others: Mapping[str, Span] | None

    def answer(self) -> Deciding:
        criteria = tuple(self.criterion(id_, letter) for id_, letter in self.letters)
        needed = any(one.for_category or one.for_rank for one in criteria)
        useful = [letter for letter in self.letters if self.matters(letter, self.category_edges)]
        worst, best = (Ends(self.all, self.category_edges, useful, end).settling() for end in (False, True))
        return Deciding(
            categories=self.result.categories,
            rank=self.rank(self.result),
            criteria=criteria,
            exact=not needed or all(one.exact for one in self.reaches.values()),
            worst=worst,
            best=best,
            others=tuple(self.undecided_others()),
        )

    @cached_property
    def all(self) -> Completions:
        completing = {
            indicator.id: Completing(self.framework, indicator, self.result.indicators[indicator.id])
            for indicator in self.framework.indicators
        }
        kept = {id_: one for id_, one in completing.items() if one.result.applicable and one.letters}
        return Completions(self.framework, self.result, kept)

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """All open criteria, in the order of the card."""
        return tuple((id_, letter) for id_, one in self.all.open.items() for letter in one.letters)

    @cached_property
    def category_edges(self) -> tuple[Fraction, ...]:
        """Where categories begin within the range of the score."""
        return self._within(category.start for category in self.framework.categories)

    @cached_property
    def rank_edges(self) -> tuple[Fraction, ...]:
        """Where other countries' ranges begin and end within the range of the score."""
        return self._within(end for span in (self.others or {}).values() for end in span)

    def _within(self, edges: Iterator[Fraction]) -> tuple[Fraction, ...]:
        score = self.result.score
        return tuple(sorted({edge for edge in edges if score.low_share < edge <= score.high_share}))

    @cached_property
    def reaches(self) -> Mapping[Letter, Reach]:
        """For each open criterion: the shares from its worst answer to its best, whatever the others say."""
        if not self.category_edges and not self.rank_edges:
            return {}
        scores: dict[str, set[Score]] = {
            id_: {indicator_score(self.framework, one)} for id_, one in self.result.indicators.items()
        }
        scores |= {id_: one.scores() for id_, one in self.all.open.items()}
        known: dict[tuple[str, frozenset[Score]], Reach] = {}
        found = {}
        for id_, letter in self.letters:
            turns = frozenset(self.all.open[id_].turns(letter))
            if turns and (id_, turns) not in known:
                known[id_, turns] = reach(self.framework, id_, {**scores, id_: turns})
            if turns:
                found[id_, letter] = known[id_, turns]
        return found

    def matters(self, letter: Letter, edges: tuple[Fraction, ...]) -> bool:
        return letter in self.reaches and self.reaches[letter].crosses(edges)

    def criterion(self, id_: str, letter: str) -> OpenCriterion:
        one = self.all.open[id_]
        return OpenCriterion(
            f"{id_}.{letter}",
            one.result.answers[letter].state,
            tuple(self.outcome((id_, letter), level) for level in one.levels(letter)),
            for_category=self.matters((id_, letter), self.category_edges),
            for_rank=self.matters((id_, letter), self.rank_edges),
        )

    def outcome(self, letter: Letter, level: int) -> Outcome:
        found = self.all.answered({letter: level})
        return Outcome(level, found.categories, self.rank(found))

    def rank(self, result: CountryResult) -> tuple[int, int] | None:
        """The bounds of :func:`scoring.rank.bounds.rank_bounds`, for one country alone."""
        if self.others is None or not result.score.possible:
            return None
        lows, highs = self.other_ends
        before = len(lows) - bisect_right(lows, result.score.high_share)
        perhaps = len(highs) - bisect_right(highs, result.score.low_share)
        return 1 + before, 1 + perhaps

    @cached_property
    def other_ends(self) -> tuple[list[Fraction], list[Fraction]]:
        """The low and the high ends of the other countries, sorted."""
        spans = (self.others or {}).values()
        return sorted(span.low for span in spans), sorted(span.high for span in spans)

    def undecided_others(self) -> Iterator[str]:
        """Those that may stand before or behind us whatever our own answers are."""
        score = self.result.score
        for country, span in sorted((self.others or {}).items()):
            if span.low < span.high and span.low <= score.high_share and score.low_share < span.high:
                yield country

"""An indicator's open criteria, and the scores that their answers would make: every completion tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product

from scoring.grade.indicators import grade_indicator
from scoring.model.conditions import Condition, Needs
from scoring.model.framework import Framework, Indicator, Measure
from scoring.model.result import Answer, AnswerState, IndicatorResult, Score
from scoring.score.country import indicator_score

OPEN = frozenset({AnswerState.UNKNOWN, AnswerState.NO_DATA, AnswerState.DISPUTED})
MOST = 100_000
"""Completions of one indicator up to which each is tried."""


@dataclass(frozen=True)
class Completing:
    """An indicator with its result and the letters of its open criteria."""

    framework: Framework
    indicator: Indicator
    result: IndicatorResult

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The criteria that have no answer, or more than one; also numbers of which several count."""
        return tuple(letter for letter, answer in self.result.answers.items() if self._open(letter, answer))

    def _open(self, letter: str, answer: Answer) -> bool:
        scale = self.indicator.scale
        scaled = self.result.scaled if scale and scale.criterion == letter else None
        return answer.state in OPEN or (
            answer.state is AnswerState.ANSWERED and scaled is not None and scaled[0] < scaled[1]
        )

    def levels(self, letter: str) -> range:
        """The answers that a criterion may have."""
        answer = self.result.answers[letter]
        return range(answer.low, answer.high + 1)

    def answered(self, chosen: Mapping[str, int]) -> IndicatorResult:
        """The result if these criteria had these answers; a number may then be any that gives its answer."""
        answers = dict(self.result.answers)
        for letter, level in chosen.items():
            answers[letter] = replace(
                answers[letter],
                state=AnswerState.ANSWERED,
                low=level,
                high=level,
                values=self._values(letter, level),
            )
        found = grade_indicator(self.framework, self.indicator, answers, self.result.star)
        if not self.result.overridden:
            return found
        # What a panel has given stands, whatever the rule would say of the answers.
        kept = self.result
        return replace(found, state=kept.state, worst=kept.worst, best=kept.best, overridden=True)

    def score(self, chosen: Mapping[str, int]) -> Score:
        return indicator_score(self.framework, self.answered(chosen))

    def _values(self, letter: str, level: int) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest number that give an answer, between the goalposts or those found."""
        scale, known = self.indicator.scale, self.result.answers[letter].values
        if scale is None or scale.criterion != letter:
            return known
        measure = next(one.measure for one in self.indicator.criteria if one.id == letter)
        ends = known or tuple(sorted((scale.worst, scale.best)))
        if measure is None:
            return ends[0], ends[1]
        low, high = _numbers(measure, level, self.framework.best_level)
        least = ends[0] if low is None else max(ends[0], low)
        greatest = ends[1] if high is None else min(ends[1], high)
        # Thresholds beyond the goalposts leave no number between them: the goalpost next to them counts.
        return (least, greatest) if least <= greatest else (greatest, least)

    @property
    def tried(self) -> bool:
        """Whether there are few enough completions to try each."""
        count = 1
        for letter in self.letters:
            count *= len(self._steps[letter])
        return count <= MOST

    @cached_property
    def _steps(self) -> Mapping[str, tuple[int, ...]]:
        """For each open criterion its lowest answer and those at which a condition may begin to hold."""
        asked: dict[str, set[int]] = {letter: set() for letter in self.letters}
        scale = self.indicator.scale
        for condition in (*self.indicator.rule.values(), *(cap.unless for cap in self.indicator.caps)):
            for need in _needs(condition):
                asked.setdefault(need.criterion, set()).add(need.level)
        found = {}
        for letter in self.letters:
            levels = self.levels(letter)
            every = scale is not None and scale.criterion == letter
            found[letter] = tuple(
                level for level in levels if every or level == levels[0] or level in asked[letter]
            )
        return found

    @cached_property
    def completions(self) -> Mapping[tuple[int, ...], Score]:
        """The score of each completion, by the answers of the open criteria in the order of ``letters``.

        Answers between which no condition tells are left out.
        """
        return {
            levels: self.score(dict(zip(self.letters, levels, strict=True)))
            for levels in product(*(self._steps[letter] for letter in self.letters))
        }

    def turns(self, letter: str) -> set[Score]:
        """For all answers of the others: from the score with its worst answer to that with its best."""
        if not self.tried:
            whole = indicator_score(self.framework, self.result)
            return {whole} if whole.low < whole.high else set()
        place = self.letters.index(letter)
        worst, best = self._steps[letter][0], self._steps[letter][-1]
        found = set()
        for levels, low in self.completions.items():
            if levels[place] == worst:
                high = self.completions[(*levels[:place], best, *levels[place + 1 :])]
                if low.low < high.high:
                    found.add(Score(low.low, high.high, low.possible))
        return found

    def scores(self) -> set[Score]:
        """Every score that a completion makes; a single range where there are too many to try."""
        return (
            set(self.completions.values()) if self.tried else {indicator_score(self.framework, self.result)}
        )

    def chosen(self, best: bool) -> dict[frozenset[str], Fraction]:
        """For each set of open criteria: the points sure (or, at the worst, those left) if it is answered.

        With ``best`` the set has its best answers and the others their worst; without, the other way round.
        """
        low, high = ({letter: self.levels(letter)[end] for letter in self.letters} for end in (0, -1))
        ours, theirs = (high, low) if best else (low, high)
        found = {}
        for size in range(len(self.letters) + 1):
            for letters in combinations(self.letters, size):
                score = self.score({**theirs, **{letter: ours[letter] for letter in letters}})
                found[frozenset(letters)] = score.low if best else score.high
        return found


def _needs(condition: Condition) -> Iterator[Needs]:
    if isinstance(condition, Needs):
        yield condition
        return
    for part in condition.parts:
        yield from _needs(part)


def _numbers(measure: Measure, level: int, best: int) -> tuple[Fraction | None, Fraction | None]:
    """The numbers of an answer, least and greatest; None where they go on. The outer end may not belong."""
    starts: list[Fraction | None] = [None, measure.partly, measure.met] if best > 1 else [None, measure.met]
    place = {best: len(starts) - 1, 0: 0}.get(level, 1)
    start = starts[place]
    after: Iterable[Fraction | None] = starts[place + 1 :]
    end = next((one for one in after if one is not None), None)
    return (start, end) if measure.rising else (end, start)

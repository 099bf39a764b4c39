"""The fewest levers that bring a whole to a target, how many sets of that size do, and these sets in order.

For every whole and every number of levers the best value is kept that so many levers, well chosen, can give
it: no value falls when a part's rises, so that the best values of the parts are all that the whole needs.
This gives the fewest. To count, the indicators are gone through in the order of the card; what has been
gathered is kept once for each number of levers, and only while the best of what follows can still make it
reach the target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from scoring.explain.best import Best, Choice, best_of
from scoring.explain.formula import SLACK, Exact, Number, Term, Whole

MOST_STATES = 30_000
"""States up to which sets are counted, after which only those that are listed are known."""
Gathered = tuple[Any, ...]
"""What has been gathered of each whole that is not complete, the outermost first."""


class State(NamedTuple):
    """How many levers are left, and what the indicators so far have gathered; at the end their points."""

    left: int
    gathered: Gathered


class Place(NamedTuple):
    """A whole, and the number of the term in it that is next."""

    whole: Whole
    term: int

    @property
    def next(self) -> Term:
        return self.whole.terms[self.term]

    @property
    def last(self) -> bool:
        return self.term == len(self.whole.terms) - 1


@dataclass(frozen=True)
class Sets:
    """Sets of levers of one size that reach the target: how many, by how many of their levers are asked for.

    ``counted`` is False where there are too many to count; then ``by_asked`` is empty.
    """

    search: Search
    size: int
    by_asked: Mapping[int, int]
    counted: bool
    layers: Sequence[Mapping[State, Mapping[int, int]]]

    def listed(self, asked: int | None = None) -> Iterator[tuple[int, ...]]:
        """The sets in order, of those with so many levers asked for, or of all."""
        search = self.search
        stack: list[tuple[int, State, tuple[int, ...], int]] = [(0, search.start(self.size), (), asked or 0)]
        while stack:
            number, state, chosen, wanted = stack.pop()
            if number == len(search.leaves):
                yield chosen
                continue
            for choice in reversed(search.choices(number)):
                after = search.after(number, state, choice)
                rest = wanted - choice.asked
                if after and (asked is None or self._there(number + 1, after, rest)):
                    stack.append((number + 1, after, (*chosen, *choice.levers), rest))

    def _there(self, number: int, state: State, asked: int) -> bool:
        return self.layers[number].get(state, {}).get(asked, 0) > 0


@dataclass(frozen=True)
class Search:
    """A formula, the choices that each of its indicators has, the points to reach, and the most levers."""

    formula: Whole
    options: Mapping[str, Sequence[Choice]]
    target: Fraction
    most: int

    def may_reach(self, size: int) -> bool:
        """Whether so many levers reach the target; where the formula is not exact, whether they may."""
        return self._in_reach(self._best.values(self.formula)[size])

    def _in_reach(self, bound: Number) -> bool:
        if isinstance(bound, float):
            return bound + SLACK >= self._rough_target
        return bound >= self.target

    @cached_property
    def _best(self) -> Best:
        return Best(self.options, self.most)

    @cached_property
    def _rough_target(self) -> float:
        return float(self.target)

    def sets(self, size: int) -> Sets:
        """All sets of just so many levers that reach the target, where no fewer do."""
        layers = self._forward(size)
        if layers is None:
            return Sets(self, size, {}, False, ())
        counts: list[Mapping[State, Mapping[int, int]]] = [{state: {0: 1} for state in layers[-1]}]
        for number in reversed(range(len(self.leaves))):
            counts.append(
                {state: _counted(followed, counts[-1]) for state, followed in layers[number].items()}
            )
        counts.reverse()
        return Sets(self, size, counts[0].get(self.start(size), {}), True, counts)

    @cached_property
    def leaves(self) -> tuple[tuple[Place, ...], ...]:
        """The indicators in order, each as its places in the wholes that it is in, the outermost first."""
        return tuple(self._leaves(self.formula, ()))

    def _leaves(self, whole: Whole, outer: tuple[Place, ...]) -> Iterator[tuple[Place, ...]]:
        for number, term in enumerate(whole.terms):
            path = (*outer, Place(whole, number))
            if isinstance(term.of, Whole):
                yield from self._leaves(term.of, path)
            else:
                yield path

    def choices(self, number: int) -> Sequence[Choice]:
        return self.options[str(self.leaves[number][-1].next.of)]

    @cached_property
    def _alike(self) -> tuple[Mapping[tuple[int, Exact, int], int], ...]:
        """For each indicator, how many of its choices have the same size, points and levers asked for."""
        return tuple(
            Counter((len(one.levers), one.points, one.asked) for one in self.choices(number))
            for number in range(len(self.leaves))
        )

    def start(self, size: int) -> State:
        return State(size, tuple(place.whole.start for place in self.leaves[0]) if self.leaves else ())

    def after(self, number: int, state: State, choice: Choice) -> State | None:
        """The state after a choice; None where the target is then out of reach."""
        return self._after(number, state, len(choice.levers), choice.points)

    def _after(self, number: int, state: State, size: int, points: Exact) -> State | None:
        left = state.left - size
        if left < 0:
            return None
        after = State(left, self._gathered(number, state.gathered, points))
        if number + 1 < len(self.leaves):
            return after if self._in_reach(self._bound(number + 1, after)) else None
        return after if after.gathered[0] >= self.target else None

    def _gathered(self, number: int, before: Gathered, points: Exact) -> Gathered:
        """What is gathered with an indicator's points; wholes that are complete become points of theirs."""
        path, gathered = self.leaves[number], list(before)
        for depth in reversed(range(len(path))):
            place = path[depth]
            gathered[depth] = place.whole.add(gathered[depth], place.next, points)
            if not place.last:
                opened = self.leaves[number + 1][depth + 1 :]
                return (*gathered[: depth + 1], *(one.whole.start for one in opened))
            points = place.whole.points(gathered[depth])
        return (points,)

    def _bound(self, number: int, state: State) -> Number:
        """The best that can still come out: what is gathered, with the levers left used as well as can be."""
        return self._value(number, 0, state.gathered, state.left)

    def _value(self, number: int, depth: int, gathered: Gathered, size: int) -> Number:
        """The same for the whole at a depth; gathered is what it and those within it have."""
        whole = self.leaves[number][depth].whole
        rest = self._rest(number, depth, gathered[1:], size)
        return whole.value(whole.join(whole.number_of(gathered[0]), rest))

    def _rest(self, number: int, depth: int, inner: Gathered, size: int) -> Number:
        """The best number that the next term of a whole, begun or not, and those after it can have."""
        place, tails = self.leaves[number][depth], self._best.tails(self.leaves[number][depth].whole)
        if depth == len(self.leaves[number]) - 1:
            return tails[place.term][size]
        key = (number, depth, inner, size)
        if key not in self._rests:
            own = [
                place.whole.number(place.next, self._value(number, depth + 1, inner, levers))
                for levers in range(size + 1)
            ]
            self._rests[key] = best_of(place.whole, own, tails[place.term + 1], size)
        return self._rests[key]

    @cached_property
    def _rests(self) -> dict[tuple[int, int, Gathered, int], Number]:
        return {}

    def _forward(self, size: int) -> list[dict[State, list[tuple[int, int, State]]]] | None:
        """The states before each indicator, and at the end, with what follows each; None for too many.

        What follows is how often, with how many levers asked for, and which state.
        """
        states: dict[State, None] = {self.start(size): None}
        layers: list[dict[State, list[tuple[int, int, State]]]] = []
        met = 0
        for number, alike in enumerate(self._alike):
            followed: dict[State, list[tuple[int, int, State]]] = {}
            following: dict[State, None] = {}
            for state in states:
                followed[state] = own = []
                for (levers, points, asked), times in alike.items():
                    after = self._after(number, state, levers, points)
                    if after:
                        own.append((times, asked, after))
                        following[after] = None
            layers.append(followed)
            met += len(following)
            if met > MOST_STATES:
                return None
            states = following
        return [*layers, {state: [] for state in states}]


def _counted(
    followed: Sequence[tuple[int, int, State]], after: Mapping[State, Mapping[int, int]]
) -> Mapping[int, int]:
    counts: Counter[int] = Counter()
    for times, asked, state in followed:
        for rest, ways in after[state].items():
            counts[asked + rest] += times * ways
    return counts

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

from scoring.explain.formula import Number, Term, Whole, reaches

MOST_STATES = 50_000
"""States up to which sets are counted, after which only those that are listed are known."""
Gathered = tuple[Any, ...]
"""What has been gathered of each whole that is not complete, the outermost first."""


class Choice(NamedTuple):
    """Some levers of one indicator, by number and in order, and the points it has with them raised.

    ``asked`` is how many of the levers somebody asks for.
    """

    levers: tuple[int, ...]
    points: Fraction
    asked: int


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
        return reaches(self._best(self.formula)[size], self.target)

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
    def _alike(self) -> tuple[Mapping[tuple[int, Fraction, int], int], ...]:
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

    def _after(self, number: int, state: State, size: int, points: Fraction) -> State | None:
        left = state.left - size
        if left < 0:
            return None
        after = State(left, self._gathered(number, state.gathered, points))
        if number + 1 < len(self.leaves):
            return after if reaches(self._bound(number + 1, after), self.target) else None
        return after if after.gathered[0] >= self.target else None

    def _gathered(self, number: int, before: Gathered, points: Fraction) -> Gathered:
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
        inner: list[Number] = []
        for depth in reversed(range(len(self.leaves[number]))):
            whole, term = self.leaves[number][depth]
            gathered = whole.number_of(state.gathered[depth])
            after = self._tails(whole)[term + bool(inner)]
            sizes = range(state.left + 1) if depth else [state.left]
            if inner:
                of = whole.terms[term]
                now = [whole.join(gathered, whole.number(of, value)) for value in inner]
                inner = [
                    whole.value(_greatest(whole.join(now[own], after[size - own]) for own in range(size + 1)))
                    for size in sizes
                ]
            else:
                inner = [whole.value(whole.join(gathered, after[size])) for size in sizes]
        return inner[0]

    @cached_property
    def _known(self) -> dict[Whole, list[list[Number]]]:
        return {}

    def _tails(self, whole: Whole) -> list[list[Number]]:
        """For each term, the best number by levers that it and those after it can have; last, no term."""
        if whole not in self._known:
            tails: list[list[Number]] = [[whole.nothing] * (self.most + 1)]
            for term in reversed(whole.terms):
                best = self._best(term.of) if isinstance(term.of, Whole) else self._leaf(term.of)
                tails.append(_joined(whole, [whole.number(term, value) for value in best], tails[-1]))
            self._known[whole] = tails[::-1]
        return self._known[whole]

    def _best(self, whole: Whole) -> list[Number]:
        return [whole.value(number) for number in self._tails(whole)[0]]

    def _leaf(self, id_: str) -> list[Number]:
        best = [max((c.points for c in self.options[id_] if len(c.levers) == 0), default=Fraction(0))]
        for size in range(1, self.most + 1):
            own = [choice.points for choice in self.options[id_] if len(choice.levers) == size]
            best.append(max([best[-1], *own]))
        return list(best)

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


def _greatest(numbers: Iterator[Number]) -> Number:
    return max(numbers, key=lambda number: number)


def _joined(whole: Whole, own: Sequence[Number], after: Sequence[Number]) -> list[Number]:
    """The best of one term and those after it, by the levers they have together."""
    rises = [size for size in range(len(own)) if size == 0 or own[size] > own[size - 1]]
    return [
        _greatest(whole.join(own[mine], after[size - mine]) for mine in rises if mine <= size)
        for size in range(len(own))
    ]

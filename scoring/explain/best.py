"""The best that so many levers, well chosen, can make of a whole, and of any of its last terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scoring.explain.formula import Exact, Number, Whole


class Choice(NamedTuple):
    """Some levers of one indicator, by number and in order, and the points it has with them raised.

    Points are as the formula takes them. ``asked`` is how many of the levers somebody asks for.
    """

    levers: tuple[int, ...]
    points: Exact
    asked: int


@dataclass(frozen=True)
class Best:
    """Tables by number of levers, up to ``most``, from the choices that each indicator has."""

    options: Mapping[str, Sequence[Choice]]
    most: int

    @cached_property
    def _known(self) -> dict[Whole, list[list[Number]]]:
        return {}

    def tails(self, whole: Whole) -> list[list[Number]]:
        """For each term, the best number by levers that it and those after it can have; last, no term."""
        if whole not in self._known:
            tails: list[list[Number]] = [[whole.nothing] * (self.most + 1)]
            for term in reversed(whole.terms):
                best = self.values(term.of) if isinstance(term.of, Whole) else self._leaf(term.of)
                own = [whole.number(term, value) for value in best]
                tails.append([best_of(whole, own, tails[-1], size) for size in range(self.most + 1)])
            self._known[whole] = tails[::-1]
        return self._known[whole]

    def values(self, whole: Whole) -> list[Number]:
        """The best value by levers, no worse for more of them."""
        return [whole.value(number) for number in self.tails(whole)[0]]

    def _leaf(self, id_: str) -> list[Number]:
        """The best points of an indicator by levers; no longer than until more of them give no more."""
        best: list[Number] = []
        for choice in sorted(self.options[id_], key=lambda choice: len(choice.levers)):
            size = len(choice.levers)
            best += [best[-1]] * (size + 1 - len(best)) if best else [choice.points]
            best[size] = max(best[size], choice.points)
        return best[: self.most + 1]


def best_of(whole: Whole, own: Sequence[Number], after: Sequence[Number], size: int) -> Number:
    """The best number of a term and of those after it with so many levers between them."""
    join = whole.join
    best = join(own[0], after[size])
    for levers in range(1, min(size + 1, len(own))):
        if own[levers] > own[levers - 1]:  # else it needs no more
            number = join(own[levers], after[size - levers])
            if number > best:
                best = number
    return best

"""What would decide a country's category and rank, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from scoring.explain.deciding import Deciding, OpenCriterion
from scoring.explain.raising import Step
from scoring.explain.settling import Settling
from scoring.language import Language
from scoring.language.words import ANSWERS, UNANSWERED
from scoring.model.framework import Framework

FEW = 8
"""Criteria, sets and countries up to which all are named; of more the number is given."""


@dataclass(frozen=True)
class DecidingWords:
    framework: Framework
    deciding: Deciding
    language: Language

    def category(self) -> tuple[str, ...]:
        """Sentences on an undecided category, the ends of it last; none where it is decided."""
        needed = self.deciding.needed
        if not needed:
            return ()
        answers = self._counted(len(needed), "answer", "answers")
        first = f"The category {self._hangs} {answers} missing or in dispute{self._named(needed)}"
        ends = [self._end(end) for end in (self.deciding.best, self.deciding.worst) if end]
        return tuple(f"{text[:1].upper()}{text[1:]}." for text in (first, *ends))

    @property
    def _hangs(self) -> str:
        return "hangs on" if self.deciding.exact else "hangs on no more than"

    def rank(self, name: Callable[[str], str]) -> tuple[str, ...]:
        """Sentences on an undecided rank; ``name`` gives a country's name by its code."""
        rank, others = self.deciding.rank, [name(code) for code in self.deciding.others]
        if rank is None or rank[0] == rank[1]:
            return ()
        found = []
        if own := self.deciding.needed_for_rank:
            answers = self._counted(len(own), "answer", "answers")
            found.append(f"The rank {self._hangs} {answers} missing or in dispute{self._named(own)}.")
        if others:
            listed = self.language.both(sorted(others, key=self.language.alphabetical))
            countries = self._counted(len(others), "other country", "other countries")
            named = f": {listed}" if len(others) <= FEW else ""
            hangs = "It also hangs" if found else "The rank hangs"
            found.append(f"{hangs} on what is not known of {countries}{named}.")
        return tuple(found)

    def alone(self, one: OpenCriterion) -> str:
        """What each answer of a criterion would leave if it were the only one found."""
        return f"{one.id}, {UNANSWERED[one.state.value]}: " + "; ".join(
            f"{self._answers(levels)}: {self.categories(categories)}"
            for categories, levels in (
                (categories, [outcome.level for outcome in group])
                for categories, group in groupby(one.outcomes, lambda outcome: outcome.categories)
            )
        )

    def idle(self) -> tuple[str, ...]:
        """The open criteria whose answers make no difference to the category."""
        return tuple(one.id for one in self.deciding.criteria if not one.for_category)

    def categories(self, ids: Iterable[str]) -> str:
        return self.language.either([self.framework.category_by_id[id_].label for id_ in ids])

    def _answers(self, levels: Sequence[int]) -> str:
        return self.language.either([self._answer(level) for level in levels])

    def _answer(self, level: int) -> str:
        return ANSWERS.get(self.framework.answers[level], self.framework.answers[level])

    def _counted(self, count: int, one: str, many: str) -> str:
        return f"{self.language.number(count)} {one if count == 1 else many}"

    def _named(self, ids: Sequence[str]) -> str:
        return f": {self.language.both(ids)}" if len(ids) <= FEW else ""

    def _end(self, end: Settling) -> str:
        """The fewest answers that make one of the possible categories certain."""
        label = self.framework.category_by_id[end.category].label
        best = end is self.deciding.best
        if not end.ways or len(end.ways) > FEW or end.size > FEW:
            kind = "best" if best else "worst"
            count = self._counted(end.size, "answer", "answers")
            return f"{label} is certain with {count} at the {kind}, and not with fewer"
        if end.size == 1:
            ways = self._said([way[0] for way in end.ways], best, self.language.either)
        else:
            ways = "; or if ".join(self._said(way, best, self.language.both) for way in end.ways)
        return f"{label} is certain if {ways}"

    def _said(self, steps: Sequence[Step], best: bool, join: Callable[[Sequence[str]], str]) -> str:
        """Criteria with what their answers must be, those that must be the same together."""
        groups: dict[int, list[str]] = {}
        for step in steps:
            groups.setdefault(step.level, []).append(step.criterion)
        said = [
            f"{join(ids)} {'are' if len(ids) > 1 and join == self.language.both else 'is'} "
            f"{self._least(level, best)}"
            for level, ids in sorted(groups.items(), reverse=best)
        ]
        return join(said)

    def _least(self, level: int, best: bool) -> str:
        whole = level == (self.framework.best_level if best else 0)
        return self._answer(level) if whole else f"at {'least' if best else 'most'} {self._answer(level)}"

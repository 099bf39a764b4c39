"""What would decide a country's category and rank, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from scoring.explain.deciding import Deciding, OpenCriterion
from scoring.explain.raising import Step
from scoring.explain.settling import Settling
from scoring.language import Language
from scoring.language.catalogue import N_, NN_
from scoring.language.typography import capital
from scoring.language.words import answer_word, unanswered_word
from scoring.model.framework import Framework

FEW = 8
"""Criteria, sets and countries up to which all are named; of more the number is given."""

_HANGS = {
    ("category", True, True): NN_(
        "The category hangs on {number} answer missing or in dispute: {criteria}.",
        "The category hangs on {number} answers missing or in dispute: {criteria}.",
    ),
    ("category", True, False): NN_(
        "The category hangs on {number} answer missing or in dispute.",
        "The category hangs on {number} answers missing or in dispute.",
    ),
    ("category", False, True): NN_(
        "The category hangs on no more than {number} answer missing or in dispute: {criteria}.",
        "The category hangs on no more than {number} answers missing or in dispute: {criteria}.",
    ),
    ("category", False, False): NN_(
        "The category hangs on no more than {number} answer missing or in dispute.",
        "The category hangs on no more than {number} answers missing or in dispute.",
    ),
    ("rank", True, True): NN_(
        "The rank hangs on {number} answer missing or in dispute: {criteria}.",
        "The rank hangs on {number} answers missing or in dispute: {criteria}.",
    ),
    ("rank", True, False): NN_(
        "The rank hangs on {number} answer missing or in dispute.",
        "The rank hangs on {number} answers missing or in dispute.",
    ),
    ("rank", False, True): NN_(
        "The rank hangs on no more than {number} answer missing or in dispute: {criteria}.",
        "The rank hangs on no more than {number} answers missing or in dispute: {criteria}.",
    ),
    ("rank", False, False): NN_(
        "The rank hangs on no more than {number} answer missing or in dispute.",
        "The rank hangs on no more than {number} answers missing or in dispute.",
    ),
}
"""By what hangs, whether exactly so many answers are needed, and whether they are named."""

_OTHERS = {
    (False, True): NN_(
        "The rank hangs on what is not known of {number} other country: {countries}.",
        "The rank hangs on what is not known of {number} other countries: {countries}.",
    ),
    (False, False): NN_(
        "The rank hangs on what is not known of {number} other country.",
        "The rank hangs on what is not known of {number} other countries.",
    ),
    (True, True): NN_(
        "It also hangs on what is not known of {number} other country: {countries}.",
        "It also hangs on what is not known of {number} other countries: {countries}.",
    ),
    (True, False): NN_(
        "It also hangs on what is not known of {number} other country.",
        "It also hangs on what is not known of {number} other countries.",
    ),
}
"""By whether own answers were spoken of before, and whether the countries are named."""

_COUNTED = {
    True: NN_(
        "{category} is certain with {number} answer at the best, and not with fewer.",
        "{category} is certain with {number} answers at the best, and not with fewer.",
    ),
    False: NN_(
        "{category} is certain with {number} answer at the worst, and not with fewer.",
        "{category} is certain with {number} answers at the worst, and not with fewer.",
    ),
}
"""By whether the best of the possible categories is meant."""

_IS = {
    # Translators: the criteria are ids such as 1.1.a, alone or as "1.1.a or 1.2.b".
    "whole": (N_("{criteria} is {answer}"), N_("{criteria} are {answer}")),
    "least": (N_("{criteria} is at least {answer}"), N_("{criteria} are at least {answer}")),
    "most": (N_("{criteria} is at most {answer}"), N_("{criteria} are at most {answer}")),
}
"""One criterion or any of several, and all of several."""


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
        ends = [self._end(end) for end in (self.deciding.best, self.deciding.worst) if end]
        return (self._hangs("category", needed), *map(capital, ends))

    def rank(self, name: Callable[[str], str]) -> tuple[str, ...]:
        """Sentences on an undecided rank; ``name`` gives a country's name by its code."""
        rank, others = self.deciding.rank, [name(code) for code in self.deciding.others]
        if rank is None or rank[0] == rank[1]:
            return ()
        found = []
        if own := self.deciding.needed_for_rank:
            found.append(self._hangs("rank", own))
        if others:
            found.append(self._others(others, bool(found)))
        return tuple(found)

    def _hangs(self, what: str, needed: Sequence[str]) -> str:
        """How many answers category or rank hangs on, and which, if they are few."""
        named = len(needed) <= FEW
        one, many = _HANGS[what, self.deciding.exact, named]
        return self.language.ngettext(
            one, many, len(needed), criteria=self.language.both([*map(self.language.ltr, needed)])
        )

    def _others(self, others: Sequence[str], also: bool) -> str:
        one, many = _OTHERS[also, len(others) <= FEW]
        listed = self.language.both(sorted(others, key=self.language.alphabetical))
        return self.language.ngettext(one, many, len(others), countries=listed)

    def alone(self, one: OpenCriterion) -> str:
        """What each answer of a criterion would leave if it were the only one found."""
        return f"{one.id}, {unanswered_word(one.state.value, self.language)}: " + "; ".join(
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
        return answer_word(self.framework.answers[level], self.language, self.framework)

    def _end(self, end: Settling) -> str:
        """The fewest answers that make one of the possible categories certain."""
        label = self.framework.category_by_id[end.category].label
        best = end is self.deciding.best
        if not end.ways or len(end.ways) > FEW or end.size > FEW:
            one, many = _COUNTED[best]
            return self.language.ngettext(one, many, end.size, category=label)
        if end.size == 1:
            ways = self._said([way[0] for way in end.ways], best, every=False)
        else:
            *before, ways = [self._said(way, best, every=True) for way in end.ways]
            for way in reversed(before):
                # Translators: answers that together would do, and others that would do as well.
                ways = self.language.gettext("{answers}; or if {others}", answers=way, others=ways)
        return self.language.gettext("{category} is certain if {answers}.", category=label, answers=ways)

    def _said(self, steps: Sequence[Step], best: bool, every: bool) -> str:
        """Criteria with what their answers must be, those that must be the same together."""
        groups: dict[int, list[str]] = {}
        for step in steps:
            groups.setdefault(step.level, []).append(self.language.ltr(step.criterion))
        join = self.language.both if every else self.language.either
        said = []
        for level, ids in sorted(groups.items(), reverse=best):
            whole = level == (self.framework.best_level if best else 0)
            one, many = _IS["whole" if whole else "least" if best else "most"]
            message = many if every and len(ids) > 1 else one
            said.append(self.language.gettext(message, criteria=join(ids), answer=self._answer(level)))
        return join(said)

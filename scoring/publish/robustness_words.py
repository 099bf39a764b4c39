"""How sure the results are, in sentences that may be quoted."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from scoring.explain.robustness import CountryRobustness, Robustness
from scoring.language import Language
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace

FIRM = Fraction(9, 10)
"""The share of weightings in which a category must hold to be called kept."""


@dataclass(frozen=True)
class Sentences:
    workspace: Workspace
    framework: Framework
    found: Robustness
    language: Language = field(default_factory=Language)

    def overall(self) -> str:
        """One sentence on all countries, or on the one that there is."""
        countries = list(self.found.countries.values())
        if not countries:
            return "No country is graded from evidence in this edition."
        if len(countries) == 1:
            return self.country(countries[0])
        weighted = [one.indicators for one in countries if one.indicators]
        what = "category" if self.framework.categories else "rank"
        counts = [one.category if what == "category" else one.rank_held for one in weighted]
        known = [count for count in counts if count is not None]
        if not known:
            return self._nothing(countries[0])
        firm = sum(count >= FIRM * self.found.draws for count in known)
        draws = self.language.number(self.found.draws)
        return (
            f"{firm} of {len(known)} countries keep their {what} in at least 9 of 10 ways of weighting the "
            f"indicators ({draws} weightings drawn at random)."
        )

    def country(self, one: CountryRobustness) -> str:
        """How often a country keeps its category, and between which ranks it stays."""
        weighted, name = one.indicators, self._name(one.country)
        if weighted is None:
            return self._nothing(one)
        in_most = "In at least 9 of 10 ways of weighting the indicators"
        rank = self._rank(weighted.rank) if weighted.rank else ""
        if weighted.category is not None:
            ranks = f"; in at least 9 of 10 its rank is {rank}" if rank else ""
            return f"{self._ways(weighted.category)}, {name} {self._stays(one)}{ranks}."
        if rank:
            return f"{in_most}, {name} has rank {rank}."
        low, high = (self.language.percent(Fraction(end)) for end in weighted.score)
        return f"{in_most}, {name} scores {low} to {high}."

    def limits(self) -> tuple[str, ...]:
        """What cannot be said under this framework or of this edition."""
        rules, said = self.framework, []
        if not rules.scored:
            return (f"Nothing is scored under {rules.id}: there is nothing to weigh or to leave out.",)
        if not rules.categories:
            said.append(f"{rules.id} has no categories: nothing is said about them.")
        if not rules.ranking:
            said.append(f"{rules.id} ranks nobody: nothing is said about ranks.")
        elif self.found.ranked < 2:
            count = "Only one" if self.found.ranked else "No"
            said.append(f"{count} country is ranked in this edition: nothing is said about ranks.")
        return tuple(said)

    def _ways(self, count: int) -> str:
        """A share of the draws in words, never more than it is."""
        whole = 100 * count // self.found.draws
        ways = "ways of weighting the indicators"
        if count == self.found.draws:
            return f"In every one of {self.language.number(count)} {ways}"
        if count == 0:
            return f"In none of {self.language.number(self.found.draws)} {ways}"
        if whole == 0:
            return f"In fewer than 1 of 100 {ways}"
        return f"In {whole // 10} of 10 {ways}" if whole % 10 == 0 else f"In {whole} of 100 {ways}"

    def _stays(self, one: CountryRobustness) -> str:
        labels = [self.framework.category_by_id[id_].label for id_ in one.found.categories]
        if len(labels) == 1:
            return f"stays at {labels[0]}"
        return f"stays undecided between {self.language.both(labels)}"

    def _rank(self, rank: tuple[int, int]) -> str:
        best, worst = rank
        ends = str(best) if best == worst else f"{best}–{worst}"
        return f"{ends} of {self.found.ranked}"

    def _name(self, code: str) -> str:
        country = self.workspace.countries.get(code)
        return country.in_text if country else self.workspace.short_name(code)

    def _nothing(self, one: CountryRobustness) -> str:
        if not self.framework.scored:
            return self.limits()[0]
        name = self._name(one.country)
        if not one.found.score.possible:
            return f"No indicator applies to {name}, so that it has no score."
        if len(self.framework.indicators) < 2:
            return f"{self.framework.id} has one indicator: there is nothing to weigh against it."
        return f"{self.framework.id} has neither categories nor ranks that could hold."

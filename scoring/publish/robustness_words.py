"""How sure the results are, in sentences that may be quoted."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from scoring.explain.robustness import CountryRobustness, Robustness
from scoring.language import Language
from scoring.language.catalogue import N_, NN_
from scoring.language.phrases import rank_of
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace

FIRM = Fraction(9, 10)
"""The share of weightings in which a category must hold to be called kept."""

_KEEP = {
    "category": NN_(
        "{firm} of {number} countries keep their category in at least 9 of 10 ways of weighting the "
        "indicators ({draws} weightings drawn at random).",
        "{firm} of {number} countries keep their category in at least 9 of 10 ways of weighting the "
        "indicators ({draws} weightings drawn at random).",
    ),
    "rank": NN_(
        "{firm} of {number} countries keep their rank in at least 9 of 10 ways of weighting the indicators "
        "({draws} weightings drawn at random).",
        "{firm} of {number} countries keep their rank in at least 9 of 10 ways of weighting the indicators "
        "({draws} weightings drawn at random).",
    ),
}

_STAYS = {
    # Translators: {ways} is such as "In 9 of 10 ways of weighting the indicators".
    (True, False): N_("{ways}, {country} stays at {category}."),
    (True, True): N_("{ways}, {country} stays at {category}; in at least 9 of 10 its rank is {rank}."),
    # Translators: here {category} is several, joined by "and".
    (False, False): N_("{ways}, {country} stays undecided between {category}."),
    (False, True): N_(
        "{ways}, {country} stays undecided between {category}; in at least 9 of 10 its rank is {rank}."
    ),
}
"""By whether one category is certain, and whether there is a rank to speak of."""


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
            return self.language.gettext("No country is graded from evidence in this edition.")
        if len(countries) == 1:
            return self.country(countries[0])
        weighted = [one.indicators for one in countries if one.indicators]
        what = "category" if self.framework.categories else "rank"
        counts = [one.category if what == "category" else one.rank_held for one in weighted]
        known = [count for count in counts if count is not None]
        if not known:
            return self._nothing(countries[0])
        firm = sum(count >= FIRM * self.found.draws for count in known)
        values = {"firm": self.language.number(firm), "draws": self.language.number(self.found.draws)}
        return self.language.ngettext(*_KEEP[what], len(known), **values)

    def country(self, one: CountryRobustness) -> str:
        """How often a country keeps its category, and between which ranks it stays."""
        weighted, name, says = one.indicators, self._name(one.country), self.language.gettext
        if weighted is None:
            return self._nothing(one)
        rank = rank_of(weighted.rank, self.found.ranked, self.language) if weighted.rank else ""
        if weighted.category is not None:
            labels = [self.framework.category_by_id[id_].label for id_ in one.found.categories]
            values = {
                "ways": self._ways(weighted.category),
                "country": name,
                "category": self.language.both(labels),
                "rank": rank,
            }
            return says(_STAYS[len(labels) == 1, bool(rank)], **values)
        if rank:
            return says(
                "In at least 9 of 10 ways of weighting the indicators, {country} has rank {rank}.",
                country=name,
                rank=rank,
            )
        low, high = (self.language.percent(Fraction(end)) for end in weighted.score)
        return says(
            "In at least 9 of 10 ways of weighting the indicators, {country} scores {low} to {high}.",
            country=name,
            low=low,
            high=high,
        )

    def limits(self) -> tuple[str, ...]:
        """What cannot be said under this framework or of this edition."""
        rules, says, said = self.framework, self.language.gettext, []
        if not rules.scored:
            return (self._unscored(),)
        if not rules.categories:
            said.append(
                says("{framework} has no categories: nothing is said about them.", framework=rules.id)
            )
        if not rules.ranking:
            said.append(says("{framework} ranks nobody: nothing is said about ranks.", framework=rules.id))
        elif not self.found.ranked:
            said.append(says("No country is ranked in this edition: nothing is said about ranks."))
        elif self.found.ranked == 1:
            said.append(says("Only one country is ranked in this edition: nothing is said about ranks."))
        return tuple(said)

    def _unscored(self) -> str:
        return self.language.gettext(
            "Nothing is scored under {framework}: there is nothing to weigh or to leave out.",
            framework=self.framework.id,
        )

    def _ways(self, count: int) -> str:
        """A share of the draws in words, never more than it is."""
        whole = 100 * count // self.found.draws
        says, number, draws = self.language.gettext, self.language.number, self.found.draws
        if count == draws:
            return says("In every one of {draws} ways of weighting the indicators", draws=number(draws))
        if count == 0:
            return says("In none of {draws} ways of weighting the indicators", draws=number(draws))
        if whole == 0:
            return says("In fewer than 1 of 100 ways of weighting the indicators")
        if whole % 10 == 0:
            return says("In {count} of 10 ways of weighting the indicators", count=number(whole // 10))
        return says("In {count} of 100 ways of weighting the indicators", count=number(whole))

    def _name(self, code: str) -> str:
        country = self.workspace.countries.get(code)
        return country.in_text if country else self.workspace.short_name(code)

    def _nothing(self, one: CountryRobustness) -> str:
        says, name = self.language.gettext, self._name(one.country)
        if not self.framework.scored:
            return self._unscored()
        if not one.found.score.possible:
            return says("No indicator applies to {country}, so that it has no score.", country=name)
        if len(self.framework.indicators) < 2:
            return says(
                "{framework} has one indicator: there is nothing to weigh against it.",
                framework=self.framework.id,
            )
        return says(
            "{framework} has neither categories nor ranks that could hold.", framework=self.framework.id
        )

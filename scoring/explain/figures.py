"""Every figure that the engine knows, by the name under which a text may ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from scoring.model.framework import Framework
from scoring.model.result import Basis, CountryResult, Standings
from scoring.model.workspace import Workspace

WITH_ARGUMENT = {"count": "category", "share": "category", "band": "category", "grade": "indicator"}
"""Placeholders that take an argument, {count:some-progress}, and what the argument names."""
DECIDED_ONLY = frozenset({"category-count", "category-share", "next-category", "points-to-next"})
"""Placeholders that have a figure only where the category is decided, or is not the best one."""
ALWAYS = frozenset(
    """
    country short-name in-text edition as-of countries goals indicators indicators-per-goal criteria
    minimum-coverage coverage points possible category ranked
    """.split()
)
"""Placeholders that every card can fill."""


@dataclass(frozen=True)
class Share:
    """A share from 0 to 1, printed in per cent."""

    value: Fraction


@dataclass(frozen=True)
class Grades:
    """Positions of possible grades, best first."""

    positions: tuple[int, ...]


@dataclass(frozen=True)
class Categories:
    """Ids of possible categories, best first."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class EditionName:
    id: str


@dataclass(frozen=True)
class Between:
    """A number that is known to lie between two, both included; equal where it is decided."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class Band:
    """A category's band of shares: from ``start`` up to, not including, ``end``; None for up to the whole."""

    start: Fraction
    end: Fraction | None


Figure = str | int | date | Fraction | Share | Grades | Categories | EditionName | Between | Band


@dataclass(frozen=True)
class Tally:
    """How many countries an edition counts, by category; ``undecided`` may be in more than one."""

    by_category: dict[str, int]
    undecided: int

    @property
    def countries(self) -> int:
        return sum(self.by_category.values()) + self.undecided

    def share(self, count: int) -> Fraction:
        return Fraction(count, self.countries) if self.countries else Fraction(0)


def tally(framework: Framework, standings: Standings) -> Tally:
    """Countries by category: those graded from evidence and those as published, no others."""
    counted = [standing for standing in standings.countries.values() if standing.basis is not Basis.NONE]
    by_category = {
        category.id: sum(standing.categories == (category.id,) for standing in counted)
        for category in framework.categories
    }
    return Tally(by_category, len(counted) - sum(by_category.values()))


def band(framework: Framework, category: str) -> Band:
    """Where a category begins and ends."""
    ids = [one.id for one in framework.categories]
    position = ids.index(category)
    end = framework.categories[position - 1].start if position else None
    return Band(framework.categories[position].start, end)


@dataclass(frozen=True)
class Figures:
    """The figures of one country's card."""

    workspace: Workspace
    framework: Framework
    standings: Standings
    country: str
    edition: str
    as_of: date
    result: CountryResult

    @cached_property
    def tally(self) -> Tally:
        return tally(self.framework, self.standings)

    @cached_property
    def plain(self) -> dict[str, Figure]:
        """The figures that need no argument, by placeholder."""
        country = self.workspace.countries[self.country]
        indicators = len(self.framework.indicators)
        score = self.result.score
        figures: dict[str, Figure] = {
            "country": country.name,
            "short-name": country.short_name,
            "in-text": country.in_text,
            "edition": EditionName(self.edition),
            "as-of": self.as_of,
            "countries": self.tally.countries,
            "goals": len(self.framework.goals),
            "indicators": indicators,
            "indicators-per-goal": Fraction(indicators, len(self.framework.last_goals)),
            "criteria": len(self.framework.criteria),
            "minimum-coverage": Share(self.framework.minimum_coverage),
            "coverage": Share(self.result.coverage),
            "points": Between(score.low, score.high),
            "possible": score.possible,
            "category": Categories(self.result.categories),
            "ranked": self.standings.ranked,
        }
        if len(self.result.categories) == 1:
            figures["category-count"] = self.tally.by_category[self.result.categories[0]]
            figures["category-share"] = Share(
                self.tally.share(self.tally.by_category[self.result.categories[0]])
            )
            following = self.next_category
            if following:
                figures["next-category"] = Categories((following,))
                figures["points-to-next"] = self.points_to(following)
        return figures

    @property
    def next_category(self) -> str | None:
        """The category above the worst that is possible now; None where that is the best of all."""
        if not self.result.categories:
            return None
        ids = [category.id for category in self.framework.categories]
        position = ids.index(self.result.categories[-1])
        return ids[position - 1] if position else None

    def points_to(self, category: str) -> Fraction:
        """The points that the lowest possible score lacks to where a category begins."""
        score = self.result.score
        return max(Fraction(0), self.framework.category_by_id[category].start * score.possible - score.low)

    def get(self, name: str, argument: str) -> Figure:
        """The figure for a placeholder; KeyError where there is none."""
        if name in WITH_ARGUMENT and argument:
            return self._with_argument(name, argument)
        if argument:
            raise KeyError(name)
        return self.plain[name]

    def _with_argument(self, name: str, argument: str) -> Figure:
        if name == "grade":
            result = self.result.indicators[argument]
            return Grades(tuple(range(result.best, result.worst + 1)))
        if name == "band":
            return band(self.framework, argument)
        count = self.tally.by_category[argument]
        return count if name == "count" else Share(self.tally.share(count))


@dataclass(frozen=True)
class EditionFigures:
    """The figures of an edition as a whole; ``country`` is empty, as no country is the one that is meant."""

    workspace: Workspace
    framework: Framework
    standings: Standings
    edition: str
    as_of: date
    country: str = ""

    @cached_property
    def tally(self) -> Tally:
        return tally(self.framework, self.standings)

    @cached_property
    def plain(self) -> dict[str, Figure]:
        """The figures that need no argument and no country, by placeholder."""
        framework = self.framework
        return {
            "edition": EditionName(self.edition),
            "as-of": self.as_of,
            "countries": self.tally.countries,
            "goals": len(framework.goals),
            "indicators": len(framework.indicators),
            "indicators-per-goal": Fraction(len(framework.indicators), len(framework.last_goals)),
            "criteria": len(framework.criteria),
            "minimum-coverage": Share(framework.minimum_coverage),
            "ranked": self.standings.ranked,
        }

    def get(self, name: str, argument: str) -> Figure:
        """The figure for a placeholder; KeyError where it is one of a single country, or there is none."""
        if not argument:
            return self.plain[name]
        if name == "band":
            return band(self.framework, argument)
        if name not in {"count", "share"}:
            raise KeyError(name)
        count = self.tally.by_category[argument]
        return count if name == "count" else Share(self.tally.share(count))

"""Tables for COINr, an R package for composite indicators: ``iMeta`` and three ``iData``.

An indicator's number is its share of its possible points, from 0 to 1. Where the evidence does not decide
a grade, ``iData.csv`` has NA, ``iData-low.csv`` the worst that is possible and ``iData-high.csv`` the best;
what does not apply is NA in all three. Columns as COINr's ``check_iData`` and ``check_iMeta`` ask for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from scoring.language import Language
from scoring.model.framework import GEOMETRIC, MEAN, MINIMUM, SUM, Framework, Goal, Indicator
from scoring.model.result import Score
from scoring.publish.data import words
from scoring.publish.data.results import Results
from scoring.publish.data.table import decimal
from scoring.publish.rows import Rows
from scoring.score.aggregate import Part, combine
from scoring.score.country import indicator_score

NA = "NA"
INDEX = "Index"
META = ("Level", "iCode", "Parent", "Direction", "Weight", "Type", "iName", "Unit")
UNIT = "share of possible points"


def coinr_files(results: Results) -> dict[str, bytes]:
    """The files by name; none where the framework scores nothing."""
    if not results.framework.scored:
        return {}
    ends: dict[str, Callable[[Score], Fraction | None]] = {
        "iData": lambda score: score.low_share if score.low == score.high else None,
        "iData-low": lambda score: score.low_share,
        "iData-high": lambda score: score.high_share,
    }
    made = {f"{name}.csv": _data(results, end) for name, end in ends.items()}
    made["iMeta.csv"] = meta(results.framework)
    files = {name: rows.as_csv().encode() for name, rows in made.items()}
    return {"README.txt": read_me(results).encode(), **files}


def codes(prefix: str, ids: Iterable[str]) -> dict[str, str]:
    """Names that R takes as they are, by id: letters, digits and underscores, with a letter first."""
    found: dict[str, str] = {}
    for id_ in ids:
        name = prefix + re.sub(r"[^A-Za-z0-9]", "_", id_)
        while name in found.values():
            name += "_"
        found[id_] = name
    return found


def indicator_codes(framework: Framework) -> dict[str, str]:
    return codes("I", (one.id for one in framework.indicators))


def goal_codes(framework: Framework) -> dict[str, str]:
    return codes("G", (goal.id for goal in framework.every_goal))


def _data(results: Results, end: Callable[[Score], Fraction | None]) -> Rows:
    framework = results.framework
    rows = []
    for country in results.evidence:
        result = results.result(country)
        scores = [indicator_score(framework, one) for one in result.indicators.values()]
        values = [end(score) if score.possible else None for score in scores]
        basis = results.standings.countries[country].basis.value
        shown = [NA if value is None else decimal(value) for value in values]
        rows.append((country, results.workspace.short_name(country), basis, decimal(result.coverage), *shown))
    return Rows(("uCode", "uName", "Basis", "Coverage", *indicator_codes(framework).values()), tuple(rows))


def meta(framework: Framework) -> Rows:
    """A row for each indicator, goal and the whole, and for what stands beside the indicators."""
    tree = _Tree(framework)
    rows = [tuple(map(str, row)) for row in tree.rows()]
    rows.append((NA, "Basis", NA, NA, NA, "Group", "What the category rests on", NA))
    rows.append((NA, "Coverage", NA, NA, NA, "Other", "Share of criteria answered", "share"))
    return Rows(META, tuple(rows))


@dataclass(frozen=True)
class _Tree:
    """The levels of the index. In COINr a parent is always one level above, so that a goal, or an indicator,
    that stands higher gets a chain of aggregates with itself as their only part."""

    framework: Framework

    def rows(self) -> Iterator[tuple[object, ...]]:
        top = 1 + max(map(self.level, self.framework.goals))
        yield (top, INDEX, NA, 1, 1, "Aggregate", self.framework.title, UNIT)
        for goal in self.framework.goals:
            yield from self._goal(goal, INDEX, top, self.framework.score)

    def level(self, part: Goal | Indicator) -> int:
        return 1 if isinstance(part, Indicator) else 1 + max(map(self.level, part.parts))

    def _goal(
        self, part: Goal | Indicator, parent: str, above: int, kind: str
    ) -> Iterator[tuple[object, ...]]:
        level, weight = self.level(part), decimal(self._weight(part, kind))
        inner = isinstance(part, Indicator)
        own = (indicator_codes if inner else goal_codes)(self.framework)[part.id]
        for step in range(above - 1, level, -1):
            yield (step, f"{own}_level{step}", parent, 1, weight, "Aggregate", part.title, UNIT)
            parent, weight = f"{own}_level{step}", "1"
        yield (level, own, parent, 1, weight, "Indicator" if inner else "Aggregate", part.title, UNIT)
        if isinstance(part, Goal):
            for one in part.parts:
                yield from self._goal(one, own, level, part.score)

    def _weight(self, part: Goal | Indicator, kind: str) -> Fraction:
        """What a share of the part counts in its parent: by sums, its weight times its possible points."""
        return part.weight * self._possible(part) if kind == SUM else part.weight

    def _possible(self, part: Goal | Indicator) -> Fraction:
        if isinstance(part, Indicator):
            return Fraction(1) if part.scale else max(self.framework.points or (Fraction(1),))
        parts = [Part(one.weight, *[self._possible(one)] * 2) for one in part.parts]
        return combine(part.score, parts)[1]


def read_me(results: Results) -> str:
    """What the tables are, and how COINr makes our scores from them."""
    framework, language = results.framework, Language()
    wholes = {INDEX: framework.score}
    wholes |= {goal_codes(framework)[goal.id]: goal.score for goal in framework.every_goal}
    means = "\n".join(f"    {name}: {_MEANS[kind]}" for name, kind in wholes.items())
    said = "\n\n".join(words.paragraphs(framework, results.edition, language, results.reviewed))
    return f"{words.title(framework, results.edition, language)}\n\n{said}\n\n{_USE.format(means=means)}"


_MEANS = {
    SUM: "the arithmetic mean (a_amean)",
    MEAN: "the arithmetic mean (a_amean)",
    GEOMETRIC: "the geometric mean (a_gmean)",
    MINIMUM: "the least of its parts; weights do not matter",
}
_USE = """\
Tables for COINr, an R package for composite indicators. An indicator's number is the share of its possible
points that it has, from 0 to 1.

    iMeta.csv       indicators, goals and the whole, with weights and parents
    iData.csv       NA where the evidence does not decide a grade
    iData-low.csv   there the worst that is possible
    iData-high.csv  there the best that is possible

What does not apply to a country is NA in all three. The range of a score is the range between the results of
low and high; one of them alone, or a mean of both, says more than the evidence does. Countries whose Basis is
not "evidence" have too few answers to be ranked: leave them out.

    library(COINr)
    iMeta <- read.csv("iMeta.csv")
    coin <- new_coin(subset(read.csv("iData-low.csv"), Basis == "evidence"), iMeta)

The numbers have one scale already. Aggregated raw, without Normalise(), they give our scores:

{means}

Only where an indicator does not apply to a country may a sum differ: we take its points out of what was
possible in the whole, COINr out of its goal alone.
"""

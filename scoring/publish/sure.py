"""How sure a country's result is, as its card prints it: a row for each way of scoring that was tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.explain.figures import Figures
from scoring.explain.robustness import CountryRobustness, Outcome, Robustness, Weighted
from scoring.explain.trials import (
    AGGREGATION,
    GOAL,
    GOAL_MEANS,
    GOALS_GEOMETRIC,
    INDICATOR,
    WEIGHTED_MEAN,
)
from scoring.language import Language
from scoring.language.catalogue import N_, NN_
from scoring.language.phrases import rank_of, rank_span
from scoring.language.typography import typographic
from scoring.model.framework import Framework
from scoring.publish.robustness_words import Sentences
from scoring.publish.shared import robustness_of_edition
from scoring.publish.view import ColophonRow, SureView


def sure_view(figures: Figures, language: Language) -> SureView | None:
    """None where nothing can be varied: no score, too little evidence, or neither categories nor ranks."""
    found = robustness_of_edition(figures.workspace, figures.framework, figures.standings)
    one = found.countries.get(figures.country)
    if one is None or one.indicators is None or (one.indicators.category is None and found.ranked < 2):
        return None
    words = Sentences(figures.workspace, figures.framework, found, language)
    rows = _Rows(figures.framework, found, one, language)
    printed = tuple(ColophonRow(row.term, typographic(row.text, language)) for row in rows.all())
    return SureView(typographic(words.country(one), language), language.number(found.draws), printed)


_AGGREGATIONS = {
    WEIGHTED_MEAN: N_("weighted mean"),
    GOAL_MEANS: N_("goal means"),
    GOALS_GEOMETRIC: N_("geometric mean of goals"),
}
_RESTING = {
    # Translators: {single} and {government} are ids of indicators: 1.1, 2.3 and 3.2.
    (True, True): NN_(
        "Of {number} grade that rests on findings, {single} on one source; "
        "{government} on a government's sources alone.",
        "Of {number} grades that rest on findings, {single} on one source; "
        "{government} on a government's sources alone.",
    ),
    (True, False): NN_(
        "Of {number} grade that rests on findings, {single} on one source; "
        "none on a government's sources alone.",
        "Of {number} grades that rest on findings, {single} on one source; "
        "none on a government's sources alone.",
    ),
    (False, True): NN_(
        "Of {number} grade that rests on findings, none on one source alone; "
        "{government} on a government's sources alone.",
        "Of {number} grades that rest on findings, none on one source alone; "
        "{government} on a government's sources alone.",
    ),
    (False, False): NN_(
        "Of {number} grade that rests on findings, none on one source alone; "
        "none on a government's sources alone.",
        "Of {number} grades that rest on findings, none on one source alone; "
        "none on a government's sources alone.",
    ),
}
"""By whether there are grades on one source, and on a government's sources alone."""


@dataclass(frozen=True)
class _Rows:
    framework: Framework
    found: Robustness
    one: CountryRobustness
    language: Language

    def all(self) -> Iterator[ColophonRow]:
        one, says = self.one, self.language.gettext
        for term, weighted in (
            (says("Other weights of the indicators"), one.indicators),
            (says("Other weights of the goals"), one.goals),
        ):
            if weighted:
                yield ColophonRow(term, self._weighted(weighted))
        if one.shifts:
            yield ColophonRow(says("Other edges of the categories"), self._shifts())
        for term, kind in (
            (says("One indicator left out"), INDICATOR),
            (says("One goal left out"), GOAL),
            (says("Other ways of putting goals together"), AGGREGATION),
        ):
            if tried := one.of_kind(kind):
                yield ColophonRow(term, self._tried(tried))
        if one.resting.counted:
            yield ColophonRow(says("What grades rest on"), self._resting())

    def _weighted(self, weighted: Weighted) -> str:
        says, rank = self.language.gettext, ""
        if weighted.rank and self.found.ranked > 1:
            rank = rank_of(weighted.rank, self.found.ranked, self.language)
        if weighted.category is None:
            return says("In 9 of 10 the rank is {rank}.", rank=rank)
        whole = Fraction(100 * weighted.category // weighted.draws, 100)  # never more than it is
        share = self.language.percent(whole)
        if not rank:
            return says("The category stays as it is in {share} of the weightings.", share=share)
        return says(
            "The category stays as it is in {share} of the weightings; in 9 of 10 the rank is {rank}.",
            share=share,
            rank=rank,
        )

    def _shifts(self) -> str:
        number, shifts = self.language.number, self.one.shifts
        moved = [
            self.language.ltr(f"{'−' if shift < 0 else '+'}{number(abs(shift))}")
            for shift, holds in shifts.items()
            if not holds
        ]
        values = {
            "held": number(sum(shifts.values())),
            "all": number(len(shifts)),
            "moves": self.language.both(moved),
        }
        if not moved:
            # Translators: "points" are hundredths of all that can be reached.
            return self.language.gettext(
                "The category stays in {held} of {all} moves of all edges by up to 5 points.", **values
            )
        # Translators: "points" are hundredths of all that can be reached; {moves} are such as −2 and +3.
        return self.language.gettext(
            "The category stays in {held} of {all} moves of all edges by up to 5 points; "
            "it changes at {moves}.",
            **values,
        )

    def _tried(self, tried: Sequence[Outcome]) -> str:
        flags = [one.category if self.framework.categories else one.rank for one in tried]
        other = [one for one, flag in zip(tried, flags, strict=True) if flag is False]
        stays = {"held": len(tried) - len(other), "all": len(tried)}
        values = {name: self.language.number(count) for name, count in stays.items()}
        if self.framework.categories:
            said = self.language.gettext("The category stays in {held} of {all}.", **values)
        else:
            said = self.language.gettext("The rank stays in {held} of {all}.", **values)
        groups: dict[str, list[Outcome]] = {}
        for one in other:
            groups.setdefault(self._found(one), []).append(one)
        return " ".join([said, *(self._change(ones, found) for found, ones in groups.items())])

    def _change(self, ones: Sequence[Outcome], found: str) -> str:
        """What else is tried that leads to something else, and to what."""
        if ones[0].kind == AGGREGATION:
            names = [self.language.gettext(_AGGREGATIONS[one.name]) for one in ones]
            # Translators: ways are such as "weighted mean or goal means"; result is a category or a rank.
            return self.language.gettext(
                "By {ways}: {result}.", ways=self.language.either(names), result=found
            )
        left_out = self.language.either([one.name for one in ones])
        # Translators: ids of indicators or goals that are left out; result is a category or a rank.
        return self.language.gettext("Without {ids}: {result}.", ids=left_out, result=found)

    def _found(self, one: Outcome) -> str:
        labels = [self.framework.category_by_id[id_].label for id_ in one.found.categories]
        if labels:
            return self.language.either(labels)
        if one.found.rank is None:
            return self.language.gettext("no score")
        return self.language.gettext("rank {rank}", rank=rank_span(one.found.rank, self.language))

    def _resting(self) -> str:
        resting = self.one.resting
        single = [id_ for id_, _ in resting.one_source]
        one, many = _RESTING[bool(single), bool(resting.government)]
        return self.language.ngettext(
            one,
            many,
            len(resting.counted),
            single=self.language.both(single),
            government=self.language.both(resting.government),
        )

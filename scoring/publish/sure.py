"""How sure a country's result is, as its card prints it: a row for each way of scoring that was tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.explain.figures import Figures
from scoring.explain.robustness import CountryRobustness, Outcome, Robustness, Weighted, robustness
from scoring.explain.trials import AGGREGATION, GOAL, INDICATOR
from scoring.language import Language
from scoring.language.typography import typographic
from scoring.model.framework import Framework
from scoring.publish.robustness_words import Sentences
from scoring.publish.view import ColophonRow, SureView


def sure_view(figures: Figures, language: Language) -> SureView | None:
    """None where nothing can be varied: no score, too little evidence, or neither categories nor ranks."""
    found = robustness(figures.workspace, figures.framework, figures.standings)
    one = found.countries.get(figures.country)
    if one is None or one.indicators is None or (one.indicators.category is None and found.ranked < 2):
        return None
    words = Sentences(figures.workspace, figures.framework, found, language)
    rows = _Rows(figures.framework, found, one, language)
    printed = tuple(ColophonRow(row.term, typographic(row.text)) for row in rows.all())
    return SureView(typographic(words.country(one)), language.number(found.draws), printed)


@dataclass(frozen=True)
class _Rows:
    framework: Framework
    found: Robustness
    one: CountryRobustness
    language: Language

    def all(self) -> Iterator[ColophonRow]:
        one = self.one
        for term, weighted in (
            ("Other weights of the indicators", one.indicators),
            ("Other weights of the goals", one.goals),
        ):
            if weighted:
                yield ColophonRow(term, self._weighted(weighted))
        if one.shifts:
            yield ColophonRow("Other edges of the categories", self._shifts())
        for term, kind in (
            ("One indicator left out", INDICATOR),
            ("One goal left out", GOAL),
            ("Other ways of putting goals together", AGGREGATION),
        ):
            if tried := one.of_kind(kind):
                yield ColophonRow(term, self._tried(tried))
        if one.resting.counted:
            yield ColophonRow("What grades rest on", self._resting())

    def _weighted(self, weighted: Weighted) -> str:
        said = []
        if weighted.category is not None:
            whole = Fraction(100 * weighted.category // weighted.draws, 100)  # never more than it is
            share = self.language.percent(whole)
            said.append(f"the category stays as it is in {share} of the weightings")
        if weighted.rank and self.found.ranked > 1:
            said.append(f"in 9 of 10 the rank is {_ends(weighted.rank)} of {self.found.ranked}")
        return _sentence("; ".join(said))

    def _shifts(self) -> str:
        held = [shift for shift, holds in self.one.shifts.items() if holds]
        moved = [f"{shift:+d}".replace("-", "−") for shift, holds in self.one.shifts.items() if not holds]
        all_ = len(self.one.shifts)
        said = f"The category stays in {len(held)} of {all_} moves of all edges by up to 5 points"
        return f"{said}." if not moved else f"{said}; it changes at {self.language.both(moved)}."

    def _tried(self, tried: Sequence[Outcome]) -> str:
        flags = [one.category if self.framework.categories else one.rank for one in tried]
        other = [one for one, flag in zip(tried, flags, strict=True) if flag is False]
        what = "category" if self.framework.categories else "rank"
        said = f"The {what} stays in {len(tried) - len(other)} of {len(tried)}"
        groups: dict[str, list[Outcome]] = {}
        for one in other:
            groups.setdefault(self._found(one), []).append(one)
        changes = [f"{self._how(ones)}: {found}." for found, ones in groups.items()]
        return " ".join([f"{said}.", *changes])

    def _how(self, ones: Sequence[Outcome]) -> str:
        by = "By" if ones[0].kind == AGGREGATION else "Without"
        return f"{by} {self.language.either([one.name for one in ones])}"

    def _found(self, one: Outcome) -> str:
        labels = [self.framework.category_by_id[id_].label for id_ in one.found.categories]
        if labels:
            return self.language.either(labels)
        return "no score" if one.found.rank is None else f"rank {_ends(one.found.rank)}"

    def _resting(self) -> str:
        resting = self.one.resting
        single = [id_ for id_, _ in resting.one_source]
        all_ = len(resting.counted)
        parts = [
            f"{self.language.both(single)} on one source" if single else "none on one source alone",
            f"{self.language.both(resting.government)} on a government's sources alone"
            if resting.government
            else "none on a government's sources alone",
        ]
        return _sentence(f"of {all_} grades that rest on findings, {'; '.join(parts)}")


def _ends(rank: tuple[int, int]) -> str:
    best, worst = rank
    return str(best) if best == worst else f"{best}–{worst}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."

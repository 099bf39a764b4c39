"""The tables of the report on all countries: grades, ranks, next steps and the evidence behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scoring.explain.figures import EditionFigures, Figures
from scoring.explain.path import Path, path_to_category
from scoring.explain.robustness import Interval, Robustness
from scoring.language import Language
from scoring.language.phrases import rank_span
from scoring.language.typography import typographic
from scoring.model.evidence import Edition
from scoring.model.framework import Framework, Goal
from scoring.model.result import Basis, CountryResult, Standing
from scoring.model.workspace import Workspace
from scoring.publish.history import shape_cell
from scoring.publish.overview_view import (
    CountryRowView,
    EvidenceView,
    GoalHeadView,
    HeadView,
    IntervalView,
    MatrixView,
    MoveView,
)
from scoring.rank.standings import newest
from scoring.review.digest import evidence_digest

COLUMNS = 16
"""Indicators that stand side by side on a page and can still be told apart."""
STEPS = 3
"""Steps of a way that are told in words."""


@dataclass(frozen=True)
class Tables:
    figures: EditionFigures
    language: Language

    @property
    def framework(self) -> Framework:
        return self.figures.framework

    @property
    def workspace(self) -> Workspace:
        return self.figures.workspace

    @cached_property
    def graded(self) -> tuple[Standing, ...]:
        """The countries with evidence: the ranked ones by rank, then the others by name."""
        ranking = self.figures.standings.ranked > 1

        def key(one: Standing) -> tuple[bool, tuple[int, int], tuple[str, str]]:
            rank = one.rank if ranking else None
            return rank is None, rank or (0, 0), self.language.alphabetical(self.name(one.country))

        return tuple(
            sorted((one for one in self.figures.standings.countries.values() if one.result), key=key)
        )

    def name(self, country: str) -> str:
        return self.workspace.short_name(country)

    def heads(self) -> tuple[GoalHeadView, ...]:
        return tuple(goal_head(goal, self.language) for goal in self.framework.last_goals)

    def matrices(self) -> tuple[MatrixView, ...]:
        """All grades: a table for as many indicators as a page holds, goals kept together where they fit."""
        return tuple(
            MatrixView(part, tuple(self._row(one, part) for one in self.graded))
            for part in side_by_side(self.heads())
            if self.graded
        )

    def _row(self, standing: Standing, goals: tuple[GoalHeadView, ...]) -> CountryRowView:
        graded = _result(standing).indicators
        cells = tuple(
            shape_cell(self.framework, graded[one.id], self.language)
            for goal in goals
            for one in goal.indicators
        )
        ranked = self.figures.standings.ranked > 1
        return CountryRowView(
            self.name(standing.country),
            rank_span(standing.rank, self.language) if ranked and standing.rank else "",
            cells,
        )

    def intervals(self, found: Robustness) -> tuple[IntervalView, ...]:
        """The ranks, the best first; none where fewer than two countries are ranked."""
        if found.ranked < 2:
            return ()

        def order(one: Interval) -> tuple[tuple[int, int], tuple[int, int], tuple[str, str]]:
            return one.rank, one.drawn, self.language.alphabetical(self.name(one.country))

        return tuple(
            IntervalView(
                self.name(one.country),
                rank_span(one.rank, self.language),
                rank_span(one.drawn, self.language),
                _places(one.rank, found.ranked),
                _places(one.drawn, found.ranked),
            )
            for one in sorted(found.intervals(), key=order)
        )

    def moves(self) -> Iterator[MoveView]:
        """For each country graded from evidence the first of the shortest ways to a better category."""
        labels = {category.id: category.label for category in self.framework.categories}
        for standing in self.graded:
            if standing.basis is not Basis.EVIDENCE or not standing.categories:
                continue
            evidence, result = self.evidence_of(standing.country), _result(standing)
            figures = Figures(
                self.workspace, self.framework, self.figures.standings, standing.country,
                self.figures.edition, evidence.as_of, result,
            )  # fmt: skip
            following = figures.next_category
            if following is None:
                continue
            asked = [id_ for call in evidence.calls for id_ in call.criteria]
            path = path_to_category(self.framework, result, following, asked, first=1)
            yield MoveView(
                self.name(standing.country),
                self.language.either([labels[id_] for id_ in standing.categories]),
                labels[following],
                *self._steps(path),
            )

    def _steps(self, path: Path) -> tuple[tuple[str, ...], str]:
        """The first steps of the first way in words, a treaty's by its first criterion; the others by id."""
        ids = [lever.criteria[0] for way in path.first[:1] for lever in way.levers]
        criteria = self.framework.criteria
        told = tuple(f"{id_} {typographic(criteria[id_][1].to_raise, self.language)}" for id_ in ids[:STEPS])
        return told, self.language.both(ids[STEPS:]) if ids[STEPS:] else ""

    def evidence(self) -> Iterator[EvidenceView]:
        """The countries of which anything was found, by name."""
        for standing in sorted(
            self.graded, key=lambda one: self.language.alphabetical(self.name(one.country))
        ):
            found = self.evidence_of(standing.country)
            if not found.findings:
                continue
            yield EvidenceView(
                self.name(standing.country),
                self.language.edition(found.id),
                self.language.date(found.as_of),
                self.language.number(len(found.findings)),
                evidence_digest(self.workspace, found)[:16],
            )

    def evidence_of(self, country: str) -> Edition:
        found = newest(self.workspace, country, self.framework.id, self.figures.edition)
        assert found is not None  # it has a result
        return found


def goal_head(goal: Goal, language: Language) -> GoalHeadView:
    heads = tuple(HeadView(one.id, typographic(one.title, language)) for one in goal.indicators)
    return GoalHeadView(goal.id, typographic(goal.title, language), heads)


def side_by_side(goals: tuple[GoalHeadView, ...]) -> Iterator[tuple[GoalHeadView, ...]]:
    """Goals in groups of at most so many columns; a goal that alone has more is parted."""
    part: list[GoalHeadView] = []
    for goal in goals:
        for start in range(0, len(goal.indicators), COLUMNS):
            piece = GoalHeadView(goal.id, goal.title, goal.indicators[start : start + COLUMNS])
            if sum(len(one.indicators) for one in [*part, piece]) > COLUMNS:
                yield tuple(part)
                part = []
            part.append(piece)
    if part:
        yield tuple(part)


def _result(standing: Standing) -> CountryResult:
    assert standing.result is not None
    return standing.result


def _places(rank: tuple[int, int], ranked: int) -> tuple[float, float]:
    return (rank[0] - 1) / (ranked - 1), (rank[1] - 1) / (ranked - 1)

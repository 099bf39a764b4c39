"""The engine from Python, with pandas tables: what ``import scoring`` offers.

    import scoring
    cards = scoring.load(".")
    cards.scores()
    cards.what_if("USA", grades={"3.2": "green"})

Every table is that of the command of the same name, and every number in it is exact text (``3/8``) or a
share. Nothing is printed and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.check import check
from scoring.explain.agreement import agreement
from scoring.explain.compare import comparison
from scoring.explain.opinions import Opinion, opinion
from scoring.explain.path import path_to_category, path_to_grade
from scoring.explain.scenario import Assumed, by_rule
from scoring.explain.what_if import asked_for, what_if
from scoring.explain.why import why
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.result import CountryResult, Standings
from scoring.model.workspace import Workspace
from scoring.problems import Problem, as_text
from scoring.publish import robustness, rows, tables
from scoring.rank.standings import graded, standings
from scoring.read import workspace as files

if TYPE_CHECKING:
    import pandas as pd


class UnsoundError(ValueError):
    """The files hold errors: nothing is graded from them. The message lists all of them."""


@dataclass(frozen=True)
class Cards:
    """A workspace under one framework, as of one edition; ``problems`` are warnings and notes."""

    workspace: Workspace
    framework: Framework
    edition: str
    problems: tuple[Problem, ...] = field(default=(), repr=False)

    def at(self, edition: str) -> Cards:
        """The same for another edition; KeyError where there is none."""
        return Cards(self.workspace, self.framework, _edition(self.workspace, self.framework, edition))

    @cached_property
    def standings(self) -> Standings:
        return standings(self.workspace, self.framework, self.edition)

    def scores(self) -> pd.DataFrame:
        """A row a country, as :func:`scoring.publish.tables.as_frame` describes it."""
        return tables.as_frame(self.workspace, self.framework, self.standings)

    def evidence(self, country: str) -> pd.DataFrame:
        """A row a finding: indicator, grade, criterion, answer, whether it counts, source, locator."""
        reasons = why(self.framework, self._evidence(country), self._result(country))
        return rows.evidence_rows(self.framework, reasons).as_frame()

    def robustness(self, draws: int = 10_000, seed: int = 1) -> pd.DataFrame:
        """A row a country, as :func:`scoring.publish.robustness.as_frame` describes it."""
        from scoring.explain.robustness import robustness as vary  # numpy

        found = vary(self.workspace, self.framework, self.standings, draws, seed)
        return robustness.as_frame(self.workspace, self.framework, found)

    def what_if(
        self,
        country: str,
        grades: Mapping[str, str] | None = None,
        answers: Mapping[str, str] | None = None,
        numbers: Mapping[str, Fraction] | None = None,
        calls: Iterable[str] = (),
    ) -> pd.DataFrame:
        """Before and after, a row a value, if grades, answers or numbers were these, or calls granted.

        Grades are by indicator, answers and numbers by criterion, calls by id. KeyError for an id that there
        is not, ValueError for an answer that there is not, ImpossibleError for what cannot be so.
        """
        granted = {call.id: call.criteria for call in self._evidence(country).calls}
        assumed = Assumed(
            {id_: self.framework.grade_position[grade] for id_, grade in (grades or {}).items()},
            {id_: self.framework.answers.index(answer) for id_, answer in (answers or {}).items()},
            dict(numbers or {}),
            tuple(dict.fromkeys(id_ for call in calls for id_ in granted[call])),
        )
        found = what_if(self.workspace, self.framework, self.edition, country, assumed)
        return rows.what_if_rows(self.framework, found).as_frame()

    def path(
        self, country: str, to: str | None = None, grade: tuple[str, str] | None = None, first: int = 5
    ) -> pd.DataFrame:
        """The first of the shortest ways, a row a criterion, to a category or to (indicator, grade).

        Without either: to the category above the worst that is possible. Empty where it is reached
        already, or cannot be; ValueError where there are no categories.
        """
        result, asked = self._result(country), asked_for(self._evidence(country))
        if grade:
            found = path_to_grade(self.framework, result, *grade, asked, first)
        else:
            found = path_to_category(self.framework, result, to or self._above(result), asked, first)
        return rows.path_rows(self.framework, found, asked).as_frame()

    def compare(self, country: str, old: str, new: str) -> pd.DataFrame:
        """A row for every value that changed between two editions under this framework."""
        editions = (self.workspace.editions[country, id_, self.framework.id] for id_ in (old, new))
        return rows.comparison_rows(comparison(self.workspace, *editions)).as_frame()

    def agreement(self, first: str, second: str) -> pd.DataFrame:
        """A row a country that two opinions name: ``ours``, ``published``, or a benchmark by its id."""
        return rows.agreement_rows(agreement(self._opinion(first), self._opinion(second))).as_frame()

    def _opinion(self, id_: str) -> Opinion:
        return opinion(self.workspace, id_, self.framework, self.edition)

    def _result(self, country: str) -> CountryResult:
        return graded(self.workspace, self.framework, self.edition)[country]

    def _evidence(self, country: str) -> Edition:
        return self.workspace.editions[country, self._result(country).edition, self.framework.id]

    def _above(self, result: CountryResult) -> str:
        order = [category.id for category in self.framework.categories]
        worst = by_rule(self.framework, result).categories
        if not worst:
            raise ValueError(f"{self.framework.id} has no categories to reach: give a grade")
        return order[max(0, order.index(worst[-1]) - 1)]


def load(folder: str | Path = ".", framework: str | None = None, edition: str | None = None) -> Cards:
    """Read and check a workspace.

    The framework is the workspace's default where none is named, the edition the newest. UnsoundError where
    files hold errors, KeyError where a framework or an edition is not there.
    """
    loaded = files.load(Path(folder))
    problems = check(loaded)
    if problems.failed():
        raise UnsoundError(as_text(problems, loaded.line))
    workspace = loaded.workspace
    rules = workspace.frameworks[framework] if framework else workspace.default_framework
    if rules is None:
        raise KeyError(f"there is more than one framework: {', '.join(sorted(workspace.frameworks))}")
    return Cards(workspace, rules, _edition(workspace, rules, edition), tuple(problems))


def _edition(workspace: Workspace, framework: Framework, edition: str | None) -> str:
    known = workspace.edition_ids(framework.id)
    if not known or (edition is not None and edition not in known):
        raise KeyError(
            f"{framework.id} has no edition {edition or ''}: there are {', '.join(known) or 'none'}"
        )
    return edition or known[-1]

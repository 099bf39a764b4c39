"""Two editions of a country: what changed in the world, and what in the method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.explain.changes import Change, Scope, by_weight, compare_items
from scoring.explain.difference import (
    GradeChange,
    Graded,
    GradeSeen,
    StandingChange,
    grade_changes,
    grade_seen,
    standing_change,
)
from scoring.explain.evidence_changes import edition_changes
from scoring.explain.fates import Account, account
from scoring.explain.items import source_items
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.result import CountryResult, Standing
from scoring.model.workspace import Workspace
from scoring.rank.standings import newest, standings_of
from scoring.read import references
from scoring.score.country import score_country
from scoring.score.crosswalk import mapping_between, translated

Evidence = tuple[str, str]
"""Evidence on a country by its edition and the framework under which it was found."""


@dataclass(frozen=True)
class Cell:
    """The country by the evidence of one edition under the rules of one framework.

    ``standing`` is among all countries that have evidence up to that edition, brought under these rules;
    ``ranked`` are those that have a rank there, ``result`` is of the edition's own evidence.
    """

    evidence: Evidence
    rules: str
    standing: Standing
    ranked: int
    result: CountryResult


@dataclass(frozen=True)
class Method:
    """One edition's evidence on two indicators that the crosswalk joins: all that differs is the method."""

    evidence: Evidence
    indicators: tuple[str, str]
    grades: tuple[GradeSeen, GradeSeen]


@dataclass(frozen=True)
class Comparison:
    """Everything that changed between two editions of a country.

    ``cells`` has four where a crosswalk joins two frameworks (by evidence, then rules, old before new),
    and two where there is one framework, or no crosswalk. ``grades`` are the changes in the world, under
    each framework that both editions can be graded by; ``method`` those that the rules alone make.
    ``account`` is what the new edition tells of the calls of the old one; None where it tells nothing.
    """

    country: str
    old: Edition
    new: Edition
    cells: tuple[Cell, ...]
    standing: StandingChange | None
    grades: Mapping[str, tuple[GradeChange, ...]]
    method: tuple[Method, ...]
    changes: tuple[Change, ...]
    account: Account | None = None

    @property
    def same_rules(self) -> bool:
        return self.old.framework == self.new.framework

    @property
    def joined(self) -> bool:
        """Whether both editions can be graded by the same rules."""
        return bool(self.grades)

    def cell(self, evidence: Edition, rules: str) -> Cell:
        """KeyError where no crosswalk joins the evidence and the rules."""
        for cell in self.cells:
            if (cell.evidence, cell.rules) == (_key(evidence), rules):
                return cell
        raise KeyError(rules)


def comparison(workspace: Workspace, old: Edition, new: Edition) -> Comparison:
    """Compare two editions of one country, which may be under two frameworks.

    A finding is the same where its id is, else where criterion, source and place are.
    """
    frameworks = {one.framework: workspace.frameworks[one.framework] for one in (old, new)}
    before, after = frameworks[old.framework], frameworks[new.framework]
    mapping = mapping_between(before, after)
    shared = frameworks if mapping is not None else {}
    cells = tuple(
        _cell(workspace, one, frameworks[one.framework], rules)
        for one in (old, new)
        for rules in frameworks.values()
        if rules.id == one.framework or shared
    )
    first, last = cells[0], cells[-1]
    scope = Scope(new.framework, new.country, new.id)
    return Comparison(
        country=new.country,
        old=old,
        new=new,
        cells=cells,
        standing=standing_change(scope, first.standing, last.standing, (first.ranked, last.ranked)),
        grades={id_: _world(cells, old, new, rules) for id_, rules in shared.items()},
        method=tuple(_methods(cells, before, after, mapping or {})) if before.id != after.id else (),
        changes=by_weight(
            [*edition_changes(old, new, scope, mapping or {}), *_sources(workspace, old, new, scope)]
        ),
        account=account(workspace, old, new) if any(one.edition == old.id for one in new.fates) else None,
    )


def _key(edition: Edition) -> Evidence:
    return edition.id, edition.framework


def _cell(workspace: Workspace, edition: Edition, under: Framework, rules: Framework) -> Cell:
    """All countries' newest evidence up to an edition, found under one framework, by the rules of another."""
    results = {
        country: _result(workspace, found, under, rules)
        for country in workspace.country_ids()
        if (found := newest(workspace, country, under.id, edition.id))
    }
    all_countries = standings_of(workspace, rules, edition.id, results)
    return Cell(
        evidence=_key(edition),
        rules=rules.id,
        standing=all_countries.countries[edition.country],
        ranked=all_countries.ranked,
        result=results[edition.country],
    )


def _result(workspace: Workspace, edition: Edition, under: Framework, rules: Framework) -> CountryResult:
    country = workspace.countries.get(edition.country)
    return score_country(rules, translated(edition, under, rules), country, workspace.treaties)


def _world(cells: Iterable[Cell], old: Edition, new: Edition, rules: Framework) -> tuple[GradeChange, ...]:
    """The grades that other evidence makes under the same rules."""
    by_evidence = {cell.evidence: cell.result for cell in cells if cell.rules == rules.id}
    scope = Scope(rules.id, new.country, new.id)
    return grade_changes(Graded(rules, by_evidence[_key(old)]), Graded(rules, by_evidence[_key(new)]), scope)


def _methods(
    cells: Iterable[Cell], before: Framework, after: Framework, mapping: Mapping[str, tuple[str, ...]]
) -> Iterable[Method]:
    """The grades that other rules make of the same evidence, for indicators that share a criterion."""
    by_cell = {(cell.evidence, cell.rules): cell.result.indicators for cell in cells}
    pairs = dict.fromkeys(
        (before.criteria[old][0].id, after.criteria[new][0].id)
        for old in before.criteria
        for new in mapping.get(old, ())
    )
    for evidence in dict.fromkeys(cell.evidence for cell in cells):
        for one, other in pairs:
            was = grade_seen(before, by_cell[evidence, before.id][one])
            now = grade_seen(after, by_cell[evidence, after.id][other])
            if was.grade != now.grade:
                yield Method(evidence, (one, other), (was, now))


def _sources(workspace: Workspace, old: Edition, new: Edition, scope: Scope) -> tuple[Change, ...]:
    """The sources that one edition refers to and the other does not."""
    known = workspace.sources_of(new.country)
    used = [[known[id_] for id_ in sorted(references.of_edition(one)) if id_ in known] for one in (old, new)]
    return compare_items(source_items(used[0]), source_items(used[1]), scope)

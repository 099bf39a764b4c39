"""The consequences of an edit: what differs between two workspaces, or two states of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.explain.changes import (
    Change,
    Kind,
    Scope,
    Weight,
    by_weight,
    compare_items,
    kind_of,
    reordered,
)
from scoring.explain.difference import (
    GradeChange,
    Graded,
    StandingChange,
    grade_changes,
    standing_change,
)
from scoring.explain.evidence_changes import edition_changes
from scoring.explain.items import (
    benchmark_item,
    country_items,
    fact_item,
    framework_items,
    published_item,
    recommendation_items,
    source_items,
    tile_items,
    treaty_item,
)
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.result import Basis, Standing, Standings
from scoring.model.workspace import Workspace
from scoring.rank.standings import scored, standings


@dataclass(frozen=True)
class Difference:
    """All consequences, the heaviest first in each list.

    An edition, country or framework that comes or goes is a change of its own; what it brings is listed
    as well, save for the parts of frameworks and countries.
    """

    standings: tuple[StandingChange, ...]
    grades: tuple[GradeChange, ...]
    changes: tuple[Change, ...]

    def counts(self) -> dict[Weight, int]:
        """How many changes there are of each weight."""
        found = [one.weight for one in self.standings]
        found += [one.weight for one in self.grades]
        found += [one.weight for one in self.changes]
        return {weight: found.count(weight) for weight in Weight}


def difference(old: Workspace, new: Workspace) -> Difference:
    """Everything that is graded or printed and differs; both workspaces must be free of errors."""
    keys = sorted({*old.editions, *new.editions}, key=lambda key: (key[2], key[0], key[1]))
    pairs = [(old.editions.get(key), new.editions.get(key)) for key in keys]
    changes = [change for one, other in pairs for change in _edition(one, other)]
    return Difference(
        standings=tuple(sorted(_standings(old, new), key=lambda one: (one.weight.position, one.rank_only))),
        grades=tuple(
            sorted(
                (change for one, other in pairs for change in _grades(old, new, one, other)),
                key=lambda change: change.weight.position,
            )
        ),
        changes=by_weight([*changes, *_records(old, new)]),
    )


def _scope(edition: Edition) -> Scope:
    return Scope(edition.framework, edition.country, edition.id)


def _edition(old: Edition | None, new: Edition | None) -> Iterator[Change]:
    one = new or old
    if one is None or old is new:
        return
    if old is None or new is None:
        yield Change("edition", one.id, kind_of(old, new), Weight.CATEGORY, _scope(one), None, None)
    yield from edition_changes(old, new, _scope(one))


def _grades(
    old: Workspace, new: Workspace, before: Edition | None, after: Edition | None
) -> tuple[GradeChange, ...]:
    one, was, now = after or before, _graded(old, before), _graded(new, after)
    if one is None or (was and now and was.result is now.result and was.framework is now.framework):
        return ()
    return grade_changes(was, now, _scope(one))


def _graded(workspace: Workspace, edition: Edition | None) -> Graded | None:
    if edition is None:
        return None
    framework = workspace.frameworks[edition.framework]
    country = workspace.countries.get(edition.country)
    return Graded(framework, scored(framework, edition, country, workspace.treaties))


def _standings(old: Workspace, new: Workspace) -> Iterator[StandingChange]:
    for id_ in sorted({*old.frameworks, *new.frameworks}):
        editions = {*_edition_ids(old, id_), *_edition_ids(new, id_)}
        for edition in sorted(editions):
            yield from _edition_standings(old, new, id_, edition)


def _edition_standings(
    old: Workspace, new: Workspace, framework: str, edition: str
) -> Iterator[StandingChange]:
    before, after = _known(old, framework, edition), _known(new, framework, edition)
    ranked = (before.ranked if before else 0, after.ranked if after else 0)
    countries = {**(before.countries if before else {}), **(after.countries if after else {})}
    for country in sorted(countries):
        one = standing_change(
            Scope(framework, country, edition), _shown(before, country), _shown(after, country), ranked
        )
        # Of an edition that comes or goes only what stands in it itself: older evidence was there before.
        if one and ((before and after) or _own(new if after else old, framework, country, edition)):
            yield one


def _edition_ids(workspace: Workspace, framework: str) -> tuple[str, ...]:
    return workspace.edition_ids(framework) if framework in workspace.frameworks else ()


def _known(workspace: Workspace, framework: str, edition: str) -> Standings | None:
    if edition not in _edition_ids(workspace, framework):
        return None
    return standings(workspace, workspace.frameworks[framework], edition)


def _shown(found: Standings | None, country: str) -> Standing | None:
    """A country's standing, unless it has none."""
    standing = found.countries.get(country) if found else None
    return None if standing is None or (standing.basis is Basis.NONE and not standing.result) else standing


def _own(workspace: Workspace, framework: str, country: str, edition: str) -> bool:
    listed = workspace.published.get((framework, edition))
    named = {row.country for row in listed.countries} if listed else set()
    return (country, edition, framework) in workspace.editions or country in named


def _records(old: Workspace, new: Workspace) -> Iterator[Change]:
    """What belongs to no single edition: frameworks, countries, treaties, lists, sources, the world."""
    yield from _whole("framework", old.frameworks, new.frameworks, Weight.FINDING)
    for id_ in _different(old.frameworks, new.frameworks):
        yield from _framework(old.frameworks[id_], new.frameworks[id_])
    yield from _whole("country", old.countries, new.countries, Weight.TEXT)
    for code in _different(old.countries, new.countries):
        before, after = country_items(old.countries[code]), country_items(new.countries[code])
        yield from compare_items(before, after, Scope(country=code))
    for code in sorted({*old.recommendations, *new.recommendations}):
        yield from compare_items(
            recommendation_items(old.recommendations.get(code, ())),
            recommendation_items(new.recommendations.get(code, ())),
            Scope(country=code),
        )
    yield from compare_items(map(treaty_item, old.treaties.values()), map(treaty_item, new.treaties.values()))
    for key in sorted({*old.published, *new.published}):
        was, now = old.published.get(key), new.published.get(key)
        yield from compare_items(
            [published_item(was)] if was else [],
            [published_item(now)] if now else [],
            Scope(framework=key[0], edition=key[1]),
        )
    if old.sources is not new.sources:
        yield from compare_items(source_items(old.sources.values()), source_items(new.sources.values()))
    for code in sorted({*old.country_sources, *new.country_sources}):
        olds, news = old.country_sources.get(code, {}), new.country_sources.get(code, {})
        if olds is news:
            continue
        yield from compare_items(
            source_items(olds.values()), source_items(news.values()), Scope(country=code)
        )
    yield from compare_items(
        map(benchmark_item, old.benchmarks.values()), map(benchmark_item, new.benchmarks.values())
    )
    yield from compare_items(tile_items(old.tiles), tile_items(new.tiles))
    yield from compare_items(map(fact_item, old.facts), map(fact_item, new.facts))


def _different(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    """The ids that both have, but for what is the same object."""
    return sorted(id_ for id_ in {*old} & {*new} if old[id_] is not new[id_])


def _whole(
    what: str, old: Mapping[str, object], new: Mapping[str, object], weight: Weight
) -> Iterator[Change]:
    for id_ in sorted({*old} ^ {*new}):
        kind = Kind.ADDED if id_ in new else Kind.REMOVED
        scope = Scope(framework=id_) if what == "framework" else Scope(country=id_)
        yield Change(what, id_, kind, weight, scope, None, None)


def _framework(old: Framework, new: Framework) -> tuple[Change, ...]:
    before, after = reordered("order of indicators", _indicators(old), _indicators(new))
    return compare_items(
        [*framework_items(old), *before], [*framework_items(new), *after], Scope(framework=old.id)
    )


def _indicators(framework: Framework) -> list[str]:
    return [indicator.id for indicator in framework.indicators]

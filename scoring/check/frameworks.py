"""Whether a framework hangs together: ids, bands, points, kinds and treaties, goalposts, crosswalk."""

from __future__ import annotations

from collections import Counter

from scoring.check.records import known_treaty
from scoring.check.rules import check_rule
from scoring.model.evidence import NO_DATA, NOT_APPLICABLE
from scoring.model.framework import Framework, Indicator
from scoring.problems import Origin, Place, Problems, closest
from scoring.read.workspace import Loaded


def check_framework(framework: Framework, loaded: Loaded, problems: Problems) -> None:
    """Everything that would let a grade be wrong whatever the evidence."""
    _duplicates(framework, problems)
    _default(framework, loaded, problems)
    _bands(framework, problems)
    _grade_points(framework, problems)
    _scoring(framework, problems)
    for indicator in framework.indicators:
        _criteria(framework, indicator, loaded, problems)
        _scale(indicator, problems)
        check_rule(framework, indicator, loaded, problems)
    if framework.replaces:
        _crosswalk(framework, loaded, problems)


def _duplicates(framework: Framework, problems: Problems) -> None:
    groups: list[tuple[str, list[tuple[str, Origin]]]] = [
        ("goal", [(goal.id, goal.origin.at("id")) for goal in framework.every_goal]),
        ("indicator", [(one.id, one.origin.at("id")) for one in framework.indicators]),
        ("category", [(one.id, one.origin.at("id")) for one in framework.categories]),
        (
            "grade",
            [(one.id, framework.origin.at("grades", str(n), "id")) for n, one in enumerate(framework.grades)],
        ),
    ]
    for what, items in groups:
        first: dict[str, Place] = {}
        for id_, origin in items:
            if id_ in first:
                said = f"another {what} has the id {id_}, in {first[id_].file} on line {first[id_].line}"
                problems.add("framework.duplicate-id", origin, id_, said, "Give it another id.")
            first.setdefault(id_, origin.place)


def _default(framework: Framework, loaded: Loaded, problems: Problems) -> None:
    others = sorted(one.id for one in loaded.workspace.frameworks.values() if one.default)
    if framework.default and framework.id != others[0]:
        said = f"{others[0]} is the default as well: commands that name no framework would not know which"
        problems.add(
            "framework.default", framework.origin.at("default"), framework.id, said, "Leave it at one."
        )


def _bands(framework: Framework, problems: Problems) -> None:
    if not framework.categories:
        return
    starts = [category.start for category in framework.categories]
    for better, worse in zip(framework.categories, framework.categories[1:], strict=False):
        if worse.start >= better.start:
            problems.add(
                "framework.bands",
                worse.origin.at("from"),
                worse.id,
                f"begins at {worse.start}, and {better.id} above it at {better.start}: the bands overlap",
                f"Let {worse.id} begin below {better.start}.",
            )
    last = framework.categories[-1]
    if starts[-1] != 0:
        problems.add(
            "framework.bands",
            last.origin.at("from"),
            last.id,
            f"the lowest category begins at {last.start}: scores below have none",
            "Write from: 0",
        )
    for category in framework.categories:
        if category.start > 1:
            problems.add(
                "framework.bands",
                category.origin.at("from"),
                category.id,
                f"begins at {category.start}, and no score is above 1",
                "Write the share from which it begins, such as 3/4.",
            )


def _grade_points(framework: Framework, problems: Problems) -> None:
    for number, (better, worse) in enumerate(zip(framework.grades, framework.grades[1:], strict=False), 1):
        if worse.points is not None and better.points is not None and worse.points >= better.points:
            problems.add(
                "framework.bands",
                framework.origin.at("grades", str(number), "points"),
                worse.id,
                f"has {worse.points} points, and {better.id}, which is better, {better.points}",
                "List the grades best first, with fewer points for each.",
            )


def _scoring(framework: Framework, problems: Problems) -> None:
    """Points in all grades or in none, and nothing that needs a score where there is none."""
    given = [grade.points is not None for grade in framework.grades]
    origin = framework.origin
    if any(given) and not all(given):
        said = "some grades have points and others have none"
        hint = "Give points to all, or to none."
        problems.add("framework.scoring", origin.at("grades"), framework.id, said, hint)
    elif not any(given) and (framework.categories or framework.ranking):
        said = "categories and a ranking need a score, and the grades have no points"
        hint = "Give points to all grades, or leave categories out and write ranking: false."
        problems.add("framework.scoring", origin.at("grades"), framework.id, said, hint)
    reserved = {"all", "any", "at-least", "of", NOT_APPLICABLE, NO_DATA} & set(framework.answers)
    twice = [answer for answer, count in Counter(framework.answers).items() if count > 1]
    for answer in sorted({*reserved, *twice}):
        said = f"the answer {answer!r} is {'taken' if answer in reserved else 'listed twice'}"
        problems.add("framework.answers", origin.at("answers"), framework.id, said, "Use another word.")


def _scale(indicator: Indicator, problems: Problems) -> None:
    scale, origin = indicator.scale, indicator.origin.at("scale")
    if scale is None:
        return
    measures = [criterion.id for criterion in indicator.criteria if criterion.measure]
    if scale.criterion not in measures:
        said = f"{scale.criterion} is no criterion answered by a number"
        hint = f"Name one of {', '.join(measures)}." if measures else "Give a criterion a measure."
        problems.add("framework.scoring", origin.at("criterion"), indicator.id, said, hint)
    if scale.worst == scale.best:
        said = "the worst number and the best are the same"
        problems.add("framework.scoring", origin.at("best"), indicator.id, said, "Set the goalposts apart.")


def _criteria(framework: Framework, indicator: Indicator, loaded: Loaded, problems: Problems) -> None:
    for criterion in indicator.criteria:
        id_ = indicator.criterion_id(criterion)
        if criterion.kind not in framework.staleness:
            problems.add(
                "framework.unknown-kind",
                criterion.origin.at("kind"),
                id_,
                f"the framework does not say how long findings of the kind {criterion.kind!r} count",
                closest(criterion.kind, framework.staleness) or "Add it under staleness in framework.yaml.",
            )
        if criterion.treaty:
            known_treaty(criterion.treaty.treaty, criterion.origin.at("treaty"), id_, loaded, problems)


def _crosswalk(framework: Framework, loaded: Loaded, problems: Problems) -> None:
    known = loaded.workspace.frameworks
    old = known.get(framework.replaces or "")
    if old is framework:
        said, hint = "a framework cannot replace itself", "Name the one before it, or leave replaces out."
        problems.add("framework.crosswalk", framework.origin.at("replaces"), framework.id, said, hint)
        return
    if old is None:
        if f"indicators/{framework.replaces}" not in loaded.reader.lost:
            said = f"there is no framework {framework.replaces}"
            hint = closest(framework.replaces or "", set(known) - {framework.id}) or "Add its folder."
            problems.add("framework.crosswalk", framework.origin.at("replaces"), framework.id, said, hint)
        return
    walk = framework.origin.at("crosswalk")
    for before, afters in framework.crosswalk.items():
        named = [(before, old, walk.key(before))]
        named += [(one, framework, walk.at(before, str(n)).place) for n, one in enumerate(afters)]
        for id_, of, place in named:
            if id_ not in of.criteria:
                said, hint = f"{of.id} has no criterion {id_}", closest(id_, of.criteria)
                problems.add("framework.crosswalk", place, framework.id, said, hint)

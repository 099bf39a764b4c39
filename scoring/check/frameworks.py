"""Whether a framework's rules hang together, and do what the cases beside them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from scoring.grade.indicators import grade_indicator, grade_position
from scoring.model.conditions import criteria_in
from scoring.model.evidence import NOT_APPLICABLE
from scoring.model.framework import Case, Framework, Indicator
from scoring.model.result import Answer, AnswerState
from scoring.model.workspace import Workspace
from scoring.problems import Origin, Problems, closest
from scoring.score.crosswalk import mapping_between

EXHAUSTIVE = 8
"""Indicators with more criteria than this are tried at the extremes only."""


def check_framework(framework: Framework, workspace: Workspace, problems: Problems) -> None:
    """Everything that would let a grade be wrong whatever the evidence."""
    _duplicates(framework, problems)
    _bands(framework, problems)
    _grade_points(framework, problems)
    for indicator in framework.indicators:
        _criteria(framework, indicator, workspace, problems)
        if _rule(framework, indicator, problems):
            _reachable(framework, indicator, problems)
            for case in indicator.cases:
                _case(framework, indicator, case, problems)
            _missing_cases(framework, indicator, problems)
    if framework.replaces:
        _crosswalk(framework, workspace, problems)


def _duplicates(framework: Framework, problems: Problems) -> None:
    groups: list[tuple[str, list[tuple[str, Origin]]]] = [
        ("goal", [(goal.id, goal.origin) for goal in framework.goals]),
        ("indicator", [(one.id, one.origin.at("id")) for one in framework.indicators]),
        ("category", [(one.id, one.origin) for one in framework.categories]),
        (
            "grade",
            [(one.id, framework.origin.at("grades", str(n))) for n, one in enumerate(framework.grades)],
        ),
        *(
            ("criterion", [(one.id, one.origin) for one in indicator.criteria])
            for indicator in framework.indicators
        ),
    ]
    for what, items in groups:
        counted = Counter(id_ for id_, _ in items)
        seen: set[str] = set()
        for id_, origin in items:
            if counted[id_] > 1 and id_ in seen:
                problems.add(
                    "framework.duplicate-id",
                    origin,
                    id_,
                    f"another {what} has the id {id_}",
                    "Give it another id.",
                )
            seen.add(id_)


def _bands(framework: Framework, problems: Problems) -> None:
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
                "no score is above 1",
                "Write a share, 3/4.",
            )


def _grade_points(framework: Framework, problems: Problems) -> None:
    for number, (better, worse) in enumerate(zip(framework.grades, framework.grades[1:], strict=False), 1):
        if worse.points >= better.points:
            problems.add(
                "framework.bands",
                framework.origin.at("grades", str(number), "points"),
                worse.id,
                f"has {worse.points} points, and {better.id}, which is better, {better.points}",
                "List the grades best first, with fewer points for each.",
            )


def _criteria(framework: Framework, indicator: Indicator, workspace: Workspace, problems: Problems) -> None:
    for criterion in indicator.criteria:
        id_ = indicator.criterion_id(criterion)
        if criterion.kind not in framework.staleness:
            problems.add(
                "framework.unknown-kind",
                criterion.origin.at("kind"),
                id_,
                f"the framework says nothing of how long a {criterion.kind!r} counts",
                closest(criterion.kind, framework.staleness) or "Add it under staleness in framework.yaml.",
            )
        if criterion.treaty and criterion.treaty.treaty not in workspace.treaties:
            problems.add(
                "framework.unknown-treaty",
                criterion.origin.at("treaty"),
                id_,
                f"there is no treaty {criterion.treaty.treaty}",
                closest(criterion.treaty.treaty, workspace.treaties)
                or "Describe it in indicators/treaties.yaml.",
            )


def _rule(framework: Framework, indicator: Indicator, problems: Problems) -> bool:
    """Whether the rule names the grades and criteria that it must; cases are tried only then."""
    before = len(problems)
    origin = indicator.origin.at("rule")
    worst = framework.grades[-1].id
    for grade in framework.grades[:-1]:
        if grade.id not in indicator.rule:
            problems.add(
                "framework.missing-rule",
                origin,
                indicator.id,
                f"nothing says what makes {grade.id}",
                f"Add {grade.id}: and a condition.",
            )
    named = {
        **dict.fromkeys(indicator.rule, origin),
        **{cap.at_most: indicator.origin.at("caps") for cap in indicator.caps},
    }
    for name, where in named.items():
        if name not in framework.grade_position or (name in indicator.rule and name == worst):
            problems.add(
                "framework.unknown-grade",
                where.at(name),
                indicator.id,
                f"{name} is the worst grade, which is what is left"
                if name == worst
                else f"there is no grade {name}",
                closest(name, framework.grade_position) if name != worst else "Leave it out.",
            )
    used = {letter for condition in indicator.rule.values() for letter in criteria_in(condition)}
    used |= {letter for cap in indicator.caps for letter in criteria_in(cap.unless)}
    for criterion in indicator.criteria:
        if criterion.id not in used:
            problems.add(
                "framework.unused-criterion",
                criterion.origin,
                indicator.criterion_id(criterion),
                "no rule or cap asks for this criterion",
                "Use it in the rule, or take it out.",
            )
    return len(problems) == before


def _assignments(indicator: Indicator, best: int) -> Iterator[dict[str, int | None]]:
    letters = [criterion.id for criterion in indicator.criteria]
    levels = range(best + 1) if len(letters) <= EXHAUSTIVE else (0, best)
    for chosen in product(levels, repeat=len(letters)):
        yield dict(zip(letters, chosen, strict=True))


def _reachable(framework: Framework, indicator: Indicator, problems: Problems) -> None:
    reached = {
        grade_position(framework, indicator, levels)
        for levels in _assignments(indicator, framework.best_level)
    }
    for position, grade in enumerate(framework.grades):
        if position not in reached:
            problems.add(
                "framework.unreachable-grade",
                indicator.origin.at("rule", grade.id),
                indicator.id,
                f"no answers give {grade.id}",
                "A condition of a better grade or a cap shuts it out: compare them.",
            )


def case_grades(framework: Framework, indicator: Indicator, case: Case) -> tuple[str, ...]:
    """The grades that the rule gives for a case, best first, or *not applicable*."""
    answers = {
        criterion.id: _case_answer(
            framework, indicator.criterion_id(criterion), case.answers.get(criterion.id)
        )
        for criterion in indicator.criteria
    }
    result = grade_indicator(framework, indicator, answers)
    if not result.applicable:
        return (NOT_APPLICABLE,)
    return tuple(grade.id for grade in framework.grades[result.best : result.worst + 1])


def _case_answer(framework: Framework, criterion: str, answer: str | None) -> Answer:
    best = framework.best_level
    if answer is None:
        return Answer(criterion, AnswerState.UNKNOWN, 0, best)
    if answer == NOT_APPLICABLE:
        return Answer(criterion, AnswerState.NOT_APPLICABLE, 0, best)
    level = framework.answers.index(answer)
    return Answer(criterion, AnswerState.ANSWERED, level, level)


def _case(framework: Framework, indicator: Indicator, case: Case, problems: Problems) -> None:
    letters = {criterion.id: criterion for criterion in indicator.criteria}
    unknown = [letter for letter in case.answers if letter not in letters]
    for letter in unknown:
        problems.add(
            "framework.unknown-criterion",
            case.origin.at("answers", letter),
            indicator.id,
            f"the case {case.name!r} answers {letter}, which the indicator does not have",
            f"Its criteria are {', '.join(letters)}.",
        )
    odd = [
        grade for grade in case.grades if grade not in framework.grade_position and grade != NOT_APPLICABLE
    ]
    for grade in odd:
        problems.add(
            "framework.unknown-grade",
            case.origin.at("grade"),
            indicator.id,
            f"there is no grade {grade}",
            closest(grade, framework.grade_position),
        )
    if unknown or odd:
        return
    found = case_grades(framework, indicator, case)
    if found != case.grades:
        problems.add(
            "framework.case",
            case.origin,
            indicator.id,
            f"the case {case.name!r} says {' or '.join(case.grades)}, the rule {' or '.join(found)}",
            "Correct the rule, or the case.",
        )


def _missing_cases(framework: Framework, indicator: Indicator, problems: Problems) -> None:
    shown = {case.grades[0] for case in indicator.cases if len(case.grades) == 1}
    missing = [grade.id for grade in framework.grades if grade.id not in shown]
    if missing:
        problems.add(
            "framework.missing-cases",
            indicator.origin.at("id"),
            indicator.id,
            f"no case shows what gives {' or '.join(missing)}",
            f"Add cases to cases/{indicator.id}.yaml beside the framework.",
        )


def _crosswalk(framework: Framework, workspace: Workspace, problems: Problems) -> None:
    old = workspace.frameworks.get(framework.replaces or "")
    if old is None:
        problems.add(
            "framework.crosswalk",
            framework.origin.at("replaces"),
            framework.id,
            f"there is no framework {framework.replaces}",
            closest(framework.replaces or "", workspace.frameworks),
        )
        return
    for before, afters in (mapping_between(old, framework) or {}).items():
        for id_, known in [(before, old.criteria), *((after, framework.criteria) for after in afters)]:
            if id_ not in known:
                problems.add(
                    "framework.crosswalk",
                    framework.origin.at("crosswalk", before),
                    framework.id,
                    f"there is no criterion {id_}",
                    closest(id_, known),
                )

"""Whether a framework's rules hang together, and do what the cases beside them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from scoring.check.records import known_treaty
from scoring.grade.indicators import grade_indicator, grade_position
from scoring.model.conditions import criteria_in
from scoring.model.evidence import NO_DATA, NOT_APPLICABLE
from scoring.model.framework import Case, Framework, Indicator
from scoring.model.result import Answer, AnswerState
from scoring.problems import Origin, Place, Problems, closest
from scoring.read.workspace import Loaded

EXHAUSTIVE = 8
"""Indicators with more criteria than this are tried at the extremes only."""


def check_framework(framework: Framework, loaded: Loaded, problems: Problems) -> None:
    """Everything that would let a grade be wrong whatever the evidence."""
    _duplicates(framework, problems)
    _bands(framework, problems)
    _grade_points(framework, problems)
    _scoring(framework, problems)
    for indicator in framework.indicators:
        _criteria(framework, indicator, loaded, problems)
        _scale(indicator, problems)
        if _rule(framework, indicator, problems) and _reachable(framework, indicator, problems):
            _cases(framework, indicator, loaded, problems)
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


def _rule(framework: Framework, indicator: Indicator, problems: Problems) -> bool:
    """Whether the rule names the grades and criteria that it must; cases are tried only then."""
    before = len(problems)
    grades, origin = framework.grade_position, indicator.origin
    worst = framework.grades[-1].id
    named = [(name, origin.at("rule").key(name)) for name in indicator.rule]
    named += [
        (cap.at_most, origin.at("caps", str(number), "at-most").place)
        for number, cap in enumerate(indicator.caps)
    ]
    for name, place in named:
        if name not in grades:
            hint = closest(name, grades) or f"The grades are {', '.join(grades)}."
            problems.add("framework.unknown-grade", place, indicator.id, f"there is no grade {name}", hint)
    if worst in indicator.rule:
        place, said = origin.at("rule").key(worst), f"{worst} is the worst grade, which is what is left"
        problems.add("framework.unknown-grade", place, indicator.id, said, "Leave it out.")
    if all(name in grades for name in indicator.rule):  # else a grade may only be misspelt
        for grade in framework.grades[:-1]:
            if grade.id not in indicator.rule:
                said, hint = f"nothing says what makes {grade.id}", f"Add {grade.id}: and a condition."
                problems.add("framework.missing-rule", origin.key("rule"), indicator.id, said, hint)
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


def _reachable(framework: Framework, indicator: Indicator, problems: Problems) -> bool:
    """Whether some answers give each grade; where none do, the cases would fail for that reason."""
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
    return reached >= set(range(len(framework.grades)))


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


def _cases(framework: Framework, indicator: Indicator, loaded: Loaded, problems: Problems) -> None:
    """Try the cases; what they leave out is said only where all of them could be read and come out right."""
    before = len(problems.found)
    for case in indicator.cases:
        _case(framework, indicator, case, problems)
    folder = f"indicators/{framework.id}/cases/"
    if len(problems.found) == before and not any(name.startswith(folder) for name in loaded.reader.lost):
        _missing_cases(framework, indicator, problems)


def _case(framework: Framework, indicator: Indicator, case: Case, problems: Problems) -> None:
    letters = {criterion.id: criterion for criterion in indicator.criteria}
    unknown = [letter for letter in case.answers if letter not in letters]
    for letter in unknown:
        problems.add(
            "framework.unknown-criterion",
            case.origin.at("answers").key(letter),
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
            closest(grade, framework.grade_position)
            or f"The grades are {', '.join(framework.grade_position)}.",
        )
    strange = [letter for letter, answer in case.answers.items() if answer not in _askable(framework)]
    for letter in strange:
        answer = case.answers[letter]
        problems.add(
            "framework.answers",
            case.origin.at("answers", letter),
            indicator.id,
            f"the framework has no answer {answer!r}",
            closest(answer, _askable(framework)) or f"The answers are {', '.join(_askable(framework))}.",
        )
    if unknown or odd or strange:
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


def _askable(framework: Framework) -> list[str]:
    return [*reversed(framework.answers), NOT_APPLICABLE]


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

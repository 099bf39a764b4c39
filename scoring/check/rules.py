"""Whether a rule gives every grade and uses every criterion, and does what the cases beside it say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product

from scoring.grade.indicators import grade_indicator, grade_position
from scoring.model.conditions import criteria_in
from scoring.model.evidence import NOT_APPLICABLE
from scoring.model.framework import Case, Framework, Indicator
from scoring.model.kept import kept
from scoring.model.result import Answer, AnswerState
from scoring.problems import Problems, closest
from scoring.read.workspace import Loaded

EXHAUSTIVE = 8
"""Indicators with more criteria than this are tried at the extremes only."""


def check_rule(framework: Framework, indicator: Indicator, loaded: Loaded, problems: Problems) -> None:
    """The rule itself; then, if it holds together, its cases."""
    if _rule(framework, indicator, problems) and _reachable(framework, indicator, problems):
        _cases(framework, indicator, loaded, problems)


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
    """Answers by letter, from both ends at once, as the best and the worst grade are found there."""
    letters = [criterion.id for criterion in indicator.criteria]
    levels = range(best + 1) if len(letters) <= EXHAUSTIVE else (0, best)
    ends = (product(order, repeat=len(letters)) for order in (levels, tuple(reversed(levels))))
    for chosen in chain.from_iterable(zip(*ends, strict=True)):
        yield dict(zip(letters, chosen, strict=True))


def _reachable(framework: Framework, indicator: Indicator, problems: Problems) -> bool:
    """Whether some answers give each grade; where none do, the cases would fail for that reason."""
    reached: set[int | None] = set()
    for levels in _assignments(indicator, framework.best_level):
        reached.add(grade_position(framework, indicator, levels))
        if len(reached) == len(framework.grades):
            return True
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


tried = kept(case_grades, most=4096)


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
    found = tried(framework, indicator, case)
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

"""An invented framework as the content of its files."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from scoring.model.conditions import All, AtLeast, Condition, Needs
from scoring.model.framework import Criterion, Framework, Indicator


def framework_file(framework: Framework) -> dict[str, Any]:
    return {
        "id": framework.id,
        "title": framework.title,
        "citation": framework.citation,
        "grades": [
            {
                "id": grade.id,
                "label": grade.label,
                "word": grade.word,
                "points": grade.points,
                "shape": grade.shape,
                "colour": grade.colour,
                "sentence": grade.sentence,
            }
            for grade in framework.grades
        ],
        "goals": [
            {"id": goal.id, "title": goal.title, "folder": f"goal-{goal.id}"} for goal in framework.goals
        ],
        "score": framework.score,
        "categories": [
            {"id": one.id, "label": one.label, "from": one.start, "sentence": one.sentence}
            for one in framework.categories
        ],
        "minimum-coverage": framework.minimum_coverage,
        "staleness": {
            kind: "until repealed" if years is None else years for kind, years in framework.staleness.items()
        },
    }


def framework_texts_file(framework: Framework) -> dict[str, Any]:
    texts = framework.texts
    return {
        "progress": texts.progress,
        "overview": texts.overview,
        "methodology": texts.methodology,
        "goals": {
            id_: {
                "introduction": goal.introduction,
                "explanation": goal.explanation,
                "quotation": goal.quotation,
                "quotation-source": goal.quotation_source,
            }
            for id_, goal in texts.goals.items()
        },
    }


def indicator_file(framework: Framework, indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "title": indicator.title,
        "question": indicator.question,
        "why": indicator.why,
        "label": indicator.label,
        "weight": indicator.weight if indicator.weight != Fraction(1) else None,
        "criteria": [criterion_item(criterion) for criterion in indicator.criteria],
        "rule": {grade: condition_item(framework, one) for grade, one in indicator.rule.items()},
        "reference": indicator.reference,
        "reason": indicator.reason,
    }


def cases_file(indicator: Indicator) -> dict[str, Any]:
    cases = [
        {"name": case.name, "answers": dict(case.answers), "grade": case.grades[0]}
        for case in indicator.cases
    ]
    return {"indicator": indicator.id, "cases": cases}


def criterion_item(criterion: Criterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "kind": criterion.kind,
        "question": criterion.question,
        "met": criterion.meanings["met"],
        "partly": criterion.meanings["partly"],
        "not-met": criterion.meanings["not met"],
        "to-raise": criterion.to_raise,
    }


def condition_item(framework: Framework, condition: Condition) -> Any:
    if isinstance(condition, Needs):
        return {"met" if condition.level == framework.best_level else "partly": condition.criterion}
    parts: Iterable[Any] = [condition_item(framework, part) for part in condition.parts]
    if isinstance(condition, AtLeast):
        return {"at-least": condition.count, "of": parts}
    return {"all" if isinstance(condition, All) else "any": parts}

"""What changed as plain values, for programs: exact fractions as text, alternatives best first."""

from __future__ import annotations

from typing import Any

from scoring.explain.changes import Change, Kind, Scope, Values, plain_value
from scoring.explain.compare import Cell, Comparison, Method
from scoring.explain.difference import AnswerChange, AnswerSeen, GradeChange, GradeSeen, StandingChange
from scoring.explain.fates import Account
from scoring.explain.workspaces import Difference
from scoring.model.evidence import Edition
from scoring.model.result import CountryResult, Standing


def difference_record(found: Difference) -> dict[str, Any]:
    """The consequences of an edit; ``weights`` counts the changes by what they weigh, the heaviest first."""
    return {
        "weights": {weight.value: count for weight, count in found.counts().items()},
        "standings": [standing_record(one) for one in found.standings],
        "grades": [grade_record(one) for one in found.grades],
        "changes": [change_record(one) for one in found.changes],
    }


def comparison_record(found: Comparison) -> dict[str, Any]:
    """Two editions; ``rules`` is same, joined (by a crosswalk) or unrelated, ``calls`` are the old one's."""
    rules = "same" if found.same_rules else "joined" if found.joined else "unrelated"
    return {
        "country": found.country,
        "old": _edition(found.old),
        "new": _edition(found.new),
        "rules": rules,
        "cells": [_cell(one) for one in found.cells],
        "standing": standing_record(found.standing) if found.standing else None,
        "grades": {id_: [grade_record(one) for one in changes] for id_, changes in found.grades.items()},
        "method": [_method(one) for one in found.method],
        "calls": _account(found.account) if found.account else [],
        "changes": [change_record(one) for one in found.changes],
    }


def _account(account: Account) -> list[dict[str, Any]]:
    """The old edition's calls; ``fate`` is null where nothing is told."""
    return [
        {
            "call": one.call.id,
            "goal": one.call.goal,
            "asked": one.call.text,
            "fate": one.fate.fate if one.fate else None,
            "text": one.fate.text if one.fate else None,
            "sources": plain_value(one.fate.references) if one.fate else [],
        }
        for one in account.asked
    ]


def _edition(edition: Edition) -> dict[str, str]:
    return {"edition": edition.id, "framework": edition.framework, "as-of": str(edition.as_of)}


def _cell(cell: Cell) -> dict[str, Any]:
    score = cell.result.score
    edition, framework = cell.evidence
    return {
        "evidence": edition,
        "found-under": framework,
        "rules": cell.rules,
        "basis": cell.standing.basis.value,
        "categories": list(cell.result.categories),
        "score": _score(cell.result),
        "points": [str(score.low), str(score.high)],
        "possible": str(score.possible),
        "rank": _rank(cell.standing),
        "ranked": cell.ranked,
        "coverage": str(cell.result.coverage),
    }


def _score(result: CountryResult) -> list[str] | None:
    score = result.score
    return [str(score.low_share), str(score.high_share)] if score.possible else None


def _rank(standing: Standing) -> list[int] | None:
    return list(standing.rank) if standing.rank else None


def _method(method: Method) -> dict[str, Any]:
    (old, new), (was, now) = method.indicators, method.grades
    edition, framework = method.evidence
    return {
        "evidence": edition,
        "found-under": framework,
        "old": {"indicator": old, **_grade(was)},
        "new": {"indicator": new, **_grade(now)},
    }


def standing_record(change: StandingChange) -> dict[str, Any]:
    return {
        **_head(change.kind, change.weight.value, change.scope),
        "old": _standing(change.old, change.ranked[0]),
        "new": _standing(change.new, change.ranked[1]),
    }


def _head(kind: Kind, weight: str, scope: Scope) -> dict[str, Any]:
    """``null`` where a change belongs to all frameworks, countries or editions."""
    return {
        "kind": kind.value,
        "weight": weight,
        "framework": scope.framework or None,
        "country": scope.country or None,
        "edition": scope.edition or None,
    }


def _standing(standing: Standing | None, ranked: int) -> dict[str, Any] | None:
    if standing is None:
        return None
    result = standing.result
    return {
        "basis": standing.basis.value,
        "categories": list(standing.categories),
        "score": _score(result) if result else None,
        "rank": _rank(standing),
        "ranked": ranked,
        "coverage": str(result.coverage) if result else None,
        "published": standing.published,
    }


def grade_record(change: GradeChange) -> dict[str, Any]:
    """An indicator; ``moved`` is false where answers or marks changed and the grade did not."""
    return {
        **_head(change.kind, change.weight.value, change.scope),
        "indicator": change.indicator,
        "moved": change.moved,
        "old": _grade(change.old) if change.old else None,
        "new": _grade(change.new) if change.new else None,
        "criteria": [_answer_change(one) for one in change.criteria],
    }


def _grade(seen: GradeSeen) -> dict[str, Any]:
    marks = {"star": seen.star, "overridden": seen.overridden}
    return {"grades": list(seen.grades), "state": seen.state, **marks}


def _answer_change(change: AnswerChange) -> dict[str, Any]:
    return {"criterion": change.criterion, "old": _answer(change.old), "new": _answer(change.new)}


def _answer(seen: AnswerSeen | None) -> dict[str, Any] | None:
    if seen is None:
        return None
    return {
        "answers": list(seen.answers),
        "state": seen.state,
        "treaty-status": seen.treaty_status or None,
        "values": [str(value) for value in seen.values] if seen.values else None,
    }


def change_record(change: Change) -> dict[str, Any]:
    """An item: its fields that changed, or all its values where it came or went."""
    return {
        **_head(change.kind, change.weight.value, change.scope),
        "what": change.what,
        "id": change.id or None,
        "fields": [
            {"field": one.name, "old": plain_value(one.old), "new": plain_value(one.new)}
            for one in change.fields
        ],
        "values": _values(change.new or change.old) if change.kind is not Kind.CHANGED else None,
    }


def _values(values: Values | None) -> dict[str, object] | None:
    return {name: plain_value(value) for name, value in values.items()} if values is not None else None

"""The tree from a colour to its sources as plain values, for programs."""

from __future__ import annotations

from typing import Any

from scoring.explain.deciding import Deciding, OpenCriterion
from scoring.explain.raising import Raise
from scoring.explain.settling import Settling
from scoring.explain.why import WhyCriterion, WhyFinding, WhyIndicator
from scoring.model.evidence import Reference
from scoring.model.framework import Framework
from scoring.model.result import AnswerState


def why_record(framework: Framework, reason: WhyIndicator) -> dict[str, Any]:
    """One indicator: grades (best first), how they stand, criteria, findings and what would raise it."""
    indicator, result = reason.indicator, reason.result
    return {
        "indicator": indicator.id,
        "title": indicator.title,
        "state": result.state.value,
        "grades": [grade.id for grade in framework.grades[result.best : result.worst + 1]]
        if result.applicable
        else [],
        "rule-grades": [grade.id for grade in framework.grades[result.rule_best : result.rule_worst + 1]],
        "overridden": result.overridden,
        "star": result.star,
        "reference": indicator.reference,
        "criteria": [_criterion(framework, reason, criterion) for criterion in reason.criteria],
        "raise": raise_record(framework, reason.raising),
    }


def raise_record(framework: Framework, raising: Raise | None) -> dict[str, Any] | None:
    if raising is None:
        return None
    return {
        "to": framework.grades[raising.to].id,
        "ways": [{step.criterion: framework.answers[step.level] for step in way} for way in raising.ways],
    }


def _criterion(framework: Framework, reason: WhyIndicator, why: WhyCriterion) -> dict[str, Any]:
    answer = why.answer
    decided = answer.state is AnswerState.ANSWERED
    return {
        "criterion": reason.indicator.criterion_id(why.criterion),
        "question": why.criterion.question,
        "state": answer.state.value,
        "answers": [framework.answers[level] for level in range(answer.high, answer.low - 1, -1)]
        if decided or answer.state is not AnswerState.NOT_APPLICABLE
        else [],
        "treaty": {"treaty": why.criterion.treaty.treaty, "status": answer.treaty_status}
        if why.criterion.treaty
        else None,
        "findings": [_finding(finding) for finding in why.findings],
        "resolution": {
            "holds": list(why.resolution.holds),
            "because": why.resolution.because,
            "by": why.resolution.by,
            "on": str(why.resolution.on),
        }
        if why.resolution
        else None,
    }


def _finding(why: WhyFinding) -> dict[str, Any]:
    finding = why.finding
    return {
        "finding": finding.id,
        "counts": why.set_aside is None,
        "set-aside": why.set_aside.value if why.set_aside else None,
        "answer": finding.answer,
        "value": str(finding.value) if finding.value is not None else None,
        "statement": finding.statement,
        "actor": finding.actor,
        "level": finding.level,
        "coverage": finding.coverage,
        "holds-on": str(finding.holds_on),
        **_reference(finding.reference),
        "author": finding.author,
        "place": f"{finding.origin.place.file}:{finding.origin.place.line}",
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {"source": reference.source, "locator": reference.locator, "reporting": reference.reporting}


def deciding_record(framework: Framework, deciding: Deciding) -> dict[str, Any]:
    """What would decide the category and the rank; ``needed`` is the smallest set that surely does."""
    return {
        "categories": list(deciding.categories),
        "rank": list(deciding.rank) if deciding.rank else None,
        "exact": deciding.exact,
        "needed": list(deciding.needed),
        "needed-for-rank": list(deciding.needed_for_rank),
        "other-countries": list(deciding.others),
        "best": _settling(framework, deciding.best),
        "worst": _settling(framework, deciding.worst),
        "criteria": [_open(framework, one) for one in deciding.criteria],
    }


def _settling(framework: Framework, settling: Settling | None) -> dict[str, Any] | None:
    if settling is None:
        return None
    return {
        "category": settling.category,
        "answers": settling.size,
        "ways": [{step.criterion: framework.answers[step.level] for step in way} for way in settling.ways],
    }


def _open(framework: Framework, one: OpenCriterion) -> dict[str, Any]:
    return {
        "criterion": one.id,
        "state": one.state.value,
        "decides-category": one.for_category,
        "decides-rank": one.for_rank,
        "alone": {
            framework.answers[outcome.level]: {
                "categories": list(outcome.categories),
                "rank": list(outcome.rank) if outcome.rank else None,
            }
            for outcome in one.outcomes
        },
    }

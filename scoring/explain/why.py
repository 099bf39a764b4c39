"""The tree from a colour to its sources."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.explain.raising import Raise, raising
from scoring.model.evidence import Edition, Finding, Resolution
from scoring.model.framework import Criterion, Framework, Indicator
from scoring.model.result import Answer, CountryResult, IndicatorResult, SetAside


@dataclass(frozen=True)
class WhyFinding:
    """A finding and, where it does not count, why."""

    finding: Finding
    set_aside: SetAside | None


@dataclass(frozen=True)
class WhyCriterion:
    """A criterion's answer with everything that was found on it; what counts comes first."""

    criterion: Criterion
    answer: Answer
    findings: tuple[WhyFinding, ...]
    resolution: Resolution | None


@dataclass(frozen=True)
class WhyIndicator:
    indicator: Indicator
    result: IndicatorResult
    criteria: tuple[WhyCriterion, ...]
    raising: Raise | None


def why(framework: Framework, edition: Edition, result: CountryResult) -> tuple[WhyIndicator, ...]:
    """For each indicator the way from its grade through rule, criteria and findings to the sources."""
    return tuple(
        why_indicator(framework, edition, indicator, result.indicators[indicator.id])
        for indicator in framework.indicators
    )


def why_indicator(
    framework: Framework, edition: Edition, indicator: Indicator, result: IndicatorResult
) -> WhyIndicator:
    criteria = tuple(
        _criterion(edition, criterion, result.answers[criterion.id]) for criterion in indicator.criteria
    )
    return WhyIndicator(indicator, result, criteria, raising(framework, indicator, result))


def _criterion(edition: Edition, criterion: Criterion, answer: Answer) -> WhyCriterion:
    aside = answer.set_aside or {}
    findings = sorted(
        (finding for finding in edition.findings if finding.criterion == answer.criterion),
        key=lambda finding: (finding.id in aside, finding.id),
    )
    resolution = next((r for r in edition.resolutions if r.criterion == answer.criterion), None)
    return WhyCriterion(
        criterion,
        answer,
        tuple(WhyFinding(finding, aside.get(finding.id)) for finding in findings),
        resolution,
    )

"""From the findings on a criterion, or a ratification record, to its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from scoring.grade.findings import set_aside
from scoring.grade.treaties import NOT_ELIGIBLE, treaty_status
from scoring.model.evidence import (
    NOT_APPLICABLE,
    Country,
    Finding,
    Resolution,
    Treaty,
)
from scoring.model.framework import Criterion, Framework, Measure, TreatyRule
from scoring.model.result import Answer, AnswerState, SetAside


def from_findings(
    criterion_id: str,
    criterion: Criterion,
    findings: Sequence[Finding],
    framework: Framework,
    as_of: date,
    resolution: Resolution | None = None,
) -> Answer:
    """The answer that the findings on one criterion give on the as-of day.

    Findings that count and agree give one level; what holds in some units of a federation and not in
    others is *partly*; counting findings that otherwise disagree make the criterion disputed, and it
    spans their answers. With nothing that counts it spans all.
    """
    aside = set_aside(findings, as_of, framework.staleness[criterion.kind], resolution)
    counting = [finding for finding in findings if finding.id not in aside]
    ids = tuple(finding.id for finding in counting)
    state, low, high = _combined(criterion, counting, framework)
    if state is AnswerState.UNKNOWN and SetAside.NO_DATA in aside.values():
        state = AnswerState.NO_DATA
    numbers = [finding.value for finding in counting if finding.value is not None]
    values = (min(numbers), max(numbers)) if numbers else None
    return Answer(criterion_id, state, low, high, ids, aside, values=values)


def _combined(
    criterion: Criterion, counting: Sequence[Finding], framework: Framework
) -> tuple[AnswerState, int, int]:
    anything = 0, framework.best_level
    if not counting:
        return AnswerState.UNKNOWN, *anything
    inapplicable = [finding.answer == NOT_APPLICABLE for finding in counting]
    if all(inapplicable):
        return AnswerState.NOT_APPLICABLE, *anything
    if any(inapplicable):
        return AnswerState.DISPUTED, *anything
    levels = merged_levels(
        [level_of(finding, criterion, framework) for finding in counting if finding.coverage != "some"],
        [level_of(finding, criterion, framework) for finding in counting if finding.coverage == "some"],
        framework.next_best_level,
    )
    state = AnswerState.ANSWERED if len(levels) == 1 else AnswerState.DISPUTED
    return state, min(levels), max(levels)


def merged_levels(whole: Sequence[int], some_units: Sequence[int], partly: int) -> set[int]:
    """What stands when statements on the whole country and on some of its units are put together."""
    levels = set(whole)
    if some_units and (not levels or (len(levels) == 1 and not levels.issuperset(some_units))):
        return {partly}
    return levels


def level_of(finding: Finding, criterion: Criterion, framework: Framework) -> int:
    """The level of one finding's answer, 0 the worst; a measure's number is held against its thresholds."""
    if criterion.measure and finding.value is not None:
        return measured_level(criterion.measure, finding.value, framework)
    if finding.answer not in framework.answers:
        raise ValueError(f"finding {finding.id} has the answer {finding.answer!r}, which is no level")
    return framework.answers.index(finding.answer)


def measured_level(measure: Measure, value: Fraction, framework: Framework) -> int:
    """*Met*, *partly* or *not met* for a number, by thresholds that count themselves in."""

    def reaches(threshold: Fraction) -> bool:
        return value >= threshold if measure.rising else value <= threshold

    if reaches(measure.met):
        return framework.best_level
    return framework.next_best_level if measure.partly is not None and reaches(measure.partly) else 0


def from_record(
    criterion_id: str,
    rule: TreatyRule,
    country: Country | None,
    treaties: Mapping[str, Treaty],
    framework: Framework,
    as_of: date,
) -> Answer:
    """The answer that the ratification record gives; unknown where there is no record of the treaty."""
    unknown = Answer(criterion_id, AnswerState.UNKNOWN, 0, framework.best_level)
    records = country.treaties if country else ()
    record = next((record for record in records if record.treaty == rule.treaty), None)
    if record is None:
        return unknown
    status = treaty_status(treaties[rule.treaty], record, as_of)
    if status == NOT_ELIGIBLE:
        return replace(unknown, state=AnswerState.NOT_APPLICABLE, treaty_status=status)
    level = treaty_level(rule, status, framework)
    return Answer(criterion_id, AnswerState.ANSWERED, level, level, treaty_status=status)


def treaty_level(rule: TreatyRule, status: str, framework: Framework) -> int:
    """The level that a status gives."""
    if status in rule.met_when:
        return framework.best_level
    return framework.next_best_level if status in rule.partly_when else 0

"""An edition's evidence: whether each finding can count for what it says, and what is in dispute."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from scoring.check.records import known_source
from scoring.grade.answers import from_findings
from scoring.grade.findings import counts_until, set_aside
from scoring.model.dates import years_after
from scoring.model.evidence import (
    NO_DATA,
    NOT_APPLICABLE,
    STATE_ACTORS,
    Edition,
    Finding,
    Reference,
    Resolution,
)
from scoring.model.framework import Criterion, Framework
from scoring.model.result import AnswerState, SetAside
from scoring.problems import Origin, Problems, closest
from scoring.read.workspace import Loaded


def check_edition(edition: Edition, loaded: Loaded, problems: Problems) -> None:
    """All that is wrong with the findings, resolutions and overrides of an edition."""
    framework = loaded.workspace.frameworks.get(edition.framework)
    if framework is None:
        if loaded.workspace.frameworks and not loaded.problems.failed():
            problems.add(
                "file.name",
                edition.origin,
                edition.framework,
                f"evidence files are named after their framework, and there is no {edition.framework}",
                closest(edition.framework, loaded.workspace.frameworks),
            )
        return
    _duplicates(edition, problems)
    usable: dict[str, list[Finding]] = defaultdict(list)
    for finding in edition.findings:
        if _finding(finding, edition, framework, loaded, problems):
            usable[finding.criterion].append(finding)
    for id_, findings in usable.items():
        resolutions = [r for r in edition.resolutions if r.criterion == id_]
        _criterion(id_, findings, resolutions[0] if resolutions else None, edition, framework, problems)
    _resolutions(edition, framework, loaded, usable, problems)
    _overrides(edition, framework, problems)
    _not_assessed(edition, framework, usable, problems)


def _duplicates(edition: Edition, problems: Problems) -> None:
    items: list[tuple[str, Origin]] = [(finding.id, finding.origin.at("id")) for finding in edition.findings]
    items += [(call.id, call.origin.at("id")) for call in edition.calls]
    items += [(case.id, case.origin.at("id")) for case in edition.texts.case_studies]
    first: dict[str, Origin] = {}
    for id_, origin in items:
        if id_ in first:
            place = first[id_].place
            problems.add(
                "finding.duplicate-id",
                origin,
                id_,
                f"the id {id_} is taken in {place.file} on line {place.line}",
                "Give one of the two another id.",
            )
        first.setdefault(id_, origin)


def _finding(
    finding: Finding, edition: Edition, framework: Framework, loaded: Loaded, problems: Problems
) -> bool:
    """Report what is wrong with one finding; whether it can be weighed with others."""
    before = len(problems.found)
    check_reference(finding.reference, finding.origin, finding.id, edition, loaded, problems)
    entry = framework.criteria.get(finding.criterion)
    if entry is None:
        problems.add(
            "finding.unknown-criterion",
            finding.origin.at("criterion"),
            finding.id,
            f"the framework {framework.id} has no criterion {finding.criterion}",
            closest(finding.criterion, framework.criteria) or "Criteria are named like 1.1.a.",
        )
        return False
    _answer(finding, entry[1], problems)
    _times(finding, edition, problems)
    _level(finding, problems)
    blocking = {"finding.answer", "finding.treaty"}
    return not any(problem.code in blocking for problem in problems.found[before:])


def check_reference(
    reference: Reference, origin: Origin, subject: str, edition: Edition, loaded: Loaded, problems: Problems
) -> None:
    """Known sources, about this country."""
    sources = loaded.workspace.sources_of(edition.country)
    source = known_source(reference.source, origin.at("source"), subject, sources, loaded, problems)
    if reference.reporting:
        known_source(reference.reporting, origin.at("reporting"), subject, sources, loaded, problems)
    if source and source.about and edition.country not in source.about:
        problems.add(
            "finding.foreign-source",
            origin.at("source"),
            subject,
            f"the source {source.id} is about {', '.join(sorted(source.about))}, not {edition.country}",
            "Check that it is the right source, or add the country to its about.",
        )


def _answer(finding: Finding, criterion: Criterion, problems: Problems) -> None:
    origin, id_ = finding.origin, finding.id
    if criterion.treaty:
        problems.add(
            "finding.treaty",
            origin.at("criterion"),
            id_,
            f"{finding.criterion} is answered by the ratification record of {criterion.treaty.treaty}",
            "Put the fact into country.yaml, and take the finding out.",
        )
    elif criterion.measure and finding.value is None and finding.answer not in {NOT_APPLICABLE, NO_DATA}:
        problems.add(
            "finding.answer",
            origin.at("answer"),
            id_,
            f"{finding.criterion} is answered by a number, in {criterion.measure.unit}",
            "Write value: and the number in place of the answer.",
        )
    elif not criterion.measure and (finding.value is not None or finding.answer is None):
        problems.add(
            "finding.answer",
            origin.at("value"),
            id_,
            "a finding gives an answer, and a number only where its criterion is a measure",
            "Write answer: met, partly, not met or no data.",
        )
    if finding.answer == NOT_APPLICABLE and criterion.not_applicable is None:
        problems.add(
            "finding.answer",
            origin.at("answer"),
            id_,
            f"the framework does not allow *not applicable* for {finding.criterion}",
            "Answer met, partly or not met.",
        )
    if (finding.answer == NO_DATA) != (finding.searched is not None):
        problems.add(
            "finding.searched",
            origin.at("searched"),
            id_,
            "the answer no data says who looked, when and where, and no other answer does",
            "Write searched: {by: a-role, on: 2009-12, where: …}, or another answer.",
        )


def _times(finding: Finding, edition: Edition, problems: Problems) -> None:
    if finding.holds_on.first > edition.as_of:
        problems.add(
            "finding.after-as-of",
            finding.origin.at("holds-on"),
            finding.id,
            f"holds on {finding.holds_on}, and this edition is as of {edition.as_of}",
            "Keep it for the next edition, or correct the date.",
        )
    if finding.until and finding.until.last < finding.holds_on.first:
        problems.add(
            "finding.until",
            finding.origin.at("until"),
            finding.id,
            f"ended on {finding.until}, and is said to hold on {finding.holds_on}",
            "Correct one of the two dates.",
        )
    others = {other.id: other for other in edition.findings}
    for earlier in finding.supersedes:
        other = others.get(earlier)
        if other is None or other.criterion != finding.criterion or other.id == finding.id:
            message = f"there is no other finding {earlier} on {finding.criterion}"
        elif other.holds_on.first > finding.holds_on.last:
            message = f"{earlier} holds on {other.holds_on}, which is later"
        else:
            continue
        problems.add(
            "finding.supersedes",
            finding.origin.at("supersedes"),
            finding.id,
            message,
            closest(
                earlier, [o for o in others if others[o].criterion == finding.criterion and o != finding.id]
            ),
        )


def _level(finding: Finding, problems: Problems) -> None:
    if (finding.level == "sub-national") != (finding.coverage is not None):
        problems.add(
            "finding.coverage",
            finding.origin.at("level"),
            finding.id,
            "sub-national findings have a coverage, and national ones have none",
            "Write coverage: some or coverage: all with level: sub-national.",
        )


def _criterion(
    id_: str,
    findings: Sequence[Finding],
    resolution: Resolution | None,
    edition: Edition,
    framework: Framework,
    problems: Problems,
) -> None:
    """What is to be said of a criterion's findings together: lapses, disputes, others' work alone."""
    criterion = framework.criteria[id_][1]
    if criterion.kind not in framework.staleness:
        return
    years = framework.staleness[criterion.kind]
    aside = set_aside(findings, edition.as_of, years, resolution)
    _lapses(findings, aside, years, edition.as_of, problems)
    answer = from_findings(id_, criterion, findings, framework, edition.as_of, resolution)
    if answer.state is AnswerState.DISPUTED:
        _dispute(id_, findings, aside, resolution, problems)
    others = [
        finding for finding in findings if finding.actor not in STATE_ACTORS and finding.answer != NO_DATA
    ]
    if others and not any(finding.actor in STATE_ACTORS for finding in findings):
        problems.add(
            "finding.only-others",
            others[0].origin,
            others[0].id,
            f"nothing here says what the state does about {id_}, so that the criterion stays not assessed",
            "Look for what the state does or supports, and record it, also where it does nothing.",
        )


def _lapses(
    findings: Sequence[Finding],
    aside: Mapping[str, SetAside],
    years: int | None,
    as_of: date,
    problems: Problems,
) -> None:
    for finding in findings:
        reason = aside.get(finding.id)
        if reason is SetAside.STALE:
            problems.add(
                "finding.stale",
                finding.origin.at("holds-on"),
                finding.id,
                f"holds on {finding.holds_on}, too long ago to count",
                "Look for something newer.",
            )
        until = counts_until(finding, years)
        if reason is None and until and until < years_after(as_of, 1):
            problems.add(
                "finding.lapses",
                finding.origin.at("holds-on"),
                finding.id,
                f"counts until {until} and then no more",
                "Look for something newer before the next edition.",
            )


def _dispute(
    id_: str,
    findings: Sequence[Finding],
    aside: Mapping[str, SetAside],
    resolution: Resolution | None,
    problems: Problems,
) -> None:
    counting = [finding for finding in findings if finding.id not in aside]
    answers = {finding.answer for finding in counting}
    said = ", ".join(f"{finding.id} {finding.answer}" for finding in counting)
    if resolution and resolution.holds:
        problems.add(
            "resolution.disagrees",
            resolution.origin.at("holds"),
            id_,
            f"the findings that hold still disagree: {said}",
            "Let those hold that give one answer.",
        )
    elif NOT_APPLICABLE in answers:
        problems.add(
            "finding.not-applicable",
            counting[0].origin.at("answer"),
            id_,
            f"one says not applicable and another answers: {said}",
            "Add a resolution that says which holds and why.",
        )
    elif not resolution:
        problems.add(
            "finding.disputed",
            counting[0].origin.at("answer"),
            id_,
            f"findings that count disagree: {said}",
            "Add a resolution that says which holds and why, or publish: dispute.",
        )


def _resolutions(
    edition: Edition,
    framework: Framework,
    loaded: Loaded,
    usable: Mapping[str, Sequence[Finding]],
    problems: Problems,
) -> None:
    counted = Counter(resolution.criterion for resolution in edition.resolutions)
    for resolution in edition.resolutions:
        id_, origin = resolution.criterion, resolution.origin
        if id_ not in framework.criteria:
            problems.add(
                "resolution.unknown",
                origin.at("criterion"),
                id_,
                f"there is no criterion {id_}",
                closest(id_, framework.criteria),
            )
            continue
        if counted[id_] > 1:
            problems.add(
                "resolution.duplicate", origin, id_, "the criterion has another resolution", "Keep one."
            )
        findings = usable.get(id_, ())
        strange = set(resolution.holds) - {finding.id for finding in findings} - loaded.reader.dropped
        for held in sorted(strange):
            problems.add(
                "resolution.unknown",
                origin.at("holds"),
                id_,
                f"there is no finding {held} on {id_}",
                closest(held, [finding.id for finding in findings]),
            )
        if not strange:
            _idle(resolution, findings, edition, framework, problems)


def _idle(
    resolution: Resolution,
    findings: Sequence[Finding],
    edition: Edition,
    framework: Framework,
    problems: Problems,
) -> None:
    criterion = framework.criteria[resolution.criterion][1]
    if criterion.kind not in framework.staleness:
        return
    answer = from_findings(resolution.criterion, criterion, findings, framework, edition.as_of)
    if answer.state is not AnswerState.DISPUTED:
        problems.add(
            "resolution.idle",
            resolution.origin,
            resolution.criterion,
            "nothing that counts is in dispute here",
            "Take the resolution out.",
        )


def _overrides(edition: Edition, framework: Framework, problems: Problems) -> None:
    counted = Counter(override.indicator for override in edition.overrides)
    for override in edition.overrides:
        id_, origin = override.indicator, override.origin
        if id_ not in framework.indicator_by_id:
            problems.add(
                "override.unknown",
                origin.at("indicator"),
                id_,
                f"there is no indicator {id_}",
                closest(id_, framework.indicator_by_id),
            )
        if override.grade not in framework.grade_position:
            problems.add(
                "framework.unknown-grade",
                origin.at("grade"),
                id_,
                f"there is no grade {override.grade}",
                closest(override.grade, framework.grade_position),
            )
        if counted[id_] > 1:
            problems.add(
                "resolution.duplicate", origin, id_, "the indicator has another override", "Keep one."
            )
        if override.until.last < edition.as_of:
            problems.add(
                "override.expired",
                origin.at("until"),
                id_,
                f"the override expired on {override.until}, before this edition's {edition.as_of}",
                "Take it out, or let the panel renew it.",
            )


def _not_assessed(
    edition: Edition, framework: Framework, usable: Mapping[str, Sequence[Finding]], problems: Problems
) -> None:
    for indicator in framework.indicators:
        asked = [criterion for criterion in indicator.criteria if not criterion.treaty]
        if asked and not any(usable.get(indicator.criterion_id(criterion)) for criterion in asked):
            problems.add(
                "evidence.not-assessed",
                edition.origin.at("findings"),
                indicator.id,
                f"no finding speaks about {indicator.id} {indicator.title}",
                "Add findings, or leave it: it is printed as not assessed.",
            )

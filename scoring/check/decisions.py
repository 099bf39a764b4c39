"""Resolutions of disputes and overrides of grades: whether they name what there is and decide something."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.check.findings import Weighable
from scoring.grade.answers import from_findings
from scoring.model.evidence import Edition, Resolution
from scoring.model.framework import Framework
from scoring.model.result import AnswerState
from scoring.problems import Origin, Problems, closest


def check_decisions(edition: Edition, framework: Framework, weighable: Weighable, problems: Problems) -> None:
    """What is wrong with the resolutions and overrides of an edition."""
    resolved = [(one.criterion, one.origin.at("criterion")) for one in edition.resolutions]
    overridden = [(one.indicator, one.origin.at("indicator")) for one in edition.overrides]
    _twice(resolved, "resolution", problems)
    _twice(overridden, "override", problems)
    for resolution in edition.resolutions:
        id_ = resolution.criterion
        if id_ not in framework.criteria:
            said, hint = f"there is no criterion {id_}", closest(id_, framework.criteria)
            problems.add("resolution.unknown", resolution.origin.at("criterion"), id_, said, hint)
        elif _known(resolution, edition, weighable, problems) and weighable.sure(id_):
            _idle(resolution, edition, framework, weighable, problems)
    _overrides(edition, framework, problems)


def _twice(items: Iterable[tuple[str, Origin]], what: str, problems: Problems) -> None:
    first: dict[str, int] = {}
    for id_, origin in items:
        if id_ in first:
            said = f"there is another {what}, on line {first[id_]}"
            problems.add("resolution.duplicate", origin, id_, said, "Keep one.")
        first.setdefault(id_, origin.place.line)


def _known(resolution: Resolution, edition: Edition, weighable: Weighable, problems: Problems) -> bool:
    """Whether all findings that are to hold are findings on this criterion."""
    id_, before = resolution.criterion, len(problems.found)
    about = {finding.id: finding.criterion for finding in edition.findings}
    for number, held in enumerate(resolution.holds):
        if held in weighable.put_aside or about.get(held) == id_:
            continue
        said = f"there is no finding {held}"
        hint = closest(held, [one for one, criterion in about.items() if criterion == id_])
        if held in about:
            said, hint = (
                f"{held} is about {about[held]}, not {id_}",
                hint or "Name findings on this criterion.",
            )
        problems.add("resolution.unknown", resolution.origin.at("holds", str(number)), id_, said, hint)
    return len(problems.found) == before


def _idle(
    resolution: Resolution, edition: Edition, framework: Framework, weighable: Weighable, problems: Problems
) -> None:
    id_ = resolution.criterion
    criterion = framework.criteria[id_][1]
    if criterion.kind not in framework.staleness:
        return
    findings = weighable.by_criterion.get(id_, [])
    if from_findings(id_, criterion, findings, framework, edition.as_of).state is not AnswerState.DISPUTED:
        said = "nothing that counts is in dispute here"
        problems.add("resolution.idle", resolution.origin, id_, said, "Take the resolution out.")


def _overrides(edition: Edition, framework: Framework, problems: Problems) -> None:
    indicators, grades = framework.indicator_by_id, framework.grade_position
    for override in edition.overrides:
        id_, origin = override.indicator, override.origin
        if id_ not in indicators:
            said, hint = f"there is no indicator {id_}", closest(id_, indicators)
            problems.add("override.unknown", origin.at("indicator"), id_, said, hint)
        if override.grade not in grades:
            hint = closest(override.grade, grades) or f"The grades are {', '.join(grades)}."
            said = f"there is no grade {override.grade}"
            problems.add("framework.unknown-grade", origin.at("grade"), id_, said, hint)
        if override.until.last < edition.as_of:
            said = f"the override expired on {override.until}, before this edition's {edition.as_of}"
            hint = "Take it out, or let the panel renew it."
            problems.add("override.expired", origin.at("until"), id_, said, hint)

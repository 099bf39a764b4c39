"""Evidence under an older or newer framework: a change of method is told from a change in the world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from scoring.model.evidence import Edition, Finding, Resolution
from scoring.model.framework import Framework

Mapped = Mapping[str, tuple[str, ...]]


def mapping_between(evidence: Framework, rules: Framework) -> Mapped | None:
    """Where each criterion of the evidence's framework goes under the other's rules.

    None where no crosswalk joins them. The newer framework carries the crosswalk; it is read
    backwards to score new evidence by old rules.
    """
    if evidence.id == rules.id:
        return {criterion: (criterion,) for criterion in rules.criteria}
    if rules.replaces == evidence.id:
        return rules.crosswalk
    if evidence.replaces == rules.id:
        return _reversed(evidence.crosswalk)
    return None


def _reversed(crosswalk: Mapped) -> Mapped:
    back: dict[str, list[str]] = defaultdict(list)
    for old, news in crosswalk.items():
        for new in news:
            back[new].append(old)
    return {new: tuple(sorted(olds)) for new, olds in back.items()}


def translated(edition: Edition, evidence: Framework, rules: Framework) -> Edition:
    """The edition's findings and resolutions under the other rules; what has no counterpart drops out.

    A finding that goes to several criteria keeps its id in the first and takes ``id@criterion`` in the
    others. Overrides speak of the old rules' grades and are left behind. ValueError without a crosswalk.
    """
    mapping = mapping_between(evidence, rules)
    if mapping is None:
        raise ValueError(f"no crosswalk joins {evidence.id} and {rules.id}")
    if evidence.id == rules.id:
        return edition
    findings = tuple(
        moved
        for finding in edition.findings
        if _answerable(finding, rules)
        for moved in _moved(finding, mapping.get(finding.criterion, ()))
    )
    names: dict[tuple[str, str], str] = {(original(item), item.criterion): item.id for item in findings}
    resolutions = tuple(
        moved
        for resolution in edition.resolutions
        for moved in _resolved(resolution, mapping.get(resolution.criterion, ()), names)
    )
    return replace(edition, framework=rules.id, findings=findings, resolutions=resolutions, overrides=())


def original(finding: Finding) -> str:
    """The id that a translated finding had in its own edition."""
    return finding.id.split("@")[0]


def _answerable(finding: Finding, rules: Framework) -> bool:
    return finding.answer is None or finding.answer in {*rules.answers, "not applicable", "no data"}


def _moved(finding: Finding, targets: tuple[str, ...]) -> list[Finding]:
    return [
        replace(
            finding,
            criterion=target,
            id=finding.id if position == 0 else f"{finding.id}@{target}",
            supersedes=tuple(
                earlier if position == 0 else f"{earlier}@{target}" for earlier in finding.supersedes
            ),
        )
        for position, target in enumerate(targets)
    ]


def _resolved(
    resolution: Resolution, targets: tuple[str, ...], names: Mapping[tuple[str, str], str]
) -> list[Resolution]:
    return [
        replace(
            resolution,
            criterion=target,
            holds=tuple(names[held, target] for held in resolution.holds if (held, target) in names),
        )
        for target in targets
    ]

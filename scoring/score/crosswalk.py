"""Evidence under an older or newer framework: a change of method is told from a change in the world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scoring.model.evidence import NO_DATA, NOT_APPLICABLE, Edition, Finding, Resolution
from scoring.model.framework import Criterion, Framework

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
        for moved in _moved(finding, mapping.get(finding.criterion, ()), rules)
    )
    resolutions = tuple(_resolutions(edition, mapping, findings))
    return replace(edition, framework=rules.id, findings=findings, resolutions=resolutions, overrides=())


def original(finding: Finding) -> str:
    """The id that a translated finding had in its own edition."""
    return finding.id.split("@")[0]


def _moved(finding: Finding, targets: tuple[str, ...], rules: Framework) -> list[Finding]:
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
        if _answers(finding, rules.criteria[target][1], rules)
    ]


def _answers(finding: Finding, criterion: Criterion, rules: Framework) -> bool:
    """Whether a finding can answer a criterion: a measure needs a number, others a word of the scale."""
    if criterion.treaty:
        return False
    if finding.answer == NOT_APPLICABLE:
        return criterion.not_applicable is not None
    if finding.answer == NO_DATA:
        return True
    return finding.value is not None if criterion.measure else finding.answer in rules.answers


def _resolutions(edition: Edition, mapping: Mapped, findings: Sequence[Finding]) -> Iterator[Resolution]:
    """One for each criterion that resolutions lead to: what lost in its own criterion stays lost there."""
    groups: dict[str, list[Resolution]] = defaultdict(list)
    for resolution in edition.resolutions:
        for target in mapping.get(resolution.criterion, ()):
            groups[target].append(resolution)
    for target, group in groups.items():
        decided = {resolution.criterion: resolution.holds for resolution in group if resolution.holds}
        lost = {one.id for one in edition.findings if one.id not in decided.get(one.criterion, (one.id,))}
        kept = tuple(one.id for one in findings if one.criterion == target and original(one) not in lost)
        won = tuple(id_ for resolution in group for id_ in resolution.holds)
        yield replace(
            group[0],
            criterion=target,
            # Where only what lost has a counterpart, the old names keep it from counting.
            holds=(kept or won) if lost else (),
            because=" ".join(resolution.because for resolution in group),
        )

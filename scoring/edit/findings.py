"""Findings and decisions as YAML: those that are carried on, and those that wait to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.edit.yaml_text import blank, number, pair, scalar
from scoring.model.evidence import NO_DATA, NOT_APPLICABLE, Finding, Resolution
from scoring.model.framework import Criterion, Framework, Indicator

_ONE_LINE = 75


def finding_lines(finding: Finding) -> Iterator[str]:
    """A finding as it is written under ``findings:``."""
    reference, searched = finding.reference, finding.searched
    yield f"  - id: {finding.id}"
    fields = {
        "criterion": finding.criterion,
        "answer": finding.answer,
        "value": None if finding.value is None else number(finding.value),
        "statement": finding.statement,
        "actor": finding.actor,
        "level": finding.level,
        "coverage": finding.coverage,
        "holds-on": str(finding.holds_on),
        "until": str(finding.until) if finding.until else None,
        "source": reference.source,
        "locator": reference.locator,
        "reporting": reference.reporting,
        "author": finding.author,
    }
    for key, text in fields.items():
        if text is not None:
            yield from pair(key, text, 4)
    if finding.supersedes:
        yield f"    supersedes: [{', '.join(finding.supersedes)}]"
    if searched:
        yield "    searched:"
        yield from (f"      by: {searched.by}", f"      on: {searched.on}")
        yield from pair("where", searched.where, 6)
    if finding.note:
        yield from pair("note", finding.note, 4)


def resolution_lines(resolution: Resolution) -> Iterator[str]:
    """A resolution as it is written under ``resolutions:``."""
    yield f"  - criterion: {resolution.criterion}"
    yield f"    holds: [{', '.join(resolution.holds)}]" if resolution.holds else "    publish: dispute"
    yield from pair("because", resolution.because, 4)
    yield from (f"    by: {resolution.by}", f"    on: {resolution.on}")


def empty_finding(
    country: str,
    indicator: Indicator,
    criterion: Criterion,
    framework: Framework,
    count: int = 1,
    first: bool = False,
) -> Iterator[str]:
    """A finding with what is known before anybody has looked; the ``first`` of a file explains every key."""
    prefix = country.lower()
    yield f"  - id: {prefix}-{indicator.id}-{criterion.id}{count}"
    yield f"    criterion: {indicator.criterion_id(criterion)}"
    if criterion.measure:
        yield blank("value", f"the number; or answer: {NO_DATA} in its place", 4)
    else:
        yield blank("answer", _choices(criterion, framework), 4)
    yield blank("statement", "what the source says, in your own words, and nothing more" * first, 4)
    yield blank("actor", "who does it: state, state-supported, ngo, international, private", 4)
    yield blank("level", "national; or sub-national, with a line coverage: some or all", 4)
    yield blank("holds-on", "when it was so: 2009, 2009-11 or 2009-11-30" * first, 4)
    yield blank("source", "its id in a sources.yaml" * first, 4)
    yield blank("locator", "the paragraph, page or section" * first, 4)
    yield f"    author: {prefix}-researcher"


def _choices(criterion: Criterion, framework: Framework) -> str:
    """The answers that the criterion knows, where they fit on the line."""
    names = [scalar(one) for one in reversed(framework.answers) if one in criterion.meanings]
    names += [NOT_APPLICABLE] * (criterion.not_applicable is not None)
    said = f"{', '.join(names)} or {NO_DATA}"
    return said if len(said) <= _ONE_LINE and said.isprintable() else "one of the answers above, or no data"

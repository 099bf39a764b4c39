"""The digest of a finding: what a review is bound to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from scoring.model.evidence import Edition, Finding
from scoring.model.framework import Criterion
from scoring.model.workspace import Workspace
from scoring.review.digest import canonical

SHORT = 8


def finding_digest(workspace: Workspace, edition: Edition, finding: Finding) -> str:
    """SHA-256, in hexadecimal, of a finding with the question that it answers and the record of its source.

    How lines are broken does not enter, nor the finding's id, its author and the remark for reviewers.
    The criterion must be one of the framework's.
    """
    return hashlib.sha256(canonical(_content(workspace, edition, finding))).hexdigest()


def finding_parts(workspace: Workspace, edition: Edition, finding: Finding) -> Mapping[str, str]:
    """The beginnings of the digests of the parts, by name: enough to see which of them changed."""
    content = _content(workspace, edition, finding)
    return {name: hashlib.sha256(canonical(part)).hexdigest()[:SHORT] for name, part in content.items()}


def _content(workspace: Workspace, edition: Edition, finding: Finding) -> Mapping[str, object]:
    """What a reviewer compares, in the order in which it is looked at."""
    criterion = workspace.frameworks[edition.framework].criteria[finding.criterion][1]
    sources = workspace.sources_of(edition.country)
    cited = [id_ for id_ in (finding.reference.source, finding.reference.reporting) if id_]
    content: dict[str, object] = {
        "criterion": finding.criterion,
        "question": _question(criterion),
        "answer": [finding.answer, finding.value, finding.searched],
        "text": finding.statement,
        "actor": finding.actor,
        "level": [finding.level, finding.coverage],
        "dates": [finding.holds_on, finding.until],
        "ends": sorted(finding.supersedes),
        "locator": finding.reference.locator,
        "source": [[id_, sources[id_].kind, sources[id_].record] for id_ in cited if id_ in sources],
    }
    return {name: _even(part) for name, part in content.items()}


def _question(criterion: Criterion) -> object:
    """The question with the meanings of its answers: another wording may ask something else."""
    return [criterion.question, criterion.meanings, criterion.not_applicable, criterion.measure]


def _even(value: object) -> object:
    """Texts with every run of white space as one space, at any depth of lists and keys."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return {key: _even(item) for key, item in value.items()}
    return [_even(item) for item in value] if isinstance(value, list | tuple) else value

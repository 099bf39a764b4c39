"""What of an edition still stands on a later day, by the engine's reckoning, and why the rest does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from scoring.grade.answers import from_findings
from scoring.grade.findings import set_aside
from scoring.language.words import SET_ASIDE
from scoring.model.evidence import Edition, Finding, Resolution
from scoring.model.framework import Framework
from scoring.model.result import AnswerState, SetAside

_STANDS = frozenset({SetAside.ACTOR, SetAside.NO_DATA})
"""What colours no cell and is nevertheless so: the work of others gives a star, a search was made."""


@dataclass(frozen=True)
class Carried:
    """What stays of an edition, and what is left out with the reason in words.

    ``overturned`` are decisions, by what they are about, that are to be taken anew.
    """

    edition: Edition
    findings: tuple[Finding, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    left: tuple[tuple[Finding, str], ...] = ()
    overturned: tuple[tuple[str, str], ...] = ()


def carried(edition: Edition, framework: Framework, as_of: date) -> Carried:
    """What an edition without errors hands on to one as of a later day; findings keep their ids.

    Staleness and ends are reckoned as in grading. A resolution stays while there is something to resolve; a
    finding that lost stays out once nothing is left of what won. Overrides are decided anew by their panel.
    """
    parts = [_on_criterion(edition, framework, id_, as_of) for id_ in framework.criteria]
    findings = [finding for part in parts for finding in part.findings]
    known = {finding.id for finding in findings}
    overrides = [(f"override of {one.indicator}", "the panel decides anew") for one in edition.overrides]
    return Carried(
        edition,
        tuple(replace(one, supersedes=tuple(i for i in one.supersedes if i in known)) for one in findings),
        tuple(resolution for part in parts for resolution in part.resolutions),
        tuple(item for part in parts for item in part.left),
        (*(item for part in parts for item in part.overturned), *overrides),
    )


def _on_criterion(edition: Edition, framework: Framework, id_: str, as_of: date) -> Carried:
    criterion = framework.criteria[id_][1]
    findings = [one for one in edition.findings if one.criterion == id_]
    years = framework.staleness[criterion.kind]
    aside = set_aside(findings, as_of, years)
    kept = [one for one in findings if one.id not in aside or aside[one.id] in _STANDS]
    left = [(one, _reason(aside[one.id], years)) for one in findings if one not in kept]
    resolution = next((one for one in edition.resolutions if one.criterion == id_), None)
    if resolution is None:
        return Carried(edition, tuple(kept), (), tuple(left))
    held = tuple(one.id for one in kept if one.id in resolution.holds)
    if resolution.holds and not held:
        lost = [one for one in kept if one.id not in aside]
        left += [(one, "another finding was held to be right, and that has lapsed") for one in lost]
        kept = [one for one in kept if one not in lost]
        overturned = "the findings that held have lapsed"
    elif from_findings(id_, criterion, kept, framework, as_of).state is AnswerState.DISPUTED:
        return Carried(edition, tuple(kept), (replace(resolution, holds=held),), tuple(left))
    else:
        overturned = "nothing is in dispute any more"
    return Carried(edition, tuple(kept), (), tuple(left), ((f"resolution on {id_}", overturned),))


def _reason(reason: SetAside, years: int | None) -> str:
    if reason is SetAside.STALE:
        return f"too old: a finding of its kind counts for {years} year{'' if years == 1 else 's'}"
    return SET_ASIDE[reason]

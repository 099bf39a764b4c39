"""What waits for reviewers, what was sent back and what has lapsed, the heaviest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scoring.explain.consequence import Consequence, Outcome
from scoring.explain.consequence import consequences as found_by
from scoring.model.evidence import Edition, Finding
from scoring.model.framework import Framework
from scoring.model.reviews import Review, Verdict
from scoring.model.workspace import Workspace
from scoring.rank.standings import newest
from scoring.review.findings import finding_parts
from scoring.review.standing import LAPSED, WAITING, Standing, Weighed, standings


@dataclass(frozen=True)
class Entry:
    """A finding with where it stands and what rests on it; ``parts`` are its own, by name."""

    edition: Edition
    consequence: Consequence
    standing: Standing
    parts: Mapping[str, str] = field(repr=False)

    @property
    def finding(self) -> Finding:
        return self.consequence.finding

    @property
    def waits(self) -> bool:
        """Whether a reviewer is due: it was never read, or not as it stands now."""
        return self.standing.state in {WAITING, LAPSED}

    @property
    def last(self) -> Weighed | None:
        """The verdict to speak of: the newest that stands and gave the state, or the newest of all."""
        stand = [one for one in self.standing.verdicts if one.stands] or list(self.standing.verdicts)
        said = [one for one in stand if one.verdict.verdict == self.standing.state] or stand
        return said[-1] if said else None

    def changed(self, verdict: Verdict) -> tuple[str, ...]:
        """The parts that are not as they were read, by name; none where the verdict does not tell."""
        known = verdict.parts
        return tuple(name for name, digest in self.parts.items() if name in known and known[name] != digest)

    def own(self, reviewer: str) -> Weighed | None:
        """The verdict of one reviewer, while it stands."""
        given = (one for one in self.standing.verdicts if one.review.reviewer == reviewer and one.stands)
        return next(given, None)


def queue(workspace: Workspace, framework: Framework, editions: Iterable[Edition]) -> tuple[Entry, ...]:
    """Every finding of the editions, the heaviest first, then by country and as the evidence has them."""
    entries = [
        Entry(
            edition,
            consequence,
            stand[consequence.finding.id],
            finding_parts(workspace, edition, consequence.finding),
        )
        for edition in editions
        for stand in [standings(workspace, edition)]
        for consequence in found_by(workspace, framework, edition)
    ]
    return tuple(sorted(entries, key=lambda one: one.consequence.order))


def editions_behind(workspace: Workspace, framework: Framework, edition: str) -> list[Edition]:
    """Each country's newest evidence up to an edition, by code: what its ranking rests on."""
    codes = sorted({code for code, _, name in workspace.editions if name == framework.id})
    found = (newest(workspace, code, framework.id, edition) for code in codes)
    return [one for one in found if one]


def due_elsewhere(workspace: Workspace, seen: Iterable[Edition]) -> list[tuple[Edition, int]]:
    """Other editions in which findings wait, with how many, by country, edition and framework."""
    shown = {(one.country, one.id, one.framework) for one in seen}
    found = []
    for key, edition in sorted(workspace.editions.items()):
        states = [one.state for one in standings(workspace, edition).values()] if key not in shown else []
        if waiting := sum(state in {WAITING, LAPSED} for state in states):
            found.append((edition, waiting))
    return found


def role_of(workspace: Workspace, edition: Edition, reviewer: str) -> str:
    """The role under which somebody reviews this edition or, if not yet, has reviewed another."""
    own = (edition.country, edition.id)
    ordered = [*workspace.reviews.get(own, ())]
    ordered += [one for key in sorted(workspace.reviews, reverse=True) for one in workspace.reviews[key]]
    return next((one.role for one in ordered if one.reviewer == reviewer), "")


def own_review(workspace: Workspace, edition: Edition, reviewer: str) -> Review | None:
    reviews = workspace.reviews.get((edition.country, edition.id), ())
    return next((one for one in reviews if one.reviewer == reviewer), None)


def entry_record(framework: Framework, entry: Entry) -> dict[str, Any]:
    """A finding with its place in the queue as plain values: grades and categories best first."""
    finding, consequence, last = entry.finding, entry.consequence, entry.last
    return {
        "country": entry.edition.country,
        "edition": entry.edition.id,
        "framework": framework.id,
        "finding": finding.id,
        "criterion": finding.criterion,
        "answer": consequence.now.answer,
        "author": finding.author,
        "source": finding.reference.source,
        "locator": finding.reference.locator,
        "state": entry.standing.state,
        "weight": consequence.weight.name.lower(),
        "set-aside": consequence.set_aside.value if consequence.set_aside else "",
        "now": _outcome(framework, consequence.now),
        "without": _outcome(framework, consequence.without),
        "with": {one.answer: _outcome(framework, one) for one in consequence.others},
        "role": last.review.role if last else "",
        "on": last.verdict.on.isoformat() if last else "",
        "verdict": last.verdict.verdict if last else "",
        "comment": last.verdict.comment if last else "",
        "changed": list(entry.changed(last.verdict)) if last and not last.stands else [],
    }


def _outcome(framework: Framework, outcome: Outcome) -> dict[str, Any]:
    result = outcome.result
    return {
        "state": result.state.value,
        "grades": [grade.id for grade in framework.grades[result.best : result.worst + 1]]
        if result.applicable
        else [],
        "categories": list(outcome.categories),
        "rank": list(outcome.rank) if outcome.rank else [],
    }

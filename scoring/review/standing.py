"""Where each finding stands with its reviewers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.model.evidence import Edition, Finding
from scoring.model.reviews import ACCEPTED, RETURNED, Review, Verdict
from scoring.model.workspace import Workspace
from scoring.review.findings import finding_digest

LAPSED, WAITING = "lapsed", "waiting"


@dataclass(frozen=True)
class Weighed:
    """A verdict with whose it is; it ``stands`` while nothing that it was bound to has changed."""

    review: Review
    verdict: Verdict
    stands: bool


@dataclass(frozen=True)
class Standing:
    """``state`` is accepted, returned, lapsed (all verdicts have) or waiting (there is none).

    ``verdicts`` are all that were given, those that stand first, then by day and reviewer.
    """

    state: str
    verdicts: tuple[Weighed, ...]

    @property
    def settled(self) -> bool:
        return self.state == ACCEPTED


def standings(workspace: Workspace, edition: Edition) -> Mapping[str, Standing]:
    """The standing of every finding of an edition, by its id, in the order of the evidence."""
    given: dict[str, list[tuple[Review, Verdict]]] = {}
    for review in workspace.reviews.get((edition.country, edition.id), ()):
        for verdict in review.verdicts:
            given.setdefault(verdict.finding, []).append((review, verdict))
    found = {}
    for finding in edition.findings:
        digest = finding_digest(workspace, edition, finding)
        found[finding.id] = _standing(finding, digest, given.get(finding.id, ()))
    return found


def _standing(finding: Finding, digest: str, given: Iterable[tuple[Review, Verdict]]) -> Standing:
    """A finding that is sent back is not settled by others who accept it; nobody reviews his own."""
    weighed = [
        Weighed(review, verdict, verdict.digest == digest)
        for review, verdict in given
        if review.reviewer != finding.author
    ]
    weighed.sort(key=lambda one: (not one.stands, one.verdict.on, one.review.reviewer))
    said = {one.verdict.verdict for one in weighed if one.stands}
    first = next((verdict for verdict in (RETURNED, ACCEPTED) if verdict in said), None)
    return Standing(first or (LAPSED if weighed else WAITING), tuple(weighed))

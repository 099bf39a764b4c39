"""Reviews: whether they speak of findings that there are, and whether the reviewer may."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scoring.model.evidence import Finding
from scoring.model.reviews import RETURNED, Review, Verdict
from scoring.problems import Origin, Problems, closest
from scoring.read.workspace import Loaded

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def check_reviews(loaded: Loaded, problems: Problems) -> None:
    """All that is wrong with the reviewers' files of a workspace."""
    for (country, edition), reviews in loaded.workspace.reviews.items():
        findings = _findings(loaded, country, edition)
        folder = f"countries/{country}/{edition}/"
        whole = not any(name.startswith(folder) for name in loaded.reader.lost)
        for review in reviews:
            first: dict[str, int] = {}
            for verdict in review.verdicts:
                known = not whole or verdict.finding in loaded.reader.dropped
                _finding(review, verdict, findings, known, problems)
                _verdict(verdict, problems)
                _twice(verdict, first, problems)
            _names(review, loaded.names, problems)


def _findings(loaded: Loaded, country: str, edition: str) -> Mapping[str, list[Finding]]:
    """The findings of an edition under all its frameworks, by their ids: as a rule one for each."""
    found: dict[str, list[Finding]] = {}
    for (code, id_, _), one in sorted(loaded.workspace.written.items()):
        for finding in one.findings if (code, id_) == (country, edition) else ():
            found.setdefault(finding.id, []).append(finding)
    return found


def _finding(
    review: Review, verdict: Verdict, findings: Mapping[str, list[Finding]], known: bool, problems: Problems
) -> None:
    place, id_ = verdict.origin.at("finding"), verdict.finding
    named = findings.get(id_, [])
    if not named and not known:
        said = f"{review.country} {review.edition} has no finding {id_}"
        hint = closest(id_, findings) or "Take the verdict out where the finding was taken out."
        problems.add("review.unknown-finding", place, id_, said, hint)
    elif any(one.author == review.reviewer for one in named):
        said = f"{review.reviewer} wrote this finding, and reviews it"
        hint = "Let somebody else read it against its source, and take this verdict out."
        problems.add("review.author", place, id_, said, hint)
    files = sorted({one.origin.file.name for one in named})
    if len(files) > 1:
        said = f"findings of this id stand in {' and '.join(files)}"
        problems.add("review.ambiguous", place, id_, said, "Give one of the two another id.")


def _verdict(verdict: Verdict, problems: Problems) -> None:
    if not _DIGEST.fullmatch(verdict.digest):
        said = "the digest is not 64 of the characters 0 to 9 and a to f"
        hint = "Give the verdict again with `cards review`, which writes the digest."
        problems.add("review.digest", verdict.origin.at("digest"), verdict.finding, said, hint)
    if verdict.verdict == RETURNED and not verdict.comment:
        said = "the finding is sent back, and nothing says why"
        hint = "Add comment: and what its author is to change."
        problems.add("review.comment", verdict.origin.at("verdict"), verdict.finding, said, hint)


def _twice(verdict: Verdict, first: dict[str, int], problems: Problems) -> None:
    place = verdict.origin.at("finding")
    if verdict.finding in first:
        said = f"the file has a verdict on this finding already, on line {first[verdict.finding]}"
        problems.add("review.duplicate", place, verdict.finding, said, "Keep the one that holds.")
    first.setdefault(verdict.finding, place.place.line)


def _names(review: Review, names: Mapping[str, str], problems: Problems) -> None:
    """Report where a file that is published holds the name of a reviewer; without printing it."""
    for subject, text, origin in _published(review):
        if any(re.search(rf"\b{re.escape(name)}\b", text) for name in names.values()):
            said = "a reviewer's name stands here, and this file is published"
            problems.add("review.name", origin, subject, said, "Write the role in its place.")


def _published(review: Review) -> Iterator[tuple[str, str, Origin]]:
    yield review.reviewer, review.role, review.origin.at("role")
    for verdict in review.verdicts:
        yield verdict.finding, verdict.comment, verdict.origin.at("comment")

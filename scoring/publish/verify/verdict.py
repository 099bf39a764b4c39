"""The verdict on a PDF: made from these files, or not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scoring.model.workspace import Workspace
from scoring.publish.verify.again import made_again, spoken
from scoring.publish.verify.alike import Differences, differences
from scoring.publish.verify.carried import carried
from scoring.publish.verify.held import Held, held
from scoring.publish.verify.manifest import Manifest, read_manifest


class Verdict(StrEnum):
    """``SAME`` to the byte; ``ALIKE`` for a reader, made by another engine or other libraries; ``ALTERED``,
    for nothing explains the difference; ``CHANGED``, for the files here are others."""

    SAME = "same"
    ALIKE = "alike"
    ALTERED = "altered"
    CHANGED = "changed"
    UNLIKE = "unlike"

    @property
    def ours(self) -> bool:
        return self in {Verdict.SAME, Verdict.ALIKE}


@dataclass(frozen=True)
class Finding:
    """What was found of a PDF; ``differences`` are None where it is the same to the byte."""

    verdict: Verdict
    held: Held
    differences: Differences | None


def claims_of(content: bytes) -> Manifest:
    """What a PDF says of itself; NotOursError where it says nothing that could be used."""
    return read_manifest(carried(content))


def verified(content: bytes, claimed: Manifest, workspace: Workspace) -> Finding:
    """A PDF held against the same document made from the workspace, which must be free of errors.

    NotOursError where the workspace has no such document, PublishError where it could not be made.
    """
    found = spoken(workspace, claimed.document)
    again = made_again(workspace, claimed.document, found)
    compared = held(claimed, claims_of(again))
    if again == content:
        return Finding(Verdict.SAME, compared, None)
    seen = differences(content, again)
    return Finding(_verdict(compared, seen), compared, seen)


def _verdict(compared: Held, seen: Differences) -> Verdict:
    if not compared.files:
        return Verdict.CHANGED
    if compared.claims or not (compared.engine or compared.libraries):
        return Verdict.ALTERED
    return Verdict.ALIKE if seen.none else Verdict.UNLIKE

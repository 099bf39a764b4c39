"""What became of the calls of earlier editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.model.evidence import Call, Edition, Fate
from scoring.model.workspace import Workspace


@dataclass(frozen=True)
class Asked:
    """A call, and what became of it; ``fate`` is None where nothing is told."""

    call: Call
    fate: Fate | None


@dataclass(frozen=True)
class Account:
    """The calls of an earlier edition, in the order of its card, as a later one tells of them."""

    earlier: Edition
    asked: tuple[Asked, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many calls have each fate; under an empty name those of which nothing is told."""
        return Counter(one.fate.fate if one.fate else "" for one in self.asked)


def accounts(workspace: Workspace, edition: Edition) -> tuple[Account, ...]:
    """What an edition tells of earlier calls, by the edition that made them, the newest first."""
    ids = sorted({fate.edition for fate in edition.fates}, reverse=True)
    earlier = (earlier_edition(workspace, edition, id_) for id_ in ids)
    return tuple(account(workspace, one, edition) for one in earlier if one)


def account(workspace: Workspace, earlier: Edition, edition: Edition) -> Account:
    """What an edition tells of the calls of another.

    Calls of which it tells nothing are listed where the other is the last before it. An older edition's
    calls were accounted for in between, and those alone are listed that it comes back to.
    """
    fates = {fate.call: fate for fate in edition.fates if fate.edition == earlier.id}
    last = last_before(workspace, edition)
    every = last is None or last.id == earlier.id
    asked = (Asked(call, fates.get(call.id)) for call in earlier.calls)
    return Account(earlier, tuple(one for one in asked if every or one.fate))


def earlier_edition(workspace: Workspace, edition: Edition, id_: str) -> Edition | None:
    """An edition of the same country, under the same framework if there is one.

    Calls stand beside the evidence of all frameworks, so that any of them has the same ones.
    """
    under = sorted(one for code, named, one in workspace.editions if (code, named) == (edition.country, id_))
    if not under:
        return None
    chosen = edition.framework if edition.framework in under else under[0]
    return workspace.editions[edition.country, id_, chosen]


def last_before(workspace: Workspace, edition: Edition) -> Edition | None:
    """The edition before this one under its framework, or under the one that this replaces."""
    framework = workspace.frameworks.get(edition.framework)
    lines: Iterable[str | None] = (edition.framework, framework.replaces if framework else None)
    ids = [
        id_
        for name in lines
        if name
        for id_ in workspace.edition_ids_of(edition.country, name)
        if id_ < edition.id
    ]
    return earlier_edition(workspace, edition, max(ids)) if ids else None

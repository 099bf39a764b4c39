"""Which global facts were known on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scoring.model.dates import PartialDate
from scoring.model.evidence import Source
from scoring.model.workspace import Workspace
from scoring.model.world import TOPICS, Fact


def facts_known(workspace: Workspace, as_of: date | None = None, topic: str = "") -> tuple[Fact, ...]:
    """The facts that are surely no later than the day, nor their sources, by topic and as they are written.

    A figure of 2010 counts from the end of 2010. Without a day all facts are given, whatever their date.
    """
    found = (fact for fact in workspace.facts if topic in {"", fact.topic})
    known = (fact for fact in found if as_of is None or _known(fact, workspace, as_of))
    return tuple(sorted(known, key=lambda fact: TOPICS.index(fact.topic)))


def newest_of(facts: Sequence[Fact], count: int) -> tuple[Fact, ...]:
    """The newest of those that are meant for overviews, in the order given."""
    meant = [fact for fact in facts if fact.overview]
    newest = sorted(meant, key=lambda fact: fact.holds_on.last, reverse=True)[:count]
    return tuple(fact for fact in meant if fact in newest)


def _known(fact: Fact, workspace: Workspace, as_of: date) -> bool:
    appeared = _appeared(workspace.sources[fact.reference.source])
    return fact.holds_on.last <= as_of and appeared is not None and appeared.last <= as_of


def _appeared(source: Source) -> PartialDate | None:
    """When a source was published, or looked at where it only says that; None where it says neither."""
    written = source.record.get("issued") or source.record.get("accessed")
    return PartialDate.parse(str(written)) if written else None

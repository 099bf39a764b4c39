"""What differs from a release that was published, and whether the cards say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scoring.explain.changes import Scope
from scoring.explain.difference import GradeChange, StandingChange
from scoring.explain.workspaces import Difference, difference
from scoring.model.corrections import Correction, Moved
from scoring.model.result import Standing
from scoring.model.workspace import Workspace
from scoring.problems import Place, Problems


@dataclass(frozen=True)
class Due:
    """A country whose card is changed: the ``items`` that were, and what that ``moved``.

    ``new`` are the corrections that were not there before; ``withdrawn`` that the card has been since.
    """

    country: str
    edition: str
    items: tuple[str, ...]
    moved: tuple[Moved, ...]
    new: tuple[Correction, ...]
    withdrawn: bool

    @property
    def told(self) -> bool:
        """Whether a correction tells of all of it, or the card no longer stands."""
        if self.withdrawn:
            return True
        items = {item for one in self.new for item in one.items}
        moved = {(one.key, one.was, one.now) for correction in self.new for one in correction.moved}
        wanted = {(one.key, one.was, one.now) for one in self.moved}
        return bool(self.new) and set(self.items) <= items and wanted == moved


def dues(old: Workspace, new: Workspace, framework: str, edition: str) -> tuple[Due, ...]:
    """The countries of an edition whose own evidence, texts or results differ, by code.

    A rank that moved only because another country did is no correction of the card.
    """
    found = difference(old, new)
    keys = [*old.editions, *new.editions, *new.withdrawn]
    codes = sorted({code for code, id_, under in keys if (id_, under) == (edition, framework)})
    given = (_due(code, edition, framework, found, old, new) for code in codes)
    return tuple(one for one in given if one.items or one.moved or one.new or one.withdrawn)


def shared_changes(old: Workspace, new: Workspace) -> tuple[str, ...]:
    """What differs and belongs to no country: rules and texts of frameworks, shared sources, facts."""
    changes = difference(old, new).changes
    return tuple(f"{one.what} {one.id}".strip() for one in changes if not one.scope.country)


def _due(code: str, edition: str, framework: str, found: Difference, old: Workspace, new: Workspace) -> Due:
    own = [one for one in found.changes if one.scope.country == code and one.scope.edition in {"", edition}]
    before, after = (space.corrections.get((code, edition)) for space in (old, new))
    known = before.corrections if before else ()
    key = (code, edition, framework)
    return Due(
        country=code,
        edition=edition,
        items=tuple(dict.fromkeys(f"{one.what} {one.id}".strip() for one in own)),
        moved=tuple(_moved(found, Scope(framework, code, edition))),
        new=tuple(one for one in (after.corrections if after else ()) if one not in known),
        withdrawn=key in new.withdrawn and key not in old.withdrawn,
    )


def _moved(found: Difference, scope: Scope) -> Iterator[Moved]:
    for standing in found.standings:
        if standing.scope == scope and not standing.rank_only:
            yield from _standing(standing)
    for grade in found.grades:
        if grade.scope == scope:
            yield from _grade(grade)


def _standing(change: StandingChange) -> Iterator[Moved]:
    was, now = _places(change.old), _places(change.new)
    for what in ("category", "rank", "points"):
        if was.get(what, ()) != now.get(what, ()):
            yield Moved(what, "", was.get(what, ()), now.get(what, ()))


def _places(standing: Standing | None) -> dict[str, tuple[str, ...]]:
    if standing is None:
        return {}
    found = {"category": standing.categories}
    if standing.rank:
        found["rank"] = tuple(str(place) for place in dict.fromkeys(standing.rank))
    if standing.result and standing.result.score.possible:
        score = standing.result.score
        found["points"] = tuple(str(points) for points in dict.fromkeys((score.low, score.high)))
    return found


def _grade(change: GradeChange) -> Iterator[Moved]:
    if change.moved:
        was, now = (one.grades or (one.state,) if one else () for one in (change.old, change.new))
        yield Moved("grade", change.indicator, was, now)
    for criterion in change.criteria:
        was, now = (
            (one.answers if one.state == "answered" else (one.state,)) if one else ()
            for one in (criterion.old, criterion.new)
        )
        if was != now:
            yield Moved("answer", criterion.criterion, was, now)


def check_dues(given: Iterable[Due], old: Workspace, new: Workspace, problems: Problems) -> None:
    """Report changed cards that no correction tells of, and corrections that were published and are gone."""
    for due in given:
        if not due.told:
            said = "the card is changed, and its corrections do not tell all of that"
            if not due.new:
                said = "the card is changed, and no correction says what was wrong and why"
            subject = f"{due.country} {due.edition}"
            hint = "Write it into corrections.yaml: what is due there stands at the end of this list."
            problems.add("release.correction", Place(corrections_file(due)), subject, said, hint)
    for (country, edition), before in old.corrections.items():
        after = new.corrections.get((country, edition))
        for one in before.corrections:
            if not after or one not in after.corrections:
                place = after.origin.place if after else before.origin.place
                said = f"the correction of {one.on} was published, and is changed or gone"
                hint = "Put it back as it was, and write another correction behind it."
                problems.add("release.rewritten", place, f"{country} {edition}", said, hint)
        if before.withdrawn and not (after and after.withdrawn):
            place = after.origin.place if after else before.origin.place
            said = f"the card was withdrawn on {before.withdrawn.on}, and stands again"
            hint = "Put withdrawn back. What is found anew belongs to a new edition."
            problems.add("release.rewritten", place, f"{country} {edition}", said, hint)


def corrections_file(due: Due) -> str:
    return f"countries/{due.country}/{due.edition}/corrections.yaml"

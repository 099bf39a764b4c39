"""What will lapse if nothing newer is found, when, and what that does to grades and score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from scoring.explain.changes import Scope
from scoring.explain.difference import GradeChange, Graded, grade_changes
from scoring.grade.findings import counts_until, set_aside
from scoring.model.dates import years_after
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.result import CountryResult, SetAside
from scoring.model.workspace import Workspace
from scoring.problems import Origin
from scoring.score.country import score_country


class What(StrEnum):
    """What lapses: a finding, a panel's override, or the time in which an edition is new enough."""

    FINDING = "finding"
    OVERRIDE = "override"
    EDITION = "edition"


@dataclass(frozen=True)
class Lapse:
    """Something that counts up to a ``day``, that day included.

    ``about`` is the criterion of a finding or the indicator of an override; ``kind`` and ``years`` tell by
    which rule it lapses, None where it says so itself.
    """

    day: date
    what: What
    id: str
    about: str
    origin: Origin
    kind: str = ""
    years: int | None = None


@dataclass(frozen=True)
class Effect:
    """What differs between two days of the same evidence."""

    grades: tuple[GradeChange, ...]
    before: CountryResult
    after: CountryResult


@dataclass(frozen=True)
class Day:
    """What lapses at the end of a day, and what that does."""

    day: date
    lapses: tuple[Lapse, ...]
    effect: Effect


@dataclass(frozen=True)
class Outlook:
    """An edition looked at from a later day: what has ``lapsed`` since it was made, and what will, by day."""

    edition: Edition
    framework: Framework
    lapsed: tuple[Lapse, ...]
    since: Effect
    days: tuple[Day, ...]


def outlooks(workspace: Workspace, on: date, until: date) -> tuple[Outlook, ...]:
    """Each country's newest evidence under each framework, seen from ``on``; what lapses before ``until``.

    By country; editions without findings have nothing that lapses. Nothing is known of what will be found.
    """
    newest: dict[tuple[str, str], Edition] = {}
    for (country, _, framework), edition in sorted(workspace.editions.items()):
        if edition.as_of <= on:
            newest[country, framework] = edition
    return tuple(_outlook(workspace, one, on, until) for _, one in sorted(newest.items()) if one.findings)


def _outlook(workspace: Workspace, edition: Edition, on: date, until: date) -> Outlook:
    framework = workspace.frameworks[edition.framework]
    found = sorted(_lapses(edition, framework), key=lambda one: (one.day, one.what, one.id))
    coming = [one for one in found if on <= one.day < until]
    return Outlook(
        edition=edition,
        framework=framework,
        lapsed=tuple(one for one in found if edition.as_of <= one.day < on),
        since=_effect(workspace, edition, edition.as_of, on),
        days=tuple(
            Day(
                day,
                tuple(one for one in coming if one.day == day),
                _effect(workspace, edition, day, day + timedelta(days=1)),
            )
            for day in sorted({one.day for one in coming})
        ),
    )


def _lapses(edition: Edition, framework: Framework) -> Iterator[Lapse]:
    """Everything of an edition that counted on its as-of day and has an end."""
    resolutions = {one.criterion: one for one in edition.resolutions}
    for id_, (_, criterion) in framework.criteria.items():
        findings = [one for one in edition.findings if one.criterion == id_]
        years = framework.staleness[criterion.kind]
        aside = set_aside(findings, edition.as_of, years, resolutions.get(id_))
        for finding in findings:
            day = counts_until(finding, years)
            if day and day < date.max and aside.get(finding.id) in {None, SetAside.ACTOR}:
                own = finding.until is not None and finding.until.last == day
                rule = ("", None) if own else (criterion.kind, years)
                yield Lapse(day, What.FINDING, finding.id, id_, finding.origin.at("holds-on"), *rule)
    for override in edition.overrides:
        if override.until.last >= edition.as_of:
            place = override.origin.at("until")
            yield Lapse(override.until.last, What.OVERRIDE, override.indicator, override.indicator, place)
    yield from _due(edition, framework)


def _due(edition: Edition, framework: Framework) -> Iterator[Lapse]:
    """The day after which what was found on the as-of day is too old, of the kind that ages first."""
    ages = [(years, kind) for kind, years in framework.staleness.items() if years is not None]
    years, kind = min(ages, default=(None, ""))
    day = years_after(edition.as_of, years) if years is not None else date.max
    if day < date.max:
        yield Lapse(day, What.EDITION, edition.id, "", edition.origin.at("as-of"), kind, years)


def _effect(workspace: Workspace, edition: Edition, before: date, after: date) -> Effect:
    framework = workspace.frameworks[edition.framework]
    country = workspace.countries.get(edition.country)
    old, new = (
        score_country(framework, replace(edition, as_of=day), country, workspace.treaties)
        for day in (before, after)
    )
    scope = Scope(edition.framework, edition.country, edition.id)
    return Effect(grade_changes(Graded(framework, old), Graded(framework, new), scope), old, new)
